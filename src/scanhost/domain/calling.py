"""A norm outside its step: put back on screen, or graded once more."""

from __future__ import annotations

from scanhost.domain import groups
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import (
    NormCalled,
    NormOpened,
    NormReopened,
    NormRevealed,
    Resumed,
    StepShown,
)
from scanhost.domain.kept import Clock, ClockSet
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.script import VOTING
from scanhost.domain.state import Phase, State


def call(draft: Draft, id: str, again: bool, now: float) -> Refused | None:
    """Put a skipped norm back, or open a revealed one again as its next round."""
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
    groups.agree_on_names(draft)
    seconds = planned(state, id)
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


def planned(state: State, norm: str) -> int:
    """Return the seconds that a norm has."""
    times = state.times
    return times.introduction if norm == INTRODUCTION else times.norm


def alone(state: State) -> bool:
    """Tell whether the called norm's block is revealed already, so that it is on its own."""
    assert state.called is not None
    if state.norm(state.called).revealed:
        return True
    if state.called == INTRODUCTION:
        past = state.index("introduction-result")
    else:
        past = state.index(f"review:{state.pack.theme_of(state.called).id}")
    return past is not None and past <= state.at


def end(draft: Draft, now: float) -> None:
    """Give the screen and the clock back to the step; a norm on its own is revealed."""
    state = draft.state
    assert state.called is not None
    if alone(state):
        reveal(draft, (state.called,))
    held = state.clock.held if state.clock is not None else None
    if state.paused:
        draft.emit(Resumed())
    draft.emit(NormCalled(None))
    if held is None and draft.state.voting() is not None:
        held = float(state.step.seconds or 0)  # a restart forgot it
    draft.emit(ClockSet(None if held is None else Clock(held, now)))


def reveal(draft: Draft, norms: tuple[str, ...]) -> None:
    """Make the grades of what is open among these norms public and final."""
    for id in norms:
        norm = draft.state.norm(id)
        if norm.phase is Phase.OPEN:
            groups.count(draft, id, norm.round)
            draft.emit(NormRevealed(id, norm.round))
