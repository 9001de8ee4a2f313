"""How the rows of a block move: into place at the reveal, and to another order."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from scanhost.desktop.marks import Faint, Mark, Marks, Place, Ring
from scanhost.desktop.slides.motion import ease
from scanhost.domain.shapes import Dot, Line, Part, Polygon, Rectangle, Role, Text, moved

FALL = 0.6  # all dots together
APART = 0.025  # between two dots of a row, at most
GROW = 0.3  # the bar, after the dots
REVEAL = FALL + GROW
DROP = 48.0  # how far a dot falls; from further it would cross the row above
EACH = 0.25  # how long one dot takes
SLIDE = 0.4  # rows to another order
PASSING = 0.6  # how much of a row is lost halfway


@dataclass(frozen=True, slots=True)
class Falling:
    """The reveal of norms: dots fall in from low to high, then each bar comes with its numbers.

    A bar grows from its mean, or comes from where it was in the round before.
    """

    norms: Collection[str]

    def wait(self, since: float) -> float | None:
        """Move for all of the reveal."""
        return 0.0 if since < REVEAL else None

    def still(self, marks: Marks, since: float) -> tuple[int, list[Mark]]:
        """Return all but what says how these norms were graded."""
        return 0, [mark for mark in marks if not self._falls(mark)]

    def moving(self, marks: Marks, since: float) -> list[Mark]:
        """Return the dots so far; bars, numbers and words once all dots are there."""
        falls = [mark for mark in marks if self._falls(mark)]
        if since >= REVEAL:
            return falls
        rows = {norm: _row(falls, norm) for norm in self.norms}
        spans = {norm: _spans(falls, norm) for norm in self.norms}
        grown = ease((since - FALL) / GROW)
        shown: list[Mark] = []
        for mark in falls:
            if _part(mark) is Part.TOLD:
                shown += [Faint(mark, grown)] if since > FALL else []
            elif isinstance(mark, Dot):
                shown += _dot(mark, rows[mark.of], since)
            elif _past(mark):
                shown.append(mark)
            elif since > FALL and _part(mark) is Part.TRACE:
                shown.append(Faint(mark, grown))
            elif since > FALL and (span := spans[_of(mark)]) is not None:
                shown.append(_bar(mark, *span, 1 - grown))
        return shown

    def _falls(self, mark: Mark) -> bool:
        part = _part(mark)
        joins = part is Part.TRACE and not isinstance(mark, Dot)
        falls = joins or part in (Part.DOT, Part.BAR, Part.MEAN, Part.TOLD)
        return falls and _of(mark) in self.norms


def _part(mark: Mark) -> Part | None:
    return getattr(mark, "part", None)


def _past(mark: Mark) -> bool:
    """Tell whether a bar or a mean is of an earlier round."""
    part = _part(mark)
    return part in (Part.BAR, Part.MEAN) and getattr(mark, "role", None) is Role.LINE


def _row(marks: list[Mark], norm: str) -> list[Dot]:
    """Return the dots of a norm from low to high, each column from below."""
    dots = [one for one in marks if isinstance(one, Dot) and one.part is Part.DOT]
    return sorted((one for one in dots if one.of == norm), key=lambda one: (one.x, -one.y))


def _dot(dot: Dot, row: list[Dot], since: float) -> list[Mark]:
    apart = min(APART, (FALL - EACH) / max(len(row) - 1, 1))
    fallen = (since - row.index(dot) * apart) / EACH
    if fallen <= 0:
        return []
    return [replace(dot, y=dot.y - DROP * (1 - ease(fallen)))]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a bar lies."""

    low: float
    high: float
    y: float

    def at(self, share: float) -> float:
        """Return the point at a share of its length."""
        return self.low + (self.high - self.low) * share


def _spans(marks: list[Mark], norm: str) -> tuple[Span, Span] | None:
    """Return where the bar of a norm comes from and where it goes; None without one."""
    now = [span for past, span in _bars(marks, norm) if not past]
    if not now:
        return None
    before = [span for past, span in _bars(marks, norm) if past]
    mean = now[0].at(0.5)
    return min(before, key=lambda one: one.y, default=Span(mean, mean, now[0].y)), now[0]


