"""Motion that helps: what a slide shows so many seconds after something of it changed.

At the reveal dots fall into place, then the gap grows from the mean; rows slide to another
order; a place at the table lights up; a theme comes on by its cues. Each of these ends in
the slide as it is without motion.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from scanhost.desktop.marks import Faint, Mark, Marks, Place, Ring, Sitting
from scanhost.desktop.slides.sheet import Cue
from scanhost.domain.shapes import Dot, Line, Part, Polygon, Rectangle, Text, moved

FADE = 0.2  # seconds, between two slides
FALL = 0.6  # all dots together
APART = 0.025  # between two dots of a row, at most
GROW = 0.3  # the bar, after the dots
REVEAL = FALL + GROW
DROP = 48.0  # how far a dot falls; from further it would cross the row above
EACH = 0.25  # how long one dot takes
SLIDE = 0.4  # rows to another order
LIGHT = 0.2  # a place at the table

LIT = {Sitting.TAKEN, Sitting.TICKED}


class Motion(Protocol):
    """A slide on its way; its marks are those it ends in."""

    def wait(self, since: float) -> float | None:
        """Return in how many seconds something moves; 0 is now, None never again."""

    def still(self, marks: Marks, since: float) -> tuple[int, list[Mark]]:
        """Return what lies still beneath, and a number that is another when that is."""

    def moving(self, marks: Marks, since: float) -> list[Mark]:
        """Return what moves, above what is still."""


def ease(share: float) -> float:
    """Return how far along something is that starts fast and ends slowly."""
    return 1 - (1 - min(max(share, 0.0), 1.0)) ** 3


def ease_both(share: float) -> float:
    """Return how far along something is that starts and ends slowly."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


def _of(mark: Mark) -> str:
    return "" if isinstance(mark, Ring) else getattr(mark, "of", "")


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
    """Rows on their way to another order."""

    down: Mapping[str, float]  # norm -> how far below its new place it stood

    def wait(self, since: float) -> float | None:
        """Move until every row is there."""
        return 0.0 if since < SLIDE else None

    def still(self, marks: Marks, since: float) -> tuple[int, list[Mark]]:
        """Return all but the rows."""
        return 0, [mark for mark in marks if _of(mark) not in self.down]

    def moving(self, marks: Marks, since: float) -> list[Mark]:
        """Return the rows between where they stood and where they go."""
        rest = 1 - ease_both(since / SLIDE)
        rows = ((mark, self.down.get(_of(mark))) for mark in marks)
        return [_down(mark, down * rest) for mark, down in rows if down is not None]


def _down(mark: Mark, down: float) -> Mark:
    if isinstance(mark, Place):
        return replace(mark, y=mark.y + down)
    if isinstance(mark, Text | Rectangle | Dot | Line | Polygon):
        return moved(mark, 0, down)
    return mark


def between(before: Marks, after: Marks) -> Motion | None:
    """Return how a slide goes from one list of marks to another; None when at once."""
    return sliding(before, after) or lighting(before, after)


def sliding(before: Marks, after: Marks) -> Sliding | None:
    """Return how rows go from one list of marks to the other; None when none changes place."""
    old, new = _tops(before), _tops(after)
    both = [norm for norm in new if norm in old]
    if sorted(both, key=old.__getitem__) == sorted(both, key=new.__getitem__):
        return None
    return Sliding({norm: old[norm] - new[norm] for norm in both})


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


@dataclass(frozen=True, slots=True)
class Lighting:
    """Places at the table that have just been taken."""

    places: Mapping[Place, Place]  # as it is now -> as it was

    def wait(self, since: float) -> float | None:
        """Move until they shine."""
        return 0.0 if since < LIGHT else None

    def still(self, marks: Marks, since: float) -> tuple[int, list[Mark]]:
        """Return the slide with these places as they were."""
        return 0, [
            self.places.get(mark, mark) if isinstance(mark, Place) else mark for mark in marks
        ]

    def moving(self, marks: Marks, since: float) -> list[Mark]:
        """Return these places, so far as they shine."""
        share = ease(since / LIGHT)
        return [
            _coming(mark, share)
            for mark in marks
            if isinstance(mark, Place) and mark in self.places
        ]


def lighting(before: Marks, after: Marks) -> Lighting | None:
    """Return which places light up between two lists of marks; None when none does."""
    dark = {
        (mark.x, mark.y, mark.width): mark
        for mark in before
        if isinstance(mark, Place) and mark.sitting in (Sitting.FREE, Sitting.DASHED)
    }
    lit = {
        mark: dark[mark.x, mark.y, mark.width]
        for mark in after
        if isinstance(mark, Place) and mark.sitting in LIT and (mark.x, mark.y, mark.width) in dark
    }
    return Lighting(lit) if lit else None


@dataclass(frozen=True, slots=True)
class Opening:
    """A slide that comes on by its cues."""

    cues: Sequence[Cue]

    def wait(self, since: float) -> float | None:
        """Rest between two cues."""
        waits = [max(cue.at - since, 0.0) for cue in self.cues if _share(cue, since) < 1]
        return min(waits, default=None)

    def still(self, marks: Marks, since: float) -> tuple[int, list[Mark]]:
        """Return what stands there by now."""
        come = [cue for cue in self.cues if _share(cue, since) >= 1]
        shown = list(marks[: self.cues[0].first] if self.cues else marks)
        for cue in come:
            shown += marks[cue.first : self._end(cue, marks)]
        return len(come), shown

    def moving(self, marks: Marks, since: float) -> list[Mark]:
        """Return what is coming on."""
        shown: list[Mark] = []
        for cue in self.cues:
            share = _share(cue, since)
            if 0 < share < 1:
                coming = marks[cue.first : self._end(cue, marks)]
                shown += [_coming(mark, ease(share)) for mark in coming]
        return shown

    def at(self, marks: Marks, since: float) -> list[Mark]:
        """Return the whole slide at a moment."""
        return self.still(marks, since)[1] + self.moving(marks, since)

    def _end(self, cue: Cue, marks: Marks) -> int:
        later = [other.first for other in self.cues if other.first > cue.first]
        return min(later, default=len(marks))


def _share(cue: Cue, since: float) -> float:
    """Return how far along a cue is: below 0 before it, from 1 on when it is over."""
    return (since - cue.at) / cue.lasts


def _coming(mark: Mark, share: float) -> Mark:
    """Return a mark that is partly there: shapes grow where they stand, words fade in."""
    match mark:
        case Ring():
            return replace(mark, share=mark.share * share)
        case Dot():
            return replace(mark, radius=mark.radius * share)
        case Rectangle():
            return replace(mark, width=mark.width * share)
        case Place():
            size = 0.6 + 0.4 * share
            grown = replace(mark, width=mark.width * size, height=mark.height * size)
            return Faint(grown, share)
    return Faint(mark, share)
