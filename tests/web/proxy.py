"""A network between phone and laptop that breaks WebSockets and passes everything else."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from scanhost.lan.link import Link
from tests.house import LOCAL, House


class Proxy:
    """Passes bytes on; an upgrade is refused, or left without an answer."""

    def __init__(self, house: House, silent: bool) -> None:
        self.refused = 0
        self.deaf = False  # nothing passes: the line is dead without telling
        self._house = house
        self._port = house.link.port
        self._silent = silent
        self._server: asyncio.Server | None = None
        self._passing: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen, and let the house be found by this way."""
        self._server = await asyncio.start_server(self._come, LOCAL, 0)
        port = self._server.sockets[0].getsockname()[1]
        self._house.server.door.allow([self._house.link.address, f"{LOCAL}:{port}"])
        self._house.link = Link(LOCAL, port, self._house.link.code)

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._passing):
            task.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._passing.add(task)
        task.add_done_callback(self._passing.discard)
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            if b"upgrade: websocket" in head.lower():
                self.refused += 1
                if self._silent:
                    await reader.read()
                else:
                    writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
                    await writer.drain()
            else:
                await self._pass(head, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            await end(writer)

    async def _pass(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        inner, outer = await asyncio.open_connection(LOCAL, self._port)
        outer.write(head)

        async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            while data := await source.read(65536):
                if not self.deaf:
                    sink.write(data)
                    await sink.drain()
            raise ConnectionResetError

        try:
            async with asyncio.TaskGroup() as passing:
                passing.create_task(pump(reader, outer))
                passing.create_task(pump(inner, writer))
        except* ConnectionError:
            pass
        finally:
            await end(outer)


async def end(writer: asyncio.StreamWriter) -> None:
    """Close a line, whatever is left to say."""
    writer.close()
    with contextlib.suppress(ConnectionError, asyncio.CancelledError):
        await writer.wait_closed()


@asynccontextmanager
async def without_sockets(house: House, silent: bool = False) -> AsyncIterator[Proxy]:
    """Give the way to a house by which no WebSocket opens."""
    proxy = Proxy(house, silent)
    await proxy.start()
    try:
        yield proxy
    finally:
        await proxy.stop()
