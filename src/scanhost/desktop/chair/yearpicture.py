"""The chart of years beside each other in the chair's window, in the theme's colours."""

from __future__ import annotations

from dataclasses import astuple
from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scanhost.desktop import fonts
from scanhost.desktop.chair.look import Look
from scanhost.desktop.painter import paint
from scanhost.domain.charts import Sizes
from scanhost.domain.comparing import Line
from scanhost.domain.shapes import Box, Shape
from scanhost.domain.yearchart import year_chart
from scanhost.report.yearwords import Wording

LARGER = 1.78  # than on paper, in pixels at the usual size of letters
LANE, ROW = 52, 108  # pixels: height of a year, and of a row at the least
AROUND = 66  # pixels: head and axis


class YearPicture(QWidget):
    """Some themes or norms; as wide as there is room."""

    def __init__(
        self,
        look: Look,
        say: Wording,
        lines: tuple[Line, ...],
        places: tuple[int, ...],
        themes: bool,
    ) -> None:
        """Draw these lines with these years."""
        super().__init__()
        self._look, self._say, self._lines = look, say, lines
        self._places, self._themes = places, themes
        self.setAccessibleName(" ".join(f"{one.title}: {say.told(one)}" for one in lines))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        row = max(LANE * len(self._places), ROW)
        scale = self._look.size / 100
        return QSize(560, round((AROUND + row * len(self._lines)) * scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, self.shapes(), self._look.theme)

    def shapes(self) -> list[Shape]:
        """Return what is drawn, as wide as the widget is now."""
        box = Box(self.width(), self.height())
        return _drawn(self._say, self._lines, self._places, self._themes, box, self._look.size)


@lru_cache(16)
def _drawn(
    say: Wording,
    lines: tuple[Line, ...],
    places: tuple[int, ...],
    themes: bool,
    box: Box,
    size: int,
) -> list[Shape]:
    scale = LARGER * size / 100
    sizes = Sizes(*(one * scale for one in astuple(Sizes.paper())))
    words = say.chart(themes, places)
    return year_chart(say.rows(lines, places), box, words, fonts.measure, sizes)
