"""How the room moves: by Next, back, jump and skip, and what each does to the norms."""

from __future__ import annotations

import pytest

from scanhost.domain.commands import (
    AddTime,
    Back,
    FreeSeat,
    Jump,
    LetIn,
    Lock,
    MarkAbsent,
    Next,
    Pause,
    Reopen,
    Resume,
    SaveAbout,
    Skip,
    Unlock,
    VoteAgain,
)
from scanhost.domain.errors import Refused
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.script import build
from scanhost.domain.state import Motion, Phase
from tests.domain.room import OPEN, REVEALED, SHAPES, SKIPPED, SMALL, WAITING, Table, started

# --- the lock ----------------------------------------------------------------------------------


def test_a_new_scan_is_locked():
    table = Table()

    assert table.send(table.taking("anna")) == "session.locked"
    for command in (
        Lock(),
        Next("lobby"),
        Back(),
        Jump("closing"),
        Pause(),
        Resume(),
        AddTime(),
        Skip("A1"),
        Reopen("A1"),
        VoteAgain("A1"),
    ):
        assert table.refused(command) == "session.locked"
    assert {motion for _, motion in table.room().steps} == {Motion.BEFORE}


def test_unlocking_opens_the_lobby_and_makes_a_code():
    table = Table()

    table.unlock()

    assert table.at == "lobby"
    assert table.room().code == "ABCD-EFGH"
    assert table.refused(Unlock("other")) == "session.unlocked"
    assert table.send(table.taking("anna")) == ""


def test_unlocking_needs_people():
    assert Table(people=0).refused(Unlock("code")) == "people.none"


def test_the_lobby_can_be_locked_again_and_keeps_its_code_and_seats():
    table = started(at="lobby")

    table.do(Lock())

    assert table.room().locked
    assert table.send(table.taking("anna")) == "session.locked"
    assert table.vote("anna", INTRODUCTION, 5) == "norm.waiting"
    table.do(Unlock("other"))
    assert table.room().code == "ABCD-EFGH"
    assert table.room().present == 4


def test_a_paused_lobby_is_not_paused_when_it_opens_again():
    table = started(at="lobby")
    table.pause()

    table.do(Lock())
    table.do(Unlock(""))

    assert not table.room().paused


@pytest.mark.parametrize("step", ["welcome", "introduction", "norm:A2"])
def test_the_door_can_be_locked_again_until_the_first_grade(step):
    table = started(at="lobby")
    table.jump(step)
    table.pause()

    table.do(Lock())

    assert table.room().locked
    table.unlock()
    assert table.at == "lobby"
    assert not table.room().paused
    assert table.room().left is None
    assert all(one.phase is Phase.WAITING for one in table.room().norms.values())
    assert table.room().present == 4
    table.next()
    assert table.at == "welcome"


def test_the_door_stays_open_once_there_is_a_grade():
    table = started(at="lobby")
    table.jump("norm:A1")
    table.vote("anna", "A1", 7)

    assert table.refused(Lock()) == "session.running"


def test_the_door_stays_open_once_a_result_was_shown():
    table = started(at="introduction")
    table.next(sure=True)

    assert table.at == "introduction-result"
    assert table.refused(Lock()) == "session.running"


# --- Next --------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", SHAPES)
def test_next_leads_through_the_whole_run_of_show(shape):
    pack = SHAPES[shape]
    table = started(pack, at="lobby")
    visited = [table.at]

    while table.at != "closing":
        voting = table.state.voting()
        if voting is not None:
            assert table.phases(table.state.step.theme or "A").count("r") == 0
            table.all_vote(voting)
        ahead = table.room().ahead
        table.next()
        assert table.room().ahead != ahead
        assert table.state.step == ahead
        visited.append(table.at)

    everything = [step.id for step in build(pack)]
    left_out = ("catch-up", "introductions", "figures")
    assert visited == [id for id in everything if not id.startswith(left_out)]
    assert table.next_refused() == "step.last"
    assert table.room().ahead is None
    for theme in pack.themes:
        assert table.phases(theme.id) == "r" * len(theme.norms)


