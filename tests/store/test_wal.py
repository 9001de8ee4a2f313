import random
import shutil
import struct
from collections import Counter

import pytest

from scanhost.domain import facts as f
from scanhost.domain import kept
from scanhost.domain.errors import Trouble
from scanhost.store import holding, live, wal
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL

COMMITS = 8
FRAME = 24 + 4096


@pytest.fixture
def path(tmp_path, monkeypatch):
    """What a killed program leaves: the file, its note, and a -wal of some commits."""
    monkeypatch.setattr(live, "GROWN", 1 << 30)
    folder = tmp_path / "killed"
    folder.mkdir()
    with ScanFile.create(tmp_path / "proef.scan", SMALL) as file:
        for number in range(1, COMMITS + 1):
            file.commit([kept.TextSaved("number", str(number)), f.Unlocked()]).result()
        for one in tmp_path.glob("proef.scan*"):
            shutil.copy(one, folder)
    return folder / "proef.scan"


def beside(path):
    return path.with_name("proef.scan-wal")


def commits(raw):
    """Return where each commit's last frame begins."""
    starts = range(32, len(raw), FRAME)
    return [at for at in starts if struct.unpack(">I", raw[at + 4 : at + 8])[0]]


def reopened(path):
    """Return the number of the last commit that is there."""
    with ScanFile.open(path) as file:
        return int(file.state.texts.get("number", "0"))


def spoil(path, at, bit=1):
    raw = bytearray(beside(path).read_bytes())
    raw[at] ^= bit
    beside(path).write_bytes(raw)


def test_a_whole_wal_is_read(path):
    assert not wal.damaged(beside(path))
    assert reopened(path) == COMMITS


def test_an_empty_wal_is_nothing(path):
    beside(path).write_bytes(b"")

    assert not wal.damaged(beside(path))


@pytest.mark.parametrize("lost", [1, 100, FRAME, FRAME + 5])
def test_a_torn_end_costs_the_last_commit_only(path, lost):
    raw = beside(path).read_bytes()
    beside(path).write_bytes(raw[:-lost])

    assert reopened(path) in (COMMITS - 1, COMMITS - 2)


def test_an_end_of_noise_or_nothing_is_torn(path):
    raw = beside(path).read_bytes()
    last = commits(raw)[-2] + FRAME  # where the last commit begins

    for rest in (bytes(len(raw) - last), random.Random(1).randbytes(len(raw) - last)):
        beside(path).write_bytes(raw[:last] + rest)
        assert not wal.damaged(beside(path))
    assert reopened(path) == COMMITS - 1


def test_sectors_of_the_last_commit_may_be_missing_anywhere(path):
    raw = beside(path).read_bytes()
    last = commits(raw)[-2] + FRAME
    beside(path).write_bytes(raw[:last] + bytes(512) + raw[last + 512 :])

    assert reopened(path) == COMMITS - 1


@pytest.mark.parametrize("commit", range(1, COMMITS - 2))
@pytest.mark.parametrize("at", [0, 9, 17, 24, 2000])
def test_a_bad_frame_before_a_whole_commit_is_damage(path, commit, at):
    spoil(path, commits(beside(path).read_bytes())[commit] + at)

    with pytest.raises(Trouble) as caught:
        reopened(path)

    assert (caught.value.code, caught.value.facts["problem"]) == ("file.damaged", "wal")


@pytest.mark.parametrize("at", range(32))
def test_a_bad_header_before_whole_commits_is_damage(path, at):
    spoil(path, at, 1 << at % 8)

    assert wal.damaged(beside(path))


def test_a_refused_file_is_left_as_it_was(path):
    spoil(path, 5000)
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}

    with pytest.raises(Trouble):
        reopened(path)

    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before


def test_what_an_earlier_wal_left_behind_is_no_damage(path, monkeypatch):
    """A -wal that began anew holds old frames behind its end, with other salts."""
    raw = bytearray(beside(path).read_bytes())
    end = commits(raw)[3] + FRAME
    for at in range(end, len(raw), FRAME):
        raw[at + 8 : at + 16] = b"\x01\x02\x03\x04\x05\x06\x07\x08"
    beside(path).write_bytes(raw)

    assert reopened(path) == 4


def flips(path, seeds):
    """Turn a bit of the -wal over for each seed, and count what becomes of it."""
    raw, main = beside(path).read_bytes(), path.read_bytes()
    outcomes: Counter[str] = Counter()
    for seed in seeds:
        dice = random.Random(seed)
        path.write_bytes(main)
        holding.write_note(path, wal=True)
        beside(path).write_bytes(raw)
        spoil(path, dice.randrange(len(raw)), 1 << dice.randrange(8))
        try:
            outcomes[str(reopened(path) - COMMITS)] += 1
        except Trouble as trouble:
            outcomes[trouble.code] += 1
    return outcomes


def test_a_bit_that_turned_over_costs_at_most_the_last_commit(path):
    assert set(flips(path, range(30))) <= {"0", "-1", "file.damaged"}


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(900)
def test_a_thousand_bits_that_turned_over_cost_at_most_the_last_commit(path, capsys):
    outcomes = flips(path, range(10_000, 11_000))

    assert set(outcomes) <= {"0", "-1", "file.damaged"}
    with capsys.disabled():
        print(f"\n1000 bits turned over in a -wal, by commits lost: {dict(outcomes)}")
