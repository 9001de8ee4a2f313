"""Motion that helps: at the reveal dots fall into place, then the gap grows from the mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from scanhost.desktop.marks import Mark
from scanhost.domain.shapes import Dot, Line, Part, Polygon

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
