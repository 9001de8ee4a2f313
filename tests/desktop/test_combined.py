"""On one screen the slide fills it, with a bar for the chair; the room sees all of that."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from scanhost.desktop.chair import nextbutton
from scanhost.desktop.chair.filling import how_to_extend
from scanhost.desktop.chair.topbar import AGENDA, CONDUCT
from scanhost.desktop.screens import Situation
from scanhost.domain.commands import AddTime, Back, Knock, Message, Next, Pause, TickPoint, Unlock
from scanhost.domain.errors import Refused
from scanhost.domain.results import Order
from scanhost.domain.script import Kind
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, at, press, shown

Key = Qt.Key
CATCH_UP = "667867767"  # of twelve, who are then three short


@pytest.fixture
def table(qtbot, monkeypatch):
    """A session at its first norm that fills the only screen; three have not answered."""
    monkeypatch.setattr(nextbutton, "BOUNCE", 0)
    made = ChairRoom()
    qtbot.addWidget(made.window)
    made.do(Unlock("K7QM4RPX"))
    made.take()
    at(made, "norm:1.1")
    made.all_grade("1.1", CATCH_UP)
    shown(qtbot, made)
    made.window.screens(Situation.ONE)
    made.window.conduct.stage.fill.click()
    sized(qtbot, made, 1366, 768)
    return made


def sized(qtbot, room, width: int, height: int) -> None:
    """Give the window the size of a real screen, once it has that of these tests' screen."""
    qtbot.waitUntil(room.window.isFullScreen)
    qtbot.waitUntil(lambda: room.window.size() == room.window.screen().size())
    room.window.resize(width, height)
    qtbot.waitUntil(lambda: room.window.combined.width() == width)


def read(room) -> str:
    """Return every word that the room can read in the bar, over the slide and in their names."""
    seen = [one for one in room.window.findChildren(QLabel) if one.isVisible()]
    buttons = [one for one in room.window.findChildren(QPushButton) if one.isVisible()]
    words = [one.text() for one in (*seen, *buttons)]
    return "\n".join([*words, *(one.accessibleName() for one in buttons)])


def names(room) -> list[str]:
    return [person.name for person in room.state.people.values()]


def test_the_slide_fills_the_screen_and_escape_comes_back(qtbot, table):
    window = table.window
    assert window.whole.filled
    assert window.combined.slide.snapshot.room.step.id == "norm:1.1"
    assert not window.conduct.isVisible()

    press(qtbot, table, Key.Key_Escape)

    assert not window.whole.filled
    assert not window.isFullScreen()
    assert window.conduct.isVisible()
    assert window.conduct.hasFocus()


def test_who_closes_the_window_over_the_slide_is_asked_in_their_own(qtbot, table):
    table.window.ask_to_leave()

    assert not table.window.whole.filled
    assert table.window.leaving.isVisible()
    assert table.window.leaving.no.hasFocus()
    table.window.ask_to_leave()
    qtbot.keyClick(table.window.leaving.no, Qt.Key.Key_Escape)
    assert not table.window.leaving.isVisible()


def test_the_sheet_of_keys_names_only_those_that_do_something_over_the_slide(qtbot, table):
    press(qtbot, table, Key.Key_Question)

    sheet = table.window.combined.all_keys
    assert sheet.isVisible()
    named = {one.text() for one in sheet.findChildren(QLabel)}
    assert {"A", "P", "E", "Esc"} <= named
    assert not {"J", "N", "D", "Q", "T", "F1"} & named


def test_who_closes_over_the_slide_while_the_question_waits_below_sees_it(qtbot, table):
    press(qtbot, table, Key.Key_Escape)
    table.window.ask_to_leave()
    table.window.fill(True)

    table.window.ask_to_leave()

    assert table.window.leaving.isVisible()
    assert table.window.leaving.no.hasFocus()


def test_f11_goes_there_and_back(qtbot, table):
    press(qtbot, table, Key.Key_F11)
    back = table.window.whole.filled
    press(qtbot, table, Key.Key_F11)

    assert (back, table.window.whole.filled) == (False, True)


def test_a_remote_s_own_keys_fill_the_screen_and_make_it_black(qtbot, table):
    press(qtbot, table, Key.Key_Escape)
    press(qtbot, table, Key.Key_Period)
    dark = table.window.black

    press(qtbot, table, Key.Key_F5)
    press(qtbot, table, Key.Key_Period)

    assert (dark, table.window.black) == (True, False)
    assert table.window.whole.filled


def test_nothing_is_for_the_chair_alone(qtbot, table):
    said = read(table)

    assert "1.1" in said
    assert "9 of 12 have answered" in said
    assert not [name for name in names(table) if name in said]
    assert "There is no discussion yet" not in said  # what the chair's page tells the chair


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Key.Key_Space, Next("norm:1.1")),
        (Key.Key_PageDown, Next("norm:1.1")),
        (Key.Key_PageUp, Back()),
        (Key.Key_P, Pause()),
        (Key.Key_Plus, AddTime(30)),
    ],
)
def test_a_key_does_here_what_it_does_there(qtbot, table, key, command):
    press(qtbot, table, key)

    assert table.asked == [command]


