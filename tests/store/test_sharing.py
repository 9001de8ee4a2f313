"""A copy for the next chair: whole or not there, and without what leads to anybody's mailbox."""

from dataclasses import replace

import pytest

from scanhost.domain import handing, kept
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.people import Absent, Person
from scanhost.domain.state import new
from scanhost.store import disk, newfile, reading, sharing
from scanhost.store.contents import Contents
from scanhost.store.scanfile import ScanFile
from scanhost.store.wiping import totals
from tests.domain.room import SMALL, started
from tests.store.test_failing_disk import Fault
from tests.store.test_secrecy_on_disk import home
from tests.store.test_wiping import a_closed_scan, places
from tests.store.vfs import beneath

__all__ = ["home"]  # everywhere the program writes

GONE = [
    "qemail", "qabsentmail", "QCODE", "QWIFISECRET", "Qlettersubject", "Qletterbody", "Qownnotes",
    "in-a-text@x.nl",
]  # fmt: skip
STAYS = ["Qfirstname", "Qorganisation", "Qhomework", "Qcontact", "QWIFINAME", "Qthetitle"]


@pytest.fixture
def scan(home):
    """A closed scan with a word in every field."""
    path = a_closed_scan(home, "open")
    with ScanFile.open(path, second=home / "stick") as file:
        text = kept.TextSaved("a1.what", "Bel (in-a-text@x.nl) op")
        file.commit([text]).result()
        return file.contents().result()


def test_the_copy_has_everything_but_addresses_codes_letters_and_notes(scan, tmp_path):
    target = tmp_path / "next.scan"

    sharing.share(scan, target)

    found = reading.read(target)
    assert found.id == scan.id
    assert found.facts == scan.facts
    assert totals(found.state) == totals(scan.state)
    assert found.state.signed == scan.state.signed
    assert found.state.attended == scan.state.attended
    assert found.state.texts["a1.what"] == "Bel () op"
    assert found.state.letters == {}
    raw = target.read_bytes().lower()
    assert not [word for word in GONE if word.lower().encode() in raw]
    assert all(word.lower().encode() in raw for word in STAYS)
    assert [one.name for one in tmp_path.glob("next*")] == ["next.scan"]


def test_a_prepared_scan_is_handed_on_with_its_people(tmp_path):
    state = new(SMALL)
    people = {"a": Person("a", "Anna", email="anna@x.nl", code="ABCD", function="bel an@x.nl")}
    absent = {"o": Absent("o", "MEE", "Lia, lia@mee.nl", email="lia@mee.nl")}
    state = replace(state, people=people, absent=absent, about={"region": "Rijnmond"})

    sharing.share(Contents("proef", (), state), tmp_path / "next.scan")

    found = reading.read(tmp_path / "next.scan").state
    assert found.people == {"a": Person("a", "Anna", function="bel ")}
    assert found.absent == {"o": Absent("o", "MEE", "Lia, ")}
    assert found.about == {"region": "Rijnmond"}


def test_a_running_session_is_not_handed_on():
    table = started(at="norm:A1")

    assert handing.may_share(table.state) == Refused("share.running")
    assert handing.may_share(replace(table.state, closed=True)) is None
    assert handing.may_share(new(SMALL)) is None


def test_what_stands_there_is_replaced_by_the_whole_copy(scan, tmp_path):
    target = tmp_path / "next.scan"
    target.write_bytes(b"last year's")

    sharing.share(scan, target)

    assert reading.read(target).id == scan.id


@pytest.mark.parametrize("beside", disk.COMPANIONS)
def test_a_copy_is_not_put_in_the_place_of_a_scan_that_is_open(scan, tmp_path, beside):
    target = tmp_path / "next.scan"
    target.write_bytes(b"last year's")
    disk.beside(target, beside).write_bytes(b"and what belongs to it")

    with pytest.raises(Trouble) as caught:
        sharing.share(scan, target)

    assert caught.value.code == "file.unwritable"
    assert target.read_bytes() == b"last year's"


def test_a_folder_that_is_not_there_is_refused(scan, tmp_path):
    with pytest.raises(Trouble) as caught:
        sharing.share(scan, tmp_path / "gone" / "next.scan")

    assert caught.value.code == "file.unwritable"
    assert caught.value.facts["name"] == "next.scan"


@pytest.mark.parametrize("kind", ["full", "failed"])
@pytest.mark.parametrize("at", [1, 5, 20])
def test_a_disk_that_fails_leaves_what_stood_there_and_nothing_else(scan, tmp_path, kind, at):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    target = folder / "next.scan"
    target.write_bytes(b"last year's")
    fault = Fault(kind, at, stays=True)

    with beneath(fault.look), pytest.raises(Trouble) as caught:
        sharing.share(scan, target)

    assert caught.value.code == ("storage.full" if kind == "full" else "file.unwritable")
    assert target.read_bytes() == b"last year's"
    assert [one.name for one in folder.iterdir()] == ["next.scan"]


def test_a_copy_that_does_not_say_the_same_gets_no_name(scan, tmp_path, monkeypatch):
    real = newfile.write
    monkeypatch.setattr(
        newfile, "write", lambda path, id, pack, changes: real(path, id, pack, changes[:-1])
    )

    with pytest.raises(Trouble):
        sharing.share(scan, tmp_path / "next.scan")

    assert list(tmp_path.glob("next*")) == []


def test_the_scan_itself_stays_as_it_is(home, scan, tmp_path):
    before = reading.read(home / "scans" / "proef.scan")

    sharing.share(scan, tmp_path / "next.scan")

    assert reading.read(home / "scans" / "proef.scan") == before
    assert places(home, ["Qownnotes"])
