"""The socket's twin for networks that break WebSockets: phones post, and ask what is new."""

from __future__ import annotations

import asyncio
from typing import Protocol

from aiohttp import web

from scanhost.web import messages
from scanhost.web.door import SAY
from scanhost.web.polled import Polled, Unfit
from scanhost.web.talk import Host, Talk

VIEW = "/api/view"
KEY = "X-Talk"  # the header that says whose talk it is
BODY = 5.0  # seconds to a whole body


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


def _refusal(status: int) -> web.Response:
    answer = web.Response(status=status, text=str(status))
    if status not in {409, 410, 429}:
        answer.force_close()  # there may be more of a body that nobody wants
    return answer
