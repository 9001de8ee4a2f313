import json
import os
import shutil
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from scanhost.domain import facts as f
from scanhost.domain import kept
from scanhost.domain.apply import BrokenJournal
from scanhost.domain.errors import Trouble
from scanhost.domain.pack import INTRODUCTION
from scanhost.store import connection as connections
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL
from tests.store.sessions import a_session, a_whole_session, stored


@pytest.fixture
def path(tmp_path):
    return tmp_path / "proef.scan"


@pytest.fixture
def file(path):
    """A new scan, open."""
    file = ScanFile.create(path, SMALL)
    yield file
    file.close()


OTHERWISE = {"locking_mode": "normal", "trusted_schema": 1, "mmap_size": 1 << 20}


def names(path):
    return sorted(one.name for one in path.parent.iterdir())


@contextmanager
def unprivileged():
    """Be somebody who owns nothing, as far as the system lets us."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def raw(path):
    """Open a closed file without any of our settings."""
    connections.plain_vfs()
    return apsw.Connection(str(path), vfs=connections.CHECKSUMS)


def trouble(path):
    with pytest.raises(Trouble) as caught:
        ScanFile.open(path)
    return caught.value


# --- what is on disk -------------------------------------------------------------------------


def test_a_session_reads_back_the_same_after_every_command(path):
    file = ScanFile.create(path, SMALL)
    for table, changes in a_session():
        file.commit(changes).result()

        assert stored(file.state) == stored(table.state)
        file.close()
        file = ScanFile.open(path)
        assert file.state == stored(table.state)
        assert list(file.facts) == table.facts

    file.close()


def test_people_keep_their_order(file, path):
    table = a_whole_session()
    file.commit(table.changes).result()
    file.close()

    with ScanFile.open(path) as again:
        assert list(again.state.people) == list(table.state.people)


def test_the_pack_comes_back_whole_and_each_norm_with_its_fingerprint(file, path):
    file.close()

    with ScanFile.open(path) as again:
        assert again.state.pack == SMALL
    found = raw(path).execute("SELECT norm FROM fingerprint WHERE language = 'nl'").fetchall()
    assert {norm for (norm,) in found} == {"intro", *(norm.id for norm in SMALL.norms())}


def test_no_time_no_seat_and_no_message_stand_beside_a_grade(file, path):
    table = a_whole_session()
    file.commit(table.changes).result()
    file.close()

    bodies = raw(path).execute("SELECT body FROM journal WHERE kind = 'GradeGiven'").fetchall()

    assert bodies
    fields = {"ballot", "norm", "round", "grade"}
    assert all(set(json.loads(body)) == fields for (body,) in bodies)


def test_the_clock_stands_still_at_the_seconds_noted_last(file, path):
    file.commit([kept.ClockSet(kept.Clock(60.0, since=1000.0, complete=1003.0))]).result()
    for left in (59.0, 58.0, 57.25):
        file.note_clock(left, held=4.5)
    file.close()

    with ScanFile.open(path) as again:
        assert again.state.clock == kept.Clock(57.25, held=4.5)


def test_a_note_never_brings_back_a_clock_that_is_gone(file, path):
    file.commit([kept.ClockSet(kept.Clock(60.0))]).result()
    file.commit([kept.ClockSet(None)]).result()
    file.note_clock(12.0)
    file.close()

    with ScanFile.open(path) as again:
        assert again.state.clock is None


# --- all or nothing -----------------------------------------------------------------------------


def test_changes_that_cannot_follow_are_a_bug_and_leave_nothing(file, path):
    before = file.state

    with pytest.raises(BrokenJournal):
        file.commit([f.Unlocked(), f.NormRevealed(INTRODUCTION, 1)]).result()

    assert file.state is before
    file.close()
    with ScanFile.open(path) as again:
        assert again.facts == ()
        assert again.state.locked


def test_a_value_the_disk_refuses_takes_its_whole_batch_along(file, path):
    with pytest.raises(apsw.ConstraintError):
        file.commit([f.Unlocked(), kept.TextSaved("note", "x" * 5000)]).result()
    file.commit([f.YouthInvolved(False)]).result()
    file.close()

    with ScanFile.open(path) as again:
        assert again.facts == (f.YouthInvolved(False),)


def test_nothing_is_taken_after_closing(file):
    file.close()
    file.close()

    with pytest.raises(RuntimeError):
        file.commit([f.Unlocked()])


def test_everything_asked_before_closing_is_done(file, path):
    waiting = [file.commit([f.YouthInvolved(n % 2 == 0)]) for n in range(50)]
    file.close()

    assert all(one.done() and one.exception() is None for one in waiting)
    with ScanFile.open(path) as again:
        assert len(again.facts) == 50


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET body = '{}' WHERE seq = 1",
        "DELETE FROM journal WHERE seq = 1",
        "INSERT OR REPLACE INTO journal VALUES (1, 'Locked', '{}')",
        "INSERT INTO journal VALUES (9, 'Locked', '{}')",
        "INSERT INTO journal (kind, body) VALUES ('Locked', '{}')",
    ],
)
def test_the_journal_only_grows_at_its_end(file, path, statement):
    file.commit([f.Unlocked(), f.Locked()]).result()
    file.close()
    connection = raw(path)

    with pytest.raises(apsw.ConstraintError, match="the journal"):
        connection.execute(statement)

    connection.close()
    with ScanFile.open(path) as again:
        assert again.facts == (f.Unlocked(), f.Locked())


# --- the file ---------------------------------------------------------------------------------


def test_a_clean_close_leaves_one_file_for_its_owner_only(file, path):
    file.commit([f.Unlocked()]).result()
    beside = ["proef.scan-ballast", "proef.scan-open", "proef.scan-wal"]
    assert names(path) == ["proef.scan", *beside]
    assert {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {0o600}

    file.close()

    assert names(path) == ["proef.scan"]


def test_the_settings_hold(file):
    connection = file._live.connection

    assert {name: connection.pragma(name) for name in connections.SETTINGS} == connections.SETTINGS
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("checksum_verification") == "1"
    assert connection.reserve_bytes("main", -1) == 8
    with pytest.raises(apsw.SQLError):
        connection.execute("DELETE FROM sqlite_schema")


@pytest.mark.parametrize("setting", connections.SETTINGS)
def test_a_setting_that_does_not_hold_is_refused(file, path, setting):
    file.close()
    connection = connections.connect(path)
    connection.pragma(setting, OTHERWISE.get(setting, 0))

    with pytest.raises(Trouble) as caught:
        connections.verify(connection, path)

    assert caught.value.facts["setting"] == setting
    connection.close()


def test_an_older_sqlite_is_refused(monkeypatch, tmp_path):
    connections.plain_vfs.cache_clear()
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")

    with pytest.raises(Trouble) as caught:
        ScanFile.create(tmp_path / "a.scan", SMALL)

    assert caught.value.code == "sqlite.old"
    assert caught.value.facts == {"found": "3.51.2", "needed": "3.51.3"}


def test_a_file_that_is_there_is_not_made_anew(file, path):
    file.close()

    with pytest.raises(Trouble) as caught:
        ScanFile.create(path, SMALL)

    assert caught.value.code == "file.exists"


def test_what_was_left_of_making_a_file_does_not_matter(path):
    (path.parent / "proef.scan.new").write_bytes(b"half a file")

    with ScanFile.create(path, SMALL):
        pass

    assert names(path) == ["proef.scan"]


def test_a_file_that_cannot_be_written_is_refused_with_its_reason(file, path):
    file.close()
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / path.name
        shutil.copy(path, there)
        there.chmod(0o444)
        there.parent.chmod(0o555)

        with unprivileged():
            refused = trouble(there)

        assert refused.code == "storage.read_only"
        assert names(there) == ["proef.scan"]
        there.parent.chmod(0o700)
