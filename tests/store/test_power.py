import random
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from scanhost.domain import facts as f
from scanhost.domain import kept
from scanhost.store import ballast, disk, holding, live
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL
from tests.store.vfs import Tape, beneath

COMMITS = 60
# What a cut leaves is made up, so where it stands does not matter; a disk would be slow.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


def changes(number):
    """Return the changes of a commit, of different sizes."""
    day = f"2027-01-{number % 28 + 1:02}"
    facts = [f.YouthInvolved(number % 2 == 0), f.FollowUpPlanned(day)]
    return [
        *facts,
        kept.TextSaved("number", str(number)),
        kept.TextSaved("note", "x" * (number * 31)),
    ]


def facts_of(commits):
    return tuple(one for number in range(1, commits + 1) for one in changes(number)[:2])


@pytest.fixture(scope="module")
def tape(tmp_path_factory):
    """A file opened, filled, tidied a few times and closed, with every call it made."""
    path = tmp_path_factory.mktemp("power") / "proef.scan"
    with ScanFile.create(path, SMALL):
        pass
    tape = Tape({path.name: path.read_bytes()})
    write_private, sync_folder, drop_note = disk.write_private, disk.sync_folder, holding.drop_note

    def writing(target: Path, content: bytes) -> None:
        for kind, data in (("open", b""), ("truncate", b""), ("write", content), ("sync", b"")):
            tape.look(kind, str(target), 0, data)
        write_private(target, content)

    def syncing(folder: Path) -> None:
        sync_folder(folder)
        tape.look("folder", "", 0, b"")

    def dropping(target: Path) -> None:
        tape.look("delete", f"{target}{holding.NOTE}", 0, b"")
        drop_note(target)

    with pytest.MonkeyPatch.context() as patch, beneath(tape.look):
        patch.setattr(disk, "write_private", writing)
        patch.setattr(disk, "sync_folder", syncing)
        patch.setattr(holding, "drop_note", dropping)
        patch.setattr(live, "GROWN", 300_000)
        with ScanFile.open(path) as file:
            for number in range(1, COMMITS + 1):
                tape.look("asked", "", number, b"")
                file.commit(changes(number)).result()
                tape.look("acked", "", number, b"")
    return tape


def last(tape, word, at):
    return max((place for kind, _, place, _ in tape.events[:at] if kind == word), default=0)


@pytest.fixture(autouse=True)
def light(monkeypatch):
    """Opening keeps no two megabytes back each time."""
    monkeypatch.setattr(ballast, "SIZE", 4096)


def cut(tape, at, folder, seed):
    """Cut the power, open what is left, and return how many commits are there."""
    tape.cut(at, folder, random.Random(seed))
    with ScanFile.open(folder / "proef.scan") as file:
        found = int(file.state.texts.get("number", "0"))
        assert last(tape, "acked", at) <= found <= last(tape, "asked", at)
        assert file.facts == facts_of(found)
        assert file.state.texts.get("note", "") == "x" * (found * 31)
        file.commit([f.YouthInvolved(True)]).result()
    return found


def test_the_tape_holds_all_that_matters(tape):
    kinds = {kind for kind, *_ in tape.events}
    syncs = [name for kind, name, *_ in tape.events if kind == "sync"]

    assert kinds >= {"open", "write", "sync", "delete", "folder", "acked"}
    assert syncs.count("proef.scan-wal") > COMMITS
    assert syncs.count("proef.scan") > 3  # it was tidied in between


def cuts(tape, seeds):
    """Cut the power once for each seed; count what was there beyond what was confirmed."""
    found: Counter[str] = Counter()
    for seed in seeds:
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            at = random.Random(seed).randrange(len(tape.events) + 1)
            there = cut(tape, at, Path(folder), seed)
        found["confirmed" if there == last(tape, "acked", at) else "one more"] += 1
    return found


def test_nothing_confirmed_is_lost_in_a_power_cut(tape):
    cuts(tape, range(200))


@pytest.mark.parametrize("part", ["begin", "end"])
def test_a_power_cut_while_opening_or_closing_loses_nothing(tape, part):
    acked = [index for index, (kind, *_) in enumerate(tape.events) if kind == "acked"]
    events = range(acked[0]) if part == "begin" else range(acked[-1], len(tape.events) + 1)

    for at in events:
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            cut(tape, at, Path(folder), at)


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(3600)
def test_nothing_confirmed_is_lost_in_twenty_thousand_power_cuts(tape, capsys):
    found = cuts(tape, range(1000, 21_000))

    with capsys.disabled():
        print(f"\n{found.total()} power cuts: 0 confirmed lost, 0 damaged; {dict(found)}")
