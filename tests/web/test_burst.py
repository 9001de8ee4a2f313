"""A whole room at once: how long until everybody is confirmed, and what it takes."""

import asyncio
import contextlib
import json
import os
import statistics
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import open_house
from tests.store.vfs import beneath

PROGRAM = [sys.executable, "-m", "tests.web.voters"]
EACH = 250  # voters of one process: one for all would itself be what takes the time
BURSTS = 7


def memory() -> float:
    """Return how much of this process is in memory, in MB; 0 where that is not told."""
    try:
        fields = Path("/proc/self/statm").read_text().split()
    except OSError:
        return 0.0
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextlib.asynccontextmanager
async def crowd(url: str, people: int) -> AsyncIterator[list[Process]]:
    """Give processes that hold so many voters, as phones are no part of this one either."""
    pipe = asyncio.subprocess.PIPE
    firsts = range(1, people + 1, EACH)
    sizes = [str(min(EACH, people + 1 - first)) for first in firsts]
    starting = [
        asyncio.create_subprocess_exec(*PROGRAM, url, str(first), size, stdin=pipe, stdout=pipe)
        for first, size in zip(firsts, sizes, strict=True)
    ]
    processes = await asyncio.gather(*starting)
    yield processes
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


async def line(process: Process) -> dict[str, Any]:
    assert process.stdout is not None
    said: dict[str, Any] = json.loads(await process.stdout.readline())
    return said


async def burst(processes: list[Process]) -> dict[str, float]:
    """Let everybody answer at once; return the figures, in milliseconds."""
    cpu = time.process_time()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
    said = await asyncio.gather(*map(line, processes))
    taken = sorted(one for part in said for one in part["taken"])
    at = {f"p{n}": taken[min(len(taken) - 1, len(taken) * n // 100)] for n in (50, 95, 99)}
    return at | {
        "max": taken[-1],
        "all see it": max(part["seen"] for part in said),
        "CPU of the host": (time.process_time() - cpu) * 1000,
        "CPU of the voters": sum(part["cpu"] for part in said),
    }


@pytest.mark.bench
@pytest.mark.parametrize(("people", "sync"), [(12, 0.0), (500, 0.0), (500, 0.02)])
async def test_everybody_answers_one_norm_at_once(tmp_path, capsys, people, sync):
    def slow(kind: str, path: str, at: int, data: bytes) -> None:
        if kind == "sync":
            time.sleep(sync)

    with beneath(slow) if sync else contextlib.nullcontext():
        async with open_house(tmp_path / "a.scan", people=people) as house:
            before = memory()
            async with crowd(house.link.url, people) as processes:
                joined = max(one["seconds"] for one in await asyncio.gather(*map(line, processes)))
                await house.go("norm:1.1")
                bursts = [await burst(processes) for _ in range(BURSTS)]
                after = memory()

            assert len(house.state.answers("1.1")) == people
    with capsys.disabled():
        print(f"\n{people} voters, {sync * 1000:.0f} ms more per sync: {BURSTS} times all at once")
        for name in bursts[0]:
            times = [one[name] for one in bursts]
            least, middle, most = min(times), statistics.median(times), max(times)
            print(f"  {name}: {least:.0f} to {most:.0f} ms, mostly {middle:.0f}")
        print(
            f"  joined in {joined:.2f} s; memory of the host {before:.0f} MB, then {after:.0f} MB"
        )
    assert all(one["max"] < 10_000 for one in bursts)
