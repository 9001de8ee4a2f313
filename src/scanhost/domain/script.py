"""The run of show: the steps of session 1, derived from the pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from scanhost.domain.pack import INTRODUCTION, Pack, Times


class Kind(StrEnum):
    """What happens in a step; every screen draws itself from it."""

    LOBBY = "lobby"
    WELCOME = "welcome"
    INTRODUCTIONS = "introductions"  # only where the chair asks for it
    FIGURES = "figures"  # of the region; only where the chair asks for it
    INTRODUCTION = "introduction"
    INTRODUCTION_RESULT = "introduction-result"
    THEME = "theme"
    NORM = "norm"
    CATCH_UP = "catch-up"
    REVIEW = "review"
    POINTS = "points"
    ACTIONS = "actions"
    CLOSING = "closing"


SECONDS = "seconds."  # before a name in TIMED: what the scan says of itself about a step's time
TIMED = ("introductions", "figures", "introduction", "theme", "norm", "discussion", "summary")
SHORTEST, LONGEST = 10, 3600  # seconds a chair may give a step
OPTIONAL = {  # steps, and by which word of its own a scan asks for them
    Kind.INTRODUCTIONS: "introductions",
    Kind.FIGURES: "figures",
}
VOTING = {Kind.INTRODUCTION, Kind.NORM}  # steps that open a norm


@dataclass(frozen=True, slots=True)
class Step:
    """A place in the run of show."""

    id: str
    kind: Kind
    seconds: int | None = None  # planned length; None: as long as it takes
    theme: str | None = None
    norm: str | None = None


def timed(pack: Pack, about: Mapping[str, str]) -> Times:
    """Return the seconds per step: the pack's, or what the chair chose instead."""
    said = {name: about.get(f"{SECONDS}{name}", "") for name in TIMED}
    return replace(pack.times, **{name: int(one) for name, one in said.items() if is_time(one)})


def is_time(value: str) -> bool:
    """Tell whether a text is a number of seconds that a step may have."""
    if not (value.isascii() and value.isdecimal() and len(value) < 6):
        return False
    return SHORTEST <= int(value) <= LONGEST


def left_out(step: Step, about: Mapping[str, str]) -> bool:
    """Tell whether a step is optional, and a scan does not ask for it."""
    asked = OPTIONAL.get(step.kind)
    return asked is not None and about.get(asked) != "yes"


def build(pack: Pack, times: Times | None = None) -> tuple[Step, ...]:
    """Return the steps of session 1 in order; the pack's times unless told."""
    times = times or pack.times
    steps = [
        Step("lobby", Kind.LOBBY),
        Step("welcome", Kind.WELCOME),
        Step("introductions", Kind.INTRODUCTIONS, times.introductions),
        Step("figures", Kind.FIGURES, times.figures),
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
