"""Seats and their messages: taken, given back, freed; repeated, late and out of order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.domain.commands import GiveBack, GiveGrade, Message, RemovePerson, TakeSeat
from scanhost.domain.facts import GradeGiven
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.seats import LOADS
from tests.domain.room import Table, replayed, started


def lobby(people=4):
    table = Table(people=people)
    table.unlock()
    return table


# --- taking ------------------------------------------------------------------------------------


def test_a_seat_is_taken_once():
    table = lobby()
    table.take("anna")

    assert table.send(table.taking("anna", "another-phone")) == "seat.taken"
    assert table.answer("anna-phone") == {"seat": "anna"}


def test_only_people_on_the_list_have_a_seat():
    table = lobby()

    assert table.send(table.taking("nobody")) == "seat.unknown"


def test_one_load_may_hold_several_seats():
    """One tablet for several people in turn."""
    table = lobby()
    for seat in ("anna", "bram"):
        table.do(table.taking(seat, "tablet"))
    table.go("introduction")

    for seat, grade in (("anna", 3), ("bram", 9)):
        assert table.send(table.grading(seat, INTRODUCTION, grade, load="tablet")) == ""

    assert sorted(table.state.answers(INTRODUCTION).values()) == [3, 9]


def test_present_is_taken_and_not_marked_absent():
    table = started(at="lobby")
    assert table.room().present == 4

    table.absent("anna")
    table.free("bram")

    assert table.room().present == 2
    table.absent("anna", False)
    assert table.room().present == 3


def test_who_takes_a_seat_again_is_not_absent():
    table = started(at="norm:A1")
    table.absent("anna")
    table.free("anna")

    table.take("anna")

    assert table.room().present == 4


def test_an_absent_seat_may_still_answer():
    table = started(at="norm:A1")
    table.absent("anna")

    assert table.vote("anna", "A1", 6) == ""
    assert (table.room().present, table.room().answered) == (3, 0)


# --- a repeated take ---------------------------------------------------------------------------


def test_a_take_whose_answer_got_lost_is_answered_with_the_new_secret():
    table = lobby()
    take = table.taking("anna")
    table.do(take)
    ballot = table.ballot("anna")

    again = TakeSeat("anna", "token-b", "ballot-b", "code-b", take.message)
    assert table.send(again) == ""

    assert (table.token("anna"), table.ballot("anna")) == ("token-b", ballot)
    assert table.answer("anna-phone") == {"seat": "anna"}
    old = GiveBack("anna", take.token, table.message("anna-phone"))
    assert table.send(old) == "seat.lost"


def test_a_late_take_does_not_throw_out_who_sits_there_now():
    table = lobby()
    take = table.taking("anna", "slow-phone")
    table.do(take)
    table.free("anna")
    table.do(table.taking("anna", "other-phone"))
    token = table.token("anna")

    assert table.send(take) == "message.old"

    assert table.token("anna") == token


def test_a_late_take_does_not_take_a_freed_seat():
    table = lobby()
    take = table.taking("anna")
    table.do(take)
    table.free("anna")

    assert table.send(take) == "message.old"
    assert table.state.links["anna"].token is None


def test_a_late_take_after_a_page_load_that_gave_the_seat_back():
    table = lobby()
    take = table.taking("anna", "first-load")
    table.do(take)
    table.do(GiveBack("anna", take.token, table.message("second-load")))
    table.do(table.taking("anna", "other-phone"))

    assert table.send(take) == "message.old"


def test_a_late_take_after_its_page_was_loaded_again():
    table = started(at="norm:A1")
    take = table.taking("anna", "first-load")
    table.free("anna")
    table.do(take)
    token = table.token("anna")
    table.do(table.grading("anna", "A1", 5, load="second-load"))

    assert table.send(take) == "message.old"
    assert table.token("anna") == token


def test_a_take_with_the_number_of_a_grade_takes_nothing():
    table = started(at="norm:A1")
    grade = table.grading("anna", "A1", 5)
    table.do(grade)
    token = table.token("anna")

    assert table.send(TakeSeat("anna", "evil", "b", "c", grade.message)) == "message.old"
    assert table.token("anna") == token


def test_a_take_for_another_seat_with_the_same_number_takes_nothing():
    table = lobby()
    take = table.taking("anna")
    table.do(take)

    assert table.send(TakeSeat("bram", "t", "b", "c", take.message)) == "message.old"
    assert "bram" not in table.state.links


# --- grades ------------------------------------------------------------------------------------


def test_a_grade_counts_from_the_opening_until_the_reveal_and_not_outside():
    table = started(at="theme:A")
    assert table.vote("anna", "A1", 7) == "norm.waiting"
    table.next()
    assert table.vote("anna", "A1", 7) == ""
    table.wait(60)
    assert table.vote("anna", "A1", 3) == ""  # the room is at A2
    table.go("catch-up:A")
    assert table.vote("anna", "A1", 4) == ""
    table.next(sure=True)

    assert table.vote("anna", "A1", 9) == "norm.revealed"

    assert table.answer("anna-phone") == {"refused": "norm.revealed"}
    assert table.state.answers("A1") == {table.ballot("anna"): 4}


@pytest.mark.parametrize("grade", [0, 11, -1, 5.5, "7", True, False, 10**100])
def test_only_whole_numbers_from_one_to_ten_are_grades(grade):
    table = started(at="norm:A1")

    assert table.vote("anna", "A1", grade) == "grade.range"
    assert table.state.answers("A1") == {}


@pytest.mark.parametrize("norm", ["", "A9", "a1", "A1 ", "theme:A"])
def test_only_norms_of_the_pack_are_graded(norm):
    assert started(at="norm:A1").vote("anna", norm, 5) == "norm.unknown"


def test_a_grade_for_another_round_is_refused():
    table = started(at="norm:A1")

    assert table.vote("anna", "A1", 5, round=2) == "norm.round"
    table.go("review:A")
    table.again("A1")
    assert table.vote("anna", "A1", 5, round=1) == "norm.round"
    assert table.vote("anna", "A1", 5, round=2) == ""


def test_another_secret_is_no_secret():
    table = started(at="norm:A1")
    for token in ("", "wrong", table.token("bram")):
        grade = GiveGrade("anna", token, "A1", 1, 5, table.message("a-phone"))
        assert table.send(grade) == "seat.lost"
    table.free("anna")
    assert table.send(replace(table.grading("anna", "A1", 5), token="")) == "seat.lost"

    assert table.state.answers("A1") == {}


def test_grading_needs_a_seat_that_was_taken():
    table = lobby()
    grade = GiveGrade("anna", "", INTRODUCTION, 1, 5, Message("x", 1))

    assert table.send(grade) == "seat.lost"


def test_the_last_of_many_changes_counts_once():
    table = started(at="norm:A1")
    for grade in (1, 10, None, 4, 4, 7):
        assert table.vote("anna", "A1", grade) == ""

    assert table.state.answers("A1") == {table.ballot("anna"): 7}
    assert sum(isinstance(fact, GradeGiven) for fact in table.facts) == 5  # 4 twice is one


# --- repeated, old and reordered messages ------------------------------------------------------


def test_a_repeated_grade_has_the_same_answer_and_no_second_effect():
    table = started(at="norm:A1")
    grade = table.grading("anna", "A1", 5)
    table.send(grade)
    answer, facts = table.answer("anna-phone"), len(table.facts)

    assert table.send(grade) == ""

    assert table.answer("anna-phone") == answer == {"norm": "A1", "round": 1, "grade": 5}
    assert len(table.facts) == facts


def test_an_older_message_never_overwrites_a_newer_grade():
    table = started(at="norm:A1")
    first, second = table.grading("anna", "A1", 5), table.grading("anna", "A1", 8)
    table.send(second)

    assert table.send(first) == "message.old"

    assert table.state.answers("A1") == {table.ballot("anna"): 8}


def test_a_refused_grade_repeated_after_its_norm_opened_stays_refused():
    table = started(at="theme:A")
    early = table.grading("anna", "A1", 5, round=1)
    assert table.send(early) == "norm.waiting"
    table.next()

    assert table.send(early) == "norm.waiting"
    assert table.state.answers("A1") == {}


def test_a_grade_repeated_after_the_reveal_is_still_confirmed():
    table = started(at="norm:A3")
    grade = table.grading("anna", "A3", 5)
    table.send(grade)
    table.go("review:A")

    assert table.send(grade) == ""
    assert table.answer("anna-phone")["grade"] == 5


# --- giving back, freeing ----------------------------------------------------------------------


def test_a_seat_is_given_back_before_its_first_grade_only():
    table = started(at="introduction")
    assert table.leave("anna") == ""
    assert table.room().present == 3
    assert table.send(table.taking("anna", "right-phone")) == ""

    table.vote("bram", INTRODUCTION, None)

    assert table.leave("bram") == "seat.graded"
    assert table.room().present == 4


def test_giving_back_repeated_is_answered_alike():
    table = started(at="lobby")
    back = GiveBack("anna", table.token("anna"), table.message("anna-phone"))
    table.send(back)

    assert table.send(back) == ""
    assert table.answer("anna-phone") == {"seat": None}


def test_a_freed_seat_continues_its_ballot():
    table = started(at="norm:A2")
    table.vote("anna", "A1", 5)
    ballot = table.ballot("anna")
    table.free("anna")

    table.do(table.taking("anna", "new-phone"))

    assert table.ballot("anna") == ballot
    assert table.own("anna").todo == ("A2",)
    assert table.vote("anna", "A1", 6) == ""
    assert table.state.answers("A1") == {ballot: 6}


def test_a_device_that_takes_a_freed_seat_does_not_see_what_was_filled_in():
    table = started(at="norm:A2")
    table.vote("anna", "A1", 5)
    table.vote("anna", "A2", 4)
    table.free("anna")

    table.do(table.taking("anna", "new-phone"))

    assert table.own("anna").answers == {}
    assert table.own("anna").todo == ()  # both are "al ingevuld"
    assert set(table.own("anna").gradable) == {"A1", "A2"}
    table.vote("anna", "A2", 4)
    assert table.own("anna").answers == {"A2": (1, 4)}
    table.go("review:A")
    assert table.own("anna").answers == {"A2": (1, 4)}


def test_what_was_filled_in_before_stays_unseen_when_the_answer_got_lost():
    table = started(at="norm:A2")
    table.vote("anna", "A1", 5)
    table.free("anna")
    take = table.taking("anna", "new-phone")
    table.do(take)

    table.do(TakeSeat("anna", "token-b", "x", "code-b", take.message))
    table.vote("anna", "A2", 7)

    assert table.own("anna").answers == {"A2": (1, 7)}
    table.restart()
    assert table.own("anna").answers == {"A2": (1, 7)}


def test_a_second_freeing_hides_what_both_filled_in():
    table = started(at="norm:A3")
    table.vote("anna", "A1", 5)
    table.free("anna")
    table.do(table.taking("anna", "phone-2"))
    table.vote("anna", "A2", 6)
    table.free("anna")
    table.do(table.taking("anna", "phone-3"))

    assert table.own("anna").answers == {}
    assert table.own("anna").todo == ("A3",)


def test_the_freed_device_can_do_nothing_more():
    table = started(at="norm:A1")
    late = table.grading("anna", "A1", 5)
    table.free("anna")
    table.do(table.taking("anna", "new-phone"))

    assert table.send(late) == "seat.lost"
    assert table.state.answers("A1") == {}


def test_a_late_guest_can_answer_what_is_still_open_and_no_more():
    table = started(at="norm:B2", people=5)
    table.free("emre")
    table.jump("norm:B3")

    table.take("emre")

    assert table.own("emre").gradable == {"B1": 1, "B2": 1, "B3": 1}
    assert table.own("emre").todo == ("B1", "B2", "B3")
    assert table.vote("emre", "A1", 5) == "norm.revealed"


# --- people ------------------------------------------------------------------------------------


def test_somebody_seated_is_not_taken_off_the_list():
    table = started(at="norm:A1")

    assert table.refused(RemovePerson("anna")) == "person.seated"


def test_somebody_whose_grades_are_kept_is_not_taken_off_the_list():
    table = started(at="norm:A1")
    table.vote("anna", "A1", 5)
    table.free("anna")

    assert table.refused(RemovePerson("anna")) == "person.seated"


def test_a_name_tapped_by_mistake_can_still_be_taken_off_the_list():
    table = started(at="lobby")
    table.leave("anna")

    table.do(RemovePerson("anna"))

    assert [seat.person.id for seat in table.room().seats] == ["bram", "chris", "dewi"]
    assert table.send(table.taking("anna", "x")) == "seat.unknown"


def test_everybody_can_be_taken_off_an_open_list():
    table = lobby(people=1)

    table.do(RemovePerson("anna"))

    assert table.room().seats == ()
    table.go("closing")


# --- page loads ----------------------------------------------------------------------------------


def test_a_page_that_is_loaded_without_end_is_not_remembered_without_end():
    table = started(at="introduction")
    for n in range(500):
        voting = table.grading("anna", INTRODUCTION, 1 + n % 10, load=f"load-{n}")
        assert table.send(voting) == ""

    kept = [heard for heard in table.state.heard.values() if heard.seat == "anna"]

    assert len(kept) == LOADS
    assert table.send(table.grading("anna", INTRODUCTION, 6, load="load-499")) == ""
    assert replayed(table.state, table.facts).heard == table.state.heard


def test_seats_taken_and_freed_without_end_are_not_remembered_without_end():
    table = lobby()
    for n in range(500):
        table.do(table.taking("anna", f"load-{n}"))
        table.free("anna")

    assert len(table.state.heard) <= 2 * LOADS + 1
    assert table.send(table.taking("anna", "load-499")) in {"", "message.old"}
