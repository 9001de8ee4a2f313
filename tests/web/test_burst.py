"""Five hundred voters at once: how long until everybody is confirmed, and what it takes."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from tests.house import open_house

VOTERS = 500
PROGRAM = [sys.executable, "-m", "tests.web.voters"]


def memory() -> float:
    """Return how much of this process is in memory, in MB; 0 where that is not told."""
    try:
        fields = Path("/proc/self/statm").read_text().split()
    except OSError:
        return 0.0
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.bench
async def test_five_hundred_voters_answer_one_norm_at_once(tmp_path, capsys):
    """The voters live in a process of their own, as phones do."""
    async with open_house(tmp_path / "a.scan", people=VOTERS) as house:
        before = memory()
        voters = await asyncio.create_subprocess_exec(
            *PROGRAM,
            house.link.url,
            str(VOTERS),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert voters.stdin is not None
        assert voters.stdout is not None
        joined = json.loads(await voters.stdout.readline())
        await house.go("norm:1.1")
        rounds = []
        for _ in range(3):
            voters.stdin.write(b"go\n")
            rounds.append(json.loads(await voters.stdout.readline()))
        after = memory()
        voters.stdin.close()
        await voters.wait()

        assert len(house.state.answers("1.1")) == VOTERS
    with capsys.disabled():
        print(f"\n{VOTERS} voters: joined in {joined['seconds']:.2f} s")
        for one in rounds:
            print(
                f"  all at once: p50 {one['p50']:.0f} ms, p95 {one['p95']:.0f} ms,"
                f" max {one['max']:.0f} ms"
            )
        print(f"  memory of the host: {before:.0f} MB before, {after:.0f} MB after")
    assert all(one["max"] < 5000 for one in rounds)
