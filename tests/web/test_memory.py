"""What stays in memory and on disk of what phones say: facts, and nothing per message."""

import asyncio
import contextlib
import gc
import random
import secrets
import sys
import time
from collections import deque
from pathlib import Path

import pytest
from aiohttp import web

from scanclient.participant import Participant, Refused
from scanhost.domain import commands as ask
from scanhost.domain.seats import LOADS
from scanhost.web import talk
from scanhost.web.door import Patient
from scanhost.web.sockets import Socket
from tests.house import House, open_house
from tests.web.stubborn import come_back
from tests.web.test_burst import memory

PEOPLE = 12
NORM, WAITING = "1.1", "2.1"
EMPTY = ("same", "again", "old", "refused")  # ways to say something that changes nothing


async def say(phone: Participant, way: str, grade: int) -> None:
    """Send a message; what comes back is for other tests."""
    number = phone._counter
    with contextlib.suppress(Refused):
        match way:
            case "again":
                phone._counter -= 1
                await phone.grade(NORM, grade, 1)
            case "old":
                phone._counter -= 2
                await phone.grade(NORM, grade, 1)
            case "refused":
                await phone.grade(WAITING, grade, 1)
            case _:
                await phone.grade(NORM, grade, 1)
    phone._counter = max(number, phone._counter)


async def chatter(phones: list[Participant], messages: int, dice: random.Random) -> None:
    """Let everybody say so many things that change nothing, all together."""

    async def talk(phone: Participant) -> None:
        for _ in range(messages // len(phones)):
            await say(phone, dice.choice(EMPTY), 6)

    await asyncio.gather(*map(talk, phones))


async def load_anew(phone: Participant, times: int) -> None:
    """Load the page again and again, and grade each time."""
    for _ in range(times):
        phone._load = secrets.token_hex(16)
        await come_back(phone)
        await say(phone, "same", 6)


async def change(phones: list[Participant], times: int) -> None:
    """Let everybody change the answer so often."""
    for number in range(times):
        await asyncio.gather(*(say(phone, "same", number % 10 + 1) for phone in phones))


def blocks() -> int:
    """Return how many pieces of memory Python holds, once what is waste is gone."""
    gc.collect()
    return sys.getallocatedblocks()


def on_disk(path: Path) -> int:
    """Return the bytes of a scan and what lies beside it."""
    return sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*"))


@contextlib.asynccontextmanager
async def seated(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(talk, "BURST", 10**9)  # who says this much is listened to more slowly
    async with open_house(path, people=PEOPLE) as house:
        phones = [await house.phone(f"s{n}") for n in range(1, PEOPLE + 1)]
        for phone in phones:
            phone.frames = deque(maxlen=1)  # type: ignore[assignment]
        await house.go(f"norm:{NORM}")
        assert await house.do(ask.Pause()) is None  # or the clock would move on
        await change(phones, 6)
        yield house, phones


def bounded(house: House, heard: int) -> None:
    """Check what is kept per page load, socket and answer."""
    server = house.meeting._server
    assert server is not None
    assert len(house.state.heard) == heard
    assert len(server._phones) == len(server._spoke) == PEOPLE
    assert len(server._turns._waiting) <= PEOPLE
    assert all(not phone._answers for phone in server._phones)
    assert house.meeting._file._writer._work_queue.qsize() <= 1
    assert house.meeting.room._queue.qsize() == 0


@pytest.mark.parametrize("messages", [20_000])
async def test_messages_that_change_nothing_leave_nothing(tmp_path, monkeypatch, messages):
    path, dice = tmp_path / "a.scan", random.Random(5)
    async with seated(path, monkeypatch) as (house, phones):
        await chatter(phones, messages // 10, dice)
        facts, before, stored = house.meeting._file.facts, blocks(), on_disk(path)

        await chatter(phones, messages, dice)

        assert blocks() - before < messages / 10
        assert house.meeting._file.facts == facts
        assert on_disk(path) - stored < 5 << 20, "more than may be appended before it is moved"
        bounded(house, PEOPLE)


async def test_however_often_a_page_is_loaded_only_so_many_loads_are_kept(tmp_path, monkeypatch):
    async with seated(tmp_path / "a.scan", monkeypatch) as (house, phones):
        await asyncio.gather(*(load_anew(phone, LOADS + 2) for phone in phones))
        await change(phones, 1)  # by when the host has seen the last line close

        bounded(house, PEOPLE * LOADS)
        gc.collect()
        for kind in (Socket, Patient, web.WebSocketResponse):
            assert sum(isinstance(one, kind) for one in gc.get_objects()) == PEOPLE


async def test_a_changed_grade_is_one_fact_and_little_memory(tmp_path, monkeypatch):
    async with seated(tmp_path / "a.scan", monkeypatch) as (house, phones):
        facts, before = len(house.meeting._file.facts), blocks()

        await change(phones, 100)

        assert len(house.meeting._file.facts) - facts == 100 * PEOPLE
        assert blocks() - before < 100 * PEOPLE * 4
        bounded(house, PEOPLE)


@pytest.mark.soak
@pytest.mark.timeout(7200)
async def test_half_a_million_messages(tmp_path, monkeypatch, capsys):
    """One in five changes a grade, the others change nothing."""
    path, dice, parts = tmp_path / "a.scan", random.Random(5), 10
    async with seated(path, monkeypatch) as (house, phones):
        for part in range(parts):
            begun, facts, before = time.monotonic(), len(house.meeting._file.facts), blocks()
            await chatter(phones, 40_000, dice)
            quiet = blocks() - before
            await change(phones, 10_000 // PEOPLE)
            loud = blocks() - before - quiet
            with capsys.disabled():
                print(
                    f"\n{(part + 1) * 50_000} messages in {time.monotonic() - begun:.0f} s more:"
                    f" {memory():.0f} MB, {on_disk(path) / 1e6:.1f} MB on disk;"
                    f" {quiet} pieces of memory more after 40,000 that change nothing,"
                    f" {loud} after {len(house.meeting._file.facts) - facts} facts",
                    end="",
                )
            assert quiet < 4_000
            bounded(house, PEOPLE)
