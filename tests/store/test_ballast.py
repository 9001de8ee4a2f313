import shutil
from collections import namedtuple

import pytest

from scanhost.domain import facts as f
from scanhost.domain.errors import Trouble
from scanhost.store import ballast, disk, reading
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, started
from tests.store.test_failing_disk import Fault
from tests.store.vfs import beneath

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def path(tmp_path):
    with ScanFile.create(tmp_path / "proef.scan", SMALL) as file:
        file.commit(started(at="norm:A1").changes).result()
    return tmp_path / "proef.scan"


@pytest.fixture
def plenty(monkeypatch):
    """A disk with so many bytes free as a test says."""
    free = [1 << 40]
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(1 << 41, 0, free[0]))
    return free


def kept(path):
    return disk.beside(path, "-ballast")


def test_room_is_really_kept_while_a_scan_is_open_and_given_back_after(path, plenty):
    with ScanFile.open(path) as file:
        found = kept(path).stat()
        assert not file.tight

    assert found.st_size == ballast.SIZE
    assert found.st_blocks * 512 >= ballast.SIZE
    assert list(path.parent.iterdir()) == [path]


def test_what_a_killed_program_kept_is_used_again(path):
    with ScanFile.open(path):
        content = kept(path).read_bytes()
    kept(path).write_bytes(content)
    before = kept(path).stat().st_ino

    with ScanFile.open(path):
        assert kept(path).stat().st_ino == before
        assert kept(path).read_bytes() == content


def test_a_hole_is_no_room(path):
    with kept(path).open("wb") as hole:
        hole.truncate(ballast.SIZE)

    with ScanFile.open(path):
        assert kept(path).stat().st_blocks * 512 >= ballast.SIZE


@pytest.mark.parametrize("free", [0, ballast.SCARCE - 1])
def test_a_disk_that_is_nearly_full_is_told(path, plenty, free):
    plenty[0] = free

    with ScanFile.open(path) as file:
        assert file.tight
        file.commit([f.YouthInvolved(False)]).result()


def test_where_there_is_no_room_to_keep_a_scan_opens_all_the_same(path, monkeypatch):
    def full(target):
        target.write_bytes(b"a part of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "make_private", full)

    with ScanFile.open(path) as file:
        assert file.tight
        assert not kept(path).exists()
        file.commit([f.YouthInvolved(False)]).result()


def test_a_commit_that_finds_the_disk_full_is_tried_once_more_with_the_room_kept(path):
    fault = Fault("full", 1 << 30, stays=False)
    with beneath(fault.look), ScanFile.open(path) as file:
        fault.at = fault.calls + 1
        file.commit([f.GradeGiven("late", "A1", 1, 7)]).result()
        assert fault.seen
        assert file.tight
        assert not kept(path).exists()
        assert file.facts[-1] == f.GradeGiven("late", "A1", 1, 7)

    assert reading.read(path).facts[-1] == f.GradeGiven("late", "A1", 1, 7)


def test_a_disk_that_stays_full_refuses_once_the_room_is_used(path):
    fault = Fault("full", 1 << 30, stays=True)
    with beneath(fault.look), ScanFile.open(path) as file:
        fault.at = fault.calls + 1
        with pytest.raises(Trouble) as caught:
            file.commit([f.GradeGiven("late", "A1", 1, 7)]).result()
        fault.at = 1 << 30

    assert caught.value.code == "storage.full"
    assert not [one for one in reading.read(path).facts if one == f.GradeGiven("late", "A1", 1, 7)]


def test_closing_session_1_uses_the_room_too(path):
    fault = Fault("full", 1 << 30, stays=False)
    with beneath(fault.look), ScanFile.open(path) as file:
        fault.at = fault.calls + 1
        assert file.close_session().result().closed

    assert fault.seen
    assert reading.read(path).state.closed
