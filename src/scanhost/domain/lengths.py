"""How long session 1 takes as planned, step by step and in all."""

from __future__ import annotations

from collections.abc import Iterable

from scanhost.domain.script import Kind, Step

ESTIMATED = {  # seconds of steps that take as long as they take; our own
    Kind.WELCOME: 300,
    Kind.INTRODUCTION_RESULT: 60,
    Kind.POINTS: 600,
    Kind.ACTIONS: 1200,
    Kind.CLOSING: 600,
}
QUARTER = 15  # minutes; nobody plans finer


def planned(step: Step, introductions: bool) -> int:
    """Return the seconds of a step; catching up comes only when somebody is missing."""
    if step.kind is Kind.CATCH_UP or (step.kind is Kind.INTRODUCTIONS and not introductions):
        return 0
    return step.seconds or ESTIMATED.get(step.kind, 0)


def minutes(steps: Iterable[Step], introductions: bool) -> int:
    """Return the minutes to keep free for session 1, in whole quarters."""
    seconds = sum(planned(step, introductions) for step in steps)
    return -(-seconds // (QUARTER * 60)) * QUARTER
