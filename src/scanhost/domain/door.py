"""The door: who comes in with a code, who knocks, and whom the chair lets in."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scanhost.domain import commands as ask
from scanhost.domain import lines, saying, seats, table, writing
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import GradeReturned, GradeVoided
from scanhost.domain.kept import (
    Link,
    LinkSaved,
    PersonRemoved,
    TextSaved,
    Visitor,
    VisitorGone,
    VisitorSaved,
)
from scanhost.domain.people import Person
from scanhost.domain.state import State

WAITING = 10  # who may wait at the door, besides one for each seat


def come_in(
    draft: Draft, command: ask.TakeSeat | ask.Enter | ask.Knock | ask.GoAway
) -> dict[str, object] | Refused:
    """Decide what somebody asks who has no seat; the answer names the seat, or who waits."""
    state = draft.state
    if state.closed:
        return Refused("session.closed")
    if state.locked:
        return Refused("session.locked")
    match command:
        case ask.TakeSeat():
            return seats.take(draft, command)
        case ask.Enter():
            return _enter(draft, command)
        case ask.Knock():
            return _knock(draft, command)
        case ask.GoAway():
            _end(draft, (one for one in state.visitors.values() if one.token == command.token))
            return {"visitor": None}


def answer(draft: Draft, command: ask.Admit | ask.TurnAway | ask.LetOut) -> Refused | None:
    """Let somebody in, or not; or undo having done so."""
    if isinstance(command, ask.LetOut):
        return _let_out(draft, command)
    visitor = draft.state.visitors.get(command.visitor)
    if visitor is None:
        return Refused("visitor.gone")
    if isinstance(command, ask.Admit):
        refused = _admit(draft, visitor, command.seat)
        if refused is not None:
            return refused
    _end(draft, [visitor])
    return None


def _enter(draft: Draft, command: ask.Enter) -> dict[str, object] | Refused:
    state = draft.state
    code = command.code.encode()
    person = next((one for one in state.people.values() if _same(one.code, code)), None)
    if person is not None:
        seat, link = person.id, state.links.get(person.id)
        if link is None or link.token is None:
            # What a code of the list opens while nobody sits there, nobody has to agree with.
            refused = seats.sit(
                draft, seat, command.token, command.ballot, command.recovery, command.consent
            )
            return refused or {"seat": seat}
    else:
        link = next((one for one in state.links.values() if _same(one.recovery, code)), None)
        if link is None:
            return Refused("code.unknown")
        seat = link.seat
    if link.gone:
        return Refused("seat.gone")
    return _wait(draft, command, Visitor(*_of(command), seat=seat))


def _same(known: str, tried: bytes) -> bool:
    return bool(known) and hmac.compare_digest(known.encode(), tried)


def _knock(draft: Draft, command: ask.Knock) -> dict[str, object] | Refused:
    name = lines.line(command.name)
    if not name:
        return Refused("person.name")
    if command.domain and all(command.domain != one.id for one in draft.state.pack.domains):
        return Refused("person.domain")
    organisation = lines.line(command.organisation)
    visitor = Visitor(*_of(command), name=name, organisation=organisation, domain=command.domain)
    return _wait(draft, command, visitor)


def _of(command: ask.Enter | ask.Knock) -> tuple[str, str, str, str, str]:
    load = command.message.load
    return command.visitor, load, command.token, command.ballot, command.recovery


def _wait(
    draft: Draft, command: ask.Enter | ask.Knock, visitor: Visitor
) -> dict[str, object] | Refused:
    """Let somebody stand at the door, in place of what the same page asked before."""
    state = draft.state
    others = [one for one in state.visitors.values() if not _again(one, visitor)]
    # Of one seat there is one at most; of guests there is no end.
    if not visitor.seat and sum(not one.seat for one in others) >= len(state.people) + WAITING:
        return Refused("visitor.many")
    _end(draft, (one for one in state.visitors.values() if _again(one, visitor)))
    draft.emit(VisitorSaved(visitor))
    return {"visitor": visitor.id}


def _again(one: Visitor, new: Visitor) -> bool:
    """Tell whether somebody stands there already: the same page, or it was loaded anew."""
    if one.load == new.load:
        return True
    if new.seat or one.seat:
        return one.seat == new.seat
    return _words(one) == _words(new)


def _words(one: Visitor) -> tuple[str, ...]:
    return one.name.casefold(), one.organisation.casefold(), one.domain


def _end(draft: Draft, visitors: Iterable[Visitor]) -> None:
    for one in list(visitors):
        draft.emit(VisitorGone(one.id))


def _admit(draft: Draft, visitor: Visitor, wanted: str) -> Refused | None:
    state, seat = draft.state, visitor.seat or wanted
    link = state.links.get(seat)
    if seat not in state.people:
        guest = Person(seat, visitor.name, "", visitor.organisation, visitor.domain, guest=True)
        if visitor.seat or (refused := writing.write(draft, ask.SavePerson(guest))) is not None:
            return Refused("seat.unknown") if visitor.seat else refused
    elif link is not None and link.gone:
        return Refused("seat.gone")
    elif not visitor.seat and link is not None and link.token is not None:
        return Refused("seat.taken")
    seats.outlive(draft, seat, visitor.load)
    last = draft.state.heard.get(visitor.load)
    if last is not None and last.seat == "":
        # The answer to the knock may be lost; when it comes again it gets the seat.
        draft.emit(replace(last, seat=seat, answer=json.dumps({"seat": seat})))
    return seats.sit(draft, seat, visitor.token, visitor.ballot, visitor.recovery, None, new=True)


def _let_out(draft: Draft, command: ask.LetOut) -> Refused | None:
    state, before = draft.state, command.before
    link = state.links.get(command.seat)
    if link is None or link.token != command.token:
        return Refused("seat.taken")  # somebody else has come since
    if before is None:
        draft.emit(LinkSaved(replace(link, token=None)))
    else:
        draft.emit(LinkSaved(replace(before, extra=link.extra, gone=link.gone)))
    _as_given(draft, link.ballot, command.grades)
    answered = any(link.ballot in answers for answers in draft.state.grades.values())
    if command.added and not answered:
        draft.emit(PersonRemoved(command.seat), TextSaved(saying.wish_id(command.seat), ""))
    return None


def _as_given(draft: Draft, ballot: str, grades: Sequence[tuple[str, int, int | None]]) -> None:
    """Let count again what a seat had given, and not what who was let in made of it."""
    before = {(norm, round): grade for norm, round, grade in grades}
    for key in table.unrevealed(draft.state, ballot):
        now = draft.state.answers(*key)[ballot]
        if key in before and before[key] == now:
            continue
        draft.emit(GradeVoided(ballot, *key))
        if key in before:
            draft.emit(GradeReturned(ballot, *key, before[key]))


def of(state: State, token: str) -> Visitor | None:
    """Return who waits with the secret of this hash."""
    return next((one for one in state.visitors.values() if one.token == token), None)


def free(state: State, visitor: Visitor) -> tuple[str, ...]:
    """Return the seats on which a guest could be let in, one with the same name first."""
    held = {link.seat for link in state.links.values() if _held(link)}
    seats = [one for one in state.people.values() if one.id not in held]
    name = visitor.name.casefold()
    return tuple(one.id for one in sorted(seats, key=lambda one: one.name.casefold() != name))


def _held(link: Link) -> bool:
    return link.token is not None or link.gone
