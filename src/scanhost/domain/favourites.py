"""What the group chose from the knowledge bank: ids only, and nobody's in particular."""

from __future__ import annotations

from scanhost.domain import commands as ask
from scanhost.domain import plain
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import EntryChosen, EntryLeft

MOST = 100


def favour(draft: Draft, command: ask.Favour) -> dict[str, object] | Refused:
    """Choose an entry from the table, as long as session 1 lasts."""
    if draft.state.closed:
        return Refused("session.closed")
    refused = choose(draft, command.entry, command.yes)
    return refused or {"entry": command.entry, "yes": command.yes}


def choose(draft: Draft, entry: str, yes: bool) -> Refused | None:
    """Make an entry a favourite, or one no longer.

    Whether there is such an entry is not known here: another program's bank may have more.
    """
    chosen = draft.state.favourites
    if not plain.is_id(entry):
        return Refused("favourite.unknown")
    if (entry in chosen) == yes:
        return None
    if yes and len(chosen) >= MOST:
        return Refused("favourite.many", {"most": MOST})
    draft.emit(EntryChosen(entry) if yes else EntryLeft(entry))
    return None
