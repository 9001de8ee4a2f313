import shutil
import subprocess
import sys

import pytest

from scanhost.domain import facts as f
from scanhost.domain.errors import Trouble
from scanhost.store import holding, reading
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, started
from tests.store.sessions import a_whole_session

HOLD = """
import sys
from pathlib import Path
from scanhost.store.scanfile import ScanFile
with ScanFile.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    """A scan in a folder of its own, closed."""
    folder = tmp_path / "scans"
    folder.mkdir()
    with ScanFile.create(folder / "proef.scan", SMALL, backups=tmp_path / "backups") as file:
        table = started(at="norm:A2")
        table.all_vote("intro", ())
        table.all_vote("A1")
        table.all_vote("A2", (7, None, 3))
        file.commit(table.changes).result()
    return folder / "proef.scan"


def look(path):
    """Return everything there is to see of a file and its folder."""
    files = {
        one.name: (one.read_bytes(), one.stat().st_mtime_ns, one.stat().st_mode)
        for one in path.parent.iterdir()
    }
    return files, path.parent.stat().st_mtime_ns


def trouble(path):
    with pytest.raises(Trouble) as caught:
        reading.check(path)
    return caught.value.code, dict(caught.value.facts)


def left_behind(path):
    """Make it the file of a program that was killed: with its -wal and its note."""
    folder = path.parent / "killed"
    folder.mkdir()
    with ScanFile.open(path) as file:
        file.commit([f.YouthInvolved(False)]).result()
        for one in path.parent.glob("proef.scan*"):
            shutil.copy(one, folder)  # drops our own lock, but nobody else wants it
    return folder / "proef.scan"


def test_a_good_file_is_told_in_counts(path):
    found = reading.check(path)

    assert found["ok"] is True
    assert found["step"] == "norm:A2"
    assert found["grades"] == {"A1": 4, "A2": 3}
    assert isinstance(found["facts"], int)


def test_a_whole_session_is_told(path):
    table = a_whole_session()
    path.unlink()
    with ScanFile.create(path, SMALL) as file:
        file.commit(table.changes).result()

    found = reading.check(path)

    assert (found["step"], found["facts"]) == ("closing", len(table.facts))


def test_checking_changes_nothing(path):
    before = look(path)

    reading.check(path)

    assert look(path) == before


def test_checking_what_a_killed_program_left_changes_nothing(path):
    path = left_behind(path)
    before = look(path)

    found = reading.read(path)

    assert found.facts[-1] == f.YouthInvolved(False)
    assert look(path) == before


def test_a_file_without_its_wal_is_incomplete(path):
    path = left_behind(path)
    (path.parent / "proef.scan-wal").unlink()

    assert trouble(path) == (
        "file.incomplete",
        {"name": "proef.scan", "missing": "proef.scan-wal", "backup": ""},
    )


def test_a_file_in_use_is_refused_with_its_holder(path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"open"

        code, facts = trouble(path)
        with pytest.raises(Trouble) as caught:
            ScanFile.open(path)

        assert (code, facts["process"]) == ("file.in_use", holder.pid)
        assert facts["computer"]
        assert (caught.value.code, caught.value.facts) == (code, facts)
        holder.stdin.close()
    assert reading.check(path)["ok"]


def test_looking_at_our_own_open_file_keeps_the_lock(path):
    with ScanFile.open(path) as file:
        assert trouble(path)[0] == "file.in_use"

        other = subprocess.run(
            [sys.executable, "-c", HOLD, str(path)], input="", capture_output=True, text=True
        )

        assert "file.in_use" in other.stderr
        file.commit([f.YouthInvolved(False)]).result()


def test_a_missing_file_is_said_to_be(path):
    assert trouble(path.parent / "weg.scan") == ("file.missing", {"name": "weg.scan"})
    assert trouble(path.parent)[0] == "file.foreign"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"%PDF-1.7" * 1000])
def test_a_file_of_another_kind_is_foreign(path, content):
    path.write_bytes(content)

    assert trouble(path) == ("file.foreign", {"name": "proef.scan"})


def test_a_folder_that_cannot_be_written_can_be_checked(path):
    path.chmod(0o400)
    path.parent.chmod(0o500)

    assert reading.check(path)["ok"]

    path.parent.chmod(0o700)


def test_a_file_that_ends_in_zeros_is_read_whole(path):
    """One in 256 checksums ends so; a copy that lacked them would be another size."""
    copy = path.parent / "copy"
    path.write_bytes(path.read_bytes() + bytes(4096))

    holding.copy(path, copy)

    assert copy.read_bytes() == path.read_bytes()
