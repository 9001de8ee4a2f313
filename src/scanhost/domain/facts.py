"""What can change in a scan: facts go into the journal for ever, rows are kept in place.

A *fact* is inserted and never touched again, and holds no name, no seat and no time.
Replaying the facts gives the state; the rows are in `kept`.
"""

from __future__ import annotations

from dataclasses import dataclass

from scanhost.domain.kept import Row


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The lobby is open; seats can be taken."""


@dataclass(frozen=True, slots=True)
class Locked:
    """The scan is closed to voting again, before anything was graded."""


@dataclass(frozen=True, slots=True)
class StepEntered:
    """The room has moved to a step."""

    step: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """An earlier step is on screen again; None is back to where the room is."""

    step: str | None


@dataclass(frozen=True, slots=True)
class StepReturned:
    """A move of the chair was undone: the room is at an earlier step again."""

    step: str


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands still."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The clock runs again."""


@dataclass(frozen=True, slots=True)
class NormOpened:
    """Grades are taken for a round of a norm, the first time."""

    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class NormReopened:
    """A skipped round takes grades again."""

    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class NormSkipped:
    """A round is not gradable, not missing and not revealed; its grades are kept."""

    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class NormRested:
    """A norm that was opened or skipped by an undone move waits again; nobody had answered."""

    norm: str


@dataclass(frozen=True, slots=True)
class NormRevealed:
    """The grades of a round are public and fixed from here on."""

    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class NormCalled:
    """A norm is on screen outside its step, with a clock of its own; None ends that."""

    norm: str | None


@dataclass(frozen=True, slots=True)
class GradeGiven:
    """A ballot's answer to a norm in a round, as accepted; the last one counts."""

    ballot: str  # random id; no seat, no time
    norm: str
    round: int
    grade: int | None  # None is "weet niet"


@dataclass(frozen=True, slots=True)
class GradeVoided:
    """An answer that was not revealed counts no more: its ballot's owner left, or a slip."""

    ballot: str
    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class GradeReturned:
    """An answer that was voided by a slip counts again."""

    ballot: str
    norm: str
    round: int
    grade: int | None


@dataclass(frozen=True, slots=True)
class MarkedOnBehalf:
    """A ballot's present answer was given by the chair on its owner's behalf."""

    ballot: str
    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class OnBehalfCounted:
    """So many answers of a round were given on behalf; all that is left of it after closing."""

    norm: str
    round: int
    count: int


@dataclass(frozen=True, slots=True)
class SomebodyLeft:
    """Somebody went home; their answers that were not revealed were kept, or voided."""

    kept: bool


@dataclass(frozen=True, slots=True)
class SomebodyReturned:
    """Somebody who had left is at the table again."""


@dataclass(frozen=True, slots=True)
class RoundSetAside:
    """A revealed round does not count; why is the text `aside.<norm>.<round>`."""

    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class RoundCounted:
    """A round that was set aside counts again."""

    norm: str
    round: int


@dataclass(frozen=True, slots=True)
class GroupCounted:
    """What a merged group of domains gave in a round; only where that may be shown."""

    norm: str
    round: int
    group: str  # ids of its domains, joined by "+"
    count: int  # grades
    total: int  # their sum


@dataclass(frozen=True, slots=True)
class NamesAgreed:
    """Everybody said yes: names stand beside grades from here on."""


@dataclass(frozen=True, slots=True)
class NamesRefused:
    """Somebody said no: nothing is named any more once the room moves on."""


@dataclass(frozen=True, slots=True)
class AgreementAsked:
    """The group is asked whether it agrees with these points."""

    poll: int
    theme: str
    points: str  # their ids, with spaces between


@dataclass(frozen=True, slots=True)
class AgreementAnswered:
    """A ballot agrees or does not; the last one counts."""

    poll: int
    ballot: str
    yes: bool


@dataclass(frozen=True, slots=True)
class AgreementEnded:
    """The answers are counted and fixed."""

    poll: int


@dataclass(frozen=True, slots=True)
class Restored:
    """This is a backup put back: what was opened before counts as answered for a new ballot."""


@dataclass(frozen=True, slots=True)
class PointTicked:
    """An improvement point was chosen; its words are the norm's, or the text `<point>.title`."""

    point: str
    theme: str
    norm: str | None


@dataclass(frozen=True, slots=True)
class PointDropped:
    """An improvement point is no longer chosen; what was written under it is kept."""

    point: str


@dataclass(frozen=True, slots=True)
class ActionAdded:
    """A point has an action; its words are the texts `<action>.what`, `.who` and `.when`."""

    action: str
    point: str


@dataclass(frozen=True, slots=True)
class ActionDropped:
    """An action is struck; adding it again brings its words back."""

    action: str


@dataclass(frozen=True, slots=True)
class SomethingSaid:
    """A question or an example came in; its words are the text `said.<id>`."""

    said: str
    kind: str


@dataclass(frozen=True, slots=True)
class SaidShown:
    """What somebody said is on the screen; None: no longer."""

    said: str | None


@dataclass(frozen=True, slots=True)
class SaidKept:
    """Whether what somebody said stands in the agenda."""

    said: str
    kept: bool


@dataclass(frozen=True, slots=True)
class EntryChosen:
    """An entry of the knowledge bank, or an example of the group's own, is a favourite."""

    entry: str


@dataclass(frozen=True, slots=True)
class EntryLeft:
    """It is a favourite no longer."""

    entry: str


