"""The question at the lock: whether everybody is there, and who is not."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.words import shortened
from scanhost.domain.script import Kind
from scanhost.domain.views import Room

MOST = 8  # names in a sentence
EARLY = (Kind.LOBBY, Kind.WELCOME, Kind.INTRODUCTIONS, Kind.FIGURES, Kind.INTRODUCTION)


def question(room: Room, desk: Desk) -> str:
    """Return what is asked before the lobby opens."""
    tr, n = desk.texts, len(room.seats)
    people = tr.ngettext("{n} person", "{n} people", n).format(n=n)
    asked = tr.gettext(
        "Is everybody there? {people} can then join with their own phone. Whoever comes later "
        "can still join."
    ).format(people=people)
    no = [seat.person.name for seat in room.seats if seat.person.coming == "no"]
    unsure = [seat.person.name for seat in room.seats if not seat.person.coming]
    said = [asked]
    if no:
        said.append(tr.gettext("Will not come: {names}.").format(names=listed(no, desk)))
    if unsure and len(unsure) < n:  # once it is known of anybody
        names = listed(unsure, desk)
        said.append(tr.gettext("Not known whether they come: {names}.").format(names=names))
    return " ".join(said)


def outside(room: Room, desk: Desk) -> str:
    """Return who has not joined yet, once the lobby is open; empty when everybody has."""
    names = [
        shortened(seat.person.name, 40)
        for seat in room.seats
        if not seat.taken and not seat.gone and seat.person.coming != "no"
    ]
    if not names:
        return ""
    return desk.texts.gettext("Not in yet: {names}.").format(names=listed(names, desk))


def may_lock(room: Room) -> bool:
    """Tell whether there is no grade yet that locking again would have to take back."""
    if room.locked or room.closed or room.called is not None or room.live.kind not in EARLY:
        return False
    return room.answered == 0 and not any(norm.rounds for norm in room.norms.values())


def listed(names: Sequence[str], desk: Desk) -> str:
    """Return names in a sentence; when there are many, the first of them."""
    rest = len(names) - MOST
    if rest <= 1:
        return ", ".join(names)
    more = desk.texts.gettext("and {n} more").format(n=rest)
    return f"{', '.join(names[:MOST])} {more}"
