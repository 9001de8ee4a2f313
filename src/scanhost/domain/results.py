"""What a group's grades say: mean, gap, the label "verdeeld", and what to improve first.

All means and gaps are exact fractions; only the edge rounds them, half up. The gap
(kloof) is twice the mean absolute deviation from the median, which is the mean of the
highest half minus the mean of the lowest half, and nine times Leik's D (Leik 1966,
Pacific Sociological Review 9(2)). Cns is after Tastle & Wierman (2007, IJAR 45(3)).
"Verdeeld" is the panel rule of RAND/UCLA with Dutch marks: 5 or lower, 7 or higher.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain.order import Order as Order

LEAST = 3  # grades below which nothing but their number is shown
FEW = 5  # grades below which "weinig stemmen" stands beside a result
LONE = 4  # points from all others at which a single grade is pointed out
LOW, HIGH = 5, 7  # "onvoldoende" up to here, "ruim voldoende" from here
NEED, DISAGREEMENT = Fraction(7, 10), Fraction(3, 10)


@dataclass(frozen=True, slots=True)
class GroupMean:
    """What a merged group of domains gave on average."""

    group: str  # ids of its domains, joined by "+"
    n: int
    mean: Fraction


@dataclass(frozen=True, slots=True)
class Named:
    """Whose answer this was, where everybody agreed to that."""

    name: str
    organisation: str
    grade: int | None


@dataclass(frozen=True, slots=True)
class Result:
    """A round of a norm in numbers; with fewer than three grades it holds only how many."""

    norm: str
    round: int
    n: int  # grades given
    unknown: int  # "weet niet"
    counts: tuple[int, ...] = ()  # how many of each grade, 1 to 10
    mean: Fraction | None = None  # grade points
    gap: Fraction | None = None  # grade points
    lowest_half: Fraction | None = None
    highest_half: Fraction | None = None
    lows: int = 0  # grades of 5 or lower
    highs: int = 0  # grades of 7 or higher
    divided: bool = False
    consensus: float = 1.0  # Cns, 0 to 1; orders ties only
    groups: tuple[GroupMean, ...] = ()  # that may be shown
    named: tuple[Named, ...] = ()  # nobody, unless names may be shown
    aside: str = ""  # why this round does not count; "" when it does

    @property
    def shown(self) -> bool:
        """Tell whether there are grades enough to show."""
        return self.mean is not None

    @property
    def few(self) -> bool:
        """Tell whether the result needs the words "few votes" beside it."""
        return LEAST <= self.n < FEW

    @property
    def lone(self) -> bool:
        """Tell whether one grade of five or more lies far from all others, which the gap hides."""
        given = [grade for grade, many in enumerate(self.counts, 1) for _ in range(many)]
        if len(given) < FEW:
            return False
        apart = (given[1] - given[0] >= LONE, given[-1] - given[-2] >= LONE)
        return any(apart) and not all(apart)

    @property
    def priority(self) -> Fraction:
        """Return 0.7 x need + 0.3 x disagreement, 0 to 1; zero when nothing is shown."""
        if self.mean is None or self.gap is None:
            return Fraction(0)
        return NEED * (10 - self.mean) / 9 + DISAGREEMENT * self.gap / 9


def result(norm: str, round: int, answers: Iterable[int | None]) -> Result:
    """Return what the answers of one round say; `None` among them is "weet niet"."""
    everything = list(answers)
    grades = sorted(grade for grade in everything if grade is not None)
    n, unknown = len(grades), len(everything) - len(grades)
    if n < LEAST:
        return Result(norm, round, n, unknown)
    low, high = halves(grades)
    mean = Fraction(sum(grades), n)
    lows = sum(grade <= LOW for grade in grades)
    highs = sum(grade >= HIGH for grade in grades)
    return Result(
        norm,
        round,
        n,
        unknown,
        tuple(grades.count(grade) for grade in range(1, 11)),
        mean,
        high - low,
        low,
        high,
        lows,
        highs,
        divided(n, lows, highs),
        consensus(grades),
    )


def from_counts(norm: str, round: int, n: int, unknown: int, counts: Sequence[int]) -> Result:
    """Return a result again from what may be known of it: its counts, or only its number."""
    if not counts:
        return Result(norm, round, n, unknown)
    grades: list[int | None] = [g for g, many in enumerate(counts, 1) for _ in range(many)]
    return result(norm, round, grades + [None] * unknown)


def halves(grades: Sequence[int]) -> tuple[Fraction, Fraction]:
    """Return the means of the lowest and highest half; an odd middle counts half in each."""
    ordered, n = sorted(grades), len(grades)
    low, high = sum(ordered[: n // 2]), sum(ordered[(n + 1) // 2 :])
    middle = Fraction(ordered[n // 2], 2) if n % 2 else Fraction(0)
    return (low + middle) / Fraction(n, 2), (high + middle) / Fraction(n, 2)


def divided(n: int, lows: int, highs: int) -> bool:
    """Tell whether at least a third of the group stands at either side of a 6."""
    least = max(2, (n + 1) // 3)
    return n >= FEW and lows >= least and highs >= least


def consensus(grades: Sequence[int]) -> float:
    """Return Cns: 1 when all agree, 0 when the group is halved over 1 and 10."""
    n = len(grades)
    mean = sum(grades) / n
    return 1 + sum(math.log2(1 - abs(grade - mean) / 9) for grade in grades) / n


def latest(rounds: Sequence[Result]) -> Result | None:
    """Return the last round that counts and has grades enough, else the last; None of none."""
    counting = [one for one in rounds if not one.aside]
    shown = [one for one in counting if one.shown]
    last = shown or counting or rounds
    return last[-1] if last else None


def lowest(block: Sequence[Result]) -> list[Result]:
    """Order by mean, lowest first; what is not shown is left out."""
    return sorted(_shown(block), key=lambda one: one.mean or 0)


def widest(block: Sequence[Result]) -> list[Result]:
    """Order by gap, largest first; ties by less consensus, then by lower mean."""
    # Rounded, for the last bits of a logarithm are no disagreement.
    return sorted(
        _shown(block), key=lambda one: (-(one.gap or 0), round(one.consensus, 9), one.mean or 0)
    )


def ordered(block: Sequence[Result], order: Order) -> list[Result]:
    """Put a block in an order; what is not shown comes last, as it was."""
    if order is Order.NORM:
        return list(block)
    first = lowest(block) if order is Order.LOWEST else widest(block)
    return first + [one for one in block if one not in first]


def proposed(block: Sequence[Result]) -> list[Result]:
    """Order by priority, most first: what to look at as an improvement point."""
    return sorted(_shown(block), key=lambda one: -one.priority)


def _shown(block: Sequence[Result]) -> list[Result]:
    return [one for one in block if one.shown and not one.aside]
