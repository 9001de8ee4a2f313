"""Views go out a few phones at a time, once it is quiet: an answer never waits for them all."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from itertools import islice
from typing import Protocol

COALESCE = 0.02  # seconds without news after which it is shown
LATEST = 0.1  # seconds that news waits for, when there is more all the time
SLICE = 25  # phones that are shown something in one turn of the loop


class Shown(Protocol):
    """Who can be shown a view."""

    def show(self) -> None:
        """Let the phone know that there is a newer view."""


class Turns:
    """Phones that have a view to come, each once however much happens. Server thread only.

    They are shown it in rounds: what is new during one is for the next.
    """

    def __init__(self) -> None:
        self._waiting: dict[Shown, None] = {}
        self._round: dict[Shown, None] = {}
        self._timer: asyncio.Handle | None = None
        self._due = self._latest = 0.0  # of the next round

    def soon(self, phones: Iterable[Shown]) -> None:
        """Show these phones the newest view, soon."""
        self._waiting.update(dict.fromkeys(phones))
        loop = asyncio.get_running_loop()
        if self._timer is None:
            self._latest = loop.time() + LATEST
            self._timer = loop.call_later(COALESCE, self._next)
        self._due = min(loop.time() + COALESCE, self._latest)

    def leave(self, phone: Shown) -> None:
        """Forget a phone that has gone."""
        self._waiting.pop(phone, None)
        self._round.pop(phone, None)

    def stop(self) -> None:
        """Show nobody anything any more."""
        if self._timer is not None:
            self._timer.cancel()
        self._waiting.clear()
        self._round.clear()

    def _next(self) -> None:
        loop = asyncio.get_running_loop()
        if not self._round:
            if loop.time() < self._due:
                self._timer = loop.call_at(self._due, self._next)
                return
            self._latest = loop.time() + LATEST
            self._round, self._waiting = self._waiting, {}
        for phone in list(islice(self._round, SLICE)):
            self.leave(phone)  # what it is shown is the newest of all
            phone.show()
        if self._round:
            # Between two turns the loop hears what phones say, and answers it.
            self._timer = loop.call_soon(self._next)
        else:
            self._timer = loop.call_at(self._due, self._next) if self._waiting else None
