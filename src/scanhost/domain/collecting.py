"""The rules for examples of the group's own: adding, telling, sifting and weighing them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from scanhost.domain import commands as ask
from scanhost.domain import examples, lines, saying
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.examples import NORMS, ONE_OF, SOME_OF, TEXTS, New
from scanhost.domain.facts import (
    ExampleAdded,
    ExampleDropped,
    ExampleStaged,
    ExampleWeighed,
    SomethingSaid,
)
from scanhost.domain.kept import TextSaved
from scanhost.domain.knowledge import YEARS
from scanhost.domain.state import State

MOST_NORMS = 20  # that one example helps with


def collect(draft: Draft, command: examples.Collect) -> Refused | None:
    """Decide something about examples; the same again changes nothing."""
    state = draft.state
    match command:
        case examples.AddExamples(several):
            for one in several:
                refused = _add(draft, one)
                if refused is not None:
                    return refused
        case examples.DropExamples(ids):
            if not all(_kept(state, id) for id in ids):
                return Refused("example.unknown")
            draft.emit(*(ExampleDropped(id) for id in dict.fromkeys(ids)))
        case examples.SaveExample(id, words):
            if not _kept(state, id):
                return Refused("example.unknown")
            return _write(draft, id, words)
        case examples.StageExample(id, stage):
            if not _kept(state, id) or stage not in examples.STAGES:
                return Refused("example.unknown")
            if state.examples[id].stage != stage:
                draft.emit(ExampleStaged(id, stage))
        case examples.WeighExample(id, criterion, answer):
            known = criterion in examples.CRITERIA and answer in examples.ANSWERS
            if not _kept(state, id) or not known:
                return Refused("example.unknown")
            if state.examples[id].weighed.get(criterion, "") != answer:
                draft.emit(ExampleWeighed(id, criterion, answer))
    return None


def offer(draft: Draft, command: ask.Offer) -> dict[str, object] | Refused:
    """Take a good example from the table: the chair hears of it, and it is on the gross list."""
    state, id = draft.state, command.said
    if state.closed:
        return Refused("session.closed")
    if id in state.said:
        again = saying.by(state, id) == command.seat  # because its answer got lost
        return {"said": id} if again else Refused("said.kind")
    words = [(name, words[: saying.LENGTH]) for name, words in command.words]
    told = {name for name, value in words if lines.text(value)}
    if not told >= {"title", "what"}:
        return Refused("said.empty")
    if not told <= {*examples.OFFERED}:
        return Refused("said.kind")
    if saying.full(state, command.seat):
        return Refused("said.many")
    draft.emit(SomethingSaid(id, saying.EXAMPLE))
    refused = _add(draft, New(id, tuple(words)))
    if refused is not None:
        return Refused("said.many") if refused.code == "example.many" else refused
    draft.emit(TextSaved(saying.text_id(id) + saying.BY, command.seat))
    return {"said": id}


def _add(draft: Draft, new: New) -> Refused | None:
    state, id = draft.state, new.id
    known = state.examples.get(id)
    if known is not None and known.kept:
        return None
    if not examples.ID.fullmatch(id) or _taken(state, id):
        return Refused("text.id")
    if new.origin and not examples.MARK.fullmatch(new.origin):
        return Refused("text.id")
    there = [one for one in state.examples.values() if one.kept]
    if known is None and new.origin in map(examples.mark_of, there):
        return None  # it came from there already
    if len(there) >= examples.MOST:
        return Refused("example.many", {"most": examples.MOST})
    draft.emit(ExampleAdded(id, new.origin if known is None else known.origin))
    return _write(draft, id, new.words) if known is None else None


def _taken(state: State, id: str) -> bool:
    """Tell whether the texts of something else begin with this id."""
    return any(id in of for of in (state.points, state.actions, state.commitments, state.progress))


def _write(draft: Draft, id: str, words: Iterable[tuple[str, str]]) -> Refused | None:
    for name, raw in words:
        value = _clean(draft.state, name, raw)
        if isinstance(value, Refused):
            return value
        text = examples.text_id(id, name)
        if draft.state.texts.get(text, "") != value:
            draft.emit(TextSaved(text, value))
    return None


def _clean(state: State, name: str, raw: str) -> str | Refused:
    """Return the words of a field as they are kept."""
    if name in TEXTS:
        most = lines.TEXT
        value = lines.text(raw, most + 1)
        return Refused("text.long", {"most": most}) if len(value) > most else value
    if name in examples.LINES:
        most = examples.LINES[name]
        value = lines.line(raw, most + 1)
        if len(value) > most:
            return Refused("text.long", {"most": most})
        odd = name == "year" and value and not _is_year(value)
        return Refused("example.year") if odd else value
    if name in ONE_OF:
        return raw if raw in ("", *ONE_OF[name]) else Refused("choice.unknown")
    if name in SOME_OF:
        return _some(raw, SOME_OF[name]) or Refused("choice.unknown") if raw.split() else ""
    if name == NORMS:
        norms = [one.id for one in state.pack.norms()]
        if len(set(raw.split())) > MOST_NORMS:
            return Refused("example.norms", {"most": MOST_NORMS})
        return _some(raw, norms) or Refused("norm.unknown") if raw.split() else ""
    return Refused("text.id")


def _is_year(value: str) -> bool:
    return value.isascii() and value.isdigit() and YEARS[0] <= int(value) <= YEARS[1]


def _some(raw: str, among: Collection[str]) -> str:
    """Return what was chosen, in the order of what there is; "" where something is not there."""
    chosen = set(raw.split())
    return " ".join(one for one in among if one in chosen) if chosen <= {*among} else ""


def _kept(state: State, id: str) -> bool:
    known = state.examples.get(id)
    return known is not None and known.kept
