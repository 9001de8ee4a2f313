"""After closing, no byte anywhere leads from a seat to a grade; before it, no copy does."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import pytest

from scanhost.app import logs
from scanhost.domain import facts as f
from scanhost.domain import kept
from scanhost.domain.errors import Trouble
from scanhost.store import disk, reading
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL
from tests.store.sessions import a_session
from tests.store.test_closing import CLOSE, STEPS
from tests.store.test_failing_disk import Fault
from tests.store.test_migrating import GOLDEN
from tests.store.vfs import beneath


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Everywhere the program writes: its folder, a stick, a log, and temporary files."""
    for name in ("scans", "stick", "tmp"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)
    logs.keep(tmp_path / "scans")
    root.setLevel(logging.DEBUG)
    yield tmp_path
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def path(home):
    """A whole session that was backed up in both places while it went on."""
    path = home / "scans" / "proef.scan"
    with ScanFile.create(path, SMALL, id="proef", second=home / "stick") as file:
        for number, (_, changes) in enumerate(a_session()):
            file.commit(changes)
            if number % 9 == 0:
                file.backup("A" if number % 2 else "").result()
    return path


def secrets_of(state):
    """Return what leads from a seat to its grades, or lets somebody sit there."""
    found = {state.code, *state.heard}
    for link in state.links.values():
        found |= {link.ballot, link.recovery, link.token or state.code}
    return {one.encode() for one in found}


def places(home, secrets):
    """Return the files in which one of these stands."""
    found = []
    for one in sorted(home.rglob("*")):
        if one.is_file():
            raw = one.read_bytes()
            found += [str(one.relative_to(home)) for secret in secrets if secret in raw][:1]
    return found


def close(path, home):
    with ScanFile.open(path, second=home / "stick") as file:
        file.close_session().result()


def test_before_closing_they_stand_in_the_one_file_only(path, home):
    live = reading.read(path).state
    ballots = {link.ballot.encode() for link in live.links.values()}

    assert places(home, secrets_of(live) - ballots) == ["scans/proef.scan"]


def test_while_it_is_open_they_stand_in_it_and_its_wal_only(path, home):
    with ScanFile.open(path, second=home / "stick") as file:
        link = next(iter(file.state.links.values()))
        token = b"a-new-token-for-one-seat"
        file.commit([kept.LinkSaved(type(link)(link.seat, link.ballot, token.decode(), "c"))])
        file.backup().result()

        assert places(home, {token}) == ["scans/proef.scan-wal"]


def test_after_closing_they_stand_nowhere(path, home):
    secrets = secrets_of(reading.read(path).state)
    assert len(secrets) > 15
    with ScanFile.open(path, second=home / "stick") as file:
        file.close_session().result()
        assert places(home, secrets) == []
    assert places(home, secrets) == []
    left = sorted(one.name for one in home.rglob("*.scan*"))
    assert len(left) == 3
    assert all(one == "proef.scan" or one.startswith("proef-closed-") for one in left)


def test_what_was_set_aside_is_forgotten_too(path, home, monkeypatch):
    """A damaged file, one from before a restore with its -wal, and one of an older version."""
    secrets = secrets_of(reading.read(path).state)
    raw = bytearray(path.read_bytes())
    raw[-5000] ^= 1
    path.write_bytes(raw)
    disk.beside(path, "-wal").write_bytes(b"".join(secrets))
    restore(path, second=home / "stick")
    backup = home / "scans" / "backups"
    shutil.copy(GOLDEN, backup / "proef-open-version-1.scan")
    assert set(places(home, secrets)) >= {
        "scans/backups/proef-open-damaged.scan",
        "scans/backups/proef-open-damaged.scan-wal",
    }

    close(path, home)

    assert places(home, secrets | secrets_of(reading.read(GOLDEN).state)) == []


def test_an_older_file_and_its_original_are_forgotten(home):
    path = home / "scans" / "oud.scan"
    shutil.copyfile(GOLDEN, path)
    secrets = secrets_of(reading.read(path).state)
    with ScanFile.open(path):
        pass
    assert "scans/backups/golden-open-version-1.scan" in places(home, secrets)

    close(path, home)

    assert places(home, secrets) == []


def test_an_emergency_file_is_forgotten(path, home):
    secrets = secrets_of(reading.read(path).state)
    fault = Fault("failed", 1 << 30, stays=False)
    with beneath(fault.look):
        file = ScanFile.open(path)
        fault.at = fault.calls + 1
        with pytest.raises(Trouble):
            file.commit([f.YouthInvolved(True)]).result()
        there = file.elsewhere(home / "stick")
        there.commit([f.YouthInvolved(True)]).result()
        there.close()
        file._writer.shutdown(wait=True)
    assert "stick/proef.scan" in places(home, secrets)

    close(path, home)

    assert places(home, secrets) == []


def test_copies_that_a_killed_program_left_behind_are_forgotten(path, home):
    """Whoever checks a scan looks into a copy, and may be killed while it does."""
    secrets = secrets_of(reading.read(path).state)
    for name, age in (("scan-left", 120), ("scan-just-now", 0), ("other-left", 120)):
        folder = home / "tmp" / name
        folder.mkdir()
        shutil.copy(path, folder)
        os.utime(folder, (time.time() - age,) * 2)

    close(path, home)

    assert sorted(one.name for one in (home / "tmp").iterdir()) == ["other-left", "scan-just-now"]
    os.utime(home / "tmp" / "scan-just-now", (0, 0))
    shutil.rmtree(home / "tmp" / "other-left")
    with ScanFile.open(path):
        pass
    assert places(home, secrets) == []


def test_what_was_closed_before_it_was_damaged_is_kept(path, home):
    close(path, home)
    close_state = reading.read(path).state

    kept = restore(path).kept
    close(path, home)

    assert kept is not None
    assert kept.name == "proef-closed-damaged.scan"
    assert reading.read(kept).state == close_state


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_at_any_step_of_closing_leaves_them_nowhere_once_it_is_closed(path, home, step):
    state = reading.read(path).state
    secrets = secrets_of(state)
    code = CLOSE.replace(
        "ScanFile.open(Path(sys.argv[1]))",
        "ScanFile.open(Path(sys.argv[1]), second=Path(sys.argv[3]))",
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path), step, str(home / "stick")])
    assert killed.returncode == -signal.SIGKILL

    with ScanFile.open(path, second=home / "stick") as file:
        if STEPS.index(step) >= STEPS.index("replaced"):
            assert file.state.closed
        else:
            assert not file.state.closed
            file.close_session().result()
    assert places(home, secrets) == []


def test_the_log_of_all_this_names_nobody_and_no_grade(path, home):
    people = [one.name.encode() for one in reading.read(path).state.people.values()]
    close(path, home)

    said = b"".join(one.read_bytes() for one in (home / "scans").glob("log.txt*"))

    assert b"closing: replaced" in said
    assert not [name for name in people if name in said]
    assert b"GradeGiven" not in said
