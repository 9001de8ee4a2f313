"""A beamer that repeats the chair's screen: the room sees nothing that is for the chair."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from scanhost.desktop.situation import Situation
from scanhost.domain.commands import SaveText
from tests.desktop.chairgallery import settle
from tests.desktop.test_chair_agenda import agenda, review  # noqa: F401
from tests.desktop.test_chair_conduct import press
from tests.desktop.test_combined import table  # noqa: F401
from tests.desktop.windowfaults import faults


def test_on_a_repeated_screen_the_agenda_has_no_notes(qtbot, agenda):  # noqa: F811
    agenda.do(SaveText("note.T1", "only for me"))
    agenda.show()
    window = agenda.window
    assert window.agenda.form.mine.isVisible()

    window.screens(Situation.MIRRORED)
    agenda.show()

    assert not window.agenda.form.mine.isVisible()
    window.screens(Situation.BEAMER)
    assert window.agenda.form.mine.box.toPlainText() == "only for me"
    assert agenda.state.texts["note.T1"] == "only for me"


def test_who_notes_something_on_the_agenda_presses_no_button_instead(qtbot, agenda):  # noqa: F811
    window = agenda.window
    agenda.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.agenda.form.mine.box.setFocus()
    qtbot.keyClicks(window.agenda.form.mine.box, "not for")

    window.screens(Situation.MIRRORED)

    assert window.agenda.hasFocus()
    assert agenda.state.texts["note.T1"] == "not for"


def test_who_closes_the_window_on_a_repeated_screen_shows_no_names(qtbot, table):  # noqa: F811
    table.window.screens(Situation.MIRRORED)

    table.window.ask_to_leave()

    assert table.window.leaving.isVisible()
    assert table.window.leaving.no.hasFocus()
    assert not table.window.conduct.isVisible()
    table.window.leaving.no.click()
    assert table.window.whole.filled
    assert table.window.combined.hasFocus()


def test_who_closes_the_window_once_more_under_the_slide_is_asked_where_it_shows(
    qtbot,
    table,  # noqa: F811
):
    table.window.screens(Situation.MIRRORED)
    table.window.ask_to_leave()
    table.window.back()
    assert table.window.whole.filled

    table.window.ask_to_leave()

    assert not table.window.whole.filled
    assert table.window.leaving.isVisible()


@pytest.mark.parametrize("situation", [Situation.ONE, Situation.MIRRORED])
def test_without_a_screen_for_the_slides_notes_and_hints_wait_until_asked_for(
    qtbot,
    review,  # noqa: F811
    situation,
):
    window, conduct = review.window, review.window.conduct
    window.resize(1366, 768)
    review.do(SaveText("note.T1", "only for me"))
    window.screens(Situation.BEAMER)
    review.show()
    settle()
    assert conduct.notes.box.isVisible()
    assert conduct.stage.hint_beside.isVisible()

    window.screens(situation)  # a splitter may well show it to the room
    window.onescreen.leave()
    review.show()
    settle()
    assert not conduct.notes.box.isVisible()
    assert not conduct.stage.hint_beside.isVisible()

    press(qtbot, review, Qt.Key.Key_N)
    assert conduct.notes.box.hasFocus()
    assert conduct.notes.box.toPlainText() == "only for me"
    press(qtbot, review, Qt.Key.Key_Escape)
    assert not conduct.notes.box.isVisible()
    next(one for one in conduct.findChildren(QPushButton) if shown(one, "Read")).click()
    assert conduct.stage.hint_beside.isVisible()
    settle()
    assert faults(window) == []

    window.screens(Situation.BEAMER)
    review.show()
    assert conduct.notes.box.isVisible()
    assert conduct.stage.hint_beside.isVisible()


@pytest.mark.parametrize("situation", [Situation.ONE, Situation.MIRRORED])
def test_who_rehearses_alone_sees_hints_and_notes_at_once(
    qtbot,
    review,  # noqa: F811
    situation,
):
    window, conduct = review.window, review.window.conduct
    window.resize(1366, 768)
    window.screens(situation)

    window.rehearses(True)
    window.onescreen.leave()
    review.show()
    settle()

    assert conduct.stage.hint_beside.isVisible()
    assert conduct.notes.box.isVisible()
    assert not any(shown(one, "Read") for one in conduct.findChildren(QPushButton))
    assert faults(window) == []

    window.rehearses(False)
    settle()
    assert not conduct.stage.hint_beside.isVisible()
    assert not conduct.notes.box.isVisible()


def test_who_types_notes_goes_on_when_the_beamer_s_cable_comes_out_and_in(
    qtbot,
    review,  # noqa: F811
):
    window, box = review.window, review.window.conduct.notes.box
    window.resize(1366, 768)
    window.screens(Situation.BEAMER)
    review.show()
    press(qtbot, review, Qt.Key.Key_N)

    for situation in (Situation.ONE, Situation.BEAMER):
        window.screens(situation)
        review.show()
        settle()
        assert box.hasFocus(), "letters would be keys of the page"

    window.screens(Situation.ONE)
    press(qtbot, review, Qt.Key.Key_Escape)
    assert not box.isVisible()


def shown(one, text):
    return one.isVisible() and one.text() == text


def test_notes_on_the_agenda_open_when_asked_for_on_one_screen(qtbot, agenda):  # noqa: F811
    agenda.do(SaveText("note.T1", "only for me"))
    agenda.window.screens(Situation.ONE)
    agenda.show()
    mine = agenda.window.agenda.form.mine
    assert not mine.box.isVisible()

    mine.open.click()

    assert mine.box.isVisible()
    assert mine.open.text() == "Notes on this theme"
