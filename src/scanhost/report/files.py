"""What files of the outcome are made of, on its way to the child process, and back from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from scanhost.domain.agenda import Agenda
from scanhost.domain.people import Person
from scanhost.domain.views import Room
from scanhost.report.appointments import session_1, session_2
from scanhost.report.calendar import Meeting
from scanhost.report.plain import to_plain


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made, of what."""

    kind: str  # of filekinds.KINDS
    scan: str  # its id
    now: str  # ISO, with a zone
    agenda: Agenda
    people: tuple[Person, ...]
    meetings: tuple[Meeting, ...]  # session 1, and what is planned after it


def wanted(kind: str, scan: str, room: Room, agenda: Agenda, now: datetime) -> Wanted:
    """Return what a file is made of."""
    meetings = (session_1(scan, room), session_2(scan, room))
    people = tuple(
        Person(one.person.id, one.person.first, one.person.last, one.person.organisation)
        for one in room.seats
    )
    planned = tuple(one for one in meetings if one is not None)
    return Wanted(kind, scan, now.isoformat(), agenda, people, planned)


def packed(asked: Wanted) -> bytes:
    """Return what is wanted as JSON."""
    return json.dumps(to_plain(asked)).encode("ascii")


def joined(files: Mapping[str, bytes]) -> bytes:
    """Return several files as one."""
    together = BytesIO()
    with ZipFile(together, "w") as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content)
    return together.getvalue()


def apart(raw: bytes) -> dict[str, bytes]:
    """Return the files that were joined."""
    with ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
