"""The seconds on the clock of a snapshot, some time after it was taken."""

from __future__ import annotations

from scanhost.desktop.snapshot import Snapshot


def left(snapshot: Snapshot, now: float) -> float | None:
    """Return the seconds left at a moment of `time.monotonic()`; None where there is no clock."""
    room = snapshot.room
    if room.left is None or not room.running:
        return room.left
    return max(room.left - max(now - snapshot.taken, 0.0), 0.0)


def turns(snapshot: Snapshot, now: float) -> float | None:
    """Return in how many seconds the digits change; None when they will not."""
    seconds = left(snapshot, now)
    if seconds is None or not snapshot.room.running or seconds <= 0:
        return None
    return seconds % 1 or 1.0
