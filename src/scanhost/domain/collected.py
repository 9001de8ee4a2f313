"""How a fact about what a group collects makes the next state."""

from __future__ import annotations

from dataclasses import replace

from scanhost.domain import facts
from scanhost.domain.examples import ANSWERS, CRITERIA, STAGES, Example
from scanhost.domain.state import State


def after(state: State, change: facts.Collected) -> State | None:
    """Return the state after a fact; None when it cannot follow."""
    if isinstance(change, facts.EntryChosen | facts.EntryLeft):
        return _favourite(state, change)
    known = state.examples.get(change.example)
    if isinstance(change, facts.ExampleAdded):
        new = known or Example(change.example, change.origin)
        return None if known and known.kept else _with(state, replace(new, kept=True))
    if known is None or not known.kept:
        return None
    match change:
        case facts.ExampleDropped():
            return _with(state, replace(known, kept=False))
        case facts.ExampleStaged(_, stage):
            return _with(state, replace(known, stage=stage)) if stage in STAGES else None
        case facts.ExampleWeighed(_, criterion, answer):
            if criterion not in CRITERIA or answer not in ANSWERS:
                return None
            rest = {one: said for one, said in known.weighed.items() if one != criterion}
            weighed = {**rest, criterion: answer} if answer else rest
            return _with(state, replace(known, weighed=weighed))


def _favourite(state: State, change: facts.EntryChosen | facts.EntryLeft) -> State | None:
    chosen = isinstance(change, facts.EntryChosen)
    if (change.entry in state.favourites) == chosen:
        return None
    rest = tuple(one for one in state.favourites if one != change.entry)
    return replace(state, favourites=(*rest, change.entry) if chosen else rest)


def _with(state: State, example: Example) -> State:
    return replace(state, examples={**state.examples, example.id: example})
