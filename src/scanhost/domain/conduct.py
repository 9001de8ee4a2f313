"""How the room moves through the run of show: by the chair, and by the clock."""

from __future__ import annotations

from dataclasses import replace

from scanhost.domain import commands as ask
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import (
    Clock,
    ClockSet,
    LinkSaved,
    Locked,
    NormCalled,
    NormOpened,
    NormReopened,
    NormRevealed,
    NormSkipped,
    Paused,
    Resumed,
    RoomCodeSaved,
    StepEntered,
    StepShown,
    Unlocked,
)
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.script import VOTING, Kind
from scanhost.domain.state import MOTIONS, Motion, Phase, State

SETTLE = 3.0  # seconds between the last answer and moving on
MOST = 3600.0  # seconds a clock can hold


def due(state: State) -> float | None:
    """Return when the clock will move the room on; None when only the chair does."""
    clock = state.clock
    if clock is None or clock.since is None or state.shown is not None or state.closed:
        return None
    if state.called is None:
        step = state.step
        if step.kind not in VOTING or state.voting() is None:
            return None
        if ready(state):
            return None
    end = clock.since + clock.left
    return end if clock.complete is None else min(end, clock.complete + SETTLE)


def ready(state: State) -> bool:
    """Tell whether the block's last norm is done, so that the reveal is the chair's."""
    if state.called is not None or state.step.kind is not Kind.NORM:
        return False
    return state.script[following(state)].kind is Kind.REVIEW


def tick(draft: Draft, now: float) -> Refused | None:
    """Move on where the clock says so; never an error when it does not."""
    moment = due(draft.state)
    if moment is None or now < moment:
        return None
    if draft.state.called is not None:
        _end_call(draft, now)
    else:
        _enter(draft, following(draft.state), now)
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
            return _next(draft, at, sure, now)
        case ask.Back():
            return _back(draft, now)
        case ask.Jump(step, sure):
            return _jump(draft, step, sure, now)
        case ask.Pause():
            return _pause(draft, now)
        case ask.Resume():
            return _resume(draft, now)
        case ask.AddTime(seconds):
            return _add(draft, seconds, now)
        case ask.Skip(norm):
            return _skip(draft, norm, now)
        case ask.Reopen(norm) | ask.VoteAgain(norm):
            return _call(draft, norm, isinstance(command, ask.VoteAgain), now)
    return None


# --- moving ----------------------------------------------------------------------------------


def _next(draft: Draft, at: str, sure: bool, now: float) -> Refused | None:
    state = draft.state
    if at != position(state):
        return Refused("step.moved")
    if state.called is not None:
        if _reveals_call(state) and not sure and (left := state.missing((state.called,))):
            return Refused("reveal.missing", {"count": len(left)})
        _end_call(draft, now)
        return None
    if state.shown is not None:
        ahead = later(state)
        _show(draft, None if ahead == state.at else ahead, now)
        return None
    if state.at + 1 >= len(state.script):
        return Refused("step.last")
    return _enter_asking(draft, following(state), sure, now)


def position(state: State) -> str:
    """Return what `Next` must name: what is on screen, so that a late press does nothing."""
    return f"call:{state.called}" if state.called is not None else state.showing.id


def _back(draft: Draft, now: float) -> Refused | None:
    state = draft.state
    if state.called is not None:
        return Refused("call.running")
    here = state.at if state.shown is None else state.shown
    if here == 0:
        return Refused("step.first")
    before = here - 1
    if state.script[before].kind is Kind.CATCH_UP:
        before -= 1  # there is nothing to see in it
    _show(draft, before, now)
    return None


def _jump(draft: Draft, step: str, sure: bool, now: float) -> Refused | None:
    state = draft.state
    index = state.index(step)
    if index is None:
        return Refused("step.unknown")
    if state.called is not None:
        return Refused("call.running")
    if index <= state.at:
        _show(draft, None if index == state.at else index, now)
        return None
    return _enter_asking(draft, index, sure, now)


