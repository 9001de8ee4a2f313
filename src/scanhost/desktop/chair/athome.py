"""With the invitation: a file in which people practise at home."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.saving import ask_where_practice
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.words import Words
from scanhost.domain.views import Room


class AtHome(QWidget):
    """A button that saves the file, and what it is for."""

    wanted = Signal(str)  # a path to write to

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.save = button(_("Save the practice file …"), self._ask)
        hint = _(
            "To send with the invitation: everybody can try at home how grading goes. It needs "
            "no internet, and grades are not kept."
        )
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(hint, "muted", wrap=True))
        column.addLayout(row)

    def draw(self, room: Room) -> None:
        """Offer the file until session 1 is closed."""
        self._room = room
        self.save.setEnabled(not room.closed)

    def _ask(self) -> None:
        flush(self.window())  # the region and the day may just have been typed
        if self._room is not None:
            ask_where_practice(self, self._desk, self._room, self.wanted.emit)
