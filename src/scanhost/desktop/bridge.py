"""The two crossings between the windows and the room: commands over, snapshots back."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:  # the first window has no room to know these of
    from scanhost.desktop.snapshot import Snapshot
    from scanhost.domain.commands import Command
    from scanhost.domain.errors import Refused

COALESCE = 20  # milliseconds between two snapshots, at least

Then: TypeAlias = "Callable[[Refused | None], None]"
Ask: TypeAlias = "Callable[[Command, Then], None]"


class Bridge(QObject):
    """Lives on the main thread; `show` may be called from the server thread."""

    changed = Signal(object)  # Snapshot, at most one per 20 ms, the last always
    _arrived = Signal(object)  # Snapshot, as it comes over
    _answered = Signal(object, object)  # Then, Refused | None

    def __init__(self, ask: Ask | None = None) -> None:
        super().__init__()
        self.snapshot: Snapshot | None = None
        self._ask = ask or _nobody
        self._pending: Snapshot | None = None
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._deliver)
        self._arrived.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Show another scan from now on, and nothing more of the last one."""
        self._timer.stop()
        self.snapshot = self._pending = None

    def through(self, ask: Ask) -> None:
        """Let commands go this way from now on."""
        self._ask = ask

    def ask(self, command: Command, then: Then | None = None) -> None:
        """Post a command; `then` is called on the main thread with a refusal or None."""
        if then is None:
            self._ask(command, _nothing)
        else:
            self._ask(command, lambda refused: self._answered.emit(then, refused))

    def show(self, snapshot: Snapshot) -> None:
        """Hand a snapshot to the windows; any thread."""
        self._arrived.emit(snapshot)

    def _arrive(self, snapshot: Snapshot) -> None:
        self._pending = snapshot
        wait = COALESCE - (time.monotonic() - self._last) * 1000
        if wait <= 0:
            self._deliver()
        elif not self._timer.isActive():
            self._timer.start(int(wait) + 1)

    def _deliver(self) -> None:
        if self._pending is not None:
            self._last = time.monotonic()
            self.snapshot, self._pending = self._pending, None
            self.changed.emit(self.snapshot)

    def _answer(self, then: Then, refused: Refused | None) -> None:
        then(refused)


def _nothing(_: Refused | None) -> None:
    """Nobody waits for this answer; the next snapshot shows what came of it."""


def _nobody(_: Command, then: Then) -> None:
    """There is no room yet, so nothing is asked."""
