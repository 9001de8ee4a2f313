"""How many mails tell something that changed since, and a way to put them ready once more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words


class Outdated(QWidget):
    """One line below everybody's mail; nothing when every mail is right."""

    wanted = Signal()  # to put them ready once more

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.said = Words("", "todo", wrap=True)
        self.again = button(desk.texts.gettext("Put ready again …"), self.wanted.emit, "plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.again)
        self.hide()

    def draw(self, n: int, free: bool) -> None:
        """Say that there are `n`; not `free`, nothing can be put ready now."""
        said = self._desk.texts.ngettext(
            "{n} mail is out of date: what it says, or its address, changed since.",
            "{n} mails are out of date: what they say, or their address, changed since.",
            n,
        )
        self.said.setText(said.format(n=n))
        self.again.setEnabled(free)
        self.setVisible(n > 0)
