"""A disk that fails in the middle of a session: what was confirmed goes on elsewhere, and back."""

import json
import shutil

import pytest

from scanhost.domain import facts as f
from scanhost.domain import kept
from scanhost.domain.errors import Trouble
from scanhost.store import aside, disk, emergency, reading
from scanhost.store.closing import same
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, started
from tests.store.sessions import a_whole_session, stored
from tests.store.test_failing_disk import Fault
from tests.store.vfs import beneath

REFUSED = f.GradeGiven("refused", "A1", 1, 3)
LATER = f.GradeGiven("later", "A1", 1, 8)


@pytest.fixture
def path(tmp_path):
    """A scan in a folder of its own, in the middle of a norm."""
    folder = tmp_path / "scans"
    folder.mkdir()
    path = folder / "proef.scan"
    with ScanFile.create(path, SMALL, id="proef") as file:
        file.commit([*started(at="norm:A1").changes, kept.RoomCodeSaved("ABCD2345")]).result()
    return path


@pytest.fixture
def stick(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


def gone(file):
    """Wait until a file that was let go of is gone."""
    file._writer.shutdown(wait=True)


def fail(path, stick, *, at=1, stays=False, also=()):
    """Let the disk of a scan fail at a commit, go on elsewhere, and return the path there."""
    fault = Fault("failed", 1 << 30, stays=stays)
    touched = []

    def look(kind, name, place, data):
        if name.startswith(str(path)):
            touched.append(kind)
            fault.look(kind, name, place, data)

    with beneath(look):
        file = ScanFile.open(path)
        fault.at = fault.calls + at
        with pytest.raises(Trouble):
            file.commit([REFUSED]).result()
        confirmed = (file.state, file.facts)
        touched.clear()
        there = file.elsewhere(stick, also)
        assert not [kind for kind in touched if kind != "read"]
        gone(file)
        assert there.facts == confirmed[1]
        assert also or stored(there.state) == stored(confirmed[0])
        there.commit([LATER]).result()
        there.close()
    return there.path


def test_everything_confirmed_goes_on_elsewhere(path, stick):
    before = reading.read(path)

    there = fail(path, stick)

    assert there == stick / "proef.scan"
    found = reading.read(there)
    assert found.facts == (*before.facts, LATER)
    assert found.state.links == before.state.links
    assert found.state.code == "ABCD2345"
    assert sorted(one.name for one in stick.iterdir()) == ["proef.scan", "proef.scan-from"]


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("stays", [False, True])
def test_it_comes_back_when_the_old_path_is_opened(path, stick, at, stays):
    before = reading.read(path).facts
    fail(path, stick, at=at, stays=stays)

    with ScanFile.open(path) as file:
        notice = file.notice
        assert file.facts == (*before, LATER)
        assert len(file.state.links) == 4

    assert notice is not None
    assert (notice.code, notice.facts["place"]) == ("emergency.back", str(stick))
    left = sorted(one.name for one in path.parent.rglob("*") if one.is_file())
    assert left[0] == "proef-open-0001.scan"
    assert {one.removesuffix("-wal") for one in left[1:]} == {
        "proef-open-earlier.scan",
        "proef.scan",
    }
    assert not [one for one in stick.rglob("*") if one.is_file()]
    with ScanFile.open(path) as file:
        assert file.notice is None


def test_the_second_place_is_searched_when_the_old_disk_took_no_note(path, stick, monkeypatch):
    monkeypatch.setattr(emergency, "point", lambda path, target: None)
    fail(path, stick)

    with ScanFile.open(path, second=stick) as file:
        assert LATER in file.facts


def test_a_place_that_is_not_there_is_named_and_the_old_file_opens(path, stick, tmp_path):
    before = reading.read(path).facts
    fail(path, stick)
    stick.rename(tmp_path / "out")

    with ScanFile.open(path) as file:
        assert file.notice is not None
        assert file.notice.code == "emergency.away"
        assert file.notice.facts["place"] == str(stick)
        assert file.facts[: len(before)] == before
    (tmp_path / "out").rename(stick)
    with ScanFile.open(path) as file:
        assert LATER in file.facts


def test_two_files_that_both_went_on_are_both_kept(path, stick, tmp_path):
    there = fail(path, stick)
    stick.rename(tmp_path / "out")
    with ScanFile.open(path) as file:
        file.commit([f.GradeGiven("mine", "A1", 1, 5)]).result()
    (tmp_path / "out").rename(stick)

    with ScanFile.open(path) as file:
        assert file.notice is not None
        assert (file.notice.code, file.notice.facts["other"]) == ("emergency.differs", str(there))
        assert file.facts[-1] == f.GradeGiven("mine", "A1", 1, 5)

    assert reading.read(there).facts[-1] == LATER


def test_a_damaged_file_there_is_named_and_the_old_file_opens(path, stick):
    there = fail(path, stick)
    there.write_bytes(there.read_bytes()[:-3000])

    with ScanFile.open(path) as file:
        assert file.notice is not None
        assert (file.notice.code, file.notice.facts["other"]) == ("emergency.damaged", str(there))


def test_another_scan_there_takes_nothings_place(path, stick):
    there = fail(path, stick)
    there.unlink()
    with ScanFile.create(there, SMALL, id="another"):
        pass
    before = reading.read(path)

    with ScanFile.open(path) as file:
        assert file.notice is not None
        assert file.notice.code == "emergency.differs"
        assert file.facts == before.facts


def test_a_damaged_old_file_is_no_reason_to_keep_the_new_one_out(path, stick):
    fail(path, stick)
    path.write_bytes(b"the disk is broken for good")

    with ScanFile.open(path) as file:
        assert LATER in file.facts


def test_session_1_may_close_in_the_emergency_place(path, stick):
    secrets = [link.ballot.encode() for link in reading.read(path).state.links.values()]
    there = fail(path, stick)
    live = reading.read(there).state
    with ScanFile.open(there) as file:
        file.close_session().result()

    with ScanFile.open(path) as file:
        assert file.notice is not None
        assert file.notice.code == "emergency.back"
        assert same(live, file.state)

    raw = b"".join(one.read_bytes() for one in path.parent.rglob("*") if one.is_file())
    raw += b"".join(one.read_bytes() for one in stick.rglob("*") if one.is_file())
    assert not [one for one in secrets if one in raw]


def test_the_clock_comes_along_at_what_is_left_of_it(path, stick):
    there = fail(path, stick, also=[kept.ClockSet(kept.Clock(12.5))])

    assert reading.read(there).state.clock == kept.Clock(12.5)


def test_a_place_that_cannot_be_written_leaves_the_file_as_it_is(path, tmp_path):
    (tmp_path / "stick").write_text("a file in the way")

    with ScanFile.open(path) as file:
        with pytest.raises(Trouble):
            file.elsewhere(tmp_path / "stick")
        file.commit([LATER]).result()

    assert reading.read(path).facts[-1] == LATER


def test_a_file_of_that_name_is_not_written_over(path, stick):
    for name in ("proef.scan", "proef-2.scan"):
        with ScanFile.create(stick / name, SMALL, id="another"):
            pass

    assert fail(path, stick).name == "proef-3.scan"
    assert reading.read(stick / "proef.scan").id == "another"


@pytest.mark.parametrize(
    "note", [b"", b"{", b"[" * 100_000, b"7", b'"relative"', b"\xff\xff", json.dumps("/").encode()]
)
def test_a_note_that_says_nothing_sensible_keeps_nobody_out(path, note):
    disk.beside(path, "-elsewhere").write_bytes(note)

    with ScanFile.open(path) as file:
        assert file.notice is None or file.notice.code == "emergency.away"


def test_a_whole_session_goes_along(tmp_path, stick):
    with ScanFile.create(tmp_path / "proef.scan", SMALL) as file:
        file.commit(a_whole_session().changes).result()
        there = file.elsewhere(stick)
        gone(file)
        assert there.facts == file.facts
        assert there.state == stored(file.state)
        there.close()


def test_a_crash_while_it_is_put_back_is_made_up_for(path, stick, monkeypatch):
    before = reading.read(path).facts
    fail(path, stick)
    for step in ("keep", "move_beside"):
        with monkeypatch.context() as patch:
            patch.setattr(aside, step, lambda *rest, **more: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                ScanFile.open(path)
    copies = shutil.copytree(stick, stick.parent / "copies")

    with ScanFile.open(path) as file:
        assert file.facts == (*before, LATER)
    assert copies.is_dir()
