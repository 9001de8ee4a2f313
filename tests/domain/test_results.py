"""The numbers of a round: every vector of the method, and what holds for all grades."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost.domain import results

VECTORS = {  # the method's own letters
    "A": [7, 7, 7, 7, 7, 7, 7, 6, 8, 7, 6, 8],
    "B": [3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9],
    "C": [3] * 6 + [8] * 6,
    "D": [7] * 11 + [2],
    "E": [1] * 6 + [10] * 6,
    "G": [4, 6, 6, 7, 9],
    "H": [3, 3, 4, 4, 3, 4, 3, 4, 3, 4, 3, 4],
}
grades = st.lists(st.integers(1, 10), min_size=3, max_size=40)
answers = st.lists(st.none() | st.integers(1, 10), max_size=40)


def of(given):
    return results.result("1.1", 1, given)


def leik(given):
    """Leik's D from the cumulative shares, as it is published."""
    count, shares = Counter(given), Fraction(0)
    total = Fraction(0)
    for grade in range(1, 11):
        shares += Fraction(count[grade], len(given))
        total += shares if shares <= Fraction(1, 2) else 1 - shares
    return 2 * total / 9


@pytest.mark.parametrize(
    ("letter", "average", "gap", "consensus", "priority"),
    [
        ("A", 7.0, 0.6667, 0.9434, 0.2556),
        ("B", 6.0, 3.0, 0.7250, 0.4111),
        ("C", 5.5, 5.0, 0.5305, 0.5167),
        ("D", 6.5833, 0.8333, 0.8517, 0.2935),
        ("E", 5.5, 9.0, 0.0, None),
        ("G", 6.4, 2.4, 0.7660, None),
        ("H", 3.5, 1.0, 0.9175, 0.5389),
    ],
)
def test_vectors_of_the_method(letter, average, gap, consensus, priority):
    one = of(VECTORS[letter])

    assert float(one.mean) == pytest.approx(average, abs=5e-5)
    assert float(one.gap) == pytest.approx(gap, abs=5e-5)
    assert one.consensus == pytest.approx(consensus, abs=5e-5)
    assert float(leik(VECTORS[letter])) == pytest.approx(gap / 9, abs=5e-5)
    if priority is not None:
        assert float(one.priority) == pytest.approx(priority, abs=5e-5)


def test_a_published_vector_of_leik():
    """R package agrmt: seven categories, D 0.287."""
    counts = (30, 40, 210, 130, 530, 50, 10)
    grades = [grade for grade, many in enumerate(counts, 1) for _ in range(many)]

    assert round(of(grades).gap / 6, 3) == Fraction("0.287")  # the gap is in grade points


def test_halves_by_hand():
    assert results.halves(VECTORS["B"]) == (Fraction(9, 2), Fraction(15, 2))
    assert results.halves(VECTORS["G"]) == (Fraction(26, 5), Fraction(38, 5))
    assert of([4, 6, 9]).gap == Fraction(10, 3)


def test_a_half_is_rounded_from_its_own_fraction():
    one = of(VECTORS["A"])

    assert (one.lowest_half, one.highest_half) == (Fraction(20, 3), Fraction(22, 3))
    assert one.gap == Fraction(2, 3)


@pytest.mark.parametrize(
    ("letter", "lows", "highs", "divided"),
    [
        ("A", 0, 10, False),
        ("B", 5, 5, True),
        ("C", 6, 6, True),
        ("D", 1, 11, False),
        ("G", 1, 2, False),
        ("H", 12, 0, False),
    ],
)
def test_the_label_counts_both_sides_of_a_six(letter, lows, highs, divided):
    one = of(VECTORS[letter])

    assert (one.lows, one.highs, one.divided) == (lows, highs, divided)


@pytest.mark.parametrize(
    ("n", "least"),
    [(5, 2), (6, 2), (7, 2), (8, 3), (9, 3), (10, 3), (11, 4), (12, 4), (13, 4), (14, 5), (15, 5)],
)
def test_a_third_of_the_group_at_each_side_divides_it(n, least):
    assert results.divided(n, least, least)
    assert not results.divided(n, least - 1, n - least + 1)
    assert not results.divided(n, n - least + 1, least - 1)


def test_four_grades_are_too_few_to_be_divided():
    assert not of([1, 1, 10, 10]).divided


def test_missing_and_unknown_answers_are_no_zeroes():
    one = of([4, None, 6, None, 8])

    assert (one.n, one.unknown, one.mean) == (3, 2, 6)