def to_review(table):
    while table.state.step.kind is not Kind.REVIEW:
        if norm := table.state.voting():
            table.all_grade(norm, "667867767785")
        table.do(Next(table.snapshot().room.position, sure=True))
    table.show()


def test_points_are_ticked_and_a_norm_is_shown_large_by_key(qtbot, table):
    to_review(table)
    table.asked.clear()

    press(qtbot, table, Key.Key_2)
    press(qtbot, table, Key.Key_K)
    first = table.window.combined.slide.emphasis.norm
    press(qtbot, table, Key.Key_K)

    assert [tick.norm for tick in table.asked_of(TickPoint)] == ["1.2"]
    assert first
    assert table.window.combined.slide.emphasis.norm not in ("", first)


def test_a_reveal_that_leaves_people_out_is_asked_here_too(qtbot, table):
    at(table, "catch-up:T1")
    table.show()
    bar = table.window.combined.bar

    press(qtbot, table, Key.Key_Space)
    qtbot.waitUntil(lambda: bar.next.asking)
    press(qtbot, table, Key.Key_Escape)
    assert (bar.next.asking, table.window.whole.filled) == (False, True)

    press(qtbot, table, Key.Key_Space)
    qtbot.waitUntil(lambda: bar.next.asking)
    press(qtbot, table, Key.Key_Space)
    answered(qtbot, table)

    assert table.state.step.id == "review:T1"


def test_names_are_shown_by_a_key_until_the_room_moves_on(qtbot, table):
    press(qtbot, table, Key.Key_A)
    waiting = [name for name in names(table) if name in read(table)]
    assert waiting == names(table)[9:]
    assert table.window.combined.bar.names.isChecked()

    table.do(Next("norm:1.1"))
    table.show()

    assert not [name for name in names(table) if name in read(table)]
    assert not table.window.combined.bar.names.isChecked()


def test_the_names_key_hides_them_too_and_so_does_escape(qtbot, table):
    for hides in (Key.Key_A, Key.Key_Escape):
        press(qtbot, table, Key.Key_A)
        assert table.window.combined.names.isVisible()

        press(qtbot, table, hides)

        assert table.window.combined.names.isHidden()
        assert table.window.whole.filled


def test_who_answers_leaves_the_list_and_the_last_one_closes_it(qtbot, table):
    press(qtbot, table, Key.Key_A)
    late = list(table.state.people)[9:]

    table.grade(late[0], "1.1", 7)
    table.show()
    assert table.window.combined.names.who == names(table)[10:]
    for seat in late[1:]:
        table.grade(seat, "1.1", 7)
    table.show()

    assert table.window.combined.names.isHidden()
    assert not table.window.combined.bar.names.isEnabled()


def test_names_stay_hidden_when_the_screen_is_filled_again(qtbot, table):
    press(qtbot, table, Key.Key_A)
    press(qtbot, table, Key.Key_F11)

    press(qtbot, table, Key.Key_F11)

    assert table.window.combined.names.isHidden()


def test_black_is_black_and_the_bar_stays(qtbot, table):
    press(qtbot, table, Key.Key_B)

    assert table.window.combined.slide.black
    assert table.window.combined.bar.isVisible()
    assert table.window.combined.bar.black.text() == "Slide (B)"


def test_a_theme_comes_on_where_it_is_seen_and_nowhere_else(qtbot, table):
    screening = table.window.combined.slide.screening

    def on() -> bool:
        return screening.since(time.monotonic()) is not None

    at(table, "theme:T2")
    table.show()
    seen = on()
    press(qtbot, table, Key.Key_Escape)
    left = on()
    at(table, "theme:T3")
    table.show()

    assert (seen, left, on()) == (True, False, False)


def test_what_is_for_the_chair_is_announced_and_not_said(qtbot, table):
    table.window.desk.refused.emit("Samira Bakker has gone home.")
    note = table.window.combined.bar.note
    assert note.text() == "There is something in your own window: Esc"
    assert "Samira" not in read(table)

    press(qtbot, table, Key.Key_Escape)

    assert "Samira" in table.window.strip.words.text()


def test_trouble_with_the_disk_does_not_take_the_keyboard_unseen(qtbot, table):
    snapshot = table.snapshot()
    table.window.draw(replace(snapshot, trouble=Refused("storage.full")))
    assert table.window.combined.hasFocus()
    assert table.window.combined.bar.note.isVisible()

    press(qtbot, table, Key.Key_Escape)

    assert table.window.trouble.isVisible()


def test_somebody_at_the_door_is_a_number(qtbot, table):
    guest = ("v1", "token", "ballot", "ABCD", "Gerda Geheim", "Elders", "care")
    table.do(Knock(*guest, Message("guest-phone", 1)))
    table.show()

    assert "1 at the door" in table.window.combined.bar.count.text()
    assert "Gerda" not in read(table)


