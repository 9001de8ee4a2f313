"""What can be asked of a session: by a phone about its own seat, by the chair, by the clock.

Ids, secrets and codes are made outside and come in with the command.
"""

from __future__ import annotations

from dataclasses import dataclass

from scanhost.domain.people import Person


@dataclass(frozen=True, slots=True)
class Message:
    """Which message of which page load this is; a repeat carries the same."""

    load: str
    counter: int


# --- from a phone --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TakeSeat:
    """Sit down on a free seat."""

    seat: str
    token: str  # hash of the secret the phone will keep
    ballot: str  # used when the seat has none yet
    recovery: str
    message: Message


@dataclass(frozen=True, slots=True)
class GiveBack:
    """This is not me: free the seat again, before its first grade."""

    seat: str
    token: str  # hash of the sender's secret
    message: Message


@dataclass(frozen=True, slots=True)
class GiveGrade:
    """Answer a norm, or change the answer."""

    seat: str
    token: str  # hash of the sender's secret
    norm: str
    round: int
    grade: int | None  # None is "weet niet"
    message: Message


# --- the clock -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed; move on if it is time to."""


# --- the chair: conducting ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unlock:
    """Open the lobby."""

    code: str  # the room's code, if it has none yet


@dataclass(frozen=True, slots=True)
class LetIn:
    """Give the room a code that phones can come in with, if it has none."""

    code: str


@dataclass(frozen=True, slots=True)
class Lock:
    """Close the lobby again."""


@dataclass(frozen=True, slots=True)
class Next:
    """Move on; `at` is the step the button was drawn for, so a double press moves once."""

    at: str
    sure: bool = False  # reveal although seats are missing


@dataclass(frozen=True, slots=True)
class Back:
    """Show the step before the one on screen."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to a step: an earlier one is only shown, what is jumped over is skipped."""

    step: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the clock run."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Give the clock more seconds."""

    seconds: int = 30


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave out the norm that has the clock."""

    norm: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """Put a skipped norm back, same round, with a fresh clock."""

    norm: str


@dataclass(frozen=True, slots=True)
class VoteAgain:
    """Grade a revealed norm once more, as its next round."""

    norm: str


@dataclass(frozen=True, slots=True)
class FreeSeat:
    """Take a seat from its device; its ballot stays with the seat."""

    seat: str


@dataclass(frozen=True, slots=True)
class MarkAbsent:
    """Say that nobody answers for a seat, or that somebody does again."""

    seat: str
    absent: bool


# --- the chair: the scan and its agenda ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SaveAbout:
    """Write down something about the scan."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class SavePerson:
    """Put somebody on the list, or change what it says."""

    person: Person


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Take somebody off the list."""

    person: str


@dataclass(frozen=True, slots=True)
class SaveText:
    """Write down a free text."""

    id: str
    value: str


@dataclass(frozen=True, slots=True)
class TickPoint:
    """Choose an improvement point: a revealed norm, or one in the group's own words."""

    point: str
    theme: str
    norm: str | None = None


@dataclass(frozen=True, slots=True)
class DropPoint:
    """Choose a point no longer."""

    point: str


@dataclass(frozen=True, slots=True)
class AddAction:
    """Add an action to a point, or bring a struck one back."""

    action: str
    point: str


@dataclass(frozen=True, slots=True)
class DropAction:
    """Strike an action."""

    action: str


@dataclass(frozen=True, slots=True)
class InvolveYouth:
    """Say whether young people take part."""

    yes: bool


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """Set the day of session 2, as YYYY-MM-DD."""

    day: str


Phone = TakeSeat | GiveBack | GiveGrade
Conduct = (
    Unlock
    | LetIn
    | Lock
    | Next
    | Back
    | Jump
    | Pause
    | Resume
    | AddTime
    | Skip
    | Reopen
    | VoteAgain
    | FreeSeat
    | MarkAbsent
)
Write = (
    SaveAbout
    | SavePerson
    | RemovePerson
    | SaveText
    | TickPoint
    | DropPoint
    | AddAction
    | DropAction
    | InvolveYouth
    | PlanFollowUp
)
Command = Phone | Tick | Conduct | Write
