"""Days by which something is to be done: which of them deserve a second look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scanhost.domain.agenda import Agenda
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.followup import SETTLED
from scanhost.domain.workdays import holidays

FAR = 3 * 366  # days ahead that are more likely a slip of the keyboard
SATURDAY = 5


def odd(day: str, today: str) -> str:
    """Return what is odd about a deadline: "past", "holiday", "weekend", "far", or "".

    Both as YYYY-MM-DD; what is no day at all is not odd.
    """
    try:
        due, now = date.fromisoformat(day), date.fromisoformat(today)
    except ValueError:
        return ""
    if due < now:
        return "past"
    if (due - now).days > FAR:
        return "far"
    if due in holidays(due.year):
        return "holiday"
    return "weekend" if due.weekday() >= SATURDAY else ""


def agreed(agenda: Agenda) -> Iterator[tuple[str, CommitmentLine]]:
    """Yield everything agreed with the title of its point; "" for the process."""
    for point in agenda.points:
        for line in point.commitments:
            yield point.title, line
    for line in agenda.process.lines:
        yield "", line


def late(agenda: Agenda, today: str) -> list[tuple[str, CommitmentLine]]:
    """Return what should have been done by now and is not, the longest overdue first."""
    found = [(title, line) for title, line in agreed(agenda) if line.late(today)]
    return sorted(found, key=lambda one: one[1].due)


def coming(agenda: Agenda, today: str) -> list[tuple[str, CommitmentLine]]:
    """Return what is still to be done by a day from today on, the first day first."""
    found = [
        (title, line)
        for title, line in agreed(agenda)
        if line.due >= today and line.stand not in SETTLED
    ]
    return sorted(found, key=lambda one: one[1].due)
