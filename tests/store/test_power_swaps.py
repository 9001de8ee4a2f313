"""The power is cut while one file takes another's place: migrating, restoring, closing."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from scanhost.domain import facts as f
from scanhost.domain import kept
from scanhost.domain.errors import Trouble
from scanhost.domain.handing import ALL, Wipe
from scanhost.store import ballast, closing, disk, reading, wiping
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, started
from tests.store.sessions import a_whole_session
from tests.store.test_migrating import GOLDEN
from tests.store.test_power import MEMORY
from tests.store.vfs import Platter, beneath

TOUCHES = {"write", "truncate"}


class Folder:
    """A folder and what is below it: which names are safe, and which bytes of each file.

    Names change in order, as a journal of the file system keeps them; bytes as they like.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.events: list[tuple[str, str, int, bytes]] = []
        self.start = {
            str(one.relative_to(root)): one.read_bytes() for one in root.rglob("*") if one.is_file()
        }

    def look(self, kind: str, path: str, at: int, data: bytes) -> None:
        """Remember what was done to a file below."""
        if path.startswith(str(self.root)):
            self.events.append((kind, os.path.relpath(path, self.root), at, data))

    def cut(self, at: int, into: Path, dice: random.Random) -> None:
        """Fill a folder with what a power cut after so many events leaves."""
        names = {name: Platter(bytearray(content)) for name, content in self.start.items()}
        may_be = [dict(names)]
        for kind, name, place, data in self.events[:at]:
            if kind in {"open", *TOUCHES} and name not in names:
                names[name] = Platter(bytearray())
                may_be.append(dict(names))
            match kind:
                case "write" | "truncate":
                    names[name].since.append((kind, place, data))
                case "sync":
                    names[name].sync()
                    may_be = [dict(names)]
                case "folder":
                    may_be = [dict(names)]
                case "delete" if name in names:
                    del names[name]
                    may_be.append(dict(names))
                case "rename":
                    names[data.decode()] = names.pop(name)
                    may_be.append(dict(names))
                case "link":
                    names[data.decode()] = names[name]
                    may_be.append(dict(names))
        left = dice.choice(may_be)
        contents = {id(one): one.after_cut(dice) or b"" for one in left.values()}
        for name, platter in left.items():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).write_bytes(contents[id(platter)])


def record(root, patch, work):
    """Do something, and return the folder with all that was done to its files."""
    folder = Folder(root)
    replace, unlink, link = Path.replace, Path.unlink, os.link
    make, write, sync = disk.make_private, disk.write_private, disk.sync_folder

    def relative(path):
        return os.path.relpath(path, root).encode()

    def replacing(self, target):
        folder.look("rename", str(self), 0, relative(target))
        return replace(self, target)

    def unlinking(self, missing_ok=False):
        folder.look("delete", str(self), 0, b"")
        unlink(self, missing_ok=missing_ok)

    def linking(source, target):
        folder.look("link", str(source), 0, relative(target))
        link(source, target)

    def making(path):
        folder.look("open", str(path), 0, b"")
        make(path)

    def writing(path, content):
        for kind, data in (("open", b""), ("truncate", b""), ("write", content), ("sync", b"")):
            folder.look(kind, str(path), 0, data)
        write(path, content)

    def syncing(path):
        sync(path)
        folder.look("folder", str(path), 0, b"")

    with patch.context() as once, beneath(folder.look):
        once.setattr(Path, "replace", replacing)
        once.setattr(Path, "unlink", unlinking)
        once.setattr(os, "link", linking)
        once.setattr(disk, "make_private", making)
        once.setattr(disk, "write_private", writing)
        once.setattr(disk, "sync_folder", syncing)
        once.setattr(ballast, "SIZE", 512)
        work()
    return folder


def cuts(folder, count, judge):
    """Cut the power so many times, spread over everything that was done."""
    outcomes: Counter[str] = Counter()
    for seed in range(count):
        at = seed * len(folder.events) // (count - 1)
        with tempfile.TemporaryDirectory(dir=MEMORY) as left:
            folder.cut(at, Path(left), random.Random(seed))
            outcomes[judge(Path(left) / "proef.scan")] += 1
    return outcomes


