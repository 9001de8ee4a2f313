"""The run of show of session 2, and of every meeting after it: shorter, on one screen, no phones.

Source: Participatiescan, instructie voorzitter (2019), chapter 5, and Q&A Implementatiescan
(2016), questions 10 and 11. The minutes are our own; the sources have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from scanhost.domain.followup import PROCESS, RANKS
from scanhost.domain.state import Meeting, Point, State
from scanhost.domain.workdays import workday

LONGEST = timedelta(days=42)  # between the sessions; longer loses momentum, says the source
FIRST = 2  # number of the first meeting: session 2
TABLE = "table"  # at which table and how often progress is followed


class Stage(StrEnum):
    """What happens in a step of a meeting; every screen draws itself from it."""

    WELCOME = "welcome"
    STATUS = "status"  # of one point
    CHOICE = "choice"
    AGREEMENTS = "agreements"  # about one point
    PROCESS = "process"
    NEXT = "next"
    CLOSING = "closing"


MINUTES = {
    Stage.WELCOME: 5,
    Stage.STATUS: 4,
    Stage.CHOICE: 15,
    Stage.AGREEMENTS: 6,
    Stage.PROCESS: 3,
    Stage.NEXT: 3,
    Stage.CLOSING: 5,
}


@dataclass(frozen=True, slots=True)
class MeetingStep:
    """A place in a meeting's run of show."""

    id: str
    stage: Stage
    about: str = ""  # a point, or which part of the process

    @property
    def minutes(self) -> int:
        """Return the planned length."""
        return MINUTES[self.stage]


class Decided(Protocol):
    """A point about which the group decides whether it is on the agenda, and how soon."""

    @property
    def id(self) -> str: ...

    @property
    def choice(self) -> str:
        """Return one of followup.CHOICES."""

    @property
    def rank(self) -> int:
        """Return one of followup.RANKS."""


D = TypeVar("D", bound=Decided)


def steps(state: State) -> tuple[MeetingStep, ...]:
    """Return the steps in order, as the points stand now."""
    return run(points(state))


def points(state: State) -> tuple[Point, ...]:
    """Return the chosen points, those to be worked on first before the others."""
    return tuple(in_order(state.chosen()))


def run(chosen: Sequence[Decided]) -> tuple[MeetingStep, ...]:
    """Return the steps for these points: agreements are made of those that are kept."""
    return (
        MeetingStep("welcome", Stage.WELCOME),
        *(MeetingStep(f"status:{one.id}", Stage.STATUS, one.id) for one in chosen),
        MeetingStep("choice", Stage.CHOICE),
        *(MeetingStep(f"agreements:{one.id}", Stage.AGREEMENTS, one.id) for one in kept(chosen)),
        *(MeetingStep(f"process:{one}", Stage.PROCESS, one) for one in (*PROCESS, TABLE)),
        MeetingStep("next", Stage.NEXT),
        MeetingStep("closing", Stage.CLOSING),
    )


def in_order(points: Iterable[D]) -> list[D]:
    """Return points, those to be worked on first before the others."""
    return sorted(points, key=lambda one: one.rank or max(RANKS) + 1)


def kept(points: Sequence[D]) -> list[D]:
    """Return what is on the agenda; while nothing is decided on, all that was not turned down."""
    on = [one for one in points if one.choice == "yes"]
    return on or [one for one in points if not one.choice]


def place(steps: tuple[MeetingStep, ...], id: str) -> int:
    """Return where a step is; of one that is gone, where its stage begins or what comes after."""
    for index, step in enumerate(steps):
        if step.id == id:
            return index
    order = list(Stage)
    named = id.partition(":")[0]
    behind = order.index(Stage(named)) if named in [str(one) for one in order] else 0
    return next(
        (index for index, step in enumerate(steps) if order.index(step.stage) >= behind),
        len(steps) - 1,
    )


def current(meetings: Mapping[int, Meeting]) -> Meeting | None:
    """Return the meeting that runs."""
    last = meetings.get(max(meetings, default=0))
    return last if last is not None and not last.ended else None


def late(session: str, planned: str) -> bool:
    """Tell whether a meeting is planned longer after session 1 than is wise.

    The first day from then on that offices are open is what is proposed: it is not late.
    """
    try:
        return date.fromisoformat(planned) > workday(date.fromisoformat(session) + LONGEST)
    except ValueError:
        return False
