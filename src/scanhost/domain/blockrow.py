"""One row of the chart of a block: its title with remarks, its dots and bar, its two numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from scanhost.domain import marks
from scanhost.domain.charts import Row, Sizes, Words, apart, cut
from scanhost.domain.results import Result, latest
from scanhost.domain.shapes import (
    CAP,
    Anchor,
    Box,
    Line,
    Measure,
    Part,
    Rectangle,
    Role,
    Shape,
    Text,
    broken,
    unbroken,
    wrap,
)

MEAN = 0.898  # where the means end, in the width


@dataclass(frozen=True, slots=True)
class Place:
    """A row with its place in the chart; every shape it makes is marked as its own."""

    row: Row
    result: Result | None
    top: float
    high: float
    levels: tuple[float, float, float]  # baseline, bar, earlier bar
    sizes: Sizes

    def level(self, place: int) -> float:
        return self.top + self.levels[place] * self.high

    def line(self, left: float, right: float, y: float, role: Role, thick: float) -> Line:
        return Line(left, y, right, y, role, self.sizes.thin * thick, of=self.row.norm)

    def text(
        self, x: float, y: float, text: str, size: float, role: Role, weight: int, anchor: Anchor
    ) -> Text:
        return Text(x, y, text, size, role, weight, anchor, of=self.row.norm)

    def told(
        self, x: float, y: float, text: str, size: float, role: Role, weight: int, anchor: Anchor
    ) -> Text:
        return Text(x, y, text, size, role, weight, anchor, Part.TOLD, self.row.norm)


class Remarks(Enum):
    """How much stands under a title."""

    ALL = auto()
    COUNTS = auto()  # nothing of who does not know
    BRIEF = auto()  # no reasons, no counts
    DOTS = auto()  # the label stands below the row's number, without its word


def _attempts(sizes: Sizes) -> Iterator[tuple[float, float, Remarks]]:
    """Yield sizes of title and remarks, and how much of those, until something fits."""
    for remarks in Remarks:
        size, caption = sizes.title, sizes.caption
        while size > sizes.smallest:
            yield size, caption, remarks
            size, caption = max(size * 0.95, sizes.smallest), sizes.smallest
        yield size, caption, remarks
    # Never an ellipsis: smaller still, as nobody should need.
    while size > sizes.smallest / 4:
        size, caption = size * 0.95, caption * 0.95
        yield size, caption, Remarks.DOTS


def names(at: Place, left: float, right: float, words: Words, measure: Measure) -> list[Shape]:
    """Write the title, and under it what must be known of the result; smaller if it must."""
    sizes, result, width = at.sizes, at.result, right - left
    divided = result is not None and result.divided and not result.aside
    for size, caption, remarks in _attempts(sizes):
        notes = _remarks(at.row, result, words, remarks, width, caption, measure)
        label = divided and remarks is not Remarks.DOTS
        # A word is broken only where smaller letters do not help.
        breaks = words.breaks if size <= sizes.smallest else unbroken
        lines = wrap(at.row.title, width, size, 600, measure, breaks)
        tall = max(caption * 0.95, sizes.smallest)  # of the label
        extra = _extra(tall if label else 0, notes, caption, width, words, measure)
        whole = size <= sizes.smallest or not broken(at.row.title, lines)
        if whole and len(lines) * size * 1.1 + extra <= at.high * 0.9:
            break
    y = at.top + (at.high - len(lines) * size * 1.1 - extra) / 2 + size * 0.86
    shapes: list[Shape] = [
        at.text(0, y, at.row.number, max(size, sizes.smallest), Role.MUTED, 400, Anchor.START),
        *(
            at.text(left, y + n * size * 1.1, line, size, Role.INK, 600, Anchor.START)
            for n, line in enumerate(lines)
        ),
    ]
    if divided and not label:
        shapes += marks.apart(0, y + size * 0.95, caption * 0.9, sizes.thin, at.row.norm)
    y += (len(lines) - 1) * size * 1.1 + size * 0.24
    x, limit = left, right
    if label:
        y += caption * 1.0
        drawn, wide = marks.label(words.divided, left, y, tall, sizes.thin, measure, at.row.norm)
        shapes += drawn
        x += wide + caption * 0.5
        y += CAP / 2 * caption
    elif notes:
        y += caption * 1.05
    for note in notes:
        if x > left and x + measure(note, caption, 400) > limit:
            x, y = left, y + caption * 1.35
        shapes.append(at.told(x, y, note, caption, Role.MUTED, 400, Anchor.START))
        x += measure(note, caption, 400)
    return shapes


def _remarks(
    row: Row,
    result: Result | None,
    words: Words,
    remarks: Remarks,
    width: float,
    size: float,
    measure: Measure,
) -> list[str]:
    """Return what stands under a title."""
    if remarks is Remarks.ALL:
        return [*_notes(result, words), *_aside(row, result, words, width, size, measure)]
    if result is None or result.aside:
        return _brief(row, result, words)
    few = [words.few] if result.few else []
    counted = remarks is Remarks.COUNTS and result.divided
    counts = [words.counts(result.lows, result.highs)] if counted else []
    said = [note for note in [*counts, *few] if note]
    return [*(f"{note}, " for note in said[:-1]), *said[-1:], *_brief(row, result, words)]


def _brief(row: Row, result: Result | None, words: Words) -> list[str]:
    """Return only which rounds do not count, where there is no room for the reason."""
    return [
        f"{words.round(one.round)} {words.uncounted}"
        for one in row.rounds
        if one.aside and one is not result
    ]


def _aside(
    row: Row, result: Result | None, words: Words, width: float, size: float, measure: Measure
) -> list[str]:
    """Return which rounds do not count beside the one that does, and why, in lines."""
    return [
        line
        for one in row.rounds
        if one.aside and one is not result
        for line in cut(
            wrap(words.aside(one.round, one.aside), width, size, 400, measure, words.breaks), 2
        )
    ]


def _notes(result: Result | None, words: Words) -> list[str]:
    """Return the remarks under a title, each but the last with its comma."""
    if result is None or result.aside:
        return []
    notes = [
        words.counts(result.lows, result.highs) if result.divided else "",
        words.few if result.few else "",
        words.unknown(result.unknown) if result.unknown else "",
    ]
    said = [note for note in notes if note]
    return [f"{note}, " for note in said[:-1]] + said[-1:]


def _extra(
    label: float, notes: list[str], caption: float, width: float, words: Words, measure: Measure
) -> float:
    """Return the height of what stands under a title."""
    if not label and not notes:
        return 0
    start = marks.label(words.divided, 0, 0, label, 1, measure)[1] + caption * 0.5
    x, lines = start if label else 0.0, 1
    for note in notes:
        if x and x + measure(note, caption, 400) > width:
            x, lines = 0.0, lines + 1
        x += measure(note, caption, 400)
    return (1.75 if label else 1.3) * caption + (lines - 1) * caption * 1.35


def grades(
    at: Place, scale: marks.Scale, wide: int, diameter: float, words: Words, measure: Measure
) -> list[Shape]:
    """Draw the dots on their baseline and the bar below; or say how many answered."""
    result, sizes = at.result, at.sizes
    floor, thick = at.level(0), min(sizes.bar, at.high * 0.06)
    shapes: list[Shape] = [at.line(scale.left, scale.right, floor, Role.LINE, 1.2)]
    if result is not None and result.aside:
        return [*shapes, *_set_aside(at, result, scale, floor, words, measure)]
    if result is None or not result.shown:
        said = words.nothing if result is None else words.votes(result.n)
        y = floor - sizes.caption * 0.5
        x = scale.x(1) - scale.step * 0.3
        back = Box(measure(said, sizes.caption, 400) + sizes.caption * 0.4, sizes.caption)
        shapes += [
            Rectangle(
                x, y - back.height * 0.85, back.width, back.height, Role.GROUND, of=at.row.norm
            ),
            at.text(x, y, said, sizes.caption, Role.MUTED, 400, Anchor.START),
        ]
        return shapes
    base = floor - sizes.thin * 1.5
    for one in earlier(at.row):
        shapes += marks.traces(one.counts, result.counts, scale, base, wide, diameter, at.row.norm)
        shapes += marks.funnel(one, result, scale, at.level(2), at.level(1), sizes.thin)
        shapes += marks.past_bar(one, scale, at.level(2), thick * 0.6)
        shapes += _past(at, one, scale, words, measure)
    shapes += marks.dots(result.counts, scale, base, wide, diameter, at.row.norm)
    shapes += marks.bar(result, scale, at.level(1), thick)
    if not earlier(at.row):
        shapes += _letters(at, result, scale, words, measure)
    return shapes


def _past(at: Place, one: Result, scale: marks.Scale, words: Words, measure: Measure) -> list[Text]:
    """Name an earlier round at the right of its bar, or at its left when there is no room."""
    size, said = at.sizes.smallest, words.round(one.round)
    y = at.level(2) + CAP / 2 * size
    high, low = (scale.x(half or 0) for half in (one.highest_half, one.lowest_half))
    x = high + size * 0.7
    wide = measure(said, size, 400)
    if x + wide <= scale.right:
        return [at.told(x, y, said, size, Role.MUTED, 400, Anchor.START)]
    if low - size * 0.7 - wide >= scale.left:
        return [at.told(low - size * 0.7, y, said, size, Role.MUTED, 400, Anchor.END)]
    return []  # it is the grey bar, and its numbers stand at the right


def _letters(
    at: Place, result: Result, scale: marks.Scale, words: Words, measure: Measure
) -> list[Text]:
    """Write under the bar where the means of merged groups are, each by its letter."""
    size = at.sizes.smallest
    groups = sorted(result.groups, key=lambda one: (one.mean, one.group))
    said = [words.group(one.group) for one in groups]
    wide = [measure(one, size, 700) for one in said]
    places = apart([scale.x(one.mean) for one in groups], wide, size * 0.4, scale.left, scale.right)
    y = at.level(2) + CAP / 2 * size
    return [
        at.told(x, y, one, size, Role.INK, 700, Anchor.MIDDLE)
        for x, one in zip(places, said, strict=True)
    ]


def _set_aside(
    at: Place, result: Result, scale: marks.Scale, floor: float, words: Words, measure: Measure
) -> list[Shape]:
    """Say above the baseline why the only round does not count; it has no dots and no numbers."""
    x, size = scale.x(1) - scale.step * 0.3, at.sizes.caption
    why = words.aside(result.round, result.aside)
    said = wrap(why, scale.right - x, size, 400, measure, words.breaks)
    lines = cut(said, max(int((floor - at.top) / (size * 1.25)), 1))
    shapes: list[Shape] = []
    for place, line in enumerate(reversed(lines)):
        y = floor - size * 0.5 - place * size * 1.25
        wide = measure(line, size, 400) + size * 0.4
        shapes += [
            Rectangle(x, y - size * 0.85, wide, size, Role.GROUND, of=at.row.norm),
            at.text(x, y, line, size, Role.MUTED, 400, Anchor.START),
        ]
    return shapes


def numbers(at: Place, width: float, shown: Sequence[Result], words: Words) -> list[Shape]:
    """Write mean and gap at the right, with what they were and what they are in the block."""
    result, sizes = at.result, at.sizes
    if result is None or result.mean is None or result.gap is None or result.aside:
        return []
    means = [one.mean for one in shown if one.mean is not None]
    gaps = [one.gap for one in shown if one.gap is not None]
    ranked = (
        (result.mean, width * MEAN, words.lowest if _first(result.mean, means, min) else ""),
        (result.gap, width, words.widest if _first(result.gap, gaps, max) else ""),
    )
    before = earlier(at.row)
    shapes: list[Shape] = []
    for column, (value, x, word) in enumerate(ranked):
        below = [(word, Role.INK, 600)] if word else []
        for one in before:
            was = (one.mean, one.gap)[column]
            if was is not None:
                below.append((words.was(words.number(was)), Role.MUTED, 400))
        under = len(below) * sizes.caption * 1.15
        size = min(sizes.number, (at.high * 0.86 - under) / CAP)
        tall = size * CAP + under
        y = at.top + (at.high - tall) / 2 + size * CAP
        shapes.append(at.told(x, y, words.number(value), size, Role.INK, 700, Anchor.END))
        for said, role, weight in below:
            y += sizes.caption * 1.15
            shapes.append(at.told(x, y, said, sizes.caption, role, weight, Anchor.END))
    return shapes


def earlier(row: Row) -> list[Result]:
    """Return the round before the one that counts, as a list of at most one; never one aside."""
    counts = latest(row.rounds)
    return [one for one in row.rounds if one.shown and not one.aside and one is not counts][-1:]


def _first(
    value: Fraction, values: Sequence[Fraction], best: Callable[[Sequence[Fraction]], Fraction]
) -> bool:
    return len(set(values)) > 1 and value == best(values)
