"""The table divided otherwise: as another division of the pack, or the group's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost import resources
from scanhost.domain import division, groups, succeeding
from scanhost.domain.apply import fold
from scanhost.domain.candidates import domain_of
from scanhost.domain.commands import Admit, Divide, Knock, Message, SaveAbout, SavePerson
from scanhost.domain.division import OWN
from scanhost.domain.kept import AboutSaved
from scanhost.domain.pack import Division, Domain, Text
from scanhost.domain.people import Person
from scanhost.domain.state import new
from scanhost.domain.views import room
from scanhost.store import packs
from tests.domain.room import SMALL, Table, replayed

THREE = (
    Domain("school", Text("Onderwijs", "Education"), 3),
    Domain("uwv", Text("UWV")),
    Domain("work", Text("Werkgevers"), 1),
)
PACK = replace(SMALL, divisions=(Division("three", Text("Drie domeinen"), THREE),))
MINE = (Domain("school", Text("Scholen"), 4), Domain("own1", Text("Gemeente 50 km verderop"), 2))
LINES = "school 4 Scholen\nown1 2 Gemeente 50 km verderop"


@pytest.fixture
def table():
    made = Table(PACK)
    made.do(SavePerson(Person("anna", "Anna", domain="care")))
    return made


def domains(table):
    return [one.id for one in table.state.pack.domains]


def placed(table):
    return {one.id: one.domain for one in table.state.people.values()}


def test_everything_reads_the_domains_that_were_chosen(table):
    table.do(Divide("three"))

    assert domains(table) == ["school", "uwv", "work"]
    assert room(table.state, 0.0).pack.domains == THREE
    assert division.places(THREE) == 6
    assert table.state.given == PACK
    assert table.refused(SavePerson(Person("kim", "Kim", domain="care"))) == "person.domain"
    table.do(SavePerson(Person("kim", "Kim", domain="uwv")))
    assert groups.plan(table.state.pack) == ("school+uwv", "work")


def test_a_group_may_have_a_division_of_its_own(table):
    table.do(Divide(OWN, LINES))

    assert table.state.pack.domains == MINE
    assert division.written(MINE, "nl") == LINES


def test_whose_domain_is_gone_has_none_and_undoing_puts_all_of_it_back(table):
    table.do(SaveAbout("chair_domain", "care"))
    table.do(SaveAbout("mode", "group"))
    table.do(SaveAbout("groups", "care+school"))
    before = table.state

    table.do(Divide("three"))

    assert placed(table) == {"anna": "", "bram": "school", "chris": "school", "dewi": "school"}
    assert not table.state.about["chair_domain"]
    assert not table.state.about["groups"]
    assert [one.id for one in division.lost(before.people.values(), THREE)] == ["anna"]

    table.undo()

    assert table.state.people == before.people
    assert table.state.pack == before.pack
    kept = {key: value for key, value in table.state.about.items() if value}
    assert kept == dict(before.about)


def test_a_division_stands_once_somebody_sits_at_the_table(table):
    table.unlock()
    table.do(Divide("three"))
    table.do(table.taking("bram"))

    assert table.refused(Divide("")) == "division.late"

    table.free("bram")
    table.do(Divide(""))
    assert domains(table) == ["school", "care"]


def test_who_knocks_from_a_domain_that_is_gone_can_still_be_let_in(table):
    table.unlock()
    message = Message("new-phone", 1)
    knock = Knock("v1", "token", "ballot", "CODE", "Vera", "Buurtzorg", "care", message)
    table.do(knock)
    table.do(Divide("three"))

    (visitor,) = table.state.visitors.values()
    assert (visitor.name, visitor.domain) == ("Vera", "")
    table.do(Admit("v1", "vera"))
    assert table.state.people["vera"].domain == ""


def test_a_division_stands_once_a_question_was_asked(table):
    table.unlock()
    table.go("introduction")

    assert table.refused(Divide("three")) == "division.late"


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "a 2 Een",  # one is no division
        "\n".join(f"d{at} 2 Domein {at}" for at in range(13)),
        "a 2 Een\na 2 Twee",
        "a 2 Een\nb 2 een",
        "a 0 Een\nb 2 Twee",
        "a 21 Een\nb 2 Twee",
        "a 2 \nb 2 Twee",
        "a 2 Een\nb 2 " + "w" * 61,
        "a 2 Een\nb 2 Twee\u202e",
        "a+b 2 Een\nb 2 Twee",
        "a 2 Een\r\nb 2 Twee",
        "a ٣ Een\nb 2 Twee",
    ],
)
def test_what_is_no_division_is_refused(table, lines):
    assert table.refused(Divide(OWN, lines)) == "division.own"
    assert table.refused(Divide("eleven")) == "division.unknown"
    assert table.refused(SaveAbout("division", "three")) == "about.unknown"


def test_replaying_gives_the_same_whatever_came_first(table):
    table.do(Divide(OWN, LINES))
    table.do(Divide("three", LINES))
    assert replayed(table.state, []) == table.state

    table.do(Divide(OWN, LINES))
    rows = [AboutSaved("division", OWN), AboutSaved("domains", LINES)]
    one, other = (fold(new(PACK), each) for each in (rows, rows[::-1]))
    assert one.pack.domains == other.pack.domains == MINE


def test_a_damaged_division_leaves_that_of_the_pack():
    assert division.divided(PACK, {"division": OWN, "domains": "x"}) == PACK
    assert division.divided(PACK, {"division": "gone"}) == PACK


def test_the_next_scan_begins_with_the_same_division(table):
    table.do(Divide(OWN, LINES))
    table.do(SavePerson(Person("kim", "Kim", domain="own1")))

    commands = succeeding.commands(table.state, "id", PACK, ["a", "b", "c", "d", "e"])
    following = Table(PACK, people=0)
    for command in commands:
        following.do(command)

    assert following.state.pack.domains == MINE
    assert [one.domain for one in following.state.people.values()][-1] == "own1"


def test_a_next_pack_without_that_division_begins_with_its_own(table):
    table.do(Divide("three"))
    table.do(SavePerson(Person("kim", "Kim", domain="uwv")))

    following = Table(SMALL, people=0)
    for command in succeeding.commands(table.state, "id", SMALL, ["a", "b", "c", "d", "e"]):
        following.do(command)

    assert following.state.pack.domains == SMALL.domains
    assert [one.domain for one in following.state.people.values()][-1] == ""


names = st.text(
    st.characters(categories=("L", "N", "P"), max_codepoint=0x24F), min_size=1, max_size=20
)


@given(st.lists(st.tuples(names, st.integers(1, 20)), min_size=2, max_size=12))
def test_what_is_written_is_read_again(made):
    ours = tuple(
        Domain(f"own{at}", Text(f"{at} {name}"), places) for at, (name, places) in enumerate(made)
    )

    found = division.read(division.written(ours, "nl"))

    assert found is None or [(one.id, one.places) for one in found] == [
        (one.id, one.places) for one in ours
    ]
    if found is not None:
        assert division.written(found, "nl") == division.written(ours, "nl")


def test_a_list_from_elsewhere_is_sorted_into_the_domains_of_now():
    """The shipped packs can set the municipality apart: then "Gemeente" means that domain."""
    pack = packs.read(resources.norms() / packs.FIRST)
    seven = division.divided(pack, {"division": "seven"}).domains

    assert len(seven) == 7
    assert domain_of("Gemeente", pack.domains) == "municipality"
    assert domain_of("Gemeente", seven) == "council"
    assert domain_of("werkbedrijf", seven) == "municipality"
    assert division.places(seven) == division.places(pack.domains) == 12
