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
from scanhost.domain.script import VOTING, Kind, Step
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
    """Return the seconds that each step takes, in order; what is left out takes none."""
    return {step.id: _length(room, step) for step, _ in room.steps}


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
    for step, _ in room.steps:
        offset[step.id] = timedelta(seconds=at)
        at += length[step.id]
    live = room.live
    anchor = _anchor(room, seen, offset, now)
    if anchor is None:
        return None
    plan = {id: anchor + after for id, after in offset.items()}
    leaves = plan[live.id] + timedelta(seconds=length[live.id])
    if live.kind is Kind.LOBBY:
        ends = max(now, anchor)
    elif room.left is not None:
        ends = now + timedelta(seconds=room.left)
    else:
        ends = max(now, seen.get(live.id, now) + timedelta(seconds=length[live.id]))
    expected, here = {}, ends
    order = [step.id for step, _ in room.steps]
    for id in order[order.index(live.id) + 1 :]:
        expected[id] = here
        here += timedelta(seconds=length[id])
    plan[order[0]] = anchor - ARRIVAL
    return Clocked(plan, seen, expected, round((ends - leaves).total_seconds() / 60), here)


def _length(room: Room, step: Step) -> int:
    voted = step.norm if step.kind in VOTING else None
    if voted is not None and room.norms[voted].phase is Phase.SKIPPED:
        return 0
    return planned(step, introduces(room) or room.live.id == step.id)


def introduces(room: Room) -> bool:
    """Tell whether the chair asked for the introductions."""
    return room.about.get("introductions") == "yes"


def _anchor(
    room: Room, seen: Mapping[str, datetime], offset: Mapping[str, timedelta], now: datetime
) -> datetime | None:
    """Return when the session began, as the plan reckons: at its hour, or when it really did."""
    began = [step.id for step, _ in room.steps if step.kind is not Kind.LOBBY and step.id in seen]
    begin = begins(room, now)
    if began:
        really = seen[began[0]] - offset[began[0]]
        return begin if begin is not None and abs(really - begin) <= STRAY else really
    if begin is None or abs(now - begin - offset[room.live.id]) > STRAY:
        return begin if room.live.kind is Kind.LOBBY else None
    return begin
