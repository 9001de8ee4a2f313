"""A participant in Python: the same protocol as the page, without the page."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from scanclient.polling import Polling

HEARTBEAT = 20.0  # seconds between two pings; a host that is gone ends the line
ANSWER = 30.0  # seconds to wait for an answer, before the line is given up


class Refused(Exception):
    """The host said no; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Gone(Exception):
    """The connection ended before the answer came."""


class Participant:
    """Takes a seat and grades; every method returns once the host has confirmed.

    `view` is the newest view, `kept` the seat with its secret as a phone would store it.
    With `polling` it does without a WebSocket.
    """

    def __init__(self, url: str, http: aiohttp.ClientSession, polling: bool = False) -> None:
        parts = urlsplit(url)
        self.view: dict[str, Any] = {}
        self.pack: dict[str, Any] = {}
        self.kept: dict[str, str] = {}
        self.confirmed: dict[tuple[str, int], int | None] = {}  # (norm, round) -> grade stored
        self.frames: list[str] = []  # everything heard, for whoever wants to look
        self._origin = f"http://{parts.netloc}"
        self._code = parts.fragment.rpartition("#")[2]
        self._http = http
        self._polling = polling
        self._ws: aiohttp.ClientWebSocketResponse | Polling | None = None
        self._load = secrets.token_hex(16)
        self._counter = 0
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._reader: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()

    async def connect(self) -> None:
        """Open the line and say hello, with the seat that is kept if there is one."""
        self._ws = await self._line()
        self._reader = asyncio.create_task(self._read(self._ws), name="participant")
        hello = {
            "t": "hello",
            "load": self._load,
            "code": self._code,
            "seat": self.kept.get("seat", ""),
            "secret": self.kept.get("secret", ""),
            "pack": self.pack.get("hash", ""),
        }
        answer = await self._say(hello)
        if answer["pack"] is not None:
            self.pack = answer["pack"]
        if answer["seat"] is None and self.kept:
            await self._come_back()

    async def _line(self) -> aiohttp.ClientWebSocketResponse | Polling:
        if self._polling:
            return Polling(self._http, self._origin)
        async with asyncio.timeout(ANSWER):
            return await self._http.ws_connect(
                f"{self._origin}/ws", origin=self._origin, max_msg_size=0, heartbeat=HEARTBEAT
            )

    async def _come_back(self) -> None:
        """Take the seat again after a restore, by the ballot that only we know; else none."""
        seat, ballot = self.kept["seat"], self.kept["ballot"]
        self.kept = {}
        view = await self.until(lambda view: True)
        if view["restored"]:
            with contextlib.suppress(Refused):
                await self.take(seat, ballot=ballot)

    async def close(self) -> None:
        """Put the phone away; the seat stays ours."""
        if self._ws is not None:
            await self._ws.close()
        if self._reader is not None:
            await asyncio.gather(self._reader, return_exceptions=True)

    async def take(self, seat: str, consent: bool | None = None, ballot: str = "") -> None:
        """Sit down; `Refused` when somebody sits there. A ballot is that of before a restore."""
        answer = await self._say(
            {"t": "take", "seat": seat, "consent": consent, "ballot": ballot, "back": bool(ballot)}
        )
        self.kept = {key: answer[key] for key in ("seat", "secret", "ballot", "recovery")}

    async def enter(self, code: str) -> bool:
        """Come in with a code; False when the chair has to say yes first."""
        answer = await self._say({"t": "code", "code": code})
        return self._came(answer)

    async def knock(self, name: str, organisation: str = "", domain: str = "") -> None:
        """Ask to be let in; once that is so, `view` has a seat."""
        fields = {"name": name, "organisation": organisation, "domain": domain}
        self._came(await self._say({"t": "knock", **fields}))

    def _came(self, answer: dict[str, Any]) -> bool:
        waits = bool(answer.get("visitor"))
        self.kept = {key: answer.get(key, "") for key in ("seat", "secret", "ballot", "recovery")}
        return not waits

    async def go_away(self) -> None:
        """Stand at the door no longer."""
        await self._say({"t": "away"})
        self.kept = {}

    async def introduce(self, organisation: str, function: str, wish: str) -> None:
        """Say who one is."""
        fields = {"organisation": organisation, "function": function, "wish": wish}
        await self._say({"t": "introduce", **fields})

    async def say(self, text: str) -> None:
        """Ask the chair a question."""
        await self._say({"t": "say", "said": secrets.token_hex(6), "text": text})

    async def offer(self, title: str, what: str, **more: str) -> None:
        """Offer the chair a good example."""
        words = {"title": title, "what": what, **more}
        await self._say({"t": "example", "said": secrets.token_hex(6), "words": words})

    async def favour(self, entry: str, yes: bool = True) -> None:
        """Make an entry of the knowledge bank a favourite of the group, or one no longer."""
        await self._say({"t": "favour", "entry": entry, "yes": yes})

    async def leave(self) -> None:
        """Give the seat back; `Refused` after the first grade."""
        await self._say({"t": "leave"})
        self.kept = {}

    async def consent(self, yes: bool) -> None:
        """Say whether the own name may stand beside the own grades."""
        await self._say({"t": "consent", "yes": yes})

    async def agree(self, poll: int, yes: bool) -> None:
        """Agree or disagree with the points of a poll."""
        await self._say({"t": "agree", "poll": poll, "yes": yes})

    async def examples(self) -> list[dict[str, Any]]:
        """Return the group's own examples that may be read."""
        answer = await self._say({"t": "examples"})
        found: list[dict[str, Any]] = answer["examples"]
        return found

    async def ticket(self, kind: str) -> str:
        """Ask for the overview to keep, "pdf" or "html"; return the ticket it is fetched by."""
        answer = await self._say({"t": "ticket", "kind": kind})
        return str(answer["ticket"])

    async def grade(self, norm: str, grade: int | None, round: int | None = None) -> int | None:
        """Answer a norm and return the grade that the host has stored."""
        if round is None:
            round = int(self.view.get("open", {}).get(norm, 1))
        answer = await self._say({"t": "grade", "norm": norm, "round": round, "grade": grade})
        stored: int | None = answer["grade"]
        self.confirmed[norm, round] = stored
        return stored

    async def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for a view of which something holds, and return it; `Gone` when the line ends."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._ended or (self.view and holds(self.view)))
        if not (self.view and holds(self.view)):
            raise Gone
        return self.view

    @property
    def _ended(self) -> bool:
        return self._reader is None or self._reader.done() or self._ws is None or self._ws.closed

    async def _say(self, message: dict[str, Any]) -> dict[str, Any]:
        if self._ws is None:
            raise Gone
        self._counter += 1
        message["id"] = self._counter
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[self._counter] = answer
        try:
            await self._ws.send_str(json.dumps(message))
            async with asyncio.timeout(ANSWER):
                said = await answer
        except (ConnectionError, aiohttp.ClientError, TimeoutError) as error:
            raise Gone from error
        finally:
            self._waiting.pop(message["id"], None)
        if said["t"] == "no":
            raise Refused(said["why"])
        return said

    async def _read(self, ws: aiohttp.ClientWebSocketResponse | Polling) -> None:
        try:
            async for frame in ws:
                if frame.type is not aiohttp.WSMsgType.TEXT:
                    break
                self.frames.append(frame.data)
                said = json.loads(frame.data)
                if said["t"] == "view":
                    async with self._changed:
                        self.view = said
                        self._changed.notify_all()
                elif (waiting := self._waiting.get(said.get("id"))) and not waiting.done():
                    waiting.set_result(said)
        finally:
            for waiting in self._waiting.values():
                if not waiting.done():
                    waiting.set_exception(Gone())
            async with self._changed:
                self._changed.notify_all()


@asynccontextmanager
async def participants(url: str, count: int) -> AsyncIterator[list[Participant]]:
    """Give so many connected participants, and put their phones away afterwards."""
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as http:
        group = [Participant(url, http) for _ in range(count)]
        try:
            await asyncio.gather(*(one.connect() for one in group))
            yield group
        finally:
            await asyncio.gather(*(one.close() for one in group))
