"""The second place: a stick, which may be out, full, slow or gone halfway."""

import shutil
import threading
import time

import pytest

from scanhost.domain import facts as f
from scanhost.domain.errors import Trouble
from scanhost.store import backups, copying, disk, reading
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, started


@pytest.fixture
def stick(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def file(tmp_path, stick):
    with ScanFile.create(tmp_path / "scans.scan", SMALL, id="proef", second=stick) as file:
        file.commit(started(at="norm:A1").changes).result()
        yield file


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def test_a_stick_that_hangs_keeps_no_grade_and_no_closing_waiting(file, stick, monkeypatch):
    monkeypatch.setattr(copying, "PATIENCE", 0.1)
    hanging, write = threading.Event(), backups.write

    def slow(image, folder, *rest, **more):
        if folder == stick:
            hanging.wait(20)
        return write(image, folder, *rest, **more)

    monkeypatch.setattr(backups, "write", slow)
    try:
        kept = file.backup()
        begun = time.monotonic()
        for number in range(20):
            file.commit([f.GradeGiven(f"b{number}", "A1", 1, 7)]).result()
        assert time.monotonic() - begun < 5
        assert reading.read(kept.result(5)).id == "proef"
        assert file.places.missed is not None
        assert file.close_session().result(5).closed
    finally:
        hanging.set()
    file.close()
    assert not file._copier._far._threads or all(
        one.join(5) is None for one in file._copier._far._threads
    )
    assert names(stick) == ["proef-closed-0002.scan"]
    assert file.places.missed is None


def test_a_stick_pulled_out_halfway_is_made_up_for_when_it_is_back(
    file, stick, tmp_path, monkeypatch
):
    real = disk.replace

    def pulled(source, target):
        if target.parent == stick:
            shutil.copy(source, tmp_path / "half")
            stick.rename(tmp_path / "out")
            raise OSError(5, "gone")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "replace", pulled)
        assert file.backup("A").result().exists()
    missed = file.places.missed
    shutil.copy(tmp_path / "half", tmp_path / "out" / "proef-open-0001-A.scan.part")
    (tmp_path / "out").rename(stick)
    file.commit([f.GradeGiven("b1", "A1", 1, 7)]).result()
    file.backup().result()

    assert missed is not None
    assert (missed.code, missed.facts) == ("second.missed", {"name": "stick"})
    assert file.places.missed is None
    assert names(stick) == ["proef-open-0001.scan"]
    assert reading.read(stick / "proef-open-0001.scan").facts == file.facts


def test_a_stick_that_was_out_while_session_1_closed_is_cleared_by_the_next_backup(
    file, stick, tmp_path
):
    file.backup().result()
    stick.rename(tmp_path / "out")
    file.close_session().result()
    assert file.places.missed is not None
    (tmp_path / "out").rename(stick)

    file.backup().result()

    assert file.places.missed is None
    assert names(stick) == ["proef-closed-0002.scan"]


def test_where_the_first_place_fails_the_second_has_it(file, stick, tmp_path):
    (tmp_path / "backups").write_text("no folder")

    with pytest.raises(Trouble):
        file.backup().result()

    assert reading.read(stick / "proef-open-0001.scan").facts == file.facts
