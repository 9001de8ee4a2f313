"""Motion that helps: what a slide shows so many seconds after something of it changed.

A theme comes on by its cues, a place at the table lights up; rows.py has the rest. Each of
these ends in the slide as it is without motion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from scanhost.desktop.marks import Faint, Mark, Marks, Place, Ring, Sitting
from scanhost.desktop.slides.sheet import Cue
from scanhost.domain.shapes import Dot, Rectangle

FADE = 0.2  # seconds, between two slides
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