def test_a_theme_without_narration_has_no_opening():
    assert [step.id for step in build(SMALL) if step.kind == "theme"] == ["theme:A"]


def test_a_double_press_moves_once():
    table = started(at="welcome")
    press = Next("welcome")

    table.do(press)

    assert table.refused(press) == "step.moved"
    assert table.at == "introduction"


def test_a_late_press_does_nothing_when_the_clock_was_first():
    table = started(at="norm:A1")
    press = Next(table.on_screen)
    table.wait(60)

    assert table.at == "norm:A2"
    assert table.refused(press) == "step.moved"


def test_nothing_is_open_before_its_step_and_each_step_opens_one_norm():
    table = started(at="theme:A")

    assert table.phases("A") == "www"
    table.next()
    assert table.phases("A") == "oww"
    table.next()
    assert table.phases("A") == "oow"


def test_a_block_is_revealed_by_next_and_by_nothing_else():
    table = started(at="norm:A1")
    for norm in ("A1", "A2", "A3"):
        table.all_vote(norm)
        table.wait(3)
    assert table.at == "norm:A3"
    table.wait(3600)
    assert table.phases("A") == "ooo"

    table.next()

    assert table.at == "review:A"
    assert table.phases("A") == "rrr"
    assert [table.norm(norm).revealed for norm in ("A1", "A2", "A3")] == [(1,)] * 3


def test_a_reveal_with_seats_missing_asks_once():
    table = started(at="norm:A3")
    for norm in ("A1", "A2", "A3"):
        table.all_vote(norm, [5, 6])
    table.next()
    assert table.at == "catch-up:A"

    refused = table.ask(Next("catch-up:A"))

    assert refused == Refused("reveal.missing", {"count": 2})
    table.next(sure=True)
    assert table.at == "review:A"


def test_a_jump_to_the_reveal_asks_too():
    table = started(at="norm:A1")
    table.vote("anna", "A1", 7)

    assert table.refused(Jump("review:A")) == "reveal.missing"
    table.jump("review:A")
    assert table.phases("A") == "rss"


def test_the_introduction_asks_only_when_the_chair_is_early():
    table = started(at="introduction")
    assert table.next_refused() == "reveal.missing"

    table.wait(60)

    assert table.at == "introduction-result"
    assert table.norm(INTRODUCTION).phase is REVEALED


def test_the_catch_up_waits_for_the_chair_and_is_left_out_when_nothing_is_missing():
    table = started(at="norm:A3")
    table.all_vote("A1")
    table.all_vote("A2", [3, 4, 5])
    table.all_vote("A3")
    table.wait(3)
    assert table.at == "catch-up:A"
    assert table.left == 20

    table.wait(600)
    assert (table.at, table.left, table.phases("A")) == ("catch-up:A", 0, "ooo")
    table.vote("dewi", "A2", 6)
    table.wait(600)
    assert table.at == "catch-up:A"

    table.next()
    assert table.at == "review:A"


def test_a_block_with_everybody_absent_waits_for_the_chair():
    table = started(at="norm:A3")
    for seat in table.state.people:
        table.absent(seat)

    table.wait(600)

    assert table.at == "norm:A3"
    assert not table.room().waiting
    table.next()
    assert table.at == "review:A"


def test_nobody_at_the_table_still_gets_to_the_end():
    table = Table()
    table.unlock()

    table.go("closing")

    assert table.phases("A") == table.phases("B") == "rrr"


# --- looking back ------------------------------------------------------------------------------


def test_back_only_shows_and_holds_the_clock():
    table = started(at="norm:A2")
    table.wait(20)
    norms = table.state.norms

    table.back()
    table.back()

    assert (table.on_screen, table.at) == ("theme:A", "norm:A2")
    assert table.state.norms == norms
    table.wait(600)
    assert (table.at, table.left) == ("norm:A2", 40)
    assert table.vote("anna", "A2", 6) == ""
    table.next()
    table.next()
    assert (table.on_screen, table.room().running) == ("norm:A2", True)
    table.wait(39)
    assert table.at == "norm:A2"
    table.wait(1)
    assert table.at == "norm:A3"


