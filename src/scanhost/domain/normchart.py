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
    bar = digits + sizes.digit * 0.5 + sizes.bar * 2 + between
    # The words stand just above the dots: far from them they would say nothing about them.
    top = floor - max(-(-most // wide), 3) * diameter * (1 + marks.WITHIN) - sizes.caption * 1.9
    shapes = pass_line(scale, max(top, 0), digits + sizes.digit * 0.4, words, sizes)
    shapes.append(Line(0, floor, box.width, floor, Role.LINE, sizes.thin * 1.5))
    shapes += axis(scale, digits, sizes)
    base = floor - sizes.thin * 2
    shapes += marks.traces(had, current.counts, scale, base, wide, diameter, current.norm)
    shapes += marks.dots(current.counts, scale, base, wide, diameter, current.norm)
    if before is not None:
        past = bar - between  # time runs down: what was, then what is with its numbers
        shapes += marks.funnel(before, current, scale, past, bar, sizes.thin)
        shapes += marks.past_bar(before, scale, past, sizes.bar * 0.6)
        shapes += _past(before, scale, past, words, measure, sizes)
    shapes += marks.bar(current, scale, bar, sizes.bar)
    shapes += _means(current, scale, bar, words, measure, sizes)
    below = box.height - lines
    if current.groups:
        shapes += _groups(
            current.groups, current.norm, scale, below - grouped, words, measure, sizes
        )
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
    return [
        Text(0, sizes.half + place * high, line, sizes.half, Role.MUTED, 400)
        for place, line in enumerate(lines)
    ]


def _groups(
    groups: Sequence[GroupMean],
    of: str,
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
        shapes.append(_told(x, below, one, sizes.caption, Role.MUTED, 600, of))
    return shapes


def _means(
    result: Result, scale: marks.Scale, y: float, words: Words, measure: Measure, sizes: Sizes
) -> list[Shape]:
    """Write the half-means at the ends of the bar and the mean below it; words below all.

    A number stays where it is measured; only words move apart where they would meet.
    """
    low, mean, high = result.lowest_half, result.mean, result.highest_half
    if low is None or mean is None or high is None:
        return []
    middle, baseline = scale.x(mean), y + CAP / 2 * sizes.half
    under = y + sizes.bar * 2 + sizes.half * 0.9
    numbers = [_told(middle, under, words.number(mean), sizes.half, Role.INK, 700, result.norm)]
    captions = [(words.mean, middle)]
    if result.gap:
        beside = sizes.bar * 2.2
        wide = [measure(words.number(half), sizes.half, 700) for half in (low, high)]
        left, right = scale.x(low) - beside - wide[0] / 2, scale.x(high) + beside + wide[1] / 2
        ends = [(words.lowest_half, low, left), (words.highest_half, high, right)]
        for place, (word, half, x) in enumerate(ends):
            said = words.number(half)
            if scale.left <= x - wide[place] / 2 and x + wide[place] / 2 <= scale.right:
                end = _told(x, baseline, said, sizes.half, Role.INK, 700, result.norm)
                numbers.insert(place * len(numbers), end)
            else:  # at the edge of the scale it stands with its word
                word = f"{word} {said}"
            captions.insert(place * 2, (word, x))
    widths = [measure(word, sizes.caption, 400) for word, _ in captions]
    places = apart([x for _, x in captions], widths, sizes.caption, scale.left, scale.right)
    below = under + sizes.caption * 1.35
    return numbers + [
        _told(x, below, word, sizes.caption, Role.MUTED, 400, result.norm)
        for x, (word, _) in zip(places, captions, strict=True)
    ]


def _told(x: float, y: float, said: str, size: float, role: Role, weight: int, of: str) -> Shape:
    return Text(x, y, said, size, role, weight, Anchor.MIDDLE, Part.TOLD, of)


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
