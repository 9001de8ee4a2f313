"""Mails to the people of a scan: who has which, who is still to get one, and never two.

The program cannot know whether a draft left; the chair says so. A letter's id ends with
marks of what it told and of the address it was made for, so that what changed since stands
out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from scanhost.domain import leads
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.people import AFTER, PARTNER, Absent, Letter, Person
from scanhost.domain.views import Room

MAILBOX = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
)
LONGEST = 254  # characters of an address (RFC 5321)
MARK = 10  # characters of a mark
CODE = 4  # of a mark of a code: too few to find the code by trying
MEETING = ("date", "time", "place")  # what every invitation tells of the meeting
SESSION_2 = ("homework", "reminder2")  # kinds of mails that look forward to it
REMIND = timedelta(days=7)  # before session 2


class Stand(StrEnum):
    """How far a mail to somebody is."""

    NONE = "none"
    READY = "ready"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Standing:
    """The last mail of a kind to somebody."""

    stand: Stand = Stand.NONE
    letter: Letter | None = None
    moved: bool = False  # the address is another one now
    # Of "meeting", "code" and "agreed": it tells something else than holds now.
    changed: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        """Return when that was, YYYY-MM-DDTHH:MM; "" when there is none."""
        return "" if self.letter is None else self.letter.sent or self.letter.ready

    @property
    def outdated(self) -> bool:
        """Tell whether it is not the mail that would be made now."""
        return self.moved or bool(self.changed)


@dataclass(frozen=True, slots=True)
class After:
    """What mails tell once session 1 is closed."""

    # By kind and person, what it tells; who is not in it has nothing to be told of.
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    partners: Sequence[Person] = ()  # that were not there
    informed: frozenset[str] = frozenset()  # partners that know by now
    there: frozenset[str] = frozenset()  # people that took part, or were to
    definitive: bool = False


NOTHING = After()


@dataclass(frozen=True, slots=True)
class Mails:
    """Every mail of a scan, beside the people they are for."""

    people: Sequence[Person]
    letters: Collection[Letter]
    seat: str = ""  # of the chair, who gets none
    meeting: str = ""  # when and where it is, as mails tell it
    codes: bool = False  # mails tell a personal code
    after: After = NOTHING

    def letter(self, id: str, person: Person, kind: str, moment: str) -> Letter:
        """Return a letter that is put ready now; the id is a fresh one, without a dot."""
        code = self._code(person, kind)
        marks = (mark(self._told(person, kind)), mark(code, CODE), mark(person.email))
        return Letter(".".join((id, *marks)), person.id, kind, moment)

    def standing(self, person: Person, kind: str) -> Standing:
        """Return how the mail of a kind to somebody stands."""
        return self.standings(kind).get(person.id, Standing())

    def standings(self, kind: str) -> Mapping[str, Standing]:
        """Return how the mails of a kind stand, by person; who has none is not in it."""
        people = {one.id: one for one in self.listed(kind)}
        mine = [one for one in self.letters if one.person in people and _beside(one.kind, kind)]
        changed = {one.id: self._changed(one, people[one.person]) for one in mine}
        told: dict[str, str] = {}  # by person, when they last had a mail that still holds
        for letter in mine:
            if not changed[letter.id]:
                told[letter.person] = max(told.get(letter.person, ""), letter.ready)
        found: dict[str, Standing] = {}
        for letter in mine:
            if letter.kind != kind:
                continue
            stand = Stand.SENT if letter.sent else Stand.READY
            moved = not letter.id.endswith(f".{mark(people[letter.person].email)}")
            later = told.get(letter.person, "") >= letter.ready
            found[letter.person] = Standing(
                stand, letter, moved, () if later else changed[letter.id]
            )
        return found

    def listed(self, kind: str) -> Sequence[Person]:
        """Return the list that mails of a kind go to: people, or partners who were not there."""
        return self.after.partners if kind == PARTNER else self.people

    def partners(self, kind: str = "invitation") -> list[Person]:
        """Return everybody to whom mail of a kind may go: all but the chair, or those meant."""
        several = [one for one in self.listed(kind) if one.id != self.seat]
        if kind not in ("homework", "lead"):
            return several
        meant = self._meant(kind)
        return [one for one in several if one.id in meant]

    def _meant(self, kind: str) -> set[str]:
        """Return who is to be told something, or was: what was struck is told as well."""
        told = (one.person for one in self.letters if one.kind == kind)
        return {*self.after.told.get(kind, ()), *told}

    def lacking(self, kind: str) -> list[Person]:
        """Return who should have a mail of a kind and has none, with or without an address."""
        has, invited = self.standings(kind), self.standings("invitation")
        return [
            one
            for one in self.partners(kind)
            if one.id not in has
            and (
                (kind == "invitation" and one.coming != "no" and not one.guest)
                or (kind == "reminder" and one.coming == "" and _was_sent(invited, one.id))
                or (kind in AFTER and self._to_tell(one, kind))
            )
        ]

    def _to_tell(self, person: Person, kind: str) -> bool:
        """Tell whether somebody should have a mail of a kind after session 1."""
        if kind == PARTNER:
            return person.id not in self.after.informed
        if self.past(kind) or (kind == "agenda" and not self.after.definitive):
            return False
        told = person.id in self.after.told.get(kind, ())
        return told and (kind in ("homework", "lead") or person.id in self.after.there)

    def due(self, kind: str) -> list[Person]:
        """Return for whom a mail of a kind can be put ready now: nobody who has one."""
        return [one for one in self.lacking(kind) if mailbox(one.email)]

    def outdated(self, kind: str) -> list[Person]:
        """Return whose mail of a kind is not right any more, and can be put ready once more."""
        standings = self.standings(kind)
        return [
            one
            for one in self.partners(kind)
            if one.id in standings
            and standings[one.id].outdated
            and self.may(one, kind)
            and not self.past(kind)
        ]

    def past(self, kind: str) -> bool:
        """Tell whether mails of a kind are about session 2 and that is over."""
        return kind in SESSION_2 and self.after.definitive

    def may(self, person: Person, kind: str) -> bool:
        """Tell whether the chair may put a mail ready for this person, once more perhaps."""
        if person.id == self.seat or not mailbox(person.email):
            return False
        if kind == "reminder":
            invited = self.standings("invitation")
            return person.coming == "" and _was_sent(invited, person.id)
        if kind in AFTER:
            return person.id in self._meant(kind)
        return kind != "code" or bool(person.code)

    def unconfirmed(self, kind: str) -> list[Letter]:
        """Return the mails of a kind that were put ready, and may have left."""
        partners = {one.id for one in self.partners(kind)}
        return [
            one.letter
            for id, one in self.standings(kind).items()
            if id in partners and one.letter is not None and one.stand is Stand.READY
        ]

    def _told(self, person: Person, kind: str) -> str:
        return self.after.told.get(kind, {}).get(person.id, "") if kind in AFTER else self.meeting

    def _code(self, person: Person, kind: str) -> str:
        return person.code if self.codes and kind not in AFTER else ""

    def _changed(self, letter: Letter, person: Person) -> tuple[str, ...]:
        """Return what a letter told otherwise; older ones have no marks of it."""
        _, *marks = letter.id.split(".")
        if letter.kind in AFTER:
            same = not marks or marks[0] == mark(self._told(person, letter.kind))
            return () if same else ("agreed",)
        if len(marks) < 3 or person.coming == "no":
            return ()
        code = self._code(person, letter.kind)
        changed = {
            "meeting": marks[0] != mark(self.meeting),
            "code": bool(code) and marks[1] != mark(code, CODE),
        }
        return tuple(what for what, yes in changed.items() if yes)


def mails_of(room: Room) -> Mails:
    """Return every mail of a scan."""
    about = room.about.get
    people = [one.person for one in room.seats]
    meeting = "\n".join(about(key, "") for key in MEETING)
    codes, after = room.entry == "code", _after(room) if room.closed else NOTHING
    return Mails(people, room.letters, about("seat", ""), meeting, codes, after)


def recipient(absent: Absent) -> Person:
    """Return a partner who was not there as somebody that mail can go to."""
    name = absent.contact or absent.organisation
    return Person(absent.id, name, organisation=absent.organisation, email=absent.email)


def remind_from(follow_up: str) -> str:
    """Return from which day on everybody may be reminded of session 2; "" when it has no day."""
    return (date.fromisoformat(follow_up) - REMIND).isoformat() if follow_up else ""


def over(room: Room, kind: str) -> bool:
    """Tell whether mails of a kind are of the time before session 1 was closed."""
    return room.closed and kind not in AFTER


def _after(room: Room) -> After:
    people = [one.person for one in room.seats]
    partners = tuple(recipient(one) for one in room.absent)
    prepared = leads.homework(room.points, people).of
    led = leads.leads(room.points, room.process, people).of
    about = room.about.get
    when = "\n".join((room.follow_up, about("time", ""), about("place", "")))
    agreed = [*map(_point, room.points), *map(_line, room.process.lines)]
    whole = "\n".join((*agreed, room.process.table, room.process.often, room.process.report))
    told = {
        "homework": {id: "\n".join(map(_prepared, points)) for id, points in prepared.items()},
        "lead": {id: "\n".join(_line(line) for _, line in of) for id, of in led.items()},
        "reminder2": {one.id: when for one in people} if room.follow_up else {},
        "agenda": {one.id: whole for one in people},
        PARTNER: {one.id: whole for one in partners},
    }
    return After(
        told,
        partners,
        frozenset(one.id for one in room.absent if one.informed),
        frozenset(
            one.person.id for one in room.seats if one.attended or one.person.coming == "yes"
        ),
        any(one.ended for one in room.meetings),
    )


def _prepared(point: AgendaPoint) -> str:
    """Return what is told of a point to who prepares it."""
    actions = (part for one in point.actions for part in (one.what, one.who, one.when))
    return "\n".join((point.title, point.lead, point.person, point.group, *actions))


def _point(point: AgendaPoint) -> str:
    """Return what is told of a point that was decided on; how far it is changes by itself."""
    lines = map(_line, point.commitments)
    return "\n".join((point.title, point.choice, point.lead, point.person, *lines))


def _line(line: CommitmentLine) -> str:
    return "\n".join((line.what, line.lead, line.joins, line.due, line.follow))


def _beside(one: str, other: str) -> bool:
    """Tell whether a later mail of one kind tells again what one of the other told."""
    return one == other or not (one in AFTER or other in AFTER)


def sent(letters: Iterable[Letter], moment: str) -> tuple[Letter, ...]:
    """Return these letters as sent at a moment, YYYY-MM-DDTHH:MM."""
    return tuple(replace(one, sent=moment) for one in letters)


@lru_cache(4096)
def mark(text: str, most: int = MARK) -> str:
    """Return what tells one address, place or code from another, and nothing about it."""
    return hashlib.sha256(text.strip().casefold().encode()).hexdigest()[:most]


def mailbox(email: str) -> str:
    """Return an address as it may stand in the head of a mail; "" when it may not."""
    name, _, host = email.strip().rpartition("@")
    try:
        written = f"{name}@{host.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    fits = len(written) <= LONGEST and MAILBOX.fullmatch(written)
    return written if fits else ""


def subject_id(kind: str) -> str:
    """Return the id of the subject that the chair wrote for a kind of mail."""
    return f"letter.{kind}.subject"


def body_id(kind: str) -> str:
    """Return the id of the text that the chair wrote for a kind of mail."""
    return f"letter.{kind}.body"


def _was_sent(standings: Mapping[str, Standing], id: str) -> bool:
    return id in standings and standings[id].stand is Stand.SENT
