"""What is kept of a session that is closed: its results, and no way from a person to a grade."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

from scanhost.domain import agenda, saying, wifi
from scanhost.domain.facts import (
    AgreementAnswered,
    AgreementEnded,
    Change,
    Fact,
    GradeGiven,
    GradeReturned,
    GradeVoided,
    MarkedOnBehalf,
    NormReopened,
    NormRested,
    NormRevealed,
    NormSkipped,
    OnBehalfCounted,
    SessionClosed,
)
from scanhost.domain.kept import AttendanceSaved, NameKept, PersonSaved, Row
from scanhost.domain.pack import Pack
from scanhost.domain.state import Naming, Poll, Round, State
from scanhost.domain.years import joined
from scanhost.store import rows

Names = dict[tuple[str, str], str]  # a norm and an old ballot -> the new one
OF_A_BALLOT = (  # what the journal says of a ballot that somebody held
    GradeGiven,
    GradeVoided,
    GradeReturned,
    MarkedOnBehalf,
    AgreementAnswered,
)
RANDOM = secrets.SystemRandom()


def session(state: State, facts: Sequence[Fact], random: Random = RANDOM) -> list[Change]:
    """Return the changes that make the closed scan."""
    changes: list[Change] = [*_people(state)]
    changes += (AttendanceSaved(person, agenda.took_part(state, person)) for person in state.people)
    names = ballots(state, random)
    changes += _signed(state, names)
    return [*changes, *journal(state, facts, names, random), SessionClosed()]


def _people(state: State) -> Iterator[Row]:
    """Yield names and free texts, without codes, the Wi-Fi's password and who asked what."""
    about = {key: value for key, value in state.about.items() if key != wifi.PASSWORD}
    kept = replace(state, about=about, texts=saying.without_authors(state.texts))
    for row in rows.of_people(kept):
        yield PersonSaved(replace(row.person, code="")) if isinstance(row, PersonSaved) else row


def journal(
    state: State, facts: Sequence[Fact], names: Names, random: Random = RANDOM
) -> Iterator[Fact]:
    """Yield the journal with each ballot's last grades, shuffled, before what ended their round."""
    ends = _ends(facts)
    for index, fact in enumerate(facts):
        if isinstance(fact, OF_A_BALLOT):
            continue
        if (
            isinstance(fact, NormRevealed | NormSkipped)
            and ends.get((fact.norm, fact.round)) == index
        ):
            yield from _shuffled(state, [(fact.norm, fact.round)], names, random)
        if isinstance(fact, AgreementEnded):
            yield from _polled(state.polls[fact.poll], random)
        yield fact
    still_open = [one for one in state.grades if one not in ends]
    yield from _shuffled(state, still_open, names, random)
    if (poll := state.poll()) is not None:
        yield from (*_polled(poll, random), AgreementEnded(poll.id))
    for norm, round in state.grades:
        if count := state.on_behalf(norm, round):
            yield OnBehalfCounted(norm, round, count)


def _ends(facts: Sequence[Fact]) -> dict[Round, int]:
    """Return where each round ended that did not take answers again afterwards."""
    ends: dict[Round, int] = {}
    for index, fact in enumerate(facts):
        if isinstance(fact, NormRevealed | NormSkipped):
            ends[fact.norm, fact.round] = index
        elif isinstance(fact, NormReopened):
            ends.pop((fact.norm, fact.round), None)
        elif isinstance(fact, NormRested):
            ends.pop((fact.norm, 1), None)
    return ends


def ballots(state: State, random: Random = RANDOM) -> Names:
    """Return a fresh id for each ballot of each norm, the same within a theme where it may be."""
    names = {}
    for norms in _themes(state.pack):
        rounds = [answers for (norm, _), answers in state.grades.items() if norm in norms]
        together = joined(rounds)
        for ballot in sorted(set().union(*rounds)):
            one = fresh(random)
            for norm in norms:
                names[norm, ballot] = one if ballot in together else fresh(random)
    return names


def _themes(pack: Pack) -> Iterator[tuple[str, ...]]:
    yield (pack.introduction.id,)
    for theme in pack.themes:
        yield tuple(norm.id for norm in theme.norms)


def _shuffled(state: State, rounds: Iterable[Round], names: Names, random: Random) -> list[Fact]:
    grades: list[Fact] = [
        GradeGiven(names[norm, ballot], norm, round, grade)
        for norm, round in rounds
        for ballot, grade in state.answers(norm, round).items()
    ]
    random.shuffle(grades)
    return grades


def _polled(poll: Poll, random: Random) -> list[Fact]:
    """Return who agrees and who does not, each by an id of its own."""
    answers: list[Fact] = [
        AgreementAnswered(poll.id, fresh(random), yes) for yes in poll.answers.values()
    ]
    random.shuffle(answers)
    return answers


def _signed(state: State, names: Names) -> list[Change]:
    """Return whose each new ballot is, where everybody agreed to names until the end."""
    if state.names is not Naming.AGREED:
        return []
    owners = state.owners()
    signed = {new: owners[old] for (_, old), new in names.items() if old in owners}
    return [NameKept(ballot, signed[ballot]) for ballot in sorted(signed)]


def fresh(random: Random) -> str:
    """Return an id that nothing was called by before."""
    return f"{random.getrandbits(128):032x}"
