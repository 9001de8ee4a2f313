"""A scan as the home page lists it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scanhost.texts import N_


class Stand(StrEnum):
    """Where a scan stands; `app.standing` says by which rule."""

    PREPARING = "preparing"
    LOCKED = "locked"  # prepared, and nobody can come in yet
    RUNNING = "running"  # session 1 has begun and is not closed
    HOMEWORK = "homework"  # session 1 is closed, and no meeting was held after it
    MEETING = "meeting"  # session 2 is going on, or a later one
    DONE = "done"  # a meeting was held: the agenda is definitive


# What a session cannot do without: its key in the scan, and its name.
FIELDS = {
    "region": N_("region"),
    "date": N_("day"),
    "time": N_("time"),
    "place": N_("place"),
    "chair": N_("chair"),
}


@dataclass(frozen=True, slots=True)
class Recent:
    """A scan that was open before."""

    path: str
    region: str
    date: str  # YYYY-MM-DD, or empty
    stand: Stand
    chair: str = ""
    time: str = ""  # HH:MM, or empty
    lacks: tuple[str, ...] = ()  # of FIELDS
    free: int = 0  # places at the table without a name
    unsent: int = 0  # people who have had no invitation
    follow_up: str = ""  # YYYY-MM-DD, or empty
    points: int = 0
    missing: bool = False  # its file is gone
    meeting: int = 0  # the number of the one that runs; session 2 is 2
    late: int = 0  # agreements whose day has passed
    last_day: str = ""  # for names and addresses in it, YYYY-MM-DD, or empty
