"""Mails to the people on the list: who has which, who is still to get one, and never two.

The program cannot know whether a draft left; the chair says so. A letter's id ends with a
mark of the address it was made for, so that a later address stands out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scanhost.domain.people import Letter, Person

MAILBOX = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
)
LONGEST = 254  # characters of an address (RFC 5321)


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

    @property
    def when(self) -> str:
        """Return when that was, YYYY-MM-DDTHH:MM; "" when there is none."""
        return "" if self.letter is None else self.letter.sent or self.letter.ready


@dataclass(frozen=True, slots=True)
class Mails:
    """Every mail of a scan, beside the people they are for."""

    people: Sequence[Person]
    letters: Collection[Letter]
    seat: str = ""  # of the chair, who gets none

    def standing(self, person: Person, kind: str) -> Standing:
        """Return how the mail of a kind to somebody stands."""
        return self.standings(kind).get(person.id, Standing())

    def standings(self, kind: str) -> Mapping[str, Standing]:
        """Return how the mails of a kind stand, by person; who has none is not in it."""
        emails = {one.id: one.email for one in self.people}
        found: dict[str, Standing] = {}
        for letter in self.letters:
            if letter.kind != kind or letter.person not in emails:
                continue
            stand = Stand.SENT if letter.sent else Stand.READY
            moved = not letter.id.endswith(f".{mark(emails[letter.person])}")
            found[letter.person] = Standing(stand, letter, moved)
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


def sent(letters: Iterable[Letter], moment: str) -> tuple[Letter, ...]:
    """Return these letters as sent at a moment, YYYY-MM-DDTHH:MM."""
    return tuple(replace(one, sent=moment) for one in letters)


def letter(id: str, person: Person, kind: str, moment: str) -> Letter:
    """Return a letter that is put ready now; the id is a fresh one."""
    return Letter(f"{id}.{mark(person.email)}", person.id, kind, moment)


def mark(email: str) -> str:
    """Return what tells one address from another, and nothing about it."""
    return hashlib.sha256(email.strip().casefold().encode()).hexdigest()[:10]


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
