import logging
import os
import shutil
import signal
import subprocess
import sys

import apsw
import pytest

from scanhost.domain import facts as f
from scanhost.domain import kept
from scanhost.domain.errors import Trouble
from scanhost.store import backups, peeking, reading
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, started
from tests.store.sessions import a_whole_session

CODE = "ABCD2345"
STEPS = ["kept", "moved", "replaced"]

RESTORE = """
import logging, os, signal, sys
from pathlib import Path
from scanhost.store.restoring import restore

class Kill(logging.Handler):
    def emit(self, record):
        if record.getMessage() == f"swapping: {sys.argv[2]}":
            os.kill(os.getpid(), signal.SIGKILL)

log = logging.getLogger("scanhost.store.aside")
log.setLevel(logging.DEBUG)
log.addHandler(Kill())
restore(Path(sys.argv[1]))
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    return folder


@pytest.fixture
def path(folder):
    """A session with two backups, and one grade that came after them."""
    path = folder / "proef.scan"
    with ScanFile.create(path, SMALL, id="proef") as file:
        table = started(at="norm:A1")
        file.commit([*table.changes, kept.RoomCodeSaved(CODE)]).result()
        file.backup("A").result()
        file.commit([f.GradeGiven("b1", "A1", 1, 4)]).result()
        file.backup().result()
        file.commit([f.GradeGiven("b2", "A1", 1, 9)]).result()
    return path


@pytest.fixture
def killed(path):
    """The same as a killed program leaves it, with a last grade in its -wal."""
    with ScanFile.open(path) as file:
        file.commit([f.GradeGiven("b3", "A1", 1, 1)]).result()
        copies = {one: one.read_bytes() for one in path.parent.glob("proef.scan*")}
    for one, content in copies.items():
        one.write_bytes(content)
    return path


def spoil(path, at=-5000):
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def look(folder):
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def grades(path):
    return dict(reading.read(path).state.answers("A1", 1))


def test_the_newest_good_backup_takes_the_place_of_a_damaged_file(path):
    newest = path.parent / "backups" / "proef-open-0002.scan"
    facts = reading.read(newest).facts
    spoil(path)
    damaged = path.read_bytes()

    done = restore(path)

    assert done.backup == newest
    assert done.facts == len(facts)
    assert done.made == newest.stat().st_mtime
    kept = path.parent / "backups" / "proef-open-damaged.scan"
    assert done.kept == kept
    assert kept.read_bytes() == damaged
    assert reading.read(path).facts == (*facts, f.Restored())
    assert grades(path) == {"b1": 4}
    with ScanFile.open(path) as file:
        file.commit([f.GradeGiven("b2", "A1", 1, 9)]).result()
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == ["proef.scan"]


def test_a_backup_that_is_damaged_itself_is_passed_over(path):
    spoil(path)
    spoil(path.parent / "backups" / "proef-open-0002.scan", 5000)

    done = restore(path)

    assert done.backup.name == "proef-open-0001-A.scan"
    assert grades(path) == {}


def test_a_named_backup_is_taken_and_itself_not_touched(path):
    chosen = path.parent / "backups" / "proef-open-0001-A.scan"
    before = chosen.read_bytes()

    done = restore(path, backup=chosen)

    assert (done.backup, grades(path)) == (chosen, {})
    assert chosen.read_bytes() == before


def test_no_old_wal_is_left_to_bring_old_data_back(killed):
    wal = killed.with_name("proef.scan-wal")
    frames = wal.read_bytes()
    assert frames

    done = restore(killed)

    assert not wal.exists()
    assert done.kept is not None
    assert done.kept.with_name(f"{done.kept.name}-wal").read_bytes() == frames
    assert grades(killed) == {"b1": 4}
    assert [one.name for one in killed.parent.iterdir() if one.is_file()] == ["proef.scan"]


def test_a_scan_that_was_restored_knows_it_and_a_closed_one_need_not(path):
    restore(path)
    assert reading.read(path).state.restored

    with ScanFile.open(path) as file:
        file.close_session().result()
    restore(path)
    assert reading.read(path).facts[-1] == f.SessionClosed()


def test_phones_know_the_room_again(killed):
    assert peeking.code_of(killed) == CODE

    assert restore(killed).code

    assert reading.read(killed).state.code == CODE


def test_a_code_that_was_said_last_is_in_the_wal(path):
    with ScanFile.open(path) as file:
        file.commit([kept.RoomCodeSaved("ZZZZ9999")]).result()
        copies = {one: one.read_bytes() for one in path.parent.glob("proef.scan*")}
    for one, content in copies.items():
        one.write_bytes(content)

    restore(path)

    assert reading.read(path).state.code == "ZZZZ9999"


@pytest.mark.parametrize("code", ["", "short", "ABCDEFGHI", "abcdefgh", "ABCDEFG1", "ABCDEFG\n"])
def test_what_is_no_code_is_not_taken_over(path, code):
    with ScanFile.open(path) as file:
        file.commit([kept.RoomCodeSaved(code)]).result()

    assert not restore(path).code

    assert reading.read(path).state.code == ""


def test_the_caller_may_know_the_code(path):
    path.write_bytes(b"nothing is left of it")

    assert restore(path, code="QQQQ7777").code

    assert reading.read(path).state.code == "QQQQ7777"


def test_a_file_that_is_gone_comes_back(path):
    path.unlink()

    with pytest.raises(Trouble) as caught:
        ScanFile.open(path)
    done = restore(path)

    assert caught.value.facts == {"name": "proef.scan", "backup": "proef-open-0002.scan"}
    assert done.kept is None
    assert grades(path) == {"b1": 4}


def test_a_file_of_which_nothing_can_be_read_finds_its_backups(tmp_path):
    path = tmp_path / "rijnmond.scan"
    with ScanFile.create(path, SMALL, id="a1b2c3", backups=tmp_path / "kept") as file:
        file.backup().result()
    path.write_bytes(os.urandom(50_000))

    assert restore(path, backups=tmp_path / "kept").backup.name == "a1b2c3-open-0001.scan"


def test_another_scans_backups_are_not_taken(tmp_path):
    with ScanFile.create(tmp_path / "other.scan", SMALL, id="other") as file:
        file.backup().result()
    path = tmp_path / "proef.scan"
    path.write_bytes(os.urandom(50_000))
    before = look(tmp_path)

    with pytest.raises(Trouble) as caught:
        restore(path)

    assert (caught.value.code, caught.value.facts) == ("restore.none", {"name": "proef.scan"})
    assert look(tmp_path) == before


def test_the_second_place_may_have_the_newest(path, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    with ScanFile.open(path, second=stick) as file:
        file.backup().result()
    (path.parent / "backups" / "proef-open-0003.scan").unlink()

    done = restore(path, second=stick)

    assert done.backup == stick / "proef-open-0001.scan"
    assert grades(path) == {"b1": 4, "b2": 9}


def test_a_closed_backup_goes_before_an_open_one(path, tmp_path):
    aside = tmp_path / "aside"
    shutil.copytree(path.parent / "backups", aside)
    with ScanFile.open(path) as file:
        file.close_session().result()
    for one in aside.iterdir():
        shutil.copy(one, path.parent / "backups")

    assert restore(path).backup.name.startswith("proef-closed")


def test_a_file_that_somebody_has_open_is_left_alone(path):
    with ScanFile.open(path) as file:
        with pytest.raises(Trouble) as caught:
            restore(path)
        file.commit([f.YouthInvolved(True)]).result()

    assert caught.value.code == "file.in_use"
    assert reading.read(path).facts[-1] == f.YouthInvolved(True)


def test_restoring_twice_keeps_both(path):
    for name in ("proef-open-damaged.scan", "proef-open-damaged-2.scan"):
        spoil(path)
        assert restore(path).kept == path.parent / "backups" / name


def test_what_was_set_aside_is_deleted_when_session_1_closes(killed):
    kept = restore(killed).kept
    assert kept is not None
    with ScanFile.open(killed) as file:
        file.close_session().result()

    assert [one.name for one in kept.parent.iterdir()] == ["proef-closed-0001.scan"]


def test_a_disk_that_is_full_leaves_everything_as_it_was(path, monkeypatch):
    spoil(path)
    before = look(path.parent)

    def full(path, image):
        path.write_bytes(b"half")
        raise apsw.FullError("on purpose")

    monkeypatch.setattr("scanhost.store.newfile.copy", full)
    with pytest.raises(Trouble) as caught:
        restore(path)

    assert caught.value.code == "storage.full"
    assert look(path.parent) == before


def test_every_step_is_one_that_is_crashed_at(path, caplog):
    with caplog.at_level(logging.DEBUG):
        restore(path)

    said = [one.message for one in caplog.records if one.message.startswith("swapping: ")]
    assert said == [f"swapping: {step}" for step in STEPS]


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_at_any_step_leaves_what_opens_or_says_what_to_do(killed, step):
    crashed = subprocess.run([sys.executable, "-c", RESTORE, str(killed), step])

    assert crashed.returncode == -signal.SIGKILL
    if step == "moved":
        with pytest.raises(Trouble) as caught:
            ScanFile.open(killed)
        assert caught.value.code == "file.incomplete"
        assert caught.value.facts["backup"] == "proef-open-0002.scan"
    else:
        expected = {"kept": {"b1": 4, "b2": 9, "b3": 1}, "replaced": {"b1": 4}}
        assert grades(killed) == expected[step]
    restore(killed)
    assert grades(killed) == {"b1": 4}
    with ScanFile.open(killed):
        pass
    assert [one.name for one in killed.parent.iterdir() if one.is_file()] == ["proef.scan"]
    assert len(backups.found(killed.parent / "backups", "proef")) == 2


def test_a_whole_session_comes_back_but_for_its_seats(tmp_path):
    table = a_whole_session()
    path = tmp_path / "proef.scan"
    with ScanFile.create(path, SMALL) as file:
        file.commit(table.changes).result()
        file.backup().result()

    restore(path)

    found = reading.read(path)
    assert found.facts == (*table.facts, f.Restored())
    assert found.state.people == table.state.people
    assert found.state.links == {}
