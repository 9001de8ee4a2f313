"""What may be seen of a scan: the room's view, and what one seat may know besides.

Nothing in here holds or depends on a grade that is not revealed, except a seat's own
answers in that seat's own view. Screens, phones and windows are drawn from these alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scanhost.domain import agenda, agreed, door, examples, groups, meetings, moving, saying
from scanhost.domain.agenda import AgendaPoint, Agreement
from scanhost.domain.agreed import UNDECIDED, UNPLANNED, MeetingLine, NextScan, Process
from scanhost.domain.examples import ExampleView
from scanhost.domain.facts import Wiped
from scanhost.domain.kept import Visitor
from scanhost.domain.meetings import MeetingStep
from scanhost.domain.pack import PLANNED, Pack, Times
from scanhost.domain.people import Absent, Letter, Person
from scanhost.domain.results import Result
from scanhost.domain.script import Step
from scanhost.domain.state import NOBODY, Motion, Naming, Phase, State, answer_id, poll_id


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at the table, as the chair may see it."""

    person: Person
    taken: bool
    absent: bool
    busy: bool  # present, and has not answered what has the clock
    behind: int  # norms of this block still to answer
    attended: bool
    recovery: str  # "" unless taken
    gone: bool = False  # went home
    extra: str = ""  # "", "x10" or "off"
    behalf: bool = False  # the chair answered what has the clock in their place


@dataclass(frozen=True, slots=True)
class VisitorView:
    """Somebody at the door; what they wrote themselves is not to be trusted."""

    id: str
    seat: str  # whose seat they showed a code for; "": a guest
    name: str
    organisation: str
    domain: str
    free: tuple[str, ...]  # seats that could be theirs, the likeliest first


@dataclass(frozen=True, slots=True)
class SaidView:
    """A question or an example that came from a phone."""

    id: str
    kind: str  # "question" or "example"
    text: str
    by: str  # name; empty once session 1 is closed
    kept: bool  # stands in the agenda
    shown: bool  # is on the screen
    formless: bool = False  # said in one go, as examples were before there was a form


