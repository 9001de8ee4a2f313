"""Other slides than the one on screen: what comes next, and one norm of a block large."""

from __future__ import annotations

from dataclasses import replace

from scanhost.desktop.snapshot import PLAIN, Emphasis, Snapshot
from scanhost.domain.script import VOTING, Kind
from scanhost.domain.state import Phase


def ahead(snapshot: Snapshot) -> Snapshot | None:
    """Return a snapshot to draw the next slide from; None at the end.

    It knows no more than the room does: a block that is not revealed has no grades in it.
    """
    room = snapshot.room
    if (meeting := room.meeting) is not None:
        if meeting.ahead is None:
            return None
        return replace(snapshot, room=replace(room, meeting=replace(meeting, at=meeting.at + 1)))
    step = room.ahead
    if step is None or room.closed:
        return None
    back = (
        step != room.live
        and room.called is None
        and _index(snapshot, step.id) < _index(snapshot, room.live.id)
    )
    voting = step.norm if step.kind in VOTING and not back else None
    norms = dict(room.norms)
    if voting is not None and not norms[voting].rounds:
        norms[voting] = replace(norms[voting], phase=Phase.OPEN)
    left = None if back or step.seconds is None else float(step.seconds)
    return replace(
        snapshot,
        emphasis=PLAIN,
        room=replace(
            room,
            locked=False,
            paused=False,
            step=step,
            live=room.live if back else step,
            called=None,
            voting=voting,
            round=1,
            left=left,
            running=False,
            answered=0,
            waiting=False,
            norms=norms,
        ),
    )


def emphasised(snapshot: Snapshot, emphasis: Emphasis) -> Snapshot:
    """Return a snapshot that brings out what the chair wishes of the block under review."""
    room, norm = snapshot.room, emphasis.norm
    if room.step.kind is not Kind.REVIEW or room.called is not None:
        return snapshot
    step = next((one for one, _ in room.steps if one.norm == norm), None)
    if step is None or step.theme != room.step.theme or not room.norms[norm].rounds:
        return replace(snapshot, emphasis=emphasis)
    return replace(snapshot, room=replace(room, step=step, live=step))


def _index(snapshot: Snapshot, id: str) -> int:
    return next(i for i, (step, _) in enumerate(snapshot.room.steps) if step.id == id)
