"""What those at the table say in words: who they are, a question, a good example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scanhost.domain import commands as ask
from scanhost.domain import examples, lines
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import SaidKept, SaidShown, SomethingSaid
from scanhost.domain.kept import PersonSaved, TextSaved
from scanhost.domain.state import State

QUESTION, EXAMPLE = "question", "example"  # what is said to the chair
LENGTH = 500  # characters of a question, or of a field of an example
EACH, ALL = 20, 300  # that one person may say, and all together
BY = ".by"  # of the text that says whose words these are


def text_id(said: str) -> str:
    """Return the id of the text that holds what was said."""
    return f"said.{said}"


def wish_id(seat: str) -> str:
    """Return the id of the text that holds what somebody wants from today."""
    return f"wish.{seat}"


def introduce(draft: Draft, command: ask.Introduce) -> dict[str, object] | Refused:
    """Keep somebody's own line; it can be changed as long as the session lasts."""
    if draft.state.closed:
        return Refused("session.closed")
    person = draft.state.people[command.seat]
    own = replace(
        person,
        organisation=lines.line(command.organisation),
        function=lines.line(command.function),
    )
    if own != person:
        draft.emit(PersonSaved(own))
    id, wish = wish_id(command.seat), lines.line(command.wish)
    if draft.state.texts.get(id, "") != wish:
        draft.emit(TextSaved(id, wish))
    return {"introduced": True}


def say(draft: Draft, command: ask.Say) -> dict[str, object] | Refused:
    """Hand the chair a question."""
    state, words = draft.state, lines.text(command.text, LENGTH)
    if state.closed:
        return Refused("session.closed")
    if not words:
        return Refused("said.empty")
    if command.said in state.said and by(state, command.said) == command.seat:
        return {"said": command.said}  # said again, because its answer got lost
    if command.said in state.said:
        return Refused("said.kind")
    if full(state, command.seat):
        return Refused("said.many")
    id = text_id(command.said)
    draft.emit(
        SomethingSaid(command.said, QUESTION),
        TextSaved(id, words),
        TextSaved(id + BY, command.seat),
    )
    return {"said": command.said}


def full(state: State, seat: str) -> bool:
    """Tell whether somebody has said all that one may, or all together have."""
    own = sum(by(state, id) == seat for id in state.said)
    return own >= EACH or len(state.said) >= ALL


def words(state: State, said: str) -> str:
    """Return the words of what was said; an example says them in its form."""
    if said in state.examples:
        return examples.short(examples.words_of(said, state.texts), LENGTH)
    return state.texts.get(text_id(said), "")


def without_authors(texts: Mapping[str, str]) -> dict[str, str]:
    """Return texts without those that say whose words something is."""
    return {id: text for id, text in texts.items() if not _author(id)}


def _author(id: str) -> bool:
    return id.startswith("said.") and id.endswith(BY)


def by(state: State, said: str) -> str:
    """Return the seat of who said something; empty once session 1 is closed."""
    return state.texts.get(text_id(said) + BY, "")


def show(draft: Draft, command: ask.ShowSaid) -> Refused | None:
    """Put what was said on the screen, as long as nobody has to read a norm there."""
    state = draft.state
    if command.said is not None and command.said not in state.said:
        return Refused("said.unknown")
    if command.said is not None and state.voting() is not None:
        return Refused("said.voting")
    if state.shown_said != command.said:
        draft.emit(SaidShown(command.said))
    return None


def keep(draft: Draft, command: ask.KeepSaid) -> Refused | None:
    """Take what was said up in the agenda, or leave it out."""
    said = draft.state.said.get(command.said)
    if said is None:
        return Refused("said.unknown")
    if said.kept != command.yes:
        draft.emit(SaidKept(command.said, command.yes))
    return None
