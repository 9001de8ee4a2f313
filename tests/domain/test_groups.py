"""Means of merged groups: no one's grade, nor that of two, may follow from what is shown."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost import resources
from scanhost.domain import groups
from scanhost.domain.commands import SaveAbout, SavePerson
from scanhost.domain.people import Person
from scanhost.domain.results import LEAST
from scanhost.store import packs
from tests.domain.room import NAMES, SMALL, Table

answers = st.dictionaries(st.integers(0, 30).map(str), st.none() | st.integers(1, 10), max_size=20)
membership = st.dictionaries(st.integers(0, 30).map(str), st.sampled_from("ABCDE"), max_size=31)


@given(answers, membership)
def test_no_group_and_no_rest_of_one_or_two_is_ever_shown(answers, membership):
    shown = groups.means(answers, membership)

    graded = {ballot: grade for ballot, grade in answers.items() if grade is not None}
    for one in shown:
        own = [grade for ballot, grade in graded.items() if membership.get(ballot) == one.group]
        assert one.n == len(own) >= LEAST
        assert one.mean == Fraction(sum(own), len(own))
        assert len(graded) - one.n >= LEAST
    # The mean of all is shown too: what is left of it belongs to nobody or to three.
    assert len(graded) - sum(one.n for one in shown) not in range(1, LEAST) or not shown


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ("AAABBB", "AB"),
        ("AAABB", ""),
        ("AAABBBC", "A"),  # one would be left, so that its group is one with the rest
        ("AAAABBBCCC", "ABC"),
        ("AAAABBBBCC", "A"),
        ("AAA", ""),
        ("AAAAAAABBBC", "A"),
    ],
)
def test_what_is_shown_of_groups_of_these_sizes(sizes, expected):
    answers = dict.fromkeys(map(str, range(len(sizes))), 6)

    shown = groups.means(answers, {str(n): group for n, group in enumerate(sizes)})

    assert "".join(one.group for one in shown) == expected


def test_who_does_not_know_covers_nobody():
    answers = {"1": 4, "2": 5, "3": None, "4": 6, "5": 7, "6": 8}
    membership = {one: "A" if one < "4" else "B" for one in answers}

    assert groups.means(answers, membership) == ()


def test_the_usual_six_domains_are_merged_into_three_groups_of_four():
    pack = packs.read(resources.norms() / "regionorm20")

    plan = groups.plan(pack)

    assert [len(group.split("+")) for group in plan] == [2, 2, 2]
    assert {id for group in plan for id in group.split("+")} == {one.id for one in pack.domains}
    assert groups.fits(pack, ",".join(plan))


@pytest.mark.parametrize("written", ["school,school", "school+,care", "nowhere", "school,,care"])
def test_a_plan_that_fits_no_domains_is_refused(written):
    assert Table(SMALL).refused(SaveAbout("groups", written)) == "person.domain"


def test_what_groups_gave_stays_as_it_was_shown():
    table = Table(SMALL, people=6)
    table.do(SaveAbout("mode", "group"))
    table.do(SaveAbout("groups", "school,care"))
    for name in NAMES[:3]:
        table.do(SavePerson(Person(name.lower(), name, domain="care")))
    table.unlock()
    table.everybody()
    table.go("introduction")
    table.all_vote("intro", (2, 3, 4, 8, 9, 10))
    table.next(sure=True)
    shown = table.room().norms["intro"].rounds[0].groups
    assert [(one.group, one.mean) for one in shown] == [
        ("school", Fraction(9)),
        ("care", Fraction(3)),
    ]

    table.do(SavePerson(Person("anna", "Anna", domain="school")))

    assert table.room().norms["intro"].rounds[0].groups == shown
