"""The means of two small groups beside each other: how far apart, and how sure that is.

Welch's t interval for two groups of different people (Welch 1947, Biometrika 34), Student's
for one. Twelve chosen people are no sample of a region: all of it speaks about these groups.
A group in which everybody gave the same says nothing of chance, so it has no interval.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from scanhost.domain.tdistribution import two_sided

LEVEL = 0.95
LOWEST, HIGHEST = 1.0, 10.0  # grades


class Verdict(StrEnum):
    """What may be said of a difference."""

    HIGHER = "higher"  # clearly: the interval lies above zero
    LOWER = "lower"
    UNCLEAR = "unclear"
    UNSURE = "unsure"  # there is no interval: nothing is said


@dataclass(frozen=True, slots=True)
class Sample:
    """What a group gave: how many, their mean, and their variance (divided by n - 1)."""

    n: int
    mean: Fraction
    variance: Fraction

    @classmethod
    def of(cls, values: Sequence[Fraction | int]) -> Sample:
        """Return the sample of two values or more."""
        n = len(values)
        mean = Fraction(sum(values), n)
        return cls(n, mean, sum(((one - mean) ** 2 for one in values), Fraction(0)) / (n - 1))

    @property
    def varies(self) -> bool:
        """Tell whether not everybody gave the same."""
        return self.variance > 0


@dataclass(frozen=True, slots=True)
class Difference:
    """What a later group gave more than an earlier one, in grade points."""

    value: Fraction
    low: float | None = None  # of the 95 % interval; None where there is none
    high: float | None = None
    df: float | None = None
    superiority: Fraction | None = None  # share of pairs in which the later grade is higher

    @property
    def verdict(self) -> Verdict:
        """Return what may be said: "clearly" only when the interval leaves zero out."""
        if self.low is None or self.high is None:
            return Verdict.UNSURE
        if self.low > 0:
            return Verdict.HIGHER
        return Verdict.LOWER if self.high < 0 else Verdict.UNCLEAR

    @property
    def noise(self) -> float | None:
        """Return up to which difference this could be chance: half the interval."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2


def margin(sample: Sample) -> float | None:
    """Return half the 95 % interval of one mean; None where everybody gave the same."""
    if not sample.varies:
        return None
    return two_sided(LEVEL, sample.n - 1) * math.sqrt(sample.variance / sample.n)


def interval(sample: Sample) -> tuple[float, float] | None:
    """Return the 95 % interval of a mean grade, within the grades there are."""
    half = margin(sample)
    if half is None:
        return None
    mean = float(sample.mean)
    return max(mean - half, LOWEST), min(mean + half, HIGHEST)


def difference(before: Sample, now: Sample) -> Difference:
    """Compare two groups of different people."""
    value = now.mean - before.mean
    if not (before.varies and now.varies):
        return Difference(value)
    parts = before.variance / before.n, now.variance / now.n
    total = sum(parts)
    df = float(total**2 / (parts[0] ** 2 / (before.n - 1) + parts[1] ** 2 / (now.n - 1)))
    half = two_sided(LEVEL, df) * math.sqrt(total)
    return Difference(value, float(value) - half, float(value) + half, df)


def superiority(before: Sequence[Fraction | int], now: Sequence[Fraction | int]) -> Fraction:
    """Return in what share of pairs the later one is higher; equal counts half.

    Vargha and Delaney's A (2000, Journal of Educational and Behavioral Statistics 25).
    """
    twice = sum(2 * (b > a) + (b == a) for a in before for b in now)
    return Fraction(twice, 2 * len(before) * len(now))
