"""The agenda: what the region keeps of a scan, in the scan's own language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from scanhost.domain import agreed, asides, groups, saying
from scanhost.domain.agreed import (
    UNDECIDED,
    UNPLANNED,
    CommitmentLine,
    MeetingLine,
    NextScan,
    Process,
)
from scanhost.domain.pack import Norm
from scanhost.domain.people import Absent
from scanhost.domain.results import LEAST, Result, latest, lowest, result, widest
from scanhost.domain.state import Point, Poll, State
from scanhost.domain.workdays import workday

FOLLOW_UP = timedelta(days=42)  # source: Participatiescan, instructie voorzitter (2019)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody on the list, and whether they took part."""

    name: str
    organisation: str
    function: str
    domain: str
    present: bool


@dataclass(frozen=True, slots=True)
class NormResults:
    """A norm with its revealed rounds, oldest first."""

    id: str
    title: str
    sentence: str
    rounds: tuple[Result, ...]

    @property
    def latest(self) -> Result | None:
        """Return the round that counts."""
        return latest(self.rounds)


@dataclass(frozen=True, slots=True)
class ThemeResults:
    """A block of norms with what the group gave them."""

    id: str
    title: str
    norms: tuple[NormResults, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What will be done, by whom, and when."""

    id: str
    what: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """An improvement point with its lead, homework group and actions."""

    id: str
    theme: str  # its title
    theme_id: str
    norm: str | None
    title: str
    sentence: str
    result: Result | None
    why: tuple[str, ...]  # of "lowest", "widest", "divided"
    lead: str
    group: str
    youth: str
    note: str
    actions: tuple[ActionLine, ...]
    person: str = ""  # of the lead organisation
    stand: str = "open"  # of followup.STANDS
    choice: str = ""  # on the definitive agenda: of followup.CHOICES
    rank: int = 0  # how soon: of followup.RANKS
    found: str = ""  # what the homework group found out
    commitments: tuple[CommitmentLine, ...] = ()

    @property
    def led_by(self) -> str:
        """Return the lead organisation with the person there."""
        return ", ".join(part for part in (self.lead, self.person) if part.strip())


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many agree with some points; unknown before the end, and with fewer than three."""

    poll: int
    theme: str
    points: tuple[str, ...]  # titles
    ended: bool
    answered: int
    yes: int | None
    no: int | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything that goes on paper. Holds no grade that is not revealed, and nobody's own."""

    language: str
    pack: str
    notice: str
    region: str
    municipalities: str
    date: str  # YYYY-MM-DD, or empty
    time: str  # HH:MM, or empty
    place: str
    chair: str
    people: tuple[Attendee, ...]
    introduction: NormResults
    themes: tuple[ThemeResults, ...]
    points: tuple[AgendaPoint, ...]
    youth: bool
    youth_text: str
    follow_up: str  # YYYY-MM-DD, or empty
    absent: str  # who informs the partners that were not there
    agreements: tuple[Agreement, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()  # merged groups of domains: id and title
    said: tuple[tuple[str, str], ...] = ()  # kept questions and examples: kind and words
    process: Process = UNDECIDED
    next: NextScan = UNPLANNED
    meetings: tuple[MeetingLine, ...] = ()  # after session 1, oldest first
    partners: tuple[Absent, ...] = ()  # that were not at the table
    struck: tuple[CommitmentLine, ...] = ()  # agreements of which a calendar may know a day still
    favourites: tuple[str, ...] = ()  # entries of the knowledge bank, in the order of choosing

    @property
    def definitive(self) -> bool:
        """Tell whether a meeting after session 1 has ended: the agenda is no draft any more."""
        return any(one.ended for one in self.meetings)


def agenda(state: State) -> Agenda:
    """Return the agenda as it stands."""
    language = state.about.get("language", state.pack.language)
    about = state.about.get
    return Agenda(
        language,
        state.pack.title.in_(language),
        state.pack.notice.in_(language),
        about("region", ""),
        about("municipalities", ""),
        about("date", ""),
        about("time", ""),
        about("place", ""),
        about("chair", ""),
        attendees(state, language),
        _results(state, state.pack.introduction, language),
        themes(state, language),
        points(state, language),
        state.youth,
        state.texts.get("agenda.youth", ""),
        follow_up(state),
        state.texts.get("agenda.absent", ""),
        agreements(state, language),
        groups.titles(state, language),
        tuple(
            (one.kind, words)
            for one in state.said.values()
            if one.kept and (words := saying.words(state, one.id))
        ),
        agreed.process(state),
        agreed.next_scan(state, language),
        agreed.meetings(state),
        tuple(state.absent.values()),
        agreed.struck(state),
        state.favourites,
    )


def nameless(agenda: Agenda) -> Agenda:
    """Return an agenda in which no name stands beside a grade, for whoever may not see those."""

    def without(norm: NormResults) -> NormResults:
        return replace(norm, rounds=tuple(replace(one, named=()) for one in norm.rounds))

    return replace(
        agenda,
        introduction=without(agenda.introduction),
        themes=tuple(
            replace(theme, norms=tuple(without(norm) for norm in theme.norms))
            for theme in agenda.themes
        ),
        points=tuple(
            replace(point, result=point.result and replace(point.result, named=()))
            for point in agenda.points
        ),
    )


def follow_up(state: State) -> str:
    """Return the planned day of session 2: as set, else the proposal."""
    return state.follow_up or proposed(state.about.get("date", ""))


def proposed(day: str) -> str:
    """Return the first working day from six weeks after session 1 on; "" when it has no day."""
    return workday(date.fromisoformat(day) + FOLLOW_UP).isoformat() if day else ""


def rounds(state: State, norm: str) -> tuple[Result, ...]:
    """Return the revealed rounds of a norm, oldest first."""
    return tuple(_round(state, norm, round) for round in state.norm(norm).revealed)


def _round(state: State, norm: str, round: int) -> Result:
    answers = state.answers(norm, round)
    one = result(norm, round, answers.values())
    if round in state.norm(norm).aside:
        one = replace(one, aside=state.texts.get(asides.text_id(norm, round)) or "–")
    if one.shown and (means := groups.shown(state, norm, round)):
        one = replace(one, groups=means)
    if one.shown and (named := groups.named(state, answers)):
        one = replace(one, named=named)
    return one


def agreements(state: State, language: str) -> tuple[Agreement, ...]:
    """Return what the group was asked to agree with, oldest first."""
    return tuple(_agreement(state, poll, language) for poll in state.polls.values())


def _agreement(state: State, poll: Poll, language: str) -> Agreement:
    yes = sum(poll.answers.values())
    shown = poll.ended and len(poll.answers) >= LEAST
    return Agreement(
        poll.id,
        poll.theme,
        tuple(_title(state, state.points[id], language) for id in poll.points),
        poll.ended,
        len(poll.answers),
        yes if shown else None,
        len(poll.answers) - yes if shown else None,
    )


def took_part(state: State, person: str) -> bool:
    """Tell whether somebody sat at the table, or filled in anything."""
    if state.closed:
        return state.attended.get(person, False)
    link = state.links.get(person)
    if link is None:
        return False
    if link.gone or (link.token is not None and not link.absent):
        return True
    return any(link.ballot in answers for answers in state.grades.values())


def attendees(state: State, language: str) -> tuple[Attendee, ...]:
    """Return the list in the order of the domains."""
    titles = {one.id: one.title.in_(language) for one in state.pack.domains}
    order = [*titles, ""]
    people = sorted(state.people.values(), key=lambda p: order.index(p.domain))
    return tuple(
        Attendee(
            person.name,
            person.organisation,
            person.function,
            titles.get(person.domain, ""),
            took_part(state, person.id),
        )
        for person in people
    )


def themes(state: State, language: str) -> tuple[ThemeResults, ...]:
    """Return every theme with what is revealed of it."""
    return tuple(
        ThemeResults(
            theme.id,
            theme.title.in_(language),
            tuple(_results(state, norm, language) for norm in theme.norms),
        )
        for theme in state.pack.themes
    )


def points(state: State, language: str) -> tuple[AgendaPoint, ...]:
    """Return the chosen points in the order of the themes."""
    return tuple(_point(state, point, language) for point in state.chosen())


def why(state: State, point: Point) -> tuple[str, ...]:
    """Return what speaks for a norm as a point, from the results of its block."""
    if point.norm is None:
        return ()
    block = [latest(rounds(state, norm.id)) for norm in state.pack.theme(point.theme).norms]
    results = [one for one in block if one is not None]
    own = next((one for one in results if one.norm == point.norm and one.shown), None)
    if own is None or own.aside:
        return ()
    reasons = []
    if own.mean == lowest(results)[0].mean:
        reasons.append("lowest")
    if own.gap == widest(results)[0].gap:
        reasons.append("widest")
    if own.divided:
        reasons.append("divided")
    return tuple(reasons)


def _results(state: State, norm: Norm, language: str) -> NormResults:
    return NormResults(
        norm.id,
        norm.title.in_(language),
        norm.sentence.in_(language),
        rounds(state, norm.id),
    )


def _title(state: State, point: Point, language: str) -> str:
    if point.norm is None:
        return state.texts.get(f"{point.id}.title", "")
    return state.pack.norm(point.norm).title.in_(language)


def _point(state: State, point: Point, language: str) -> AgendaPoint:
    def text(field: str) -> str:
        return state.texts.get(f"{point.id}.{field}", "")

    norm = None if point.norm is None else state.pack.norm(point.norm)
    actions = [one for one in state.actions.values() if one.point == point.id and one.kept]
    return AgendaPoint(
        point.id,
        state.pack.theme(point.theme).title.in_(language),
        point.theme,
        point.norm,
        _title(state, point, language),
        "" if norm is None else norm.sentence.in_(language),
        None if norm is None else latest(rounds(state, norm.id)),
        why(state, point),
        text("lead"),
        text("group"),
        text("youth"),
        text("note"),
        tuple(
            ActionLine(
                one.id,
                state.texts.get(f"{one.id}.what", ""),
                state.texts.get(f"{one.id}.who", ""),
                state.texts.get(f"{one.id}.when", ""),
            )
            for one in actions
        ),
        text("person"),
        point.stand,
        point.choice,
        point.rank,
        text("found"),
        agreed.commitments(state, point.id),
    )
