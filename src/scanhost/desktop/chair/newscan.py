"""Beginning a new scan: which norms it has; everything else can be changed later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import Words


class NewScan(QFrame):
    """Asks for the pack; in the page, not over it."""

    wanted = Signal(str)  # a pack's id
    cancelled = Signal()
    asking = Signal(bool)  # the question stands here now, or no longer

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        _ = desk.texts.gettext
        self.pack = Choice(look.colour, _("Norms"))
        self.make = button(_("Make the scan"), self._make, "main")
        self.cancel = button(_("Cancel"), self._cancel, "quiet")
        label = Words(_("Which norms will you grade?"), "muted")
        label.setBuddy(self.pack)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.make)
        acts.addWidget(self.cancel)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 20)
        column.setSpacing(6)
        column.addWidget(Words(_("New scan"), "section"))
        column.addWidget(label)
        column.addWidget(self.pack)
        column.addWidget(
            Words(
                _("The norms stay as they are once the scan is made. All the rest can change."),
                "small",
                wrap=True,
            )
        )
        column.addSpacing(6)
        column.addLayout(acts)
        self.hide()

    def offer(self, packs: Sequence[tuple[str, str]]) -> None:
        """Offer these packs."""
        self.pack.fill(list(packs))

    def begin(self) -> None:
        """Show the question."""
        self.show()
        self.asking.emit(True)
        self.pack.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        if self.pack.chosen:
            self._put_away()
            self.wanted.emit(self.pack.chosen)

    def _cancel(self) -> None:
        self._put_away()
        self.cancelled.emit()

    def _put_away(self) -> None:
        self.hide()
        self.asking.emit(False)
