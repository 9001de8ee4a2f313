"""The room without a window: for a server in a cupboard, for tests, for whoever likes it plain."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from scanhost.app.meeting import Meeting
from scanhost.domain.errors import Trouble
from scanhost.lan import addresses
from scanhost.room.autopilot import fly
from scanhost.room.pace import Pace
from scanhost.store.scanfile import ScanFile


async def serve(
    path: Path,
    host: str,
    port: int,
    auto: bool,
    speed: float = 1.0,
    second: Path | None = None,
    tell: Callable[[Trouble], None] = lambda trouble: None,
) -> None:
    """Serve a scan until the program is told to stop; prints one JSON line once it listens.

    `tell` hears what was out of the ordinary in opening it.
    """
    file = await asyncio.to_thread(functools.partial(ScanFile.open, path, second=second))
    if file.notice is not None:
        tell(file.notice)
    meeting = Meeting(file, Pace(speed))
    pilot: asyncio.Task[None] | None = None
    try:
        await meeting.start()
        also = [one.ip for one in addresses.ranked()] if host == addresses.ANYWHERE else []
        link = await meeting.serve([host], port, shown(host), also)
        if auto:
            pilot = asyncio.create_task(fly(meeting.room, meeting.pace, link.code))
        with told_to_stop() as stop:
            line = {"url": link.url, "code": link.code, "pid": os.getpid()}
            print(json.dumps(line), flush=True)
            if pilot is not None:
                pilot.add_done_callback(lambda task: stop.set() if _failed(task) else None)
            await stop.wait()
        if pilot is not None and pilot.done():
            pilot.result()
    finally:
        if pilot is not None:
            pilot.cancel()
            await asyncio.gather(pilot, return_exceptions=True)
        await meeting.stop()


def _failed(task: asyncio.Task[None]) -> bool:
    return not task.cancelled() and task.exception() is not None


def shown(host: str) -> str:
    """Return the address to show for a host we listen on."""
    if host != addresses.ANYWHERE:
        return f"[{host}]" if ":" in host else host
    found = addresses.ranked()
    return found[0].ip if found else addresses.LOOPBACK


@contextlib.contextmanager
def told_to_stop() -> Iterator[asyncio.Event]:
    """Give an event that SIGINT or SIGTERM sets; the program then ends in its own order."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()

    def tell(*_: object) -> None:
        loop.call_soon_threadsafe(stop.set)

    kinds = [signal.SIGINT, signal.SIGTERM]
    if sys.platform == "win32":
        kinds.append(signal.SIGBREAK)
    before = {kind: signal.signal(kind, tell) for kind in kinds}
    try:
        yield stop
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
