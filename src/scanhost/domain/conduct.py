"""What the chair may do, and what the clock does by itself."""

from __future__ import annotations

from scanhost.domain import asides, calling, clock, door, moving, polling, saying, table
from scanhost.domain import commands as ask
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import Locked, NormRested, Resumed, StepReturned, Unlocked
from scanhost.domain.kept import ClockSet, RoomCodeSaved
from scanhost.domain.script import VOTING, Kind
from scanhost.domain.state import Phase, State

SETTLE = 3.0  # seconds between the last answer and moving on
TENFOLD = 9  # times the planned time, on top of it


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
    if clock.complete is not None:
        return min(clock.since + clock.left, clock.complete + SETTLE)
    extra = _held(state)
    return None if extra is None else clock.since + clock.left + extra


def _held(state: State) -> float | None:
    """Return the seconds by which extra time holds a reveal by the clock; None for ever."""
    norm = state.voting()
    reveals = state.step.kind is Kind.INTRODUCTION or (
        state.called is not None and calling.alone(state)
    )
    extra = state.extra(norm) if norm is not None and reveals else ""
    if norm is None or not extra:
        return 0.0
    return None if extra == "off" else TENFOLD * calling.planned(state, norm)


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
    if isinstance(command, table.Command):
        return table.seat(draft, command)
    if state.locked:
        return Refused("session.locked")
    match command:
        case ask.Lock():
            return _lock(draft)
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
        case ask.SetAside() | ask.CountAgain():
            return asides.correct(draft, command)
        case ask.AskAgreement(theme):
            return polling.begin(draft, theme)
        case ask.EndAgreement():
            return polling.end(draft)
        case ask.Admit() | ask.TurnAway() | ask.LetOut():
            return door.answer(draft, command)
        case ask.ShowSaid():
            return saying.show(draft, command)
        case ask.StepBack():
            return moving.undo(draft, command, now)


def _lock(draft: Draft) -> Refused | None:
    """Close the door until it is opened again: then people come in as they did at first.

    It takes the room back to its first step, which undoes no more than that a question was
    open: once there is a grade, or an answer may be lost in a backup, the door stays open.
    """
    state = draft.state
    if any(state.grades.values()) or any(one.revealed for one in state.norms.values()):
        return Refused("session.running")
    if state.called is not None or state.before:
        return Refused("session.running")
    if state.paused:
        draft.emit(Resumed())
    if state.at > 0:
        draft.emit(StepReturned(state.script[0].id))
        begun = (id for id, one in state.norms.items() if one.phase is not Phase.WAITING)
        draft.emit(*(NormRested(id) for id in begun), ClockSet(None))
    draft.emit(Locked())
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
