"""The chart of a block: a row per norm with its dots, the bar of its gap, and two numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain import marks
from scanhost.domain.charts import Row, Sizes, Words, axis, pass_line
from scanhost.domain.results import Result, latest
from scanhost.domain.shapes import (
    CAP,
    Anchor,
    Box,
    Dot,
    Line,
    Measure,
    Part,
    Rectangle,
    Role,
    Shape,
    Text,
    broken,
    diamond,
    moved,
    wrap,
)

AXIS, MEAN = (0.345, 0.787), 0.897  # where the columns stand, in the width
ONCE, AGAIN = (0.74, 0.865, 1.0), (0.69, 0.8, 0.92)  # baseline and bars, in the height of a row


def block_chart(
    rows: Sequence[Row], box: Box, words: Words, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Draw the results of three to six norms; one or more than six fit too, less well."""
    current = [latest(row.rounds) for row in rows]
    shown = [one for one in current if one is not None and one.shown]
    scale = marks.Scale(box.width * AXIS[0], box.width * AXIS[1])
    head, digits = sizes.caption * 1.9, sizes.digit * 1.9
    keys = legend(box.width, words, measure, sizes)
    foot = digits + len(keys) * sizes.caption * 1.8
    high = min((box.height - head - foot) / max(len(rows), 1), sizes.number * 3.4)
    bottom = head + high * len(rows)
    most = max((max(one.counts) for one in shown), default=0)
    levels = AGAIN if any(_earlier(row) for row in rows) else ONCE
    wide, dot = marks.arrange(most, 3, Box(scale.step, high * (levels[0] - 0.06)), sizes.dot)
    shapes = _frame(scale, box.width, head, bottom, words, sizes)
    left = _left(rows, measure, sizes)
    for place, (row, result) in enumerate(zip(rows, current, strict=True)):
        at = _Row(row, result, head + place * high, high, levels, sizes)
        shapes.append(at.line(0, box.width, at.top + high, Role.HAIR, 1))
        shapes += _names(at, left, box.width * AXIS[0] - sizes.caption * 0.6, words, measure)
        shapes += _grades(at, scale, wide, dot, words, measure)
        shapes += _numbers(at, box.width, shown, words)
    shapes += axis(scale, bottom + sizes.digit * 1.25, sizes)
    for place, line in enumerate(keys):
        y = bottom + digits + (place + 0.8) * sizes.caption * 1.8
        shapes += [moved(shape, 0, y) for shape in line]
    return shapes


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its place in the chart."""

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


def _frame(
    scale: marks.Scale, width: float, top: float, bottom: float, words: Words, sizes: Sizes
) -> list[Shape]:
    """Draw the grid, the heads of the columns and the line between fail and pass."""
    y = sizes.caption * 1.05
    return [
        Line(0, top, width, top, Role.HAIR, sizes.thin),
        *(
            Line(scale.x(grade), top, scale.x(grade), bottom, Role.HAIR, sizes.thin)
            for grade in range(1, 11)
        ),
        *pass_line(scale, 0, bottom, words, sizes),
        *(
            Text(x, y, word, sizes.caption, Role.MUTED, 400, Anchor.END, Part.FRAME)
            for x, word in ((width * MEAN, words.mean), (width, words.gap))
        ),
    ]


def _left(rows: Sequence[Row], measure: Measure, sizes: Sizes) -> float:
    """Return where the titles start: after the widest number."""
    widest = max((measure(row.number, sizes.title, 400) for row in rows), default=0)
    return widest + sizes.title * 0.6 if widest else 0


def _names(at: _Row, left: float, right: float, words: Words, measure: Measure) -> list[Shape]:
    """Write the title, and under it what must be known of the result; smaller if it must."""
    sizes, result = at.sizes, at.result
    notes = _notes(result, words)
    label = result is not None and result.divided
    size, caption = sizes.title, sizes.caption
    while True:
        lines = wrap(at.row.title, right - left, size, 600, measure)
        extra = _extra(label, notes, caption, right - left, words, measure)
        whole = not broken(at.row.title, lines)
        fits = len(lines) * size * 1.1 + extra <= at.high * 0.92
        if (fits and (whole or size <= sizes.smallest)) or size < sizes.smallest / 4:
            break
        small = size <= sizes.smallest  # never an ellipsis: smaller still, as nobody should need
        caption = caption * 0.95 if small else sizes.smallest
        size = size * 0.95 if small else max(size * 0.95, sizes.smallest)
    y = at.top + (at.high - len(lines) * size * 1.1 - extra) / 2 + size * 0.86
    shapes: list[Shape] = [
        at.text(0, y, at.row.number, max(size, sizes.smallest), Role.MUTED, 400, Anchor.START),
        *(
            at.text(left, y + n * size * 1.1, line, size, Role.INK, 600, Anchor.START)
            for n, line in enumerate(lines)
        ),
    ]
    y += (len(lines) - 1) * size * 1.1 + size * 0.24
    x, limit = left, right
    if label:
        y += caption * 1.0
        drawn, width = marks.label(
            words.divided, left, y, caption * 0.95, sizes.thin, measure, at.row.norm
        )
        shapes += drawn
        x += width + caption * 0.5
        y += CAP / 2 * caption
    elif notes:
        y += caption * 1.05
    for note in notes:
        if x > left and x + measure(note, caption, 400) > limit:
            x, y = left, y + caption * 1.35
        shapes.append(at.text(x, y, note, caption, Role.MUTED, 400, Anchor.START))
        x += measure(note, caption, 400)
    return shapes


def _notes(result: Result | None, words: Words) -> list[str]:
    """Return the remarks under a title, each but the last with its comma."""
    if result is None:
        return []
    notes = [
        words.counts(result.lows, result.highs) if result.divided else "",
        words.few if result.few else "",
        words.unknown(result.unknown) if result.unknown else "",
    ]
    said = [note for note in notes if note]
    return [f"{note}, " for note in said[:-1]] + said[-1:]


def _extra(
    label: bool, notes: list[str], caption: float, width: float, words: Words, measure: Measure
) -> float:
    """Return the height of what stands under a title."""
    if not label and not notes:
        return 0
    start = marks.label(words.divided, 0, 0, caption * 0.95, 1, measure)[1] + caption * 0.5
    x, lines = start if label else 0.0, 1
    for note in notes:
        if x and x + measure(note, caption, 400) > width:
            x, lines = 0.0, lines + 1
        x += measure(note, caption, 400)
    return (1.75 if label else 1.3) * caption + (lines - 1) * caption * 1.35


def _grades(
    at: _Row, scale: marks.Scale, wide: int, diameter: float, words: Words, measure: Measure
) -> list[Shape]:
    """Draw the dots on their baseline and the bar below; or say how many answered."""
    result, sizes = at.result, at.sizes
    floor, thick = at.level(0), min(sizes.bar, at.high * 0.06)
    shapes: list[Shape] = [at.line(scale.left, scale.right, floor, Role.LINE, 1.2)]
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
    shapes += marks.dots(
        result.counts, scale, floor - sizes.thin * 1.5, wide, diameter, at.row.norm
    )
    for one in _earlier(at.row):
        shapes += marks.past_bar(one, scale, at.level(2), thick * 0.5)
    shapes += marks.bar(result, scale, at.level(1), thick)
    return shapes


def _numbers(at: _Row, width: float, shown: Sequence[Result], words: Words) -> list[Shape]:
    """Write mean and gap at the right, with what they were and what they are in the block."""
    result, sizes = at.result, at.sizes
    if result is None or result.mean is None or result.gap is None:
        return []
    means = [one.mean for one in shown if one.mean is not None]
    gaps = [one.gap for one in shown if one.gap is not None]
    ranked = (
        (result.mean, width * MEAN, words.lowest if _first(result.mean, means, min) else ""),
        (result.gap, width, words.widest if _first(result.gap, gaps, max) else ""),
    )
    earlier = _earlier(at.row)
    shapes: list[Shape] = []
    for column, (value, x, word) in enumerate(ranked):
        below = [(word, Role.INK, 600)] if word else []
        for one in earlier:
            was = (one.mean, one.gap)[column]
            if was is not None:
                said = f"{words.round(one.round)}: {words.number(was)}"
                below.append((said, Role.MUTED, 400))
        room = at.high * 0.92 - len(below) * sizes.caption * 1.25
        size = min(sizes.number, room / CAP)
        tall = size * CAP + len(below) * sizes.caption * 1.25
        y = at.top + (at.high - tall) / 2 + size * CAP
        shapes.append(at.text(x, y, words.number(value), size, Role.INK, 700, Anchor.END))
        for said, role, weight in below:
            y += sizes.caption * 1.25
            shapes.append(at.text(x, y, said, sizes.caption, role, weight, Anchor.END))
    return shapes


def _earlier(row: Row) -> list[Result]:
    """Return the round before the one that counts, as a list of at most one."""
    counts = latest(row.rounds)
    return [one for one in row.rounds if one.shown and one is not counts][-1:]


def _first(
    value: Fraction, values: Sequence[Fraction], best: Callable[[Sequence[Fraction]], Fraction]
) -> bool:
    return len(set(values)) > 1 and value == best(values)


def legend(width: float, words: Words, measure: Measure, sizes: Sizes) -> list[list[Shape]]:
    """Return the key to the marks as lines of shapes with their baseline at zero."""
    size, dot = sizes.caption, sizes.caption * 0.8
    lines: list[list[Shape]] = [[]]
    x = 0.0
    middle = -CAP / 2 * size
    for grade, word in ((5, words.low), (6, words.six), (7, words.high), (0, words.bar)):
        mark = size * (4.2 if not grade else 0.8)
        wide = mark + size * 0.5 + measure(word, size, 400)
        if x and x + wide > width:
            x = 0.0
            lines.append([])
        if grade:
            key = marks.grade_dot(grade, x + dot / 2, middle, dot)
            lines[-1].append(Dot(key.x, key.y, key.radius, key.role, key.ring))
        else:
            ends = marks.capped(
                x + size * 0.2, x + mark - size * 0.2, middle, size * 0.28, Role.GAP, "", Part.FRAME
            )
            lines[-1] += [
                *ends,
                diamond(x + mark / 2, middle, size * 0.5, Role.GROUND, Part.FRAME),
                diamond(x + mark / 2, middle, size * 0.36, Role.INK, Part.FRAME),
            ]
        lines[-1].append(
            Text(x + mark + size * 0.5, 0, word, size, Role.MUTED, 400, part=Part.FRAME)
        )
        x += wide + size * 1.6
    return lines
