"""The chart of several regions: a line of unnamed dots per theme, the own region marked.

It has no order of regions: the same means give the same picture, whoever gave them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain import marks
from scanhost.domain.charts import Sizes, cut
from scanhost.domain.regions import ThemeSpread
from scanhost.domain.shapes import (
    CAP,
    Anchor,
    Breaks,
    Dot,
    Line,
    Measure,
    Part,
    Role,
    Shape,
    Text,
    diamond,
    unbroken,
    wrap,
)

LINES = 2  # of a title
AXIS, LEGEND = 2.2, 3.5  # height of the digits above and of the legend below, in their size


@dataclass(frozen=True, slots=True)
class RegionWords:
    """What the chart says, in the reader's language."""

    title: Callable[[str], str]  # of a theme
    told: Callable[[ThemeSpread], str]  # "6 regio's, van 5,2 tot 7,4"
    region: str  # "een regio"
    own: str  # "uw regio"
    median: str  # "midden"
    span: str  # "van laagste tot hoogste"
    breaks: Breaks = unbroken


@dataclass(frozen=True, slots=True)
class _Band:
    """The place of one theme."""

    scale: marks.Scale
    top: float
    high: float
    sizes: Sizes

    @property
    def floor(self) -> float:
        """Return the line that dots stand on."""
        return self.top + self.high - self.sizes.bar * 5


def height(themes: int, sizes: Sizes) -> float:
    """Return how high the chart is."""
    return themes * _row(sizes) + sizes.digit * AXIS + sizes.caption * LEGEND


def region_chart(
    themes: Sequence[ThemeSpread], width: float, words: RegionWords, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Draw the themes below each other on one axis of grades."""
    left = width * 0.34
    scale = marks.Scale(left, width)
    top, high = sizes.digit * AXIS, _row(sizes)
    bottom = top + len(themes) * high
    shapes: list[Shape] = []
    for grade in range(1, 11):
        x = scale.x(grade)
        shapes.append(
            Text(x, sizes.digit, str(grade), sizes.digit, Role.INK, 600, Anchor.MIDDLE, Part.FRAME)
        )
        shapes.append(Line(x, sizes.digit * 1.5, x, bottom, Role.HAIR, sizes.thin))
    for place, theme in enumerate(themes):
        band = _Band(scale, top + place * high, high, sizes)
        shapes += _names(theme, band, words, measure, left - sizes.caption)
        shapes += _means(theme, band)
    return shapes + _legend(left, width, bottom + sizes.caption * 1.5, words, measure, sizes)


def _row(sizes: Sizes) -> float:
    return sizes.title * 1.25 * LINES + sizes.caption * 3.7


def _names(
    theme: ThemeSpread, band: _Band, words: RegionWords, measure: Measure, width: float
) -> list[Shape]:
    sizes = band.sizes
    title = wrap(words.title(theme.theme), width, sizes.title, 600, measure, words.breaks)
    told = wrap(words.told(theme), width, sizes.caption, 400, measure, words.breaks)
    shapes: list[Shape] = [
        Line(0, band.top, band.scale.right, band.top, Role.HAIR, sizes.thin),
    ]
    y = band.top + sizes.title * 0.3
    for line in cut(title, LINES):
        y += sizes.title * 1.25
        shapes.append(Text(0, y, line, sizes.title, Role.INK, 600, of=theme.theme))
    for line in cut(told, 2):
        y += sizes.caption * 1.3
        shapes.append(
            Text(0, y, line, sizes.caption, Role.MUTED, 400, part=Part.TOLD, of=theme.theme)
        )
    return shapes


def _means(theme: ThemeSpread, band: _Band) -> list[Shape]:
    """Draw the dots, the own one over the others, and below them from lowest to highest."""
    everybody, sizes, scale = theme.everybody, band.sizes, band.scale
    if not everybody or theme.median is None:
        return []
    floor, dot = band.floor, sizes.dot
    shapes: list[Shape] = [Line(scale.left, floor, scale.right, floor, Role.LINE, sizes.thin * 1.5)]
    own: list[Shape] = []
    for x, y, mean in _stacked(theme, band):
        if mean == theme.own and not own:
            own = [
                Dot(x, y, dot / 2, Role.INK, 0, Part.DOT, theme.theme),
                Dot(x, y, dot * 0.36, Role.ACCENT, 0, Part.DOT, theme.theme),
            ]
        else:
            shapes.append(Dot(x, y, dot / 2, Role.HIGH, dot * 0.16, Part.DOT, theme.theme))
    y, x = floor + sizes.bar * 2.4, scale.x(theme.median)
    low, high = scale.x(everybody[0]), scale.x(everybody[-1])
    if everybody[0] != everybody[-1]:
        shapes += marks.capped(low, high, y, sizes.bar * 0.7, Role.GAP, theme.theme)
    radius = sizes.bar * 1.25
    shapes.append(diamond(x, y, radius * 1.35, Role.GROUND, Part.MEAN, theme.theme))
    shapes.append(diamond(x, y, radius, Role.INK, Part.MEAN, theme.theme))
    return shapes + own


def _stacked(theme: ThemeSpread, band: _Band) -> list[tuple[float, float, Fraction]]:
    """Return a place for each mean: where it is measured, above what stands there already."""
    dot = band.sizes.dot
    placed: list[tuple[float, int, Fraction]] = []
    for mean in theme.everybody:
        x = band.scale.x(mean)
        taken = {level for other, level, _ in placed if abs(other - x) < dot * 0.94}
        level = next(one for one in range(len(taken) + 1) if one not in taken)
        placed.append((x, level, mean))
    levels = max(level for _, level, _ in placed) + 1
    room = band.floor - band.top - band.sizes.thin * 2
    pitch = min(dot * 1.06, (room - dot) / max(levels - 1, 1))
    return [(x, band.floor - dot * 0.6 - level * pitch, mean) for x, level, mean in placed]


def _legend(
    left: float, right: float, y: float, words: RegionWords, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Say what the marks are: below the scale, or from the edge where that is too narrow."""
    size = sizes.caption
    named = (words.own, words.region, words.median, words.span)
    widths = [sizes.dot * 1.4 + size * 0.5 + measure(word, size, 400) for word in named]
    between = size * 1.4
    start = left if left + sum(widths) + between * 3 <= right else 0
    shapes: list[Shape] = []
    x = start
    for place, (word, width) in enumerate(zip(named, widths, strict=True)):
        if x > start and x + width > right:
            x, y = start, y + size * 1.5
        shapes += _mark(place, x, y - CAP / 2 * size, sizes)
        beside = x + sizes.dot * 1.4 + size * 0.5
        shapes.append(Text(beside, y, word, size, Role.MUTED, 400, part=Part.FRAME))
        x += width + between
    return shapes


def _mark(place: int, x: float, y: float, sizes: Sizes) -> list[Shape]:
    """Return the mark at a place of the legend."""
    dot = sizes.dot
    middle = x + dot * 0.7
    if place == 0:
        return [Dot(middle, y, dot / 2, Role.INK), Dot(middle, y, dot * 0.36, Role.ACCENT)]
    if place == 1:
        return [Dot(middle, y, dot / 2, Role.HIGH, dot * 0.16)]
    if place == 2:
        return [diamond(middle, y, sizes.bar * 1.25, Role.INK, Part.FRAME)]
    return marks.capped(x, x + dot * 1.4, y, sizes.bar * 0.7, Role.GAP, part=Part.FRAME)
