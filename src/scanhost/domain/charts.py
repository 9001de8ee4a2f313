"""What the two charts of a scan share: their words, their sizes, the axis and its one line.

Charts are lists of shapes. They know how many gave each grade and nothing else: equal counts
give equal charts, so nobody can be followed from norm to norm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain import marks
from scanhost.domain.results import Result
from scanhost.domain.shapes import (
    Anchor,
    Breaks,
    Line,
    Part,
    Role,
    Shape,
    Text,
    unbroken,
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart says, in the reader's language; the callables write numbers too."""

    number: Callable[[Fraction], str]  # "6,6"
    votes: Callable[[int], str]  # "2 van 12"
    counts: Callable[[int, int], str]  # "5 laag, 5 hoog"
    unknown: Callable[[int], str]  # "1 weet niet"
    round: Callable[[int], str]  # "ronde 1"
    was: Callable[[str], str]  # "was 6,0"
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
    dot: str  # "elke stip is één cijfer"
    trace: str  # "kleine stip: eerdere ronde"
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
        parts = (0.034, 0.061, 0.046, 0.030, 0.0285, 0.026, 0.040, 0.0125, 0.0019)
        return cls(*(part * height for part in parts))

    @classmethod
    def paper(cls) -> Sizes:
        """Return the sizes for A4, in points."""
        return cls(10, 14, 12, 8.5, 8, 7.5, 10.5, 3.6, 0.5)


@dataclass(frozen=True, slots=True)
class Row:
    """A norm in the chart of a block, with its revealed rounds, oldest first."""

    norm: str
    number: str  # "2.1"
    title: str
    rounds: tuple[Result, ...]


def cut(lines: Sequence[str], most: int) -> list[str]:
    """Return the first lines of a text; that there is more is seen."""
    kept = list(lines[:most])
    return kept if len(lines) <= most else [*kept[:-1], f"{kept[-1].rstrip(' .,;:')} …"]


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
