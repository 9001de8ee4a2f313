"""The chart of one norm large: its dots, the bar of its gap, and the means that it spans."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.domain import marks
from scanhost.domain.charts import Sizes, Words, apart, axis, cut, pass_line
from scanhost.domain.results import GroupMean, Result, latest
from scanhost.domain.shapes import (
    CAP,
    Anchor,
    Box,
    Line,
    Measure,
    Part,
    Role,
    Shape,
    Text,
    diamond,
    wrap,
)

GROUPED = 2.7  # height of the line with the means of groups, in captions
AGAIN = 1.6  # of an earlier round that stands below all, in captions
BEFORE = 1.7  # of the round before this one, under the bar of this one, in captions


def norm_chart(
    rounds: Sequence[Result], box: Box, words: Words, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Draw one norm large, with what changed since the round before; older rounds as a line."""
    current = latest(rounds)
    if current is None or not current.shown or current.aside:
        return _unshown(current, box, words, measure, sizes)
    older = [one for one in rounds if one.shown and one is not current]
    before = next((one for one in reversed(older) if not one.aside), None)
    older = [one for one in older if one is not before]
    scale = marks.Scale(0, box.width)
    under = sizes.digit * 1.9 + sizes.bar * 4 + sizes.half * 1.1 + sizes.caption * 1.5
    between = sizes.caption * BEFORE if before is not None else 0
    grouped = sizes.caption * GROUPED if current.groups else 0
    lines = len(older) * sizes.caption * AGAIN
    floor = box.height - under - between - grouped - lines
    room = Box(scale.step, floor - sizes.caption * 1.8 - sizes.thin)
    had = (0,) * 10 if before is None else before.counts
    most = max(*current.counts, *had)
    wide, diameter = marks.arrange(most, 2, room, sizes.dot)
    digits = floor + sizes.digit * 1.5
    bar = digits + sizes.digit * 0.5 + sizes.bar * 2
    # The words stand just above the dots: far from them they would say nothing about them.
    top = floor - max(-(-most // wide), 3) * diameter * (1 + marks.WITHIN) - sizes.caption * 1.9
    shapes = pass_line(scale, max(top, 0), digits + sizes.digit * 0.4, words, sizes)
    shapes.append(Line(0, floor, box.width, floor, Role.LINE, sizes.thin * 1.5))
    shapes += axis(scale, digits, sizes)
    base = floor - sizes.thin * 2
    shapes += marks.traces(had, current.counts, scale, base, wide, diameter, current.norm)
    shapes += marks.dots(current.counts, scale, base, wide, diameter, current.norm)
    if before is not None:
        past = bar + sizes.bar + between
        shapes += marks.funnel(before, current, scale, past, bar, sizes.thin)
        shapes += marks.past_bar(before, scale, past, sizes.bar * 0.6)
        shapes += _past(before, scale, past, words, measure, sizes)
    shapes += marks.bar(current, scale, bar, sizes.bar)
    shapes += _means(current, scale, bar + sizes.bar * 2 + between, words, measure, sizes)
    below = box.height - lines
    if current.groups:
        shapes += _groups(current.groups, scale, below - grouped, words, measure, sizes)
    for place, one in enumerate(reversed(older), 1):
        y = below + place * sizes.caption * AGAIN - sizes.caption * 0.6
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
        unknown = words.unknown(current.unknown) if current.unknown else ""
        said = ", ".join(filter(None, [words.votes(current.n), unknown]))
    lines = cut(wrap(said, box.width, sizes.half, 400, measure, words.breaks), 4)
    high = sizes.half * 1.25
    first = (box.height - (len(lines) - 1) * high) / 2 + CAP / 2 * sizes.half
    return [
        Text(box.width / 2, first + place * high, line, sizes.half, Role.MUTED, 400, Anchor.MIDDLE)
        for place, line in enumerate(lines)
    ]


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
    wide = measure(said, sizes.caption, 400)
    if wide <= scale.right - high:
        return [Text(high, baseline, said, sizes.caption, Role.MUTED, of=result.norm)]
    if wide <= low - scale.left:
        return [
            Text(low, baseline, said, sizes.caption, Role.MUTED, 400, Anchor.END, of=result.norm)
        ]
    beside = scale.x(result.mean) + sizes.bar * 2  # above the bar, for that is all there is
    above = y - sizes.caption * 0.4
    x = min(beside, scale.right - wide)
    return [Text(x, above, said, sizes.caption, Role.MUTED, of=result.norm)]
