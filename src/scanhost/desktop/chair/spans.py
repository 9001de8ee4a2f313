"""Lengths of time as a chair types, reads and says them, and as the scan keeps them: seconds."""

from __future__ import annotations

import re

from scanhost.desktop.chair.desk import Desk

CLOCK = re.compile(r"(\d{1,3}):(\d{2})\s*(?:m|min|minuten|minutes)?\.?")
NUMBER = r"(\d{1,4})(?:[.,](\d))?"
MINUTES = re.compile(NUMBER + r"\s*(?:m|min|minuut|minuten|minute|minutes)\.?")
SECONDS = re.compile(r"(\d{1,4})\s*(?:s|sec|seconde|seconden|second|seconds)\.?")
BARE = re.compile(NUMBER)
MOST = 60  # minutes: a number above it that says no unit is seconds


def span_read(typed: str, minutes: bool) -> str:
    """Return seconds when it reads as a length, else as it was typed.

    A number without a unit is minutes where a step is told in minutes, and seconds where it
    is told in seconds.
    """
    said = typed.strip().lower()
    if found := CLOCK.fullmatch(said):
        return str(int(found[1]) * 60 + int(found[2]))
    if found := SECONDS.fullmatch(said):
        return found[1]
    found = MINUTES.fullmatch(said) or BARE.fullmatch(said)
    if found is None:
        return typed.strip()
    if BARE.fullmatch(said) and not (minutes and int(found[1]) <= MOST):
        return typed.strip() if found[2] else found[1]
    return str(int(found[1]) * 60 + int(found[2] or 0) * 6)


def span_shown(seconds: str, minutes: bool) -> str:
    """Return a length as it stands in a field, which reads back as the same."""
    if not (seconds.isascii() and seconds.isdecimal()):
        return seconds
    n = int(seconds)
    if not minutes and n < 120:
        return f"{n} s"
    return f"{n // 60} min" if n % 60 == 0 else f"{n // 60}:{n % 60:02d} min"


def span_said(seconds: int, desk: Desk) -> str:
    """Return hours and minutes in words: "2 hours and 20 minutes"."""
    tr, (hours, minutes) = desk.texts, divmod(seconds // 60, 60)
    said = [
        tr.ngettext("{n} hour", "{n} hours", hours).format(n=hours) if hours else "",
        tr.ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
        if minutes or not hours
        else "",
    ]
    both = [one for one in said if one]
    if len(both) == 1:
        return both[0]
    return tr.gettext("{hours} and {minutes}").format(hours=both[0], minutes=both[1])
