"""The checklist for the day itself: ticks of the chair, and what the program sees."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from scanhost.desktop.chair.checklist import ITEMS, PRACTICE
from scanhost.desktop.screens import Situation
from scanhost.domain.commands import SaveAbout
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import shown


@pytest.fixture
def scan(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    return room


def test_a_tick_is_kept_with_the_scan_and_counted_off_in_the_index(scan, qtbot):
    prepare = scan.window.prepare
    section = prepare.parts.each[-1].section
    assert f"{len(ITEMS)} things" in section.accessibleName()

    tick = prepare.checklist.items["power"].tick
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    prepare.checklist.items["laptop"].tick.click()

    assert scan.state.about["checklist"] == "laptop power"
    scan.show()
    assert f"{len(ITEMS) - 2} things" in section.accessibleName()
    tick.click()
    assert scan.state.about["checklist"] == "laptop"


def test_what_the_program_sees_is_said_and_not_ticked(scan):
    items = scan.window.prepare.checklist.items
    assert items["beamer"].tick.isVisible()

    scan.window.screens(Situation.BEAMER)
    scan.seen = 1
    scan.show()

    for id, said in (("beamer", "connected now"), ("phone", "a phone was here")):
        assert not items[id].tick.isVisible()
        assert items[id].seen.text() == said
    assert "checklist" not in scan.state.about
    scan.window.screens(Situation.ONE)
    scan.show()
    assert items["beamer"].tick.isVisible(), "the cable was pulled out"


def test_the_practice_file_is_noted_once_it_is_made(scan):
    checklist = scan.window.prepare.checklist

    checklist.made(PRACTICE)
    checklist.made(PRACTICE)

    assert scan.asked_of(SaveAbout) == [SaveAbout("checklist", PRACTICE)]
    scan.show()
    assert checklist.items[PRACTICE].seen.text() == "made"


def test_ticks_of_another_version_of_the_program_stay(scan):
    scan.do(SaveAbout("checklist", "cake laptop"))
    scan.show()

    scan.window.prepare.checklist.items["power"].tick.click()

    assert scan.state.about["checklist"] == "laptop power cake"
