"""What of a scan stands in calendars: its sessions, and the days by which something is done."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from scanhost import texts
from scanhost.domain import deadlines, leads
from scanhost.domain.agenda import Agenda
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.followup import SETTLED
from scanhost.domain.lengths import minutes
from scanhost.domain.meetings import FIRST
from scanhost.domain.people import Person
from scanhost.domain.views import Room
from scanhost.report.calendar import Deadline, Entry, Meeting
from scanhost.report.lists import process_heads

AFTER = 120  # our own: minutes to keep free for session 2 and what follows it
LINE = 80  # characters of a title; what is agreed may be a page


def everything(scan: str, room: Room, agenda: Agenda) -> tuple[Entry, ...]:
    """Return both sessions, as far as they have a day, and every deadline."""
    meetings = (session_1(scan, room), session_2(scan, room))
    return (*(one for one in meetings if one is not None), *limits(scan, agenda))


def session_1(scan: str, room: Room) -> Meeting | None:
    """Return session 1 for a calendar; None before it has a day."""
    about, _ = room.about.get, texts.catalogue(room.language).gettext
    day = about("date", "")
    planned = minutes((step for step, _ in room.steps), room.about)
    title = _("Participatiescan {region}").format(region=about("region", "")).strip()
    words = _("Please bring your own charged phone or tablet.")
    if not day:
        return None
    return Meeting(scan, 1, title, day, about("time", ""), planned, about("place", ""), words)


def session_2(scan: str, room: Room) -> Meeting | None:
    """Return the meeting that is planned after session 1; None before it has a day.

    It is at the hour and the place of session 1. Once session 2 is over, a later day that is
    planned is that of the meeting after it.
    """
    about, _ = room.about.get, texts.catalogue(room.language).gettext
    if not room.follow_up:
        return None
    number = _number(room)
    if number == FIRST:
        title = _("Participatiescan {region}, session 2")
        words = _("We look at what was done since session 1, and decide on the agenda.")
    else:
        title = _("Participatiescan {region}, how far we are")
        words = _("We look at how far what we agreed is.")
    title = title.format(region=about("region", ""))
    hour, place = about("time", ""), about("place", "")
    return Meeting(scan, number, title, room.follow_up, hour, AFTER, place, words)


def limits(scan: str, agenda: Agenda, only: Collection[str] | None = None) -> tuple[Deadline, ...]:
    """Return the deadline of everything agreed that has one, or of these ids only."""
    said = [
        *(
            _limit(scan, agenda, title, line)
            for title, line in deadlines.agreed(agenda)
            if line.due
        ),
        *(_limit(scan, agenda, "", line, struck=True) for line in agenda.struck),
    ]
    return tuple(one for one in said if only is None or one.commitment in only)


def led(scan: str, agenda: Agenda, people: Sequence[Person]) -> dict[str, tuple[Deadline, ...]]:
    """Return the deadlines of each lead, by id; also of what they led and was struck."""
    mine = {
        id: {line.id for _, line in of}
        for id, of in leads.leads(agenda.points, agenda.process, people).of.items()
    }
    names = leads.Names(people)
    for line in agenda.struck:
        for person in names.meant(line.lead).people:
            mine.setdefault(person.id, set()).add(line.id)
    return {id: limits(scan, agenda, ids) for id, ids in mine.items()}


def _limit(
    scan: str, agenda: Agenda, title: str, line: CommitmentLine, struck: bool = False
) -> Deadline:
    _ = texts.catalogue(agenda.language).gettext
    struck = struck or line.stand == "dropped"
    what = " ".join(line.what.split()) or _("Agreement")
    short = what if len(what) <= LINE else f"{what[: LINE - 1].rstrip()}…"
    of = title or process_heads(agenda.language).get(line.about, "")
    region = _("Participatiescan {region}").format(region=agenda.region).strip()
    said = [what if short != what else "", f"{region}: {of}" if of else region]
    for head, text in (
        (_("Lead"), line.lead),
        (_("Who joins"), line.joins),
        (_("How it is followed"), line.follow),
    ):
        if text.strip():
            said.append(f"{head}: {text}")
    words = "\n".join(one for one in said if one)
    return Deadline(scan, line.id, short, line.due, words, line.stand in SETTLED, struck)


def _number(room: Room) -> int:
    """Return which meeting is the one that is planned."""
    same = [one.number for one in room.meetings if one.day == room.follow_up]
    if same or not room.meetings:
        return next(iter(same), FIRST)
    last = room.meetings[-1]
    later = last.ended and room.follow_up > last.day
    return last.number + 1 if later else last.number
