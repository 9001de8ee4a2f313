"""One short sound of the computer when the time for a question is over."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from scanhost.desktop.snapshot import Snapshot

LATE = 0.6  # seconds that may be left in the last snapshot before a clock was at its end


class Chime:
    """Follows the snapshots, and is heard only when the chair wants that."""

    def __init__(self) -> None:
        self.on = False
        self._before: Snapshot | None = None

    def follow(self, snapshot: Snapshot) -> None:
        """Hear whether a clock has ended since the last snapshot."""
        before, self._before = self._before, snapshot
        if self.on and before is not None and ended(before, snapshot):
            QApplication.beep()


def ended(before: Snapshot, now: Snapshot) -> bool:
    """Tell whether the clock that ran before has come to its end, by itself."""
    room = before.room
    if room.left is None or not room.running or room.left <= 0:
        return False
    if room.left - (now.taken - before.taken) > LATE:
        return False  # the chair moved on, or somebody was the last to answer
    return now.room.live.id != room.live.id or not now.room.left
