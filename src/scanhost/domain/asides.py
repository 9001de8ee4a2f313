"""Correcting what was revealed: a round is set aside for a reason, and both stay to be seen."""

from __future__ import annotations

from scanhost.domain import lines
from scanhost.domain.commands import CountAgain, SetAside
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import RoundCounted, RoundSetAside
from scanhost.domain.kept import TextSaved


def text_id(norm: str, round: int) -> str:
    """Return the id of the text that says why a round does not count."""
    return f"aside.{norm}.{round}"


def correct(draft: Draft, command: SetAside | CountAgain) -> Refused | None:
    """Set a revealed round aside, or let it count again."""
    now = draft.state.norm(command.norm)
    if command.round not in now.revealed:
        return Refused("norm.not_revealed")
    if isinstance(command, CountAgain):
        if command.round not in now.aside:
            return Refused("aside.none")
        draft.emit(RoundCounted(command.norm, command.round))
        return None
    reason = lines.text(command.reason)
    if not reason:
        return Refused("aside.reason")
    draft.emit(TextSaved(text_id(command.norm, command.round), reason))
    if command.round not in now.aside:
        draft.emit(RoundSetAside(command.norm, command.round))
    return None
