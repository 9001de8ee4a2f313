"""The line that says, above every page, that this is a rehearsal, with the way out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words


def rehearsal_said(desk: Desk) -> str:
    """Return what stands in the corner of a slide meanwhile."""
    return desk.texts.gettext("Rehearsal: nothing is kept")


class Practising(QFrame):
    """Visible for as long as somebody rehearses."""

    end_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("practising")
        _ = desk.texts.gettext
        said = _("You are rehearsing: the group is simulated, and nothing is kept.")
        self.setAccessibleName(said)
        self.end = button(_("End the rehearsal"), self.end_wanted.emit, "small", grab=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 14, 5)
        row.addWidget(Words(said, "rehearsal", wrap=True), 1)
        row.addWidget(self.end)
        self.hide()
