import apsw
import pytest

from scanhost.domain import facts as f
from scanhost.domain.errors import Trouble
from scanhost.store import backups, reading, stages
from scanhost.store.backups import Backup
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL
from tests.store.sessions import a_whole_session


@pytest.fixture
def path(tmp_path):
    return tmp_path / "proef.scan"


@pytest.fixture
def second(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def secrets_of(state):
    """Return what joins seats to ballots, as bytes to look for."""
    links = state.links.values()
    words = [*(x.token for x in links), *(x.recovery for x in links), *state.heard, state.code]
    return [word.encode() for word in words if word]


def test_a_backup_holds_everything_but_the_way_to_a_seat(path):
    table = a_whole_session()
    with ScanFile.create(path, SMALL) as file:
        file.commit(table.changes).result()
        kept = file.backup().result()

    found = reading.read(kept)
    assert found.facts == tuple(table.facts)
    assert found.state.people == table.state.people
    assert (found.state.links, found.state.heard, found.state.code) == ({}, {}, "")
    raw = kept.read_bytes()
    assert secrets_of(table.state)
    assert not [word for word in secrets_of(table.state) if word in raw]
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_of_the_moment_it_was_asked_for(path):
    with ScanFile.create(path, SMALL) as file:
        file.commit([f.Unlocked()])
        kept = file.backup()
        file.commit([f.YouthInvolved(False)])

    assert reading.read(kept.result()).facts == (f.Unlocked(),)


def test_the_last_five_and_the_last_of_each_theme_are_kept(path, second):
    with ScanFile.create(path, SMALL, id="streek", second=second) as file:
        for theme in ["A", "", "A", "B", "", "", "", "", "", "C"]:
            file.backup(theme).result()

    kept = [
        "streek-open-0003-A.scan",
        "streek-open-0004-B.scan",
        *(f"streek-open-{n:04}.scan" for n in range(6, 10)),
        "streek-open-0010-C.scan",
    ]
    assert names(path.parent / "backups") == kept
    assert names(second) == kept


def test_what_is_superfluous_is_neither_recent_nor_the_last_of_its_theme(tmp_path):
    made = [
        Backup(tmp_path / str(n), n, stages.OPEN, theme) for n, theme in enumerate("ab  a    b")
    ]
    made = [Backup(one.path, one.number, stages.OPEN, one.theme.strip()) for one in made]

    assert [one.number for one in backups.superfluous(made)] == [0, 1, 2, 3]


def test_other_scans_in_the_folder_are_left_alone(path):
    folder = path.parent / "backups"
    with ScanFile.create(path, SMALL, id="een") as file:
        for _ in range(6):
            file.backup().result()
    (folder / "eendracht-open-0001.scan").write_text("mine")
    (folder / "brief.scan").write_text("mine")
    with ScanFile.open(path) as file:
        file.close_session().result()

    assert names(folder) == ["brief.scan", "een-closed-0001.scan", "eendracht-open-0001.scan"]


def test_a_second_place_that_is_out_keeps_nobody_waiting(path, second):
    second.rmdir()

    with ScanFile.create(path, SMALL, second=second) as file:
        kept = file.backup().result()
        missed = file.places.missed

    assert kept.exists()
    assert missed is not None
    assert (missed.code, missed.facts) == ("second.missed", {"name": "stick"})


def test_a_backup_that_cannot_be_written_leaves_the_scan_open(path):
    (path.parent / "backups").write_text("not a folder")

    with ScanFile.create(path, SMALL) as file:
        with pytest.raises(Trouble) as caught:
            file.backup().result()
        file.commit([f.Unlocked()]).result()

    assert caught.value.code == "storage.failed"


def test_a_damaged_file_names_its_newest_good_backup(path):
    with ScanFile.create(path, SMALL) as file:
        file.commit([f.Unlocked()]).result()
        good = file.backup().result()
        bad = file.backup().result()
    for one in (bad, path):
        raw = bytearray(one.read_bytes())
        raw[5000] ^= 1
        one.write_bytes(raw)

    with pytest.raises(Trouble) as caught:
        ScanFile.open(path)

    assert caught.value.code == "file.damaged"
    assert caught.value.facts["backup"] == good.name


def test_a_backup_opens_like_any_scan(path, tmp_path):
    with ScanFile.create(path, SMALL) as file:
        file.commit([f.Unlocked()]).result()
        kept = file.backup().result()
    assert apsw.Connection(str(kept)).pragma("journal_mode") == "delete"

    with ScanFile.open(kept, backups=tmp_path / "other") as file:
        assert file.facts == (f.Unlocked(),)
