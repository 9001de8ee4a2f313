"""Who comes in and how: the chair's choice beforehand, and the door while conducting."""

from __future__ import annotations

import pytest

from scanhost.desktop.chair import nextbutton
from scanhost.domain.commands import (
    Admit,
    Enter,
    GiveCodes,
    KeepSaid,
    Knock,
    Message,
    SaveAbout,
    SavePerson,
    Say,
    ShowSaid,
    TurnAway,
    Unlock,
)
from scanhost.domain.people import Person
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, at, shown

RUDE = '<b>Jan</b><img src="x">'


@pytest.fixture
def room(qtbot, monkeypatch):
    """A session in the welcome, with eleven of twelve people at the table."""
    monkeypatch.setattr(nextbutton, "BOUNCE", 0)
    made = ChairRoom()
    qtbot.addWidget(made.window)
    made.do(Unlock("K7QM4RPX"))
    made.take(*(f"s{n}" for n in range(1, 12)))
    at(made, "welcome")
    shown(qtbot, made)
    return made


def knock(room, name, number=1):
    message = Message(f"load{number}", 1)
    room.do(Knock(f"v{number}", f"tk{number}", f"b{number}", "AB12", name, "UWV", "other", message))
    room.show()


def show_code(room, code, number=1):
    message = Message(f"load{number}", 1)
    room.do(Enter(code, f"v{number}", f"tk{number}", f"b{number}", "CD34", message))
    room.show()


def say(room, text, number=1):
    message = Message("s2-phone", 100 + number)
    room.do(Say("s2", "token-s2", f"q{number}", text, message))
    room.show()


# --- beforehand --------------------------------------------------------------------------------


def test_who_knocks_takes_no_key_from_the_chair(qapp, qtbot, room):
    window = room.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.conduct.setFocus()
    fronts: list[object] = []
    qapp.focusWindowChanged.connect(fronts.append)

    knock(room, "Zoë")
    settle()

    assert fronts == [], "another window came up and was gone again"
    assert window.conduct.hasFocus()


