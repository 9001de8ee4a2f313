"""How the room moves through the run of show."""

from __future__ import annotations

from scanhost.domain import calling, clock, groups, polling
from scanhost.domain.commands import StepBack
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import (
    NormOpened,
    NormReopened,
    NormRested,
    NormSkipped,
    Paused,
    Resumed,
    StepEntered,
    StepReturned,
    StepShown,
)
from scanhost.domain.kept import Clock, ClockSet
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.script import VOTING, Kind, Step, left_out
from scanhost.domain.state import Phase, State


def forward(draft: Draft, at: str, sure: bool, now: float) -> Refused | None:
    """Do what *Verder* says: end a called norm, look on, or enter what follows."""
    state = draft.state
    if at != position(state):
        return Refused("step.moved")
    if state.called is not None:
        if calling.alone(state) and not sure and (left := state.missing((state.called,))):
            return Refused("reveal.missing", {"count": len(left)})
        calling.end(draft, now)
        return None
    if state.shown is not None:
        ahead = later(state)
        show(draft, None if ahead == state.at else ahead, now)
        return None
    if state.at + 1 >= len(state.script):
        return Refused("step.last")
    return enter_asking(draft, following(state), sure, now)


def position(state: State) -> str:
    """Return what `Next` must name: what is on screen, so that a late press does nothing."""
    return f"call:{state.called}" if state.called is not None else state.showing.id


def back(draft: Draft, now: float) -> Refused | None:
    """Show the step before the one on screen."""
    state = draft.state
    if state.called is not None:
        return Refused("call.running")
    here = state.at if state.shown is None else state.shown
    if here == 0:
        return Refused("step.first")
    before = here - 1
    while _empty(state, state.script[before]):
        before -= 1
    show(draft, before, now)
    return None


def jump(draft: Draft, step: str, sure: bool, now: float) -> Refused | None:
    """Show an earlier step, or enter a later one past all between."""
    state = draft.state
    index = state.index(step)
    if index is None:
        return Refused("step.unknown")
    if state.called is not None:
        return Refused("call.running")
    if index <= state.at:
        show(draft, None if index == state.at else index, now)
        return None
    return enter_asking(draft, index, sure, now)


def show(draft: Draft, index: int | None, now: float) -> None:
    """Look back, with the clock held; or be back where the room is, with the clock running."""
    state = draft.state
    if index is None and state.shown is None:
        return
    if state.shown is None and not state.paused:
        clock.stop(draft, now)
    draft.emit(StepShown(None if index is None else state.script[index].id))
    if index is None and not state.paused:
        clock.run(draft, now)


def enter_asking(draft: Draft, index: int, sure: bool, now: float) -> Refused | None:
    """Enter a step; when that reveals a block with seats missing, ask first."""
    state, target = draft.state, draft.state.script[index]
    reveals: tuple[str, ...] = ()
    if target.kind is Kind.INTRODUCTION_RESULT:
        reveals = (INTRODUCTION,)
    elif target.kind is Kind.REVIEW and target.theme is not None:
        reveals = tuple(norm.id for norm in state.pack.theme(target.theme).norms)
    if not sure and (left := state.missing(reveals)):
        return Refused("reveal.missing", {"count": len(left)})
    enter(draft, index, now)
    return None


def enter(draft: Draft, index: int, now: float) -> None:
    """Enter a step with what it brings: a norm opened, a block revealed, a fresh clock."""
    state, target = draft.state, draft.state.script[index]
    if state.poll() is not None:
        polling.end(draft)
    _skip_over(draft, index)
    if state.paused:
        draft.emit(Resumed())
    draft.emit(StepEntered(target.id))
    if target.kind in VOTING and target.norm is not None:
        if draft.state.norm(target.norm).phase is Phase.WAITING:
            groups.agree_on_names(draft)
            draft.emit(NormOpened(target.norm, 1))
    elif target.kind is Kind.INTRODUCTION_RESULT:
        calling.reveal(draft, (INTRODUCTION,))
    elif target.kind is Kind.REVIEW:
        calling.reveal(draft, draft.state.block())
    draft.emit(ClockSet(Clock(float(target.seconds), now) if target.seconds else None))