def _bars(marks: list[Mark], norm: str) -> list[tuple[bool, Span]]:
    """Return the bars of a norm, and whether each is of an earlier round."""
    found = []
    for mean in marks:
        if not isinstance(mean, Polygon) or mean.part is not Part.MEAN or mean.of != norm:
            continue
        x, y = (sum(one) / len(mean.points) for one in zip(*mean.points, strict=True))
        ends = [
            end
            for mark in marks
            if isinstance(mark, Line) and mark.part is Part.BAR and mark.of == norm
            if abs(mark.y1 - y) < 0.5 and abs(mark.y2 - y) < 0.5
            for end in (mark.x1, mark.x2)
        ]
        found.append((_past(mean), Span(min(ends, default=x), max(ends, default=x), y)))
    return found


def _bar(mark: Mark, was: Span, now: Span, rest: float) -> Mark:
    """Return a part of a bar that still has a share of its way to go."""
    down = (was.y - now.y) * rest
    if isinstance(mark, Line):
        long = now.high - now.low
        x1, x2 = (
            x + (was.at((x - now.low) / long if long else 0.5) - x) * rest
            for x in (mark.x1, mark.x2)
        )
        return replace(mark, x1=x1, x2=x2, y1=mark.y1 + down, y2=mark.y2 + down)
    if isinstance(mark, Polygon):
        return moved(mark, (was.at(0.5) - now.at(0.5)) * rest, down)
    return mark


@dataclass(frozen=True, slots=True)
class Sliding:
    """Rows on their way to another order; they pass each other faintly."""

    down: Mapping[str, float]  # norm -> how far below its new place it stood

    def wait(self, since: float) -> float | None:
        """Move until every row is there."""
        return 0.0 if since < SLIDE else None

    def still(self, marks: Marks, since: float) -> tuple[int, list[Mark]]:
        """Return all but the rows."""
        return 0, [mark for mark in marks if _of(mark) not in self.down]

    def moving(self, marks: Marks, since: float) -> list[Mark]:
        """Return the rows between where they stood and where they go."""
        share = ease_both(since / SLIDE)
        rest, clear = 1 - share, 1 - 4 * PASSING * share * (1 - share)
        rows = ((mark, self.down.get(_of(mark))) for mark in marks)
        gone = [_down(mark, down * rest) for mark, down in rows if down is not None]
        return [mark if clear == 1 else Faint(mark, clear) for mark in gone]


def _down(mark: Mark, down: float) -> Mark:
    if isinstance(mark, Place):
        return replace(mark, y=mark.y + down)
    if isinstance(mark, Text | Rectangle | Dot | Line | Polygon):
        return moved(mark, 0, down)
    return mark


def sliding(before: Marks, after: Marks) -> Sliding | None:
    """Return how rows go from one list of marks to the other; None when none changes place."""
    old, new = _tops(before), _tops(after)
    both = [norm for norm in new if norm in old]
    if sorted(both, key=old.__getitem__) == sorted(both, key=new.__getitem__):
        return None
    down = {norm: old[norm] - new[norm] for norm in both}
    return Sliding({norm: far for norm, far in down.items() if abs(far) > 0.5})


def _tops(marks: Marks) -> dict[str, float]:
    """Return where each norm's row begins."""
    tops: dict[str, float] = {}
    for mark in marks:
        if norm := _of(mark):
            tops[norm] = min(tops.get(norm, _top(mark)), _top(mark))
    return tops


def _top(mark: Mark) -> float:
    match mark:
        case Line():
            return min(mark.y1, mark.y2)
        case Polygon():
            return min(y for _, y in mark.points)
        case Text() | Rectangle() | Dot() | Place():
            return mark.y
    return 0.0


def ease_both(share: float) -> float:
    """Return how far along something is that starts and ends slowly."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


def _of(mark: Mark) -> str:
    return "" if isinstance(mark, Ring) else getattr(mark, "of", "")
