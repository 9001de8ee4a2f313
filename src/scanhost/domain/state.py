"""A scan at one moment: frozen, made by applying changes one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from scanhost.domain.examples import Example
from scanhost.domain.facts import Wiped
from scanhost.domain.kept import Clock, Link, MessageHeard, Visitor
from scanhost.domain.pack import INTRODUCTION, Pack, Times
from scanhost.domain.people import Absent, Letter, Person
from scanhost.domain.results import GroupMean
from scanhost.domain.script import Kind, Step, build, timed


class Phase(StrEnum):
    """Where a norm stands in its present round."""

    WAITING = "waiting"
    OPEN = "open"
    SKIPPED = "skipped"
    REVEALED = "revealed"


MOVES = {
    Phase.WAITING: {Phase.OPEN, Phase.SKIPPED},
    Phase.OPEN: {Phase.SKIPPED, Phase.REVEALED, Phase.WAITING},  # waiting: the move was undone
    Phase.SKIPPED: {Phase.OPEN, Phase.WAITING},
    Phase.REVEALED: {Phase.OPEN},  # the next round
}


class Motion(StrEnum):
    """Where a step stands."""

    BEFORE = "before"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"


MOTIONS = {
    Motion.BEFORE: {Motion.RUNNING, Motion.DONE},  # jumped over
    Motion.RUNNING: {Motion.PAUSED, Motion.DONE, Motion.BEFORE},  # locked again, or undone
    Motion.PAUSED: {Motion.RUNNING, Motion.DONE},
    Motion.DONE: {Motion.RUNNING, Motion.BEFORE},  # undone
}


class Naming(StrEnum):
    """Whether names may stand beside grades."""

    NONE = "none"  # not asked, or not everybody said yes before the first question
    AGREED = "agreed"
    REFUSED = "refused"  # somebody said no; it shows once the room moves on
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class NormState:
    """A norm's life so far."""

    phase: Phase = Phase.WAITING
    round: int = 1
    revealed: tuple[int, ...] = ()  # rounds whose grades are public
    aside: tuple[int, ...] = ()  # revealed rounds that do not count, for a reason that is told


@dataclass(frozen=True, slots=True)
class Point:
    """An improvement point; its words are its norm's or a text's."""

    id: str
    theme: str
    norm: str | None
    chosen: bool = True
    stand: str = "open"  # of followup.STANDS
    choice: str = ""  # of followup.CHOICES
    rank: int = 0  # of followup.RANKS


@dataclass(frozen=True, slots=True)
class Action:
    """A step towards a point; its words are texts."""

    id: str
    point: str
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something agreed, about a point or the process; its words are texts."""

    id: str
    about: str
    due: str = ""  # YYYY-MM-DD
    kept: bool = True
    told: str = ""  # the day that was said last: it may stand in calendars


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something agreed was on a day; its words are a text."""

    id: str
    commitment: str
    day: str  # YYYY-MM-DD
    stand: str  # of followup.STANDS
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting after session 1; session 2 is number 2."""

    number: int
    day: str  # YYYY-MM-DD
    step: str = "welcome"
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A question or an example; its words are a text."""

    id: str
    kind: str
    kept: bool = False  # stands in the agenda


