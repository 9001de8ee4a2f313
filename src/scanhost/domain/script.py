"""The run of show: the steps of session 1, derived from the pack."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scanhost.domain.pack import INTRODUCTION, Pack


class Kind(StrEnum):
    """What happens in a step; every screen draws itself from it."""

    LOBBY = "lobby"
    WELCOME = "welcome"
    INTRODUCTIONS = "introductions"  # only where the chair asks for it
    INTRODUCTION = "introduction"
    INTRODUCTION_RESULT = "introduction-result"
    THEME = "theme"
    NORM = "norm"
    CATCH_UP = "catch-up"
    REVIEW = "review"
    POINTS = "points"
    ACTIONS = "actions"
    CLOSING = "closing"


INTRODUCTIONS = 300  # seconds
VOTING = {Kind.INTRODUCTION, Kind.NORM}  # steps that open a norm


@dataclass(frozen=True, slots=True)
class Step:
    """A place in the run of show."""

    id: str
    kind: Kind
    seconds: int | None = None  # planned length; None: as long as it takes
    theme: str | None = None
    norm: str | None = None


def build(pack: Pack) -> tuple[Step, ...]:
    """Return the steps of session 1 in order."""
    times = pack.times
    steps = [
        Step("lobby", Kind.LOBBY),
        Step("welcome", Kind.WELCOME),
        Step("introductions", Kind.INTRODUCTIONS, INTRODUCTIONS),
        Step("introduction", Kind.INTRODUCTION, times.introduction, norm=INTRODUCTION),
        Step("introduction-result", Kind.INTRODUCTION_RESULT, norm=INTRODUCTION),
    ]
    for theme in pack.themes:
        if theme.opens:
            steps.append(Step(f"theme:{theme.id}", Kind.THEME, times.theme, theme.id))
        steps += [
            Step(f"norm:{norm.id}", Kind.NORM, times.norm, theme.id, norm.id)
            for norm in theme.norms
        ]
        steps.append(Step(f"catch-up:{theme.id}", Kind.CATCH_UP, times.catch_up, theme.id))
        talk = times.discussion + times.summary
        steps.append(Step(f"review:{theme.id}", Kind.REVIEW, talk, theme.id))
    steps += [
        Step("points", Kind.POINTS),
        Step("actions", Kind.ACTIONS),
        Step("closing", Kind.CLOSING),
    ]
    return tuple(steps)
