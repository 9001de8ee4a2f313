"""The people of a scan, and what a typed name or organisation may look like."""

from __future__ import annotations

from dataclasses import dataclass

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # of codes; nothing that reads as something else
COMING = ("", "yes", "no")  # not known, will come, will not
INVITING = ("invitation", "reminder", "code")
AFTER = ("homework", "reminder2", "agenda", "lead", "absent")  # once session 1 is closed
PARTNER = "absent"  # the kind that goes to partners who were not there
LETTERS = (*INVITING, *AFTER)
ADVISED = 12  # source: Participatiescan, instructie voorzitter (2019)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the chair's list; has one seat, known by the same id."""

    id: str
    first: str
    last: str = ""
    organisation: str = ""
    domain: str = ""
    function: str = ""
    email: str = ""
    guest: bool = False
    code: str = ""  # of the invitation, to sit down with
    phoned: bool = False  # the chair has spoken to them
    coming: str = ""  # of COMING

    @property
    def name(self) -> str:
        """Return first and last name as one line."""
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True, slots=True)
class Absent:
    """A partner that others speak for: not at the table, but told what comes of it."""

    id: str
    organisation: str
    contact: str = ""  # who there
    email: str = ""
    by: str = ""  # who tells them
    how: str = ""  # and how, and when
    informed: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to somebody on the list, or to a partner who was not there.

    It was put ready; whether it left, the chair says.
    """

    id: str
    person: str
    kind: str  # of LETTERS
    ready: str  # YYYY-MM-DDTHH:MM, local time
    sent: str = ""  # the same; "": not said


def typed(code: str) -> str:
    """Return a code as it was meant: without what no code holds."""
    return "".join(mark for mark in code.upper() if mark in ALPHABET)
