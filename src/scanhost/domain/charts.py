"""The two charts of a scan as lists of shapes: a whole block, and one norm large.

They know how many gave each grade and nothing else; equal counts give equal charts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain import marks
from scanhost.domain.results import GroupMean, Result, latest
from scanhost.domain.shapes import (
    CAP,
    Anchor,
    Box,
    Breaks,
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

GROUPED = 2.7  # height of the line with the means of groups, in captions


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart says, in the reader's language; the callables write numbers too."""

    number: Callable[[Fraction], str]  # "6,6"
    votes: Callable[[int], str]  # "2 van 12"
    counts: Callable[[int, int], str]  # "5 laag, 5 hoog"
    unknown: Callable[[int], str]  # "1 weet niet"
    round: Callable[[int], str]  # "ronde 1"
    aside: Callable[[int, str], str]  # "ronde 1 telt niet mee: te snel gegaan"
    group: Callable[[str], str]  # the letter of a merged group
    uncounted: str  # "telt niet mee"
    fail: str  # "onvoldoende"
    passed: str  # "voldoende"
    mean: str  # "gemiddelde"
    gap: str  # "kloof"
    lowest: str  # "laagste"
    widest: str  # "grootste"
    lowest_half: str  # "laagste helft"
    highest_half: str  # "hoogste helft"
    divided: str  # "verdeeld"
    few: str  # "weinig stemmen"
    nothing: str  # "geen cijfers"
    low: str  # "5 of lager"
    six: str  # "6"
    high: str  # "7 of hoger"
    bar: str  # "kloof tussen laagste en hoogste helft, met gemiddelde"
    breaks: Breaks = unbroken  # where a long word may get a hyphen


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large things are, in the chart's unit."""

    title: float
    number: float
    half: float  # the numbers of one norm large
    digit: float
    caption: float
    smallest: float  # to which a title may shrink
    dot: float  # largest diameter
    bar: float  # thickness of the gap
    thin: float  # of rules and grid

    @classmethod
    def beamer(cls, height: float) -> Sizes:
        """Return the sizes for a slide of this height."""
        parts = (0.034, 0.061, 0.046, 0.030, 0.0285, 0.026, 0.040, 0.0088, 0.0019)
        return cls(*(part * height for part in parts))

    @classmethod
    def paper(cls) -> Sizes:
        """Return the sizes for A4, in points."""
        return cls(10, 14, 12, 8.5, 8, 7.5, 10.5, 3, 0.5)


@dataclass(frozen=True, slots=True)
class Row:
    """A norm in the chart of a block, with its revealed rounds, oldest first."""

    norm: str
    number: str  # "2.1"
    title: str
    rounds: tuple[Result, ...]


