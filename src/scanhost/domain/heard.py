"""A phone's message: decided once, and answered alike when it comes again."""

from __future__ import annotations

import json
from dataclasses import replace

from scanhost.domain import collecting, door, favourites, saying, seats
from scanhost.domain.commands import (
    Agree,
    Consent,
    Enter,
    Favour,
    GiveBack,
    GiveGrade,
    GoAway,
    Introduce,
    Knock,
    Offer,
    Own,
    Phone,
    Say,
    TakeSeat,
)
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.kept import LinkSaved, MessageHeard, VisitorSaved


def phone(draft: Draft, command: Phone) -> Refused | None:
    """Decide a phone's message; its answer is kept in `heard`, so a repeat is answered alike."""
    message = command.message
    last = draft.state.heard.get(message.load)
    if last is not None and message.counter <= last.counter:
        if message.counter < last.counter:
            return Refused("message.old")
        return None if isinstance(command, Own | GoAway) else _renew(draft, last, command)
    if isinstance(command, Own):
        if not seats.holds(draft.state, command.seat, command.token):
            return Refused("seat.lost")
        outcome = _own(draft, command)
        answer = outcome if isinstance(outcome, dict) else {"refused": outcome.code}
        seat = command.seat
    else:
        outcome = door.come_in(draft, command)
        if isinstance(outcome, Refused):
            return outcome  # nobody sits there: nothing to remember it by
        answer, seat = outcome, str(outcome.get("seat", ""))
    seats.outlive(draft, seat, message.load)
    draft.emit(MessageHeard(message.load, message.counter, seat, json.dumps(answer)))
    return None


def _own(draft: Draft, command: Own) -> dict[str, object] | Refused:
    match command:
        case GiveGrade():
            return seats.grade(draft, command)
        case GiveBack():
            return seats.give_back(draft, command)
        case Consent():
            return seats.consent(draft, command)
        case Agree():
            return seats.agree(draft, command)
        case Introduce():
            return saying.introduce(draft, command)
        case Say():
            return saying.say(draft, command)
        case Offer():
            return collecting.offer(draft, command)
        case Favour():
            return favourites.favour(draft, command)


def _renew(draft: Draft, last: MessageHeard, command: TakeSeat | Enter | Knock) -> Refused | None:
    """Come in once more: the answer may have got lost, and with it the new secret."""
    state, answer = draft.state, json.loads(last.answer)
    link = state.links.get(str(answer.get("seat", "")))
    visitor = state.visitors.get(str(answer.get("visitor", "")))
    if isinstance(command, TakeSeat) and answer != {"seat": command.seat}:
        return Refused("message.old")
    if link is not None and link.token is not None and seats.took(last, link.seat):
        draft.emit(LinkSaved(replace(link, token=command.token, recovery=command.recovery)))
        return None
    if visitor is not None and visitor.load == command.message.load:
        anew = replace(visitor, token=command.token, recovery=command.recovery)
        draft.emit(VisitorSaved(anew))
        return None
    return Refused("message.old")
