"""A session without a chair: the clock presses the same buttons."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from scanhost.domain import views
from scanhost.domain.commands import Next, Resume, Unlock
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.facts import Change
from scanhost.domain.script import VOTING, Kind
from scanhost.room.pace import Pace
from scanhost.room.room import Room

log = logging.getLogger(__name__)

LOBBY = 60.0  # seconds to wait for the seats that stay free
UNTIMED = 5.0  # seconds for a step without a time of its own


async def fly(room: Room, pace: Pace, code: str) -> None:
    """Unlock and move through the run of show, up to and not past the closing step.

    `Trouble` with the refusal's code when the scan cannot be unlocked.
    """
    changed = asyncio.Event()

    def listen(_: Sequence[Change]) -> None:
        changed.set()

    room.listeners.append(listen)
    try:
        if room.state.locked:
            unlocked = await room.ask(Unlock(code))
            if isinstance(unlocked, Refused):
                raise Trouble(unlocked.code, **unlocked.facts)
        if room.state.paused:
            await room.ask(Resume())
        entered, position = pace.now(), ""
        while True:
            changed.clear()
            view = room.view()
            if view.step.kind is Kind.CLOSING or view.closed or room.trouble is not None:
                return
            if view.position != position:
                entered, position = pace.now(), view.position
            wait = _wait(view, pace.now() - entered)
            if wait is not None and wait <= 0:
                outcome = await room.ask(Next(position, sure=True))
                if isinstance(outcome, Refused):
                    log.info("the clock's Next was refused: %s", outcome.code)
                    await asyncio.sleep(pace.real(UNTIMED))
                continue
            await _until(changed, None if wait is None else pace.real(wait))
    finally:
        room.listeners.remove(listen)


def _wait(view: views.Room, spent: float) -> float | None:
    """Return the seconds until the next press; None when the room moves by itself."""
    kind = view.step.kind
    if kind is Kind.LOBBY:
        ready = view.seats and all(seat.taken for seat in view.seats)
        return 0.0 if ready else LOBBY - spent
    if view.called is not None:
        return None
    if kind in VOTING:
        last = view.ahead is not None and view.ahead.kind is Kind.REVIEW
        # Nobody at the table at all: then nobody is ready, and only the clock is left.
        if last and (view.waiting or not view.present):
            return UNTIMED - spent if view.left is None else view.left
        return None
    if kind is Kind.CATCH_UP and not view.missing:
        return 0.0
    return UNTIMED - spent if view.left is None else view.left


async def _until(changed: asyncio.Event, seconds: float | None) -> None:
    try:
        async with asyncio.timeout(seconds):
            await changed.wait()
    except TimeoutError:
        pass
