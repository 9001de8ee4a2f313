"""The sign of the program: a ring with twelve places."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair.look import Look
from scanhost.domain.roles import Role

PLACES = 12


class Sign(QWidget):
    """Twelve places around a table."""

    def __init__(self, look: Look, size: int) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(QPainter(self), self.width(), self._look)


def icon(look: Look) -> QIcon:
    """Return the sign for title bar and task bar."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        _paint(painter, size, look)
        painter.end()
        made.addPixmap(picture)
    return made


def _paint(painter: QPainter, size: int, look: Look) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = size / 54
    painter.translate(size / 2, size / 2)
    painter.setPen(QPen(look.colour(Role.INK), 3.2 * unit))
    painter.drawEllipse(QPointF(0, 0), 15 * unit, 15 * unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(Role.ACCENT_MARK))
    for _ in range(PLACES):
        box = QRectF(-4.5 * unit, -26 * unit, 9 * unit, 6 * unit)
        painter.drawRoundedRect(box, 2.3 * unit, 2.3 * unit)
        painter.rotate(360 / PLACES)
