"""Where young people go from school, as little people: a region beside the whole country.

A row is a way, with its word at the left. In each column stand the number and then that many
little people, all of one make, so that neither colour nor a legend is needed to tell ways apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scanhost.domain.charts import Sizes, cut
from scanhost.domain.outflow import REST, WAYS
from scanhost.domain.shapes import (
    Box,
    Breaks,
    Dot,
    Line,
    Measure,
    Part,
    Rectangle,
    Role,
    Shape,
    Text,
    moved,
    unbroken,
    wrap,
)

PER_LINE = 20  # little people
LABEL, BETWEEN = 0.23, 0.035  # of the width: the words of the rows, and before a column
COLUMNS = 2
TALL = 1.8  # a little one's height, in its width
ROOM = 0.72  # of its width that is a little one; the rest is between
LEADING = 1.25
LEAST = 0.6  # of their width where there is room: smaller, the makes of little people look alike
TITLE, FOOT = 2, 5  # lines, where all of it would leave no room for little people


@dataclass(frozen=True, slots=True)
class Heap:
    """A way in a column: how many little ones, and the number in words."""

    way: str
    people: int
    told: str


@dataclass(frozen=True, slots=True)
class Column:
    """A region, or the country; without heaps it says why there are none."""

    title: str
    under: str  # of how many, and what a little one stands for
    heaps: tuple[Heap, ...]
    foot: str  # source, year, and what must be said besides

    def heap(self, way: str) -> Heap | None:
        """Return a way of this column; None where it has none."""
        return next((one for one in self.heaps if one.way == way), None)


@dataclass(frozen=True, slots=True)
class OutflowWords:
    """The words in the chart."""

    way: Callable[[str], str]
    breaks: Breaks = unbroken


def outflow_chart(
    columns: Sequence[Column], box: Box, words: OutflowWords, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Draw one or two columns in a box; little people shrink where it is too low.

    Where they would be too small, a long name or source is cut: it stands whole elsewhere.
    """
    made = _Chart(columns, box.width, words, measure, sizes)
    if made.step(box.height) < made.widest * LEAST:
        made = _Chart(columns, box.width, words, measure, sizes, short=True)
    return made.draw(made.step(box.height))


def height(
    columns: Sequence[Column], width: float, words: OutflowWords, measure: Measure, sizes: Sizes
) -> float:
    """Return how high the chart is with little people as wide as there is room for."""
    made = _Chart(columns, width, words, measure, sizes)
    return made.height(made.widest)


