"""The command line as somebody would type it: real processes, real files."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scanclient.participant import Gone, participants
from scanhost.app import rehearsal
from scanhost.app.meeting import Meeting
from scanhost.domain import commands as ask
from scanhost.store.scanfile import ScanFile

SCANHOST = [sys.executable, "-m", "scanhost"]
HERE = {**os.environ, "LANG": "nl_NL.UTF-8", "LC_ALL": "", "LANGUAGE": ""}


def run(*arguments: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SCANHOST, *map(str, arguments)], capture_output=True, text=True, env=HERE, **more
    )


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "oosterdelta.scan"
    asyncio.run(rehearsal.prepare(path, 6, date(2026, 11, 26)))
    return path


class Served:
    """`scanhost serve` in a process of its own."""

    def __init__(self, scan: Path, *more: str) -> None:
        self.process = subprocess.Popen(
            [*SCANHOST, "serve", "--scan", str(scan), *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=HERE,
        )
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.pipes = (self.process.stdout, self.process.stderr)
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        self.said = json.loads(line)

    def end(self, by: int) -> int:
        self.process.send_signal(by)
        return self.wait()

    def wait(self) -> int:
        code = self.process.wait(20)
        for pipe in self.pipes:
            pipe.close()
        return code


def test_check_counts_and_leaves_the_file_as_it_was(scan):
    before = (scan.read_bytes(), scan.stat().st_mtime_ns, sorted(scan.parent.iterdir()))

    done = run("check", scan)

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["ok"] is True
    assert said["step"] == "lobby"
    assert said["grades"] == {} or not any(said["grades"].values())
    assert (scan.read_bytes(), scan.stat().st_mtime_ns, sorted(scan.parent.iterdir())) == before


@pytest.mark.parametrize("content", [b"", b"not a scan", b"SQLite format 3\0" + b"x" * 9000])
def test_a_file_that_is_no_scan_gets_one_sentence(tmp_path, content):
    path = tmp_path / "x.scan"
    path.write_bytes(content)

    for arguments in (("check", path), ("serve", "--scan", path)):
        done = run(*arguments, timeout=30)

        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_gets_one_sentence(tmp_path):
    done = run("check", tmp_path / "nothing.scan")

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_serve_ends_cleanly_when_told_and_leaves_one_file(scan):
    for by in (signal.SIGTERM, signal.SIGINT):
        served = Served(scan)
        assert served.said["url"].endswith("#" + served.said["code"])
        assert served.said["pid"] == served.process.pid
        assert served.end(by) == 0
        assert [path.name for path in scan.parent.iterdir() if "-" in path.name] == []
    assert json.loads(run("check", scan).stdout)["ok"]


def test_a_scan_in_use_is_refused_by_name(scan):
    served = Served(scan)
    try:
        for arguments in (("check", scan), ("serve", "--scan", scan)):
            done = run(*arguments, timeout=30)
            assert done.returncode == 1
            assert len(done.stderr.strip().splitlines()) == 1
            assert str(served.process.pid) in done.stderr
    finally:
        assert served.end(signal.SIGTERM) == 0


def test_a_port_in_use_gets_one_sentence(scan, tmp_path):
    other = tmp_path / "other.scan"
    asyncio.run(rehearsal.prepare(other, 3, date(2026, 11, 26)))
    served = Served(scan)
    try:
        port = served.said["url"].split(":")[2].split("/")[0]
        done = run("serve", "--scan", other, "--port", port, timeout=30)
        assert done.returncode == 1
        assert port in done.stderr
        assert "Traceback" not in done.stderr
    finally:
        served.end(signal.SIGTERM)


def test_rehearse_refuses_a_folder_it_cannot_write(tmp_path):
    (tmp_path / "file").write_text("in the way")

    done = run("rehearse", "--out", tmp_path / "file" / "x", timeout=60)

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


async def lead_in(path: Path) -> None:
    """Bring a scan to its introduction question, where everybody may grade again and again."""
    meeting = Meeting(ScanFile.open(path))
    await meeting.start()
    await meeting.ask(ask.Unlock(""))
    while meeting.view().step.id != "introduction":
        await meeting.ask(ask.Next(meeting.view().position))
    await meeting.stop()


async def grade_until_killed(
    url: str, seconds: float, pid: int
) -> dict[str, tuple[int | None, int]]:
    """Let a group grade until the host is killed; per ballot the confirmed and the last sent."""
    async with participants(url, 6) as group:
        sent: dict[str, int] = {}

        async def hammer(phone, seat):
            await phone.take(seat)
            chance = random.Random(seat)
            while True:
                sent[seat] = chance.randint(1, 10)
                await phone.grade("intro", sent[seat], 1)

        asyncio.get_running_loop().call_later(seconds, os.kill, pid, signal.SIGKILL)
        seats = [f"s{number}" for number in range(1, 7)]
        ends = await asyncio.gather(
            *(hammer(*pair) for pair in zip(group, seats, strict=True)), return_exceptions=True
        )
        assert all(isinstance(end, Gone) for end in ends), ends
        return {
            phone.kept["ballot"]: (phone.confirmed["intro", 1], sent[phone.kept["seat"]])
            for phone in group
            if ("intro", 1) in phone.confirmed
        }


@pytest.mark.faults
@pytest.mark.parametrize("seconds", [0.3, 0.71, 1.13])
def test_every_confirmed_grade_survives_kill_9(scan, seconds):
    asyncio.run(lead_in(scan))
    served = Served(scan)

    confirmed = asyncio.run(grade_until_killed(served.said["url"], seconds, served.said["pid"]))
    served.wait()

    assert len(confirmed) == 6
    said = json.loads(run("check", scan).stdout)
    assert (said["ok"], said["step"]) == (True, "introduction")
    assert said["grades"]["intro"] == 6
    file = ScanFile.open(scan)
    try:
        disk = file.state.answers("intro", 1)
    finally:
        file.close()
    for ballot, (stored, last) in confirmed.items():
        # What was sent last may have reached the disk before the host could say so.
        assert disk[ballot] in {stored, last}
