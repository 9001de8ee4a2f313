"""How long a session takes and when each step begins: as planned, as it went, as expected.

When steps really began is only kept in memory. A scan file holds no times, because they
would tell who was in the room when something was answered; and how far behind a session
is follows from the hour it should have begun at and from where the room is now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from scanhost.domain.lengths import planned
from scanhost.domain.script import Kind, Step, left_out
from scanhost.domain.state import Phase
from scanhost.domain.views import Room

ARRIVAL = timedelta(minutes=15)  # before the session begins
STRAY = timedelta(hours=2)  # off by more, and the hour in the form is not that of today
LONG = 150 * 60  # seconds a session should not be longer than
ROUNDED = 300  # seconds to which a length is rounded up


@dataclass(frozen=True, slots=True)
class Clocked:
    """When steps begin, by id; a step whose begin nobody knows is left out."""

    planned: Mapping[str, datetime]
    real: Mapping[str, datetime]
    expected: Mapping[str, datetime]
    late: int  # minutes behind; below zero is ahead
    end: datetime  # as expected


def lengths(room: Room) -> dict[str, int]:
    """Return the seconds that each step takes as planned, in order, whatever came of it."""
    return {step.id: planned(step, left_out(step, room.about)) for step, _ in room.steps}


def total(room: Room) -> int:
    """Return the seconds that the session takes as planned."""
    return sum(lengths(room).values())


def rounded(seconds: int) -> int:
    """Return a length as one would tell it: rounded up to five minutes."""
    return -(-seconds // ROUNDED) * ROUNDED


def begins(room: Room, day: datetime) -> datetime | None:
    """Return the moment at which a session of this day should begin."""
    try:
        return datetime.combine(day.date(), time.fromisoformat(room.about.get("time", "")))
    except ValueError:
        return None


def clocked(room: Room, seen: Mapping[str, datetime], now: datetime) -> Clocked | None:
    """Return all times; `seen` is when steps began, as far as known. None: nothing to go by."""
    length, offset, at = lengths(room), {}, 0
    order = [step.id for step, _ in room.steps]
    for id in order:
        offset[id] = timedelta(seconds=at)
        at += length[id]
    anchor = _anchor(room, seen, offset, now)
    if anchor is None:
        return None
    plan = {id: anchor + after for id, after in offset.items()}
    plan[order[0]] = anchor - ARRIVAL
    expected, here = {}, _leaves(room, seen, anchor, now)
    for step, _ in room.steps[order.index(room.live.id) + 1 :]:
        expected[step.id] = here
        here += timedelta(seconds=_ahead(room, step))
    late = here - anchor - timedelta(seconds=at)
    return Clocked(plan, seen, expected, round(late.total_seconds() / 60), here)


def _leaves(room: Room, seen: Mapping[str, datetime], anchor: datetime, now: datetime) -> datetime:
    """Return when the room leaves the step it is in, as expected."""
    if room.live.kind is Kind.LOBBY:
        return max(now, anchor)
    ends = now + timedelta(seconds=(room.left or 0) + (room.held or 0))
    if room.held is not None or (room.left is not None and room.called is None):
        return ends
    return max(ends, seen.get(room.live.id, now) + timedelta(seconds=_ahead(room, room.live)))


def _ahead(room: Room, step: Step) -> int:
    """Return the seconds that a step takes from now on: none when it is skipped."""
    if step.norm is not None and room.norms[step.norm].phase is Phase.SKIPPED:
        return 0
    return planned(step, left_out(step, room.about) and room.live.id != step.id)


def _anchor(
    room: Room, seen: Mapping[str, datetime], offset: Mapping[str, timedelta], now: datetime
) -> datetime | None:
    """Return when the session began, as the plan reckons: at its hour, or when it really did."""
    order = [step.id for step, _ in room.steps]
    began = [id for id in order[1:] if id in seen]
    hours = [one for days in (-1, 0, 1) if (one := begins(room, now + timedelta(days=days)))]
    if room.live.kind is Kind.LOBBY:
        return next((hour for hour in hours if now - hour <= STRAY), None)
    really = None
    if began:
        # After the lobby comes the beginning, also when the chair jumped over the welcome.
        before = timedelta() if order[0] in seen else offset[began[0]]
        really = seen[began[0]] - before
    reckoned = really if really is not None else now - offset[room.live.id]
    near = min(hours, key=lambda hour: abs(hour - reckoned), default=None)
    return near if near is not None and abs(near - reckoned) <= STRAY else really
