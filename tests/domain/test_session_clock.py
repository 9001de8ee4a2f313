"""What the clock does: it moves the room on, and closes no ballot."""

from __future__ import annotations

import pytest

from scanhost.domain.commands import AddTime, Pause, Resume, Tick
from scanhost.domain.kept import Clock, ClockSet
from scanhost.domain.pack import INTRODUCTION
from tests.domain.room import OPEN, SMALL, Table, started


def test_the_clock_moves_the_room_and_leaves_the_ballot_open():
    table = started(at="norm:A1")
    table.wait(59.9)
    assert table.at == "norm:A1"

    table.wait(0.1)

    assert (table.at, table.left) == ("norm:A2", 60)
    assert table.vote("anna", "A1", 8) == ""


def test_a_tick_too_early_or_twice_changes_nothing():
    table = started(at="norm:A1")
    assert table.do(Tick()) == []
    table.now += 60
    table.do(Tick())

    assert table.do(Tick()) == []
    assert table.at == "norm:A2"


def test_a_tick_hours_late_moves_one_step():
    table = started(at="norm:A1")
    table.now += 7200

    table.do(Tick())

    assert (table.at, table.left) == ("norm:A2", 60)


def test_three_seconds_after_the_last_present_seat_the_next_norm_opens():
    table = started(at="norm:A1")
    table.all_vote("A1", [5, 6, 7])
    table.wait(10)
    table.vote("dewi", "A1", None)  # "weet niet" is an answer

    table.wait(2.9)
    assert table.at == "norm:A1"
    table.wait(0.1)
    assert table.at == "norm:A2"


def test_three_seconds_never_last_longer_than_the_clock():
    table = started(at="norm:A1")
    table.wait(59)
    table.all_vote("A1")
    table.wait(1)

    assert table.at == "norm:A2"


def test_a_change_of_grade_does_not_start_the_three_seconds_again():
    table = started(at="norm:A1")
    table.all_vote("A1")
    table.wait(2)
    table.vote("anna", "A1", 10)
    table.wait(1)

    assert table.at == "norm:A2"


def test_a_guest_within_the_three_seconds_is_waited_for():
    table = started(at="norm:A1", people=4)
    table.free("dewi")
    table.all_vote("A1")
    table.wait(2)

    table.take("dewi")

    table.wait(30)
    assert table.at == "norm:A1"
    table.vote("dewi", "A1", 4)
    table.wait(3)
    assert table.at == "norm:A2"


def test_an_absent_seat_is_not_waited_for_until_it_is_back():
    table = started(at="norm:A1")
    table.all_vote("A1", [5, 6, 7])
    table.absent("dewi")
    table.wait(2)
    table.absent("dewi", False)
    table.wait(10)
    assert table.at == "norm:A1"

    table.absent("dewi")
    table.wait(3)

    assert table.at == "norm:A2"


def test_a_freed_seat_is_not_waited_for():
    table = started(at="norm:A1")
    table.all_vote("A1", [5, 6, 7])

    table.free("dewi")
    table.wait(3)

    assert table.at == "norm:A2"


def test_silence_never_makes_absent():
    table = started(at="norm:A1")
    table.wait(120)

    assert table.room().present == 4
    assert table.at == "norm:A3"


def test_the_last_norm_waits_when_everybody_is_ready():
    table = started(at="norm:A1")
    for norm in ("A1", "A2", "A3"):
        assert not table.room().waiting
        table.all_vote(norm)
        if norm != "A3":
            table.next()
    assert table.room().waiting

    table.wait(3600)

    assert (table.at, table.left) == ("norm:A3", 0)


def test_the_last_norm_goes_to_the_catch_up_by_the_clock():
    table = started(at="norm:A3")
    table.wait(60)

    assert (table.at, table.phases("A")) == ("catch-up:A", "ooo")


def test_a_guest_at_the_waiting_norm_gets_the_rest_of_its_clock():
    table = started(at="norm:A3")
    table.free("dewi")
    for norm in ("A1", "A2", "A3"):
        table.all_vote(norm)
    table.wait(40)
    table.take("dewi")

    table.wait(19)
    assert table.at == "norm:A3"
    table.wait(1)
    assert table.at == "catch-up:A"