def _skip_over(draft: Draft, index: int) -> None:
    """Mark what is jumped over, and what is left open behind its own reveal."""
    state = draft.state
    passed = {
        step.theme or INTRODUCTION
        for step in state.script[state.at + 1 : index]
        if step.kind in (Kind.REVIEW, Kind.INTRODUCTION_RESULT)
    }
    for place, step in enumerate(state.script[:index]):
        if step.kind not in VOTING or step.norm is None:
            continue
        norm = state.norm(step.norm)
        # One that is open ahead was opened by a move that was undone, and answered by then.
        behind = place > state.at or (step.theme or INTRODUCTION) in passed
        if norm.phase is Phase.WAITING or (norm.phase is Phase.OPEN and behind):
            draft.emit(NormSkipped(step.norm, norm.round))


def later(state: State) -> int:
    """Return where Next leads from the earlier step on screen."""
    assert state.shown is not None
    index = state.shown + 1
    while index < state.at and _empty(state, state.script[index]):
        index += 1
    return index


def _empty(state: State, step: Step) -> bool:
    """Tell whether there is nothing to see in a step afterwards."""
    return step.kind is Kind.CATCH_UP or left_out(step, state.about)


def following(state: State) -> int:
    """Return where Next leads: the step after this one, past one with nothing to show."""
    index = state.at + 1
    while left_out(state.script[index], state.about):
        index += 1
    kind = state.script[index].kind
    waiting = kind is Kind.CATCH_UP and state.missing(state.block())
    skipped = state.norm(INTRODUCTION).phase is Phase.SKIPPED
    if (kind is Kind.CATCH_UP and not waiting) or (kind is Kind.INTRODUCTION_RESULT and skipped):
        index += 1
    return index


def skip(draft: Draft, id: str, now: float) -> Refused | None:
    """Leave out the norm that has the clock; the last of a block reveals nothing by that."""
    state = draft.state
    if id != state.voting() or state.shown is not None:
        return Refused("step.moved")
    draft.emit(NormSkipped(id, state.norm(id).round))
    if state.called is not None:
        calling.end(draft, now)
    elif draft.state.script[ahead := following(draft.state)].kind is Kind.REVIEW:
        if state.paused:
            draft.emit(Resumed())
        draft.emit(ClockSet(None))  # the last of its block: what follows is the chair's reveal
    else:
        enter(draft, ahead, now)
    return None


def undo(draft: Draft, command: StepBack, now: float) -> Refused | None:
    """Go back to where a move came from; what it revealed stays revealed, so then it cannot."""
    state, index = draft.state, draft.state.index(command.step)
    if command.at != state.step.id or index is None or index >= state.at:
        return Refused("step.moved")
    if state.called is not None:
        return Refused("call.running")
    if any(_revealed(state, step) for step in state.script[index + 1 : state.at + 1]):
        return Refused("undo.revealed")
    if state.paused:
        draft.emit(Resumed())
    draft.emit(StepReturned(command.step))
    for id, phase in command.norms:
        _as_before(draft, id, phase)
    norm = draft.state.voting()
    done = norm is not None and draft.state.complete(norm)
    if command.left is not None and done:
        draft.emit(Paused())  # running, it would move on at once again
    since = None if done else now
    draft.emit(ClockSet(None if command.left is None else Clock(command.left, since)))
    return None


def _revealed(state: State, step: Step) -> bool:
    """Tell whether a step has shown grades."""
    if step.kind is Kind.INTRODUCTION_RESULT:
        return bool(state.norm(INTRODUCTION).revealed)
    if step.kind is Kind.REVIEW and step.theme is not None:
        return any(state.norm(one.id).revealed for one in state.pack.theme(step.theme).norms)
    return False


def _as_before(draft: Draft, id: str, phase: str) -> None:
    """Bring a norm back to an earlier phase, unless somebody has answered it by now."""
    norm = draft.state.norm(id)
    if phase == Phase.OPEN and norm.phase is Phase.SKIPPED:
        draft.emit(NormReopened(id, norm.round))
    elif phase == Phase.WAITING and norm.phase in (Phase.OPEN, Phase.SKIPPED):
        if not draft.state.answers(id) and norm.round == 1:
            draft.emit(NormRested(id))
        elif norm.phase is Phase.SKIPPED:
            draft.emit(NormReopened(id, norm.round))


def ready(state: State) -> bool:
    """Tell whether the block's last norm is done, so that the reveal is the chair's."""
    if state.called is not None or state.step.kind is not Kind.NORM:
        return False
    return state.script[following(state)].kind is Kind.REVIEW
