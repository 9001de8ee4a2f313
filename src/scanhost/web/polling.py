"""The socket's twin for networks that break WebSockets: phones post, and ask what is new."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import Callable
from typing import Protocol

from aiohttp import web

from scanhost.web import messages
from scanhost.web.door import SAY, Patient
from scanhost.web.talk import ANSWERS, Host, Talk

VIEW = "/api/view"
KEY = "X-Talk"  # the header that says whose talk it is
HOLD = 20.0  # seconds that a question for news is held open
SILENT = 30.0  # seconds without such a question after which a talk is dropped
BODY = 5.0  # seconds to a whole body
TURNS = 8  # messages of one phone that may wait for their turn


class Unfit(Exception):
    """A request that is not heard; carries the status to answer with."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Polled(Talk):
    """A talk by requests of its own. Server thread only.

    What is said goes out in numbered bundles. The phone tells which one it has last; what
    was in one that got lost is in the next.
    """

    lines = 3
    longest = messages.BODY

    def __init__(
        self, host: Host, number: int, address: str, gone: Callable[[Polled], None]
    ) -> None:
        super().__init__(host, number, address)
        self.key = secrets.token_hex(16)
        self._gone = gone
        self._ended = False
        self._connections: list[Patient] = []  # the one used last at the end
        self._turn = asyncio.Lock()
        self._turns = 0
        self._bundle = self._arrived = 0  # the newest that was sent, and that the phone has
        self._sent: tuple[list[str], bool] = ([], False)  # answers in it, and whether a view
        self._asked = 0  # questions for news; only the newest is answered
        self._silence = asyncio.get_running_loop().call_later(SILENT, self.drop)

    async def close(self) -> None:
        """End the talk because the program ends; its requests are answered that it is gone."""
        self._end()

    def drop(self) -> None:
        """End the talk without a word: whatever this phone still says is not heard."""
        self._end()
        for line in self._mine():
            _abort(line)

    def use(self, line: object) -> None:
        """Know a connection as this phone's; it has so many, the one unused longest goes."""
        if not isinstance(line, Patient):
            return
        line.welcome()
        line.owner = self
        self._connections = [*(one for one in self._mine() if one is not line), line]
        if len(self._connections) > self.lines:
            _abort(self._connections.pop(0))

    async def said(self, raw: str) -> None:
        """Hear a message once those before it are answered."""
        if self._turns >= TURNS:
            raise Unfit(429)
        self._turns += 1
        try:
            async with self._turn:
                await self.patient()
                if self._ended or not await self.hear(raw):
                    self._end()
                    raise Unfit(410)
        finally:
            self._turns -= 1

    async def news(self, since: int) -> str | None:
        """Return a bundle of what there is to say; None when there was nothing for a while."""
        await self.patient()
        if not self._arrived <= since <= self._bundle:
            raise Unfit(409)
        if since < self._bundle:
            answers, viewed = self._sent
            self._answers = deque([*answers, *self._answers][:ANSWERS])
            self._stale |= viewed
        self._arrived, self._sent = since, ([], False)
        self._asked += 1
        mine = self._asked
        self._wake.set()  # an older question has its answer: none
        await self._anything(mine)
        if self._ended:
            raise Unfit(410)
        if mine != self._asked or not (self._answers or self._stale):
            return None
        answers = list(self._answers)
        self._answers.clear()
        view = self.view()
        self._bundle += 1
        self._sent = (answers, view is not None)
        said = ",".join(answers if view is None else [*answers, view])
        return f'{{"bundle":{self._bundle},"said":[{said}]}}'

    async def _anything(self, mine: int) -> None:
        self._silence.cancel()
        try:
            async with asyncio.timeout(HOLD):
                while not (self._answers or self._stale or self._ended) and mine == self._asked:
                    self._wake.clear()
                    await self._wake.wait()
        except TimeoutError:
            pass
        finally:
            if mine == self._asked and not self._ended:
                self._silence = asyncio.get_running_loop().call_later(SILENT, self.drop)

    def _mine(self) -> list[Patient]:
        return [one for one in self._connections if one.owner is self and one.transport]

    def _end(self) -> None:
        self._silence.cancel()
        self._ended = True
        self._wake.set()
        self._gone(self)


class Hall(Host, Protocol):
    """Where phones come and go."""

    def number(self) -> int:
        """Return the number of a new talk; `Unfit` when there are no new ones any more."""

    def come(self, phone: Talk) -> None:
        """Count a phone in."""

    def leave(self, phone: Talk) -> None:
        """Count a phone out; safe to call twice."""


class Polling:
    """The talks of all who poll, by their keys. Server thread only."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._talks: dict[str, Polled] = {}

    def routes(self) -> list[web.RouteDef]:
        """Return what phones may ask."""
        return [web.post(SAY, self._say), web.get(VIEW, self._view, allow_head=False)]

    async def _say(self, request: web.Request) -> web.Response:
        try:
            raw = await _body(request)
            if KEY not in request.headers:
                return self._hello(request, raw)
            await self._talk(request).said(raw)
        except Unfit as error:
            return _refusal(error.status)
        return web.Response(status=204)

    async def _view(self, request: web.Request) -> web.Response:
        try:
            since = request.query.get("since", "")
            if not (since.isascii() and since.isdecimal() and len(since) < 10):
                raise Unfit(400)
            bundle = await self._talk(request).news(int(since))
        except Unfit as error:
            return _refusal(error.status)
        if bundle is None:
            return web.Response(status=204)
        return web.Response(text=bundle, content_type="application/json")

    def _hello(self, request: web.Request, raw: str) -> web.Response:
        """Begin a talk: the answer to a right hello holds its key."""
        talk = Polled(self._hall, self._hall.number(), request.remote or "", self._leave)
        self._talks[talk.key] = talk
        self._hall.come(talk)
        welcome = talk.hello(raw)
        answer = talk.answer()
        if not welcome:
            talk.drop()
        if answer is None:
            raise Unfit(410)
        if welcome:
            talk.use(request.protocol)
            talk.show()
            answer = f'{answer[:-1]},"talk":"{talk.key}"}}'
        return web.Response(text=answer, content_type="application/json")

    def _talk(self, request: web.Request) -> Polled:
        talk = self._talks.get(request.headers.get(KEY, ""))
        if talk is None:
            raise Unfit(410)
        talk.use(request.protocol)
        return talk

    def _leave(self, talk: Polled) -> None:
        self._talks.pop(talk.key, None)
        self._hall.leave(talk)


async def _body(request: web.Request) -> str:
    if request.content_type != "application/json" or "Content-Encoding" in request.headers:
        raise Unfit(415)
    if (request.content_length or 0) > messages.BODY:
        raise Unfit(413)
    raw = b""
    try:
        async with asyncio.timeout(BODY):
            while chunk := await request.content.readany():
                raw += chunk
                if len(raw) > messages.BODY:
                    raise Unfit(413)
        return raw.decode()
    except TimeoutError:
        raise Unfit(408) from None
    except (web.RequestPayloadError, UnicodeDecodeError, ConnectionError):
        raise Unfit(400) from None


def _abort(line: Patient) -> None:
    if line.transport is not None:
        line.transport.abort()


def _refusal(status: int) -> web.Response:
    answer = web.Response(status=status, text=str(status))
    if status not in {409, 410, 429}:
        answer.force_close()  # there may be more of a body that nobody wants
    return answer
