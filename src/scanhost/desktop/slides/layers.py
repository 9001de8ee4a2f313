"""A slide in two layers: what lies still is painted once, what moves above it each time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from scanhost.desktop import slides
from scanhost.desktop.marks import Marks
from scanhost.desktop.slides.motion import Motion
from scanhost.desktop.theme import Theme
from scanhost.domain.shapes import Role


@dataclass(frozen=True, slots=True)
class Still:
    """What is painted already."""

    picture: QImage
    motion: Motion | None  # what moves above it
    scene: int  # of that motion

    def holds(self, motion: Motion | None, scene: int, ratio: float) -> bool:
        """Tell whether the picture is that of this moment, in pixels of this size."""
        same = (self.motion, self.scene) == (motion, scene)
        return same and self.picture.devicePixelRatio() == ratio


class Layers:
    """Paints marks into a widget, and keeps the picture of what lies still."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._still: Still | None = None

    @property
    def painted(self) -> bool:
        """Tell whether there is a picture of the slide."""
        return self._still is not None

    @property
    def moved(self) -> bool:
        """Tell whether something moved when it was last painted."""
        return self._still is not None and self._still.motion is not None

    def forget(self) -> None:
        """Paint all of it the next time."""
        self._still = None

    def paint(
        self, painter: QPainter, marks: Marks, moving: tuple[Motion, float] | None, theme: Theme
    ) -> None:
        """Paint a slide, with what moves on it and the seconds since that began."""
        what, since = moving or (None, 0.0)
        scene, still = (0, marks) if what is None else what.still(marks, since)
        ratio = self._widget.devicePixelRatioF()  # another once the window is on another screen
        if self._still is None or not self._still.holds(what, scene, ratio):
            self._still = Still(self._picture(still, theme, ratio), what, scene)
        painter.drawImage(0, 0, self._still.picture)
        if what is not None:
            box = QRectF(self._widget.rect())
            slides.spread(painter, box, what.moving(marks, since), theme)

    def _picture(self, marks: Marks, theme: Theme, ratio: float) -> QImage:
        """Return marks as a picture, at the pixels of the screen."""
        size = (self._widget.size() * ratio).expandedTo(QSize(1, 1))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(theme.colour(Role.GROUND))
        painter = QPainter(image)
        slides.spread(painter, QRectF(0, 0, size.width(), size.height()), marks, theme)
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image
