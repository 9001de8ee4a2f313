"""The comparison of two means, against the worked examples of the method and by simulation."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from scanhost.domain import welch
from scanhost.domain.tdistribution import probability, two_sided
from scanhost.domain.welch import Sample, Verdict

ONE = [7, 5, 6, 8, 4, 6, 7, 5, 9, 6, 6, 7]
BEFORE = [5, 6, 6, 7, 5, 6, 4, 7, 6, 5, 6, 6]
NOW = [6, 7, 6, 8, 6, 7, 5, 7, 7, 6, 6, 7]
ALIKE = [6, 6, 6, 7, 5, 6, 5, 7, 7, 5, 6, 6]


@pytest.mark.parametrize(
    ("df", "level", "published"),
    [
        (1, 0.95, 12.706),
        (2, 0.95, 4.303),
        (5, 0.95, 2.571),
        (11, 0.95, 2.201),
        (22, 0.95, 2.074),
        (120, 0.95, 1.980),
        (10, 0.99, 3.169),
        (3, 0.9, 2.353),
    ],
)
def test_the_quantiles_are_those_of_the_published_tables(df, level, published):
    assert two_sided(level, df) == pytest.approx(published, abs=5e-4)


def test_the_distribution_is_the_integral_of_its_density():
    from math import gamma, pi, sqrt

    df = 21.85
    x = np.linspace(0, 1.7, 20001)
    density = gamma((df + 1) / 2) / (sqrt(df * pi) * gamma(df / 2))
    area = np.trapezoid(density * (1 + x**2 / df) ** (-(df + 1) / 2), x)

    assert probability(1.7, df) == pytest.approx(0.5 + area, abs=1e-8)
    assert probability(-1.7, df) == pytest.approx(0.5 - area, abs=1e-8)
    assert probability(0, df) == 0.5


def test_one_mean_has_the_interval_of_the_method():
    sample = Sample.of(ONE)

    assert float(sample.mean) == pytest.approx(6.3333, abs=5e-5)
    assert float(sample.variance) ** 0.5 == pytest.approx(1.3707, abs=5e-5)
    assert welch.interval(sample) == pytest.approx((5.46, 7.20), abs=5e-3)


def test_an_interval_stays_within_the_grades():
    assert welch.interval(Sample.of([10, 10, 10, 2])) == pytest.approx((1.63, 10.0), abs=0.01)
    assert welch.interval(Sample.of([1, 1, 1, 9])) == pytest.approx((1.0, 9.37), abs=0.01)


def test_everybody_the_same_has_no_interval():
    same, other = Sample.of([7, 7, 7, 7]), Sample.of(NOW)

    assert welch.interval(same) is None
    for pair in ((same, other), (other, same), (same, same)):
        found = welch.difference(*pair)
        assert found.verdict is Verdict.UNSURE
        assert found.low is found.high is found.df is found.noise is None
    assert welch.difference(same, other).value == Fraction(-1, 2)


def test_a_difference_that_leaves_zero_out_is_clear():
    before, now = Sample.of(BEFORE), Sample.of(NOW)

    found = welch.difference(before, now)

    assert (float(before.mean), float(now.mean)) == (5.75, 6.5)
    assert float(before.variance) ** 0.5 == pytest.approx(0.8660, abs=5e-5)
    assert float(now.variance) ** 0.5 == pytest.approx(0.7977, abs=5e-5)
    assert found.value == Fraction(3, 4)
    assert found.df == pytest.approx(21.85, abs=5e-3)
    assert (found.low, found.high) == pytest.approx((0.0448, 1.4552), abs=5e-5)
    assert found.verdict is Verdict.HIGHER
    assert welch.difference(now, before).verdict is Verdict.LOWER
    assert welch.difference(now, before).value == Fraction(-3, 4)


def test_a_difference_that_holds_zero_is_not_clear():
    found = welch.difference(Sample.of(BEFORE), Sample.of(ALIKE))

    assert found.value == Fraction(1, 4)
    assert (found.low, found.high) == pytest.approx((-0.43, 0.93), abs=5e-3)
    assert found.verdict is Verdict.UNCLEAR


def test_an_interval_that_ends_at_zero_is_not_clear():
    found = welch.difference(Sample.of(BEFORE), Sample.of(NOW))

    assert replace(found, low=0.0).verdict is Verdict.UNCLEAR
    assert replace(found, low=-1.0, high=0.0).verdict is Verdict.UNCLEAR


def test_the_mean_of_differences_of_the_same_people_has_the_interval_of_the_method():
    each = Sample.of([after - before for before, after in zip(BEFORE, NOW, strict=True)])
    half = welch.margin(each)

    assert half is not None
    assert (float(each.mean) - half, float(each.mean) + half) == pytest.approx(
        (0.4626, 1.0374), abs=5e-5
    )


def test_superiority_is_the_share_of_pairs():
    found = welch.superiority(BEFORE, NOW)

    assert found == Fraction(83 * 2 + 43, 2 * 144)
    assert float(found) == pytest.approx(0.7257, abs=5e-5)
    assert welch.superiority(NOW, BEFORE) == 1 - found
    assert welch.superiority([7], [7]) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("sd", "by_n"),
    [
        (Fraction(1), {6: 1.29, 8: 1.07, 10: 0.94, 12: 0.85, 15: 0.75}),
        (Fraction(3, 2), {6: 1.93, 8: 1.61, 10: 1.41, 12: 1.27, 15: 1.12}),
        (Fraction(2), {6: 2.57, 8: 2.14, 10: 1.88, 12: 1.69, 15: 1.50}),
    ],
)
def test_up_to_here_a_difference_may_be_chance(sd, by_n):
    for n, published in by_n.items():
        group = Sample(n, Fraction(6), sd**2)

        assert welch.difference(group, group).noise == pytest.approx(published, abs=6e-3)


@pytest.mark.parametrize("n", [6, 9, 12, 15])
def test_the_interval_holds_the_truth_as_often_as_it_says(n):
    """Groups of whole grades from two populations whose means are known."""
    random = np.random.default_rng(20261127 + n)
    grades = np.arange(1, 11)
    first = np.exp(-((grades - 5.6) ** 2) / (2 * 1.3**2))
    second = np.exp(-((grades - 6.4) ** 2) / (2 * 1.6**2))
    first, second = first / first.sum(), second / second.sum()
    truth = (grades * second).sum() - (grades * first).sum()
    runs = 800

    held = 0
    for a, b in zip(
        random.choice(grades, (runs, n), p=first),
        random.choice(grades, (runs, n + 2), p=second),
        strict=True,
    ):
        found = welch.difference(Sample.of(a.tolist()), Sample.of(b.tolist()))
        held += found.low is not None and found.low <= truth <= found.high

    assert 0.925 < held / runs < 0.975


def test_with_no_change_one_norm_of_twenty_still_differs():
    random = np.random.default_rng(7)
    grades = random.choice(np.arange(4, 10), (1500, 2, 12))

    clear = sum(
        welch.difference(Sample.of(a.tolist()), Sample.of(b.tolist())).verdict
        in (Verdict.HIGHER, Verdict.LOWER)
        for a, b in grades
    )

    assert 0.03 < clear / 1500 < 0.07
