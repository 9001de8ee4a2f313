"""What a phone may ask, for its own seat only."""

from __future__ import annotations

import json
from dataclasses import replace

from scanhost.domain.commands import GiveBack, GiveGrade, Phone, TakeSeat
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import GradeGiven, Link, LinkSaved, MessageHeard
from scanhost.domain.state import Phase, State

GRADES = range(1, 11)
REFUSED = {  # why a norm takes no grade
    Phase.WAITING: "norm.waiting",
    Phase.SKIPPED: "norm.skipped",
    Phase.REVEALED: "norm.revealed",
}


def phone(draft: Draft, command: Phone) -> Refused | None:
    """Decide a phone's message; its answer is kept in `heard`, so a repeat is answered alike."""
    message = command.message
    last = draft.state.heard.get(message.load)
    if last is not None and message.counter <= last.counter:
        if message.counter < last.counter:
            return Refused("message.old")
        return _renew(draft, command, last) if isinstance(command, TakeSeat) else None
    if isinstance(command, TakeSeat):
        refused = _take(draft, command)
        if refused is not None:
            return refused  # nobody sits there: nothing to remember it by
        answer = _seated(command)
    else:
        if not _holds(draft.state, command.seat, command.token):
            return Refused("seat.lost")
        if isinstance(command, GiveGrade):
            outcome = _grade(draft, command)
        else:
            outcome = _give_back(draft, command)
        answer = outcome if isinstance(outcome, dict) else {"refused": outcome.code}
    draft.emit(MessageHeard(message.load, message.counter, command.seat, json.dumps(answer)))
    return None


def _holds(state: State, seat: str, token: str) -> bool:
    link = state.links.get(seat)
    return link is not None and link.token is not None and link.token == token


def _seated(command: TakeSeat) -> dict[str, object]:
    return {"seat": command.seat}


def _take(draft: Draft, command: TakeSeat) -> Refused | None:
    state = draft.state
    if state.closed:
        return Refused("session.closed")
    if state.locked:
        return Refused("session.locked")
    if command.seat not in state.people:
        return Refused("seat.unknown")
    link = state.links.get(command.seat) or Link(command.seat, command.ballot, None, "")
    if link.token is not None:
        return Refused("seat.taken")
    # A seat has one ballot per session: who takes a freed seat continues it.
    link = replace(link, token=command.token, recovery=command.recovery, absent=False)
    # Who sat here before may still repeat the message that took the seat.
    gone = [
        replace(heard, seat="")
        for heard in state.heard.values()
        if heard.seat == command.seat and heard.load != command.message.load
    ]
    draft.emit(LinkSaved(link), *gone)
    return None


def _renew(draft: Draft, command: TakeSeat, last: MessageHeard) -> Refused | None:
    """Take the seat once more: the answer may have got lost, and with it the new secret."""
    link = draft.state.links.get(command.seat)
    same = last.seat == command.seat and last.answer == json.dumps(_seated(command))
    if not same or link is None or link.token is None:
        return Refused("message.old")
    draft.emit(LinkSaved(replace(link, token=command.token, recovery=command.recovery)))
    return None


def _give_back(draft: Draft, command: GiveBack) -> dict[str, object] | Refused:
    link = draft.state.links[command.seat]
    if any(link.ballot in answers for answers in draft.state.grades.values()):
        return Refused("seat.graded")
    draft.emit(LinkSaved(replace(link, token=None)))
    return {"seat": None}


def _grade(draft: Draft, command: GiveGrade) -> dict[str, object] | Refused:
    state, grade = draft.state, command.grade
    if state.closed:
        return Refused("session.closed")
    if grade is not None and (type(grade) is not int or grade not in GRADES):
        return Refused("grade.range")
    known = (state.pack.introduction, *state.pack.norms())
    if all(command.norm != norm.id for norm in known):
        return Refused("norm.unknown")
    norm = state.norm(command.norm)
    if norm.phase is not Phase.OPEN:
        return Refused(REFUSED[norm.phase])
    if norm.round != command.round:
        return Refused("norm.round")
    ballot, answers = state.links[command.seat].ballot, state.answers(command.norm)
    if ballot not in answers or answers[ballot] != grade:
        draft.emit(GradeGiven(ballot, command.norm, command.round, grade))
    return {"norm": command.norm, "round": command.round, "grade": grade}