def test_there_is_nothing_before_the_lobby():
    table = started(at="lobby")

    assert table.refused(Back()) == "step.first"


def test_looking_back_passes_the_catch_up_that_has_nothing_to_show():
    table = started(at="norm:A3")
    for norm in ("A1", "A2", "A3"):
        table.all_vote(norm)
    table.next()

    table.back()

    assert table.on_screen == "norm:A3"
    assert table.ahead == "review:A"
    table.next()
    assert (table.on_screen, table.state.shown) == ("review:A", None)


def test_a_jump_back_shows_and_a_jump_to_the_room_returns():
    table = started(at="review:A")

    table.jump("norm:A1")
    assert (table.on_screen, table.at) == ("norm:A1", "review:A")
    table.jump("review:A")

    assert (table.on_screen, table.state.shown) == ("review:A", None)
    assert table.room().running


def test_a_jump_to_the_present_step_changes_nothing():
    table = started(at="norm:A2")

    assert table.do(Jump("norm:A2")) == []


def test_paused_and_looked_back_and_resumed_there_runs_only_when_back():
    table = started(at="norm:A1")
    table.wait(10)
    table.pause()
    table.back()

    table.resume()
    table.wait(600)
    assert table.left == 50

    table.next()
    table.wait(49)
    assert (table.at, table.left) == ("norm:A1", 1)


def test_looked_back_and_paused_there_stays_paused_when_back():
    table = started(at="norm:A1")
    table.back()
    table.pause()
    table.next()
    table.wait(600)

    assert (table.on_screen, table.left, table.room().paused) == ("norm:A1", 60, True)


def test_the_waiting_of_a_block_is_told_of_the_room_not_of_what_is_shown():
    table = started(at="norm:B2")
    table.all_vote("B1")
    table.all_vote("B2")

    table.jump("catch-up:A")  # its next step is a review

    assert not table.room().waiting


def test_everybody_ready_stays_so_while_the_chair_looks_back():
    table = started(at="norm:A3")
    for norm in ("A1", "A2", "A3"):
        table.all_vote(norm)
    assert table.room().waiting

    table.back()

    assert table.room().waiting


# --- jumping ahead -----------------------------------------------------------------------------


def test_what_is_jumped_over_is_skipped_and_what_was_open_stays_open():
    table = started(SHAPES["4x5"], at="norm:A2")

    table.jump("norm:A5")

    assert table.phases("A") == "oosso"
    assert table.vote("anna", "A2", 5) == ""
    assert table.vote("anna", "A3", 5) == "norm.skipped"
    assert table.room().missing == 4


def test_open_norms_behind_a_passed_review_are_skipped_with_their_grades():
    table = started(at="norm:A2")
    table.all_vote("A1")

    table.jump("norm:B2")

    assert (table.phases("A"), table.phases("B")) == ("sss", "sow")
    assert len(table.state.answers("A1")) == 4
    assert table.room().norms["A1"].rounds == ()


def test_a_jump_over_the_introduction_skips_it_and_its_result():
    table = started(at="introduction")

    table.jump("theme:A")

    assert table.norm(INTRODUCTION).phase is SKIPPED


def test_a_jump_to_a_result_nobody_voted_for_reveals_nothing():
    table = started(at="welcome")

    table.jump("introduction-result")

    assert table.norm(INTRODUCTION).phase is SKIPPED
    table.next()
    assert table.at == "theme:A"


def test_a_jump_to_the_closing_skips_all_that_was_not_revealed():
    table = started(at="norm:B1")

    table.jump("closing")

    assert (table.phases("A"), table.phases("B")) == ("rrr", "sss")
    assert table.next_refused() == "step.last"
    assert table.refused(Jump("nowhere")) == "step.unknown"


def test_a_jump_to_a_catch_up_with_nothing_missing_goes_on_with_next():
    table = started(at="norm:A1")
    table.all_vote("A1")

    table.jump("catch-up:A")
    assert (table.at, table.phases("A")) == ("catch-up:A", "oss")
    table.next()

    assert table.phases("A") == "rss"


