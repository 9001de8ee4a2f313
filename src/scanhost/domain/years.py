"""What of a scan can be laid beside that of another year: no ballot's name, and nobody's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain import agenda, indicators
from scanhost.domain.indicators import Indicator
from scanhost.domain.outcomes import PointOutcome, outcomes
from scanhost.domain.pack import Norm, Theme
from scanhost.domain.packform import fingerprint
from scanhost.domain.results import LEAST, Result, latest
from scanhost.domain.state import Answers, Measured, State

Grades = tuple[int | None, ...]  # of one ballot: a grade per norm of a theme


@dataclass(frozen=True, slots=True)
class YearNorm:
    """A norm as it was graded."""

    id: str
    title: str
    text: str  # fingerprint of what was read
    result: Result | None  # the round that counts, with grades enough or not


@dataclass(frozen=True, slots=True)
class YearTheme:
    """A block of norms as it was graded."""

    id: str
    title: str
    norms: tuple[YearNorm, ...]
    ballots: tuple[Grades, ...]  # that answered every norm; () where they are no longer joined
    measured: Measured | None = None  # of their means, where they were taken apart by wiping

    @property
    def shown(self) -> tuple[int, ...]:
        """Return which norms have a mean, by their places."""
        return tuple(at for at, one in enumerate(self.norms) if one.result and one.result.shown)


@dataclass(frozen=True, slots=True)
class Year:
    """A scan among those of other years."""

    date: str  # YYYY-MM-DD, or empty
    region: str
    language: str
    pack: str
    pack_title: str
    themes: tuple[YearTheme, ...]
    organisations: tuple[str, ...] | None  # that took part, normalised; None: not known any more
    outcomes: tuple[PointOutcome, ...] = ()
    indicators: tuple[Indicator, ...] = ()  # that the region follows

    @property
    def results(self) -> bool:
        """Tell whether there is any result in it."""
        return any(norm.result for theme in self.themes for norm in theme.norms)


def year(state: State) -> Year:
    """Return what a scan gave, as far as the room has seen it."""
    language = state.about.get("language", state.pack.language)
    return Year(
        state.about.get("date", ""),
        state.about.get("region", ""),
        language,
        state.pack.id,
        state.pack.title.in_(language),
        tuple(theme_of(state, theme, language) for theme in state.pack.themes),
        organisations(
            person.organisation
            for person in state.people.values()
            if agenda.took_part(state, person.id)
        ),
        outcomes(state),
        indicators.own(state.about),
    )


def organisations(named: Iterable[str]) -> tuple[str, ...] | None:
    """Return each organisation once, however it was written; None when none is known."""
    found = {one for name in named if (one := _plain(name))}
    return tuple(sorted(found)) or None


def joined(rounds: Sequence[Answers]) -> set[str]:
    """Return the ballots of a theme whose grades may stay together.

    A lone ballot with a gap is a person, and so are two: only ballots without a gap, and
    only when those with one are none or at least three.
    """
    everybody = set[str]().union(*rounds)
    whole = everybody.intersection(*rounds)
    gaps = len(everybody) - len(whole)
    return whole if len(whole) >= LEAST and (gaps == 0 or gaps >= LEAST) else set()


def _plain(name: str) -> str:
    """Return a name as it is compared: letters and digits only, however large or joined."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(mark for mark in folded if mark.isalnum())


def theme_of(state: State, theme: Theme, language: str) -> YearTheme:
    """Return a theme as it was graded."""
    norms = tuple(_norm(state, norm, language) for norm in theme.norms)
    ids = {norm.id for norm in theme.norms}
    together = joined([answers for (norm, _), answers in state.grades.items() if norm in ids])
    counted = [
        None if one.result is None else state.answers(one.id, one.result.round) for one in norms
    ]
    rows = [
        tuple(None if answers is None else answers.get(ballot) for answers in counted)
        for ballot in together
    ]
    # In the order of their grades: in that of the file they would stand as somebody came in.
    ballots = tuple(sorted(rows, key=lambda row: [grade or 0 for grade in row]))
    measured = state.measured.get(theme.id)
    return YearTheme(theme.id, theme.title.in_(language), norms, ballots, measured)


def _norm(state: State, norm: Norm, language: str) -> YearNorm:
    one = latest(agenda.rounds(state, norm.id))
    result = None if one is None or one.aside else one
    return YearNorm(norm.id, norm.title.in_(language), fingerprint(norm, language), result)


def mean_of(ballot: Grades, places: Sequence[int]) -> Fraction | None:
    """Return what somebody gave on average for some norms; None when they graded none."""
    given = [grade for place in places if (grade := ballot[place]) is not None]
    return Fraction(sum(given), len(given)) if given else None
