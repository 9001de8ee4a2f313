"""The way on from session 1: what comes next is the filled button, and leads where it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from scanhost.desktop.chair.meetingforms import WelcomeForm
from scanhost.desktop.chair.pages import FOLLOW, RESULTS
from scanhost.domain import followup as ask
from scanhost.domain.commands import PlanFollowUp
from scanhost.report.documents import DEFINITIVE, HOMEWORK
from tests.desktop.aftersession import after_session, decided
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.followroom import follow_room
from tests.desktop.windowfaults import faults, unreached

AHEAD, THEN, PAST = date(2026, 12, 1), date(2027, 1, 7), date(2027, 1, 8)


def open_on(qtbot, room: ChairRoom, today: date = AHEAD) -> ChairRoom:
    qtbot.addWidget(room.window)
    room.window.follow.today = lambda: today
    room.window.show()
    room.show()
    room.window.go(FOLLOW)
    return room


def filled(room: ChairRoom) -> list[str]:
    between = room.window.follow.between
    every = (between.begin, between.side.paper, between.side.mails)
    return [one.text() for one in every if one.property("kind") == "main" and one.isVisible()]


@pytest.fixture
def room(qtbot):
    """Weeks before session 2, with addresses."""
    made = after_session(scan="en")
    made.do(PlanFollowUp(THEN.isoformat()))
    return open_on(qtbot, made)


def test_until_its_day_session_2_is_not_what_comes_next(qtbot, room):
    assert filled(room) == ["Mails about homework"]

    room.window.follow.today = lambda: THEN
    room.show()

    assert filled(room) == ["Begin session 2"]


def test_without_addresses_homework_goes_out_on_paper(qtbot):
    assert filled(open_on(qtbot, follow_room(), AHEAD)) == ["Homework on paper"]


def test_after_session_2_the_agenda_goes_out_before_another_meeting_begins(room):
    decided(room)

    assert filled(room) == ["Mails with the agenda"]


def test_a_scan_without_points_has_no_homework_to_send(qtbot):
    made = ChairRoom(new_scan=True)
    made.state = replace(made.state, closed=True)
    room = open_on(qtbot, made)

    assert filled(room) == ["Begin session 2"]
    assert "add points" in room.window.follow.between.empty.text()
    assert not room.window.follow.between.side.hint.isVisible()


@pytest.mark.parametrize(
    ("held", "paper", "mail"), [(False, HOMEWORK, "homework"), (True, DEFINITIVE, "agenda")]
)
def test_paper_and_mails_are_one_press_away(room, held, paper, mail):
    if held:
        decided(room)
    window, side = room.window, room.window.follow.between.side

    side.paper.click()
    assert window.pages.currentIndex() == RESULTS
    assert window.results.papers.isVisible()
    assert window.results.papers.list.kind.id == paper

    window.go(FOLLOW)
    side.mails.click()
    assert window.results.aftermails.letters.isVisible()
    assert window.results.aftermails.letters.kinds[mail].isChecked()


def test_a_day_that_has_been_is_said_until_session_2_is_held(room):
    room.window.follow.today = lambda: PAST
    room.show()
    day = room.window.follow.between.side.day

    assert day.said.property("kind") == "todo"
    assert "that day has been" in day.said.text()


def test_a_day_before_session_1_stands_out(room):
    room.do(PlanFollowUp("2026-01-07"))
    room.show()
    day = room.window.follow.between.side.day

    assert day.said.property("kind") == "todo"
    assert "not after session 1" in day.said.text()


def test_a_meeting_that_was_begun_too_early_is_called_off_later_too(room):
    window = room.window
    window.follow.between.begin.click()
    settle()
    window.follow.meeting.forward.click()
    settle()
    room.slips.clear()  # the program was closed in between
    room.show()
    assert not window.follow.meeting.cancel.isVisible()
    window.follow.meeting.back.click()
    settle()

    window.follow.meeting.cancel.click()
    settle()

    assert room.snapshot().room.meeting is None
    assert room.snapshot().room.meetings == ()
    assert "Session 2 has not begun" in window.strip.words.text()
    window.strip.yes.click()
    settle()
    assert room.asked[-1] == ask.BeginMeeting(AHEAD.isoformat())


def test_nothing_is_counted_where_there_are_no_points(qtbot):
    made = ChairRoom(new_scan=True)
    made.state = replace(made.state, closed=True)
    room = open_on(qtbot, made)
    meeting = room.window.follow.meeting
    room.window.follow.between.begin.click()
    settle()
    assert isinstance(meeting.form, WelcomeForm)
    assert not meeting.form.count.isVisible()

    meeting.forward.click()
    settle()

    assert meeting.form.under.text() == "There are no points yet. Add one below."


def test_without_agreements_there_is_nobody_to_show_those_of(qtbot):
    made = ChairRoom(new_scan=True)
    made.state = replace(made.state, closed=True)
    decided(made)
    room = open_on(qtbot, made)
    room.window.follow.between.to_agreements.click()

    assert room.window.follow.between.overview.under.text() == "There are no agreements yet."
    assert not room.window.follow.between.overview.lead.isVisible()


def test_a_long_text_shows_how_it_begins_once_it_is_left(qtbot, room):
    form = room.window.follow.between.form
    assert form is not None
    room.window.activateWindow()
    form.lead.setFocus()
    qtbot.waitUntil(form.lead.hasFocus)
    form.lead.insert("Samenwerkingsverband Voortgezet Speciaal Onderwijs Noord")

    qtbot.keyClick(form.lead, Qt.Key.Key_Tab)

    assert form.lead.cursorPosition() == 0


@pytest.mark.parametrize(("letters", "size"), [(100, (1180, 640)), (150, (1366, 768))])
@pytest.mark.parametrize("held", [False, True])
def test_nothing_is_cut_and_everything_is_reached(qtbot, letters, size, held):
    made = after_session("nl", letters=letters)
    made.do(PlanFollowUp("2027-03-04"))
    if held:
        decided(made)
    room = open_on(qtbot, made)
    room.window.resize(*size)
    settle()

    assert [*faults(room.window), *unreached(room.window)] == []
