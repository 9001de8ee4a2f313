"""What may be seen: nothing of a grade before its reveal, and of one's own only one's own."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from scanhost.domain import agenda, views
from scanhost.domain.commands import (
    InvolveYouth,
    PlanFollowUp,
    SaveAbout,
    SavePerson,
    SaveText,
    TickPoint,
)
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.people import Person
from scanhost.domain.results import Result
from scanhost.domain.script import Kind
from scanhost.domain.state import Motion
from tests.domain.room import SHAPES, SMALL, Table, started

# --- secrecy -----------------------------------------------------------------------------------


def test_before_the_reveal_the_views_are_the_same_whatever_the_others_grade():
    low, high = started(at="norm:A1"), started(at="norm:A1")
    for table, grades in ((low, [5, 1, 1, None]), (high, [5, 9, 10, 10])):
        table.all_vote("A1", grades)
        table.go("norm:A3")

    assert low.room() == high.room()
    assert low.own("anna") == high.own("anna")
    assert repr(low.room()) == repr(high.room())
    assert agenda.agenda(low.state) == agenda.agenda(high.state)


def test_the_order_of_answering_shows_nowhere():
    one, other = started(at="norm:A1"), started(at="norm:A1")
    for table, order in ((one, ["anna", "bram", "chris"]), (other, ["chris", "bram", "anna"])):
        for seat in order:
            table.vote(seat, "A1", {"anna": 2, "bram": 6, "chris": 9}[seat])
        table.go("review:A")

    assert one.room() == other.room()
    assert agenda.agenda(one.state) == agenda.agenda(other.state)


def test_no_ballot_and_no_secret_is_in_any_view():
    table = started(at="norm:A1")
    table.all_vote("A1")
    table.go("review:A")

    seen = repr([table.room(), agenda.agenda(table.state), *map(table.own, table.state.people)])

    for link in table.state.links.values():
        assert not re.search(rf"'{link.ballot}'|'{link.token}'", seen)


def test_results_appear_with_the_reveal_and_whole():
    table = started(at="norm:A1")
    table.all_vote("A1", [4, 6, 7, None])
    assert table.room().norms["A1"].rounds == ()

    table.go("review:A")

    [result] = table.room().norms["A1"].rounds
    assert (result.n, result.unknown, result.mean) == (3, 1, Fraction(17, 3))
    assert table.room().norms["B1"].rounds == ()


def test_two_grades_are_shown_as_two_and_no_more():
    table = started(at="norm:A1")
    table.all_vote("A1", [4, 9])
    table.go("review:A")

    assert table.room().norms["A1"].rounds == (Result("A1", 1, 2, 0),)
    assert agenda.agenda(table.state).themes[0].norms[0].rounds == (Result("A1", 1, 2, 0),)


def test_an_open_second_round_shows_the_first_only():
    table = started(at="norm:A1")
    table.all_vote("A1")
    table.go("review:A")
    before = table.room().norms["A1"].rounds
    table.again("A1")

    table.all_vote("A1", [1, 1, 1])

    assert table.room().norms["A1"].rounds == before
    assert agenda.agenda(table.state).themes[0].norms[0].rounds == before


def test_a_seat_sees_its_own_answers_and_nobody_else_s():
    table = started(at="norm:A1")
    table.all_vote("A1", [3, 8, None])
    table.next(sure=True)
    table.vote("anna", "A2", 9)

    assert table.own("anna") == views.Own(
        "anna", {"A1": (1, 3), "A2": (1, 9)}, {"A1": 1, "A2": 1}, ()
    )
    assert table.own("chris").answers == {"A1": (1, None)}
    assert table.own("dewi").todo == ("A1", "A2")


def test_nobody_has_an_own_view_of_a_free_seat():
    table = started(at="norm:A1")
    table.vote("anna", "A1", 3)
    table.free("anna")

    assert table.own("anna") == views.Own("anna", {}, {}, ())
    assert table.own("nobody") == views.Own("nobody", {}, {}, ())


# --- the room's view ---------------------------------------------------------------------------


def test_an_empty_scan_can_be_drawn():
    table = Table(people=0)
    room = table.room()

    assert (room.step.kind, room.ahead and room.ahead.id) == (Kind.LOBBY, "welcome")
    assert (room.seats, room.present, room.answered, room.left) == ((), 0, 0, None)
    assert agenda.agenda(table.state).people == ()


@pytest.mark.parametrize("pack", [SMALL, *SHAPES.values()], ids=["small", *SHAPES])
def test_every_step_can_be_drawn_and_knows_the_next(pack):
    table = started(pack, at="lobby")

    for step in table.state.script[1:]:
        ahead = table.ahead
        table.jump(step.id)
        room = table.room()
        assert room.step == room.live == step
        assert room.position == step.id
        assert [motion for _, motion in room.steps].count(Motion.RUNNING) == 1
        assert ahead is not None
    assert table.ahead is None


def test_the_room_counts_answers_of_the_present():
    table = started(at="norm:A1")
    table.all_vote("A1", [3, None])
    table.absent("anna")

    room = table.room()

    assert (room.present, room.answered, room.missing) == (3, 1, 2)
    assert [seat.busy for seat in room.seats] == [False, False, True, True]
    assert [seat.behind for seat in room.seats] == [0, 0, 1, 1]


def test_a_recovery_code_is_shown_while_the_seat_is_taken():
    table = started(at="norm:A1")
    code = table.state.links["anna"].recovery
    assert table.room().seats[0].recovery == code

    table.free("anna")

    assert table.room().seats[0].recovery == ""


def test_motions_follow_the_room():
    table = started(at="norm:A1")
    table.pause()

    motions = {step.id: motion for step, motion in table.room().steps}

    assert (motions["theme:A"], motions["norm:A1"]) == (Motion.DONE, Motion.PAUSED)
    assert motions["norm:A2"] is Motion.BEFORE


def test_the_language_is_the_scan_s_own():
    table = started(at="norm:A1")
    assert table.room().language == "nl"
    table.do(SaveAbout("language", "en"))
    table.all_vote("A1")
    table.go("review:A")
    table.do(TickPoint("p1", "A", "A1"))

    assert table.room().language == "en"
    assert table.room().points[0].title == "Norm A1 (en)"
    assert table.room().points[0].theme == "Thema A"  # not translated: the Dutch one


# --- the agenda --------------------------------------------------------------------------------


def graded(**rounds):
    """Return a table after the first review, its norms graded so."""
    table = started(at="norm:A1", people=6)
    for norm, grades in rounds.items():
        table.go(f"norm:{norm}")
        table.all_vote(norm, grades)
    table.go("review:A")
    return table


@pytest.mark.parametrize(
    ("norm", "reasons"),
    [
        ("A1", ("lowest",)),
        ("A2", ("widest", "divided")),
        ("A3", ()),
    ],
)
def test_a_point_says_what_speaks_for_it(norm, reasons):
    table = graded(
        A1=[3, 3, 4, 4, 4, 4],
        A2=[4, 4, 4, 9, 9, 9],
        A3=[7, 7, 7, 8, 7, 7],
    )
    table.do(TickPoint("p1", "A", norm))

    assert table.room().points[0].why == reasons


def test_equal_results_share_what_speaks_for_them():
    table = graded(A1=[5] * 6, A2=[5] * 6, A3=[5, 5])
    for norm in ("A1", "A2", "A3"):
        table.do(TickPoint(norm, "A", norm))

    why = [point.why for point in table.room().points]

    assert why == [("lowest", "widest"), ("lowest", "widest"), ()]


def test_the_latest_round_speaks():
    table = graded(A1=[3] * 6, A2=[5] * 6, A3=[7] * 6)
    table.do(TickPoint("p1", "A", "A1"))
    table.again("A1")
    table.all_vote("A1", [9] * 6)
    table.next()

    [point] = table.room().points

    assert point.why == ("widest",)  # all gaps are nought
    assert point.result == replace(point.result, round=2, mean=Fraction(9))


def test_a_point_of_the_group_s_own_has_its_own_words():
    table = started(at="review:A")
    table.do(TickPoint("p1", "B"))
    for field in ("title", "lead", "group", "youth", "note"):
        table.do(SaveText(f"p1.{field}", field.upper()))

    [point] = table.room().points

    assert (point.title, point.norm, point.result, point.why) == ("TITLE", None, None, ())
    assert (point.lead, point.group, point.youth, point.note) == ("LEAD", "GROUP", "YOUTH", "NOTE")


def test_session_two_is_six_weeks_later_unless_planned():
    table = Table()
    assert table.room().follow_up == ""
    table.do(SaveAbout("date", "2026-11-30"))
    assert table.room().follow_up == "2027-01-11"

    table.do(PlanFollowUp("2027-01-14"))
    assert agenda.agenda(table.state).follow_up == "2027-01-14"

    table.do(PlanFollowUp(""))
    assert table.room().follow_up == "2027-01-11"


def test_the_last_day_that_can_be_written_down_has_a_session_two():
    table = Table()
    table.do(SaveAbout("date", "2199-12-31"))

    assert table.room().follow_up == "2200-02-11"


def test_who_took_part():
    table = started(at="introduction", people=5)
    table.vote("anna", INTRODUCTION, 5)
    table.free("anna")
    table.free("bram")
    table.absent("chris")
    table.vote("dewi", INTRODUCTION, None)
    table.absent("dewi")

    people = {one.name: one.present for one in agenda.agenda(table.state).people}

    assert people == {"Anna": True, "Bram": False, "Chris": False, "Dewi": True, "Emre": True}


def test_people_stand_in_the_order_of_the_domains():
    table = Table(people=1)
    table.do(SavePerson(Person("x", "Xandra")))
    table.do(SavePerson(Person("y", "Yvon", domain="care")))
    table.do(SavePerson(Person("z", "Zeno", domain="school")))
    table.do(SaveAbout("language", "en"))

    people = agenda.agenda(table.state).people

    assert [(one.name, one.domain) for one in people] == [
        ("Anna", "Education"),
        ("Zeno", "Education"),
        ("Yvon", "Zorg"),
        ("Xandra", ""),
    ]


def test_the_agenda_holds_what_was_written():
    table = Table()
    for key, value in (
        ("region", "Noord"),
        ("place", "Zaal 3"),
        ("chair", "Iris"),
        ("time", "9:30"),
    ):
        table.ask(SaveAbout(key, value))
    table.do(SaveText("agenda.youth", "Twee jongeren."))
    table.do(SaveText("agenda.absent", "Iris belt."))
    table.do(InvolveYouth(False))

    paper = agenda.agenda(table.state)

    assert (paper.region, paper.place, paper.chair, paper.time) == ("Noord", "Zaal 3", "Iris", "")
    assert (paper.youth, paper.youth_text, paper.absent) == (False, "Twee jongeren.", "Iris belt.")
