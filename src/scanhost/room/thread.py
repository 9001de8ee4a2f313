"""The server thread: one asyncio loop that owns session, store and sockets."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

log = logging.getLogger(__name__)


class RoomThread:
    """Runs one coroutine in a thread with a loop of its own, until it is told to stop."""

    def __init__(self, main: Callable[[asyncio.Event], Awaitable[None]]) -> None:
        self._main = main
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._calls: set[asyncio.Task[None]] = set()
        self._over = False  # nothing is begun any more
        self._thread = threading.Thread(target=self._run, name="room")

    def start(self) -> None:
        """Start the thread; `main` gets an event that is set when it has to end."""
        self._thread.start()

    def call(self, make: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run a coroutine in the loop, from any thread, without waiting for it."""
        try:
            self._loop.call_soon_threadsafe(self._begin, make)
        except RuntimeError:  # the loop has ended: there is nobody left to ask
            log.info("a call came after the room had stopped")

    def end(self) -> None:
        """Tell `main` to end, without waiting for it."""
        try:
            self._loop.call_soon_threadsafe(self._stop.set)
        except RuntimeError:
            log.debug("the room had ended already")

    def stop(self) -> None:
        """Tell `main` to end and wait until the thread is gone; safe to call twice."""
        self.end()
        if self._thread.is_alive():
            self._thread.join()

    def _begin(self, make: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if self._over:
            log.info("a call came while the room stopped")
            return
        task = self._loop.create_task(make())
        self._calls.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._calls.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a call into the room failed", exc_info=error)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._whole())
        finally:
            self._loop.close()

    async def _whole(self) -> None:
        try:
            await self._main(self._stop)
        except Exception:  # the thread's own edge: say it, then end
            log.exception("the room ended by a fault")
        self._over = True
        for task in list(self._calls):
            task.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)
        await self._loop.shutdown_asyncgens()
        await self._loop.shutdown_default_executor()
