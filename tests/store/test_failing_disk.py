import contextlib
import subprocess
import sys
from itertools import count

import apsw
import pytest

from scanhost.domain import facts as f
from scanhost.domain import kept
from scanhost.domain.errors import Trouble
from scanhost.store import live, newfile, reading, rows
from scanhost.store.closing import same
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL
from tests.store.sessions import a_whole_session, stored
from tests.store.vfs import beneath

COMMITS = 12
FAULTS = {"failed": apsw.IOError, "full": apsw.FullError, "read_only": apsw.ReadOnlyError}
TOUCHES = {"write", "truncate", "sync", "delete", "open"}


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A file that is tidied every few commits."""
    monkeypatch.setattr(live, "GROWN", 60_000)
    with ScanFile.create(tmp_path / "proef.scan", SMALL):
        pass
    return tmp_path / "proef.scan"


class Fault:
    """Fails at the n-th call that touches the disk: once, or from there on."""

    def __init__(self, kind, at, *, stays, touches=TOUCHES):
        self.kind, self.at, self.stays, self.touches = kind, at, stays, touches
        self.calls = 0
        self.seen = False
        self.codes = set()

    def look(self, kind, path, at, data):
        if kind not in self.touches:
            return
        self.calls += 1
        if self.calls == self.at or (self.stays and self.calls > self.at):
            self.seen = True
            raise FAULTS[self.kind](f"{kind} fails on purpose")


def changes(number):
    return [f.YouthInvolved(number % 2 == 0), kept.TextSaved("number", str(number))]


def run(path, fault):
    """Commit until something fails; return how many commits were confirmed."""
    confirmed = 0
    with beneath(fault.look):
        try:
            file = ScanFile.open(path)
        except Trouble as trouble:
            fault.codes.add(trouble.code)
            return 0
        for number in range(1, COMMITS + 1):
            before = file.state
            try:
                file.commit(changes(number)).result()
            except Trouble as trouble:
                fault.codes.add(trouble.code)
                break
            confirmed = number
        assert file.state is before or confirmed == COMMITS
        file.close()
    return confirmed


def found(path):
    with ScanFile.open(path) as file:
        number = int(file.state.texts.get("number", "0"))
        assert file.facts == tuple(changes(n)[0] for n in range(1, number + 1))
        file.commit([f.Unlocked()]).result()
    return number


def fail_everywhere(tmp_path, source, kind, step, touches=TOUCHES):
    """Let every so manieth call fail; return how many places that were."""
    original = source.read_bytes()
    for at in count(1, step):
        for stays in (False, True):
            path = tmp_path / f"{at}-{stays}.scan"
            path.write_bytes(original)
            fault = Fault(kind, at, stays=stays, touches=touches)
            confirmed = run(path, fault)
            on_disk = found(path)
            if not fault.seen:
                assert on_disk == confirmed == COMMITS
                return at // step
            assert fault.codes <= {f"storage.{kind}"}
            assert confirmed <= on_disk <= confirmed + 1
            if not stays and on_disk > confirmed:
                pytest.fail(f"call {at}: what was refused is on disk")
    raise AssertionError


@pytest.mark.parametrize("kind", FAULTS)
def test_a_disk_that_fails_somewhere_confirms_nothing_it_lacks(tmp_path, path, kind):
    assert fail_everywhere(tmp_path, path, kind, step=23) > 3


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("touch", ["any", "write", "sync"])
def test_a_disk_that_fails_anywhere_confirms_nothing_it_lacks(tmp_path, path, kind, touch, capsys):
    touches = TOUCHES if touch == "any" else {touch}

    places = fail_everywhere(tmp_path, path, kind, step=1, touches=touches)

    assert places > (10 if touch == "sync" else 50)
    with capsys.disabled():
        print(f"\n{kind} at each of {places} calls ({touch}), once and for good: 0 confirmed lost")


def test_a_full_disk_takes_grades_again_when_there_is_room(path):
    fault = Fault("full", 1 << 30, stays=True)
    with beneath(fault.look), ScanFile.open(path) as file:
        fault.at = fault.calls + 1
        with pytest.raises(Trouble) as caught:
            file.commit(changes(1)).result()
        fault.at = 1 << 30
        file.commit(changes(1)).result()
        assert file.tight

    assert caught.value.code == "storage.full"
    assert found(path) == 1


def test_after_a_failed_sync_nothing_is_taken_until_it_is_opened_anew(path):
    fault = Fault("failed", 0, stays=False)
    with beneath(fault.look):
        with ScanFile.open(path) as file:
            fault.at = fault.calls + 1
            for _ in range(3):
                with pytest.raises(Trouble) as caught:
                    file.commit(changes(1)).result()
                assert caught.value.code == "storage.failed"
        with ScanFile.open(path) as file:
            file.commit(changes(1)).result()

    assert found(path) == 1


@pytest.mark.parametrize("kind", ["failed", "full"])
def test_a_disk_that_fails_while_closing_leaves_the_old_file_or_the_new(tmp_path, kind):
    source = tmp_path / "source.scan"
    with ScanFile.create(source, SMALL) as file:
        file.commit(a_whole_session().changes).result()
    live_state = reading.read(source).state
    outcomes = []
    for at in range(1, 200, 31):
        folder = tmp_path / str(at)
        folder.mkdir()
        path = folder / "proef.scan"
        path.write_bytes(source.read_bytes())
        fault = Fault(kind, 0, stays=False)
        with beneath(fault.look), ScanFile.open(path) as file:
            fault.at = fault.calls + at
            closing = file.close_session()
            failed = closing.exception()
            fault.at = 0

        with ScanFile.open(path) as file:
            outcomes.append((failed is None, file.state.closed))
            assert file.state == live_state or same(live_state, file.state)
            assert not list(folder.glob("*.closing*"))
        assert failed is None or isinstance(failed, Trouble)

    assert (True, False) not in outcomes
    assert (True, True) in outcomes
    # A full disk has the ballast to try once more with.
    assert kind == "full" or (False, False) in outcomes


def test_what_is_in_memory_fills_another_place(tmp_path):
    other = tmp_path / "other.scan"
    with ScanFile.create(tmp_path / "proef.scan", SMALL) as file:
        file.commit(a_whole_session().changes).result()
        newfile.write(other, file.id, file.state.pack, [*rows.of(file.state), *file.facts])

        assert reading.read(other).state == stored(file.state)
        assert reading.read(other).facts == file.facts


# --- a real disk that is full --------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path):
    """A disk of three megabytes and a bit; only an administrator may make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3600k", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be made here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder, leave=0):
    """Fill a disk to the last byte but so many."""
    with contextlib.suppress(OSError), (folder / "filling").open("ab", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    with (folder / "filling").open("r+b") as file:
        file.truncate(max(0, (folder / "filling").stat().st_size - leave))


@pytest.mark.faults
def test_a_disk_that_fills_up_in_a_session_keeps_what_was_confirmed(small_disk, capsys):
    path = small_disk / "proef.scan"
    with ScanFile.create(path, SMALL) as file:
        assert file.tight  # far less than fifty megabytes
        assert (small_disk / "proef.scan-ballast").exists()
        fill(small_disk)
        confirmed = 0
        while (refused := file.commit(changes(confirmed + 1)).exception()) is None:
            confirmed += 1
        assert isinstance(refused, Trouble)
        assert refused.code == "storage.full"
        assert not (small_disk / "proef.scan-ballast").exists()
        (small_disk / "filling").unlink()
        file.commit(changes(confirmed + 1)).result()

    assert confirmed > 50  # the ballast's two megabytes
    assert found(path) == confirmed + 1
    with capsys.disabled():
        print(f"\na full disk: {confirmed} commits in the room kept back, then none, 0 lost")


@pytest.mark.faults
def test_session_1_closes_on_a_disk_that_is_full(small_disk):
    path = small_disk / "proef.scan"
    with ScanFile.create(path, SMALL) as file:
        file.commit(a_whole_session().changes).result()
        fill(small_disk)
        assert file.close_session().result().closed

    assert reading.read(path).state.closed


@pytest.mark.faults
def test_a_scan_opens_on_a_disk_that_is_full(small_disk):
    path = small_disk / "proef.scan"
    with ScanFile.create(path, SMALL) as file:
        file.commit(a_whole_session().changes).result()
    fill(small_disk, leave=64 << 10)

    with ScanFile.open(path) as file:
        assert file.tight
        assert not (small_disk / "proef.scan-ballast").exists()
