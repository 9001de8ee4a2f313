"""What a phone may ask, for its own seat only."""

from __future__ import annotations

import json
from dataclasses import replace

from scanhost.domain.commands import GiveBack, GiveGrade, Phone, TakeSeat
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import GradeGiven, Link, LinkSaved, MessageForgotten, MessageHeard
from scanhost.domain.state import Phase, State

GRADES = range(1, 11)
LOADS = 32  # page loads of a seat that are remembered: nothing of the earlier is on its way
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
        answer: dict[str, object] = {"seat": command.seat}
    else:
        if not _holds(draft.state, command.seat, command.token):
            return Refused("seat.lost")
        if isinstance(command, GiveGrade):
            outcome = _grade(draft, command)
        else:
            outcome = _give_back(draft, command)
        answer = outcome if isinstance(outcome, dict) else {"refused": outcome.code}
    _outlive(draft, command)
    draft.emit(MessageHeard(message.load, message.counter, command.seat, json.dumps(answer)))
    return None


def _outlive(draft: Draft, command: Phone) -> None:
    """Let no other page load repeat its taking of this seat: somebody else sits there now.

    However often a page is loaded, only so many loads are remembered.
    """
    seat, load = command.seat, command.message.load
    others = [one for one in draft.state.heard.values() if one.seat == seat and one.load != load]
    if not others:
        return
    for heard in others:
        if _took(heard, seat):
            draft.emit(replace(heard, seat=""))
    gone = [one for one in draft.state.heard.values() if not one.seat]
    for heard in (*others[: max(0, len(others) + 1 - LOADS)], *gone[:-LOADS]):
        if heard.load in draft.state.heard:
            draft.emit(MessageForgotten(heard.load))


def _holds(state: State, seat: str, token: str) -> bool:
    link = state.links.get(seat)
    return link is not None and link.token is not None and link.token == token


def _took(heard: MessageHeard, seat: str) -> bool:
    """Tell whether the last a page load said was taking this seat."""
    return heard.seat == seat and json.loads(heard.answer) == {"seat": seat}


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
    # A seat has one ballot per session: who takes a freed seat continues it, unseen.
    given = [answer_id(*key) for key, answers in state.grades.items() if link.ballot in answers]
    link = replace(
        link,
        token=command.token,
        recovery=command.recovery,
        absent=False,
        earlier=" ".join(given),
    )
    draft.emit(LinkSaved(link))
    return None


def answer_id(norm: str, round: int) -> str:
    """Return what a seat's link calls an answer."""
    return f"{norm}/{round}"


def _renew(draft: Draft, command: TakeSeat, last: MessageHeard) -> Refused | None:
    """Take the seat once more: the answer may have got lost, and with it the new secret."""
    link = draft.state.links.get(command.seat)
    if link is None or link.token is None or not _took(last, command.seat):
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
    link, answers = state.links[command.seat], state.answers(command.norm)
    if link.ballot not in answers or answers[link.ballot] != grade:
        draft.emit(GradeGiven(link.ballot, command.norm, command.round, grade))
    unseen, now = link.earlier.split(), answer_id(command.norm, command.round)
    if now in unseen:
        unseen.remove(now)
        draft.emit(LinkSaved(replace(link, earlier=" ".join(unseen))))
    return {"norm": command.norm, "round": command.round, "grade": grade}