def _show(draft: Draft, index: int | None, now: float) -> None:
    """Look back, with the clock held; or be back where the room is, with the clock running."""
    state = draft.state
    if index is None and state.shown is None:
        return
    if state.shown is None and not state.paused:
        _stop_clock(draft, now)
    draft.emit(StepShown(None if index is None else state.script[index].id))
    if index is None and not state.paused:
        _run_clock(draft, now)


def _enter_asking(draft: Draft, index: int, sure: bool, now: float) -> Refused | None:
    """Enter a step; when that reveals a block with seats missing, ask first."""
    state, target = draft.state, draft.state.script[index]
    reveals: tuple[str, ...] = ()
    if target.kind is Kind.INTRODUCTION_RESULT:
        reveals = (INTRODUCTION,)
    elif target.kind is Kind.REVIEW and target.theme is not None:
        reveals = tuple(norm.id for norm in state.pack.theme(target.theme).norms)
    if not sure and (left := state.missing(reveals)):
        return Refused("reveal.missing", {"count": len(left)})
    _enter(draft, index, now)
    return None


def _enter(draft: Draft, index: int, now: float) -> None:
    state, target = draft.state, draft.state.script[index]
    _skip_over(draft, index)
    if state.paused:
        draft.emit(Resumed())
    draft.emit(StepEntered(target.id))
    if target.kind in VOTING and target.norm is not None:
        if draft.state.norm(target.norm).phase is Phase.WAITING:
            draft.emit(NormOpened(target.norm, 1))
    elif target.kind is Kind.INTRODUCTION_RESULT:
        _reveal(draft, (INTRODUCTION,))
    elif target.kind is Kind.REVIEW:
        _reveal(draft, draft.state.block())
    draft.emit(ClockSet(Clock(float(target.seconds), now) if target.seconds else None))


def _skip_over(draft: Draft, index: int) -> None:
    """Mark what is jumped over, and what is left open behind its own reveal."""
    state = draft.state
    passed = {
        step.theme or INTRODUCTION
        for step in state.script[state.at + 1 : index]
        if step.kind in (Kind.REVIEW, Kind.INTRODUCTION_RESULT)
    }
    for step in state.script[:index]:
        if step.kind not in VOTING or step.norm is None:
            continue
        norm = state.norm(step.norm)
        left = norm.phase is Phase.OPEN and (step.theme or INTRODUCTION) in passed
        if norm.phase is Phase.WAITING or left:
            draft.emit(NormSkipped(step.norm, norm.round))


def _reveal(draft: Draft, norms: tuple[str, ...]) -> None:
    for id in norms:
        norm = draft.state.norm(id)
        if norm.phase is Phase.OPEN:
            draft.emit(NormRevealed(id, norm.round))


def later(state: State) -> int:
    """Return where Next leads from the earlier step on screen."""
    assert state.shown is not None
    index = state.shown + 1
    return index + 1 if index < state.at and state.script[index].kind is Kind.CATCH_UP else index


def following(state: State) -> int:
    """Return where Next leads: the step after this one, past one with nothing to show."""
    index = state.at + 1
    kind = state.script[index].kind
    waiting = kind is Kind.CATCH_UP and state.missing(state.block())
    skipped = state.norm(INTRODUCTION).phase is Phase.SKIPPED
    if (kind is Kind.CATCH_UP and not waiting) or (kind is Kind.INTRODUCTION_RESULT and skipped):
        index += 1
    return index


# --- a norm outside its step --------------------------------------------------------------------


