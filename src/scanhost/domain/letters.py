"""Mails to the people on the list: who has which, who is still to get one, and never two.

The program cannot know whether a draft left; the chair says so. A letter's id ends with
marks of what it told and of the address it was made for, so that what changed since stands
out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from scanhost.domain.people import Letter, Person
from scanhost.domain.views import Room

MAILBOX = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
)
LONGEST = 254  # characters of an address (RFC 5321)
MARK = 10  # characters of a mark
CODE = 4  # of a mark of a code: too few to find the code by trying
MEETING = ("date", "time", "place")  # what every mail tells of the meeting


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
    changed: tuple[str, ...] = ()  # "meeting" or "code": it tells something else than holds now

    @property
    def when(self) -> str:
        """Return when that was, YYYY-MM-DDTHH:MM; "" when there is none."""
        return "" if self.letter is None else self.letter.sent or self.letter.ready

    @property
    def outdated(self) -> bool:
        """Tell whether it is not the mail that would be made now."""
        return self.moved or bool(self.changed)


@dataclass(frozen=True, slots=True)
class Mails:
    """Every mail of a scan, beside the people they are for."""

    people: Sequence[Person]
    letters: Collection[Letter]
    seat: str = ""  # of the chair, who gets none
    meeting: str = ""  # when and where it is, as mails tell it
    codes: bool = False  # mails tell a personal code

    def letter(self, id: str, person: Person, kind: str, moment: str) -> Letter:
        """Return a letter that is put ready now; the id is a fresh one, without a dot."""
        marks = (mark(self.meeting), mark(self._code(person), CODE), mark(person.email))
        return Letter(".".join((id, *marks)), person.id, kind, moment)

    def standing(self, person: Person, kind: str) -> Standing:
        """Return how the mail of a kind to somebody stands."""
        return self.standings(kind).get(person.id, Standing())

    def standings(self, kind: str) -> Mapping[str, Standing]:
        """Return how the mails of a kind stand, by person; who has none is not in it."""
        people = {one.id: one for one in self.people}
        mine = [one for one in self.letters if one.person in people]
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

    def partners(self) -> list[Person]:
        """Return everybody who gets mail: all but the chair."""
        return [one for one in self.people if one.id != self.seat]

    def lacking(self, kind: str) -> list[Person]:
        """Return who should have a mail of a kind and has none, with or without an address."""
        has, invited = self.standings(kind), self.standings("invitation")
        return [
            one
            for one in self.partners()
            if one.id not in has
            and (
                (kind == "invitation" and one.coming != "no" and not one.guest)
                or (kind == "reminder" and one.coming == "" and _was_sent(invited, one.id))
            )
        ]

    def due(self, kind: str) -> list[Person]:
        """Return for whom a mail of a kind can be put ready now: nobody who has one."""
        return [one for one in self.lacking(kind) if mailbox(one.email)]

    def outdated(self, kind: str) -> list[Person]:
        """Return whose mail of a kind is not right any more, and can be put ready once more."""
        standings = self.standings(kind)
        return [
            one
            for one in self.partners()
            if one.id in standings and standings[one.id].outdated and self.may(one, kind)
        ]

    def may(self, person: Person, kind: str) -> bool:
        """Tell whether the chair may put a mail ready for this person, once more perhaps."""
        if person.id == self.seat or not mailbox(person.email):
            return False
        if kind == "reminder":
            invited = self.standings("invitation")
            return person.coming == "" and _was_sent(invited, person.id)
        return kind != "code" or bool(person.code)

    def unconfirmed(self, kind: str) -> list[Letter]:
        """Return the mails of a kind that were put ready, and may have left."""
        partners = {one.id for one in self.partners()}
        return [
            one.letter
            for id, one in self.standings(kind).items()
            if id in partners and one.letter is not None and one.stand is Stand.READY
        ]

    def _code(self, person: Person) -> str:
        return person.code if self.codes else ""

    def _changed(self, letter: Letter, person: Person) -> tuple[str, ...]:
        """Return what a letter told otherwise; older ones have no marks of it."""
        _, *marks = letter.id.split(".")
        if len(marks) < 3 or person.coming == "no":
            return ()
        code = self._code(person)
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
    return Mails(people, room.letters, about("seat", ""), meeting, room.entry == "code")


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
