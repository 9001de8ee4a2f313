"""The knowledge bank to hand out: on paper by theme, or as one file that needs no internet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.paperkinds import OF_THE_BANK
from scanhost.desktop.chair.papers import Papers
from scanhost.desktop.chair.saving import ask_where_bank
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.views import Room


class Handout(QWidget):
    """A button that saves the file, and the paper below it."""

    file_wanted = Signal(str)  # a path to write to

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.papers = Papers(desk, look, OF_THE_BANK)
        self.save = button(_("Save the bank as a file …"), self._ask)
        hint = _(
            "For the homework groups: the whole bank in one file, to search at home without "
            "internet. Your favourites and the examples on your longlist and shortlist are in "
            "it. Below it is paper, by theme."
        )
        row = QHBoxLayout()
        row.setContentsMargins(18, 14, 22, 0)
        row.setSpacing(14)
        row.addWidget(Words(hint, "muted", wrap=True), 1)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.papers, 1)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the paper as the scan is now."""
        self._room = snapshot.room
        self.papers.draw(snapshot)

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self._room = None
        self.papers.begin()

    def _ask(self) -> None:
        if self._room is not None:
            ask_where_bank(self, self._desk, self._room, self.file_wanted.emit)
