"""What became of what an earlier scan agreed: per point, how far it came at last."""

from __future__ import annotations

from dataclasses import dataclass

from scanhost.domain import agenda, agreed, followup
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.state import State


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that was agreed, and how far it was when that was noted last."""

    what: str
    lead: str
    due: str  # YYYY-MM-DD, or empty
    stand: str  # of followup.STANDS
    day: str = ""  # YYYY-MM-DD of what was noted last; "": nothing was
    note: str = ""


@dataclass(frozen=True, slots=True)
class PointOutcome:
    """An improvement point of an earlier scan; without a title: how it was to go on."""

    title: str
    theme: str = ""  # its title
    lead: str = ""
    choice: str = ""  # of followup.CHOICES
    stand: str = "open"  # of followup.STANDS
    agreed: tuple[Outcome, ...] = ()


def outcomes(state: State) -> tuple[PointOutcome, ...]:
    """Return every point of a scan with what became of it; last what was agreed of the process."""
    language = state.about.get("language", state.pack.language)
    points = tuple(
        PointOutcome(
            one.title,
            one.theme,
            one.led_by,
            one.choice,
            one.stand,
            tuple(_outcome(line) for line in one.commitments),
        )
        for one in agenda.points(state, language)
    )
    process = tuple(_outcome(line) for line in agreed.process(state).lines)
    return (*points, PointOutcome("", agreed=process)) if process else points


def settled(points: tuple[PointOutcome, ...]) -> tuple[int, int]:
    """Return how many agreements are done or dropped, and how many there were."""
    every = [one for point in points for one in point.agreed]
    return sum(one.stand in followup.SETTLED for one in every), len(every)


def _outcome(line: CommitmentLine) -> Outcome:
    last = line.progress[-1] if line.progress else None
    return Outcome(
        line.what,
        line.lead,
        line.due,
        line.stand,
        last.day if last else "",
        last.note if last else "",
    )
