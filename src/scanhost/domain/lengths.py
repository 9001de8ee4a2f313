"""How long session 1 takes as planned, for a calendar and for an invitation."""

from __future__ import annotations

from collections.abc import Iterable

from scanhost.domain.script import Kind, Step

QUARTER = 15  # minutes; nobody plans finer
OPEN = 30  # our own: minutes for what has no clock, from the welcome to the closing


def minutes(steps: Iterable[Step], introductions: bool) -> int:
    """Return the minutes to keep free for session 1, in whole quarters."""
    seconds = sum(
        step.seconds or 0 for step in steps if introductions or step.kind is not Kind.INTRODUCTIONS
    )
    return -(-(seconds + OPEN * 60) // (QUARTER * 60)) * QUARTER
