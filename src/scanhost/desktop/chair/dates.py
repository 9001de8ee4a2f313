"""Days and hours as a chair types and reads them, and as the scan keeps them."""

from __future__ import annotations

import re
from datetime import date, time

from scanhost import texts

DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
WRITTEN = re.compile(r"(\d{1,2}) ([^\W\d_]+) (\d{4})")
HOUR = re.compile(r"(\d{1,2})\s*[.:uh]\s*(\d{2})(?:\s*uur)?")


def day_read(typed: str) -> str:
    """Return a day as YYYY-MM-DD when it is written day first; else as it was typed."""
    found = DAY_FIRST.fullmatch(typed.strip())
    if found is None:
        return typed.strip()
    day, month, year = (int(one) for one in found.groups())
    return f"{year:04d}-{month:02d}-{day:02d}"


def day_shown(kept: str, language: str) -> str:
    """Return a day as it stands in a field: day first in Dutch."""
    if language != "nl" or not (day := _day(kept)):
        return kept
    return f"{day.day}-{day.month}-{day.year}"


def day_said(kept: str, language: str) -> str:
    """Return a day in full, or nothing when there is none."""
    day = _day(kept)
    return texts.date_long(day, language) if day else ""


def day_written(typed: str, *languages: str) -> str:
    """Return a day that is written out as YYYY-MM-DD, or nothing when it is none."""
    found = WRITTEN.search(typed)
    if found is None:
        return day_read(typed) if _day(day_read(typed)) else ""
    number, word, year = int(found[1]), found[2].casefold(), int(found[3])
    for month in range(1, 13):
        if any(month_name(month, language).casefold() == word for language in languages):
            kept = f"{year:04d}-{month:02d}-{number:02d}"
            return kept if _day(kept) else ""
    return ""


def month_name(month: int, language: str) -> str:
    """Return what a month is called."""
    return texts.date_plain(date(2000, month, 1), language).split()[1]


def month_said(kept: str, language: str) -> str:
    """Return a month that is kept as YYYY-MM, or nothing when it is none."""
    day = _day(f"{kept}-01")
    return f"{month_name(day.month, language)} {day.year}" if day else ""


def hour_read(typed: str) -> str:
    """Return an hour as HH:MM when it reads as one; else as it was typed."""
    found = HOUR.fullmatch(typed.strip())
    if found is None:
        return typed.strip()
    return f"{int(found[1]):02d}:{found[2]}"


def hour_shown(kept: str, language: str) -> str:
    """Return an hour as it stands in a field."""
    try:
        return texts.time_short(time.fromisoformat(kept), language)
    except ValueError:
        return kept


def _day(kept: str) -> date | None:
    try:
        return date.fromisoformat(kept)
    except ValueError:
        return None
