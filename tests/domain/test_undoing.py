"""A slip of the chair is taken back by a command like any, and never un-reveals."""

import pytest

from scanhost.domain import commands as ask
from scanhost.domain import undoing
from scanhost.domain.people import Person
from tests.domain.room import OPEN, REVEALED, SKIPPED, WAITING, started


def same_place(table, before):
    now = table.state
    assert (now.at, now.shown, now.called, now.paused) == (
        before.at,
        before.shown,
        before.called,
        before.paused,
    )
    assert {id: one.phase for id, one in now.norms.items() if one.phase is not WAITING} == {
        id: one.phase for id, one in before.norms.items() if one.phase is not WAITING
    }


@pytest.mark.parametrize(
    "slip",
    [
        ask.Next("norm:A2"),
        ask.Skip("A2"),
        ask.Jump("catch-up:A"),
        ask.Jump("norm:A3"),
        ask.Back(),
        ask.Jump("welcome"),
    ],
    ids=str,
)
def test_a_move_is_undone_to_the_second(slip):
    table = started(at="norm:A2")
    table.wait(20)
    before = table.state

    table.do(slip)
    table.wait(2)
    table.undo()

    same_place(table, before)
    assert table.left == pytest.approx(40, abs=0.1)
    assert table.room().running


def test_an_answer_to_the_norm_that_was_opened_by_a_slip_is_kept():
    table = started(at="norm:A1")
    table.next()
    assert table.vote("anna", "A2", 7) == ""

    undo = undoing.inverse(*slip_of(table, "norm:A1"))
    assert undo is not None
    table.do(undo)

    assert table.at == "norm:A1"
    assert table.norm("A2").phase is OPEN
    assert table.state.answers("A2") == {table.ballot("anna"): 7}


def slip_of(table, step):
    """Return what `inverse` needs to know of a Next from a step, as it was decided."""
    before = started(at=step)
    return before.state, table.state, ask.Next(step), before.now


def test_a_reveal_is_never_undone():
    table = started(at="norm:A3")
    table.all_vote("A3")
    table.go("review:A")

    assert table.slip is not None
    assert table.refused(table.slip) == "undo.revealed"
    assert table.norm("A3").phase is REVEALED


def test_a_jump_over_a_block_that_revealed_nothing_is_undone():
    table = started(at="norm:A2")
    table.all_vote("A1")
    table.jump("norm:B1")
    assert table.phases("A") == "sss"

    table.undo()

    assert table.at == "norm:A2"
    assert (table.norm("A1").phase, table.norm("A2").phase) == (OPEN, OPEN)
    assert (table.norm("A3").phase, table.norm("B1").phase) == (WAITING, WAITING)


def test_a_move_that_the_clock_has_followed_is_not_undone():
    table = started(at="norm:A1")
    table.next()
    slip = table.slip
    table.wait(61)

    assert table.at == "norm:A3"
    assert slip is not None
    assert table.refused(slip) == "step.moved"


@pytest.mark.parametrize(
    "command",
    [
        ask.MarkAbsent("bram", True),
        ask.GiveExtra("bram", "x10"),
        ask.GradeFor("bram", "A1", 1, 3),
        ask.Leave("anna", keep=False),
        ask.Leave("anna", keep=True),
        ask.FreeSeat("anna"),
        ask.Pause(),
        ask.TickPoint("own", "A"),
        ask.SaveText("agenda.youth", "meedoen"),
        ask.SavePerson(Person("gast", "Gré", guest=True)),
        ask.InvolveYouth(False),
        ask.ChooseEntry("KB06", True),
        ask.PlanFollowUp("2027-01-07"),
        ask.SaveAbout("place", "Zaal 3"),
    ],
    ids=str,
)
def test_what_a_slip_changed_is_as_it_was(command):
    table = started(at="norm:A1")
    table.vote("anna", "A1", 7)
    before = table.state

    table.do(command)
    assert table.state != before
    table.undo()

    same_place(table, before)
    now = table.state
    assert now.links == before.links
    assert now.grades == before.grades
    assert (now.people, now.youth, now.follow_up) == (before.people, before.youth, before.follow_up)
    assert now.chosen() == before.chosen()
    assert {k: v for k, v in now.about.items() if v} == {k: v for k, v in before.about.items() if v}
    assert now.texts == before.texts
    assert now.favourites == before.favourites


def test_an_answer_on_behalf_is_withdrawn_or_what_it_was():
    table = started(at="norm:A1")
    table.free("bram")
    table.do(ask.GradeFor("bram", "A1", 1, 3))
    table.do(ask.GradeFor("bram", "A1", 1, 4))

    table.undo()
    assert table.state.answers("A1") == {table.ballot("bram"): 3}
    assert table.state.on_behalf("A1", 1) == 1

    table.do(ask.TakeBackFor("bram", "A1", 1))
    assert not table.state.answers("A1")
    assert table.state.on_behalf("A1", 1) == 0


def test_somebody_who_left_by_a_slip_may_find_the_norm_revealed():
    table = started(at="norm:A3")
    table.all_vote("A3")
    table.do(ask.Leave("anna", keep=False))
    slip = table.slip
    table.go("review:A")

    assert slip is not None
    table.do(slip)

    assert len(table.state.answers("A3")) == 3, "what is revealed does not change"
    assert table.state.links["anna"].token is not None


def test_a_seat_that_somebody_else_took_is_not_given_back():
    table = started(at="norm:A1")
    table.free("anna")
    slip = table.slip
    table.take("anna")

    assert slip is not None
    assert table.refused(slip) == "seat.taken"


def test_a_skipped_norm_comes_back_and_a_called_one_goes():
    table = started(at="norm:A3")
    table.skip("A3")
    table.undo()
    assert table.norm("A3").phase is OPEN

    table.go("review:A")
    table.again("A1")
    table.undo()
    assert table.norm("A1").phase is REVEALED
    assert table.norm("A1").phase is not SKIPPED
    assert table.state.called is None


def test_a_norm_that_stayed_open_after_an_undo_is_skipped_when_it_is_jumped_over():
    table = started(at="norm:A1")
    table.next()
    table.vote("anna", "A2", 7)
    undo = undoing.inverse(*slip_of(table, "norm:A1"))
    assert undo is not None
    table.do(undo)
    assert table.norm("A2").phase is OPEN

    table.jump("norm:A3")

    assert table.phases("A") == "oso"
