"""What a new scan begins with when it follows on an earlier one: its people, and where it is.

Also who was agreed on to chair it, and the examples of the group's own that were of use. No
codes, and nothing of who came or was phoned: that was the time before.
"""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.domain import examples, nextchair
from scanhost.domain.commands import Command, Divide, SaveAbout, SavePeople
from scanhost.domain.division import DIVISION, DOMAINS, domains_of
from scanhost.domain.examples import AddExamples, Example, New, StageExample, WeighExample
from scanhost.domain.pack import Norm, Pack
from scanhost.domain.packform import fingerprint
from scanhost.domain.people import Person
from scanhost.domain.state import State

KEPT = ("language", "region", "municipalities")


def commands(state: State, id: str, pack: Pack, ids: Sequence[str]) -> list[Command]:
    """Return what to ask of a new scan with a pack; `ids` are so many fresh ones as are `wanted`.

    Whoever was wiped from the earlier scan is not in the new one either.
    """
    division, own = state.about.get(DIVISION, ""), state.about.get(DOMAINS, "")
    found = domains_of(pack, division, own)  # next year's pack may lack this division
    domains = {one.id for one in (pack.domains if found is None else found)}
    people = tuple(
        Person(
            fresh,
            one.first,
            one.last,
            one.organisation,
            one.domain if one.domain in domains else "",
            one.function,
            one.email,
        )
        for fresh, one in zip(ids, state.people.values(), strict=False)
    )
    kept = [(key, state.about.get(key, "")) for key in KEPT]
    if state.next_domain in domains:
        kept.append(("chair_domain", state.next_domain))
    kept.append(("chair", state.texts.get("next.chair", "")))
    kept += [("before", id), ("before_domain", nextchair.of_chair(state.about, state.people))]
    asked: list[Command] = [Divide(division, own)] if division and found else []
    asked += [SaveAbout(key, value) for key, value in kept if value]
    if people:
        asked.append(SavePeople(people))
    return [*asked, *_examples(state, pack, ids[len(state.people) :])]


def wanted(state: State) -> int:
    """Return how many fresh ids `commands` asks."""
    return len(state.people) + len(_useful(state))


def _useful(state: State) -> list[Example]:
    """Return the examples that go along: not what was sifted out, nor what was wiped."""
    return [
        one
        for one in state.examples.values()
        if one.kept and one.stage != "unusable" and examples.words_of(one.id, state.texts)
    ]


def _examples(state: State, pack: Pack, ids: Sequence[str]) -> list[Command]:
    norms = {one.id for one in pack.norms() if _same(state.pack, one, pack)}
    new, asked = [], list[Command]()
    for fresh, one in zip(ids, _useful(state), strict=False):
        words = examples.words_of(one.id, state.texts)
        helps = [norm for norm in words.get(examples.NORMS, "").split() if norm in norms]
        words[examples.NORMS] = " ".join(helps)
        new.append(New(fresh, tuple(words.items()), examples.mark_of(one)))
        if one.stage != examples.STAGES[0]:
            asked.append(StageExample(fresh, one.stage))
        asked += (WeighExample(fresh, *weighed) for weighed in one.weighed.items())
    return [AddExamples(tuple(new)), *asked] if new else []


def _same(before: Pack, norm: Norm, pack: Pack) -> bool:
    """Tell whether a norm of next year's pack is the one that had its id; packs number alike."""
    old = next((one for one in before.norms() if one.id == norm.id), None)
    if old is None:
        return False
    language = before.language
    return before.id == pack.id or fingerprint(old, language) == fingerprint(norm, language)