class _Chart:
    """What of a chart is known before anything is drawn."""

    def __init__(
        self,
        columns: Sequence[Column],
        width: float,
        words: OutflowWords,
        measure: Measure,
        sizes: Sizes,
        *,
        short: bool = False,
    ) -> None:
        self._columns, self._words, self._sizes = columns, words, sizes
        self._measure, self._width = measure, width
        self._label = width * LABEL
        self._beside = width * BETWEEN
        self._wide = (width - self._label) / COLUMNS - self._beside
        self.widest = self._wide / PER_LINE
        ways = [way for way in (*WAYS, REST) if any(one.heap(way) for one in columns)]
        self._rows = [(way, self._high(way), self._label_of(way)) for way in ways]
        self._heads = [self._texts(one.title, one.under) for one in columns]
        self._feet = [
            wrap(one.foot, self._wide, sizes.smallest, 400, measure, words.breaks)
            for one in columns
        ]
        if short:
            self._heads = [(cut(title, TITLE), under) for title, under in self._heads]
            # The last column is the country, whose warning is never cut.
            most = max(FOOT, *(len(one) for one in self._feet[1:]))
            self._feet = [cut(foot, most) for foot in self._feet]

    def step(self, height: float) -> float:
        """Return how wide little people are, with what is between them, in this height."""
        if self.height(self.widest) <= height:
            return self.widest
        least, most = 0.0, self.widest
        for _ in range(16):  # a row with a long word has room for them that another has not
            step = (least + most) / 2
            least, most = (step, most) if self.height(step) <= height else (least, step)
        return least

    def height(self, step: float) -> float:
        """Return how high everything is with little people of this width."""
        rows = sum(self._row(lines, len(label), step) for _, lines, label in self._rows)
        return self._top + rows + self._bottom

    def draw(self, step: float) -> list[Shape]:
        """Return the shapes, with little people of this width."""
        shapes: list[Shape] = []
        size = self._sizes.caption
        for at, (title, under) in enumerate(self._heads):
            x = self._x(at)
            y = self._write(shapes, title, x, 0, self._sizes.title, 700, Role.INK)
            self._write(shapes, under, x, y, size, 400, Role.MUTED)
        y = self._top
        for way, lines, label in self._rows:
            shapes.append(Line(0, y, self._width, y, Role.HAIR, self._sizes.thin))
            self._write(shapes, label, 0, y + size * 0.3, size, 600, Role.INK)
            for at, column in enumerate(self._columns):
                if heap := column.heap(way):
                    x, below = self._x(at), y + size * 0.3
                    below = self._write(shapes, [heap.told], x, below, size, 700, Role.INK)
                    shapes += _heap(heap, x, below + size * 0.1, step)
            y += self._row(lines, len(label), step)
        shapes.append(Line(0, y, self._width, y, Role.HAIR, self._sizes.thin))
        for at, foot in enumerate(self._feet):
            smallest = self._sizes.smallest
            self._write(shapes, foot, self._x(at), y + size * 0.3, smallest, 400, Role.MUTED)
        return shapes

    def _label_of(self, way: str) -> list[str]:
        size, words = self._sizes.caption, self._words
        return wrap(words.way(way), self._label, size, 600, self._measure, words.breaks)

    @property
    def _top(self) -> float:
        sizes = self._sizes
        heads = [
            LEADING * (len(title) * sizes.title + len(under) * sizes.caption)
            for title, under in self._heads
        ]
        return max(heads, default=0) + sizes.caption * 0.5

    @property
    def _bottom(self) -> float:
        most = max(map(len, self._feet), default=0)
        return self._sizes.caption * 0.3 + most * self._sizes.smallest * LEADING

    def _row(self, lines: int, labels: int, step: float) -> float:
        """Return how high a row is: its little people under its number, or its own words."""
        size = self._sizes.caption
        people = LEADING * size + lines * step * TALL
        return max(people, labels * LEADING * size) + size * 0.65

    def _high(self, way: str) -> int:
        heaps = [heap for one in self._columns if (heap := one.heap(way))]
        return max(-(-heap.people // PER_LINE) for heap in heaps)

    def _x(self, at: int) -> float:
        return self._label + self._beside + at * (self._wide + self._beside)

    def _texts(self, title: str, under: str) -> tuple[list[str], list[str]]:
        sizes, breaks = self._sizes, self._words.breaks
        return (
            wrap(title, self._wide, sizes.title, 700, self._measure, breaks),
            wrap(under, self._wide, sizes.caption, 400, self._measure, breaks),
        )

    def _write(
        self,
        shapes: list[Shape],
        lines: Sequence[str],
        x: float,
        y: float,
        size: float,
        weight: int,
        role: Role,
    ) -> float:
        """Write lines below y; return where the next thing may begin."""
        for line in lines:
            shapes.append(Text(x, y + size * 0.95, line, size, role, weight))
            y += size * LEADING
        return y


def _heap(heap: Heap, x: float, y: float, step: float) -> list[Shape]:
    one = little(heap.way, step * ROOM)
    return [
        moved(
            shape,
            x + number % PER_LINE * step,
            y + number // PER_LINE * step * TALL,
        )
        for number in range(heap.people)
        for shape in one
    ]


def little(way: str, width: float) -> list[Shape]:
    """Return a little one of the make of a way: filled, half filled or open."""
    line = max(width * 0.13, 0.4)
    radius, high = width * 0.36, width * TALL / ROOM * 0.9
    neck = radius * 2 + width * 0.08
    body = high - neck
    round = width * 0.34

    def head(role: Role, ring: float) -> Shape:
        return Dot(width / 2, radius, radius, role, ring, Part.DOT, way)

    def trunk(role: Role, outline: float) -> Shape:
        return Rectangle(0, neck, width, body, role, round, outline, Part.DOT, way)

    match way:
        case "study":
            return [head(Role.HIGH, 0), trunk(Role.HIGH, 0)]
        case "work":
            return [head(Role.INK, 0), trunk(Role.INK, 0)]
        case "both":
            half = Rectangle(
                0, neck + body / 2, width, body / 2, Role.INK, width * 0.2, 0, Part.DOT, way
            )
            return [head(Role.INK, 0), trunk(Role.INK, line), half]
        case "benefit":
            return [head(Role.INK, line), trunk(Role.INK, line)]
        case "neither":
            bar = Line(
                width * 0.24,
                neck + body / 2,
                width * 0.76,
                neck + body / 2,
                Role.LOW,
                line * 1.4,
                part=Part.DOT,
                of=way,
            )
            return [head(Role.LOW, line), trunk(Role.LOW, line), bar]
        case _:
            return [Dot(width / 2, neck + body / 2, radius, Role.MUTED, line, Part.DOT, way)]
