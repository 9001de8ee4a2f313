"""How the rows of a block move: into place at the reveal, and to another order."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from scanhost.desktop.marks import Faint, Mark, Marks, Place, Ring
from scanhost.desktop.slides.motion import ease
from scanhost.domain.shapes import Dot, Line, Part, Polygon, Rectangle, Text, moved

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
    """The reveal of norms: dots fall in from low to high, then each bar grows from its mean."""

    norms: Collection[str]

    def wait(self, since: float) -> float | None:
        """Move for all of the reveal."""
        return 0.0 if since < REVEAL else None

    def still(self, marks: Marks, since: float) -> tuple[int, list[Mark]]:
        """Return all but dots, bars and means of these norms."""
        return 0, [mark for mark in marks if not self._falls(mark)]

    def moving(self, marks: Marks, since: float) -> list[Mark]:
        """Return the dots so far, and the bars once all dots are there."""
        falls = [mark for mark in marks if self._falls(mark)]
        if since >= REVEAL:
            return falls
        rows = {norm: _row(falls, norm) for norm in self.norms}
        grown = ease((since - FALL) / GROW)
        shown: list[Mark] = []
        for mark in falls:
            if isinstance(mark, Dot):
                shown += _dot(mark, rows[mark.of], since)
            elif since > FALL:
                shown.append(_bar(mark, _mean(falls, _of(mark)), grown))
        return shown

    def _falls(self, mark: Mark) -> bool:
        part = getattr(mark, "part", None)
        return part in (Part.DOT, Part.BAR, Part.MEAN) and _of(mark) in self.norms


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


def _mean(marks: list[Mark], norm: str) -> float:
    means = [
        sum(x for x, _ in one.points) / len(one.points)
        for one in marks
        if isinstance(one, Polygon) and one.part is Part.MEAN and one.of == norm
    ]
    return means[-1] if means else 0.0


def _bar(mark: Mark, mean: float, grown: float) -> Mark:
    """Draw the bar at a part of its length; the mean stands."""
    if isinstance(mark, Line):
        x1, x2 = (mean + (x - mean) * grown for x in (mark.x1, mark.x2))
        return replace(mark, x1=x1, x2=x2)
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