@given(st.lists(st.integers(1, 10), max_size=2), st.integers(0, 20))
def test_fewer_than_three_shows_nothing_but_the_number(few, unknown):
    one = of(few + [None] * unknown)

    assert one == results.Result("1.1", 1, len(few), unknown)
    assert not one.shown
    assert one.priority == 0
    assert one.counts == ()


@pytest.mark.parametrize(("n", "few"), [(2, False), (3, True), (4, True), (5, False)])
def test_few_votes_are_called_few(n, few):
    assert of([7] * n).few is few


@given(grades)
def test_the_gap_is_twice_the_deviation_from_the_median_and_nine_times_leik(given):
    middle = Fraction(median(given)).limit_denominator(2)
    deviation = 2 * sum(abs(grade - middle) for grade in given) / Fraction(len(given))

    assert of(given).gap == deviation == 9 * leik(given)


@given(grades)
def test_numbers_stay_within_their_bounds(given):
    one = of(given)

    assert one.mean == mean(map(Fraction, given))
    assert one.lowest_half <= one.mean <= one.highest_half
    assert 0 <= one.gap <= 9
    assert -1e-9 <= one.consensus <= 1
    assert 0 <= one.priority <= 1
    assert sum(one.counts) == one.n == len(given)
    assert one.lows + one.highs + one.counts[5] == one.n


@given(grades, st.randoms())
def test_the_order_of_answers_says_nothing(given, random):
    shuffled = random.sample(given, len(given))

    assert of(shuffled) == of(given)


@given(answers)
def test_counts_make_the_same_result_again(given):
    one = of(given)

    assert results.from_counts("1.1", 1, one.n, one.unknown, one.counts) == one


# --- lists -------------------------------------------------------------------------------------


def ids(block):
    return "".join(one.norm for one in block)


def block(**vectors):
    return [results.result(norm, 1, given) for norm, given in vectors.items()]


def test_need_counts_more_than_disagreement():
    vectors = block(**{letter: VECTORS[letter] for letter in "ABCDH"})

    assert ids(results.proposed(vectors)) == "HCBDA"
    assert ids(results.lowest(vectors)) == "HCBDA"
    assert ids(results.widest(vectors)) == "CBHDA"


def test_what_is_not_shown_is_in_no_list():
    vectors = block(a=[1, 1], b=VECTORS["A"])

    assert ids(results.lowest(vectors)) == "b"
    assert ids(results.widest(vectors)) == "b"
    assert ids(results.proposed(vectors)) == "b"


def test_equal_gaps_are_ordered_by_consensus_then_mean_then_norm():
    same_gap = block(a=[6, 6, 8, 8], b=[4, 6, 6, 8], c=[1, 1, 3, 3], d=[1, 1, 3, 3])

    assert [one.gap for one in same_gap] == [2, 2, 2, 2]
    assert ids(results.widest(same_gap)) == "bcda"


@given(grades)
def test_mirrored_grades_tie_and_the_lower_mean_comes_first(given):
    mirror = [11 - grade for grade in given]
    order = [one.mean or 0 for one in results.widest(block(a=given, b=mirror))]

    assert order == sorted(order)


def test_the_latest_round_with_three_grades_counts():
    first, second, third = of([5, 5, 6]), of([7, 7]), of([])

    assert results.latest([first, second, third]) is first
    assert results.latest([second, third]) is third
    assert results.latest([]) is None


@pytest.mark.parametrize(
    ("given", "lone"),
    [
        ([7] * 11 + [2], True),
        ([2, 6, 6, 7, 7], True),
        ([3, 6, 6, 7, 7], False),  # three points are not far
        ([2, 2, 7, 7, 7], False),  # two are not alone
        ([1, 5, 5, 5, 9], False),  # nor is one at either side
        ([2, 7, 7], False),  # too few to point anybody out
    ],
)
def test_one_grade_far_from_all_others_is_pointed_out(given, lone):
    assert of(given).lone is lone


def test_a_block_is_put_in_order_with_what_is_not_shown_last():
    block = [
        results.result(name, 1, given)
        for name, given in (("D", VECTORS["D"]), ("x", [4, 9]), ("C", VECTORS["C"]), ("H", [3] * 6))
    ]

    def named(order):
        return "".join(one.norm for one in results.ordered(block, order))

    assert named(results.Order.NORM) == "DxCH"
    assert named(results.Order.LOWEST) == "HCDx"
    assert named(results.Order.GAP) == "CDHx"
