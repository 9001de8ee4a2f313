"""What the chair may do for those at the table: free a seat, answer for somebody, let them go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scanhost.domain import commands as ask
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import (
    GradeGiven,
    GradeReturned,
    GradeVoided,
    MarkedOnBehalf,
    SomebodyLeft,
    SomebodyReturned,
)
from scanhost.domain.kept import Link, LinkSaved
from scanhost.domain.seats import GRADES, REFUSED
from scanhost.domain.state import NOBODY, Naming, Phase, Round, State, answer_id

Command = (
    ask.FreeSeat
    | ask.MarkAbsent
    | ask.GiveExtra
    | ask.Leave
    | ask.ComeBack
    | ask.GiveSeat
    | ask.GradeFor
    | ask.TakeBackFor
)


def seat(draft: Draft, command: Command) -> Refused | None:
    """Decide something about one seat."""
    if isinstance(command, ask.GradeFor):
        return _grade(draft, command)
    if isinstance(command, ask.GiveSeat):
        return _give(draft, command.link)
    link = draft.state.links.get(command.seat)
    if link is None:
        return Refused("seat.free")
    match command:
        case ask.FreeSeat():
            draft.emit(LinkSaved(replace(link, token=None)))
        case ask.MarkAbsent(_, absent):
            draft.emit(LinkSaved(replace(link, absent=absent)))
        case ask.GiveExtra(_, extra):
            if extra not in ask.EXTRA:
                return Refused("extra.unknown")
            draft.emit(LinkSaved(replace(link, extra=extra)))
        case ask.Leave(_, keep):
            return _leave(draft, link, keep)
        case ask.ComeBack():
            return _come_back(draft, link, command)
        case ask.TakeBackFor(_, norm, round):
            return _take_back(draft, link, (norm, round))
    return None


def unrevealed(state: State, ballot: str) -> list[Round]:
    """Return the rounds a ballot has answered that nobody has seen yet."""
    return [
        (norm, round)
        for (norm, round), answers in state.grades.items()
        if ballot in answers and round not in state.norm(norm).revealed
    ]


def _leave(draft: Draft, link: Link, keep: bool) -> Refused | None:
    if link.gone:
        return Refused("seat.gone")
    if not keep:
        link = _void(draft, link, unrevealed(draft.state, link.ballot))
    draft.emit(SomebodyLeft(keep), LinkSaved(replace(link, token=None, gone=True)))
    return None


def _void(draft: Draft, link: Link, rounds: Sequence[Round]) -> Link:
    """Let answers count no more, and return the link of a seat that can give them anew."""
    for key in rounds:
        draft.emit(GradeVoided(link.ballot, *key))
    void = {answer_id(*key) for key in rounds}
    return replace(link, earlier=" ".join(one for one in link.earlier.split() if one not in void))


def _come_back(draft: Draft, link: Link, command: ask.ComeBack) -> Refused | None:
    if not link.gone:
        return Refused("seat.here")
    for norm, round, grade in command.grades:
        now = draft.state.norm(norm)
        unseen = round not in now.revealed and round <= now.round
        if unseen and link.ballot not in draft.state.answers(norm, round):
            draft.emit(GradeReturned(link.ballot, norm, round, grade))
            if (norm, round) in command.behalf:
                draft.emit(MarkedOnBehalf(link.ballot, norm, round))
    earlier = command.earlier or link.earlier
    back = replace(link, token=command.token, gone=False, earlier=earlier)
    draft.emit(SomebodyReturned(), LinkSaved(back))
    return None


def _give(draft: Draft, before: Link) -> Refused | None:
    """Give a seat back that was freed by a slip, if nobody has sat down on it since."""
    link = draft.state.links.get(before.seat)
    if link is None or link.ballot != before.ballot or link.gone:
        return Refused("seat.unknown")
    if link.token is not None:
        return Refused("seat.taken")
    draft.emit(LinkSaved(replace(link, token=before.token)))
    return None


def _grade(draft: Draft, command: ask.GradeFor) -> Refused | None:
    state, key = draft.state, (command.norm, command.round)
    if command.grade is not None and (
        type(command.grade) is not int or command.grade not in GRADES
    ):
        return Refused("grade.range")
    if command.seat not in state.people:
        return Refused("seat.unknown")
    if state.restored and command.seat not in state.links:
        # Their own phone may come back with a ballot that has answered already.
        return Refused("behalf.restored")
    if all(command.norm != one.id for one in (state.pack.introduction, *state.pack.norms())):
        return Refused("norm.unknown")
    norm = state.norm(command.norm)
    if norm.phase is not Phase.OPEN:
        return Refused(REFUSED[norm.phase])
    if norm.round != command.round:
        return Refused("norm.round")
    link = state.links.get(command.seat) or Link(command.seat, command.ballot, None, "")
    if link.gone:
        return Refused("seat.gone")
    if state.names is Naming.AGREED and link.consent != "yes":
        return Refused("behalf.names")  # a yes is given on one's own device
    answers = state.answers(*key)
    if link.ballot in answers and link.ballot not in state.behalf.get(key, NOBODY):
        return Refused("behalf.own")
    if link.ballot not in answers and not state.lacks(link, key[0]):
        return Refused("norm.restored")
    if command.seat not in state.links:
        draft.emit(LinkSaved(link))
    draft.emit(GradeGiven(link.ballot, *key, command.grade), MarkedOnBehalf(link.ballot, *key))
    return None


def _take_back(draft: Draft, link: Link, key: Round) -> Refused | None:
    state = draft.state
    if link.ballot not in state.behalf.get(key, NOBODY):
        return Refused("behalf.none")
    if key[1] in state.norm(key[0]).revealed:
        return Refused("norm.revealed")
    draft.emit(LinkSaved(_void(draft, link, [key])))
    return None
