"""What each ballot gave a theme on average, in numbers for a comparison with another year."""

from __future__ import annotations

from fractions import Fraction

from scanhost.domain import agenda
from scanhost.domain.results import LEAST, latest
from scanhost.domain.state import Answers, Measured, State


def measured(state: State, theme: str) -> Measured | None:
    """Return number, sum and sum of squares of the ballots' means; None of fewer than three.

    Each norm counts by its latest round that counts. Where everything personal was wiped
    it is what was written down before that.
    """
    if theme in state.measured:
        return state.measured[theme]
    means = of_ballots(state, theme)
    if len(means) < LEAST:
        return None
    return Measured(len(means), sum(means, Fraction(0)), sum((m * m for m in means), Fraction(0)))


def of_ballots(state: State, theme: str) -> list[Fraction]:
    """Return the mean of each ballot that answered every norm of a theme, lowest first."""
    rounds = [one for norm in state.pack.theme(theme).norms if (one := _counting(state, norm.id))]
    if not rounds:
        return []
    whole = set(rounds[0]).intersection(*rounds)
    given = ([grade for one in rounds if (grade := one[id]) is not None] for id in whole)
    return sorted(Fraction(sum(grades), len(grades)) for grades in given if grades)


def _counting(state: State, norm: str) -> Answers | None:
    one = latest(agenda.rounds(state, norm))
    if one is None or not one.shown or one.aside:
        return None
    return state.answers(norm, one.round)