def test_a_jump_ahead_while_looking_back_leaves_from_the_room():
    table = started(at="norm:A1")
    table.back()

    table.jump("norm:A3")

    assert (table.on_screen, table.phases("A")) == ("norm:A3", "oso")


# --- skipping ----------------------------------------------------------------------------------


def test_skipping_a_middle_norm_opens_the_next():
    table = started(at="norm:A1")
    table.vote("anna", "A1", 5)

    table.skip("A1")

    assert (table.at, table.phases("A")) == ("norm:A2", "sow")
    assert table.vote("anna", "A1", 6) == "norm.skipped"
    assert len(table.state.answers("A1")) == 1


def test_skipping_the_last_norm_does_not_reveal():
    table = started(at="norm:A3")
    for norm in ("A1", "A2"):
        table.all_vote(norm)

    table.skip("A3")
    table.wait(3600)

    assert (table.at, table.phases("A"), table.left) == ("norm:A3", "oos", None)
    assert table.room().waiting
    assert table.ahead == "review:A"
    table.next()
    assert (table.at, table.phases("A")) == ("review:A", "rrs")


def test_skipping_the_last_norm_with_others_missing_goes_to_the_catch_up():
    table = started(at="norm:A3")

    table.skip("A3")

    assert (table.at, table.phases("A")) == ("catch-up:A", "oos")


def test_a_guest_after_a_skipped_last_norm_gets_the_catch_up():
    table = started(at="norm:A3", people=5)
    table.free("emre")
    for norm in ("A1", "A2"):
        table.all_vote(norm)
    table.skip("A3")

    table.take("emre")
    table.next()

    assert table.at == "catch-up:A"


def test_skipping_while_paused_goes_on_unpaused():
    table = started(at="norm:A3")
    for norm in ("A1", "A2"):
        table.all_vote(norm)
    table.pause()

    table.skip("A3")

    assert not table.room().paused


def test_skipping_the_introduction_leaves_out_its_result():
    table = started(at="introduction")

    table.skip(INTRODUCTION)

    assert (table.at, table.norm(INTRODUCTION).phase) == ("theme:A", SKIPPED)


def test_only_what_has_the_clock_is_skipped():
    table = started(at="norm:A2")

    assert table.refused(Skip("A1")) == "step.moved"
    assert table.refused(Skip("A3")) == "step.moved"


def test_nothing_is_skipped_behind_an_earlier_step_on_screen():
    table = started(at="norm:A2")
    table.back()

    assert table.refused(Skip("A2")) == "step.moved"


def test_a_whole_block_can_be_skipped():
    table = started(at="norm:A1")
    for norm in ("A1", "A2", "A3"):
        table.skip(norm)

    table.next()

    assert (table.at, table.phases("A")) == ("review:A", "sss")
    assert all(table.norm(norm).phase is not WAITING for norm in ("A1", "A2", "A3"))


# --- the end -----------------------------------------------------------------------------------


def test_the_chair_frees_and_marks_only_seats_that_were_ever_taken():
    table = Table()
    table.unlock()

    assert table.refused(FreeSeat("anna")) == "seat.free"
    assert table.refused(MarkAbsent("anna", True)) == "seat.free"
    assert table.norm("A1").phase is not OPEN


# --- the room's code ---------------------------------------------------------------------------


def test_a_room_is_given_a_code_once_locked_or_not():
    table = Table()

    table.do(LetIn("FIRST"))
    assert table.do(LetIn("SECOND")) == []
    table.unlock()

    assert table.room().code == "FIRST"


def test_optional_steps_are_left_out_in_any_combination():
    wants = ("introductions", "figures")
    for wanted in ((), wants[:1], wants[1:], wants):
        table = Table()
        for one in wanted:
            table.do(SaveAbout(one, "yes"))
        table.unlock()
        for step in ("welcome", *wanted, "introduction"):
            table.next()
            assert table.at == step
        for step in (*reversed(wanted), "welcome"):
            table.back()
            assert table.on_screen == step
        for step in (*wanted, "introduction"):
            table.next()
            assert table.on_screen == step
