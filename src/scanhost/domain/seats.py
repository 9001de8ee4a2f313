"""A seat and who sits there: taking it, grading on it, giving it back."""

from __future__ import annotations

import json
from dataclasses import replace

from scanhost.domain.commands import Agree, Consent, GiveBack, GiveGrade, TakeSeat
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import AgreementAnswered, GradeGiven, NamesRefused
from scanhost.domain.kept import (
    Link,
    LinkSaved,
    MessageForgotten,
    MessageHeard,
)
from scanhost.domain.state import NOBODY, Naming, Phase, State, answer_id, poll_id

GRADES = range(1, 11)
LOADS = 32  # page loads of a seat that are remembered: nothing of the earlier is on its way
REFUSED = {  # why a norm takes no grade
    Phase.WAITING: "norm.waiting",
    Phase.SKIPPED: "norm.skipped",
    Phase.REVEALED: "norm.revealed",
}


def outlive(draft: Draft, seat: str, load: str) -> None:
    """Let no other page load repeat its taking of this seat: somebody else sits there now.

    However often a page is loaded, only so many loads are remembered; of a seat, and of
    those without one.
    """
    others = [one for one in draft.state.heard.values() if one.seat == seat and one.load != load]
    if not others:
        return
    if seat:
        for heard in others:
            if took(heard, seat):
                draft.emit(replace(heard, seat=""))
    waiting = {one.load for one in draft.state.visitors.values()}
    gone = [
        one
        for one in draft.state.heard.values()
        if not one.seat and one.load not in waiting and one.load != load
    ]
    old = others[: max(0, len(others) + 1 - LOADS)] if seat else []
    for heard in (*old, *gone[:-LOADS]):
        if heard.load in draft.state.heard:
            draft.emit(MessageForgotten(heard.load))


def holds(state: State, seat: str, token: str) -> bool:
    link = state.links.get(seat)
    return link is not None and link.token is not None and link.token == token


def took(heard: MessageHeard, seat: str) -> bool:
    """Tell whether the last a page load said was taking this seat."""
    return heard.seat == seat and json.loads(heard.answer) == {"seat": seat}


def take(draft: Draft, command: TakeSeat) -> dict[str, object] | Refused:
    """Sit down on a free seat of the list, by its name."""
    state, link = draft.state, draft.state.links.get(command.seat)
    if command.seat not in state.people:
        return Refused("seat.unknown")
    if link is not None and link.token is not None:
        return Refused("seat.taken")
    if link is not None and link.gone:
        return Refused("seat.gone")
    if link is not None and command.back:
        return Refused("seat.lost")  # freed since then
    if state.entry != "name" and not (link is None and _known(state, command.known)):
        return Refused(f"seat.{state.entry}")
    refused = sit(
        draft,
        command.seat,
        command.token,
        command.ballot,
        command.recovery,
        command.consent,
        command.known,
    )
    return refused or {"seat": command.seat}


def sit(
    draft: Draft,
    seat: str,
    token: str,
    ballot: str,
    recovery: str,
    consent: bool | None,
    known: str = "",
    new: bool = False,
) -> Refused | None:
    """Give a seat to a device; `new` when it may say yes or no to names afterwards."""
    state = draft.state
    link = state.links.get(seat)
    if link is not None and link.gone:
        return Refused("seat.gone")
    if link is None:
        link = _restored(state, seat, ballot, known)
    else:
        # A seat has one ballot per session: who takes a freed seat continues it, unseen.
        given = [answer_id(*key) for key, answers in state.grades.items() if link.ballot in answers]
        if (poll := state.poll()) is not None and link.ballot in poll.answers:
            given.append(poll_id(poll.id))
        link = replace(link, earlier=" ".join(dict.fromkeys((*link.earlier.split(), *given))))
    if state.names is Naming.AGREED and not new:
        if consent is None:
            return Refused("consent.needed")
        if not consent:
            draft.emit(NamesRefused())
    # Whoever sat here before said nothing for who sits down now.
    said = {None: "", True: "yes", False: "no"}[consent]
    draft.emit(LinkSaved(replace(link, token=token, recovery=recovery, absent=False, consent=said)))
    return None


def _restored(state: State, seat: str, ballot: str, shown: str) -> Link:
    """Return a first link to a seat; after a backup was put back, with the ballot it had.

    A ballot is 128 random bits that only its own phone knows. Who cannot show it gets a
    fresh one, and could count twice in what was opened before: there it has answered.
    """
    if _known(state, shown):
        return Link(seat, shown, None, "")
    unseen = " ".join(answer_id(*key) for key in sorted(state.before))
    return Link(seat, ballot, None, "", earlier=unseen)


def _known(state: State, ballot: str) -> bool:
    """Tell whether a ballot has answered something, and belongs to no seat yet."""
    if ballot in {link.ballot for link in state.links.values()}:
        return False
    return any(ballot in answers for answers in state.grades.values())


def give_back(draft: Draft, command: GiveBack) -> dict[str, object] | Refused:
    link = draft.state.links[command.seat]
    if any(link.ballot in answers for answers in draft.state.grades.values()):
        return Refused("seat.graded")
    draft.emit(LinkSaved(replace(link, token=None, consent="")))
    return {"seat": None}


def grade(draft: Draft, command: GiveGrade) -> dict[str, object] | Refused:
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


def consent(draft: Draft, command: Consent) -> dict[str, object] | Refused:
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


def agree(draft: Draft, command: Agree) -> dict[str, object] | Refused:
    poll, link = draft.state.poll(), draft.state.links[command.seat]
    if poll is None or poll.id != command.poll:
        return Refused("agree.ended")
    if poll.answers.get(link.ballot) is not command.yes:
        draft.emit(AgreementAnswered(poll.id, link.ballot, command.yes))
    if (unseen := poll_id(poll.id)) in link.earlier.split():
        left = [one for one in link.earlier.split() if one != unseen]
        draft.emit(LinkSaved(replace(link, earlier=" ".join(left))))
    return {"poll": poll.id, "yes": command.yes}