def migrating(root, patch):
    """Bring an older file forward that was left with its -wal."""
    path = root / "proef.scan"
    shutil.copyfile(GOLDEN, path)
    expected = reading.read(path).facts
    folder = record(root, patch, lambda: ScanFile.open(path).close())

    def judge(path):
        assert reading.read(path).facts == expected
        with ScanFile.open(path) as file:
            assert file.facts == expected
            return "brought forward" if file.notice else "was already"

    return folder, judge


def restoring(root, patch):
    """Put a backup in the place of a file that was left with its -wal."""
    path = root / "proef.scan"
    with ScanFile.create(path, SMALL, id="proef") as file:
        file.commit(started(at="norm:A1").changes).result()
        file.backup().result()
        backed = (*file.facts, f.Restored())
        file.commit([f.GradeGiven("late", "A1", 1, 7)]).result()
        killed = {one: one.read_bytes() for one in root.glob("proef.scan*")}
        live = file.facts
    for one, content in killed.items():
        one.write_bytes(content)
    folder = record(root, patch, lambda: restore(path))

    def judge(path):
        try:
            found = reading.read(path).facts
        except Trouble as trouble:
            with pytest.raises(Trouble) as caught:
                ScanFile.open(path)
            assert caught.value.facts["backup"] == "proef-open-0001.scan"
            restore(path)
            assert reading.read(path).facts == backed
            return trouble.code
        assert found in (live, backed)
        return "before" if found == live else "restored"

    return folder, judge


def closing_session(root, patch):
    """Close session 1."""
    path = root / "proef.scan"
    with ScanFile.create(path, SMALL, id="proef") as file:
        file.commit(a_whole_session().changes).result()
        file.backup().result()
    live = reading.read(path).state
    ballots = [link.ballot.encode() for link in live.links.values()]

    def close():
        with ScanFile.open(path) as file:
            file.close_session().result()

    folder = record(root, patch, close)

    def judge(path):
        with ScanFile.open(path) as file:
            assert file.state == live or closing.same(live, file.state)
            closed = file.state.closed
        raw = b"".join(one.read_bytes() for one in path.parent.rglob("*") if one.is_file())
        assert not closed or not [one for one in ballots if one in raw]
        return "closed" if closed else "open"

    return folder, judge


def wiping_all(root, patch):
    """Take everything personal out of a closed scan."""
    path, word = root / "proef.scan", b"Qpersonal"
    with ScanFile.create(path, SMALL, id="proef") as file:
        file.commit(a_whole_session().changes).result()
        file.close_session().result()
        file.commit([kept.TextSaved("p1.group", word.decode())]).result()
        file.backup().result()
        before = file.state

    def wipe():
        with ScanFile.open(path) as file:
            file.wipe(Wipe(ALL, "2027-12-01")).result()

    folder = record(root, patch, wipe)

    def judge(path):
        with ScanFile.open(path) as file:
            wiped = bool(file.state.wiped)
            assert wiped or file.state == before
            assert wiping.totals(file.state) == wiping.totals(before)
        raw = b"".join(one.read_bytes() for one in path.parent.rglob("*") if one.is_file())
        assert wiped != (word in raw)
        return "wiped" if wiped else "closed"

    return folder, judge


SWAPS = {
    migrating: {"brought forward", "was already"},
    restoring: {"before", "restored"},
    closing_session: {"open", "closed"},
    wiping_all: {"closed", "wiped"},
}


@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: swap.__name__)
def test_a_power_cut_leaves_the_old_file_or_the_new(swap, tmp_path, monkeypatch):
    folder, judge = swap(tmp_path, monkeypatch)

    outcomes = cuts(folder, 40, judge)

    assert set(outcomes) >= SWAPS[swap]
    assert set(outcomes) <= SWAPS[swap] | {"file.incomplete"}


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: swap.__name__)
def test_a_thousand_power_cuts_leave_the_old_file_or_the_new(swap, tmp_path, monkeypatch, capsys):
    folder, judge = swap(tmp_path, monkeypatch)

    outcomes = cuts(folder, 1000, judge)

    assert set(outcomes) <= SWAPS[swap] | {"file.incomplete"}
    with capsys.disabled():
        print(f"\n1000 power cuts in {swap.__name__}: {dict(outcomes)}")
