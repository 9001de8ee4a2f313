"""What is kept of a session that is closed: its results, and no way from a person to a grade."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from scanhost.domain import agenda
from scanhost.domain.facts import (
    AttendanceSaved,
    Change,
    Fact,
    GradeGiven,
    NormRevealed,
    NormSkipped,
    SessionClosed,
)
from scanhost.domain.pack import Pack
from scanhost.domain.results import LEAST
from scanhost.domain.state import Answers, State
from scanhost.store import rows

Round = tuple[str, int]  # a norm and its round
RANDOM = secrets.SystemRandom()


def session(state: State, facts: Sequence[Fact], random: Random = RANDOM) -> list[Change]:
    """Return the changes that make the closed scan."""
    changes: list[Change] = list(rows.of_people(state))
    changes += (AttendanceSaved(person, agenda.took_part(state, person)) for person in state.people)
    return [*changes, *journal(state, facts, random), SessionClosed()]


def journal(state: State, facts: Sequence[Fact], random: Random) -> Iterator[Fact]:
    """Yield the journal with each ballot's last grades, shuffled, before what ended their round."""
    names = ballots(state, random)
    ends = {
        (fact.norm, fact.round): index
        for index, fact in enumerate(facts)
        if isinstance(fact, NormRevealed | NormSkipped)
    }
    for index, fact in enumerate(facts):
        if isinstance(fact, GradeGiven):
            continue
        if isinstance(fact, NormRevealed | NormSkipped) and index == ends[fact.norm, fact.round]:
            yield from _shuffled(state, [(fact.norm, fact.round)], names, random)
        yield fact
    still_open = [one for one in state.grades if one not in ends]
    yield from _shuffled(state, still_open, names, random)


def ballots(state: State, random: Random) -> dict[tuple[str, str], str]:
    """Return a fresh id for each ballot of each norm, the same within a theme where it may be.

    A lone ballot with a gap is a person, and so are two: the grades of a theme stay joined
    only for ballots without a gap, and only when those with one are none or at least three.
    """
    names = {}
    for norms in _themes(state.pack):
        rounds = [answers for (norm, _), answers in state.grades.items() if norm in norms]
        joined = _joined(rounds)
        for ballot in sorted(set().union(*rounds)):
            one = _fresh(random)
            for norm in norms:
                names[norm, ballot] = one if ballot in joined else _fresh(random)
    return names


def _joined(rounds: list[Answers]) -> set[str]:
    everybody = set().union(*rounds)
    whole = everybody.intersection(*rounds)
    gaps = len(everybody) - len(whole)
    return whole if len(whole) >= LEAST and (gaps == 0 or gaps >= LEAST) else set()


def _themes(pack: Pack) -> Iterator[tuple[str, ...]]:
    yield (pack.introduction.id,)
    for theme in pack.themes:
        yield tuple(norm.id for norm in theme.norms)


def _shuffled(
    state: State, rounds: Iterable[Round], names: dict[tuple[str, str], str], random: Random
) -> list[Fact]:
    grades: list[Fact] = [
        GradeGiven(names[norm, ballot], norm, round, grade)
        for norm, round in rounds
        for ballot, grade in state.answers(norm, round).items()
    ]
    random.shuffle(grades)
    return grades


def _fresh(random: Random) -> str:
    return f"{random.getrandbits(128):032x}"
