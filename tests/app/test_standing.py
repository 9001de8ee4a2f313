"""Where a scan stands, as the list of recent ones tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scanhost.app.known import listed
from scanhost.app.standing import known
from scanhost.desktop.chair.recent import Stand
from scanhost.domain import commands as ask
from scanhost.domain import followup
from scanhost.domain.people import Letter, Person
from tests.desktop.chairroom import ChairRoom


@pytest.fixture
def room(qtbot):
    made = ChairRoom()
    qtbot.addWidget(made.window)
    return made


def told(room):
    return known(room.snapshot(), Path("/a.scan"), "abc")


def test_a_scan_is_locked_only_when_nothing_lacks(room):
    assert told(room).stand == "locked"
    assert told(room).unsent == 12

    room.do(ask.SaveAbout("time", ""))
    room.do(ask.RemovePerson("s3"))

    one = told(room)
    assert (one.stand, one.lacks, one.free) == ("preparing", ("time",), 1)


def test_an_invitation_that_was_sent_is_no_longer_to_be_sent(room):
    sent = Letter("l1", "s1", "invitation", "2026-11-01T09:00", "2026-11-01T09:05")
    ready = Letter("l2", "s2", "invitation", "2026-11-01T09:00")
    room.do(ask.NoteLetters((sent, ready)))
    room.do(ask.SavePerson(Person("guest", "Gast", guest=True)))

    assert told(room).unsent == 11


def test_a_session_is_under_way_until_it_is_closed(room):
    room.do(ask.Unlock("K7QM4RPX"))
    assert told(room).stand == "running"

    room.do(ask.Jump("closing", sure=True))
    assert told(room).stand == "running"


@pytest.fixture
def closed(room):
    """A scan with one point whose session 1 is closed."""
    room.do(ask.Unlock("K7QM4RPX"))
    room.do(ask.Jump("actions", sure=True))
    room.do(ask.TickPoint("p1", "T1"))
    room.state = replace(room.state, closed=True)
    return room


def test_after_session_1_there_is_homework_until_a_meeting_is_held(closed):
    assert (told(closed).stand, told(closed).points) == ("closed", 1)
    assert told(closed).follow_up > date(2026, 11, 26).isoformat()

    closed.do(followup.BeginMeeting("2027-01-07"))
    assert (told(closed).stand, told(closed).meeting) == ("meeting", 2)

    closed.do(followup.EndMeeting())
    assert (told(closed).stand, told(closed).meeting) == ("followed", 0)


def test_what_was_agreed_and_is_not_done_is_late_once_its_day_has_passed(closed):
    closed.do(followup.BeginMeeting("2027-01-07"), followup.EndMeeting())
    for id, due in (("c1", "2027-03-01"), ("c2", "2027-02-01"), ("c3", "2027-02-01"), ("c4", "")):
        closed.do(followup.AddCommitment(id, "p1"), followup.PlanCommitment(id, due))
    closed.do(followup.NoteProgress("n1", "c3", "2027-01-20", "done"))

    one = told(closed)

    assert one.dues == ("2027-02-01", "2027-03-01")
    assert [listed(one, day).late for day in (date(2027, 2, 1), date(2027, 2, 2))] == [0, 1]
    assert listed(one, date(2027, 4, 1)).stand is Stand.DONE
