"""What a scan holds about one person, for that person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scanhost.domain import agenda, examples, saying
from scanhost.domain.apply import moved_on
from scanhost.domain.handing import of_name
from scanhost.domain.people import Absent, Letter, Person
from scanhost.domain.state import State

LEAST = 3  # letters of a name that is looked for on its own


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that stands beside somebody's name."""

    norm: str
    title: str
    round: int
    grade: int | None  # None is "weet niet"


@dataclass(frozen=True, slots=True)
class Held:
    """All that is held; a text is named by its id."""

    language: str
    region: str
    date: str  # YYYY-MM-DD, or empty
    person: Person
    present: bool
    chair: bool  # stands there as the chair
    letters: tuple[Letter, ...]
    partners: tuple[Absent, ...]  # not at the table, in whose row the name stands
    texts: tuple[tuple[str, str], ...]  # with the whole name, or of this person
    perhaps: tuple[tuple[str, str], ...]  # with the first or the last name only
    examples: tuple[str, ...]  # of the group's own, whose texts begin with these ids
    linked: bool  # grades can be found still
    grades: tuple[Given, ...]


def of_partner(absent: Absent) -> Person:
    """Return who at a partner that is not at the table is written down."""
    return Person(absent.id, absent.contact, organisation=absent.organisation, email=absent.email)


def held(state: State, id: str) -> Held:
    """Return what is held about somebody on either list; no grade that is not revealed."""
    state = moved_on(state)  # after one no nobody is named, as on paper
    person = state.people.get(id) or of_partner(state.absent[id])
    language = state.about.get("language", state.pack.language)
    whole, part = of_name(person.name), _part(person)
    own = {saying.wish_id(id)}
    own |= {saying.text_id(one) for one in state.said if saying.by(state, one) == id}
    own |= {
        examples.text_id(one, name)
        for one in state.examples
        if saying.by(state, one) == id
        for name in examples.FIELDS
    }
    texts = {key: text for key, text in state.texts.items() if not key.endswith(saying.BY)}
    certain = {key for key, text in texts.items() if key in own or whole.search(text)}
    return Held(
        language,
        state.about.get("region", ""),
        state.about.get("date", ""),
        person,
        agenda.took_part(state, id),
        state.about.get("seat") == id or bool(whole.search(state.about.get("chair", ""))),
        tuple(one for one in state.letters.values() if one.person == id),
        tuple(
            one
            for one in state.absent.values()
            if any(whole.search(text) for text in (one.contact, one.by, one.how))
        ),
        tuple((key, text) for key, text in texts.items() if key in certain),
        tuple(
            (key, text)
            for key, text in texts.items()
            if key not in certain and part is not None and part.search(text)
        ),
        tuple(state.examples),
        id in state.owners().values(),
        tuple(_given(state, id, language)),
    )


def _part(person: Person) -> re.Pattern[str] | None:
    """Return what finds a first or a last name on its own, which may be somebody else's."""
    names = [re.escape(one) for one in (person.first, person.last) if len(one) >= LEAST]
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE) if names else None


def _given(state: State, id: str, language: str) -> Iterator[Given]:
    owners = state.owners()
    for norm in (state.pack.introduction, *state.pack.norms()):
        for round in state.norm(norm.id).revealed:
            for ballot, grade in state.answers(norm.id, round).items():
                if owners.get(ballot) == id:
                    yield Given(norm.id, norm.title.in_(language), round, grade)