def test_a_beamer_gives_the_chair_its_window_back(qtbot, table):
    table.window.screens(Situation.BEAMER)

    assert not table.window.whole.filled
    assert not table.window.conduct.stage.fill.isVisible()
    press(qtbot, table, Key.Key_F11)
    assert not table.window.whole.filled


def test_a_mirrored_beamer_fills_the_screen_by_itself_and_says_what_to_do(qtbot, table):
    press(qtbot, table, Key.Key_Escape)

    table.window.screens(Situation.MIRRORED)
    note = table.window.combined.bar.note.text()
    table.do(Next("norm:1.1"))
    table.show()

    assert table.window.whole.filled
    assert note == how_to_extend(table.window.desk)
    assert not table.window.combined.bar.note.isVisible()


def test_who_is_writing_the_agenda_goes_on_when_a_beamer_repeats_the_screen(qtbot, table):
    press(qtbot, table, Key.Key_Escape)
    table.window.go(AGENDA)

    table.window.screens(Situation.MIRRORED)

    assert not table.window.whole.filled


def test_each_system_has_its_own_way_to_extend(table):
    desk = table.window.desk

    assert "Windows+P" in how_to_extend(desk, "win32")
    assert "System Settings" in how_to_extend(desk, "darwin")


def test_a_locked_scan_fills_no_screen(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)

    room.window.screens(Situation.MIRRORED)
    press(qtbot, room, Key.Key_F11)

    assert not room.window.whole.filled
    assert "Windows+P" in room.window.prepare.mirrored.text()
    assert room.window.prepare.mirrored.isVisible()
    room.window.screens(Situation.BEAMER)
    assert not room.window.prepare.mirrored.isVisible()


def test_the_end_leads_to_the_agenda_in_the_whole_window(qtbot, table):
    at(table, "closing")
    table.show()

    press(qtbot, table, Key.Key_Space)

    assert not table.window.whole.filled
    assert table.window.pages.currentIndex() == AGENDA


def test_the_keyboard_stays_here_when_the_agenda_s_step_comes(qtbot, table):
    at(table, "actions")
    table.show()
    assert table.window.whole.filled
    assert table.window.combined.hasFocus()

    press(qtbot, table, Key.Key_Escape)

    assert table.window.pages.currentIndex() == AGENDA


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_button_is_large_named_and_within_the_screen(qtbot, size, language):
    room = ChairRoom(language=language)
    qtbot.addWidget(room.window)
    room.do(Unlock("K7QM4RPX"))
    room.take()
    at(room, "norm:1.1")
    shown(qtbot, room)
    room.window.fill(True)
    sized(qtbot, room, *size)

    bar = room.window.combined.bar
    buttons = [one for one in bar.findChildren(QPushButton) if one.isVisible()]

    assert len(buttons) == 7
    for one in buttons:
        assert one.accessibleName()
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert min(one.width(), one.height()) >= 32
        assert one.width() >= one.minimumSizeHint().width()
        assert bar.rect().contains(one.geometry())
    assert (room.window.width(), room.window.height()) == size


def test_a_pointer_that_lies_still_is_hidden_over_the_slide(qtbot, table):
    slide = table.window.combined.slide

    qtbot.mouseMove(slide, slide.rect().center())
    assert slide.cursor().shape() is not Qt.CursorShape.BlankCursor

    qtbot.waitUntil(lambda: slide.cursor().shape() is Qt.CursorShape.BlankCursor, timeout=4000)
    qtbot.mouseMove(slide, slide.rect().center() + QPoint(5, 5))
    assert slide.cursor().shape() is not Qt.CursorShape.BlankCursor


def test_names_are_gone_from_a_black_screen_and_from_the_calm_picture(qtbot, table):
    names = table.window.combined.names
    press(qtbot, table, Key.Key_A)
    assert not names.isHidden()
    press(qtbot, table, Key.Key_B)
    assert names.isHidden()
    press(qtbot, table, Key.Key_A)
    assert names.isHidden()
    press(qtbot, table, Key.Key_B)
    assert names.isHidden()

    press(qtbot, table, Key.Key_A)
    assert not names.isHidden()
    table.window.draw(replace(table.snapshot(), trouble=Refused("storage.full")))
    assert names.isHidden()


def test_o_puts_the_norms_in_another_order_here_too(qtbot, table):
    to_review(table)

    press(qtbot, table, Key.Key_O)

    assert table.window.combined.slide.emphasis.order is Order.LOWEST


def test_on_a_repeated_screen_the_page_with_names_does_not_come_back_by_itself(qtbot, table):
    table.window.screens(Situation.MIRRORED)
    table.window.fill(False)
    table.window.go(AGENDA)
    assert not table.window.whole.filled

    table.window.go(CONDUCT)
    assert table.window.whole.filled

    press(qtbot, table, Key.Key_Escape)
    table.window.go(AGENDA)
    table.window.go(CONDUCT)
    assert not table.window.whole.filled
