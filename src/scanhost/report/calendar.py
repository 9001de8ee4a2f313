"""A session as a calendar file (RFC 5545) that any calendar takes over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

ZONE = "Europe/Amsterdam"
BEGINNING = datetime.fromisoformat("2020-01-01T00:00:00+00:00")  # versions are counted from here


@dataclass(frozen=True, slots=True)
class Meeting:
    """What stands in the calendar. Names nobody but who holds it."""

    scan: str  # id
    session: int
    title: str
    day: str  # YYYY-MM-DD
    hour: str  # HH:MM; "": the whole day
    minutes: int
    place: str = ""
    words: str = ""


def ics(meeting: Meeting, now: datetime) -> bytes:
    """Return the file; `now` has a zone. What is made later replaces what was made before."""
    event = Event()
    event.add("uid", f"{meeting.scan}-{meeting.session}@participatiescan")
    event.add("sequence", int((now - BEGINNING).total_seconds() // 60))
    event.add("dtstamp", now)
    event.add("summary", meeting.title)
    if meeting.place:
        event.add("location", meeting.place)
    if meeting.words:
        event.add("description", meeting.words)
    day = date.fromisoformat(meeting.day)
    calendar = Calendar()
    calendar.add("prodid", "-//Participatiescan//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if meeting.hour:
        begin = datetime.combine(day, time.fromisoformat(meeting.hour))
        there = {"TZID": ZONE}
        event.add("dtstart", begin, parameters=there)
        event.add("dtend", begin + timedelta(minutes=meeting.minutes), parameters=there)
        calendar.add_component(_zone())
    else:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


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
