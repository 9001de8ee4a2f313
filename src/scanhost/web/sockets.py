"""One phone's socket: what it says becomes commands, what it may know goes back."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import secrets
from collections import deque
from collections.abc import Awaitable
from typing import Any, Protocol

from aiohttp import WSMsgType, web

from scanhost.domain.commands import GiveBack, GiveGrade, Message, Phone, TakeSeat
from scanhost.domain.errors import Refused
from scanhost.domain.state import State
from scanhost.web import messages
from scanhost.web.door import ALPHABET, Door, Patient

log = logging.getLogger(__name__)

HELLO = 10.0  # seconds to say who is there
STUCK = 10.0  # seconds without progress after which a reader that does not read is dropped
HEARTBEAT = 20.0  # seconds between two pings of the socket itself
ANSWERS = 64  # answers that may wait for one phone
RECOVERY = 4  # characters of a recovery code


class Host(Protocol):
    """What a socket needs of the server."""

    run: str
    door: Door
    pack: dict[str, Any]

    @property
    def state(self) -> State:
        """Return the state that is on disk."""

    async def ask(self, command: Phone) -> State | Refused:
        """Decide a phone's command."""

    def view_for(self, seat: str | None) -> str:
        """Return a view as JSON, without its `rev`."""


def digest(secret: str) -> str:
    """Return a secret as it is stored and compared."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Socket:
    """A phone that has its socket open. Server thread only."""

    def __init__(self, host: Host, address: str, protocol: object) -> None:
        self.seat: str | None = None
        self._token = ""
        self._host = host
        self._address = address
        self._protocol = protocol
        self._ws = web.WebSocketResponse(
            max_msg_size=messages.FRAME, compress=False, heartbeat=HEARTBEAT, timeout=5.0
        )
        self._load = ""
        self._answers: deque[str] = deque()
        self._rev = 0
        self._stale = False  # a newer view than the one sent exists
        self._wake = asyncio.Event()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Talk with the phone until one of the two ends it."""
        await self._ws.prepare(request)
        writer = asyncio.create_task(self._write(), name="phone")
        try:
            if await self._hello():
                self.show()
                await self._listen()
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            await self._ws.close()
        return self._ws

    async def close(self) -> None:
        """End the talk: the program stops."""
        await self._ws.close(code=1001)

    def show(self) -> None:
        """Let the phone know that there is a newer view; older ones that wait are dropped."""
        if self._load:
            self._stale = True
            self._wake.set()

    # --- hearing ---------------------------------------------------------------------------

    async def _hello(self) -> bool:
        try:
            async with asyncio.timeout(HELLO):
                frame = await self._ws.receive()
        except TimeoutError:
            return False
        try:
            said = messages.read(frame.data) if frame.type is WSMsgType.TEXT else None
        except messages.Unreadable as error:
            await self._last(error.id, error.refused.code)
            return False
        if not isinstance(said, messages.Hello):
            return False
        holds = self._holds(said.seat, digest(said.secret)) if said.secret else False
        if not holds:
            if not self._host.door.may_guess(self._address):
                await self._last(said.id, "code.wait")
                return False
            if not self._host.door.opens(self._host.state.code, said.code, self._address):
                await self._last(said.id, "code.wrong")
                return False
        if isinstance(self._protocol, Patient):
            self._protocol.welcome()
        self._load = said.load
        self.seat, self._token = (said.seat, digest(said.secret)) if holds else (None, "")
        why = "seat.lost" if said.seat and not holds else None
        pack = None if said.pack == self._host.pack["hash"] else self._host.pack
        self._say(
            {"t": "hello", "id": said.id, "run": self._host.run, "seat": self.seat, "why": why}
            | {"pack": pack}
        )
        return True

    async def _listen(self) -> None:
        async for frame in self._ws:
            if frame.type is not WSMsgType.TEXT:
                return
            try:
                said = messages.read(frame.data)
            except messages.Unreadable as error:
                self._say({"t": "no", "id": error.id, "why": error.refused.code})
                continue
            if isinstance(said, messages.Ping):
                self._say({"t": "pong"})
            elif isinstance(said, messages.Take):
                await self._take(said)
            elif isinstance(said, messages.Hello):
                self._say({"t": "no", "id": said.id, "why": "message.form"})
            elif self.seat is None:
                self._say({"t": "no", "id": said.id, "why": "seat.lost"})
            else:
                await self._own(said, self.seat)

    async def _take(self, said: messages.Take) -> None:
        if self.seat is not None and self.seat != said.seat:
            self._say({"t": "no", "id": said.id, "why": "seat.taken"})
            return
        secret = secrets.token_hex(16)
        recovery = "".join(secrets.choice(ALPHABET) for _ in range(RECOVERY))
        command = TakeSeat(
            said.seat,
            digest(secret),
            secrets.token_hex(16),
            recovery,
            Message(self._load, said.id),
        )
        outcome = await self._host.ask(command)
        if isinstance(outcome, Refused):
            self._say({"t": "no", "id": said.id, "why": outcome.code})
            return
        link = outcome.links[said.seat]
        self.seat, self._token = said.seat, digest(secret)
        self._say(
            {"t": "ok", "id": said.id, "seat": said.seat, "secret": secret}
            | {"ballot": link.ballot, "recovery": link.recovery}
        )
        self.show()

    async def _own(self, said: messages.Grade | messages.Leave, seat: str) -> None:
        message = Message(self._load, said.id)
        if isinstance(said, messages.Grade):
            command: Phone = GiveGrade(
                seat, self._token, said.norm, said.round, said.grade, message
            )
        else:
            command = GiveBack(seat, self._token, message)
        outcome = await self._host.ask(command)
        if isinstance(outcome, Refused):
            self._say({"t": "no", "id": said.id, "why": outcome.code})
            if outcome.code == "seat.lost":
                self.seat = None
                self.show()
            return
        answer = json.loads(outcome.heard[self._load].answer)
        if "refused" in answer:
            self._say({"t": "no", "id": said.id, "why": answer["refused"]})
            return
        if isinstance(said, messages.Leave):
            self.seat = None
        self._say({"t": "ok", "id": said.id, **answer})
        self.show()

    def _holds(self, seat: str, token: str) -> bool:
        link = self._host.state.links.get(seat)
        return (
            link is not None
            and link.token is not None
            and secrets.compare_digest(link.token, token)
        )

    # --- saying ----------------------------------------------------------------------------

    def _say(self, message: dict[str, Any]) -> None:
        if len(self._answers) < ANSWERS:
            self._answers.append(json.dumps(message))
            self._wake.set()

    async def _last(self, id: int | None, why: str) -> None:
        await _in_time(self._ws.send_str(json.dumps({"t": "no", "id": id, "why": why})))

    async def _write(self) -> None:
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._answers:
                    await _in_time(self._ws.send_str(self._answers.popleft()))
                if self._stale:
                    self._stale = False
                    if self.seat is not None and not self._holds(self.seat, self._token):
                        self.seat = None  # freed by the chair, or taken over
                    self._rev += 1
                    view = self._host.view_for(self.seat)
                    await _in_time(self._ws.send_str(f'{view[:-1]},"rev":{self._rev}}}'))
        except (TimeoutError, ConnectionError):
            # A locked phone keeps its socket and reads nothing: it may come back later.
            await self._ws.close(code=1013)
            transport = getattr(self._protocol, "transport", None)
            if transport is not None:
                transport.abort()


async def _in_time(sending: Awaitable[None]) -> None:
    async with asyncio.timeout(STUCK):
        await sending
