"""Spoiled frames, bodies and requests, over real sockets: nothing breaks, nothing stays behind."""

import asyncio
import contextlib
import gc
import json
import logging
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest

from scanhost.domain.commands import FreeSeat
from scanhost.web import door, polled, sockets, talk
from tests.house import LOCAL, House, open_house
from tests.web.mutations import HELLO, SAID, frame, requests, spoil
from tests.web.test_burst import memory
from tests.web.test_hostile import TEXT, Wire, answers_within
from tests.web.test_polling import Poller

HANDS = 16  # that do it at a time
WAIT = 0.1  # seconds for an answer that may never come
Cases = Iterator[tuple[int, random.Random]]


class Fuzz:
    """A room that is spoken to badly, and what it answered."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.found: Counter[str] = Counter()
        self._seeds: tuple[bytes, ...] = ()
        self._kept: dict[str, str] = {}

    async def run(self, seed: int, first: int, past: int) -> None:
        """Say the cases of these numbers."""
        key = (await self._known()).key["X-Talk"]
        self._seeds = requests(self.house.link.address, self.house.link.code, key)
        cases = ((n, random.Random(f"{seed} {n}")) for n in range(first, past))
        async with asyncio.TaskGroup() as group:
            for work in (self._frames, self._bodies, *[self._requests] * (HANDS - 2)):
                group.create_task(work(cases))

    def _note(self, kind: str, n: int, status: str) -> None:
        assert not status.startswith("5"), f"case {n} of {kind} was answered {status}"
        self.found[f"{kind} {status}"] += 1

    async def _frames(self, cases: Cases) -> None:
        wire: Wire | None = None
        for n, dice in cases:
            wire = wire or await self._seated(f"{n:032x}")
            wire.frame(TEXT, spoil(dice.choice(SAID), SAID, dice))
            wire.say({"t": "ping"})
            try:
                async with asyncio.timeout(10):
                    await wire.heard("pong")
                self._note("frame", n, "pong")
            except (ConnectionError, asyncio.IncompleteReadError):
                self._note("frame", n, "end")
                wire.close()
                wire = None
        if wire is not None:
            wire.close()

    async def _seated(self, load: str) -> Wire:
        """Open a socket that has a seat, so that its words have weight."""
        wire = await Wire.open(self.house)
        wire.say({**HELLO, "load": load, "code": self.house.link.code, **self._kept})
        if (await wire.heard("hello"))["seat"] is None:
            await self.house.do(FreeSeat("s2"))  # a spoiled message may have taken it
            wire.say({"t": "take", "id": 1, "seat": "s2"})
            took = await wire.heard("ok")
            self._kept = {"seat": "s2", "secret": str(took["secret"])}
        return wire

    async def _known(self) -> Poller:
        while True:
            with contextlib.suppress(aiohttp.ClientError):  # a line that was dropped meanwhile
                return await Poller.known(self.house)

    async def _bodies(self, cases: Cases) -> None:
        poller: Poller | None = None
        for n, dice in cases:
            poller = poller or await self._known()
            body = spoil(dice.choice(SAID), SAID, dice)
            headers = poller.key if dice.random() < 0.8 else {}
            try:
                found, _ = await poller.post(body, headers)
            except aiohttp.ClientError:
                found = 0
            self._note("body", n, str(found))
            if found in {0, 410}:
                poller = None
            elif n % 10 == 0:
                with contextlib.suppress(aiohttp.ClientError):
                    self._note("view", n, str((await poller.get(dice.choice((0, n))))[0]))

    async def _requests(self, cases: Cases) -> None:
        for n, dice in cases:
            raw = spoil(dice.choice(self._seeds), self._seeds, dice)
            answer = await self._answer(raw)
            status = answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/") else ""
            assert status or not answer, f"case {n} was answered {answer[:80]!r}"
            self._note("request", n, status or "nothing")

    async def _answer(self, raw: bytes) -> bytes:
        """Return what comes back soon, and break off."""
        reader, writer = await asyncio.open_connection(LOCAL, self.house.link.port)
        try:
            writer.write(raw)
            async with asyncio.timeout(WAIT):
                return await reader.read(4096)
        except (ConnectionError, TimeoutError):
            return b""
        finally:
            writer.transport.abort()


@pytest.fixture
async def fuzz(tmp_path, monkeypatch, caplog) -> AsyncIterator[Fuzz]:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(talk, "BURST", 10**9)  # who says this much is listened to more slowly
    monkeypatch.setattr(door, "GUESSES", 10**9)
    monkeypatch.setattr(door, "ALL_GUESSES", 10**9)
    monkeypatch.setattr(door, "MINUTE", 1.0)
    monkeypatch.setattr(polled, "SILENT", 1.0)
    monkeypatch.setattr(polled, "HOLD", 0.5)
    monkeypatch.setattr(sockets, "HELLO", 1.0)
    async with open_house(tmp_path / "a.scan", people=4) as house:
        yield Fuzz(house)
    wrong = [one for one in caplog.records if one.exc_info or one.levelno >= logging.ERROR]
    assert not wrong, [one.getMessage() for one in wrong]


async def nothing_breaks(fuzz: Fuzz, cases: int, part: int) -> None:
    """Say so many in parts; a voter votes in between, and what is held stays the same."""
    voter = await fuzz.house.phone("s1")
    await fuzz.house.go("norm:1.1")
    held: list[tuple[int, float]] = []
    for first in range(0, cases, part):
        await fuzz.run(7, first, min(cases, first + part))
        await answers_within(voter, 1.0)
        async with asyncio.timeout(10):
            while fuzz.house.meeting.phones > 1:
                assert await voter.grade("1.1", 6) == 6
        voter.frames.clear()
        gc.collect()
        held.append((sys.getallocatedblocks(), memory()))
    guard = fuzz.house.server.door
    async with asyncio.timeout(10):
        while guard._all > 2:  # the voter, and the line of a request that was kept
            assert await voter.grade("1.1", 7) == 7
    for kind in ("frame", "body", "request"):
        assert len([one for one in fuzz.found if one.startswith(kind)]) > 1, fuzz.found
    warm = held[len(held) // 4]
    assert held[-1][0] - warm[0] < 20_000, held
    assert held[-1][1] - warm[1] < 20, held


async def test_two_thousand_spoiled_things_break_nothing(fuzz):
    await nothing_breaks(fuzz, 2_000, 400)


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(1800)
async def test_a_hundred_thousand_spoiled_things_break_nothing(fuzz, capsys):
    await nothing_breaks(fuzz, 100_000, 5_000)

    with capsys.disabled():
        print(f"\n{json.dumps(fuzz.found.most_common())}")


def test_a_frame_of_ours_is_a_frame():
    assert frame(b"x" * 200)[:4] == b"\x81\xfe\x00\xc8"
