"""Keeps the screen on while a session runs, where the computer lets a program do that."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Event, Thread

from wakepy import Mode, keep

log = logging.getLogger(__name__)

PATIENCE = 3.0  # seconds to wait for the release when the program ends

Hold = Callable[[], AbstractContextManager[Mode]]


def presenting() -> Mode:
    """Return what holds off screen saver and sleep; one that cannot does nothing."""
    return keep.presenting(on_fail="pass")


class Awake:
    """Asks from a thread of its own, for a desktop may take seconds to answer. Never waits."""

    def __init__(self, hold: Hold = presenting) -> None:
        self._hold = hold
        self._over: Event | None = None
        self._thread: Thread | None = None

    def keep(self, yes: bool) -> None:
        """Keep the screen on from now on, or no longer."""
        if yes and self._over is None:
            self._over = Event()
            arguments = (self._hold, self._over)
            self._thread = Thread(target=_held, args=arguments, name="awake", daemon=True)
            self._thread.start()
        elif not yes and self._over is not None:
            self._over.set()
            self._over = None

    def end(self) -> None:
        """Let go, and see to it that it is done; only at the very end."""
        self.keep(False)
        if self._thread is not None:
            self._thread.join(PATIENCE)


def _held(hold: Hold, over: Event) -> None:
    try:
        with hold() as mode:
            log.info("the screen %s", "stays on" if mode.active else "may go off by itself")
            over.wait()
    except Exception:
        log.warning("the screen may go off by itself", exc_info=True)
