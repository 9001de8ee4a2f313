"""What each ballot gave a theme on average, in numbers for a comparison with another year."""

from __future__ import annotations

from fractions import Fraction

from scanhost.domain.results import LEAST
from scanhost.domain.state import Measured, State
from scanhost.domain.years import mean_of, theme_of


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
    found = theme_of(state, state.pack.theme(theme), state.pack.language)
    means = (mean_of(ballot, found.shown) for ballot in found.ballots)
    return sorted(mean for mean in means if mean is not None)
