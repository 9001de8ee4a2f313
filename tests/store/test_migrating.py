import logging
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from scanhost.domain.errors import Trouble
from scanhost.store import connection as connections
from scanhost.store import disk, reading, schema
from scanhost.store.scanfile import ScanFile

GOLDEN = Path(__file__).parent / "golden" / "version-1.scan"
STEP = "CREATE TABLE invitation (person TEXT PRIMARY KEY) STRICT;"
STEPS = ["settled", "written", "checked", "kept"]

OPEN = """
import logging, os, signal, sys
from pathlib import Path
from scanhost.store import schema
from scanhost.store.scanfile import ScanFile

schema.STEPS = (*schema.STEPS, sys.argv[3])
schema.VERSION = len(schema.STEPS)

class Kill(logging.Handler):
    def emit(self, record):
        if record.getMessage() == f"migrating: {sys.argv[2]}":
            os.kill(os.getpid(), signal.SIGKILL)

log = logging.getLogger("scanhost.store.migrating")
log.setLevel(logging.DEBUG)
log.addHandler(Kill())
with ScanFile.open(Path(sys.argv[1])):
    pass
"""


@pytest.fixture
def newer(monkeypatch):
    """The program of a later version, which has a table more than version 1."""
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, STEP))
    monkeypatch.setattr(schema, "VERSION", len(schema.STEPS))


@pytest.fixture
def path(tmp_path):
    """A whole session in a file of version 1."""
    path = tmp_path / "oud.scan"
    shutil.copyfile(GOLDEN, path)
    return path


@pytest.fixture
def left_behind(path):
    """The same as a killed program of version 1 leaves it: the last words are in its -wal."""
    connection = connections.connect(path)
    connections.keep_wal(connection, path)
    connection.execute("INSERT INTO text (id, value) VALUES ('late', 'the last words')")
    copies = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    connection.close()
    for one, content in copies.items():
        one.write_bytes(content)
    return path


def version(path):
    connections.plain_vfs()
    connection = apsw.Connection(str(path), vfs=connections.CHECKSUMS)
    try:
        return connection.pragma("user_version")
    finally:
        connection.close()


def look(folder):
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def kept(path):
    folder = path.parent / "backups"
    return sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []


def test_an_older_file_is_brought_forward_and_its_original_kept(path, newer):
    original = path.read_bytes()

    with ScanFile.open(path) as file:
        notice = file.notice
        assert file._live.connection.execute("SELECT * FROM invitation").fetchall() == []
        facts = file.facts

    assert notice is not None
    assert (notice.code, notice.facts["kept"]) == ("file.older", "golden-open-version-1.scan")
    assert (path.parent / "backups" / "golden-open-version-1.scan").read_bytes() == original
    assert version(path) == schema.VERSION
    with ScanFile.open(path) as file:
        assert file.notice is None
        assert file.facts == facts
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == ["oud.scan"]


def test_the_original_is_never_written_over(path, newer):
    for number in range(3):
        shutil.copyfile(GOLDEN, path)
        with ScanFile.open(path):
            pass
        assert len(kept(path)) == number + 1

    assert kept(path)[0] == "golden-open-version-1-2.scan"
    assert {(path.parent / "backups" / one).read_bytes() for one in kept(path)} == {
        GOLDEN.read_bytes()
    }


def test_where_nothing_can_have_two_names_the_original_is_copied(path, newer, monkeypatch):
    def never(source, target):
        raise PermissionError(1, "a stick")

    monkeypatch.setattr("os.link", never)

    with ScanFile.open(path):
        pass

    assert (path.parent / "backups" / kept(path)[0]).read_bytes() == GOLDEN.read_bytes()


def test_what_is_in_a_wal_of_an_older_file_comes_along(left_behind, newer):
    with ScanFile.open(left_behind) as file:
        assert file.state.texts["late"] == "the last words"


def test_reading_an_older_file_leaves_it_as_it_was(left_behind, newer):
    before = look(left_behind.parent)

    assert reading.read(left_behind).state.texts["late"] == "the last words"
    assert reading.check(left_behind)["ok"]

    assert look(left_behind.parent) == before
    assert version(GOLDEN) == 1


def test_a_file_that_cannot_be_replaced_stays_as_it_was(path, newer, monkeypatch):
    def held(source, target):
        raise PermissionError(13, "held by a scanner")

    monkeypatch.setattr(disk, "replace", held)

    with pytest.raises(Trouble) as caught:
        ScanFile.open(path)

    assert caught.value.code == "storage.read_only"
    assert path.read_bytes() == GOLDEN.read_bytes()
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == ["oud.scan"]


def test_an_older_backup_can_still_be_named(path, newer):
    shutil.copyfile(GOLDEN, path.parent / "golden-open-0001.scan")
    spoiled = bytearray(path.read_bytes())
    spoiled[5000] ^= 1
    path.write_bytes(spoiled)

    with pytest.raises(Trouble) as caught:
        ScanFile.open(path, backups=path.parent)

    assert caught.value.facts["backup"] == "golden-open-0001.scan"


def test_every_step_is_one_that_is_crashed_at(path, newer, caplog):
    with caplog.at_level(logging.DEBUG), ScanFile.open(path):
        pass

    said = [one.message for one in caplog.records if one.message.startswith("migrating: ")]
    assert said == [f"migrating: {step}" for step in STEPS]


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_at_any_step_leaves_a_file_that_both_versions_open(left_behind, step, monkeypatch):
    killed = subprocess.run([sys.executable, "-c", OPEN, str(left_behind), step, STEP])

    assert killed.returncode == -signal.SIGKILL
    assert version(left_behind) == 1
    assert reading.read(left_behind).state.texts["late"] == "the last words"
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, STEP))
    monkeypatch.setattr(schema, "VERSION", len(schema.STEPS))
    with ScanFile.open(left_behind) as file:
        assert file.state.texts["late"] == "the last words"
    assert version(left_behind) == schema.VERSION
    assert kept(left_behind) == ["golden-open-version-1.scan"]
    assert sorted(one.name for one in left_behind.parent.iterdir()) == ["backups", "oud.scan"]
