"""What phones that look along are told of a meeting, and of what was agreed in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.views import Room


def meeting(room: Room) -> dict[str, Any] | None:
    """Return the meeting that runs and where it is; None without one."""
    now = room.meeting
    if now is None:
        return None
    absent = [one.organisation for one in room.absent if not one.informed]
    alike = [one for one in now.steps if one.stage is now.step.stage]
    return {
        "number": now.number,
        "day": now.day,
        "stage": now.step.stage.value,
        "about": now.step.about,
        "place": alike.index(now.step) + 1,
        "of": len(alike),
        "absent": [one for one in absent if one],
    }


def followed(point: AgendaPoint, room: Room) -> dict[str, Any]:
    """Return what became of a point since session 1."""
    return {
        "stand": point.stand,
        "choice": point.choice,
        "rank": point.rank,
        "found": point.found,
        "agreed": _agreed(point.commitments, room),
    }


def process(room: Room) -> dict[str, Any]:
    """Return what was agreed about how it goes on."""
    return {
        "approval": _agreed(room.process.approval, room),
        "absent": _agreed(room.process.absent, room),
        "celebration": _agreed(room.process.celebration, room),
        "table": room.process.table,
        "often": room.process.often,
        "report": room.process.report,
    }


def next_scan(room: Room) -> dict[str, str]:
    """Return what was agreed about the next scan."""
    return {"month": room.next.month, "chair": room.next.chair, "domain": room.next.domain}


def _agreed(lines: Iterable[CommitmentLine], room: Room) -> list[dict[str, Any]]:
    day = "" if room.meeting is None else room.meeting.day
    return [
        {
            "what": one.what,
            "lead": one.lead,
            "joins": one.joins,
            "due": one.due,
            "follow": one.follow,
            "stand": one.stand,
            "late": bool(day) and one.late(day),
            "noted": one.progress[-1].note if one.progress else "",
        }
        for one in lines
    ]
