"""How long session 1 takes as planned, step by step and in all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scanhost.domain.script import Kind, Step, left_out

ESTIMATED = {  # seconds of steps that take as long as they take; our own
    Kind.WELCOME: 300,
    Kind.INTRODUCTION_RESULT: 60,
    Kind.POINTS: 600,
    Kind.ACTIONS: 1200,
    Kind.CLOSING: 600,
}
QUARTER = 15  # minutes; nobody plans finer


def planned(step: Step, out: bool) -> int:
    """Return the seconds of a step, none when it is left out; nobody may have to catch up."""
    if step.kind is Kind.CATCH_UP or out:
        return 0
    return step.seconds or ESTIMATED.get(step.kind, 0)


def minutes(steps: Iterable[Step], about: Mapping[str, str]) -> int:
    """Return the minutes to keep free for session 1, in whole quarters."""
    seconds = sum(planned(step, left_out(step, about)) for step in steps)
    return -(-seconds // (QUARTER * 60)) * QUARTER
