"""The marks charts share: the scale of grades, dots in stacks, the bar of the gap, the label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain.results import HIGH, LOW, Result
from scanhost.domain.shapes import (
    CAP,
    Box,
    Dot,
    Line,
    Measure,
    Part,
    Polygon,
    Rectangle,
    Role,
    Shape,
    Text,
    diamond,
)

WITHIN = 0.09  # room between dots of one grade, in their diameter
BETWEEN = 4  # room between two grades, at least this many times as much
CAPS = 2.4  # end caps of the bar, in its thickness
PASS = Fraction(11, 2)  # where "onvoldoende" ends


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a grade stands: ten boxes of one step wide, each grade in the middle of its own."""

    left: float
    right: float

    @property
    def step(self) -> float:
        """Return the width of one grade point."""
        return (self.right - self.left) / 10

    def x(self, grade: Fraction | int) -> float:
        """Return the place of a grade, or of anything measured in grades."""
        return self.left + float(grade - Fraction(1, 2)) * self.step


def places(many: int, wide: int) -> Iterator[tuple[float, int]]:
    """Yield column and level of a stack of dots, from below; the last level stands centred."""
    for first in range(0, many, wide):
        count = min(wide, many - first)
        for place in range(count):
            yield place - (count - 1) / 2, first // wide


