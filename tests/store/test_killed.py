import random
import signal
import subprocess
import sys
import threading

import pytest

from scanhost.domain import facts as f
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, started

# Grades in batches of 1 to 20, as a room full of phones would send them; a line is written
# for each only after its batch is on disk.
VOTE = """
import random, sys
from pathlib import Path
from scanhost.domain.facts import (
    GradeGiven,
)
from scanhost.domain.kept import (
    ClockSet,
    Clock,
    MessageHeard,
)
from scanhost.store import live
from scanhost.store.scanfile import ScanFile

live.GROWN = 200_000
dice = random.Random(int(sys.argv[2]))
file = ScanFile.open(Path(sys.argv[1]))
number = len(file.facts)
print("ready", flush=True)
while True:
    batch = []
    for _ in range(dice.randint(1, 20)):
        number += 1
        batch.append(GradeGiven(f"ballot{number}", "A1", 1, dice.randint(1, 10)))
        batch.append(MessageHeard(f"load{number % 50}", number, "anna", "{}"))
    file.note_clock(dice.random() * 60)
    done = file.commit(batch)
    done.result()
    grades = [one for one in batch if isinstance(one, GradeGiven)]
    print("".join(f"{one.ballot} {one.grade}\\n" for one in grades), end="", flush=True)
"""


@pytest.fixture
def path(tmp_path):
    """A session in which a norm is open."""
    with ScanFile.create(tmp_path / "proef.scan", SMALL) as file:
        file.commit(started(at="norm:A1").changes).result()
    return tmp_path / "proef.scan"


def kill_while_voting(path, seed):
    """Return the grades that were confirmed before the program was killed."""
    program = [sys.executable, "-c", VOTE, str(path), str(seed)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as voting:
        assert voting.stdout is not None
        assert voting.stdout.readline() == "ready\n"
        after = random.Random(seed).uniform(0.01, 0.25)
        timer = threading.Timer(after, voting.send_signal, [signal.SIGKILL])
        timer.start()
        confirmed = {}
        for line in voting.stdout:
            if line.endswith("\n"):
                ballot, grade = line.split()
                confirmed[ballot] = int(grade)
        timer.join()
    assert voting.returncode == -signal.SIGKILL
    return confirmed


def kill(path, seeds):
    """Kill it again and again; return how many grades were confirmed and how many are there."""
    confirmed: dict[str, int] = {}
    for seed in seeds:
        confirmed |= kill_while_voting(path, seed)
        with ScanFile.open(path) as file:
            given = [one for one in file.facts if isinstance(one, f.GradeGiven)]
            there = {one.ballot: one.grade for one in given}
            assert len(there) == len(given)
            assert not [one for one, grade in confirmed.items() if there.get(one) != grade]
    return len(confirmed), len(there)


def test_no_confirmed_grade_is_lost_when_the_program_is_killed(path):
    confirmed, _ = kill(path, range(12))

    assert confirmed > 20


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(1800)
def test_no_confirmed_grade_is_lost_in_two_hundred_kills(tmp_path, capsys):
    total = 0
    for tens in range(20):
        path = tmp_path / f"{tens}.scan"
        with ScanFile.create(path, SMALL) as file:
            file.commit(started(at="norm:A1").changes).result()
        confirmed, there = kill(path, range(tens * 10, tens * 10 + 10))
        total += confirmed
        assert there >= confirmed
    with capsys.disabled():
        print(f"\n200 kills: {total} grades confirmed, 0 lost, 0 double")
