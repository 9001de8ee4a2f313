"""The table: extra time, leaving, answering for somebody, names, agreement, corrections."""

from dataclasses import replace

import pytest

from scanhost.domain import commands as ask
from scanhost.domain.commands import SaveAbout
from scanhost.domain.facts import Restored
from scanhost.domain.people import Person
from scanhost.domain.results import latest
from tests.domain.room import Table, restored, started


def test_more_time_after_the_last_answer_holds_the_room():
    table = started(at="norm:A1")
    table.all_vote("A1")
    table.wait(1)

    table.add(30)
    table.wait(25)
    assert table.at == "norm:A1"

    table.wait(10)
    assert table.at == "norm:A2"


@pytest.mark.parametrize(("extra", "held"), [("x10", 9 * 60), ("", 0)])
def test_ten_times_as_long_holds_the_introduction(extra, held):
    table = started(at="introduction")
    for seat in ("bram", "chris", "dewi"):
        table.vote(seat, "intro", 6)
    table.do(ask.GiveExtra("anna", extra))

    table.wait(60 + held - 1)
    assert table.at == "introduction"
    table.wait(2)
    assert table.at == "introduction-result"


def test_no_limit_holds_a_round_of_its_own_for_the_chair():
    table = started(at="norm:A3")
    table.all_vote("A3")
    table.go("review:A")
    table.again("A3")
    table.do(ask.GiveExtra("anna", "off"))
    for seat in ("bram", "chris", "dewi"):
        table.vote(seat, "A3", 6, 2)

    table.wait(3000)
    assert table.state.called == "A3"
    assert table.next_refused() == "reveal.missing"

    assert table.vote("anna", "A3", 2, 2) == ""
    table.wait(4)
    assert table.state.called is None


def test_extra_time_does_not_hold_the_flow():
    table = started(at="norm:A1")
    table.do(ask.GiveExtra("anna", "off"))

    table.wait(61)

    assert table.at == "norm:A2"
    assert "A1" in table.own("anna").todo


def test_who_goes_home_is_waited_for_no_more_and_what_is_revealed_stays():
    table = started(at="norm:A3")
    table.all_vote("A3")
    table.go("norm:B1")
    table.vote("anna", "B1", 9)

    table.do(ask.Leave("anna", keep=True))

    assert len(table.state.answers("A3")) == 4
    assert len(table.state.answers("B1")) == 1
    assert table.room().present == 3
    assert table.send(table.taking("anna", "other")) == "seat.gone"
    assert table.refused(ask.Leave("anna", keep=True)) == "seat.gone"
    assert table.refused(ask.ComeBack("bram")) == "seat.here"


def test_answering_again_after_answers_were_voided():
    """Another device on the seat may answer what was voided; what counts it sees as filled in."""
    table = started(at="norm:A2")
    table.vote("anna", "A1", 3)
    table.free("anna")
    table.take("anna")
    table.do(ask.Leave("anna", keep=False))
    table.do(ask.ComeBack("anna"))
    table.take("anna")

    assert table.vote("anna", "A1", 5) == ""


def test_an_answer_on_behalf_of_who_has_no_phone_counts_and_holds_nobody_up():
    table = Table(people=4)
    table.unlock()
    table.take("anna", "bram")
    table.go("norm:A1")

    table.do(ask.GradeFor("dewi", "A1", 1, 2, "ballot-of-dewi"))
    table.vote("anna", "A1", 7)
    table.vote("bram", "A1", 8)
    table.wait(4)

    assert table.at == "norm:A2"
    table.go("review:A")
    assert table.room().norms["A1"].rounds[0].n == 3
    assert table.room().seats[3].attended


def test_who_answers_after_the_chair_did_owns_the_answer_also_when_it_is_the_same():
    table = started(at="norm:A1")
    table.do(ask.GradeFor("anna", "A1", 1, 7))
    assert table.room().seats[0].behalf

    assert table.vote("anna", "A1", 7) == ""

    assert not table.room().seats[0].behalf
    assert table.refused(ask.GradeFor("anna", "A1", 1, 8)) == "behalf.own"


def test_nobody_is_named_on_whose_behalf_somebody_else_answers():
    table = Table(people=4)
    table.do(SaveAbout("mode", "open"))
    table.unlock()
    table.take("anna", "bram", "chris")
    for seat in ("anna", "bram", "chris"):
        table.consents(seat)
    table.go("introduction")

    assert table.refused(ask.GradeFor("dewi", "intro", 1, 4, "ballot")) == "behalf.names"


def test_who_was_out_at_the_question_says_yes_before_answering():
    table = Table(people=4)
    table.do(SaveAbout("mode", "open"))
    table.unlock()
    table.everybody()
    table.absent("dewi")
    for seat in ("anna", "bram", "chris"):
        table.consents(seat)
    table.go("introduction")
    assert table.room().named
    table.absent("dewi", False)

    assert table.vote("dewi", "intro", 4) == "consent.needed"
    assert table.own("dewi").asked
    assert table.consents("dewi") == ""
    assert table.vote("dewi", "intro", 4) == ""


