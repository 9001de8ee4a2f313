"""A line to the host by requests, for networks that break WebSockets; used like a socket."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from dataclasses import dataclass

import aiohttp

PATIENCE = aiohttp.ClientTimeout(total=30.0)  # the host holds a question for twenty seconds
AGAIN = 3  # times that a request is made, when its answer gets lost


@dataclass(frozen=True, slots=True)
class Frame:
    """What was said, as a socket would bring it."""

    data: str
    type: aiohttp.WSMsgType = aiohttp.WSMsgType.TEXT


class Polling:
    """Says one message after another, and asks for news all the time."""

    def __init__(self, http: aiohttp.ClientSession, origin: str) -> None:
        self.closed = False
        self._http = http
        self._origin = origin
        self._key = ""
        self._bundle = 0  # the newest one that has come
        self._frames: deque[str] = deque()
        self._come = asyncio.Event()
        self._turn = asyncio.Lock()
        self._asking: asyncio.Task[None] | None = None

    async def send_str(self, text: str) -> None:
        """Say a message; ConnectionError when it cannot be brought."""
        async with self._turn:
            headers = {"Origin": self._origin, "Content-Type": "application/json"}
            answer = await self._request("POST", "/api/say", headers, text)
            if answer is None or self._key:
                return
            said = json.loads(answer)
            self._key = said.pop("talk", "")
            self._hear([json.dumps(said)])
            if self._key:
                self._asking = asyncio.create_task(self._ask(), name="polling")
            else:
                self._end()

    async def close(self) -> None:
        """Ask no more; the host forgets us after a while."""
        self.cut()
        if self._asking is not None:
            await asyncio.gather(self._asking, return_exceptions=True)

    def cut(self) -> None:
        """End the line at once; a question that is under way is broken off."""
        if self._asking is not None:
            self._asking.cancel()
        self._end()

    def __aiter__(self) -> Polling:
        return self

    async def __anext__(self) -> Frame:
        while not self._frames:
            if self.closed:
                raise StopAsyncIteration
            self._come.clear()
            await self._come.wait()
        return Frame(self._frames.popleft())

    async def _ask(self) -> None:
        try:
            while True:
                answer = await self._request("GET", f"/api/view?since={self._bundle}", {}, None)
                if answer is not None:
                    news = json.loads(answer)
                    self._bundle = news["bundle"]
                    self._hear([json.dumps(one) for one in news["said"]])
        except ConnectionError:
            self._end()

    async def _request(
        self, method: str, path: str, headers: dict[str, str], body: str | None
    ) -> str | None:
        """Return what was answered; None when there was nothing to say."""
        if self.closed:
            raise ConnectionResetError("the talk is over")
        if self._key:
            headers = {**headers, "X-Talk": self._key}
        for left in reversed(range(AGAIN)):
            try:
                async with self._http.request(
                    method, self._origin + path, headers=headers, data=body, timeout=PATIENCE
                ) as answer:
                    if answer.status == 204:
                        return None
                    if answer.status == 200:
                        return await answer.text()
                    break
            except (aiohttp.ClientError, TimeoutError):
                if not left:
                    break
        self._end()
        raise ConnectionResetError("the talk is over")

    def _hear(self, said: list[str]) -> None:
        self._frames.extend(said)
        self._come.set()

    def _end(self) -> None:
        self.closed = True
        self._come.set()
