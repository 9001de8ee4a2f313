"""The settings, what the program is, and its sound, by real controls."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from scanhost.desktop import licences
from scanhost.desktop.chair import macmenu
from scanhost.desktop.chair.aboutprogram import HOLDS
from scanhost.desktop.chair.pages import PREPARE, SETTINGS
from scanhost.desktop.chair.preferences import Preferences
from scanhost.desktop.chime import ended
from scanhost.desktop.situation import Connected
from scanhost.desktop.theme import DARK, LIGHT
from scanhost.domain import commands as ask
from tests.desktop.chairroom import ChairRoom


@pytest.fixture
def room(qtbot):
    made = ChairRoom()
    qtbot.addWidget(made.window)
    made.window.show()
    made.show()
    return made


@pytest.fixture
def page(room):
    room.window.go(SETTINGS)
    return room.window.settings


def test_the_key_opens_the_settings_and_leads_back(room, qtbot):
    window = room.window
    assert window.pages.currentIndex() == PREPARE

    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentIndex() == SETTINGS
    qtbot.keyClick(window.settings, Qt.Key.Key_Escape)
    assert window.pages.currentIndex() == PREPARE
    window.bar.settings.click()
    window.settings.back.click()

    assert window.pages.currentIndex() == PREPARE


def test_each_choice_asks_for_all_that_is_preferred(room, page, qtbot):
    part = page.window_part
    part.show_choice(Preferences("nl", "dark", 115), True)

    with qtbot.waitSignal(room.window.preferred) as wanted:
        part.sizes["150"].click()
    assert wanted.args == [Preferences("nl", "dark", 150)]
    with qtbot.waitSignal(room.window.preferred) as wanted:
        qtbot.keyClick(part.sounds, Qt.Key.Key_Space)
    assert wanted.args == [Preferences("nl", "dark", 115, True)]


def test_letters_and_colours_change_everywhere_and_back(room):
    window = room.window
    turn(window)
    before = window.grab().toImage()
    small = window.prepare.about.fields["place"].fontMetrics().height()

    window.wear(DARK, 130)
    settle()
    assert window.prepare.about.fields["place"].fontMetrics().height() > small
    assert window.grab().toImage() != before

    turn(window)
    assert window.grab().toImage() == before


def settle():
    for _ in range(8):
        QApplication.processEvents()


def turn(window):
    """Wear something else and then what it began with."""
    for theme, size in ((DARK, 150), (LIGHT, 100)):
        window.wear(theme, size)
        settle()


def test_the_screens_are_numbered_and_one_is_chosen(room, page, qtbot):
    page.show_part(1)
    laptop = Connected("a", "Laptop", 1366, 768, False, True)
    beamer = Connected("b", "<b>Beamer</b>", 1920, 1080, True, False)
    page.screens.draw([laptop, beamer])

    assert page.screens.options[1].isChecked()
    with qtbot.waitSignal(room.window.screen_wanted) as wanted:
        page.screens.options[0].click()
    assert wanted.args == ["a"]
    with qtbot.waitSignal(room.window.numbers_wanted):
        page.screens.numbers.click()

    page.screens.draw([replace(laptop, own=True)])
    assert not page.screens.numbers.isVisible()
    assert not page.screens.options[0].isEnabled()


def test_the_colours_of_the_rooms_screen_are_chosen_in_one_place(room, page):
    page.show_part(1)
    page.screens.offer_colours(True)

    page.screens.colours.click()

    assert room.window.pages.currentIndex() == PREPARE
    assert room.window.prepare.roomscreen.isAncestorOf(QApplication.focusWidget())


def test_the_second_place_is_the_same_in_both_pages(room, page, qtbot):
    room.window.second("/media/stick")

    assert page.keeping.second.folder.text() == "/media/stick"
    assert room.window.prepare.second.folder.text() == "/media/stick"
    page.show_part(2)
    with qtbot.waitSignal(room.window.second_wanted) as wanted:
        page.keeping.second.clear.click()
    assert wanted.args == [""]


def test_licences_are_found_by_name_and_by_their_words(page, qtbot):
    page.index[3].click()
    about = page.about
    qtbot.waitUntil(lambda: about.list.count() > 20)

    qtbot.keyClicks(about.search, "atkinson hyper")

    shown = [about.list.item(at) for at in range(about.list.count())]
    names = [one.data(HOLDS).name for one in shown if not one.isHidden()]
    assert names == ["Atkinson Hyperlegible Next"]
    assert "SIL OPEN FONT LICENSE" in about.text.toPlainText()
    qtbot.keyClicks(about.search, " nothing has this")
    assert not about.list.currentItem()


def test_everything_that_is_needed_has_a_licence_and_nearly_all_its_text():
    parts = {part.name.lower(): part for part in licences.parts()}

    assert {"pyside6_essentials", "aiohttp", "zeroconf", "pillow", "python"} <= set(parts)
    assert not [part.name for part in parts.values() if not part.licence]
    assert [part.name for part in parts.values() if not part.text] == ["SQLite"]
    assert "LESSER" in parts["shiboken6"].text
    assert "pytest" not in parts


def test_a_clock_that_ended_is_heard_and_one_that_was_cut_short_is_not(room):
    room.do(ask.Unlock("K7QM4RPX"))
    room.take()
    room.do(ask.Jump("norm:1.1", sure=True))
    early = room.snapshot()
    left = early.room.left
    assert left

    room.wait(left - 0.3)
    nearly = replace(room.snapshot(), taken=early.taken + left - 0.3)
    room.wait(1)
    after = replace(room.snapshot(), taken=early.taken + left + 0.7)

    assert not ended(early, nearly)
    assert ended(nearly, after)
    assert not ended(early, replace(after, taken=early.taken + 5)), "the chair moved on"


def test_every_control_of_the_settings_has_a_name_and_is_reached_by_tab(room, page, qtbot):
    for part in range(5):
        page.index[part].click()
        page.index[0].setFocus()
        seen = []
        while QApplication.focusWidget() not in seen:
            seen.append(QApplication.focusWidget())
            qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
            assert len(seen) < 80
        assert all(one is not None and one.accessibleName() for one in seen), part
        assert page.back in seen


def test_a_mac_has_settings_about_and_quit_in_the_menu_of_the_program(room):
    window = room.window
    shown = []
    macmenu.fill(window, window.desk, lambda: shown.append("settings"), window.show_about)
    [menu] = [one for one in window.menuBar().actions() if one.text() == "Participatiescan"]
    actions = {one.menuRole(): one for one in menu.menu().actions()}
    assert set(actions) == {
        QAction.MenuRole.AboutRole,
        QAction.MenuRole.PreferencesRole,
        QAction.MenuRole.QuitRole,
    }

    actions[QAction.MenuRole.PreferencesRole].trigger()
    actions[QAction.MenuRole.AboutRole].trigger()

    assert shown == ["settings"]
    assert window.settings.index[3].isChecked()
    actions[QAction.MenuRole.QuitRole].trigger()
    assert not window.isVisible()
