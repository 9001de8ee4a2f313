"""The line between a phone and the laptop: it can be cut, and it can be slow."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.house import LOCAL, House

PIECE = 1460  # bytes that travel together, as on a real network


class Line:
    """Carries bytes to a port and back: `delay` seconds each way, `rate` bytes a second.

    A connection takes as long to be made as the way there and back, unless `warm`.
    """

    def __init__(
        self, to: int, delay: float = 0.0, rate: float = float("inf"), warm: bool = False
    ) -> None:
        self.port = 0
        self._to = to
        self._delay = delay
        self._rate = rate
        self._making = 0.0 if warm else 2 * delay
        self._free = [0.0, 0.0]  # when the road up and the road down are free again
        self._server: asyncio.Server | None = None
        self._carrying: set[asyncio.Task[None]] = set()

    async def mend(self) -> None:
        """Carry from now on; on the same port as before it was cut."""
        self._server = await asyncio.start_server(self._accept, LOCAL, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Break every connection, and let nobody make one."""
        if self._server is not None:
            self._server.close()
            self._server = None
        tasks = list(self._carrying)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._carrying.add(task)
        try:
            await asyncio.sleep(self._making)
            inner, outer = await asyncio.open_connection(LOCAL, self._to)
            try:
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._carry(reader, outer, 0))
                    both.create_task(self._carry(inner, writer, 1))
            finally:
                outer.transport.abort()
        except (ExceptionGroup, OSError, asyncio.CancelledError):
            pass  # one of the two has gone, or the line was cut
        finally:
            writer.transport.abort()
            self._carrying.discard(task)

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: int
    ) -> None:
        loop = asyncio.get_running_loop()
        road: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def arrive() -> None:
            while True:
                due, piece = await road.get()
                await asyncio.sleep(max(0.0, due - loop.time()))
                writer.write(piece)
                if not piece:
                    raise ConnectionResetError
                await writer.drain()

        async with asyncio.TaskGroup() as group:
            group.create_task(arrive())
            while True:
                piece = await reader.read(PIECE)
                self._free[way] = max(loop.time(), self._free[way]) + len(piece) / self._rate
                road.put_nowait((self._free[way] + self._delay, piece))
                if not piece:
                    return


@asynccontextmanager
async def line(
    house: House, delay: float = 0.0, rate: float = float("inf"), warm: bool = False
) -> AsyncIterator[tuple[Line, str]]:
    """Lay a line to a house, and return it with the address that a phone scans."""
    server = house.meeting._server
    assert server is not None
    one = Line(house.link.port, delay, rate, warm)
    await one.mend()
    server.door.allow({*server.door.hosts, f"{LOCAL}:{one.port}"})
    try:
        yield one, f"http://{LOCAL}:{one.port}/#{house.link.code}"
    finally:
        with contextlib.suppress(asyncio.CancelledError):
            await one.cut()