def test_the_introduction_is_revealed_three_seconds_after_the_last_answer():
    table = started(at="introduction")
    table.all_vote(INTRODUCTION)

    table.wait(3)

    assert table.at == "introduction-result"
    table.wait(3600)
    assert table.at == "introduction-result"


@pytest.mark.parametrize("step", ["lobby", "welcome", "theme:A", "review:A", "points", "closing"])
def test_other_steps_wait_for_the_chair(step):
    table = started(at=step)
    table.wait(3600)

    assert table.at == step


def test_pause_holds_and_resume_goes_on():
    table = started(at="norm:A1")
    table.wait(20)
    table.pause()
    table.wait(1000)
    assert (table.at, table.left) == ("norm:A1", 40)
    assert table.refused(Pause()) == "clock.paused"
    assert table.vote("anna", "A1", 7) == ""

    table.resume()

    assert table.refused(Resume()) == "clock.running"
    table.wait(39)
    assert table.at == "norm:A1"
    table.wait(1)
    assert table.at == "norm:A2"


def test_everybody_answered_during_a_pause_leaves_three_seconds_after_it():
    table = started(at="norm:A1")
    table.pause()
    table.all_vote("A1")
    table.wait(100)
    assert table.at == "norm:A1"

    table.resume()
    table.wait(2.9)
    assert table.at == "norm:A1"
    table.wait(0.1)

    assert table.at == "norm:A2"


def test_next_ends_a_pause():
    table = started(at="norm:A1")
    table.pause()
    table.next()

    assert not table.room().paused
    assert (table.at, table.room().running) == ("norm:A2", True)


def test_thirty_seconds_more():
    table = started(at="norm:A1")
    table.wait(50)
    table.add()
    assert table.left == 40
    table.wait(39)
    assert table.at == "norm:A1"
    table.pause()
    table.add(60)
    assert (table.left, table.room().running) == (61, False)


def test_more_time_for_a_clock_that_ran_out():
    table = started(at="review:A")
    table.wait(2000)
    table.add()

    assert table.left == 30


def test_time_is_added_within_bounds_and_only_to_a_clock():
    table = started(at="norm:A1")
    for seconds in (0, -30, 3601):
        assert table.refused(AddTime(seconds)) == "clock.none"
    table.add(3600)
    assert table.left == 3600
    table.go("points")
    assert table.refused(AddTime()) == "clock.none"


def test_a_clock_longer_than_can_be_added_is_not_cut():
    table = started(at="review:A")
    table.add(3600)
    assert table.left == 3600
    table.do_change(ClockSet(Clock(7200.0, table.now)))

    table.add(30)

    assert table.left == 7200


def test_a_restart_stands_paused_at_the_seconds_left():
    table = started(at="norm:A1")
    table.wait(20)
    table.pause()
    table.resume()

    table.restart()

    assert (table.room().paused, table.room().running, table.left) == (True, False, 40)
    table.wait(600)
    assert table.at == "norm:A1"
    table.resume()
    table.wait(40)
    assert table.at == "norm:A2"


def test_a_restart_after_the_last_answer_still_moves_on():
    table = started(at="norm:A1")
    table.all_vote("A1")
    table.restart()

    table.resume()
    table.wait(3)

    assert table.at == "norm:A2"


def test_a_step_that_lost_its_clock_while_a_norm_was_called_gets_a_fresh_one():
    """What a step had left is not on disk where only one row of seconds is kept."""
    table = started(at="norm:A2")
    table.skip("A2")
    table.reopen("A2")
    table.do_change(ClockSet(Clock(60.0, table.now)))

    table.next()

    assert (table.on_screen, table.left, table.room().running) == ("norm:A3", 60, True)


def test_due_is_never_in_a_locked_scan():
    table = Table(SMALL)
    table.wait(600)

    assert table.at == "lobby"
    assert table.norm("A1").phase is not OPEN
