from datetime import date

import pytest

from scanhost.app.library import Known, Library
from scanhost.domain.errors import Trouble
from scanhost.store.scanfile import ScanFile
from tests.house import scan


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "data")


def known(path, **more):
    return Known(str(path), "Oosterdelta", "2026-11-26", "preparing", **more)


def test_the_last_used_scan_stands_first_and_each_only_once(library, tmp_path):
    first, second = tmp_path / "a.scan", tmp_path / "b.scan"
    first.touch()
    second.touch()

    for path in (first, second, first):
        library.remember(known(path, port=8080))

    assert [one.path for one in library.recent()] == [str(first), str(second)]
    assert library.known(first).port == 8080


def test_a_scan_that_is_gone_is_not_in_the_list(library, tmp_path):
    library.remember(known(tmp_path / "gone.scan"))

    assert library.recent() == []


@pytest.mark.parametrize("content", ["", "{", "[1, null, {}]", '{"a": 1}', '[{"path": 7}]', "\0"])
def test_a_damaged_list_starts_again_empty(library, content):
    library.folder.mkdir()
    (library.folder / "recent.json").write_text(content)

    assert library.recent() == []


def test_a_new_scan_never_takes_the_place_of_another(library):
    first = library.place("Regio <Zuid>/..\\", date(2026, 11, 26))
    first.touch()

    second = library.place("Regio <Zuid>/..\\", date(2026, 11, 26))

    assert first.name == "regiozuid-2026-11-26.scan"
    assert second.name == "regiozuid-2026-11-26-2.scan"
    assert first.parent == library.scans


def test_a_scan_from_elsewhere_is_copied_with_what_belongs_to_it(library, tmp_path):
    source = tmp_path / "stick.scan"
    scan(source).close()
    wal = tmp_path / "stick.scan-wal"
    wal.write_bytes(b"the last grades")
    before = (source.read_bytes(), wal.read_bytes())

    copy, copied = library.take_in(source)

    assert copied
    assert copy.parent == library.scans
    assert copy.read_bytes() == before[0]
    assert copy.with_name("stick.scan-wal").read_bytes() == before[1]
    assert (source.read_bytes(), wal.read_bytes()) == before
    assert library.take_in(copy) == (copy.resolve(), False)


def test_a_scan_that_is_open_elsewhere_is_not_copied_halfway(library, tmp_path):
    with scan(tmp_path / "stick.scan"), pytest.raises(Trouble) as caught:
        library.take_in(tmp_path / "stick.scan")

    assert caught.value.code == "file.in_use"
    assert not list(library.scans.iterdir())


def test_a_scan_on_a_disk_that_cannot_be_written_is_worked_on_as_a_copy(library, tmp_path):
    source = tmp_path / "cd" / "stick.scan"
    source.parent.mkdir()
    scan(source).close()
    source.chmod(0o400)
    source.parent.chmod(0o500)

    copy, _ = library.take_in(source)

    with ScanFile.open(copy) as file:
        assert file.facts == ()
    source.parent.chmod(0o700)


def test_what_is_not_there_is_said_to_be_not_there(library, tmp_path):
    with pytest.raises(Trouble) as caught:
        library.take_in(tmp_path / "nothing.scan")

    assert caught.value.code == "file.missing"


def test_a_data_folder_that_cannot_be_made_is_said_so(tmp_path):
    (tmp_path / "data").write_text("a file in the way")

    with pytest.raises(Trouble) as caught:
        Library(tmp_path / "data").place("Zuid", date(2026, 11, 26))

    assert caught.value.code == "folder.unwritable"


def test_a_second_place_for_backups_is_remembered_and_cleared(tmp_path):
    Library(tmp_path).second = tmp_path / "stick"
    assert Library(tmp_path).second == tmp_path / "stick"

    Library(tmp_path).second = None

    assert Library(tmp_path).second is None


def test_the_screen_of_the_slides_is_remembered_beside_the_second_place(tmp_path):
    Library(tmp_path).second = tmp_path / "stick"
    Library(tmp_path).beamer = "Maker/Model/A1/HDMI-1"

    assert Library(tmp_path).beamer == "Maker/Model/A1/HDMI-1"
    assert Library(tmp_path).second == tmp_path / "stick"


@pytest.mark.parametrize("raw", ["", "[]", "nothing", '{"second": 3}', '{"second": ""}'])
def test_settings_that_cannot_be_read_are_as_if_there_were_none(tmp_path, raw):
    (tmp_path / "settings.json").write_text(raw, encoding="utf-8")

    assert Library(tmp_path).second is None


def test_the_look_of_the_rooms_screen_is_kept_beside_the_rest(tmp_path):
    library = Library(tmp_path)
    assert library.roomscreen == ("dark", True)
    library.second = tmp_path / "stick"

    library.roomscreen = "light", False

    assert Library(tmp_path).roomscreen == ("light", False)
    assert Library(tmp_path).second == tmp_path / "stick"


def test_the_way_that_phones_are_to_come_is_remembered(tmp_path):
    assert Library(tmp_path).way == ("", "")

    Library(tmp_path).way = ("192.168.1.24", "wlan0")

    assert Library(tmp_path).way == ("192.168.1.24", "wlan0")
