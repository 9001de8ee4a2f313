"""The real program is killed while fifty people grade; phones come back by themselves each time."""

import asyncio
import contextlib
import json
import random
import signal
import socket
import statistics
import sys
import time
from asyncio.subprocess import Process
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from scanclient.participant import Gone, Participant
from scanhost.domain.facts import GradeGiven
from scanhost.store import reading
from tests.house import LOCAL, open_house
from tests.web.stubborn import RETRY, come_back, insist

PEOPLE = 50
NORMS = ("1.1", "1.2", "1.3")
SOON = 5.0  # seconds from starting again until everybody has the same step on screen
Grades = dict[tuple[str, str], list[int | None]]  # ballot and norm -> grades, in order


@dataclass
class Host:
    """`scanhost serve` in a process of its own, each time at the same port."""

    path: Path
    port: int
    url: str = ""
    process: Process | None = None
    began: float = 0.0
    line: float = 0.0  # seconds until it listened

    async def start(self, *more: str) -> None:
        self.began = time.monotonic()
        program = [sys.executable, "-m", "scanhost", "serve", "--scan", str(self.path)]
        self.process = await asyncio.create_subprocess_exec(
            *program, "--port", str(self.port), *more, stdout=asyncio.subprocess.PIPE
        )
        assert self.process.stdout is not None
        said = json.loads(await self.process.stdout.readline())
        self.line, self.url = time.monotonic() - self.began, said["url"]

    async def end(self, by: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(by)
        code = await self.process.wait()
        assert code == (0 if by == signal.SIGTERM else -by)


@dataclass
class Figures:
    """What is printed: how often it was killed, what that cost, how long coming back took."""

    kills: int = 0
    confirmed: int = 0
    lost: int = 0
    double: int = 0
    lines: list[float] = field(default_factory=list)
    screens: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        def took(seconds: list[float]) -> str:
            return f"{statistics.median(seconds):.2f} s, at most {max(seconds):.2f} s"

        return (
            f"{self.kills} kills, {self.confirmed} confirmed, {self.lost} lost,"
            f" {self.double} double\n  from start to listening: {took(self.lines)}\n"
            f"  from start to everybody's screen: {took(self.screens)};"
            f" {sum(one < SOON for one in self.screens)} of {len(self.screens)} within {SOON:.0f} s"
        )


def free_port() -> int:
    """Return a port where nobody listens; below those of who connects, so that it stays free."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind((LOCAL, port))
            return port


async def prepared(path: Path, people: int) -> list[dict[str, str]]:
    """Make a session in which some norms are open and everybody sits; return the seats."""
    async with open_house(path, people=people) as house:
        phones = [await house.phone(f"s{n}") for n in range(1, people + 1)]
        await house.go(f"norm:{NORMS[-1]}")
        return [dict(phone.kept) for phone in phones]


@contextlib.asynccontextmanager
async def seated(
    url: str, seats: list[dict[str, str]], pollers: int = 0
) -> AsyncIterator[list[Participant]]:
    """Give phones that hold these seats; the first ones poll."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        phones = [Participant(url, http, polling=n < pollers) for n, _ in enumerate(seats)]
        for phone, kept in zip(phones, seats, strict=True):
            phone.kept, phone.frames = dict(kept), deque(maxlen=1)  # type: ignore[assignment]
        await asyncio.gather(*map(come_back, phones))
        yield phones
        await asyncio.gather(*(phone.close() for phone in phones))


async def fresh(phone: Participant, runs: set[str]) -> dict[str, Any]:
    """Wait for a phone's first view of a host that has started since."""
    while True:
        try:
            return await phone.until(lambda view: view["run"] not in runs)
        except Gone:
            await asyncio.sleep(RETRY)


async def hammer(phone: Participant, told: Grades, seed: int, over: asyncio.Event) -> None:
    """Answer one norm after another, each time otherwise, whatever becomes of the host."""
    dice = random.Random(seed)
    while not over.is_set():
        given = told[phone.kept["ballot"], norm := dice.choice(NORMS)]
        grade = dice.choice([one for one in (None, *range(1, 11)) if [one] != given[-1:]])
        assert await insist(phone, norm, grade) == ""
        given.append(grade)
        await asyncio.sleep(dice.random() * RETRY)


async def evening(path: Path, kills: int, seed: int, figures: Figures) -> None:
    """Kill the host so often while everybody grades, then compare what was told with the file.

    Half of the phones have a socket, the others poll.
    """
    dice, seats = random.Random(seed), await prepared(path, PEOPLE)
    told: Grades = defaultdict(list)
    host, over = Host(path, free_port()), asyncio.Event()
    await host.start()
    half = PEOPLE // 2
    async with seated(host.url, seats, half) as phones, asyncio.TaskGroup() as grading:
        views = await asyncio.gather(*(fresh(phone, set()) for phone in phones))
        shown, runs = screen(views[0]), {view["run"] for view in views}
        for number, phone in enumerate(phones):
            grading.create_task(hammer(phone, told, number, over))
        for _ in range(kills):
            await asyncio.sleep(dice.random() * 0.4)
            await host.end(signal.SIGTERM if dice.random() < 0.1 else signal.SIGKILL)
            await host.start()
            figures.lines.append(host.line)
            if dice.random() < 0.2:
                continue  # killed again before everybody is back
            views = await asyncio.gather(*(fresh(phone, runs) for phone in phones))
            figures.screens.append(time.monotonic() - host.began)
            assert all(screen(view) == shown for view in views)
            runs |= {view["run"] for view in views}
        over.set()
    await host.end(signal.SIGTERM)
    compare(reading.read(path).facts, told, figures)
    figures.kills += kills


def screen(view: dict[str, Any]) -> tuple[object, ...]:
    """Return what must be the same on a phone after the host was killed."""
    return view["step"], view["voting"], view["clock"], view["paused"], view["me"] is not None


def compare(facts: tuple[object, ...], told: Grades, figures: Figures) -> None:
    """Count what was confirmed and is not in the file, and what is there more often."""
    there: Grades = defaultdict(list)
    for fact in facts:
        if isinstance(fact, GradeGiven):
            there[fact.ballot, fact.norm].append(fact.grade)
    for key in there.keys() | told.keys():
        stored, confirmed = Counter(there[key]), Counter(told[key])
        figures.confirmed += confirmed.total()
        figures.lost += (confirmed - stored).total()
        figures.double += (stored - confirmed).total()
        assert there[key][-1:] == told[key][-1:], "the last one counts"


@pytest.mark.faults
async def test_nothing_confirmed_is_lost_or_counted_twice_when_the_host_is_killed(tmp_path):
    figures = Figures()

    await evening(tmp_path / "a.scan", 10, 7, figures)

    assert (figures.lost, figures.double) == (0, 0)
    assert figures.confirmed > PEOPLE  # a crowded machine manages few
    assert statistics.median(figures.screens) < SOON


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(1800)
async def test_nothing_confirmed_is_lost_or_counted_twice_in_two_hundred_kills(tmp_path, capsys):
    figures = Figures()

    for seed in range(10):
        await evening(tmp_path / f"{seed}.scan", 20, seed, figures)

    with capsys.disabled():
        print(f"\n{figures}")
    assert (figures.lost, figures.double) == (0, 0)
    assert statistics.median(figures.screens) < SOON


@pytest.mark.faults
@pytest.mark.parametrize("pollers", [0, 1])
async def test_the_clock_stands_still_at_the_seconds_it_had_when_the_host_was_killed(
    tmp_path, pollers
):
    [kept] = await prepared(tmp_path / "a.scan", 1)
    host = Host(tmp_path / "a.scan", free_port())
    await host.start("--auto")
    async with seated(host.url, [kept], pollers) as [phone]:
        view = await phone.until(lambda view: view["clock"]["runs"])
        seen, runs = time.monotonic(), {view["run"]}

        await asyncio.sleep(1.5)
        await host.end(signal.SIGKILL)
        left = view["clock"]["left"] / 1000 - (time.monotonic() - seen)
        voting = asyncio.create_task(insist(phone, NORMS[-1], 6))
        await host.start()
        again = await fresh(phone, runs)

        assert again["step"] == view["step"]
        assert again["paused"]
        assert not again["clock"]["runs"]
        assert 0 <= again["clock"]["left"] / 1000 - left < 1.5, "it is written down every second"
        assert await voting == ""
    await host.end(signal.SIGTERM)
