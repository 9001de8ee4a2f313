"""What can be asked of a session: by a phone about its own seat, by the chair, by the clock.

Ids, secrets and codes are made outside and come in with the command.
"""

from __future__ import annotations

from dataclasses import dataclass

from scanhost.domain.examples import Collect
from scanhost.domain.followup import Follow
from scanhost.domain.kept import Link
from scanhost.domain.people import Absent, Letter, Person


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
    known: str = ""  # the ballot this phone filled before the scan was restored
    consent: bool | None = None  # to names beside grades; None: not asked
    back: bool = False  # of itself after a restore, not by somebody's choice of a name


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


@dataclass(frozen=True, slots=True)
class Consent:
    """Say whether the own name may stand beside the own grades; a yes can be withdrawn."""

    seat: str
    token: str
    yes: bool
    message: Message


@dataclass(frozen=True, slots=True)
class Agree:
    """Agree or disagree with the points that the chair asks about; secret."""

    seat: str
    token: str
    poll: int
    yes: bool
    message: Message


@dataclass(frozen=True, slots=True)
class Enter:
    """Come in with a code: of the invitation, or the one another device had shown."""

    code: str
    visitor: str  # id, for when the chair has to say yes
    token: str
    ballot: str
    recovery: str
    message: Message
    consent: bool | None = None


@dataclass(frozen=True, slots=True)
class Knock:
    """Ask to be let in as somebody who is not on the list."""

    visitor: str  # id
    token: str
    ballot: str
    recovery: str
    name: str
    organisation: str
    domain: str
    message: Message


@dataclass(frozen=True, slots=True)
class GoAway:
    """Stand at the door no longer."""

    token: str
    message: Message


@dataclass(frozen=True, slots=True)
class Introduce:
    """Say who one is: organisation, role, and what one wants from today."""

    seat: str
    token: str
    organisation: str
    function: str
    wish: str
    message: Message


@dataclass(frozen=True, slots=True)
class Say:
    """Ask the chair a question."""

    seat: str
    token: str
    said: str  # id
    text: str
    message: Message


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer a good example, in the fixed form."""

    seat: str
    token: str
    said: str  # id, of the example too
    words: tuple[tuple[str, str], ...]  # field and words
    message: Message


@dataclass(frozen=True, slots=True)
class Favour:
    """Make an entry of the knowledge bank a favourite of the group, or one no longer."""

    seat: str
    token: str
    entry: str
    yes: bool
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
    """Close the door again, until the first grade; people come in anew once it opens."""


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


@dataclass(frozen=True, slots=True)
class GiveExtra:
    """Give a seat more time, which holds a reveal by the clock and not the flow."""

    seat: str
    extra: str  # of EXTRA


@dataclass(frozen=True, slots=True)
class GradeFor:
    """Answer a norm on somebody's behalf, where they have not answered themselves."""

    seat: str
    norm: str
    round: int
    grade: int | None
    ballot: str = ""  # used when the seat has none yet


@dataclass(frozen=True, slots=True)
class TakeBackFor:
    """Withdraw an answer that was given on somebody's behalf."""

    seat: str
    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody goes home: what they gave and is not revealed is kept, or does not count."""

    seat: str
    keep: bool


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Somebody who left is here after all, with what did not count any more."""

    seat: str
    token: str | None = None  # of the device they had
    grades: tuple[tuple[str, int, int | None], ...] = ()  # norm, round, grade
    behalf: tuple[tuple[str, int], ...] = ()  # which of these the chair had given
    earlier: str = ""  # what that device may not see, as in `Link`


@dataclass(frozen=True, slots=True)
class GiveSeat:
    """Give a freed seat back to the device it was taken from."""

    link: Link


@dataclass(frozen=True, slots=True)
class SetAside:
    """Let a revealed round not count, and say why; it stays to be seen."""

    norm: str
    round: int
    reason: str


@dataclass(frozen=True, slots=True)
class CountAgain:
    """Let a round count that was set aside."""

    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class AskAgreement:
    """Ask everybody whether they agree with the points chosen in a theme."""

    theme: str


@dataclass(frozen=True, slots=True)
class EndAgreement:
    """Show how many agree, though somebody has not answered."""


@dataclass(frozen=True, slots=True)
class StepBack:
    """Undo a move that revealed nothing: to the step before it, with the seconds it had.

    `norms` are those the move left out or opened, each with the phase it had before.
    """

    at: str  # where that move led to
    step: str
    left: float | None
    norms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Admit:
    """Let somebody in: on a seat of the list, or as a guest."""

    visitor: str
    seat: str  # the seat, or the id of the guest who is added


@dataclass(frozen=True, slots=True)
class LetOut:
    """Undo letting somebody in: the seat is as it was before."""

    seat: str
    token: str  # of who was let in
    before: Link | None
    added: bool  # a guest, who was put on the list by it
    grades: tuple[tuple[str, int, int | None], ...] = ()  # what the seat had given: norm, round


@dataclass(frozen=True, slots=True)
class TurnAway:
    """Do not let somebody in."""

    visitor: str


@dataclass(frozen=True, slots=True)
class ShowSaid:
    """Put a question or an example on the screen; None takes it off."""

    said: str | None


@dataclass(frozen=True, slots=True)
class KeepSaid:
    """Take a question or an example up in the agenda, or leave it out again."""

    said: str
    yes: bool


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
class SavePeople:
    """Put several people on the list at once; all of them, or none."""

    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class RemovePeople:
    """Take several people off the list at once; all of them, or none."""

    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaveAbsent:
    """Put a partner that is not at the table on its list, or change what it says."""

    absent: Absent


@dataclass(frozen=True, slots=True)
class RemoveAbsent:
    """Take a partner that is not at the table off its list."""

    absent: str


@dataclass(frozen=True, slots=True)
class NoteLetters:
    """Write down what was put ready for whom, or sent; who is off the list is left out."""

    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class ForgetLetters:
    """Write down that these were not put ready after all."""

    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GiveCodes:
    """Give people personal codes, in place of earlier ones; an empty one is taken away."""

    codes: tuple[tuple[str, str], ...]  # person, code


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
class ChooseEntry:
    """Make an entry of the knowledge bank a favourite of the group, or one no longer."""

    entry: str
    yes: bool


@dataclass(frozen=True, slots=True)
class InvolveYouth:
    """Say whether young people take part."""

    yes: bool


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """Set the day of session 2, as YYYY-MM-DD."""

    day: str


EXTRA = ("", "x10", "off")  # none, ten times as long, no limit (WCAG 2.2, 2.2.1)

ENTRIES = ("name", "code", "knock")  # how a phone comes to its seat

# For a seat that one holds.
Own = GiveBack | GiveGrade | Consent | Agree | Introduce | Say | Offer | Favour
Phone = TakeSeat | Enter | Knock | GoAway | Own
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
    | GiveExtra
    | GradeFor
    | TakeBackFor
    | Leave
    | ComeBack
    | GiveSeat
    | SetAside
    | CountAgain
    | AskAgreement
    | EndAgreement
    | Admit
    | LetOut
    | TurnAway
    | ShowSaid
    | StepBack
)
Write = (
    SaveAbout
    | SavePerson
    | RemovePerson
    | SavePeople
    | RemovePeople
    | SaveAbsent
    | RemoveAbsent
    | NoteLetters
    | ForgetLetters
    | GiveCodes
    | SaveText
    | TickPoint
    | DropPoint
    | AddAction
    | DropAction
    | ChooseEntry
    | InvolveYouth
    | KeepSaid
    | PlanFollowUp
)
Command = Phone | Tick | Conduct | Write | Follow | Collect
