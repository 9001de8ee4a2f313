"""Sessions and deadlines in a calendar, read back as calendars read them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from scanhost.report.appointments import limits
from scanhost.report.calendar import Entry, Meeting, ics
from tests.report import awkward

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
    calendar = Calendar.from_ical(ics([made], now))
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

    raw = ics([sly], NOW)

    assert b"\r\nATTENDEE" not in raw
    assert raw.count(b"\r\nEND:VEVENT") == 1


def deadlines(agenda, now=NOW):
    raw = ics(limits("abc", agenda), now)
    events = Calendar.from_ical(raw).walk("VEVENT")
    return raw, {str(one["uid"]): one for one in events}


def test_every_deadline_is_a_day_with_a_notice_a_week_before():
    raw, events = deadlines(awkward.promises())

    one = events["abc-c1@participatiescan"]
    assert one.decoded("dtstart") == date(2027, 3, 1)
    assert one.decoded("dtend") == date(2027, 3, 2)
    assert one["transp"] == "TRANSPARENT"
    assert one["summary"] == "Bellen met ouders"
    assert "Karin de Wit" in one["description"]
    (alarm,) = one.walk("VALARM")
    nine = datetime.combine(one.decoded("dtstart"), datetime.min.time()) + alarm.decoded("trigger")
    assert nine == datetime(2027, 2, 22, 9, 0)
    assert "abc-c2@participatiescan" not in events, "it has no day"
    assert {"abc-a1@participatiescan", "abc-a2@participatiescan"} <= set(events)
    assert b"VTIMEZONE" not in raw


def test_what_is_done_reminds_nobody_and_what_was_struck_leaves_the_calendar():
    struck = awkward.promised("c9", what="Vervallen")
    _, events = deadlines(replace(awkward.promises(), struck=(struck,)))

    assert events["abc-c7@participatiescan"].walk("VALARM") == []
    assert "status" not in events["abc-c7@participatiescan"]
    for id in ("c6", "c9"):
        assert events[f"abc-{id}@participatiescan"]["status"] == "CANCELLED"
        assert events[f"abc-{id}@participatiescan"].walk("VALARM") == []


def test_another_day_replaces_the_one_before():
    first = deadlines(awkward.promises())[1]["abc-c1@participatiescan"]
    point = awkward.promises().points[0]
    moved = replace(point, commitments=(awkward.promised("c1", due="2027-05-01"),))
    later = deadlines(replace(awkward.promises(), points=(moved,)), NOW + timedelta(minutes=1))[1][
        "abc-c1@participatiescan"
    ]

    assert later["uid"] == first["uid"]
    assert later["sequence"] > first["sequence"]
    assert later.decoded("dtstamp") > first.decoded("dtstamp")


@pytest.mark.parametrize("name", awkward.EVERY)
def test_another_library_reads_every_deadline_there_is(name):
    agenda = awkward.SETS[name]()
    entries: list[Entry] = [
        *limits("abc", agenda),
        meeting(title=agenda.region, place=agenda.place),
    ]
    raw = ics(entries, NOW)

    read = vobject.readOne(raw.decode("utf-8"))

    assert len(read.vevent_list) == len(entries)
    assert len({one.uid.value for one in read.vevent_list}) == len(entries)
    for one, entry in zip(read.vevent_list, entries, strict=True):
        assert one.dtstart.value is not None
        assert one.uid.value.endswith("@participatiescan")
        assert len(one.summary.value) <= 80 or isinstance(entry, Meeting)
    assert b"\x07" not in raw
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
