"""Motion that helps, as lists of marks: what a slide shows so many seconds after it changed.

At the reveal dots fall into place, then the gap grows from the mean. A theme comes on by
its cues. Every motion ends in the slide as it is without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from scanhost.desktop.marks import Faint, Mark, Place, Ring
from scanhost.desktop.slides.sheet import Cue
from scanhost.domain.shapes import Dot, Line, Part, Polygon, Rectangle

FADE = 0.2  # seconds, between two slides
FALL = 0.6  # all dots together
APART = 0.025  # between two dots of a row, at most
GROW = 0.3  # the bar, after the dots
REVEAL = FALL + GROW
DROP = 48.0  # how far a dot falls; from further it would cross the row above
EACH = 0.25  # how long one dot takes


def ease(share: float) -> float:
    """Return how far along something is that starts fast and ends slowly."""
    return 1 - (1 - min(max(share, 0.0), 1.0)) ** 3


def falling(marks: Iterable[Mark], norms: Collection[str], since: float) -> list[Mark]:
    """Return a slide so many seconds after the reveal of these norms; others stand still."""
    everything = list(marks)
    if since >= REVEAL:
        return everything
    rows = {norm: _row(everything, norm) for norm in norms}
    grown = ease((since - FALL) / GROW)
    shown: list[Mark] = []
    for mark in everything:
        part = getattr(mark, "part", None)
        norm = getattr(mark, "of", "")
        if norm not in rows or part not in (Part.DOT, Part.BAR, Part.MEAN):
            shown.append(mark)
        elif isinstance(mark, Dot):
            shown += _dot(mark, rows[norm], since)
        elif since > FALL:
            shown += _bar(mark, _mean(everything, norm), grown)
    return shown


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


def _bar(mark: Mark, mean: float, grown: float) -> list[Mark]:
    """Draw the bar at a part of its length; the mean stands."""
    if isinstance(mark, Line):
        x1, x2 = (mean + (x - mean) * grown for x in (mark.x1, mark.x2))
        return [replace(mark, x1=x1, x2=x2)]
    return [mark]


def appearing(marks: Sequence[Mark], cues: Sequence[Cue], since: float) -> list[Mark]:
    """Return a slide so many seconds after it came on, with what its cues let be seen."""
    ends = [cue.first for cue in cues[1:]] + [len(marks)]
    shown = list(marks[: cues[0].first] if cues else marks)
    for cue, end in zip(cues, ends, strict=True):
        come = (since - cue.at) / cue.lasts
        if come >= 1:
            shown += marks[cue.first : end]
        elif come > 0:
            shown += [_coming(mark, ease(come)) for mark in marks[cue.first : end]]
    return shown


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


def cued(cues: Sequence[Cue], since: float) -> float | None:
    """Return in how many seconds something changes by cue; 0 is now, None never again."""
    waits = [max(cue.at - since, 0.0) for cue in cues if since < cue.at + cue.lasts]
    return min(waits, default=None)
