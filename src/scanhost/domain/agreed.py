"""What was agreed after session 1, as it goes on paper: with whom, by when, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scanhost.domain import followup
from scanhost.domain.state import Commitment, State


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """How far something agreed was on a day."""

    id: str
    day: str  # YYYY-MM-DD
    stand: str  # of followup.STANDS
    note: str


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """Something agreed: what, who leads, who joins, by when, and how it is followed."""

    id: str
    about: str  # a point, or one of followup.PROCESS
    what: str
    lead: str
    joins: str
    due: str  # YYYY-MM-DD, or empty
    follow: str
    progress: tuple[ProgressLine, ...] = ()  # oldest first

    @property
    def stand(self) -> str:
        """Return how far it is: as noted last, else open."""
        return self.progress[-1].stand if self.progress else "open"

    @property
    def stands(self) -> bool:
        """Tell whether it is still agreed: what was dropped is only history."""
        return self.stand != "dropped"

    def late(self, today: str) -> bool:
        """Tell whether its day has passed and it is not done; `today` as YYYY-MM-DD."""
        return bool(self.due) and self.due < today and self.stand not in followup.SETTLED


@dataclass(frozen=True, slots=True)
class Process:
    """What was agreed about how it goes on; source: instructie voorzitter (2019), chapter 5."""

    approval: tuple[CommitmentLine, ...] = ()  # lead: which organisation; joins: by whom there
    absent: tuple[CommitmentLine, ...] = ()  # lead: who tells; joins: whom
    celebration: tuple[CommitmentLine, ...] = ()
    table: str = ""  # at which table progress is followed
    often: str = ""
    report: str = ""  # how leads report

    def of(self, part: str) -> tuple[CommitmentLine, ...]:
        """Return the agreements about one of followup.PROCESS."""
        parts = {
            followup.APPROVAL: self.approval,
            followup.ABSENT: self.absent,
            followup.CELEBRATION: self.celebration,
        }
        return parts[part]

    @property
    def lines(self) -> tuple[CommitmentLine, ...]:
        """Return all of them."""
        return (*self.approval, *self.absent, *self.celebration)


@dataclass(frozen=True, slots=True)
class NextScan:
    """When the next scan is, and who is to chair it."""

    month: str = ""  # YYYY-MM
    chair: str = ""
    domain: str = ""  # its title
    domain_id: str = ""


UNDECIDED, UNPLANNED = Process(), NextScan()


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting after session 1; session 2 is number 2."""

    number: int
    day: str  # YYYY-MM-DD
    ended: bool


def commitments(state: State, about: str) -> tuple[CommitmentLine, ...]:
    """Return what is agreed about a point or a part of the process, as it was added."""
    kept = (one for one in state.commitments.values() if one.kept and one.about == about)
    return tuple(_line(state, one) for one in kept)


def struck(state: State) -> tuple[CommitmentLine, ...]:
    """Return what had a day once and has none any more: a calendar may know it still."""
    chosen = {one.id for one in state.chosen()}
    return tuple(
        replace(_line(state, one), due=one.told)
        for one in state.commitments.values()
        if one.told and not (one.kept and one.due and one.about in {*chosen, *followup.PROCESS})
    )


def process(state: State) -> Process:
    """Return what is agreed about how it goes on."""
    text = state.texts.get
    return Process(
        commitments(state, followup.APPROVAL),
        commitments(state, followup.ABSENT),
        commitments(state, followup.CELEBRATION),
        text("process.table", ""),
        text("process.often", ""),
        text("process.report", ""),
    )


def next_scan(state: State, language: str) -> NextScan:
    """Return what is agreed about the next scan."""
    titles = {one.id: one.title.in_(language) for one in state.pack.domains}
    chosen = state.next_domain
    return NextScan(
        state.next_scan, state.texts.get("next.chair", ""), titles.get(chosen, ""), chosen
    )


def meetings(state: State) -> tuple[MeetingLine, ...]:
    """Return the meetings after session 1, oldest first."""
    return tuple(MeetingLine(one.number, one.day, one.ended) for one in state.meetings.values())


def _line(state: State, one: Commitment) -> CommitmentLine:
    def text(field: str) -> str:
        return state.texts.get(f"{one.id}.{field}", "")

    noted = sorted(
        (note for note in state.progress.values() if note.commitment == one.id and note.kept),
        key=lambda note: note.day,
    )
    return CommitmentLine(
        one.id,
        one.about,
        text("what"),
        text("lead"),
        text("joins"),
        one.due,
        text("follow"),
        tuple(
            ProgressLine(note.id, note.day, note.stand, state.texts.get(f"{note.id}.note", ""))
            for note in noted
        ),
    )
