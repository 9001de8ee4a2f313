"""One snapshot per slide of a session: the one that says most."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scanhost.app.meeting import Meeting

if TYPE_CHECKING:
    from scanhost.desktop.snapshot import Snapshot

ENOUGH = 0.7  # of the seats that have answered, for the picture of a norm


class Album:
    """Collects while the session runs; the pictures are painted afterwards."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.snapshots: dict[str, Snapshot] = {}
        self._tell = tell

    def add(self, meeting: Meeting) -> None:
        """Keep this moment, if it is the best of its slide so far."""
        # Qt is only needed where pictures are, so a rehearsal runs without its libraries.
        from scanhost.app.snapshots import take

        snapshot = take(meeting)
        room = snapshot.room
        ended = room.closed and room.meeting is None
        name = "closed" if ended else f"{room.place}#{room.round if room.voting else 0}"
        if name not in self.snapshots:
            self._tell(name)
        kept = self.snapshots.get(name)
        if kept is None or kept.room.answered < ENOUGH * kept.room.present or not room.voting:
            self.snapshots[name] = snapshot

    def save(self, folder: Path) -> int:
        """Paint every slide as the beamer shows it and return how many there are."""
        from scanhost.desktop import pictures

        return pictures.save(self.snapshots.values(), folder, pictures.BEAMER)
