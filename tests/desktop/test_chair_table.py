"""What the chair does for a seat, beside the table and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scanhost.desktop.chair import nextbutton
from scanhost.desktop.theme import LIGHT
from scanhost.domain.commands import (
    ComeBack,
    FreeSeat,
    GiveExtra,
    GradeFor,
    Leave,
    MarkAbsent,
    Next,
    SaveAbout,
    SavePerson,
    TakeBackFor,
    Unlock,
)
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, at, press, shown
from tests.desktop.windowfaults import faults

Key = Qt.Key


@pytest.fixture
def room(qtbot, monkeypatch):
    """A session at its first norm, with eleven of twelve people at the table."""
    monkeypatch.setattr(nextbutton, "BOUNCE", 0)
    made = ChairRoom()
    qtbot.addWidget(made.window)
    made.do(Unlock("K7QM4RPX"))
    made.take(*(f"s{n}" for n in range(1, 12)))
    at(made, "norm:1.1")
    shown(qtbot, made)
    return made


def choose(room, seat):
    table = room.window.conduct.table
    next(one for one in table.table._places if one.id == seat).click()
    return table.panel


def place(room, seat):
    return next(one for one in room.window.conduct.table.table._places if one.id == seat)


def test_a_grade_on_behalf_is_asked_for_the_norm_that_has_the_clock(qtbot, room):
    panel = choose(room, "s4")
    panel.behalf.click()

    panel.grading.grades[6].click()
    answered(qtbot, room)

    [asked] = room.asked_of(GradeFor)
    assert (asked.seat, asked.norm, asked.round, asked.grade) == ("s4", "1.1", 1, 7)
    assert len(asked.ballot) == 32
    assert place(room, "s4").accessibleName().endswith("answered on behalf")
    assert not panel.opened
    assert "7" not in panel.where.text()


def test_somebody_without_a_phone_is_answered_for_and_it_is_taken_back(qtbot, room):
    panel = choose(room, "s12")
    panel.behalf.click()
    panel.grading.unknown.click()
    answered(qtbot, room)

    panel.behalf.click()
    panel.grading.take_back.click()
    answered(qtbot, room)

    assert room.asked_of(GradeFor)[0].grade is None
    assert room.asked_of(TakeBackFor) == [TakeBackFor("s12", "1.1", 1)]
    assert place(room, "s12").accessibleName().endswith("not in yet")


def test_nobody_is_answered_for_who_has_answered_or_when_nothing_is_open(qtbot, room):
    room.grade("s4", "1.1", 6)
    room.show()
    panel = choose(room, "s4")
    assert not panel.behalf.isVisible()

    choose(room, "s5")
    assert panel.behalf.isVisible()
    for norm in ("1.1", "1.2", "1.3", "1.4", "1.5"):
        at(room, f"norm:{norm}")
        room.all_grade(norm, "345678345678")
    at(room, "review:T1")
    room.show()
    room.window.conduct.show_table()

    assert not panel.behalf.isVisible()


def test_extra_time_is_given_and_said_on_the_seat(qtbot, room):
    panel = choose(room, "s4")
    panel.extra.click()

    panel.times["x10"].click()
    answered(qtbot, room)

    assert room.asked == [GiveExtra("s4", "x10")]
    assert "extra time" in place(room, "s4").accessibleName()


@pytest.mark.parametrize("keep", [True, False])
def test_who_goes_home_takes_an_explicit_choice_and_can_come_back(qtbot, room, keep):
    room.grade("s4", "1.1", 6)
    room.show()
    panel = choose(room, "s4")
    panel.leave.click()
    assert room.asked == []

    (panel.keep if keep else panel.void).click()
    answered(qtbot, room)
    assert place(room, "s4").accessibleName().endswith("gone home")
    panel.come_back.click()
    answered(qtbot, room)

    assert room.asked == [Leave("s4", keep), ComeBack("s4")]
    assert bool(room.state.answers("1.1")) is keep


def test_everything_for_a_seat_is_reached_by_keyboard(qtbot, room):
    press(qtbot, room, Key.Key_D)
    press(qtbot, room, Key.Key_Return)
    panel = room.window.conduct.table.panel
    assert panel.behalf.hasFocus()

    press(qtbot, room, Key.Key_Space)
    assert panel.grading.isVisible()
    press(qtbot, room, Key.Key_Down)
    assert panel.grading.grades[0].hasFocus()
    press(qtbot, room, Key.Key_Right)
    press(qtbot, room, Key.Key_Space)
    answered(qtbot, room)

    assert [one.grade for one in room.asked_of(GradeFor)] == [2]


@pytest.mark.parametrize("what", ["behalf", "extra", "leave", "tablet"])
def test_space_twice_opens_and_closes_and_does_nothing_else(qtbot, room, what):
    panel = choose(room, "s12" if what == "tablet" else "s4")
    opener = getattr(panel, what)
    opener.setFocus()

    press(qtbot, room, Key.Key_Space)
    assert panel.opened
    press(qtbot, room, Key.Key_Space)
    answered(qtbot, room)

    assert not panel.opened
    assert opener.hasFocus()
    assert room.asked == []


@pytest.mark.parametrize(("what", "first"), [("extra", ""), ("leave", "keep"), ("tablet", "allow")])
def test_the_arrow_down_leads_to_what_stands_open_only(qtbot, room, what, first):
    panel = choose(room, "s12" if what == "tablet" else "s4")
    opener = getattr(panel, what)
    opener.setFocus()

    press(qtbot, room, Key.Key_Down)
    assert not panel.opened
    opener.setFocus()
    press(qtbot, room, Key.Key_Space)
    press(qtbot, room, Key.Key_Down)

    inside = {"": panel.times[""], "keep": panel.keep, "allow": panel.sharing.allow}
    assert inside[first].hasFocus()


@pytest.mark.parametrize("letters", [100, 150])
def test_every_grade_can_be_hit_in_a_small_window_with_a_very_long_name(qtbot, room, letters):
    long = "Samenwerkingsverband Voortgezet Speciaal Onderwijs en Praktijkonderwijs Noord"
    room.do(
        SavePerson(
            replace(
                room.state.people["s4"],
                first="Wilhelmina-Anastasia Theodora Maximiliana",
                last="van Ommeren-Schoemaker tot Oosterdelta",
                organisation=long,
            )
        )
    )
    room.window.resize(1180, 640)
    room.window.wear(LIGHT, letters)
    room.show()
    panel = choose(room, "s4")

    panel.behalf.click()
    settle()

    for one in (*panel.grading.grades, panel.grading.unknown):
        assert one.visibleRegion().boundingRect() == one.rect()
    assert all(one.height() >= 32 for one in panel.grading.grades)
    assert panel.behalf.text() == "On behalf of Wilhelmina-A …"
    assert letters > 100 or faults(room.window) == []


def test_escape_closes_what_stands_open_and_asks_nothing(qtbot, room):
    panel = choose(room, "s4")
    panel.leave.click()

    press(qtbot, room, Key.Key_Escape)

    assert not panel.opened
    assert room.asked == []


def test_another_seat_begins_with_nothing_open(qtbot, room):
    panel = choose(room, "s4")
    panel.leave.click()

    choose(room, "s5")

    assert not panel.opened


def test_how_to_join_gives_way_to_what_is_done(qtbot, room):
    table = room.window.conduct.table
    assert table.join.isVisible()

    panel = choose(room, "s4")
    panel.extra.click()
    assert not table.join.isVisible()
    panel.extra.click()

    assert table.join.isVisible()


def test_a_guest_comes_in_while_the_session_goes_on(qtbot, room):
    table = room.window.conduct.table
    table.add.click()
    qtbot.keyClicks(table.guest.fields["first"], "Fatima")
    qtbot.keyClicks(table.guest.fields["last"], "Yildiz")
    table.guest.domain.choose("care")

    qtbot.keyClick(table.guest.fields["last"], Key.Key_Return)
    answered(qtbot, room)

    [asked] = room.asked_of(SavePerson)
    assert (asked.person.name, asked.person.domain, asked.person.guest) == (
        "Fatima Yildiz",
        "care",
        True,
    )
    assert not table.guest.isVisible()
    assert not next(s for s in room.snapshot().room.seats if s.person.guest).taken


def test_a_guest_without_a_name_is_marked_where_it_is_wrong(qtbot, room):
    table = room.window.conduct.table
    table.add.click()

    table.guest.save_button.click()
    qtbot.waitUntil(lambda: table.guest.asked["first"].is_wrong)

    assert table.guest.isVisible()
    qtbot.keyClick(table.guest.fields["first"], Key.Key_Escape)
    assert not table.guest.isVisible()


def test_who_is_absent_waits_nowhere(qtbot, room):
    room.do(MarkAbsent("s4", True))
    room.show()

    assert place(room, "s4").accessibleName().endswith("absent")
    room.do(Next("norm:1.1"))


# --- who has no phone, and who should not be on the list ---------------------------------------


def test_somebody_without_a_phone_gets_a_tablet_that_goes_round(qtbot, room):
    panel = choose(room, "s12")
    panel.tablet.setFocus()
    press(qtbot, room, Key.Key_Space)
    press(qtbot, room, Key.Key_Down)
    assert panel.sharing.allow.hasFocus()

    panel.sharing.allow.click()
    answered(qtbot, room)

    assert room.asked == [SaveAbout("shared", "yes")]
    name = room.state.people["s12"].name
    assert name in panel.sharing.how.text()
    assert panel.sharing.allow.isHidden()
    assert room.window.focusWidget() is not room.window.conduct.stage.next


def test_somebody_who_was_not_there_is_removed_and_put_back(qtbot, room):
    person = room.state.people["s12"]
    choose(room, "s12").remove.click()
    answered(qtbot, room)
    qtbot.waitUntil(room.window.strip.isVisible)
    assert "s12" not in room.state.people
    assert person.name in room.window.strip.words.text()

    room.window.strip.yes.click()
    answered(qtbot, room)

    assert room.state.people["s12"] == person


def test_who_sits_at_the_table_or_took_part_is_not_removed(qtbot, room):
    assert choose(room, "s1").remove.isHidden()
    room.grade("s2", "1.1", 6)
    room.do(FreeSeat("s2"))
    room.show()

    panel = choose(room, "s2")

    assert panel.remove.isHidden()
    assert panel.tablet.isVisible()