def test_the_round_before_counts_again_when_the_last_is_set_aside():
    table = started(at="norm:A3")
    table.all_vote("A3", (5, 5, 5, 5))
    table.go("review:A")
    table.again("A3")
    table.all_vote("A3", (9, 9, 9, 9))
    table.next(sure=True)

    table.do(ask.SetAside("A3", 2, "twee stemmen van één telefoon"))

    rounds = table.room().norms["A3"].rounds
    assert [one.aside for one in rounds] == ["", "twee stemmen van één telefoon"]
    assert latest(rounds) == rounds[0]
    assert table.refused(ask.SetAside("B1", 1, "x")) == "norm.not_revealed"


def test_a_poll_ends_with_the_last_answer_or_when_the_room_moves_on():
    table = started(at="norm:A3")
    table.all_vote("A3")
    table.go("review:A")
    assert table.refused(ask.AskAgreement("A")) == "agree.none"
    table.do(ask.TickPoint("own", "A"))
    table.do(ask.AskAgreement("A"))
    for seat in ("anna", "bram", "chris"):
        assert table.agrees(seat) == ""
    assert table.room().agreements[0].yes is None
    assert table.refused(ask.AskAgreement("A")) == "agree.running"

    assert table.agrees("dewi", False) == ""
    assert (table.room().agreements[0].yes, table.room().agreements[0].no) == (3, 1)
    assert table.agrees("anna", False) == "agree.ended"

    table.do(ask.AskAgreement("A"))
    table.agrees("anna")
    table.next()
    assert table.room().agreements[1].ended
    assert table.room().agreements[1].yes is None


def put_back(table):
    """Put the table's own present back, as from a backup."""
    facts = [*table.facts, Restored()]
    table.state = restored(table.noted(), facts)
    table.changes = list(facts)


def test_after_a_restore_a_phone_is_known_by_its_ballot_and_counted_once():
    table = started(at="norm:A2")
    table.vote("anna", "A1", 3)
    table.vote("bram", "A1", 4)
    mine = table.ballot("anna")
    put_back(table)

    table.do(replace(table.taking("anna", "new"), known=mine, back=True))

    assert table.ballot("anna") == mine
    assert table.own("anna").answers == {"A1": (1, 3)}
    assert table.vote("anna", "A1", 5) == ""
    assert sorted(grade or 0 for grade in table.state.answers("A1").values()) == [4, 5]


def test_after_a_restore_who_is_not_known_cannot_count_twice():
    table = started(at="norm:A2")
    table.vote("anna", "A1", 3)
    put_back(table)

    table.take("anna")

    assert table.own("anna").todo == ()
    assert table.vote("anna", "A1", 5) == "norm.restored"
    table.next()
    assert table.vote("anna", "A3", 5) == ""


def test_a_guest_is_added_while_the_session_runs():
    table = started(at="norm:A2")
    table.do(ask.SavePerson(Person("gast", "Gré", guest=True)))

    table.take("gast")

    assert table.vote("gast", "A2", 8) == ""
    assert table.room().present == 5


def open_and_agreed(people=4):
    table = Table(people=people)
    table.do(SaveAbout("mode", "open"))
    table.unlock()
    table.everybody()
    for seat in table.state.people:
        table.consents(seat)
    table.go("introduction")
    return table


def test_once_everybody_agreed_to_names_the_mode_stays_also_when_the_move_is_undone():
    table = open_and_agreed()
    table.undo()

    assert table.refused(SaveAbout("mode", "anonymous")) == "mode.late"
    assert table.consents("anna", False) == ""


def test_nobody_inherits_a_yes_from_who_sat_there_before():
    table = Table(people=4)
    table.do(SaveAbout("mode", "open"))
    table.unlock()
    table.everybody()
    for seat in table.state.people:
        table.consents(seat)
    table.leave("dewi")
    table.take("dewi")

    table.go("introduction")

    assert not table.room().named


def test_after_a_restore_nobody_is_answered_for_before_their_own_phone_is_back():
    table = started(at="norm:A1")
    table.vote("anna", "A1", 3)
    put_back(table)

    assert table.refused(ask.GradeFor("anna", "A1", 1, 8, "ballot")) == "behalf.restored"


def test_who_comes_back_after_a_slip_sees_no_more_than_before():
    table = started(at="norm:A2")
    table.vote("anna", "A1", 9)
    table.free("anna")
    table.take("anna")
    table.do(ask.GradeFor("bram", "A1", 1, 4))
    table.do(ask.Leave("anna", keep=False))
    table.undo()
    table.do(ask.Leave("bram", keep=False))
    table.undo()

    assert table.own("anna").answers == {}
    assert table.state.on_behalf("A1", 1) == 1


def test_a_move_undone_after_everybody_answered_waits_for_the_chair():
    table = started(at="norm:A1")
    table.all_vote("A1")
    table.next()

    table.undo()
    table.wait(30)

    assert table.at == "norm:A1"
    assert table.state.paused


def test_what_has_been_graded_is_not_locked_again():
    table = started(at="lobby")
    table.jump("norm:A1")
    slip = table.slip
    table.vote("anna", "A1", 7)
    assert slip is not None
    table.do(slip)

    assert table.at == "lobby"
    assert table.refused(ask.Lock()) == "session.running"
