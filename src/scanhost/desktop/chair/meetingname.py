"""What a meeting after session 1 is called."""

from __future__ import annotations

from scanhost.desktop.chair.desk import Desk

SECOND = 2  # number of session 2, which is the first of them


def called(number: int, desk: Desk) -> str:
    """Return its name by its number; the meeting after session 2 is the first follow-up."""
    _ = desk.texts.gettext
    if number <= SECOND:
        return _("Session 2")
    return _("Follow-up meeting {n}").format(n=number - SECOND)
