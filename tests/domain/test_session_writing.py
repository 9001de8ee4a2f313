"""What the chair writes down: kept clean, within limits, and never half."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost.domain.commands import (
    AddAction,
    DropAction,
    DropPoint,
    InvolveYouth,
    PlanFollowUp,
    RemovePerson,
    SaveAbout,
    SavePerson,
    SaveText,
    TickPoint,
)
from scanhost.domain.kept import AboutSaved, PersonSaved
from scanhost.domain.lines import LINE, TEXT
from scanhost.domain.people import Person
from scanhost.domain.writing import ACTIONS, PEOPLE, POINTS
from tests.domain.room import Table, started


@pytest.fixture
def table():
    return Table()


@pytest.fixture
def reviewed():
    return started(at="review:A")


# --- about the scan ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("region", "Noord- en Midden-Limburg"),
        ("municipalities", "Venlo, Roermond, " * 40 + "Weert"),
        ("date", "2026-10-01"),
        ("date", "2028-02-29"),
        ("date", ""),
        ("time", "09:30"),
        ("time", "00:00"),
        ("time", ""),
        ("language", "en"),
        ("mode", "anonymous"),
        ("checklist", "laptop power beamer"),
        ("seconds.norm", "45"),
        ("seconds.discussion", "3600"),
        ("seconds.norm", ""),
    ],
)
def test_what_is_written_about_the_scan_is_kept(table, key, value):
    assert table.do(SaveAbout(key, value)) in ([AboutSaved(key, value)], [])
    assert table.room().about.get(key, "") == value


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("budget", "1", "about.unknown"),
        ("", "", "about.unknown"),
        ("date", "1-10-2026", "date.form"),
        ("date", "20261001", "date.form"),
        ("date", "2026-W40-4", "date.form"),  # ISO weeks are dates to Python
        ("date", "2026-02-30", "date.form"),
        ("date", "0026-10-01", "date.form"),
        ("date", "9999-12-31", "date.form"),  # six weeks later there is no date any more
        ("seconds.norm", "9", "seconds.range"),
        ("seconds.norm", "3601", "seconds.range"),
        ("seconds.norm", "1" * 5000, "seconds.range"),
        ("seconds.norm", "-60", "seconds.range"),
        ("seconds.norm", "sixty", "seconds.range"),
        ("seconds.catch_up", "60", "about.unknown"),
        ("seat", "nobody", "person.unknown"),
        ("time", "9:30", "time.form"),
        ("time", "24:00", "time.form"),
        ("time", "T0930", "time.form"),
        ("time", "0930Z", "time.form"),
        ("time", "09+02", "time.form"),
        ("time", "09:30:00", "time.form"),
        ("language", "fr", "language.unknown"),
        ("mode", "loud", "mode.unknown"),
    ],
)
def test_what_cannot_be_read_back_is_refused(table, key, value, code):
    assert table.refused(SaveAbout(key, value)) == code


@given(st.text("0123456789-:TWZ+. ", max_size=12))
def test_any_date_and_time_that_is_kept_is_written_in_one_way(raw):
    table = Table(people=0)
    table.ask(SaveAbout("date", raw))
    table.ask(SaveAbout("time", raw))
    table.ask(PlanFollowUp(raw))
    room = table.room()

    for day in (room.about.get("date", ""), room.follow_up):
        assert day == "" or (len(day) == 10 and day[4] == day[7] == "-" and day[:4].isdigit())
    moment = room.about.get("time", "")
    assert moment == "" or (moment[:2] + moment[3:]).isdigit()


def test_writing_the_same_again_changes_nothing(reviewed):
    for command in (
        SaveAbout("region", "Noord"),
        SavePerson(Person("p9", "Iris")),
        SaveText("note", "Iets."),
        InvolveYouth(False),
        PlanFollowUp("2026-12-01"),
        TickPoint("p1", "A", "A1"),
        AddAction("a1", "p1"),
    ):
        assert reviewed.do(command) != []
        assert reviewed.do(command) == []


def test_a_line_is_cleaned_before_it_is_kept(table):
    table.do(SaveAbout("region", "  Noord\n\u202e"))

    assert table.room().about["region"] == "Noord"


# --- people ------------------------------------------------------------------------------------


def test_a_person_is_kept_clean(table):
    person = Person("p9", " Ir\u200bis ", "van\tDijk", "MBO\n", "care", "", "i@x.nl", guest=True)

    [change] = table.do(SavePerson(person))

    clean = Person("p9", "Iris", "van Dijk", "MBO", "care", "", "i@x.nl", guest=True)
    assert change == PersonSaved(clean)


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (Person("", "Iris"), "text.id"),
        (Person("-x", "Iris"), "text.id"),
        (Person("a/b", "Iris"), "text.id"),
        (Person("é", "Iris"), "text.id"),
        (Person("a\n", "Iris"), "text.id"),
        (Person("x" * 61, "Iris"), "text.id"),
        (Person("p9", " \u200b", "\n"), "person.name"),
        (Person("p9", "Iris", domain="nowhere"), "person.domain"),
        (Person("p9", "ANNA"), "person.double"),
        (Person("p9", "An\u200bna"), "person.double"),
    ],
)
def test_people_that_cannot_be_on_the_list(table, person, code):
    assert table.refused(SavePerson(person)) == code


def test_a_last_name_is_a_name(table):
    table.do(SavePerson(Person("p9", "", "Van Dijk")))

    assert table.state.people["p9"].name == "Van Dijk"


def test_a_person_may_be_renamed_and_keeps_the_seat():
    table = started(at="norm:A1")

    table.do(SavePerson(Person("anna", "Anne", "Bakker")))

    seat = table.room().seats[0]
    assert (seat.person.name, seat.taken) == ("Anne Bakker", True)


def test_very_long_names_are_cut(table):
    table.do(SavePerson(Person("p9", "a" * 10**6, "b" * 10**6, email="c" * 10**6)))
    person = table.state.people["p9"]

    assert (len(person.first), len(person.last), len(person.email)) == (LINE, LINE, 254)


def test_there_is_an_end_to_the_list():
    table = Table(people=0)
    for number in range(PEOPLE):
        table.state = replace(
            table.state,
            people={**table.state.people, f"p{number}": Person(f"p{number}", f"P{number}")},
        )

    assert table.refused(SavePerson(Person("x", "Een te veel"))) == "people.many"
    table.do(SavePerson(Person("p5", "Anders")))


def test_somebody_never_seated_is_taken_off_the_list(table):
    table.do(RemovePerson("anna"))

    assert "anna" not in table.state.people
    assert table.refused(RemovePerson("anna")) == "person.unknown"


# --- texts -------------------------------------------------------------------------------------


def test_a_text_is_kept_and_taken_away(table):
    table.do(SaveText("p1.note", " een\r\ntwee "))
    assert table.room().texts == {"p1.note": "een\ntwee"}

    table.do(SaveText("p1.note", "x" * TEXT + " \n"))
    assert len(table.room().texts["p1.note"]) == TEXT

    table.do(SaveText("p1.note", " \n"))
    assert table.room().texts == {}


@pytest.mark.parametrize("long", ["x" * (TEXT + 1), "é 😀 שלום\n" * 5_000], ids=["x", "mixed"])
def test_a_text_too_long_is_refused_whole(table, long):
    """Cut, its end would be lost without a word."""
    table.do(SaveText("p1.note", "kort"))

    assert table.refused(SaveText("p1.note", long)) == "text.long"
    assert table.room().texts == {"p1.note": "kort"}


@pytest.mark.parametrize("id", ["", ".x", "a b", "a/b", "x" * 61, "é", "a\n"])
def test_a_text_needs_a_plain_id(table, id):
    assert table.refused(SaveText(id, "x")) == "text.id"


# --- points and actions ------------------------------------------------------------------------


def test_a_norm_is_a_point_only_after_its_reveal():
    table = started(at="norm:A2")

    assert table.refused(TickPoint("p1", "A", "A1")) == "norm.not_revealed"
    table.do(TickPoint("p2", "A"))
    table.do(TickPoint("p3", "B"))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (TickPoint("p1", "Z", None), "theme.unknown"),
        (TickPoint("p1", "B", "A1"), "norm.unknown"),
        (TickPoint("p1", "A", "intro"), "norm.unknown"),
        (TickPoint("", "A", "A1"), "text.id"),
        (DropPoint("p1"), "point.unknown"),
        (AddAction("a1", "p1"), "point.unknown"),
        (DropAction("a1"), "action.unknown"),
    ],
)
def test_points_that_cannot_be(reviewed, command, code):
    assert reviewed.refused(command) == code


def test_a_point_keeps_its_words_when_it_is_dropped_and_ticked_again(reviewed):
    reviewed.do(TickPoint("p1", "A"))
    reviewed.do(SaveText("p1.title", "Eigen punt"))
    reviewed.do(AddAction("a1", "p1"))
    reviewed.do(SaveText("a1.what", "Bellen"))
    [before] = reviewed.room().points

    reviewed.do(DropPoint("p1"))
    assert reviewed.room().points == ()
    assert reviewed.refused(DropPoint("p1")) == "point.unknown"
    assert reviewed.refused(AddAction("a2", "p1")) == "point.unknown"

    reviewed.do(TickPoint("p1", "A"))
    assert reviewed.room().points == (before,)
    assert (before.title, before.actions[0].what) == ("Eigen punt", "Bellen")


def test_a_point_does_not_become_another(reviewed):
    reviewed.do(TickPoint("p1", "A", "A1"))

    assert reviewed.refused(TickPoint("p1", "A", "A2")) == "point.other"
    assert reviewed.refused(TickPoint("p1", "B")) == "point.other"


def test_an_action_is_struck_and_comes_back_with_its_words(reviewed):
    reviewed.do(TickPoint("p1", "A"))
    reviewed.do(TickPoint("p2", "A"))
    reviewed.do(AddAction("a1", "p1"))
    reviewed.do(SaveText("a1.what", "Bellen"))

    reviewed.do(DropAction("a1"))
    assert reviewed.room().points[0].actions == ()
    assert reviewed.refused(DropAction("a1")) == "action.unknown"
    assert reviewed.refused(AddAction("a1", "p2")) == "action.unknown"

    reviewed.do(AddAction("a1", "p1"))
    assert reviewed.room().points[0].actions[0].what == "Bellen"


def test_there_is_an_end_to_points_and_actions(reviewed):
    for number in range(POINTS):
        reviewed.do(TickPoint(f"p{number}", "A"))
    for number in range(ACTIONS):
        reviewed.do(AddAction(f"a{number}", "p0"))

    assert reviewed.refused(TickPoint("x", "A")) == "point.many"
    assert reviewed.refused(AddAction("x", "p0")) == "action.many"
    assert reviewed.do(TickPoint("p0", "A")) == []
    assert reviewed.do(AddAction("a0", "p0")) == []
    reviewed.do(DropPoint("p1"))
    reviewed.do(TickPoint("x", "A"))


def test_points_stand_in_the_order_of_the_themes(reviewed):
    for point, theme in (("p1", "B"), ("p2", "A"), ("p3", "B"), ("p4", "A")):
        reviewed.do(TickPoint(point, theme))

    assert [point.id for point in reviewed.room().points] == ["p2", "p4", "p1", "p3"]


# --- session 2 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["1 december", "2026-13-01", "2026-W01-1", "9999-12-31", " "])
def test_session_two_needs_a_day(table, day):
    assert table.refused(PlanFollowUp(day)) == "date.form"


def test_young_people_take_part_unless_told_otherwise(table):
    assert table.room().youth
    table.do(InvolveYouth(False))
    assert not table.room().youth
