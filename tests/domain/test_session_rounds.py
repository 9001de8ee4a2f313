"""Reopening what was skipped, and voting again."""

from __future__ import annotations

import pytest

from scanhost.domain.commands import Back, Jump, Next, Reopen, TickPoint, VoteAgain
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.state import NormState
from tests.domain.room import OPEN, REVEALED, SKIPPED, started


def reviewed(at="review:A"):
    """Return a table after the first reveal, everything graded by all four."""
    table = started(at="norm:A1")
    for norm in ("A1", "A2", "A3"):
        table.all_vote(norm)
        table.next()
    table.go(at)
    return table


# --- reopening before the reveal ---------------------------------------------------------------


def test_a_skipped_norm_comes_back_with_a_fresh_clock_and_the_same_round():
    table = started(at="norm:A1")
    table.all_vote("A1", [3])
    table.skip("A1")
    table.wait(25)

    table.reopen("A1")

    assert table.norm("A1") == NormState(OPEN, 1)
    assert (table.on_screen, table.at, table.left) == ("call:A1", "norm:A2", 60)
    assert table.room().voting == "A1"
    assert table.room().answered == 1  # its grades were kept


def test_a_reopened_norm_ends_by_its_clock_and_gives_the_step_its_seconds_back():
    table = started(at="norm:A1")
    table.skip("A1")
    table.wait(25)
    table.reopen("A1")

    table.wait(60)

    assert (table.on_screen, table.left, table.phases("A")) == ("norm:A2", 35, "oow")


def test_a_reopened_norm_is_not_revealed_before_its_block():
    table = started(at="norm:A1")
    table.skip("A1")
    table.reopen("A1")
    table.all_vote("A1")
    table.wait(3)
    assert table.phases("A") == "oow"

    table.go("review:A")

    assert table.phases("A") == "rrr"


def test_a_reopened_norm_is_missing_again_at_the_end_of_its_block():
    table = started(at="norm:A1")
    table.skip("A1")
    table.all_vote("A2")
    table.go("norm:A3")
    table.all_vote("A3")
    assert table.room().waiting

    table.reopen("A1")
    table.next()
    assert not table.room().waiting
    table.wait(3)

    assert table.at == "catch-up:A"


def test_the_last_norm_skipped_and_reopened_gets_its_own_step_back():
    table = started(at="norm:A3")
    for norm in ("A1", "A2"):
        table.all_vote(norm)
    table.skip("A3")
    assert table.room().left is None

    table.reopen("A3")

    assert (table.on_screen, table.left) == ("norm:A3", 60)
    table.all_vote("A3")
    table.wait(600)
    assert (table.at, table.room().waiting) == ("norm:A3", True)


def test_reopening_from_an_earlier_step_on_screen_comes_back_to_the_room():
    table = started(at="norm:A3")
    for norm in ("A1", "A2"):
        table.all_vote(norm)
    table.skip("A3")
    table.back()

    table.reopen("A3")

    assert (table.on_screen, table.left) == ("norm:A3", 60)
    assert table.state.shown is None


def test_a_norm_reopened_in_the_catch_up_returns_there():
    table = started(at="norm:A2")
    table.skip("A2")
    table.wait(60)
    assert table.at == "catch-up:A"
    table.reopen("A2")
    table.next()

    assert (table.on_screen, table.left) == ("catch-up:A", 20)
    assert table.phases("A") == "ooo"


def test_a_reopened_norm_can_be_skipped_again():
    table = started(at="norm:A1")
    table.skip("A1")
    table.reopen("A1")

    table.skip("A1")

    assert (table.on_screen, table.phases("A")) == ("norm:A2", "sow")


# --- reopening after the reveal ----------------------------------------------------------------


def skipped_and_reviewed():
    table = started(at="norm:A1")
    table.skip("A1")
    table.go("review:A")
    return table


