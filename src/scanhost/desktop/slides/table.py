"""The table with its places: sign, lobby, clock and count are all this one picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Mark, Place, Ring, Sitting, Tick
from scanhost.domain.shapes import CAP, Anchor, Dot, Role, Text

PLACES = 12  # of the sign and of the count: always twelve


def sign(x: float, y: float, radius: float) -> list[Mark]:
    """Draw the small sign."""
    size = radius * 0.36
    return [
        Ring(x, y, radius * 0.62, radius * 0.1, Role.INK),
        *around(x, y, radius - size * 0.34, size, [Sitting.SIGN] * PLACES),
    ]


def around(
    x: float, y: float, radius: float, width: float, sitting: Sequence[Sitting], start: float = 0
) -> list[Mark]:
    """Set places around a centre, clockwise from a place in the turn; 0 is the top."""
    places: list[Mark] = []
    for number, how in enumerate(sitting):
        turn = start + number / len(sitting)
        where = at(x, y, radius, turn)
        places.append(Place(*where, width, width * 0.66, how, turn * 360))
    return places


def at(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    """Return the point at a place in the turn."""
    angle = turn * 2 * math.pi
    return x + radius * math.sin(angle), y - radius * math.cos(angle)


def filled(done: int, of: int) -> int:
    """Return how many of the twelve places a count fills; all of them only when all are done."""
    if of <= 0 or done <= 0:
        return 0
    return PLACES if done >= of else max(PLACES * done // of, 1)


def count(x: float, y: float, radius: float, done: int, of: int) -> list[Mark]:
    """Fill places clockwise from the top, by count and never by seat."""
    many = filled(done, of)
    sitting = [Sitting.TAKEN] * many + [Sitting.FREE] * (PLACES - many)
    return around(x, y, radius * 1.3, radius * 0.43, sitting)


def clock(x: float, y: float, radius: float, share: float, said: str, size: float) -> list[Mark]:
    """Draw a ring that shortens, with the time in it; a share of 0 leaves the empty ring."""
    thick = radius * 0.077
    return [
        Dot(x, y, radius, Role.SURFACE),
        Ring(x, y, radius, thick, Role.HAIR),
        Ring(x, y, radius, thick, Role.INK, 1 - share, share),
        *middle(x, y, radius, said, size),
    ]


def done(x: float, y: float, radius: float) -> list[Mark]:
    """Draw the table when there is nothing left to wait for."""
    return [
        Dot(x, y, radius, Role.SURFACE),
        Ring(x, y, radius, radius * 0.03, Role.INK),
        Tick(x, y, radius * 0.8, Role.INK),
    ]


def middle(x: float, y: float, radius: float, said: str, size: float) -> list[Mark]:
    """Write in the middle of the table, as large as fits."""
    if not said:
        return []
    size = min(size, size * radius * 1.6 / measure(said, size, 700))
    return [Text(x, y + size * CAP / 2, said, size, Role.INK, 700, Anchor.MIDDLE)]