@dataclass(frozen=True, slots=True)
class Poll:
    """The question whether the group agrees with some points; only its counts are ever shown."""

    id: int
    theme: str
    points: tuple[str, ...]
    answers: Mapping[str, bool] = field(default_factory=dict)  # ballot -> agrees
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The means that ballots gave a theme, in numbers that tell no ballot apart."""

    n: int
    total: Fraction
    squares: Fraction


Round = tuple[str, int]  # a norm and its round
Answers = Mapping[str, int | None]  # ballot -> grade; None is "weet niet"
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    """Everything a scan knows, with what nobody may see yet: never leaves the server thread."""

    pack: Pack
    script: tuple[Step, ...]
    about: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    absent: Mapping[str, Absent] = field(default_factory=dict)
    letters: Mapping[str, Letter] = field(default_factory=dict)
    attended: Mapping[str, bool] = field(default_factory=dict)

    locked: bool = True
    closed: bool = False
    at: int = 0
    shown: int | None = None  # an earlier step that is looked back at
    called: str | None = None
    paused: bool = False
    norms: Mapping[str, NormState] = field(default_factory=dict)
    grades: Mapping[Round, Answers] = field(default_factory=dict)
    behalf: Mapping[Round, frozenset[str]] = field(default_factory=dict)  # ballots
    behalf_kept: Mapping[Round, int] = field(default_factory=dict)  # after closing: how many
    grouped: Mapping[Round, tuple[GroupMean, ...]] = field(default_factory=dict)
    names: Naming = Naming.NONE
    signed: Mapping[str, str] = field(default_factory=dict)  # ballot -> person, after closing
    polls: Mapping[int, Poll] = field(default_factory=dict)
    restored: bool = False  # from a backup, which knows no seats
    before: frozenset[Round] = frozenset()  # opened before that
    points: Mapping[str, Point] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    said: Mapping[str, Said] = field(default_factory=dict)
    shown_said: str | None = None  # is on the screen
    examples: Mapping[str, Example] = field(default_factory=dict)  # of the group's own
    favourites: tuple[str, ...] = ()  # entries of the knowledge bank, in the order of choosing
    youth: bool = True
    follow_up: str = ""
    meetings: Mapping[int, Meeting] = field(default_factory=dict)
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    progress: Mapping[str, Progress] = field(default_factory=dict)
    next_scan: str = ""  # YYYY-MM
    next_domain: str = ""
    measured: Mapping[str, Measured] = field(default_factory=dict)  # theme -> what is left of it
    wiped: tuple[Wiped, ...] = ()  # oldest first

    code: str = ""
    links: Mapping[str, Link] = field(default_factory=dict)
    visitors: Mapping[str, Visitor] = field(default_factory=dict)
    heard: Mapping[str, MessageHeard] = field(default_factory=dict)
    clock: Clock | None = None

    @property
    def times(self) -> Times:
        """Return the seconds per step, as the chair chose them."""
        return timed(self.pack, self.about)

    @property
    def step(self) -> Step:
        """Return the step the room is in."""
        return self.script[self.at]

    @property
    def entry(self) -> str:
        """Return how a phone comes to its seat: one of ENTRIES."""
        return self.about.get("entry") or "name"

    @property
    def showing(self) -> Step:
        """Return the step on the screens: the room's, or an earlier one looked back at."""
        return self.script[self.at if self.shown is None else self.shown]

    def motion(self, index: int) -> Motion:
        """Return where a step of the run of show stands."""
        if self.locked or index > self.at:
            return Motion.BEFORE
        if index < self.at:
            return Motion.DONE
        return Motion.PAUSED if self.paused else Motion.RUNNING

    def norm(self, id: str) -> NormState:
        """Return how a norm stands."""
        return self.norms.get(id) or NormState()

    def index(self, step: str) -> int | None:
        """Return the place of a step in the run of show."""
        return next((i for i, one in enumerate(self.script) if one.id == step), None)

    def voting(self) -> str | None:
        """Return the norm that has the clock now."""
        if self.called is not None:
            return self.called
        step = self.step
        if step.kind in (Kind.INTRODUCTION, Kind.NORM) and step.norm is not None:
            return step.norm if self.norm(step.norm).phase is Phase.OPEN else None
        return None

    def answers(self, norm: str, round: int | None = None) -> Answers:
        """Return the answers of a round, the present one unless told."""
        return self.grades.get((norm, round or self.norm(norm).round), {})

    def present(self) -> Iterator[Link]:
        """Yield the seats that are taken and not marked absent; silence never makes absent."""
        return (link for link in self.links.values() if _present(link))

    def block(self) -> tuple[str, ...]:
        """Return the norms that the present step's theme holds; the introduction alone is one."""
        step = self.step
        if step.theme is not None:
            return tuple(norm.id for norm in self.pack.theme(step.theme).norms)
        return (INTRODUCTION,) if step.norm else ()

    def todo(self, link: Link, norms: tuple[str, ...]) -> tuple[str, ...]:
        """Return which of these norms a seat can answer and has not."""
        return tuple(norm for norm in norms if self.lacks(link, norm))

    def lacks(self, link: Link, norm: str) -> bool:
        """Tell whether a norm can be answered and a seat has not; unseen counts as answered."""
        now = self.norm(norm)
        if now.phase is not Phase.OPEN or link.ballot in self.answers(norm):
            return False
        return not link.earlier or answer_id(norm, now.round) not in link.earlier.split()

    def missing(self, norms: tuple[str, ...]) -> tuple[str, ...]:
        """Return the present seats that still have one of these norms to answer."""
        return tuple(link.seat for link in self.present() if self.todo(link, norms))

    def complete(self, norm: str) -> bool:
        """Tell whether there are present seats, and none has this norm still to answer."""
        if not any(self.present()):
            return False
        if self.norm(norm).phase is not Phase.OPEN:
            return True
        answers = self.answers(norm)
        # Asked after every single grade, when who sat down last mostly is still missing.
        for link in reversed([*self.links.values()]):
            if link.ballot not in answers and _present(link) and self.lacks(link, norm):
                return False
        return True

    def extra(self, norm: str) -> str:
        """Return the most extra time among the present seats that still have a norm to answer."""
        waited = {link.extra for link in self.present() if link.extra and self.lacks(link, norm)}
        return "off" if "off" in waited else "x10" if waited else ""

    def on_behalf(self, norm: str, round: int) -> int:
        """Return how many answers of a round were given on somebody's behalf."""
        return self.behalf_kept.get((norm, round), len(self.behalf.get((norm, round), NOBODY)))

    def poll(self) -> Poll | None:
        """Return the poll that takes answers now."""
        last = self.polls.get(len(self.polls))  # they are numbered from 1
        return last if last is not None and not last.ended else None

    def owners(self) -> Mapping[str, str]:
        """Return whose ballot is whose, ballot -> person, where names may stand beside grades."""
        if self.names not in (Naming.AGREED, Naming.REFUSED):
            return {}
        return {**self.signed, **{link.ballot: link.seat for link in self.links.values()}}

    def asked(self) -> bool:
        """Tell whether any question was opened yet."""
        opened = (Phase.OPEN, Phase.REVEALED)
        return any(self.grades.values()) or any(one.phase in opened for one in self.norms.values())

    def chosen(self) -> tuple[Point, ...]:
        """Return the improvement points in the order of the pack's themes, then as ticked."""
        order = [theme.id for theme in self.pack.themes]
        points = [point for point in self.points.values() if point.chosen]
        return tuple(
            sorted(points, key=lambda p: order.index(p.theme) if p.theme in order else len(order))
        )


def answer_id(norm: str, round: int) -> str:
    """Return what a seat's link calls an answer."""
    return f"{norm}/{round}"


def poll_id(poll: int) -> str:
    """Return what a seat's link calls an answer to a poll."""
    return f"agree/{poll}"


def _present(link: Link) -> bool:
    return link.token is not None and not link.absent


def new(pack: Pack) -> State:
    """Return a scan nobody has touched yet: locked, before its first step."""
    return State(pack, build(pack))
