"""What the chair did last, with what takes it back."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from scanhost.domain import undoing
from scanhost.domain.commands import (
    AddTime,
    Command,
    GiveCodes,
    LetIn,
    Phone,
    SaveText,
    Tick,
    TurnAway,
)
from scanhost.domain.state import State

KEPT = 50
SITTING = 30.0  # seconds without a word after which writing on is a slip of its own


@dataclass(frozen=True, slots=True)
class Slip:
    """Something the chair did, and the command that takes it back."""

    did: Command
    undoes: Command
    at: float = 0.0  # when it was done last


class Slips:
    """The chair's last commands of this start of the program, newest last. Server thread only."""

    def __init__(self) -> None:
        self._kept: deque[Slip] = deque(maxlen=KEPT)

    def add(self, before: State, after: State, command: Command, now: float) -> None:
        """Remember what the chair did; what changed nothing leaves no trace."""
        if before is after or isinstance(command, Phone | Tick | LetIn | AddTime | TurnAway):
            # More time harms nobody, and less might reveal something; who was turned away
            # can knock again.
            return
        if isinstance(command, GiveCodes) and not any(
            before.people[id].code for id, _ in command.codes if id in before.people
        ):
            return  # whoever lacks a code gets one; only replacing them can be a slip
        undoes = undoing.inverse(before, after, command, now)
        if undoes is None:
            self._kept.clear()  # what came before cannot be undone past this
            return
        if self._kept and isinstance(command, SaveText):
            last = self._kept[-1]
            same = isinstance(last.did, SaveText) and last.did.id == command.id
            if same and now - last.at < SITTING:
                # One text is one slip, however often it was kept while typing.
                self._kept[-1] = replace(last, at=now)
                return
        self._kept.append(Slip(command, undoes, now))

    def take(self) -> Slip | None:
        """Return the last one, and forget it."""
        return self._kept.pop() if self._kept else None

    def put_back(self, slip: Slip) -> None:
        """Remember one that could not be taken back just now."""
        self._kept.append(slip)

    @property
    def last(self) -> Command | None:
        """Return what would be taken back."""
        return self._kept[-1].did if self._kept else None

    def clear(self) -> None:
        """Forget everything: the scan only begins now, or has been closed."""
        self._kept.clear()
