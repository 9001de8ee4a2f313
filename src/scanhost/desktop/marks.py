"""The marks of screens that charts do not have: a place at the table, a ring, a QR code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scanhost.domain.shapes import Role, Shape


class Sitting(StrEnum):
    """How a place at the table looks."""

    TAKEN = "taken"  # filled
    TICKED = "ticked"  # filled, with a tick
    FREE = "free"  # outlined
    DASHED = "dashed"
    DONE = "done"  # filled quietly: a norm behind us
    NOW = "now"  # filled in ink: the norm we are at
    SIGN = "sign"  # filled in the colour of the small sign


@dataclass(frozen=True, slots=True)
class Place:
    """A rounded place, turned about its centre."""

    x: float
    y: float
    width: float
    height: float
    sitting: Sitting
    angle: float = 0  # degrees, clockwise
    of: str = ""  # the row of a chart it belongs to


@dataclass(frozen=True, slots=True)
class Ring:
    """A part of a circle's edge, round-ended, from a share of the turn on; 0 is the top."""

    x: float
    y: float
    radius: float  # of the middle of the line
    thickness: float
    role: Role
    start: float = 0
    share: float = 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick, centred."""

    x: float
    y: float
    size: float
    role: Role


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code on its white card; the matrix brings its own quiet zone."""

    x: float
    y: float
    size: float
    matrix: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Faint:
    """A mark that is only partly there."""

    mark: Mark
    opacity: float


Mark = Shape | Place | Ring | Tick | Code | Faint
Marks = Sequence[Mark]