def _call(draft: Draft, id: str, again: bool, now: float) -> Refused | None:
    state = draft.state
    if all(id != norm.id for norm in (state.pack.introduction, *state.pack.norms())):
        return Refused("norm.unknown")
    if state.called is not None:
        return Refused("call.running")
    norm = state.norm(id)
    if again:
        if norm.phase is not Phase.REVEALED:
            return Refused("norm.not_revealed")
        opened: NormOpened | NormReopened = NormOpened(id, norm.round + 1)
    else:
        if norm.phase is not Phase.SKIPPED:
            return Refused("norm.not_skipped")
        opened = NormReopened(id, norm.round)
    times = state.pack.times
    seconds = times.introduction if id == INTRODUCTION else times.norm
    held = state.clock.remaining(now) if state.clock is not None else None
    if state.paused:
        draft.emit(Resumed())
    here = state.step
    if here.norm == id and here.kind in VOTING:
        # The room stands at this norm already: it simply gets its step back.
        if state.shown is not None:
            draft.emit(StepShown(None))
        draft.emit(opened, ClockSet(Clock(float(seconds), now)))
        return None
    draft.emit(opened, NormCalled(id), ClockSet(Clock(float(seconds), now, held=held)))
    return None


def _reveals_call(state: State) -> bool:
    """Tell whether the called norm's block is revealed already, so that it is on its own."""
    assert state.called is not None
    if state.norm(state.called).revealed:
        return True
    for index, step in enumerate(state.script[: state.at + 1]):
        own = step.kind is Kind.INTRODUCTION_RESULT and state.called == INTRODUCTION
        if own or (step.kind is Kind.REVIEW and step.theme is not None):
            norms = state.pack.theme(step.theme).norms if step.theme else ()
            if own or any(norm.id == state.called for norm in norms):
                return index <= state.at
    return False


def _end_call(draft: Draft, now: float) -> None:
    state = draft.state
    assert state.called is not None
    if _reveals_call(state):
        _reveal(draft, (state.called,))
    held = state.clock.held if state.clock is not None else None
    if state.paused:
        draft.emit(Resumed())
    draft.emit(NormCalled(None))
    if held is None and draft.state.voting() is not None:
        held = float(state.step.seconds or 0)  # a restart forgot it
    draft.emit(ClockSet(None if held is None else Clock(held, now)))


def _skip(draft: Draft, id: str, now: float) -> Refused | None:
    state = draft.state
    if id != state.voting() or state.shown is not None:
        return Refused("step.moved")
    draft.emit(NormSkipped(id, state.norm(id).round))
    if state.called is not None:
        _end_call(draft, now)
    elif draft.state.script[ahead := following(draft.state)].kind is Kind.REVIEW:
        if state.paused:
            draft.emit(Resumed())
        draft.emit(ClockSet(None))  # the last of its block: what follows is the chair's reveal
    else:
        _enter(draft, ahead, now)
    return None


# --- the clock -------------------------------------------------------------------------------


def _pause(draft: Draft, now: float) -> Refused | None:
    if Motion.PAUSED not in MOTIONS[draft.state.motion(draft.state.at)]:
        return Refused("clock.paused")
    draft.emit(Paused())
    _stop_clock(draft, now)
    return None


def _resume(draft: Draft, now: float) -> Refused | None:
    if Motion.RUNNING not in MOTIONS[draft.state.motion(draft.state.at)]:
        return Refused("clock.running")
    draft.emit(Resumed())
    if draft.state.shown is None:
        _run_clock(draft, now)
    return None


def _add(draft: Draft, seconds: int, now: float) -> Refused | None:
    clock = draft.state.clock
    if clock is None or not 0 < seconds <= MOST:
        return Refused("clock.none")
    left = clock.remaining(now)
    left = max(left, min(MOST, left + seconds))
    draft.emit(ClockSet(replace(clock, left=left, since=None if clock.since is None else now)))
    return None


def _stop_clock(draft: Draft, now: float) -> None:
    clock = draft.state.clock
    if clock is not None and clock.since is not None:
        draft.emit(ClockSet(replace(clock, left=clock.remaining(now), since=None)))


def _run_clock(draft: Draft, now: float) -> None:
    clock = draft.state.clock
    if clock is not None and clock.since is None:
        again = None if clock.complete is None else now
        draft.emit(ClockSet(replace(clock, since=now, complete=again)))


# --- the door ----------------------------------------------------------------------------------


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