def norm_chart(
    rounds: Sequence[Result], box: Box, words: Words, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Draw one norm large: its dots two wide, the bar of its gap and the means it spans."""
    current = latest(rounds)
    if current is None or not current.shown or current.aside:
        return _unshown(current, box, words, measure, sizes)
    earlier = [one for one in rounds if one.shown and one is not current]
    scale = marks.Scale(0, box.width)
    head = sizes.caption * 1.8
    under = sizes.digit * 1.9 + sizes.bar * 4 + sizes.half * 1.1 + sizes.caption * 1.5
    grouped = sizes.caption * GROUPED if current.groups else 0
    floor = box.height - under - grouped - len(earlier) * sizes.caption * 1.6
    room = Box(scale.step, floor - head - sizes.thin)
    wide, diameter = marks.arrange(max(current.counts), 2, room, sizes.dot)
    digits = floor + sizes.digit * 1.5
    bar = digits + sizes.digit * 0.5 + sizes.bar * 2
    shapes = pass_line(scale, 0, digits + sizes.digit * 0.4, words, sizes)
    shapes.append(Line(0, floor, box.width, floor, Role.LINE, sizes.thin * 1.5))
    shapes += axis(scale, digits, sizes)
    shapes += marks.dots(
        current.counts, scale, floor - sizes.thin * 2, wide, diameter, current.norm
    )
    shapes += marks.bar(current, scale, bar, sizes.bar)
    shapes += _means(current, scale, bar + sizes.bar * 2, words, measure, sizes)
    below = box.height - len(earlier) * sizes.caption * 1.6
    if current.groups:
        shapes += _groups(current.groups, scale, below - grouped, words, measure, sizes)
    for place, one in enumerate(reversed(earlier), 1):
        y = below + place * sizes.caption * 1.6 - sizes.caption * 0.6
        shapes += marks.past_bar(one, scale, y, sizes.bar * 0.6)
        shapes += _past(one, scale, y, words, measure, sizes)
    return shapes


def _unshown(
    current: Result | None, box: Box, words: Words, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Say why there is no picture: nothing yet, too few, or a round that does not count."""
    if current is None:
        said = words.nothing
    elif current.aside:
        said = words.aside(current.round, current.aside)
    else:
        said = words.votes(current.n)
    lines = cut(wrap(said, box.width, sizes.half, 400, measure, words.breaks), 4)
    high = sizes.half * 1.25
    first = (box.height - (len(lines) - 1) * high) / 2 + CAP / 2 * sizes.half
    return [
        Text(box.width / 2, first + place * high, line, sizes.half, Role.MUTED, 400, Anchor.MIDDLE)
        for place, line in enumerate(lines)
    ]


def cut(lines: Sequence[str], most: int) -> list[str]:
    """Return the first lines of a text; that there is more is seen."""
    kept = list(lines[:most])
    return kept if len(lines) <= most else [*kept[:-1], f"{kept[-1].rstrip(' .,;:')} …"]


def _groups(
    groups: Sequence[GroupMean],
    scale: marks.Scale,
    top: float,
    words: Words,
    measure: Measure,
    sizes: Sizes,
) -> list[Shape]:
    """Mark what merged groups gave on average, each with its letter and its mean below."""
    ordered = sorted(groups, key=lambda one: (one.mean, one.group))
    said = [f"{words.group(one.group)} {words.number(one.mean)}" for one in ordered]
    y = top + sizes.caption * 1.1
    widths = [measure(one, sizes.caption, 600) for one in said]
    centres = [scale.x(one.mean) for one in ordered]
    labels = apart(centres, widths, sizes.caption * 0.8, scale.left, scale.right)
    shapes: list[Shape] = [Line(scale.left, y, scale.right, y, Role.HAIR, sizes.thin)]
    for x in centres:
        shapes.append(diamond(x, y, sizes.bar * 0.9, Role.MUTED, Part.WORDS))
    for x, one in zip(labels, said, strict=True):
        below = y + sizes.caption * 1.3
        shapes.append(Text(x, below, one, sizes.caption, Role.MUTED, 600, Anchor.MIDDLE))
    return shapes


def axis(scale: marks.Scale, y: float, sizes: Sizes) -> list[Shape]:
    """Write the grades on a baseline."""
    return [
        Text(scale.x(grade), y, str(grade), sizes.digit, Role.INK, 600, Anchor.MIDDLE, Part.FRAME)
        for grade in range(1, 11)
    ]


def pass_line(
    scale: marks.Scale, top: float, bottom: float, words: Words, sizes: Sizes
) -> list[Shape]:
    """Draw the line between "onvoldoende" and "voldoende", with these words beside its top."""
    x, size = scale.x(marks.PASS), sizes.caption
    y = top + size * 1.05
    return [
        Line(x, top + size * 0.3, x, bottom, Role.LINE, sizes.thin * 1.6, True),
        Text(x - size * 0.6, y, words.fail, size, Role.MUTED, 400, Anchor.END, Part.FRAME),
        Text(x + size * 0.6, y, words.passed, size, Role.MUTED, 400, Anchor.START, Part.FRAME),
    ]


def _means(
    result: Result, scale: marks.Scale, y: float, words: Words, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Write the means under the bar: number above, word below, moved apart where they meet."""
    named = [
        (words.lowest_half, result.lowest_half),
        (words.mean, result.mean),
        (words.highest_half, result.highest_half),
    ]
    columns = [
        (word, words.number(mean), scale.x(mean))
        for word, mean in (named if result.gap else named[1:2])
        if mean is not None
    ]
    widths = [
        max(measure(word, sizes.caption, 400), measure(number, sizes.half, 700))
        for word, number, _ in columns
    ]
    centres = apart([x for _, _, x in columns], widths, sizes.caption, scale.left, scale.right)
    shapes: list[Shape] = []
    for (word, number, _), x in zip(columns, centres, strict=True):
        above = y + sizes.half * 0.9
        below = above + sizes.caption * 1.35
        shapes += [
            Text(x, above, number, sizes.half, Role.INK, 700, Anchor.MIDDLE, of=result.norm),
            Text(x, below, word, sizes.caption, Role.MUTED, 400, Anchor.MIDDLE, of=result.norm),
        ]
    return shapes


def apart(
    centres: Sequence[float], widths: Sequence[float], between: float, left: float, right: float
) -> list[float]:
    """Move labels as little as it takes to stand side by side, in order, within the edges."""
    starts = [centre - width / 2 for centre, width in zip(centres, widths, strict=True)]
    middle = len(starts) // 2
    for place in range(middle + 1, len(starts)):
        starts[place] = max(starts[place], starts[place - 1] + widths[place - 1] + between)
    for place in reversed(range(middle)):
        starts[place] = min(starts[place], starts[place + 1] - widths[place] - between)
    edge = right
    for place in reversed(range(len(starts))):
        starts[place] = min(starts[place], edge - widths[place])
        edge = starts[place] - between
    edge = left
    for place in range(len(starts)):
        starts[place] = max(starts[place], edge)
        edge = starts[place] + widths[place] + between
    return [start + width / 2 for start, width in zip(starts, widths, strict=True)]


def _past(
    result: Result, scale: marks.Scale, y: float, words: Words, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Name an earlier round beside its bar, where there is most room."""
    if result.mean is None or result.gap is None:
        return []
    named = words.round(result.round)
    if result.aside:
        named = f"{named}, {words.uncounted}"
    said = f"{named}: {words.number(result.mean)}"
    baseline = y + CAP / 2 * sizes.caption
    low = scale.x(result.lowest_half or 0) - sizes.bar * 4
    high = scale.x(result.highest_half or 0) + sizes.bar * 4
    if measure(said, sizes.caption, 400) <= scale.right - high:
        return [Text(high, baseline, said, sizes.caption, Role.MUTED, of=result.norm)]
    return [Text(low, baseline, said, sizes.caption, Role.MUTED, 400, Anchor.END, of=result.norm)]
