"""Several regions as a picture: the chart that paper can use too, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scanhost.desktop import fonts
from scanhost.desktop.chair.look import Look
from scanhost.desktop.painter import paint
from scanhost.domain.charts import Sizes
from scanhost.domain.regionchart import RegionWords, height, region_chart
from scanhost.domain.regions import Overview


class RegionsPicture(QWidget):
    """As wide as there is room, and as high as there are themes."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._drawn: tuple[Overview, RegionWords] | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def draw(self, overview: Overview, words: RegionWords) -> None:
        """Show these regions; who cannot see it hears the same."""
        self._drawn = overview, words
        said = [f"{words.title(one.theme)}: {words.told(one)}." for one in overview.themes]
        self.setAccessibleDescription(" ".join(said))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        themes = 0 if self._drawn is None else len(self._drawn[0].themes)
        return round(height(themes, self._sizes()))

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is not None:
            overview, words = self._drawn
            shapes = region_chart(
                overview.themes, self.width() - 1, words, fonts.measure, self._sizes()
            )
            paint(QPainter(self), tuple(shapes), self._look.theme)

    def _sizes(self) -> Sizes:
        letter = QFontInfo(self.font()).pixelSize()
        parts = (1.0, 1.0, 1.0, 0.95, 0.9, 0.9, 0.95, 0.3, 0.07)
        return Sizes(*(part * letter for part in parts))
