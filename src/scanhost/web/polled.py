"""A talk with a phone that asks: what is said waits in bundles until it has come."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import Callable

from scanhost.web import messages
from scanhost.web.door import Patient
from scanhost.web.talk import ANSWERS, Host, Talk

HOLD = 20.0  # seconds that a question for news is held open
SILENT = 30.0  # seconds without such a question after which a talk is dropped
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


def _abort(line: Patient) -> None:
    if line.transport is not None:
        line.transport.abort()
