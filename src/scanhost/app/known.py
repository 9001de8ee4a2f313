"""What the list of recent scans keeps of each, from and to plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scanhost.desktop.chair.recent import Recent, Stand
from scanhost.domain.lines import line

STANDS = {
    "preparing": Stand.PREPARING,
    "locked": Stand.LOCKED,
    "running": Stand.RUNNING,
    "closed": Stand.HOMEWORK,
    "agreed": Stand.HOMEWORK,  # as it was told before meetings stood in a scan
    "meeting": Stand.MEETING,
    "followed": Stand.DONE,
}
OPEN = ("preparing", "locked", "running")  # of STANDS: before session 1 is closed
WORDS = 20  # things that lack, at most
DUES = 500  # days by which something was agreed, at most


@dataclass(frozen=True, slots=True)
class Known:
    """A scan in the list of recent ones, as it was when it was last open."""

    path: str
    region: str
    date: str  # YYYY-MM-DD, or empty
    stand: str  # of STANDS
    port: int | None = None  # that its phones know
    chair: str = ""
    id: str = ""  # its own, the same in every copy
    time: str = ""  # HH:MM, or empty
    lacks: tuple[str, ...] = ()  # what of the scan itself is not filled in
    free: int = 0  # places at the table without a name
    unsent: int = 0  # people who have had no invitation
    follow_up: str = ""  # YYYY-MM-DD, or empty
    points: int = 0
    meeting: int = 0  # the number of the one that runs; session 2 is 2
    dues: tuple[str, ...] = ()  # days by which what is not done was agreed, the first day first
    last_day: str = ""  # for names and addresses in it, YYYY-MM-DD, or empty

    @property
    def closed(self) -> bool:
        """Tell whether its session 1 is over."""
        return self.stand not in OPEN


def listed(known: Known, today: date) -> Recent:
    """Return a scan as the home page shows it on a day."""
    return Recent(
        known.path,
        known.region,
        known.date,
        STANDS[known.stand],
        known.chair,
        known.time,
        known.lacks,
        known.free,
        known.unsent,
        known.follow_up,
        known.points,
        not _there(known.path),
        known.meeting,
        sum(due < today.isoformat() for due in known.dues),
        known.last_day,
    )


def _there(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False


def to_plain(known: Known) -> dict[str, Any]:
    """Return a scan of the list as JSON has it."""
    return asdict(known)


def from_plain(raw: Any) -> Known | None:
    """Return a scan of the list, or None when that is not what stands there."""
    if not isinstance(raw, dict):
        return None
    texts = [raw.get(key) for key in ("path", "region", "date", "stand")]
    if not all(isinstance(text, str) for text in texts) or texts[3] not in STANDS:
        return None
    path, region, day, stand = (str(text) for text in texts)
    port = raw.get("port")
    return Known(
        path,
        line(region),
        day,
        stand,
        port if type(port) is int and 0 < port < 65536 else None,
        _said(raw, "chair"),
        _said(raw, "id"),
        _said(raw, "time"),
        _words(raw.get("lacks")),
        _counted(raw, "free"),
        _counted(raw, "unsent"),
        _said(raw, "follow_up"),
        _counted(raw, "points"),
        _counted(raw, "meeting"),
        _words(raw.get("dues"), DUES),
        _said(raw, "last_day"),
    )


def _said(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    return line(value) if isinstance(value, str) else ""


def _counted(raw: Mapping[str, Any], name: str) -> int:
    value = raw.get(name)
    return max(0, value) if type(value) is int else 0


def _words(raw: Any, most: int = WORDS) -> tuple[str, ...]:
    if not isinstance(raw, list):
        return ()
    return tuple(line(one) for one in raw[:most] if isinstance(one, str))