def arrange(most: int, wide: int, room: Box, largest: float) -> tuple[int, float]:
    """Return how wide a stack becomes and its dots' diameter, for the highest stack of a chart.

    The stack keeps its width as long as the dots stay readable; a crowd makes it wider.
    """

    def diameter(wide: int) -> float:
        levels = -(-max(most, 1) // wide)
        across = room.width / (wide + (wide - 1 + BETWEEN) * WITHIN)
        return min(across, room.height / (levels + (levels - 1) * WITHIN), largest)

    if diameter(wide) >= 0.6 * min(room.width / (wide + (wide - 1 + BETWEEN) * WITHIN), largest):
        return wide, diameter(wide)
    best = max(range(wide, max(most, wide) + 1), key=diameter)
    return best, diameter(best)


def dots(
    counts: Sequence[int], scale: Scale, floor: float, wide: int, diameter: float, of: str = ""
) -> list[Shape]:
    """Stack one dot per grade on a floor."""
    pitch = diameter * (1 + WITHIN)
    return [
        grade_dot(
            grade,
            scale.x(grade) + column * pitch,
            floor - diameter / 2 - level * pitch,
            diameter,
            of,
        )
        for grade, many in enumerate(counts, 1)
        for column, level in places(many, wide)
    ]


def traces(
    before: Sequence[int],
    now: Sequence[int],
    scale: Scale,
    floor: float,
    wide: int,
    diameter: float,
    of: str = "",
) -> list[Shape]:
    """Mark where an earlier round had more dots than this one: small, so that none is a grade."""
    pitch = diameter * (1 + WITHIN)
    left: list[Shape] = []
    for grade, (had, has) in enumerate(zip(before, now, strict=True), 1):
        full = list(places(had, wide))
        # A level that is not full stands centred, so its own places are marked only beside none.
        for column, level in full[has:] if has < had else ():
            x, y = scale.x(grade) + column * pitch, floor - diameter / 2 - level * pitch
            left.append(Dot(x, y, diameter * 0.16, Role.LINE, 0, Part.TRACE, of))
    return left


def grade_dot(grade: int, x: float, y: float, diameter: float, of: str = "") -> Dot:
    """Return the dot of a grade: 5 or lower, a 6 as an open ring, 7 or higher."""
    if grade <= LOW:
        return Dot(x, y, diameter / 2, Role.LOW, 0, Part.DOT, of)
    if grade >= HIGH:
        return Dot(x, y, diameter / 2, Role.HIGH, 0, Part.DOT, of)
    return Dot(x, y, diameter / 2, Role.INK, diameter * 0.16, Part.DOT, of)


def bar(result: Result, scale: Scale, y: float, thickness: float) -> list[Shape]:
    """Draw the gap on the scale of the grades, its ends capped, with the mean in its middle."""
    if result.mean is None or result.lowest_half is None or result.highest_half is None:
        return []
    low, high = scale.x(result.lowest_half), scale.x(result.highest_half)
    x, radius = scale.x(result.mean), thickness * 1.25
    return [
        *(capped(low, high, y, thickness, Role.GAP, result.norm) if result.gap else ()),
        diamond(x, y, radius * 1.35, Role.GROUND, Part.MEAN, result.norm),
        diamond(x, y, radius, Role.INK, Part.MEAN, result.norm),
    ]


def past_bar(result: Result, scale: Scale, y: float, thickness: float) -> list[Shape]:
    """Draw the gap of an earlier round, thinner and in the colour of lines."""
    if result.mean is None or result.lowest_half is None or result.highest_half is None:
        return []
    low, high = scale.x(result.lowest_half), scale.x(result.highest_half)
    return [
        *(capped(low, high, y, thickness, Role.LINE, result.norm) if result.gap else ()),
        diamond(scale.x(result.mean), y, thickness * 1.6, Role.LINE, Part.MEAN, result.norm),
    ]


def funnel(
    before: Result, now: Result, scale: Scale, past: float, present: float, thickness: float
) -> list[Shape]:
    """Join the ends of an earlier gap to those of this one: it narrows where we came closer."""
    halves = (before.lowest_half, before.highest_half, now.lowest_half, now.highest_half)
    if before.mean is None or now.mean is None or None in halves:
        return []
    left, right, low, high = (scale.x(half or 0) for half in halves)
    return [
        Polygon(
            ((left, past), (right, past), (high, present), (low, present)),
            Role.SURFACE,
            Part.TRACE,
            now.norm,
        ),
        *(
            Line(x1, past, x2, present, Role.LINE, thickness, True, Part.TRACE, now.norm)
            for x1, x2 in ((left, low), (right, high))
        ),
    ]


def capped(
    low: float, high: float, y: float, thick: float, role: Role, of: str = "", part: Part = Part.BAR
) -> list[Shape]:
    """Draw a bar with end caps, its ends on the middle of the caps."""
    cap = thick * CAPS
    return [
        Line(low, y, high, y, role, thick, part=part, of=of),
        *(
            Line(x, y - cap / 2, x, y + cap / 2, role, thick * 0.7, part=part, of=of)
            for x in (low, high)
        ),
    ]


def apart(x: float, y: float, size: float, thin: float, of: str = "") -> list[Shape]:
    """Draw the label without its word: two dots apart, outlined, centred on y."""
    height, dot = size * 1.5, size * 0.25
    first, second, width = x + size * 0.6, x + size * 1.45, size * 2.05
    return [
        Rectangle(
            x, y - height / 2, width, height, Role.INK, height / 2, thin * 1.4, Part.TOLD, of
        ),
        Line(first + dot, y, second - dot, y, Role.INK, thin * 1.3, True, Part.TOLD, of),
        Dot(first, y, dot, Role.LOW, 0, Part.TOLD, of),
        Dot(second, y, dot, Role.HIGH, 0, Part.TOLD, of),
    ]


def label(
    word: str, x: float, y: float, size: float, thin: float, measure: Measure, of: str = ""
) -> tuple[list[Shape], float]:
    """Draw the outlined label with two dots apart, centred on y; return its width too."""
    height, dot = size * 1.5, size * 0.25
    first, second = x + size * 0.75, x + size * 1.6
    start = x + size * 2.1
    width = start - x + measure(word, size, 700) + size * 0.6
    shapes: list[Shape] = [
        Rectangle(
            x, y - height / 2, width, height, Role.INK, height / 2, thin * 1.4, Part.TOLD, of
        ),
        Line(first + dot, y, second - dot, y, Role.INK, thin * 1.3, True, Part.TOLD, of),
        Dot(first, y, dot, Role.LOW, 0, Part.TOLD, of),
        Dot(second, y, dot, Role.HIGH, 0, Part.TOLD, of),
        Text(start, y + CAP / 2 * size, word, size, Role.INK, 700, part=Part.TOLD, of=of),
    ]
    return shapes, width
