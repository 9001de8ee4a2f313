"""Where a scan stands, as the list of recent ones tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scanhost.app.standing import known
from scanhost.domain import commands as ask
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


def test_an_agenda_is_agreed_when_every_point_has_a_lead_and_an_action(room):
    room.do(ask.Unlock("K7QM4RPX"))
    room.do(ask.Jump("actions", sure=True))
    room.do(ask.TickPoint("p1", "T1"))
    room.do(ask.SaveText("p1.lead", "Samira"))
    room.do(ask.AddAction("a1", "p1"))
    before = room.state
    room.state = replace(before, closed=True)
    assert (told(room).stand, told(room).points) == ("closed", 1)

    room.state = before
    room.do(ask.SaveText("a1.what", "bellen"))
    room.state = replace(room.state, closed=True)

    assert told(room).stand == "agreed"
    assert told(room).follow_up > date(2026, 11, 26).isoformat()
