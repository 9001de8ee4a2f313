"""Sessions and deadlines as a calendar file (RFC 5545) that any calendar takes over.

A deadline is an event of a whole day, for Google takes no tasks from a file, nor does Outlook.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from scanhost.report.lists import typed

NOTICE = timedelta(days=-7, hours=9)  # our own: a week before, when people begin to work
ZONE = "Europe/Amsterdam"
BEGINNING = datetime.fromisoformat("2020-01-01T00:00:00+00:00")  # versions are counted from here


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session. Names nobody but who holds it."""

    scan: str  # id
    session: int
    title: str
    day: str  # YYYY-MM-DD
    hour: str  # HH:MM; "": the whole day
    minutes: int
    place: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day by which something agreed is to be done."""

    scan: str  # id
    commitment: str  # id
    title: str
    day: str  # YYYY-MM-DD
    words: str = ""
    settled: bool = False  # nothing is to be done any more, so nobody is reminded
    struck: bool = False  # it is to leave the calendar


Entry = Meeting | Deadline


def ics(entries: Iterable[Entry], now: datetime) -> bytes:
    """Return the file; `now` has a zone. What is made later replaces what was made before."""
    made = [_event(one, now) for one in entries]
    calendar = Calendar()
    calendar.add("prodid", "-//Participatiescan//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if any("TZID" in event["dtstart"].params for event in made):
        calendar.add_component(_zone())
    for event in made:
        calendar.add_component(event)
    raw: bytes = calendar.to_ical()
    return raw


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    own = entry.session if isinstance(entry, Meeting) else entry.commitment
    event.add("uid", f"{entry.scan}-{own}@participatiescan")
    event.add("sequence", int((now - BEGINNING).total_seconds() // 60))
    event.add("dtstamp", now)
    event.add("summary", typed(entry.title))
    if entry.words:
        event.add("description", typed(entry.words))
    if isinstance(entry, Meeting):
        _hold(event, entry)
    else:
        _limit(event, entry)
    return event


def _hold(event: Event, meeting: Meeting) -> None:
    """Say when and where a meeting is."""
    if meeting.place:
        event.add("location", typed(meeting.place))
    day = date.fromisoformat(meeting.day)
    if not meeting.hour:
        _whole(event, day)
        return
    begin = datetime.combine(day, time.fromisoformat(meeting.hour))
    there = {"TZID": ZONE}
    event.add("dtstart", begin, parameters=there)
    event.add("dtend", begin + timedelta(minutes=meeting.minutes), parameters=there)


def _limit(event: Event, deadline: Deadline) -> None:
    """Say by which day something is done; nobody is busy all that day."""
    _whole(event, date.fromisoformat(deadline.day))
    event.add("transp", "TRANSPARENT")
    if deadline.struck:
        event.add("status", "CANCELLED")
    elif not deadline.settled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", typed(deadline.title))
        alarm.add("trigger", NOTICE)
        event.add_component(alarm)


def _whole(event: Event, day: date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))


def _zone() -> Timezone:
    """Return the zone with the rule of the EU; a list of days, as libraries make, is not taken
    over by every calendar."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, begins, month, before, after, name in (
        (TimezoneDaylight(), "1996-03-31T02:00", 3, 1, 2, "CEST"),
        (TimezoneStandard(), "1996-10-27T03:00", 10, 2, 1, "CET"),
    ):
        part.add("dtstart", datetime.fromisoformat(begins))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone
