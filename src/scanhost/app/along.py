"""What goes along with a mail: made once for all who get the same. Any one thread."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property

from scanhost import resources, texts
from scanhost.app.entries import shipped
from scanhost.app.material import material
from scanhost.app.paper import command
from scanhost.domain import leads
from scanhost.domain.agenda import Agenda
from scanhost.domain.errors import Trouble
from scanhost.domain.people import AFTER, PARTNER, Person
from scanhost.domain.views import Room
from scanhost.report.appointments import led, limits, session_1, session_2
from scanhost.report.calendar import Entry, Meeting, ics
from scanhost.report.documents import DEFINITIVE, DRAFT, HOMEWORK, ONE_PAGE, page
from scanhost.report.mail import Attachment
from scanhost.report.making import make
from scanhost.report.material import Asked, Options, Wanted
from scanhost.texts import N_
from scanhost.web import athome

log = logging.getLogger(__name__)

CALENDAR, HTML, PDF = "text/calendar", "text/html", "application/pdf"
PAPERS = {  # a kind of mail -> the document that goes along, and what its file is called
    "homework": (HOMEWORK, N_("Homework")),
    "agenda": (DEFINITIVE, N_("Work agenda")),
    PARTNER: (ONE_PAGE, N_("What came of the scan")),
}


class Along:
    """The attachments of mails of one kind; `agenda` is needed once session 1 is closed."""

    def __init__(self, scan: str, room: Room, kind: str, agenda: Agenda | None) -> None:
        self._scan, self._room, self._kind, self._agenda = scan, room, kind, agenda
        self._papers: dict[tuple[str, ...], Attachment] = {}

    def to(self, person: Person) -> tuple[Attachment, ...]:
        """Return what goes along to somebody; what cannot be made as a PDF goes as a web page."""
        if self._kind not in AFTER:
            return () if self._kind == "code" else self._invitation
        agenda = self._agenda
        if agenda is None:
            raise ValueError("there is no agenda to send")
        match self._kind:
            case "homework":
                return (self._paper(agenda, self._prepared(person)),)
            case "reminder2":
                return self._dates(self._session_2)
            case "agenda":
                return self._whole(agenda)
            case "lead":
                return self._dates(self._led.get(person.id, ()))
        return (self._paper(agenda),)

    @cached_property
    def _invitation(self) -> tuple[Attachment, ...]:
        """Return the appointment, when there is a day, and practice."""
        room, _ = self._room, texts.catalogue(self._room.language).gettext
        practice = athome.build(resources.page(), room.pack, room.about)
        page = Attachment(f"{_('Practice')}.html", HTML, practice)
        meeting = session_1(self._scan, room)
        return (*self._dates([] if meeting is None else [meeting], _("Appointment")), page)

    @cached_property
    def _session_2(self) -> tuple[Meeting, ...]:
        meeting = session_2(self._scan, self._room)
        return () if meeting is None else (meeting,)

    def _whole(self, agenda: Agenda) -> tuple[Attachment, ...]:
        """Return the agenda on paper and as a web page, with every day in it."""
        ended = {one.number for one in agenda.meetings if one.ended}
        coming = [one for one in self._session_2 if one.session not in ended]
        days: list[Entry] = [*coming, *limits(self._scan, agenda)]
        paper = self._paper(agenda)
        pages = () if paper.kind == HTML else (self._page(self._asked(agenda)),)
        return (paper, *pages, *self._dates(days))

    def _paper(self, agenda: Agenda, points: tuple[str, ...] = ()) -> Attachment:
        """Return a paper; everybody who gets the same gets the one that was made."""
        if points not in self._papers:
            asked = self._asked(agenda, points)
            try:
                made = Attachment(f"{self._named}.pdf", PDF, document(asked))
            except Trouble as trouble:
                log.warning("a paper was not made: %s", trouble.code)
                made = self._page(asked)
            self._papers[points] = made
        return self._papers[points]

    def _page(self, asked: Asked) -> Attachment:
        return Attachment(f"{self._named}.html", HTML, page(asked).encode("utf-8", "replace"))

    def _asked(self, agenda: Agenda, points: tuple[str, ...] = ()) -> Asked:
        kind = PAPERS[self._kind][0] if agenda.definitive or self._kind != "agenda" else DRAFT
        room = self._room
        made = material(agenda, room.pack, shipped(), about=room.about, own=room.examples)
        return Asked(Wanted(kind, Options(points=points)), agenda.language, made)

    @property
    def _named(self) -> str:
        return texts.catalogue(self._room.language).gettext(PAPERS[self._kind][1])

    def _prepared(self, person: Person) -> tuple[str, ...]:
        people = [one.person for one in self._room.seats]
        mine = leads.homework(self._room.points, people).of.get(person.id, [])
        return tuple(one.id for one in mine)

    @cached_property
    def _led(self) -> Mapping[str, Sequence[Entry]]:
        people = [one.person for one in self._room.seats]
        return {} if self._agenda is None else led(self._scan, self._agenda, people)

    def _dates(self, entries: Sequence[Entry], name: str = "") -> tuple[Attachment, ...]:
        _ = texts.catalogue(self._room.language).gettext
        if not entries:
            return ()
        made = ics(entries, datetime.now(UTC))
        return (Attachment(f"{name or _('Calendar')}.ics", CALENDAR, made),)


def document(asked: Asked) -> bytes:
    """Return a paper that goes along with a mail; `Trouble` when it cannot be made."""
    return asyncio.run(make(asked, command()))