@dataclass(frozen=True, slots=True)
class ExampleAdded:
    """The group has an example of its own; its words are the texts `<example>.<field>`."""

    example: str
    origin: str  # mark of the example it is a copy of; "": it is of this scan


@dataclass(frozen=True, slots=True)
class ExampleDropped:
    """An example is dropped; adding it again brings its words back."""

    example: str


@dataclass(frozen=True, slots=True)
class ExampleStaged:
    """On which list an example stands: gross, long or short, or unusable."""

    example: str
    stage: str


@dataclass(frozen=True, slots=True)
class ExampleWeighed:
    """Whether an example meets a criterion: "yes", "no", or "" for not said."""

    example: str
    criterion: str
    answer: str


@dataclass(frozen=True, slots=True)
class YouthInvolved:
    """Whether young people take part in the agenda; how and when is the text `agenda.youth`."""

    yes: bool


@dataclass(frozen=True, slots=True)
class FollowUpPlanned:
    """The day of session 2, as YYYY-MM-DD."""

    day: str


@dataclass(frozen=True, slots=True)
class MeetingBegun:
    """A meeting after session 1 has begun, on a day as YYYY-MM-DD; session 2 is number 2."""

    meeting: int
    day: str


@dataclass(frozen=True, slots=True)
class MeetingCancelled:
    """That meeting was begun by a slip."""

    meeting: int


@dataclass(frozen=True, slots=True)
class MeetingStepped:
    """The meeting is at a step of its run of show."""

    step: str


@dataclass(frozen=True, slots=True)
class MeetingEnded:
    """The meeting is over."""

    meeting: int


@dataclass(frozen=True, slots=True)
class MeetingResumed:
    """The meeting was not over after all."""

    meeting: int


@dataclass(frozen=True, slots=True)
class PointStood:
    """How far a point is: open, busy, done or dropped."""

    point: str
    stand: str


@dataclass(frozen=True, slots=True)
class PointDecided:
    """Whether a point is on the definitive agenda: "yes", "no", or "" for not decided."""

    point: str
    choice: str


@dataclass(frozen=True, slots=True)
class PointRanked:
    """How soon a point is worked on: 1 first, 2 next, 3 later; 0 is not said."""

    point: str
    rank: int


@dataclass(frozen=True, slots=True)
class CommitmentAdded:
    """Something is agreed about a point or the process.

    Its words are the texts `<commitment>.what`, `.lead`, `.joins` and `.follow`.
    """

    commitment: str
    about: str


@dataclass(frozen=True, slots=True)
class CommitmentDropped:
    """An agreement is struck; adding it again brings its words back."""

    commitment: str


@dataclass(frozen=True, slots=True)
class CommitmentDue:
    """By which day something agreed is done, as YYYY-MM-DD; "" is not said."""

    commitment: str
    day: str


@dataclass(frozen=True, slots=True)
class ProgressNoted:
    """How far something agreed is on a day; the words are the text `<progress>.note`."""

    progress: str
    commitment: str
    day: str
    stand: str


@dataclass(frozen=True, slots=True)
class ProgressDropped:
    """That note was a slip."""

    progress: str


@dataclass(frozen=True, slots=True)
class NextScanPlanned:
    """In which month the next scan is, as YYYY-MM; "" is not said."""

    month: str


@dataclass(frozen=True, slots=True)
class NextDomainChosen:
    """From which domain the next chair comes; "" is not said."""

    domain: str


@dataclass(frozen=True, slots=True)
class SessionClosed:
    """Session 1 is over; no seat can be joined to a ballot any more."""


@dataclass(frozen=True, slots=True)
class ThemeMeasured:
    """What the ballots gave a theme on average; all that is left of who gave what together."""

    theme: str
    n: int  # ballots
    total: str  # of their means, an exact fraction such as "143/5"
    squares: str  # of the squares of their means


@dataclass(frozen=True, slots=True)
class Wiped:
    """Personal data was taken out of the file: one person, all persons, or everything personal."""

    what: str  # "person", "persons" or "all"
    day: str  # YYYY-MM-DD


Collected = EntryChosen | EntryLeft | ExampleAdded | ExampleDropped | ExampleStaged | ExampleWeighed
Fact = (
    Unlocked
    | Locked
    | StepEntered
    | StepShown
    | StepReturned
    | Paused
    | Resumed
    | NormOpened
    | NormReopened
    | NormSkipped
    | NormRested
    | NormRevealed
    | NormCalled
    | GradeGiven
    | GradeVoided
    | GradeReturned
    | MarkedOnBehalf
    | OnBehalfCounted
    | SomebodyLeft
    | SomebodyReturned
    | RoundSetAside
    | RoundCounted
    | GroupCounted
    | NamesAgreed
    | NamesRefused
    | AgreementAsked
    | AgreementAnswered
    | AgreementEnded
    | Restored
    | PointTicked
    | PointDropped
    | ActionAdded
    | ActionDropped
    | SomethingSaid
    | SaidShown
    | SaidKept
    | Collected
    | YouthInvolved
    | FollowUpPlanned
    | MeetingBegun
    | MeetingCancelled
    | MeetingStepped
    | MeetingEnded
    | MeetingResumed
    | PointStood
    | PointDecided
    | PointRanked
    | CommitmentAdded
    | CommitmentDropped
    | CommitmentDue
    | ProgressNoted
    | ProgressDropped
    | NextScanPlanned
    | NextDomainChosen
    | SessionClosed
    | ThemeMeasured
    | Wiped
)
FACTS: tuple[type[Fact], ...] = Fact.__args__


Change = Fact | Row
