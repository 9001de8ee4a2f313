"""What the chair may do, and what the clock does by itself."""

from __future__ import annotations

from dataclasses import replace

from scanhost.domain import calling, clock, moving
from scanhost.domain import commands as ask
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import LinkSaved, Locked, Resumed, RoomCodeSaved, Unlocked
from scanhost.domain.script import VOTING
from scanhost.domain.state import State

SETTLE = 3.0  # seconds between the last answer and moving on


def due(state: State) -> float | None:
    """Return when the clock will move the room on; None when only the chair does."""
    clock = state.clock
    if clock is None or clock.since is None or state.shown is not None or state.closed:
        return None
    if state.called is None:
        step = state.step
        if step.kind not in VOTING or state.voting() is None:
            return None
        if moving.ready(state):
            return None
    end = clock.since + clock.left
    return end if clock.complete is None else min(end, clock.complete + SETTLE)


def tick(draft: Draft, now: float) -> Refused | None:
    """Move on where the clock says so; never an error when it does not."""
    moment = due(draft.state)
    if moment is None or now < moment:
        return None
    if draft.state.called is not None:
        calling.end(draft, now)
    else:
        moving.enter(draft, moving.following(draft.state), now)
    return None


def conduct(draft: Draft, command: ask.Conduct, now: float) -> Refused | None:
    """Decide one of the chair's commands."""
    state = draft.state
    if isinstance(command, ask.LetIn):
        if not state.code:
            draft.emit(RoomCodeSaved(command.code))
        return None
    if state.closed:
        return Refused("session.closed")
    if isinstance(command, ask.Unlock):
        return _unlock(draft, command)
    if isinstance(command, ask.FreeSeat | ask.MarkAbsent):
        return _seat(draft, command)
    if state.locked:
        return Refused("session.locked")
    match command:
        case ask.Lock():
            if state.at > 0:
                return Refused("session.running")
            if state.paused:
                draft.emit(Resumed())
            draft.emit(Locked())
        case ask.Next(at, sure):
            return moving.forward(draft, at, sure, now)
        case ask.Back():
            return moving.back(draft, now)
        case ask.Jump(step, sure):
            return moving.jump(draft, step, sure, now)
        case ask.Pause():
            return clock.pause(draft, now)
        case ask.Resume():
            return clock.resume(draft, now)
        case ask.AddTime(seconds):
            return clock.add(draft, seconds, now)
        case ask.Skip(norm):
            return moving.skip(draft, norm, now)
        case ask.Reopen(norm) | ask.VoteAgain(norm):
            return calling.call(draft, norm, isinstance(command, ask.VoteAgain), now)
    return None


def _unlock(draft: Draft, command: ask.Unlock) -> Refused | None:
    state = draft.state
    if not state.locked:
        return Refused("session.unlocked")
    if not state.people:
        return Refused("people.none")
    if not state.code:
        draft.emit(RoomCodeSaved(command.code))
    draft.emit(Unlocked())
    return None


def _seat(draft: Draft, command: ask.FreeSeat | ask.MarkAbsent) -> Refused | None:
    link = draft.state.links.get(command.seat)
    if link is None:
        return Refused("seat.free")
    match command:
        case ask.FreeSeat():
            draft.emit(LinkSaved(replace(link, token=None)))
        case ask.MarkAbsent(_, absent):
            draft.emit(LinkSaved(replace(link, absent=absent)))
    return None
