"""The host is killed again and again while everybody grades; phones come back each time."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from scanclient.participant import Gone, Participant, participants
from scanhost.store import reading
from tests.house import open_house

PEOPLE = 12
NORMS = ("1.1", "1.2", "1.3")
ROUNDS = 20
Key = tuple[str, str]  # ballot and norm


@dataclass
class Told:
    """What the phones know: their seats, what was confirmed, what was under way at a kill."""

    kept: dict[str, dict[str, str]] = field(default_factory=dict)
    confirmed: dict[Key, int | None] = field(default_factory=dict)
    unsure: dict[Key, set[int | None]] = field(default_factory=dict)


async def prepared(path: Path) -> Told:
    """Make a session in which some norms are open and everybody sits."""
    told = Told()
    async with open_house(path, people=PEOPLE) as house:
        for n in range(1, PEOPLE + 1):
            told.kept[f"s{n}"] = dict((await house.phone(f"s{n}")).kept)
        await house.go(f"norm:{NORMS[-1]}")
    return told


async def grade(phone: Participant, told: Told, dice: random.Random) -> None:
    """Answer one norm after another until the line ends."""
    await phone.until(lambda view: view["me"] is not None)
    while True:
        key, value = (phone.kept["ballot"], dice.choice(NORMS)), dice.choice([None, *range(1, 11)])
        before = told.unsure.setdefault(key, set())
        told.unsure[key] = before | {value}
        try:
            told.confirmed[key] = await phone.grade(key[1], value, 1)
        except Gone:
            return
        told.unsure[key] = set()


async def attend(told: Told, said: dict[str, Any], sign: int, dice: random.Random) -> None:
    """Come back with every seat, and grade until the host is gone."""
    async with participants(said["url"], PEOPLE) as group:
        for phone, kept in zip(group, told.kept.values(), strict=True):
            await phone.close()
            phone.kept = dict(kept)
            await phone.connect()
            assert phone.kept == kept, "a seat was lost"
        loop = asyncio.get_running_loop()
        loop.call_later(dice.uniform(0.05, 0.5), os.kill, said["pid"], sign)
        async with asyncio.timeout(30):
            await asyncio.gather(*(grade(phone, told, dice) for phone in group))


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(400)
def test_nothing_confirmed_is_lost_however_often_the_host_dies(tmp_path):
    path, dice = tmp_path / "a.scan", random.Random(7)
    told = asyncio.run(prepared(path))
    for number in range(ROUNDS):
        sign = signal.SIGKILL if number % 4 else signal.SIGTERM
        program = [sys.executable, "-m", "scanhost", "serve", "--scan", str(path)]
        with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as host:
            assert host.stdout is not None
            asyncio.run(attend(told, json.loads(host.stdout.readline()), sign, dice))
        assert host.returncode == (-signal.SIGKILL if sign == signal.SIGKILL else 0)

        state = reading.read(path).state
        for (ballot, norm), value in told.confirmed.items():
            there = state.answers(norm, 1)[ballot]
            assert there == value or there in told.unsure[ballot, norm]
            told.confirmed[ballot, norm] = there
            told.unsure[ballot, norm] = set()
        assert all(len(state.answers(norm, 1)) <= PEOPLE for norm in NORMS)

    assert len(told.confirmed) == PEOPLE * len(NORMS)
