"""A QR code, as the room's screen shows it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair.look import Look
from scanhost.desktop.marks import Code
from scanhost.desktop.painter import paint

Matrix = tuple[tuple[bool, ...], ...]


class CodePicture(QWidget):
    """A code on its white card, as large as the picture."""

    def __init__(self, look: Look, side: int, name: str) -> None:
        super().__init__()
        self._look = look
        self._matrix: Matrix = ()
        self.setFixedSize(side, side)
        self.setAccessibleName(name)

    def draw(self, matrix: Matrix) -> None:
        """Show this code."""
        if matrix != self._matrix:
            self._matrix = matrix
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._matrix:
            code = Code(0, 0, self.width(), self._matrix)
            paint(QPainter(self), (code,), self._look.theme)