@dataclass(frozen=True, slots=True)
class NormView:
    """How a norm stands, with its revealed rounds, oldest first."""

    phase: Phase
    round: int
    rounds: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting that runs, where it stands in its run of show."""

    number: int  # session 2 is number 2
    day: str  # YYYY-MM-DD
    steps: tuple[MeetingStep, ...]
    at: int

    @property
    def step(self) -> MeetingStep:
        """Return the step on screen."""
        return self.steps[self.at]

    @property
    def ahead(self) -> MeetingStep | None:
        """Return the step that follows; None after the last."""
        return self.steps[self.at + 1] if self.at + 1 < len(self.steps) else None


@dataclass(frozen=True, slots=True)
class Room:
    """The whole scan as chair and beamer may see it; a phone gets the public part of it."""

    given: Pack  # as it came with the scan
    pack: Pack  # with the domains into which the table is divided
    language: str  # of beamer, paper and mail
    about: Mapping[str, str]
    texts: Mapping[str, str]
    code: str
    locked: bool
    closed: bool
    paused: bool
    steps: tuple[tuple[Step, Motion], ...]
    step: Step  # on screen
    live: Step  # where the room is
    ahead: Step | None  # where Next leads
    position: str  # what Next must name
    called: str | None
    voting: str | None  # the norm that has the clock
    round: int  # of the norm that has the clock
    left: float | None  # seconds on the clock as of `now`; None: no clock
    running: bool
    now: float  # the server's monotonic clock
    present: int
    answered: int  # of the present, on the norm that has the clock
    missing: int  # present seats with something to answer in this block
    waiting: bool  # the block's last norm is done, the reveal is the chair's
    seats: tuple[Seat, ...]
    norms: Mapping[str, NormView]
    points: tuple[AgendaPoint, ...]
    youth: bool
    follow_up: str  # YYYY-MM-DD, or empty
    mode: str = "anonymous"  # "anonymous", "group" or "open", as the chair chose
    named: bool = False  # names stand beside grades
    asked: bool = False  # the first question has been opened: the mode is fixed
    consented: int = 0  # present seats that said yes or no to names; not which
    groups: tuple[str, ...] = ()  # merged groups, their domains joined by "+"
    agreements: tuple[Agreement, ...] = ()  # oldest first
    polled: int = 0  # present seats that answered the poll that runs
    trouble: bool = False  # the disk failed: nothing is taken until that is solved
    restored: bool = False  # from a backup: phones come back with the ballot they had
    entry: str = "name"  # how a phone comes to its seat: "name", "code" or "knock"
    visitors: tuple[VisitorView, ...] = ()  # at the door, who came first on top
    said: tuple[SaidView, ...] = ()  # oldest first
    wishes: Mapping[str, str] = field(default_factory=dict)  # seat -> what they want of today
    absent: tuple[Absent, ...] = ()  # partners that are not at the table
    letters: tuple[Letter, ...] = ()  # put ready for somebody on the list, oldest first
    times: Times = PLANNED  # seconds per step, as the chair chose them
    held: float | None = None  # seconds that the step keeps while another norm has the clock
    process: Process = UNDECIDED
    next: NextScan = UNPLANNED
    meetings: tuple[MeetingLine, ...] = ()  # after session 1, oldest first
    meeting: MeetingView | None = None  # that runs now
    examples: tuple[ExampleView, ...] = ()  # of the group's own, oldest first
    favourites: tuple[str, ...] = ()  # entries of the knowledge bank, in the order of choosing
    wiped: tuple[Wiped, ...] = ()  # what was taken out of the file, oldest first

    @property
    def under_way(self) -> bool:
        """Tell whether a session or a meeting goes on, so that a room looks at the slides."""
        return self.meeting is not None or not (self.locked or self.closed)

    def point(self, id: str) -> AgendaPoint | None:
        """Return a point by its id; None when it is not chosen any more."""
        return next((one for one in self.points if one.id == id), None)

    @property
    def again(self) -> str:
        """Return the day on which we meet again, YYYY-MM-DD; "" once a meeting was held since."""
        held = max((one.day for one in self.meetings), default="")
        return self.follow_up if self.follow_up > held else ""

    @property
    def place(self) -> str:
        """Return where the room is, in the session or in a meeting."""
        meeting = self.meeting
        return self.position if meeting is None else f"{meeting.number} {meeting.step.id}"


@dataclass(frozen=True, slots=True)
class Own:
    """What a seat may know besides the room: its own answers, and what it can answer.

    What is gradable, not to do and not among the answers was filled in before this device
    took the seat.
    """

    seat: str
    answers: Mapping[str, tuple[int, int | None]]  # norm -> (round, grade), the one that counts
    gradable: Mapping[str, int]  # norm -> round
    todo: tuple[str, ...]
    extra: str = ""
    consent: str = ""  # "yes", "no", or "" when not said
    asked: bool = False  # to say yes or no to names before anything else
    agrees: bool | None = None  # with the poll that runs


def room(state: State, now: float) -> Room:
    """Return what the room may see at a moment."""
    voting = state.voting()
    clock = state.clock
    present = list(state.present())
    block = state.block()
    behind = {link.seat: len(state.todo(link, block)) for link in present}
    busy = set(state.missing((voting,))) if voting is not None else set()
    ahead = _ahead(state)
    language = state.about.get("language", state.pack.language)
    poll = state.poll()
    return Room(
        state.given,
        state.pack,
        language,
        state.about,
        state.texts,
        state.code,
        state.locked,
        state.closed,
        state.paused,
        tuple((step, state.motion(index)) for index, step in enumerate(state.script)),
        state.showing,
        state.step,
        ahead,
        moving.position(state),
        state.called,
        voting,
        state.norm(voting).round if voting is not None else 1,
        None if clock is None else clock.remaining(now),
        clock is not None and clock.since is not None,
        now,
        len(present),
        len(present) - len(busy) if voting is not None else 0,
        sum(norms > 0 for norms in behind.values()),
        moving.ready(state) and bool(present),
        tuple(_seat(state, person, busy, behind) for person in state.people.values()),
        {norm.id: _norm(state, norm.id) for norm in (state.pack.introduction, *state.pack.norms())},
        agenda.points(state, language),
        state.youth,
        agenda.follow_up(state),
        state.about.get("mode") or "anonymous",
        state.names in (Naming.AGREED, Naming.REFUSED),
        state.asked(),
        sum(bool(link.consent) for link in present),
        groups.plan(state.pack, state.about.get("groups", "")),
        agenda.agreements(state, language),
        sum(link.ballot in poll.answers for link in present) if poll is not None else 0,
        restored=state.restored,
        entry=state.entry,
        visitors=tuple(_visitor(state, one) for one in state.visitors.values()),
        said=_said(state),
        wishes={
            id: state.texts[saying.wish_id(id)]
            for id in state.people
            if saying.wish_id(id) in state.texts
        },
        absent=tuple(state.absent.values()),
        letters=tuple(
            one
            for one in state.letters.values()
            if one.person in state.people or one.person in state.absent
        ),
        times=state.times,
        held=None if clock is None else clock.held,
        process=agreed.process(state),
        next=agreed.next_scan(state, language),
        meetings=agreed.meetings(state),
        meeting=_meeting(state),
        examples=_examples(state),
        favourites=state.favourites,
        wiped=state.wiped,
    )


def _meeting(state: State) -> MeetingView | None:
    running = meetings.current(state.meetings)
    if running is None:
        return None
    steps = meetings.steps(state)
    return MeetingView(running.number, running.day, steps, meetings.place(steps, running.step))


def own(state: State, seat: str) -> Own:
    """Return what a seat may know of its own; empty when it holds no ballot."""
    link = state.links.get(seat)
    if link is None or link.token is None:
        return Own(seat, {}, {}, ())
    answers = {}
    unseen = link.earlier.split()
    for (id, round), given in sorted(state.grades.items()):
        norm = state.norm(id)
        skipped = (
            bool(norm.revealed) and norm.phase is Phase.REVEALED and round not in norm.revealed
        )
        if link.ballot in given and not skipped and answer_id(id, round) not in unseen:
            answers[id] = (round, given[link.ballot])
    gradable = {id: norm.round for id, norm in state.norms.items() if norm.phase is Phase.OPEN}
    poll = state.poll()
    return Own(
        seat,
        answers,
        gradable,
        state.todo(link, tuple(gradable)),
        link.extra,
        link.consent,
        state.names is Naming.AGREED and link.consent != "yes",
        None if poll is None or poll_id(poll.id) in unseen else poll.answers.get(link.ballot),
    )


def _visitor(state: State, visitor: Visitor) -> VisitorView:
    person = state.people.get(visitor.seat)
    return VisitorView(
        visitor.id,
        visitor.seat,
        visitor.name if person is None else person.name,
        visitor.organisation if person is None else person.organisation,
        visitor.domain if person is None else person.domain,
        () if visitor.seat else door.free(state, visitor),
    )


def _said(state: State) -> tuple[SaidView, ...]:
    """Return what was said and has words still: a copy, or a wiped scan, may lack some."""
    return tuple(
        SaidView(
            one.id,
            one.kind,
            words,
            person.name if (person := state.people.get(saying.by(state, one.id))) else "",
            one.kept,
            one.id == state.shown_said,
            bool(state.texts.get(saying.text_id(one.id))),
        )
        for one in state.said.values()
        if (words := saying.words(state, one.id))
    )


def _examples(state: State) -> tuple[ExampleView, ...]:
    """Return the examples that are kept; of those in a wiped scan nothing is left to be seen."""
    shown = []
    for one in state.examples.values():
        words = examples.words_of(one.id, state.texts)
        if not one.kept or not (words or not state.wiped):
            continue
        person = state.people.get(saying.by(state, one.id))
        by, mark = person.name if person else "", examples.mark_of(one)
        view = ExampleView(one.id, one.stage, one.weighed, words, by, bool(one.origin), mark)
        shown.append(view)
    return tuple(shown)


def _ahead(state: State) -> Step | None:
    if state.called is not None:
        return state.step
    if state.shown is not None:
        return state.script[moving.later(state)]
    return state.script[moving.following(state)] if state.at + 1 < len(state.script) else None


def _seat(state: State, person: Person, busy: set[str], behind: Mapping[str, int]) -> Seat:
    link = state.links.get(person.id)
    taken = link is not None and link.token is not None
    return Seat(
        person,
        taken,
        link is not None and link.absent,
        person.id in busy,
        behind.get(person.id, 0),
        agenda.took_part(state, person.id),
        link.recovery if link is not None and taken else "",
        link is not None and link.gone,
        link.extra if link is not None else "",
        link is not None and _for(state, link.ballot),
    )


def _for(state: State, ballot: str) -> bool:
    """Tell whether the chair answered what has the clock for a ballot."""
    norm = state.voting()
    return norm is not None and ballot in state.behalf.get((norm, state.norm(norm).round), NOBODY)


def _norm(state: State, id: str) -> NormView:
    norm = state.norm(id)
    return NormView(norm.phase, norm.round, agenda.rounds(state, id))
