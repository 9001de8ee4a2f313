"""The chair's window while conducting, on the real rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from scanhost.desktop.chair import nextbutton
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.place import SAID
from scanhost.desktop.chair.topbar import AGENDA, CONDUCT, PREPARE
from scanhost.desktop.theme import THEMES
from scanhost.domain.commands import (
    AddTime,
    Back,
    FreeSeat,
    Jump,
    MarkAbsent,
    Next,
    Pause,
    SavePerson,
    Skip,
    Unlock,
)
from scanhost.domain.errors import Refused
from scanhost.domain.people import Person
from scanhost.domain.shapes import Role
from tests.desktop.chairroom import ChairRoom

Key = Qt.Key


@pytest.fixture
def table(qtbot, monkeypatch):
    """A session that is going on, at its first norm, with everybody seated."""
    monkeypatch.setattr(nextbutton, "BOUNCE", 0)
    made = ChairRoom()
    qtbot.addWidget(made.window)
    made.do(Unlock("K7QM4RPX"))
    made.take()
    at(made, "norm:1.1")
    shown(qtbot, made)
    return made


def at(room, step):
    """Go to a step with Next, whatever is missing."""
    while room.state.step.id != step:
        room.do(Next(room.snapshot().room.position, sure=True))


def shown(qtbot, room):
    """Show the window as things stand, ready for keys."""
    room.window.show()
    room.window.activateWindow()
    qtbot.waitActive(room.window)
    room.show()


def answered(qtbot, room):
    """Wait until the window was told what came of what it asked."""
    seen = room.snapshot().room
    qtbot.waitUntil(lambda: room.bridge.snapshot is not None and room.bridge.snapshot.room == seen)


def press(qtbot, room, key):
    qtbot.keyClick(room.window.focusWidget() or room.window, key)


def test_prepare_unlock_sit_down_and_conduct(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    prepare = room.window.prepare
    assert room.window.pages.currentIndex() == PREPARE

    prepare.unlock.click()
    assert room.asked == []  # it asks first
    assert "12 people" in prepare.question.words.text()
    prepare.question.yes.click()
    answered(qtbot, room)
    room.take("s1", "s2", "s3")
    room.show()

    assert room.window.pages.currentIndex() == CONDUCT
    assert room.window.conduct.table.missing.text() == "9 are not in yet"
    assert "192.168.1.24:8080" in room.window.conduct.table.join.address.text()


def test_next_says_where_it_leads_and_goes_there(qtbot, table):
    button = table.window.conduct.stage.next
    assert button.accessibleName() == "Next to 1.2 Showing what you can do"

    button.click()
    answered(qtbot, table)

    assert table.state.step.id == "norm:1.2"
    assert "1.3" in button.accessibleName()


def test_a_double_press_moves_once(qtbot, table):
    button = table.window.conduct.stage.next

    button.click()
    button.click()
    answered(qtbot, table)

    assert table.state.step.id == "norm:1.2"
    assert not table.window.strip.isVisible()  # and nobody is told off for it


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_PageDown, Key.Key_Right])
def test_keys_and_presenter_go_on(qtbot, table, key):
    press(qtbot, table, key)

    assert table.asked == [Next("norm:1.1")]


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Key.Key_PageUp, Back()),
        (Key.Key_Left, Back()),
        (Key.Key_P, Pause()),
        (Key.Key_Plus, AddTime(30)),
    ],
)
def test_a_key_asks_the_same_as_its_button(qtbot, table, key, command):
    press(qtbot, table, key)

    assert table.asked == [command]


def test_a_key_in_a_text_field_is_a_letter(qtbot, table):
    for _ in "12345":
        table.all_grade(table.state.step.norm, "667867767787")
        table.do(Next(table.snapshot().room.position, sure=True))
    shown(qtbot, table)
    own = table.window.conduct.points.own
    own.setFocus()

    for key in (Key.Key_P, Key.Key_Space, Key.Key_B, Key.Key_1, Key.Key_PageDown):
        qtbot.keyClick(own, key)

    assert own.text() == "p b1"
    assert table.asked == []


def test_b_makes_the_room_black_and_back(qtbot, table):
    with qtbot.waitSignal(table.window.black_toggled) as black:
        press(qtbot, table, Key.Key_B)
    with qtbot.waitSignal(table.window.black_toggled) as back:
        press(qtbot, table, Key.Key_B)

    assert black.args == [True]
    assert back.args == [False]


def test_a_reveal_with_seats_missing_is_asked_by_the_button_itself(qtbot, table):
    at(table, "catch-up:T1")
    table.show()
    button = table.window.conduct.stage.next

    button.click()
    qtbot.waitUntil(lambda: button.asking)
    assert button.accessibleName().startswith("12 seats are not ready: reveal all the same?")
    button.click()
    answered(qtbot, table)

    assert table.asked == [Next("catch-up:T1"), Next("catch-up:T1", sure=True)]
    assert table.state.step.id == "review:T1"
    assert not button.asking


def test_the_question_goes_when_the_state_changes(qtbot, table):
    at(table, "catch-up:T1")
    table.show()
    button = table.window.conduct.stage.next
    button.click()
    qtbot.waitUntil(lambda: button.asking)

    table.do(MarkAbsent("s3", True))
    table.show()

    assert not button.asking
    button.click()
    assert table.asked[-1] == Next("catch-up:T1")  # it asks anew


def test_escape_takes_the_question_back(qtbot, table):
    at(table, "catch-up:T1")
    table.show()
    button = table.window.conduct.stage.next
    button.click()
    qtbot.waitUntil(lambda: button.asking)

    press(qtbot, table, Key.Key_Escape)

    assert not button.asking


def test_a_bouncing_press_does_not_answer_the_question(qtbot, table, monkeypatch):
    monkeypatch.setattr(nextbutton, "BOUNCE", 60_000)
    at(table, "catch-up:T1")
    table.show()
    button = table.window.conduct.stage.next
    button.click()
    qtbot.waitUntil(lambda: button.asking)

    button.click()

    assert table.asked == [Next("catch-up:T1")]


def test_the_table_says_who_has_not_answered_and_never_a_grade(qtbot, table):
    table.grade("s1", "1.1", 7)
    table.grade("s2", "1.1", None)
    table.show()

    names = {place.id: place.accessibleName() for place in table.window.conduct.table.table._places}
    assert names["s1"] == "Annemieke van der Velde, answered"
    assert names["s2"] == "Youssef Amrani, answered"
    assert names["s3"] == "Samira Bakker, still answering"
    assert table.window.conduct.table.missing.text() == "10 have not answered"


def test_a_seat_is_marked_absent_and_freed(qtbot, table):
    side = table.window.conduct.table
    place = next(one for one in side.table._places if one.id == "s4")

    place.click()
    side.panel.absent.click()
    answered(qtbot, table)
    assert side.panel.absent.accessibleName() == "Present again"
    side.panel.free.click()
    answered(qtbot, table)

    assert table.asked == [MarkAbsent("s4", True), FreeSeat("s4")]


def test_a_name_full_of_markup_is_shown_as_it_is(qtbot, table):
    name = "<b>Bold</b> &amp; <img src=x>"
    table.do(SavePerson(Person("s1", name, "& Co", "<i>Org</i>", "education")))
    table.show()
    side = table.window.conduct.table

    side.table._places[0].click()

    assert side.panel.who.text() == f"{name} & Co"
    assert side.panel.who.textFormat() is Qt.TextFormat.PlainText
    assert side.panel.where.textFormat() is Qt.TextFormat.PlainText


def test_jumping_ahead_asks_first_because_it_skips(qtbot, table):
    run = table.window.conduct.run
    press(qtbot, table, Key.Key_J)
    assert run.view.hasFocus()
    rows = [line.step for line in run.model.lines]
    run.view.setCurrentIndex(run.model.index(rows.index("norm:1.4")))

    qtbot.keyClick(run.view, Key.Key_Return)
    assert table.asked == []
    run.question.yes.click()
    answered(qtbot, table)

    assert table.asked == [Jump("norm:1.4")]
    assert [line.skipped for line in run.model.lines if line.norm in ("1.2", "1.3")] == [True] * 2


def test_looking_back_by_the_run_of_show_asks_nothing(qtbot, table):
    run = table.window.conduct.run
    press(qtbot, table, Key.Key_J)
    run.view.setCurrentIndex(run.model.index(1))

    qtbot.keyClick(run.view, Key.Key_Return)
    answered(qtbot, table)

    assert table.asked == [Jump("welcome")]
    assert table.window.conduct.stage.next.accessibleName().startswith("Next look on")


def test_a_norm_is_skipped_and_put_back_in_the_run_of_show(qtbot, table):
    run = table.window.conduct.run
    rows = [line.step for line in run.model.lines]
    run.view.setCurrentIndex(run.model.index(rows.index("norm:1.1")))
    run.skip.click()
    answered(qtbot, table)
    assert table.asked == [Skip("1.1")]

    rows = [line.step for line in run.model.lines]
    run.view.setCurrentIndex(run.model.index(rows.index("norm:1.1")))
    run.reopen.click()
    answered(qtbot, table)

    assert table.state.called == "1.1"
    assert "back to" in table.window.conduct.stage.next.accessibleName()


def test_a_refusal_is_one_sentence_until_the_next_success(qtbot, table):
    table.window.desk.ask(FreeSeat("nobody"))
    qtbot.waitUntil(table.window.strip.isVisible)
    assert table.window.strip.words.text() == "Nobody has taken this seat yet."

    table.window.conduct.stage.controls.pause.click()
    answered(qtbot, table)

    assert not table.window.strip.isVisible()


def test_the_window_turns_to_the_agenda_when_its_step_comes(qtbot, table):
    at(table, "points")
    table.show()

    table.window.conduct.stage.next.click()
    answered(qtbot, table)

    assert table.window.pages.currentIndex() == AGENDA


def test_all_keys_are_shown_and_put_away(qtbot, table):
    press(qtbot, table, Key.Key_Question)
    assert table.window.all_keys.isVisible()

    press(qtbot, table, Key.Key_Question)
    assert not table.window.all_keys.isVisible()


def test_trouble_with_the_storage_stays_until_it_is_over(qtbot, table):
    table.window.draw(replace(table.snapshot(), trouble=Refused("storage.full")))
    table.window.desk.accepted.emit()
    assert table.window.trouble.words.text().startswith("The disk is full")
    assert table.window.trouble.isVisible()

    table.show()

    assert not table.window.trouble.isVisible()


def test_a_closed_session_says_who_took_part_and_leads_to_the_agenda(qtbot, table):
    attended = {id: id != "s3" for id in table.state.people}
    table.state = replace(table.state, closed=True, links={}, attended=attended)
    table.show()
    names = [place.accessibleName() for place in table.window.conduct.table.table._places]
    assert names[2] == "Samira Bakker, absent"

    table.window.conduct.stage.next.click()

    assert table.window.pages.currentIndex() == AGENDA
    assert table.asked == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_is_still_to_do_reads_on_every_ground(theme):
    look = Look(theme)
    grounds = [look.colour(role) for role in (Role.GROUND, Role.SURFACE, Role.KEY)]

    assert min(contrast(look.attention, ground) for ground in grounds) >= 5
    assert contrast(look.colour(Role.INK), look.tint) >= 7
    assert contrast(look.colour(Role.MUTED), look.tint) >= 4.5


def contrast(one, other):
    """Return the contrast of two colours as WCAG 2 counts it."""

    def light(colour):
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_what_the_room_sees_large_the_chair_sees_too(qtbot, table):
    for norm in ("1.1", "1.2", "1.3", "1.4", "1.5"):
        table.all_grade(norm, "345678345678")
        at(table, f"norm:{norm}")
    at(table, "review:T1")
    table.show()
    stage = table.window.conduct.stage
    before = stage.now.grab().toImage()

    table.window.conduct.look_at("1.2")

    assert stage.now.grab().toImage() != before
    assert "1.2" in stage.sees_more.text()
    stage.all.click()
    assert stage.now.grab().toImage() == before
    assert not stage.all.isVisible()


def test_a_button_that_goes_away_gives_the_keyboard_to_the_page(qtbot, table):
    """Qt gives it to what Tab visits next: a field, or a button that Space would press."""
    for norm in ("1.1", "1.2", "1.3", "1.4", "1.5"):
        at(table, f"norm:{norm}")
        table.all_grade(norm, "345678345678")
    at(table, "review:T1")
    table.show()
    conduct = table.window.conduct
    conduct.look_at("1.4")
    conduct.points.again.setFocus()
    conduct.points.again.click()
    answered(qtbot, table)
    assert conduct.hasFocus()

    conduct.run._choose("points", "")
    conduct.run.go()
    conduct.run.question.yes.click()

    assert conduct.hasFocus()


def test_escape_leaves_the_field_for_a_point_in_own_words(qtbot, table):
    at(table, "points")
    table.show()
    conduct = table.window.conduct
    conduct.points.own.setFocus()

    qtbot.keyClick(conduct.points.own, Key.Key_Escape)

    assert conduct.hasFocus()


def test_keys_pressed_in_the_room_s_window_do_what_they_do_here(qtbot, table):
    conduct = table.window.conduct

    conduct.press(Key.Key_P.value)
    conduct.press(Key.Key_Plus.value)
    conduct.press(Key.Key_X.value)

    assert (len(table.asked_of(Pause)), len(table.asked_of(AddTime))) == (1, 1)


def test_a_long_name_is_whole_beside_what_is_said_of_its_seat(qtbot, table):
    table.do(SavePerson(Person("s1", "Annemieke", "van der Velde", "De Brug", "education")))
    table.show()
    place = next(one for one in table.window.conduct.table.table._places if one.id == "s1")

    assert " ".join(place._names(place._bold())) == "Annemieke van der Velde"
    assert place.height() >= 2 * place.fontMetrics().lineSpacing() + SAID


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [1180, 1366, 1920])
def test_the_run_of_show_names_its_themes_in_full(qtbot, language, width):
    room = ChairRoom(language=language)
    qtbot.addWidget(room.window)
    room.do(Unlock("K7QM4RPX"))
    room.take()
    room.do(Jump("norm:1.1"))  # past the introduction, which is said beside it
    room.window.resize(width, 720)
    shown(qtbot, room)
    room.window.go(CONDUCT)
    run = room.window.conduct.run
    metrics = QFontMetrics(run.view.font())

    for row, line in enumerate(run.model.lines):
        lines = run.painter.lines(line, run.view.viewport().width(), metrics)
        assert " ".join(lines) == line.title
        height = run.view.visualRect(run.model.index(row)).height()
        assert height >= len(lines) * metrics.height(), line.title
