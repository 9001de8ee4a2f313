"""The chart of a block: a row per norm with its dots, the bar of its gap, and two numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from scanhost.domain import marks
from scanhost.domain.blockrow import MEAN, Place, earlier, grades, names, numbers
from scanhost.domain.charts import Row, Sizes, Words, axis, pass_line
from scanhost.domain.results import latest
from scanhost.domain.shapes import (
    CAP,
    Anchor,
    Box,
    Dot,
    Line,
    Measure,
    Part,
    Role,
    Shape,
    Text,
    diamond,
    moved,
)

AXIS = (0.33, 0.79)  # where the dots stand, in the width
# Baseline, bar, and what stands below the bar, in the height of a row.
ONCE, MORE = (0.72, 0.86, 1.0), (0.63, 0.755, 0.91)


def block_chart(
    rows: Sequence[Row], box: Box, words: Words, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Draw the results of three to six norms; one or more than six fit too, less well."""
    shapes = _drawn(rows, box, words, measure, sizes, False)
    named = {one.of for one in shapes if isinstance(one, Text) and one.text == words.divided}
    counting = [one for row in rows if (one := latest(row.rounds)) is not None]
    divided = {one.norm for one in counting if one.divided and not one.aside}
    if divided <= named:
        return shapes
    return _drawn(rows, box, words, measure, sizes, True)  # a label without its word


def _drawn(
    rows: Sequence[Row], box: Box, words: Words, measure: Measure, sizes: Sizes, dots: bool
) -> list[Shape]:
    current = [latest(row.rounds) for row in rows]
    shown = [one for one in current if one is not None and one.shown and not one.aside]
    scale = marks.Scale(box.width * AXIS[0], box.width * AXIS[1])
    head, digits = sizes.caption * 1.9, sizes.digit * 1.9
    again = any(earlier(row) for row in rows)
    keys = legend(box.width, words, measure, sizes, dots, again)
    foot = digits + len(keys) * sizes.caption * 1.8
    high = min((box.height - head - foot) / max(len(rows), 1), sizes.number * 3.4)
    bottom = head + high * len(rows)
    every = [*shown, *(one for row in rows for one in earlier(row))]
    most = max((max(one.counts) for one in every), default=0)
    levels = MORE if len(every) > len(shown) or any(one.groups for one in shown) else ONCE
    wide, dot = marks.arrange(most, 3, Box(scale.step, high * (levels[0] - 0.06)), sizes.dot)
    shapes = _frame(scale, box.width, head, bottom, words, sizes)
    left = _left(rows, measure, sizes)
    for place, (row, result) in enumerate(zip(rows, current, strict=True)):
        at = Place(row, result, head + place * high, high, levels, sizes)
        shapes.append(at.line(0, box.width, at.top + high, Role.HAIR, 1))
        shapes += names(at, left, box.width * AXIS[0] - sizes.caption * 0.6, words, measure)
        shapes += grades(at, scale, wide, dot, words, measure)
        shapes += numbers(at, box.width, shown, words)
    shapes += axis(scale, bottom + sizes.digit * 1.25, sizes)
    for place, line in enumerate(keys):
        y = bottom + digits + (place + 0.8) * sizes.caption * 1.8
        shapes += [moved(shape, 0, y) for shape in line]
    return shapes


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
        Text(0, y, words.dot, sizes.caption, Role.MUTED, 400, part=Part.FRAME),
        *(
            Text(x, y, word, sizes.caption, Role.MUTED, 400, Anchor.END, Part.FRAME)
            for x, word in ((width * MEAN, words.mean), (width, words.gap))
        ),
    ]


def _left(rows: Sequence[Row], measure: Measure, sizes: Sizes) -> float:
    """Return where the titles start: after the widest number."""
    widest = max((measure(row.number, sizes.title, 400) for row in rows), default=0)
    return widest + sizes.title * 0.6 if widest else 0


def legend(
    width: float,
    words: Words,
    measure: Measure,
    sizes: Sizes,
    dots: bool = False,
    again: bool = False,
) -> list[list[Shape]]:
    """Return the key to the marks as lines of shapes with their baseline at zero.

    With `dots` it says what the label of a divided norm is, where that has no word; `again`,
    what an earlier round left.
    """
    size, dot = sizes.caption, sizes.caption * 0.8
    middle = -CAP / 2 * size
    items: list[tuple[float, str, Callable[[float], Sequence[Shape]]]] = [
        (size * 0.8, word, partial(_key_dot, grade, dot, middle))
        for grade, word in ((5, words.low), (6, words.six), (7, words.high))
    ]
    if dots:
        items.append((size * 2, words.divided, partial(_key_apart, middle, size, sizes.thin)))
    if again:
        items.append((size * 0.8, words.trace, partial(_key_trace, dot, middle)))
    items.append((size * 4.2, words.bar, partial(_key_bar, middle, size)))
    lines: list[list[Shape]] = [[]]
    x = 0.0
    for mark, word, drawn in items:
        wide = mark + size * 0.5 + measure(word, size, 400)
        if x and x + wide > width:
            x = 0.0
            lines.append([])
        at = x + mark + size * 0.5
        lines[-1] += [*drawn(x), Text(at, 0, word, size, Role.MUTED, 400, part=Part.FRAME)]
        x += wide + size * 1.6
    return lines


def _key_dot(grade: int, dot: float, y: float, x: float) -> list[Shape]:
    key = marks.grade_dot(grade, x + dot / 2, y, dot)
    return [Dot(key.x, key.y, key.radius, key.role, key.ring)]


def _key_trace(dot: float, y: float, x: float) -> list[Shape]:
    return [Dot(x + dot / 2, y, dot * 0.2, Role.LINE)]


def _key_apart(y: float, size: float, thin: float, x: float) -> list[Shape]:
    return [replace(one, part=Part.FRAME) for one in marks.apart(x, y, size * 0.9, thin)]


def _key_bar(y: float, size: float, x: float) -> list[Shape]:
    left, right = x + size * 0.2, x + size * 4
    return [
        *marks.capped(left, right, y, size * 0.28, Role.GAP, "", Part.FRAME),
        diamond((left + right) / 2, y, size * 0.5, Role.GROUND, Part.FRAME),
        diamond((left + right) / 2, y, size * 0.36, Role.INK, Part.FRAME),
    ]