def test_a_norm_reopened_after_its_reveal_is_revealed_by_its_clock():
    table = skipped_and_reviewed()
    table.reopen("A1")
    table.all_vote("A1", [5, 6, 7])

    table.wait(60)

    assert table.norm("A1") == NormState(REVEALED, 1, (1,))
    assert table.on_screen == "review:A"
    assert table.room().norms["A1"].rounds[0].n == 3


def test_a_norm_reopened_after_its_reveal_asks_when_the_chair_is_early():
    table = skipped_and_reviewed()
    table.reopen("A1")

    assert table.next_refused() == "reveal.missing"
    table.next(sure=True)
    assert table.norm("A1").phase is REVEALED


def test_a_norm_whose_review_was_jumped_over_is_revealed_on_its_own():
    table = started(at="norm:A1")
    table.all_vote("A1")
    table.jump("norm:B1")
    assert table.phases("A") == "sss"

    table.reopen("A1")
    table.wait(3)

    assert table.phases("A") == "rss"
    assert table.room().norms["A1"].rounds[0].n == 4


def test_the_introduction_is_reopened_and_revealed_on_its_own():
    table = started(at="introduction")
    table.skip(INTRODUCTION)

    table.reopen(INTRODUCTION)
    table.all_vote(INTRODUCTION)
    table.wait(3)

    assert table.norm(INTRODUCTION).phase is REVEALED
    assert table.on_screen == "theme:A"


def test_a_norm_reopened_after_its_reveal_and_skipped_again_is_not_revealed():
    table = skipped_and_reviewed()
    table.reopen("A1")
    table.all_vote("A1", [5, 6, 7])

    table.skip("A1")

    assert table.norm("A1").phase is SKIPPED
    assert table.room().norms["A1"].rounds == ()


# --- what may not ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (Reopen("A1"), "norm.not_skipped"),  # revealed
        (Reopen("B1"), "norm.not_skipped"),  # waiting
        (VoteAgain("B1"), "norm.not_revealed"),
        (Reopen("Z9"), "norm.unknown"),
        (VoteAgain("Z9"), "norm.unknown"),
    ],
)
def test_only_what_was_skipped_is_reopened_and_only_what_was_revealed_again(command, code):
    assert reviewed().refused(command) == code


def test_an_open_norm_is_not_voted_again():
    assert started(at="norm:A1").refused(VoteAgain("A1")) == "norm.not_revealed"


def test_one_norm_at_a_time():
    table = reviewed()
    table.again("A1")

    for command in (VoteAgain("A2"), VoteAgain("A1"), Reopen("A1"), Back(), Jump("points")):
        assert table.refused(command) == "call.running"


# --- voting again ------------------------------------------------------------------------------


def test_a_second_round_is_empty_and_revealed_at_once():
    table = reviewed()
    table.wait(100)
    table.again("A1")
    assert (table.on_screen, table.left, table.room().round) == ("call:A1", 60, 2)
    assert table.room().answered == 0
    assert table.own("anna").todo == ("A1",)

    table.all_vote("A1", [9, 9, 9, 9])
    table.wait(3)

    assert table.norm("A1").revealed == (1, 2)
    assert [one.mean for one in table.room().norms["A1"].rounds] == [6.5, 9]
    assert (table.on_screen, table.left) == ("review:A", 800)


def test_the_first_round_does_not_change_by_the_second():
    table = reviewed()
    first = table.room().norms["A1"].rounds
    table.again("A1")

    table.vote("anna", "A1", 1)

    assert table.room().norms["A1"].rounds == first
    assert table.vote("anna", "A1", 1, round=1) == "norm.round"


def test_a_third_round():
    table = reviewed()
    for round in (2, 3):
        table.again("A1")
        table.all_vote("A1", [round] * 4)
        table.next()

    assert [one.round for one in table.room().norms["A1"].rounds] == [1, 2, 3]
    assert table.own("anna").answers["A1"] == (3, 3)


