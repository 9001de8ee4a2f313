"""The clock of the step the room is in: stopped, running, with more time."""

from __future__ import annotations

from dataclasses import replace

from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import Paused, Resumed
from scanhost.domain.kept import ClockSet
from scanhost.domain.state import MOTIONS, Motion

MOST = 3600.0  # seconds a clock can hold


def pause(draft: Draft, now: float) -> Refused | None:
    """Let the clock stand still."""
    if Motion.PAUSED not in MOTIONS[draft.state.motion(draft.state.at)]:
        return Refused("clock.paused")
    draft.emit(Paused())
    stop(draft, now)
    return None


def resume(draft: Draft, now: float) -> Refused | None:
    """Let the clock run again, unless the room looks back."""
    if Motion.RUNNING not in MOTIONS[draft.state.motion(draft.state.at)]:
        return Refused("clock.running")
    draft.emit(Resumed())
    if draft.state.shown is None:
        run(draft, now)
    return None


def add(draft: Draft, seconds: int, now: float) -> Refused | None:
    """Give the clock more seconds; one that stands still stays so.

    When everybody has answered, more time puts off moving on as well.
    """
    clock = draft.state.clock
    if clock is None or not 0 < seconds <= MOST:
        return Refused("clock.none")
    left = clock.remaining(now)
    left = max(left, min(MOST, left + seconds))
    complete = None if clock.complete is None else clock.complete + seconds
    since = None if clock.since is None else now
    draft.emit(ClockSet(replace(clock, left=left, since=since, complete=complete)))
    return None


def stop(draft: Draft, now: float) -> None:
    """Hold the clock at what is left."""
    clock = draft.state.clock
    if clock is not None and clock.since is not None:
        draft.emit(ClockSet(replace(clock, left=clock.remaining(now), since=None)))


def run(draft: Draft, now: float) -> None:
    """Let the clock run from what is left."""
    clock = draft.state.clock
    if clock is not None and clock.since is None:
        again = None if clock.complete is None else now
        draft.emit(ClockSet(replace(clock, since=now, complete=again)))
