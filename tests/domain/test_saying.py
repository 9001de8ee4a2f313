"""Introductions, questions and good examples: what people say in words."""

from __future__ import annotations

import pytest

from scanhost.domain import commands as ask
from scanhost.domain import saying
from tests.domain.room import replayed, started, still


def said(table, seat, text):
    table.do(ask.SaveAbout("region", "Delta"))
    id = table.fresh("said")
    message = table.message(f"{seat}-phone")
    return id, table.send(ask.Say(seat, table.token(seat), id, text, message))


def introduced(table, seat, wish, organisation="ROC", function="teamleider"):
    message = table.message(f"{seat}-phone")
    return table.send(ask.Introduce(seat, table.token(seat), organisation, function, wish, message))


# --- the introductions step --------------------------------------------------------------------


def test_the_introductions_are_left_out_unless_the_chair_asks_for_them():
    plain, wanted = started(at="welcome"), started(at="welcome")
    wanted.do(ask.SaveAbout("introductions", "yes"))

    assert (plain.ahead, wanted.ahead) == ("introduction", "introductions")
    wanted.next()
    assert (wanted.at, wanted.left) == ("introductions", 300)
    wanted.next()
    for table in (plain, wanted):
        table.go("introduction")
        table.back()
    assert (plain.on_screen, wanted.on_screen) == ("welcome", "introductions")


def test_the_clock_of_the_introductions_moves_nobody_on():
    table = started(at="welcome")
    table.do(ask.SaveAbout("introductions", "yes"))
    table.next()

    table.wait(1000)

    assert table.at == "introductions"


def test_somebody_introduces_themselves_and_can_change_it():
    table = started(at="welcome")
    introduced(table, "anna", "Eén aanspreekpunt\nvoor scholen")

    assert introduced(table, "anna", "Eén loket", function="<b>baas</b>") == ""

    person = table.state.people["anna"]
    assert (person.organisation, person.function) == ("ROC", "<b>baas</b>")
    assert table.room().wishes == {"anna": "Eén loket"}


def test_nobody_writes_for_somebody_else():
    table = started(at="welcome")
    message = table.message("bram-phone")

    code = table.send(ask.Introduce("anna", table.token("bram"), "", "", "x", message))

    assert code == "seat.lost"
    assert not table.room().wishes


# --- questions and examples ----------------------------------------------------------------------


def test_a_question_reaches_the_chair_with_the_name_of_who_asks():
    table = started(at="norm:A1")

    _, code = said(table, "anna", "Tellen\nBBL-plekken mee?")

    assert code == ""
    (one,) = table.room().said
    assert (one.kind, one.text, one.by) == ("question", "Tellen\nBBL-plekken mee?", "Anna")
    assert (one.kept, one.shown) == (False, False)


def test_what_says_nothing_is_refused():
    table = started(at="norm:A1")

    assert said(table, "anna", " \n ")[1] == "said.empty"
    assert not table.state.said


def test_one_person_says_only_so_much():
    table = started(at="norm:A1")
    for _ in range(saying.EACH):
        assert said(table, "anna", "Weer een vraag")[1] == ""

    assert said(table, "anna", "En nog een")[1] == "said.many"
    assert said(table, "bram", "Mag ik ook?")[1] == ""


def test_the_same_message_again_is_said_once():
    table = started(at="norm:A1")
    message = ask.Say(
        "anna", table.token("anna"), "q1", "Zo doen wij het", table.message("anna-phone")
    )
    table.do(message)
    table.do(message)

    assert len(table.state.said) == 1


def test_the_same_question_in_another_message_is_said_once():
    table = started(at="norm:A1")
    for _ in range(2):
        message = table.message("anna-phone")
        code = table.send(ask.Say("anna", table.token("anna"), "q1", "Hoe?", message))
        assert code == ""

    assert len(table.state.said) == 1
    message = table.message("bram-phone")
    assert table.send(ask.Say("bram", table.token("bram"), "q1", "?", message))


def test_nothing_covers_a_norm_that_is_being_graded():
    table = started(at="norm:A1")
    id, _ = said(table, "anna", "Een vraag")
    assert table.refused(ask.ShowSaid(id)) == "said.voting"
    table.go("review:A")

    table.do(ask.ShowSaid(id))

    assert table.room().said[0].shown
    table.undo()
    assert not table.room().said[0].shown


@pytest.mark.parametrize("move", [ask.Next("review:A"), ask.Back(), ask.Jump("points", True)])
def test_what_is_shown_goes_when_the_room_moves(move):
    table = started(at="review:A")
    id, _ = said(table, "anna", "Een vraag")
    table.do(ask.ShowSaid(id))

    table.do(move)

    assert not table.room().said[0].shown


def test_what_is_taken_up_in_the_agenda_can_be_left_out_again():
    table = started(at="review:A")
    id, _ = said(table, "anna", "Een vraag")

    table.do(ask.KeepSaid(id, True))
    assert table.room().said[0].kept
    table.undo()

    assert not table.room().said[0].kept
    assert table.refused(ask.KeepSaid("nothing", True)) == "said.unknown"
    assert table.refused(ask.ShowSaid("nothing")) == "said.unknown"


def test_the_journal_brings_it_all_back():
    table = started(at="review:A")
    id, _ = said(table, "anna", "Een vraag")
    introduced(table, "bram", "Minder loketten")
    table.do(ask.KeepSaid(id, True))
    table.do(ask.ShowSaid(id))

    assert still(replayed(table.state, table.facts)) == still(table.state)
    assert "Een vraag" not in repr(table.facts)
