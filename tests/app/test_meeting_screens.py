"""A meeting after session 1 in the program: the room's screen, keeping awake, one screen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from scanhost.desktop import slides
from scanhost.desktop.chair.pages import FOLLOW
from scanhost.desktop.situation import Situation
from scanhost.domain import commands as ask
from scanhost.domain import followup
from tests.app.stage import WAIT

DAY = date(2027, 1, 7).isoformat()


@pytest.fixture
def held(desk, qtbot):
    """A scan with points of which session 1 is closed for good."""
    bridge = desk.program.bridge
    bridge.ask(ask.Unlock("K7PM4TQX"))
    for number in range(2):
        bridge.ask(ask.TickPoint(f"p{number}", "T1"))
        bridge.ask(ask.SaveText(f"p{number}.title", f"Eén telefoonnummer {number}"))
    desk.until(lambda: len(desk.room.points) == 2)
    desk.program._close_session()
    desk.until(lambda: desk.room.closed)
    return desk


def meet(desk) -> None:
    desk.program.bridge.ask(followup.BeginMeeting(DAY))
    desk.until(lambda: desk.room.meeting is not None)


def again(desk, qtbot) -> None:
    """Open the scan anew, as after a restart of the program."""
    program = desk.program
    path, running = program.current.running.path, program.current.running
    program.current.let_go(lambda: program.opening.open(path))
    qtbot.waitUntil(lambda: program.current.running not in (None, running), timeout=WAIT)
    desk.until(lambda: desk.room.closed)


def step(desk) -> str:
    return "" if desk.room.meeting is None else desk.room.meeting.step.id


def test_a_meeting_has_the_room_s_screen_and_keeps_it_on(held, qtbot, monkeypatch):
    program = held.program
    kept: list[bool] = []
    monkeypatch.setattr(program.roomscreen.awake, "keep", kept.append)
    meet(held)

    assert program.beamer.isVisible() or program.screens.situation is not Situation.BEAMER
    assert slides.name(program.beamer.snapshot) == "meeting-2-welcome"
    assert kept[-1] is True
    program.bridge.ask(followup.EndMeeting())
    held.until(lambda: held.room.meeting is None)
    assert kept[-1] is False


def test_a_meeting_is_on_screen_after_a_restart_and_a_closed_scan_is_not(held, qtbot, monkeypatch):
    program = held.program
    shown: list[bool] = []
    monkeypatch.setattr(program.roomscreen.screens, "show", lambda: shown.append(True))
    again(held, qtbot)
    assert shown == [], "nobody is in a room with a scan that is opened to work on its agenda"

    meet(held)
    assert shown
    shown.clear()
    again(held, qtbot)
    held.until(lambda: held.room.meeting is not None)

    assert shown
    assert held.program.chair.pages.currentIndex() == FOLLOW


def test_phones_can_look_along_after_a_restart_with_the_code_they_know(held, qtbot):
    code = held.room.code
    assert code

    again(held, qtbot)

    assert held.room.code == code


def test_leaving_a_meeting_asks_nothing(held, qtbot):
    meet(held)
    chair = held.program.chair

    with qtbot.waitSignal(held.program.ended, timeout=WAIT):
        chair.close()

    assert not chair.leaving.asking


def test_a_remote_moves_the_meeting(held, qtbot):
    meet(held)
    beamer = held.program.beamer

    qtbot.keyClick(beamer, Qt.Key.Key_PageDown)
    held.until(lambda: step(held) == "status:p0")
    qtbot.keyClick(beamer, Qt.Key.Key_PageUp)
    held.until(lambda: step(held) == "welcome")


def test_on_one_screen_the_meeting_fills_it_and_its_bar_leads_on(held, qtbot):
    meet(held)
    chair = held.program.chair
    chair.screens(Situation.ONE)
    chair.fill(True)
    assert chair.whole.filled
    bar = chair.combined.bar

    assert bar.where.accessibleName() == "Welkom"
    bar.next.click()
    held.until(lambda: step(held) == "status:p0")
    assert bar.next.isEnabled()
    bar.controls.back.click()
    held.until(lambda: step(held) == "welcome")
    assert not bar.controls.back.isEnabled()
    assert not bar.controls.pause.isEnabled()


def test_the_bar_finishes_no_meeting_but_shows_where_that_is_done(held, qtbot):
    meet(held)
    chair = held.program.chair
    chair.screens(Situation.ONE)
    chair.fill(True)
    held.program.bridge.ask(followup.GoTo("welcome", "closing"))
    held.until(lambda: step(held) == "closing")

    chair.combined.bar.next.click()

    qtbot.waitUntil(lambda: not chair.whole.filled)
    assert chair.pages.currentIndex() == FOLLOW
    assert held.room.meeting is not None
