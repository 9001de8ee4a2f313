"""What the room sees, small: painted by the slides themselves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from scanhost.desktop import slides
from scanhost.desktop.chair.look import Look
from scanhost.desktop.snapshot import UNTYPED, Snapshot, Typed
from scanhost.desktop.theme import Theme
from scanhost.domain.shapes import Role


class Miniature(QWidget):
    """A slide in the shape of the beamer."""

    def __init__(self, look: Look, beamer: Theme, width: int, name: str) -> None:
        super().__init__()
        self._look, self._beamer, self._width = look, beamer, width
        self._left: float | None = None
        self._snapshot: Snapshot | None = None
        self._black = False
        self._typed = UNTYPED
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)

    def wear(self, beamer: Theme) -> None:
        """Paint in the colours that the room sees."""
        self._beamer = beamer
        self.update()

    def draw(self, snapshot: Snapshot | None, black: bool = False, typed: Typed = UNTYPED) -> None:
        """Show this moment, with what is being typed in it."""
        self._snapshot = None if snapshot is None else slides.typed(snapshot, typed)
        self._black, self._left, self._typed = black, None, typed
        self.update()

    def tell_time(self, left: float) -> None:
        """Show the same moment with so many seconds on the clock."""
        self._left = left
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width, self._width * 9 // 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    def place(self) -> QRectF:
        """Return where the slide is: as large as fits, at the upper left."""
        width = min(self.width(), self.height() * 16 / 9)
        return QRectF(0, 0, width, width * 9 / 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.place()
        painter.save()
        painter.setClipRect(place)
        if self._black:
            painter.fillRect(place, QColor(Qt.GlobalColor.black))
        elif self._snapshot is not None:
            width = slides.fitted(place)[1]
            page = slides.typing_page(self._snapshot, self._typed, width) or 0
            slides.paint(painter, place, self._snapshot, self._beamer, self._left, page)
        else:
            painter.fillRect(place, self._look.colour(Role.SURFACE))
        painter.restore()
        painter.setPen(QPen(self._look.colour(Role.HAIR), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
