"""The overview to keep: asked for by a phone's line, fetched once by the ticket it gets.

A ticket is asked for on a line, where it is known who asks; fetching is a plain request, so
that the browser saves the file as it saves any other.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web

from scanhost.domain.errors import Trouble
from scanhost.web.talk import Talk

log = logging.getLogger(__name__)

PATH = "/overview/{ticket}"
LIFE = 60.0  # seconds in which a ticket is used
MOST = 1000  # tickets at a time; the oldest makes room


@dataclass(frozen=True, slots=True)
class Kept:
    """An overview as a file."""

    name: str
    type: str  # as HTTP calls it
    body: bytes


Make = Callable[[str], Awaitable[Kept]]  # of "pdf" or "html"; `Trouble` when it cannot be made


class Overviews:
    """Has overviews made, and hands each out for a ticket. Server thread only."""

    def __init__(self, make: Make | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._make = make
        self._clock = clock
        self._tickets: dict[str, tuple[float, Kept]] = {}  # until when; the oldest first
        self._tasks: set[asyncio.Task[None]] = set()

    def answer(self, phone: Talk, id: int, kind: str) -> None:
        """Tell a phone, once the overview is made, by which ticket it can be fetched.

        It is made beside what else this phone says, which does not wait for it.
        """
        task = asyncio.create_task(self._answer(phone, id, kind), name="overview")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def routes(self) -> list[web.RouteDef]:
        """Return where overviews are fetched."""
        return [web.get(PATH, self._fetch, allow_head=False)]

    async def stop(self) -> None:
        """Make no more of them; safe to call twice."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.forget()

    def forget(self) -> None:
        """Let no ticket open anything that was made until now."""
        self._tickets.clear()

    async def _answer(self, phone: Talk, id: int, kind: str) -> None:
        if self._make is None:
            phone.refuse(id, "overview.none")
            return
        try:
            kept = await self._make(kind)
        except Trouble as trouble:
            log.warning("no overview: %s", trouble.code)
            phone.refuse(id, "overview.failed")
            return
        except Exception:
            log.exception("an overview failed")
            phone.refuse(id, "overview.failed")
            return
        phone.confirm(id, {"kind": kind, "ticket": self._give(kept)})

    def _give(self, kept: Kept) -> str:
        now = self._clock()
        self._tickets = {one: known for one, known in self._tickets.items() if known[0] >= now}
        while len(self._tickets) >= MOST:
            del self._tickets[next(iter(self._tickets))]
        ticket = secrets.token_hex(16)
        self._tickets[ticket] = (now + LIFE, kept)
        return ticket

    async def _fetch(self, request: web.Request) -> web.Response:
        until, kept = self._tickets.pop(request.match_info["ticket"], (0.0, None))
        if kept is None or self._clock() > until:
            return web.Response(status=404, text="404")
        return web.Response(
            body=kept.body,
            headers={"Content-Disposition": _saved_as(kept.name)},
            content_type=kept.type,
            charset="utf-8" if kept.type.startswith("text/") else None,
        )


def _saved_as(name: str) -> str:
    """Return how a browser saves a file; older ones read only the name in plain letters."""
    stem, _, ending = name.rpartition(".")
    letters = (one for one in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(one))
    plain = "".join(one if one.isascii() and one.isalnum() else "-" for one in letters)
    return f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(name)}"
