"""What a phone may ask, for its own seat only."""

from __future__ import annotations

import json
from dataclasses import replace

from scanhost.domain.commands import Agree, Consent, GiveBack, GiveGrade, Phone, TakeSeat
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import AgreementAnswered, GradeGiven, NamesRefused
from scanhost.domain.kept import Link, LinkSaved, MessageForgotten, MessageHeard
from scanhost.domain.state import NOBODY, Naming, Phase, State, answer_id

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
        outcome = _own(draft, command)
        answer = outcome if isinstance(outcome, dict) else {"refused": outcome.code}
    _outlive(draft, command)
    draft.emit(MessageHeard(message.load, message.counter, command.seat, json.dumps(answer)))
    return None


def _own(
    draft: Draft, command: GiveGrade | GiveBack | Consent | Agree
) -> dict[str, object] | Refused:
    match command:
        case GiveGrade():
            return _grade(draft, command)
        case GiveBack():
            return _give_back(draft, command)
        case Consent():
            return _consent(draft, command)
        case Agree():
            return _agree(draft, command)


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
    link = state.links.get(command.seat)
    if link is not None and link.token is not None:
        return Refused("seat.taken")
    if link is not None and link.gone:
        return Refused("seat.gone")
    if link is not None and command.back:
        return Refused("seat.lost")  # freed since then
    if link is None:
        link = _restored(state, command)
    else:
        # A seat has one ballot per session: who takes a freed seat continues it, unseen.
        given = [answer_id(*key) for key, answers in state.grades.items() if link.ballot in answers]
        link = replace(link, earlier=" ".join(dict.fromkeys((*link.earlier.split(), *given))))
    # Whoever sat here before said nothing for who sits down now.
    consent = {None: "", True: "yes", False: "no"}[command.consent]
    if state.names is Naming.AGREED:
        if command.consent is None:
            return Refused("consent.needed")
        if not command.consent:
            draft.emit(NamesRefused())
    link = replace(
        link, token=command.token, recovery=command.recovery, absent=False, consent=consent
    )
    draft.emit(LinkSaved(link))
    return None


def _restored(state: State, command: TakeSeat) -> Link:
    """Return a first link to a seat; after a backup was put back, with the ballot it had.

    A ballot is 128 random bits that only its own phone knows. Who cannot show it gets a
    fresh one, and could count twice in what was opened before: there it has answered.
    """
    linked = {link.ballot for link in state.links.values()}
    known = command.known not in linked and any(
        command.known in answers for answers in state.grades.values()
    )
    if known:
        return Link(command.seat, command.known, None, "")
    unseen = " ".join(answer_id(*key) for key in sorted(state.before))
    return Link(command.seat, command.ballot, None, "", earlier=unseen)


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
    draft.emit(LinkSaved(replace(link, token=None, consent="")))
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
    if state.names is Naming.AGREED and link.consent != "yes":
        return Refused("consent.needed")
    if link.ballot not in answers and not state.lacks(link, command.norm):
        return Refused("norm.restored")
    # What the chair gave in their place becomes their own, also when it is the same.
    own = link.ballot not in state.behalf.get((command.norm, command.round), NOBODY)
    if link.ballot not in answers or answers[link.ballot] != grade or not own:
        draft.emit(GradeGiven(link.ballot, command.norm, command.round, grade))
    unseen, now = link.earlier.split(), answer_id(command.norm, command.round)
    if now in unseen:
        unseen.remove(now)
        draft.emit(LinkSaved(replace(link, earlier=" ".join(unseen))))
    return {"norm": command.norm, "round": command.round, "grade": grade}


def _consent(draft: Draft, command: Consent) -> dict[str, object] | Refused:
    """Keep a yes or a no; a no, also a late one, makes all nameless and tells nobody whose."""
    state, link = draft.state, draft.state.links[command.seat]
    if state.closed:
        return Refused("session.closed")
    if state.about.get("mode") != "open" and state.names is not Naming.AGREED:
        return Refused("consent.unasked")
    said = "yes" if command.yes else "no"
    if link.consent != said:
        draft.emit(LinkSaved(replace(link, consent=said)))
    if not command.yes and state.names is Naming.AGREED:
        draft.emit(NamesRefused())
    return {"consent": command.yes}


def _agree(draft: Draft, command: Agree) -> dict[str, object] | Refused:
    poll, link = draft.state.poll(), draft.state.links[command.seat]
    if poll is None or poll.id != command.poll:
        return Refused("agree.ended")
    if poll.answers.get(link.ballot) is not command.yes:
        draft.emit(AgreementAnswered(poll.id, link.ballot, command.yes))
    return {"poll": poll.id, "yes": command.yes}
