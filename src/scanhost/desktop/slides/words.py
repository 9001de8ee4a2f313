"""What slides say in more than one place, in the language of the scan."""

from __future__ import annotations

import gettext
import math
from datetime import date, time

from scanhost import texts
from scanhost.desktop.fonts import measure
from scanhost.desktop.slides.sheet import BODY, Sheet
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain import meetings
from scanhost.domain.agenda import AgendaPoint, Agreement
from scanhost.domain.meetings import Stage
from scanhost.domain.pack import Norm, Theme
from scanhost.domain.shapes import wrap

NAME = "Participatiescan"


def back(snapshot: Snapshot) -> bool:
    """Tell whether the room looks back at an earlier step."""
    room = snapshot.room
    return room.called is None and room.step != room.live


def aside(snapshot: Snapshot, tr: gettext.NullTranslations, usual: str) -> str:
    """Return what stands at the upper right: that we look back or pause, else the usual."""
    if back(snapshot):
        return tr.gettext("looking back")
    return tr.gettext("break") if snapshot.room.paused else usual


def anonymity(snapshot: Snapshot, tr: gettext.NullTranslations) -> str:
    """Return in a word or two whose grades can be recognised."""
    if snapshot.room.named:
        return tr.gettext("with names")
    if snapshot.room.mode == "group":
        return tr.gettext("mean per group")
    return tr.gettext("anonymous")


def running(snapshot: Snapshot) -> Agreement | None:
    """Return what the room is asked to agree with now, if anything."""
    last = snapshot.room.agreements[-1:]
    return last[0] if last and not last[0].ended and not snapshot.room.closed else None


def region(snapshot: Snapshot, tr: gettext.NullTranslations) -> str:
    """Return the region as it is named after the program."""
    name = snapshot.agenda.region.strip()
    if not name or name.casefold().startswith(("regio", "region")):
        return name
    return tr.gettext("region {name}").format(name=name)


def day(iso: str, language: str) -> str:
    """Return a day in full; what is not a date stays as it is."""
    try:
        return texts.date_long(date.fromisoformat(iso), language)
    except ValueError:
        return iso


def hour(written: str, tr: gettext.NullTranslations, language: str) -> str:
    """Return the hour as it is said; what is no hour stays as it is."""
    try:
        moment = time.fromisoformat(written)
    except ValueError:
        return written
    said = texts.time_short(moment, language)
    return tr.pgettext("hour of the day", "{time}").format(time=said)


def digits(left: float) -> str:
    """Return seconds as minutes and seconds, rounded up: 0:00 is when it is over."""
    whole = max(math.ceil(left - 1e-6), 0)
    return f"{whole // 60}:{whole % 60:02d}"


def theme_place(snapshot: Snapshot, theme: Theme, tr: gettext.NullTranslations) -> str:
    """Return which theme this is, of how many."""
    themes = snapshot.room.pack.themes
    n = themes.index(theme) + 1
    return tr.gettext("theme {n} of {all}").format(n=n, all=len(themes))


def named(norm: Norm, language: str) -> str:
    """Return a norm's number and title."""
    return f"{norm.id}  {norm.title.in_(language)}"


def talk(snapshot: Snapshot, tr: gettext.NullTranslations, left: float | None) -> str:
    """Return what we do after a reveal and for how long: talk first, then sum up."""
    if left is None:
        return ""
    summary = snapshot.room.times.summary
    if left > summary:
        return tr.gettext("talking, {time} left").format(time=digits(left - summary))
    if left > 0:
        return tr.gettext("summing up, {time} left").format(time=digits(left))
    return tr.gettext("choosing what to improve")


def seats(snapshot: Snapshot) -> int:
    """Return how many have sat at the table: out of how many grades are counted."""
    return sum(seat.attended for seat in snapshot.room.seats)


def short(title: str) -> str:
    """Leave out what a title explains between brackets."""
    return title.split(" (")[0] if title.endswith(")") else title


def high(sheet: Sheet, said: str, width: float, size: float) -> float:
    """Return how high a text becomes in lines of a size."""
    return len(wrap(said, width, size, 400, measure, sheet.breaks)) * size * BODY


def dotted(*parts: str) -> str:
    """Return what is told after each other; no line begins or ends with a dot alone."""
    return "\u00a0· ".join(part for part in parts if part)


def plain_day(iso: str, language: str) -> str:
    """Return a day without the day of the week; what is not a date stays as it is."""
    try:
        return texts.date_plain(date.fromisoformat(iso), language)
    except ValueError:
        return iso


def short_day(iso: str, language: str) -> str:
    """Return a day as short as goes; what is not a date stays as it is."""
    try:
        return texts.date_short(date.fromisoformat(iso), language)
    except ValueError:
        return iso


def month(written: str, language: str) -> str:
    """Return a month in full; what is none stays as it is."""
    day = plain_day(f"{written}-01", language)
    return day.split(" ", 1)[1] if not day.endswith("-01") else written


# --- a meeting after session 1 --------------------------------------------------------------------


def meeting_name(number: int, tr: gettext.NullTranslations) -> str:
    """Return what a meeting is called: the first after session 1 is session 2."""
    if number == meetings.FIRST:
        return tr.gettext("session 2")
    return tr.gettext("follow-up meeting {n}").format(n=number - meetings.FIRST)


def meeting_about(snapshot: Snapshot) -> str:
    """Return what the step of the meeting is about."""
    meeting = snapshot.room.meeting
    return "" if meeting is None else meeting.step.about


def meeting_point(snapshot: Snapshot) -> AgendaPoint:
    """Return the point that the step of the meeting is about."""
    point = snapshot.room.point(meeting_about(snapshot))
    assert point is not None  # a step about a point is there as long as the point is
    return point


def meeting_place(snapshot: Snapshot, tr: gettext.NullTranslations) -> str:
    """Return where we are in the meeting: the how-manieth of its points, else which meeting."""
    meeting = snapshot.room.meeting
    if meeting is None:
        return ""
    name, step = meeting_name(meeting.number, tr), meeting.step
    alike = [one for one in meeting.steps if one.stage is step.stage]
    if step.stage not in (Stage.STATUS, Stage.AGREEMENTS) or len(alike) < 2:
        return name
    place = tr.gettext("point {n} of {all}").format(n=alike.index(step) + 1, all=len(alike))
    return f"{name} · {place}"


def point_title(point: AgendaPoint, tr: gettext.NullTranslations) -> str:
    """Return what a point is called, with the number of its norm."""
    title = point.title or tr.gettext("point without a title")
    return f"{point.norm} {title}" if point.norm else title
