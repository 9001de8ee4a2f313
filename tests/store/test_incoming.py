"""A scan that comes in beside one with its id."""

from __future__ import annotations

import pytest

from scanhost.domain.errors import Trouble
from scanhost.domain.kept import AboutSaved
from scanhost.store import incoming, peeking
from scanhost.store.reading import read
from tests.house import scan


@pytest.fixture
def stick(tmp_path):
    """A scan on a stick, and an earlier copy of it here."""
    source = tmp_path / "stick.scan"
    with scan(source) as file:
        file.commit([AboutSaved("region", "Zuid")]).result()
    here = tmp_path / "here" / "mine.scan"
    here.parent.mkdir()
    here.write_bytes(source.read_bytes())
    with type(file).open(here) as mine:
        mine.commit([AboutSaved("region", "Noord")]).result()
    return source, here


def test_a_second_copy_is_a_scan_of_its_own(stick, tmp_path):
    source, _ = stick
    before = source.read_bytes()
    target = tmp_path / "second.scan"

    incoming.as_another(source, target)

    assert read(target).state == read(source).state
    assert peeking.id_of(target) not in ("", peeking.id_of(source))
    assert source.read_bytes() == before


def test_what_is_replaced_stays_among_its_backups(stick, tmp_path):
    source, here = stick

    kept = incoming.in_place_of(source, here, tmp_path / "backups")

    assert read(here).state.about["region"] == "Zuid"
    assert kept is not None
    assert kept.parent == tmp_path / "backups"
    assert read(kept).state.about["region"] == "Noord"
    assert peeking.id_of(here) == peeking.id_of(source)
    assert [one.name for one in here.parent.glob("*.scan*")] == ["mine.scan"]


@pytest.mark.parametrize("replaces", [False, True])
def test_a_damaged_file_changes_nothing_here(stick, tmp_path, replaces):
    source, here = stick
    whole = bytearray(source.read_bytes())
    whole[-2000] ^= 0xFF
    source.write_bytes(whole)
    before = here.read_bytes()

    def come_in():
        if replaces:
            incoming.in_place_of(source, here, tmp_path / "backups")
        else:
            incoming.as_another(source, tmp_path / "second.scan")

    with pytest.raises(Trouble) as caught:
        come_in()

    assert caught.value.code == "file.damaged"
    assert here.read_bytes() == before
    assert not (tmp_path / "second.scan").exists()
