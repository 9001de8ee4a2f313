"""How long names and addresses are kept, and when the chair is to be reminded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from scanhost.domain.facts import Wiped
from scanhost.domain.handing import PERSON

KEY = "retention"  # in what the scan says about itself: the last day, as YYYY-MM-DD


def proposed(day: str) -> str:
    """Return twelve months after session 1; "" when that has no day."""
    if not day:
        return ""
    held = date.fromisoformat(day)
    if (held.month, held.day) == (2, 29):
        held = held.replace(day=28)
    return held.replace(year=held.year + 1).isoformat()


def until(about: Mapping[str, str]) -> str:
    """Return the last day: as chosen, else as proposed."""
    return about.get(KEY, "") or proposed(about.get("date", ""))


def overdue(about: Mapping[str, str], closed: bool, wiped: Sequence[Wiped]) -> str:
    """Return the day after which a scan with persons is to be wiped; "" when there is none."""
    if not closed or any(one.what != PERSON for one in wiped):
        return ""
    return until(about)
