"""What can be asked once session 1 is closed: meetings, choices, agreements and their progress.

An agreement is called a *commitment* in code: `agenda.Agreement` is how many agree.
Ids are made outside and come in with the command.
"""

from __future__ import annotations

from dataclasses import dataclass

STANDS = ("open", "busy", "done", "dropped")
SETTLED = ("done", "dropped")  # nothing is expected of it any more
CHOICES = ("", "yes", "no")  # on the definitive agenda; "" is not decided
RANKS = (0, 1, 2, 3)  # not said, first, next, later
APPROVAL, ABSENT, CELEBRATION = "approval", "absent", "celebration"
PROCESS = (APPROVAL, ABSENT, CELEBRATION)  # what an agreement may be about besides a point


@dataclass(frozen=True, slots=True)
class BeginMeeting:
    """Begin session 2, or the meeting after the last one; the day as YYYY-MM-DD."""

    day: str


@dataclass(frozen=True, slots=True)
class CancelMeeting:
    """The meeting that runs was begun by a slip."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to a step of the meeting; `at` is the step the button was drawn for."""

    at: str
    step: str


@dataclass(frozen=True, slots=True)
class EndMeeting:
    """The meeting that runs is over; what it decided is definitive."""


@dataclass(frozen=True, slots=True)
class ResumeMeeting:
    """The last meeting was not over after all."""


@dataclass(frozen=True, slots=True)
class StandPoint:
    """Say how far a point is."""

    point: str
    stand: str  # of STANDS


@dataclass(frozen=True, slots=True)
class DecidePoint:
    """Say whether a point is on the definitive agenda."""

    point: str
    choice: str  # of CHOICES


@dataclass(frozen=True, slots=True)
class RankPoint:
    """Say how soon a point is worked on."""

    point: str
    rank: int  # of RANKS


@dataclass(frozen=True, slots=True)
class AddCommitment:
    """Agree on something about a point or the process, or bring a struck one back."""

    commitment: str
    about: str  # a point, or one of PROCESS


@dataclass(frozen=True, slots=True)
class DropCommitment:
    """Strike an agreement."""

    commitment: str


@dataclass(frozen=True, slots=True)
class PlanCommitment:
    """Say by which day something agreed is done, as YYYY-MM-DD; "" is not said."""

    commitment: str
    due: str


@dataclass(frozen=True, slots=True)
class NoteProgress:
    """Note how far something agreed is on a day, or change that; the words are a text."""

    progress: str
    commitment: str
    day: str
    stand: str  # of STANDS


@dataclass(frozen=True, slots=True)
class DropProgress:
    """That note was a slip."""

    progress: str


@dataclass(frozen=True, slots=True)
class PlanNextScan:
    """Say in which month the next scan is, as YYYY-MM; "" is not said."""

    month: str


@dataclass(frozen=True, slots=True)
class ChooseNextDomain:
    """Say from which domain the next chair comes; "" is not said."""

    domain: str


Follow = (
    BeginMeeting
    | CancelMeeting
    | GoTo
    | EndMeeting
    | ResumeMeeting
    | StandPoint
    | DecidePoint
    | RankPoint
    | AddCommitment
    | DropCommitment
    | PlanCommitment
    | NoteProgress
    | DropProgress
    | PlanNextScan
    | ChooseNextDomain
)
