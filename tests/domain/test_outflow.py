"""The region in figures: what adds up, what is shown, and what nobody can reckon back."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost import resources
from scanhost.domain import outflow
from scanhost.domain.commands import SaveAbout
from scanhost.domain.outflow import REST, SCHOOLS, SMALL, STEP, WAYS, Figures, Shown
from scanhost.domain.plain import PackMistake
from scanhost.store import references
from tests.domain.room import Table

NATIONAL = references.national(resources.norms())


def figures(total, *ways):
    return Figures("pro", total, ways)


def shown(figures: Figures) -> Shown:
    found = outflow.shown(figures)
    assert found is not None
    return found


def cells(figures):
    return {one.way: one.n for one in shown(figures).cells}


# --- what the chair fills in ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("figures.pro.work", "0", ""),
        ("figures.vso.total", "99999", ""),
        ("figures.entree.year", "2025/2026", ""),
        ("figures.entree.year", "2025", ""),
        ("figures.entree.source", "DUO, via het samenwerkingsverband " * 5, ""),
        ("figures.pro.work", "", ""),
        ("figures.pro.work", "-1", "figures.number"),
        ("figures.pro.work", "1.5", "figures.number"),
        ("figures.pro.work", "07", "figures.number"),
        ("figures.pro.work", "100000", "figures.number"),
        ("figures.pro.work", "٣", "figures.number"),
        ("figures.pro.year", "2025/2027", "figures.year"),
        ("figures.pro.year", "25/26", "figures.year"),
        ("figures.pro.mood", "1", "about.unknown"),
        ("figures.havo.work", "1", "about.unknown"),
        ("figures.pro.work.more", "1", "about.unknown"),
    ],
)
def test_what_is_filled_in_is_checked(key, value, code):
    table = Table()
    if code:
        assert table.refused(SaveAbout(key, value)) == code
    else:
        table.do(SaveAbout(key, value))
        assert table.state.about.get(key, "") == value.strip()


def test_empty_is_not_zero():
    said = outflow.own({"figures.pro.work": "0", "figures.pro.benefit": ""}, "pro")

    assert said.ways == (None, 0, None, None, None)
    assert said.filled
    assert not outflow.own({}, "pro").filled
    assert said.lacking == ("study", "both", "benefit", "neither")
    assert cells(said) == {"work": 0}


def test_more_than_the_total_is_said_and_shown_to_nobody():
    said = figures(100, 50, 20, 20, 10, 7)

    assert (said.known, said.over, said.rest) == (107, 7, 0)
    assert outflow.shown(said) is None
    about = {"figures.pro.total": "1", "figures.pro.work": "2"}
    assert [(one.school, one.ours, one.wrong) for one in outflow.pairs(about, None)] == [
        ("pro", None, True)
    ]


def test_what_lacks_of_the_total_is_not_known():
    said = figures(100, 50, 20, None, 10, 7)

    assert (said.over, said.rest) == (0, 13)
    assert cells(said) == {"study": 50, "work": 20, "benefit": 10, "neither": 7, REST: 13}
    assert not shown(said).lacking


def test_without_a_total_it_is_said_what_lacks():
    made = shown(figures(None, 50, 20, None, 10, 7))

    assert made.total is None
    assert made.lacking == ("both",)


def test_a_total_alone_is_shown_as_not_known():
    assert cells(figures(80, None, None, None, None, None)) == {REST: 80}


# --- what everybody sees --------------------------------------------------------------------------


def test_fewer_than_five_are_never_a_number_nor_is_what_would_tell_it():
    made = shown(figures(118, 41, 36, 22, 16, 3))

    assert {one.way: one.n for one in made.cells} == {
        "study": 40,
        "work": 35,
        "both": 20,
        "benefit": 15,
        "neither": None,
    }
    assert made.total is None
    assert made.rounded


def test_nobody_at_all_is_a_number():
    made = shown(figures(100, 50, 50, 0, 0, 0))

    assert [one.n for one in made.cells] == [50, 50, 0, 0, 0]
    assert made.total == 100


def test_a_small_rest_is_not_told_either():
    assert cells(figures(100, 50, 20, 20, 8, None))[REST] is None


numbers = st.none() | st.integers(0, 300)


@given(st.tuples(*(numbers for _ in WAYS)), st.booleans(), st.data())
def test_what_is_shown_is_the_same_whatever_a_small_cell_holds(ways, counted, data):
    """Nothing on a slide, in its picture or on paper depends on the number of a small cell."""
    other = tuple(data.draw(st.integers(1, SMALL - 1)) if n and n < SMALL else n for n in ways)

    def made(cells):
        if all(one is None for one in cells):
            return None
        total = sum(one or 0 for one in cells) if counted else None
        return outflow.shown(Figures("pro", total, cells, "2025", "DUO"))

    assert made(ways) == made(other)


@given(st.tuples(*(numbers for _ in WAYS)), st.none() | st.integers(0, 1500))
def test_the_picture_is_whole_and_whoever_is_counted_is_in_it(ways, total):
    made = outflow.shown(Figures("pro", total, ways))
    if made is None:
        return

    alone = made.each  # then as many little ones as the number says, and none of a few
    assert all((one.people > 0) == (bool(one.n) if alone else one.n != 0) for one in made.cells)
    assert all(one.n is None or one.n == 0 or one.n >= SMALL for one in made.cells)
    if any(one.people for one in made.cells):
        assert made.each or made.people == 100
    if made.each and made.total is not None:
        assert made.people == made.total
    if any(one.n is None for one in made.cells):
        assert made.total is None


@pytest.mark.parametrize(("others", "share"), [(4, 0.01), (1, 0.12)])
def test_who_knows_the_total_from_elsewhere_can_seldom_reckon_back(others, share):
    """A school may publish its total: rounding mostly leaves more than one number possible.

    How seldom stands in docs/bescherming.md.
    """
    random, told, known = Random(1), 0, 0
    for _ in range(4000):
        there = [random.randrange(SMALL, 90) for _ in range(others)]
        ways = (*there, *[0] * (4 - others), random.randrange(1, SMALL))
        made = shown(figures(sum(ways), *ways))
        rounded = [one.n for one in made.cells if one.n]
        left = sum(ways) - sum(rounded)
        slack = STEP // 2 * len(rounded)
        possible = [n for n in range(1, SMALL) if abs(left - n) <= slack]
        told += ways[-1] in possible
        known += len(possible) == 1

    assert told == 4000
    assert known < 4000 * share


def test_few_are_drawn_one_by_one_and_many_as_a_hundred():
    assert [one.people for one in shown(figures(30, 10, 10, 5, 5, 0)).cells] == [*(10, 10, 5, 5, 0)]
    many = shown(figures(600, 597, 0, 0, 3, None))
    assert not many.each
    assert [one.people for one in many.cells] == [99, 0, 0, 1]


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6))
def test_a_hundred_is_divided_fairly(weights):
    parts = outflow.hundred([Fraction(one) for one in weights])

    assert sum(parts) == (100 if sum(weights) else 0)
    for one, other in product(range(len(weights)), repeat=2):
        if weights[one] > weights[other]:
            assert parts[one] >= parts[other]


# --- the national figures -------------------------------------------------------------------------


def test_the_national_figures_are_those_of_the_plan_with_their_warning():
    said = {
        one.id: (one.total, {way.id: way.percent for way in one.ways}) for one in NATIONAL.schools
    }

    assert said == {
        "pro": (6000, {"study": 50, "work": 10, "both": 10, "benefit": 20, "neither": 10}),
        "vso": (2750, {"work": 10, "both": 10, "benefit": 60, "neither": 20}),
    }
    for text in (NATIONAL.source, NATIONAL.note):
        assert text.nl
        assert text.en
    assert "jaar" in NATIONAL.note.nl


def test_every_school_with_a_figure_is_laid_beside_the_country():
    found = outflow.pairs({"figures.entree.total": "40"}, NATIONAL)

    assert [one.school for one in found] == list(SCHOOLS)
    assert [one.theirs is not None for one in found] == [True, True, False]
    assert [one.ours is not None for one in found] == [False, False, True]


OF_PRO = {"id": "pro", "title": "x", "total": 1, "ways": [{"id": "work", "percent": 100}]}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"schools": []}, "schools"),
        ({"schools": [OF_PRO], "note": ""}, "note"),
        ({"extra": 1}, "extra"),
        ({"schools": [{"id": "havo", "title": "x", "total": 1, "ways": []}]}, "schools[0].ways"),
        (
            {
                "schools": [
                    {"id": "pro", "title": "x", "total": 1, "ways": [{"id": "work", "percent": 9}]}
                ]
            },
            "schools[0].ways",
        ),
        ({"schools": [{**OF_PRO, "id": "havo"}]}, "schools[0].id"),
    ],
)
def test_a_mistake_in_the_national_figures_names_its_key(change, key):
    plain = {"source": "x", "note": "x", "schools": [], **change}

    with pytest.raises(PackMistake) as caught:
        outflow.from_plain(plain)

    assert caught.value.key == key


def test_figures_that_are_shown_hold_no_exact_ones():
    made = shown(replace(figures(None, 3, None, None, None, None), year="2025"))

    assert (made.year, made.cells[0].n, made.total) == ("2025", None, None)