def test_a_skipped_second_round_leaves_the_first():
    table = reviewed()
    table.again("A1")
    table.vote("anna", "A1", 1)

    table.skip("A1")

    assert table.norm("A1").phase is REVEALED
    assert table.norm("A1").revealed == (1,)
    assert len(table.room().norms["A1"].rounds) == 1
    assert table.vote("anna", "A1", 2, round=2) == "norm.revealed"
    assert table.own("anna").answers["A1"] == (1, 4)  # the one beside the room's
    table.again("A1")
    assert table.room().round == 3
    table.all_vote("A1", [8, 8, 8])
    table.next(sure=True)
    assert table.norm("A1").revealed == (1, 3)


def test_a_round_with_two_grades_does_not_become_the_latest():
    table = reviewed()
    table.do(TickPoint("p1", "A", "A1"))
    table.again("A1")
    table.all_vote("A1", [1, 1])
    table.wait(60)

    assert [one.n for one in table.room().norms["A1"].rounds] == [4, 2]
    assert not table.room().norms["A1"].rounds[1].shown
    assert table.room().points[0].result.round == 1


def test_a_round_nobody_answers_is_revealed_by_its_clock():
    table = reviewed()
    table.again("A1")
    table.wait(60)

    assert table.norm("A1").revealed == (1, 2)
    assert table.on_screen == "review:A"


def test_a_paused_second_round_stands_and_goes_on():
    table = reviewed()
    table.again("A1")
    table.wait(10)
    table.pause()
    table.wait(600)
    assert (table.on_screen, table.left) == ("call:A1", 50)

    table.resume()
    table.wait(50)

    assert table.on_screen == "review:A"


def test_next_ends_a_paused_round_and_its_pause():
    table = reviewed()
    table.again("A1")
    table.pause()

    table.next(sure=True)

    assert (table.on_screen, table.room().paused, table.room().running) == ("review:A", False, True)


def test_voting_again_from_an_earlier_step_on_screen_comes_back_to_the_room():
    table = reviewed(at="norm:B1")
    table.wait(10)
    table.jump("review:A")

    table.again("A1")
    table.wait(60)

    assert (table.on_screen, table.left) == ("norm:B1", 50)


def test_a_double_press_on_a_called_norm_reveals_once_and_moves_nothing():
    table = reviewed()
    table.again("A1")
    press = Next("call:A1", sure=True)
    table.do(press)

    assert table.refused(press) == "step.moved"
    assert table.at == "review:A"


def test_a_restart_within_a_called_norm():
    table = reviewed(at="norm:B1")
    table.wait(10)
    table.again("A1")
    table.wait(20)
    table.pause()
    table.resume()

    table.restart()

    assert (table.on_screen, table.left, table.room().paused) == ("call:A1", 40, True)
    table.resume()
    table.all_vote("A1")
    table.wait(3)
    assert (table.on_screen, table.norm("A1").revealed) == ("norm:B1", (1, 2))
    assert table.room().running


def test_the_waiting_norm_waits_again_after_a_called_one():
    table = reviewed(at="norm:B3")
    for norm in ("B1", "B2", "B3"):
        table.all_vote(norm)
    table.wait(20)
    table.again("A1")
    assert not table.room().waiting
    table.wait(60)

    table.wait(3600)

    assert (table.on_screen, table.room().waiting) == ("norm:B3", True)


def test_voting_again_on_the_introduction_from_anywhere():
    table = reviewed(at="closing")

    table.again(INTRODUCTION)
    table.all_vote(INTRODUCTION)
    table.wait(3)

    assert table.norm(INTRODUCTION).revealed == (1, 2)
    assert table.on_screen == "closing"


def test_everybody_absent_lets_a_called_norm_end_by_its_clock():
    table = reviewed()
    table.again("A1")
    for seat in table.state.people:
        table.absent(seat)
    table.wait(59)
    assert table.on_screen == "call:A1"
    table.wait(1)

    assert table.on_screen == "review:A"
