"""The knowledge bank: found by its words, and read."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.snapshot import Snapshot


class Searching(QWidget):
    """A field to search by, what was found, and what is read of it."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Search the knowledge bank"))
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addStretch(1)

    def draw(self, snapshot: Snapshot) -> None:
        """Show what was found for a scan."""
