"""After session 1: session 2 and later meetings, and how far what was agreed is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import Theme


class Following(QWidget):
    """The page from the close of session 1 on."""

    def __init__(self, desk: Desk, look: Look, beamer: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._look, self._beamer = desk, look, beamer
        self.setAccessibleName(desk.texts.gettext("Follow-up"))
        self._column = QVBoxLayout(self)

    def draw(self, snapshot: Snapshot) -> None:
        """Show where the follow-up stands."""
