"""A session in a calendar, read back as calendars read it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from scanhost.report.calendar import Meeting, ics

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def meeting(**more) -> Meeting:
    given = {
        "scan": "abc123",
        "session": 1,
        "title": "Participatiescan; Oosterdelta, noord",
        "day": "2026-11-26",
        "hour": "13:30",
        "minutes": 135,
        "place": "Stadhuis, kamer 2;14\\",
        "words": "Neem mee:\nuw telefoon",
    }
    return Meeting(**{**given, **more})


def read(made: Meeting, now: datetime = NOW):
    calendar = Calendar.from_ical(ics(made, now))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


@pytest.mark.parametrize(
    ("day", "offset", "utc"), [("2026-07-02", 2, "11:30"), ("2026-11-26", 1, "12:30")]
)
def test_a_session_is_at_its_hour_in_summer_and_in_winter(day, offset, utc):
    calendar, event = read(meeting(day=day))

    begins = event.decoded("dtstart")
    assert begins.replace(tzinfo=None) == datetime.fromisoformat(f"{day}T13:30")
    assert event["dtstart"].params["TZID"] == "Europe/Amsterdam"
    there = begins.replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert there.utcoffset() == timedelta(hours=offset)
    # The zone in the file says the same to who has no list of zones.
    (zone,) = calendar.walk("VTIMEZONE")
    own = begins.replace(tzinfo=zone.to_tz(lookup_tzid=False))
    assert own.astimezone(UTC).strftime("%H:%M") == utc
    assert event.decoded("dtend") - begins == timedelta(minutes=135)


def test_everything_typed_comes_through_and_nobody_is_named():
    calendar, event = read(meeting())

    assert calendar["method"] == "PUBLISH"
    assert event["summary"] == "Participatiescan; Oosterdelta, noord"
    assert event["location"] == "Stadhuis, kamer 2;14\\"
    assert event["description"] == "Neem mee:\nuw telefoon"
    assert "attendee" not in event
    assert "organizer" not in event


def test_a_later_file_takes_the_place_of_an_earlier_one():
    first, other = read(meeting())[1], read(meeting(session=2))[1]
    later = read(meeting(day="2026-12-03"), NOW + timedelta(minutes=1))[1]

    assert later["uid"] == first["uid"] != other["uid"]
    assert later["sequence"] > first["sequence"]
    assert later["sequence"] < 2**31


def test_without_an_hour_it_takes_the_day():
    event = read(meeting(hour=""))[1]

    assert event.decoded("dtstart") == date(2026, 11, 26)
    assert event.decoded("dtend") == date(2026, 11, 27)


def test_a_line_break_in_a_title_adds_no_line():
    sly = meeting(title="x\r\nATTENDEE:mailto:a@b.nl", place="y\nEND:VEVENT")

    raw = ics(sly, NOW)

    assert b"\r\nATTENDEE" not in raw
    assert raw.count(b"\r\nEND:VEVENT") == 1
