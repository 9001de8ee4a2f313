"""A phone that has its socket open: what is said goes into its talk, what comes out is sent."""

from __future__ import annotations

import asyncio
import logging
import socket as sockets
from collections.abc import Awaitable

from aiohttp import WSMsgType, web

from scanhost.web import messages
from scanhost.web.door import Patient
from scanhost.web.talk import Host, Talk

log = logging.getLogger(__name__)

HELLO = 10.0  # seconds to say who is there
STUCK = 10.0  # seconds without progress after which a reader that does not read is dropped
UNREAD = 16 * 1024  # bytes that may wait in this process for a reader that does not read
UNSENT = 64 * 1024  # bytes that the system may keep for one phone
HEARTBEAT = 20.0  # seconds between two pings of the socket itself
PARTING = 2.0  # seconds to say goodbye


class Socket(Talk):
    """A talk by WebSocket. Server thread only."""

    def __init__(self, host: Host, number: int, request: web.Request) -> None:
        super().__init__(host, number, request.remote or "")
        self._protocol: object = request.protocol
        if isinstance(request.protocol, Patient):
            request.protocol.owner = self
        self._ws = web.WebSocketResponse(
            max_msg_size=messages.BODY,  # who has no seat is told sooner that it is too long
            compress=False,
            heartbeat=HEARTBEAT,
            timeout=PARTING,
            writer_limit=UNREAD,
            autoping=False,  # aiohttp would wait for ever to answer who does not read
        )
        raw = request.transport and request.transport.get_extra_info("socket")
        if raw:
            raw.setsockopt(sockets.IPPROTO_TCP, sockets.TCP_NODELAY, 1)
            # What the system would keep for who does not read grows to megabytes each.
            raw.setsockopt(sockets.SOL_SOCKET, sockets.SO_SNDBUF, UNSENT)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Talk with the phone until one of the two ends it."""
        await self._ws.prepare(request)
        writer = asyncio.create_task(self._write(), name="phone")
        try:
            raw = await self._first()
            if raw is not None and self.hello(raw):
                if isinstance(self._protocol, Patient):
                    self._protocol.welcome()
                self.show()
                await self._listen()
            else:
                await self._send_answers()
        except (TimeoutError, ConnectionError):
            self.drop()
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            await self.close(1000)
        return self._ws

    async def close(self, code: int = 1001) -> None:
        """End the talk; who does not say goodbye in time is dropped."""
        if not self._ws.prepared:
            return
        try:
            async with asyncio.timeout(2 * PARTING):
                await self._ws.close(code=code)
        except (TimeoutError, ConnectionError):
            self.drop()

    def drop(self) -> None:
        """End the talk without a word: whatever this phone still says is not heard."""
        transport = getattr(self._protocol, "transport", None)
        if transport is not None:
            transport.abort()

    async def _first(self) -> str | None:
        try:
            async with asyncio.timeout(HELLO):
                frame = await self._ws.receive()
        except TimeoutError:
            return None
        return frame.data if frame.type is WSMsgType.TEXT else None

    async def _listen(self) -> None:
        async for frame in self._ws:
            await self.patient()
            if frame.type is WSMsgType.PING:
                await _in_time(self._ws.pong(frame.data))
            elif frame.type is WSMsgType.TEXT:
                if not await self.hear(frame.data):
                    return
            elif frame.type is not WSMsgType.PONG:
                return

    async def _send_answers(self) -> None:
        while (text := self.answer()) is not None:
            await self._send(text)

    async def _send(self, text: str) -> None:
        transport = getattr(self._protocol, "transport", None)
        if transport and not transport.get_write_buffer_size() and len(text) < UNREAD:
            await self._ws.send_str(text)  # nothing waits before it: a timer would be for nothing
        else:
            await _in_time(self._ws.send_str(text))

    async def _write(self) -> None:
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                await self._send_answers()
                if (view := self.view()) is not None:
                    await self._send(view)
        except (TimeoutError, ConnectionError):
            # A locked phone keeps its socket and reads nothing: it may come back later. It
            # would not read a goodbye either.
            self.drop()
        except Exception:
            log.exception("telling a phone failed")
            self.drop()


async def _in_time(sending: Awaitable[None]) -> None:
    async with asyncio.timeout(STUCK):
        await sending
