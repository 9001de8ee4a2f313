"""Where a scan stands, for the list of recent ones.

- being prepared: locked, and something the session cannot do without is not filled in
  (region, day, time, place, chair), or a place at the table is free;
- locked: locked, and nothing of that lacks;
- session 1 under way: unlocked, and not closed;
- homework: session 1 is closed;
- agenda ready: closed, every point has a lead and an action, and the day of session 2,
  when the agenda is agreed on, has passed. What session 2 itself decides is not in a
  scan yet; until it is, a day that has passed is the best that can be known.
"""

from __future__ import annotations

from pathlib import Path

from scanhost.app.known import Known
from scanhost.desktop.chair.places import gaps
from scanhost.desktop.chair.recent import FIELDS
from scanhost.desktop.snapshot import Snapshot
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
    )


def _stand(room: Room) -> str:
    if room.closed:
        agreed = room.points and all(
            point.lead and any(action.what for action in point.actions) for point in room.points
        )
        return "agreed" if agreed else "closed"
    if not room.locked:
        return "running"
    complete = all(room.about.get(key) for key in FIELDS) and not gaps(room)
    return "locked" if complete else "preparing"
