"""Small marks as points to draw: a tick, an arrow, a chevron, a star."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen


def tick(x: float, y: float, size: float) -> list[QPointF]:
    """Return a tick around a point, as a line."""
    return [
        QPointF(x - size, y),
        QPointF(x - size * 0.3, y + size * 0.7),
        QPointF(x + size, y - size * 0.7),
    ]


def arrow(x: float, y: float, size: float) -> list[QPointF]:
    """Return an arrowhead to the right around a point, as a shape."""
    return [
        QPointF(x - size * 0.7, y - size),
        QPointF(x + size * 0.9, y),
        QPointF(x - size * 0.7, y + size),
    ]


def chevron(x: float, y: float, size: float) -> list[QPointF]:
    """Return a chevron down around a point, as a line."""
    return [
        QPointF(x - size, y - size * 0.5),
        QPointF(x, y + size * 0.5),
        QPointF(x + size, y - size * 0.5),
    ]


def star(x: float, y: float, size: float) -> list[QPointF]:
    """Return a star of five points around a point, as a shape."""
    turns = ((at * pi / 5, size * (0.45 if at % 2 else 1.0)) for at in range(10))
    return [QPointF(x + far * sin(turn), y - far * cos(turn)) for turn, far in turns]


def pen(colour: QColor, width: float = 2) -> QPen:
    """Return a pen with round ends."""
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
