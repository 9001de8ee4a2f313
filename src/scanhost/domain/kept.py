"""What is kept of a scan besides its journal: rows in place of those they replace.

A *row of people* holds names and free text; a *row of reconnecting* is what joins a seat
to its ballot, and is destroyed when session 1 closes. The clock has a row of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from scanhost.domain.people import Absent, Letter, Person

# --- rows of people: names and free text ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class AboutSaved:
    """Something about the scan itself: region, date, place, chair, language, ..."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class PersonSaved:
    """Somebody is on the list, as written here."""

    person: Person


@dataclass(frozen=True, slots=True)
class PersonRemoved:
    """Somebody is off the list."""

    person: str


@dataclass(frozen=True, slots=True)
class AbsentSaved:
    """A partner that is not at the table is on the list, as written here."""

    absent: Absent


@dataclass(frozen=True, slots=True)
class AbsentRemoved:
    """A partner that is not at the table is off the list."""

    absent: str


@dataclass(frozen=True, slots=True)
class LetterSaved:
    """What was put ready for somebody, and perhaps sent."""

    letter: Letter


@dataclass(frozen=True, slots=True)
class LetterRemoved:
    """That was not put ready after all."""

    letter: str


@dataclass(frozen=True, slots=True)
class TextSaved:
    """A free text by its id; empty is gone."""

    id: str
    value: str


@dataclass(frozen=True, slots=True)
class AttendanceSaved:
    """Whether somebody took part; all that is left of a seat once session 1 is closed."""

    person: str
    present: bool


@dataclass(frozen=True, slots=True)
class NameKept:
    """Whose ballot this is, after closing; only where everybody agreed to names."""

    ballot: str
    person: str


# --- rows of reconnecting ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A seat's life: which device holds it and which ballot it fills."""

    seat: str
    ballot: str  # stays with the seat for the whole session
    token: str | None  # hash of the holder's secret; None: the seat is free
    recovery: str  # what the phone shows, to come back with
    absent: bool = False
    extra: str = ""  # "", "x10" or "off"
    earlier: str = ""  # "norm/round ..." that another device filled in, not shown to this one
    consent: str = ""  # "yes" or "no" to names beside grades; "": not said, which is no
    gone: bool = False  # went home


@dataclass(frozen=True, slots=True)
class LinkSaved:
    """The present state of a seat's link."""

    link: Link


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at the door, who waits for the chair's yes."""

    id: str
    load: str  # of the page that knocked
    token: str  # hash of the secret it keeps
    ballot: str  # for a seat that has none yet
    recovery: str  # what the phone will show once it is in
    seat: str = ""  # whose seat they showed a code for; "": a guest
    name: str = ""  # of a guest, as written by themselves
    organisation: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class VisitorSaved:
    """Somebody stands at the door."""

    visitor: Visitor


@dataclass(frozen=True, slots=True)
class VisitorGone:
    """Somebody stands at the door no longer: let in, turned away, or gone."""

    visitor: str


@dataclass(frozen=True, slots=True)
class MessageHeard:
    """The last message of a page load with its answer, so that a repeat is answered alike."""

    load: str  # random per page load
    counter: int
    seat: str
    answer: str  # JSON


@dataclass(frozen=True, slots=True)
class MessageForgotten:
    """A page load is so long past that nothing of it can come any more."""

    load: str


@dataclass(frozen=True, slots=True)
class RoomCodeSaved:
    """What a phone must know to knock; new per session."""

    code: str


# --- the clock ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds left of a step. Times are of the caller's monotonic clock."""

    left: float  # seconds, as of `since`
    since: float | None = None  # None: it stands still
    complete: float | None = None  # when the last present seat answered
    held: float | None = None  # seconds the step still has, while a called norm has the clock

    def remaining(self, now: float) -> float:
        """Return the seconds left, never below zero."""
        return max(0.0, self.left - (now - self.since if self.since is not None else 0.0))


@dataclass(frozen=True, slots=True)
class ClockSet:
    """The clock as it is from here on; only its seconds reach the disk."""

    clock: Clock | None


Row = (
    AboutSaved
    | PersonSaved
    | PersonRemoved
    | AbsentSaved
    | AbsentRemoved
    | LetterSaved
    | LetterRemoved
    | TextSaved
    | AttendanceSaved
    | NameKept
    | LinkSaved
    | VisitorSaved
    | VisitorGone
    | MessageHeard
    | MessageForgotten
    | RoomCodeSaved
    | ClockSet
)
