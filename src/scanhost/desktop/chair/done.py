"""A round mark that says how far something is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.marks import pen, tick
from scanhost.domain.roles import Role


class Done(QWidget):
    """How far something is: a ring, half full, or full with a tick."""

    SIZE = 18

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._share = look, 0.0
        self.setFixedSize(self.SIZE, self.SIZE)

    def draw(self, share: float) -> None:
        """Show how far it is, 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(1.5, 1.5, self.SIZE - 3, self.SIZE - 3)
        if self._share >= 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(Role.INK))
            painter.drawEllipse(ring)
            painter.setPen(pen(self._look.colour(Role.GROUND), 1.8))
            painter.drawPolyline(tick(ring.center().x(), ring.center().y(), 4))
            return
        colour = self._look.attention if self._share else self._look.colour(Role.LINE)
        painter.setPen(QPen(colour, 1.6))
        painter.drawEllipse(ring)
        if self._share:
            half = QPainterPath()
            half.moveTo(ring.center())
            half.arcTo(ring, 90, -180)
            half.closeSubpath()
            painter.fillPath(half, colour)