def test_personal_codes_are_made_as_soon_as_they_are_wanted(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    entering = room.window.prepare.entering
    assert entering.options["name"].isChecked()

    entering.options["code"].click()
    answered(qtbot, room)

    assert room.asked_of(SaveAbout) == [SaveAbout("entry", "code")]
    [given] = room.asked_of(GiveCodes)
    codes = [person.code for person in room.state.people.values()]
    assert len(set(codes)) == 12
    assert all(len(code) == 6 for code in codes)
    assert isinstance(given, GiveCodes)
    assert len(given.codes) == 12
    room.do(SavePerson(Person("new", "Noor")))
    room.show()
    answered(qtbot, room)
    assert room.state.people["new"].code
    assert [one.code for one in room.state.people.values()][:12] == codes


def test_introductions_are_a_tick(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)

    room.window.prepare.timing.introductions.click()
    answered(qtbot, room)

    assert room.state.about["introductions"] == "yes"
    assert any(step.id == "introductions" for step, _ in room.snapshot().room.steps)


# --- the door ----------------------------------------------------------------------------------


def test_a_guest_who_knocks_is_let_in_with_one_click(qtbot, room):
    table = room.window.conduct.table
    assert not table.door.isVisibleTo(room.window)
    knock(room, RUDE)
    [card] = table.door.visitors
    assert card.who.text() == RUDE

    card.yes.click()
    answered(qtbot, room)

    assert [one.name for one in room.state.people.values()][-1] == RUDE
    assert not table.door.isVisibleTo(room.window)


def test_who_has_the_name_of_a_free_seat_is_let_in_there(qtbot, room):
    free = room.state.people["s12"]
    knock(room, free.name)
    [card] = room.window.conduct.table.door.visitors
    assert card.seat.chosen == "s12"

    card.yes.click()
    answered(qtbot, room)

    assert room.state.links["s12"].token == "tk1"
    assert len(room.state.people) == 12


def test_another_device_is_let_in_and_two_at_once_with_one_button(qtbot, room):
    for number, seat in ((1, "s1"), (2, "s3")):
        link = room.state.links[seat]
        show_code(room, link.recovery, number)
    door = room.window.conduct.table.door
    assert door.all.isVisibleTo(room.window)

    door.all.click()
    answered(qtbot, room)

    assert {one.visitor for one in room.asked_of(Admit) if isinstance(one, Admit)} == {"v1", "v2"}
    assert not room.state.visitors


def test_who_is_not_let_in_is_gone_from_the_list(qtbot, room):
    knock(room, "Noor")
    [card] = room.window.conduct.table.door.visitors

    card.no.click()
    answered(qtbot, room)

    assert room.asked_of(TurnAway) == [TurnAway("v1")]
    assert not room.window.conduct.table.door.visitors


def test_the_tab_says_that_somebody_waits_while_points_are_ticked(qtbot, room):
    at(room, "review:T1")
    room.show()
    knock(room, "Noor")

    assert "at the door" in room.window.conduct.to_table.text()


# --- questions and examples --------------------------------------------------------------------


def test_a_question_is_shown_and_taken_off_and_kept_for_the_agenda(qtbot, room):
    table = room.window.conduct.table
    assert not table.said.isVisibleTo(room.window)
    say(room, RUDE)
    table.said.click()
    card = table.sayings.cards["q1"]
    assert card.words.text() == RUDE
    assert room.state.people["s2"].name in card.head.text()

    card.show_it.click()
    answered(qtbot, room)
    card.keep_it.click()
    answered(qtbot, room)
    assert room.snapshot().room.said[0].shown
    assert room.snapshot().agenda.said == (("question", RUDE),)

    card.show_it.click()
    answered(qtbot, room)
    assert room.asked_of(ShowSaid) == [ShowSaid("q1"), ShowSaid(None)]
    assert room.asked_of(KeepSaid) == [KeepSaid("q1", True)]


def test_nothing_can_be_put_over_a_norm_that_is_being_graded(qtbot, room):
    at(room, "norm:1.1")
    say(room, "Wat telt mee?")

    assert not room.window.conduct.table.sayings.cards["q1"].show_it.isEnabled()


def test_a_seat_that_was_chosen_and_taken_meanwhile_is_nobody_else_s(qtbot, room):
    knock(room, "Noor")
    [card] = room.window.conduct.table.door.visitors
    card.seat.setCurrentIndex(card.seat.findData("s12"))
    card.seat.activated.emit(card.seat.currentIndex())
    room.show()
    assert card.seat.chosen == "s12"

    room.take("s12")
    room.show()

    assert card.seat.chosen == ""


def test_a_double_click_lets_in_one(qtbot, room):
    knock(room, "Noor")
    knock(room, "Sem", 2)
    door = room.window.conduct.table.door
    first = door.visitors[0]

    first.yes.click()
    answered(qtbot, room)
    [second] = door.visitors
    second.yes.click()

    assert len(room.asked_of(Admit)) == 1
    qtbot.waitUntil(second.yes.isEnabled)
    second.yes.click()
    answered(qtbot, room)
    assert len(room.asked_of(Admit)) == 2


def test_who_comes_up_where_another_stood_takes_no_click_at_once(qtbot, room):
    for number in range(1, 6):
        knock(room, f"Gast {number}", number)
    door = room.window.conduct.table.door
    shown_before = {card.id for card in door.visitors}

    door.visitors[-1].yes.click()
    answered(qtbot, room)

    [new] = [card for card in door.visitors if card.id not in shown_before]
    assert not new.yes.isEnabled()


def test_first_codes_are_no_slip_and_new_ones_can_be_taken_back(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    entering = room.window.prepare.entering
    entering.options["code"].click()
    answered(qtbot, room)
    codes = [one.code for one in room.state.people.values()]
    assert room.slips.last == SaveAbout("entry", "code")

    entering.anew.click()
    assert [one.code for one in room.state.people.values()] == codes  # it asks first
    entering.question.yes.click()
    answered(qtbot, room)
    assert [one.code for one in room.state.people.values()] != codes
    room.undo()

    assert [one.code for one in room.state.people.values()] == codes
