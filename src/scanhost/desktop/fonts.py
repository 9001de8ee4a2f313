"""The house font on screen: loaded once from our own files, never the computer's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainterPath, QTextLayout

from scanhost import resources

HOUSE, OTHER = "Atkinson Hyperlegible Next", "DejaVu Sans"  # the second for other scripts
TIME, DECIMAL = re.compile(r"\d:\d\d(?!\d)"), re.compile(r"\d+[.,]\d")
UNIT = 100  # pixels of the font that is measured and painted; the painter scales it


@cache
def load() -> None:
    """Give Qt the bundled fonts; needs a QGuiApplication."""
    for path in sorted((resources.assets() / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"Qt cannot read {path}")


@cache
def unit(weight: int, tabular: bool = False) -> QFont:
    """Return the font in a weight, UNIT pixels large; tabular has figures of equal width."""
    load()
    font = QFont([HOUSE, OTHER])
    font.setPixelSize(UNIT)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def tabular(text: str) -> bool:
    """Tell whether the figures of a text keep their width: those of a clock or a column."""
    return TIME.search(text) is not None or DECIMAL.fullmatch(text) is not None


@cache
def _metrics(weight: int, tabular: bool) -> QFontMetricsF:
    return QFontMetricsF(unit(weight, tabular))


def measure(text: str, size: float, weight: int) -> float:
    """Return how wide a text becomes."""
    return _width(text, weight) * size / UNIT


@lru_cache(20_000)  # a slide is laid out again every second
def _width(text: str, weight: int) -> float:
    return _metrics(weight, tabular(text)).horizontalAdvance(text)


@lru_cache(500)
def outlines(text: str, weight: int) -> tuple[QPainterPath, ...]:
    """Return the shape of each glyph of a line of text, UNIT pixels large, on a baseline at 0."""
    layout = QTextLayout(text, unit(weight, tabular(text)))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    up = line.ascent()
    return tuple(
        run.rawFont().pathForGlyph(glyph).translated(place.x(), place.y() - up)
        for run in layout.glyphRuns()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True)
    )
