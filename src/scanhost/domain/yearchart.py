"""The chart of years beside each other: a row per theme or norm, in it a lane per year.

A dot is what one person gave on average for a theme, at the nearest half point, or one grade
for a norm. The means of the years that are compared are joined: by a line where the
difference is clear, by points where it may be chance, and not at all where nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scanhost.domain import marks
from scanhost.domain.charts import Sizes, Words, axis, cut, pass_line
from scanhost.domain.comparing import HALVES, Cell, Line
from scanhost.domain.results import HIGH, LOW
from scanhost.domain.shapes import (
    CAP,
    Anchor,
    Box,
    Dot,
    Measure,
    Part,
    Role,
    Shape,
    Text,
    broken,
    diamond,
    unbroken,
    wrap,
)
from scanhost.domain.shapes import Line as Rule
from scanhost.domain.welch import Verdict

YEAR, AXIS, MEAN = 0.295, (0.375, 0.855), 0.925  # where things stand, in the width
FLOOR, MIDDLE, NUMBER = 0.64, 0.8, 0.56  # of a lane: where its dots, its mean, its numbers are
DIAMOND = 0.85  # radius of a mean, in the thickness of a bar
LEADING = 1.15
ROOM = 0.94  # of a row that its words may fill


@dataclass(frozen=True, slots=True)
class YearWords:
    """What the chart says besides what all charts say."""

    chart: Words
    years: tuple[str, ...]  # oldest first; as many as the rows have cells
    now: int | None  # which of them is this year
    dot: str  # what a dot is
    many: str  # the head above how many there were


@dataclass(frozen=True, slots=True)
class YearRow:
    """A theme or norm, and what is said of its difference."""

    line: Line
    title: str
    said: str  # "+0,8: duidelijk hoger"


def year_chart(
    rows: Sequence[YearRow], box: Box, words: YearWords, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Draw some rows as high as the box; each has a lane per year, this year below."""
    scale = marks.Scale(box.width * AXIS[0], box.width * AXIS[1])
    top, digits = sizes.caption * 1.9, sizes.digit * 1.9
    high = (box.height - top - digits) / max(len(rows), 1)
    lane = high / len(words.years)
    cells = [cell for row in rows for cell in row.line.cells if cell]
    most = max((max(cell.counts, default=0) for cell in cells), default=0)
    halves = any(len(cell.counts) == HALVES for cell in cells)
    room = Box(scale.step / (2 if halves else 1), lane * (FLOOR - 0.08))
    wide, diameter = marks.arrange(most, 2, room, sizes.dot)
    bottom = top + high * len(rows)
    shapes = _frame(scale, box.width, top, bottom, words, sizes)
    for place, row in enumerate(rows):
        at = top + place * high
        shapes += _words(row, Box(box.width * (YEAR - 0.02), high), at, words, measure, sizes)
        shapes += _joined(row.line, scale, at + (len(row.line.cells) - 2) * lane, lane, sizes)
        for year, cell in enumerate(row.line.cells):
            y, now = at + year * lane, year == words.now
            middle = y + lane * NUMBER
            beside = scale.x(1) - box.width * YEAR - scale.step / 4
            named = wrap(words.years[year], beside, sizes.caption, 700, measure, unbroken)
            shapes += _numbers(cell, named, middle, box.width, words, sizes, now)
            if cell is not None:
                shapes += _dots(cell, scale, y + lane * FLOOR, wide, diameter, now)
                shapes += _mean(cell, scale, y + lane * MIDDLE, sizes, now)
        foot = at + high
        shapes.append(Rule(0, foot, box.width, foot, Role.HAIR, sizes.thin))
    shapes += axis(scale, bottom + sizes.digit * 1.25, sizes)
    return shapes


def _frame(
    scale: marks.Scale, width: float, top: float, bottom: float, words: YearWords, sizes: Sizes
) -> list[Shape]:
    y = sizes.caption * 1.05
    return [
        Rule(0, top, width, top, Role.HAIR, sizes.thin),
        *(
            Rule(scale.x(grade), top, scale.x(grade), bottom, Role.HAIR, sizes.thin)
            for grade in range(1, 11)
        ),
        *pass_line(scale, 0, bottom, words.chart, sizes),
        Text(0, y, words.dot, sizes.caption, Role.MUTED, 400, part=Part.FRAME),
        *(
            Text(x, y, word, sizes.caption, Role.MUTED, 400, Anchor.END, Part.FRAME)
            for x, word in ((width * MEAN, words.chart.mean), (width, words.many))
        ),
    ]


