"""Where a scan stands, for the list of recent ones.

- being prepared: locked, and something the session cannot do without is not filled in
  (region, day, time, place, chair), or a place at the table is free;
- locked: locked, and nothing of that lacks;
- session 1 under way: unlocked, and not closed;
- homework: session 1 is closed, and there was no meeting after it yet;
- a meeting is going on: session 2, or one after it;
- agenda ready: a meeting after session 1 was held. What was agreed then is late once
  its day has passed and it is not done.
"""

from __future__ import annotations

from pathlib import Path

from scanhost.app.known import Known
from scanhost.desktop.chair.places import gaps
from scanhost.desktop.chair.recent import FIELDS
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain import retention
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.deadlines import agreed
from scanhost.domain.followup import SETTLED
from scanhost.domain.views import Room


def known(snapshot: Snapshot, path: Path, id: str) -> Known:
    """Return what the list keeps of a scan that is open."""
    room, joining = snapshot.room, snapshot.joining
    about = room.about.get
    invited = {one.person for one in room.letters if one.kind == "invitation" and one.sent}
    asked = [seat.person for seat in room.seats if not seat.person.guest]
    return Known(
        str(path),
        about("region", ""),
        about("date", ""),
        _stand(room),
        int(joining.address.rpartition(":")[2]) if joining is not None else None,
        about("chair", ""),
        id,
        about("time", ""),
        tuple(key for key in FIELDS if not about(key)),
        sum(places for _, places in gaps(room)),
        sum(person.id not in invited for person in asked),
        room.follow_up,
        len(room.points),
        room.meeting.number if room.meeting is not None else 0,
        tuple(sorted(line.due for _, line in agreed(snapshot.agenda) if line.due and _goes(line))),
        retention.overdue(room.about, room.closed, room.wiped),
    )


def _goes(line: CommitmentLine) -> bool:
    """Tell whether something is still expected of an agreement."""
    return line.stand not in SETTLED


def _stand(room: Room) -> str:
    if room.meeting is not None:
        return "meeting"
    if room.closed:
        return "followed" if room.meetings else "closed"
    if not room.locked:
        return "running"
    complete = all(room.about.get(key) for key in FIELDS) and not gaps(room)
    return "locked" if complete else "preparing"
