"""How far the invitations are, as the index of the page says it."""

from __future__ import annotations

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.parts import State
from scanhost.domain.letters import mails_of
from scanhost.domain.views import Room


def state_of(room: Room, desk: Desk) -> State:
    """Return what the index says of the invitations."""
    tr, mails = desk.texts, mails_of(room)
    standings = mails.standings("invitation").values()
    left = len(mails.lacking("invitation")) + sum(one.moved for one in standings)
    changed = sum(bool(one.changed) and not one.moved for one in standings)
    waiting = len(mails.unconfirmed("invitation"))
    begun = any(one.kind == "invitation" for one in room.letters)
    if not mails.partners():
        return State(complete=tr.gettext("for later"))
    said = []
    if left:
        text = tr.ngettext("{n} not invited yet", "{n} not invited yet", left)
        said.append(text.format(n=left))
    if changed:
        text = tr.ngettext("{n} mail out of date", "{n} mails out of date", changed)
        said.append(text.format(n=changed))
    if said:
        return State("; ".join(said), begun=begun)
    if waiting:
        text = tr.ngettext("{n} not confirmed yet", "{n} not confirmed yet", waiting)
        return State(text.format(n=waiting))
    return State(complete=tr.gettext("everybody is invited"))