def _words(
    row: YearRow, room: Box, top: float, words: YearWords, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Write the title and what is said; smaller if it must, and cut only where that is no help."""
    size, caption, width = sizes.title, sizes.caption, room.width
    while True:
        breaks = words.chart.breaks if size <= sizes.smallest else unbroken
        title = wrap(row.title, width, size, 600, measure, breaks)
        said = wrap(row.said, width, caption, 400, measure, words.chart.breaks)
        tall = (len(title) * size + len(said) * caption) * LEADING
        if tall <= room.height * ROOM and not broken(row.title, title):
            break
        if size <= sizes.smallest:
            fits = int((room.height * ROOM / LEADING - len(said) * caption) / size)
            title = cut(title, max(fits, 1))
            break
        size = max(size * 0.95, sizes.smallest)
        caption = max(caption * 0.95, sizes.smallest)
    tall = (len(title) * size + len(said) * caption) * LEADING
    y = top + max((room.height - tall) / 2, 0) + size * 0.86
    id, clear = row.line.id, _clear(row.line)
    shapes: list[Shape] = []
    for line in title:
        shapes.append(Text(0, y, line, size, Role.INK, 600, part=Part.WORDS, of=id))
        y += size * LEADING
    y += (caption - size) * 0.86
    for line in said:
        role, weight = (Role.INK, 700) if clear else (Role.MUTED, 400)
        shapes.append(Text(0, y, line, caption, role, weight, part=Part.TOLD, of=id))
        y += caption * LEADING
    return shapes


def _numbers(
    cell: Cell | None,
    year: Sequence[str],
    middle: float,
    width: float,
    words: YearWords,
    sizes: Sizes,
    now: bool,
) -> list[Shape]:
    """Write which year a lane is, its mean, and how many there were."""
    role, weight = (Role.INK, 700) if now else (Role.MUTED, 400)
    y = middle + CAP / 2 * sizes.caption
    above = (len(year) - 1) / 2
    shapes: list[Shape] = [
        Text(width * YEAR, y + (n - above) * sizes.caption, line, sizes.caption, role, weight)
        for n, line in enumerate(year)
    ]
    if cell is None:
        return shapes
    shapes.append(Text(width, y, str(cell.n), sizes.caption, Role.MUTED, 400, Anchor.END))
    if cell.mean is not None:
        size = sizes.number * 0.75
        said, base = words.chart.number(cell.mean), middle + CAP / 2 * size
        shapes.append(Text(width * MEAN, base, said, size, role, weight, Anchor.END, Part.TOLD))
    return shapes


def _dots(
    cell: Cell, scale: marks.Scale, floor: float, wide: int, diameter: float, now: bool
) -> list[Shape]:
    """Stack the dots of a year; earlier ones have the same forms in the colour of lines."""
    pitch, step = diameter * (1 + marks.WITHIN), 2 if len(cell.counts) == HALVES else 1
    drawn: list[Shape] = []
    for place, many in enumerate(cell.counts):
        grade = 1 + Fraction(place, step)
        for column, level in marks.places(many, wide):
            x = scale.x(grade) + column * pitch
            y = floor - diameter / 2 - level * pitch
            drawn.append(_dot(grade, x, y, diameter, now))
    return drawn


def _dot(grade: Fraction, x: float, y: float, diameter: float, now: bool) -> Dot:
    """Return a dot by the rule of grades: up to 5, from 7 on, and a ring between."""
    whole = 5 if grade <= LOW else 7 if grade >= HIGH else 6
    dot = marks.grade_dot(whole, x, y, diameter)
    return dot if now else replace(dot, role=Role.LINE)


def _mean(cell: Cell, scale: marks.Scale, y: float, sizes: Sizes, now: bool) -> list[Shape]:
    if cell.mean is None:
        return []
    role = Role.INK if now else Role.MUTED
    return [diamond(scale.x(cell.mean), y, sizes.bar * DIAMOND, role, Part.MEAN)]


def _joined(line: Line, scale: marks.Scale, top: float, lane: float, sizes: Sizes) -> list[Shape]:
    """Join the means of the two years that are compared, behind the dots."""
    if line.difference is None:
        return []
    one, other = line.before, line.now
    if one is None or other is None or one.mean is None or other.mean is None:
        return []
    start, end = top + lane * MIDDLE, top + lane * (1 + MIDDLE)
    x1, x2 = scale.x(one.mean), scale.x(other.mean)
    clear = _clear(line)
    thick = sizes.bar * 0.5 if clear else sizes.thin * 1.6
    role = Role.INK if clear else Role.LINE
    return [Rule(x1, start, x2, end, role, thick, not clear, Part.TRACE)]


def _clear(line: Line) -> bool:
    found = line.difference
    return found is not None and found.verdict in (Verdict.HIGHER, Verdict.LOWER)
