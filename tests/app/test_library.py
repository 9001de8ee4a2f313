import json
from datetime import date

import pytest

from scanhost.app.known import Known, from_plain, listed
from scanhost.app.library import Library
from scanhost.desktop.chair.preferences import Preferences
from scanhost.desktop.chair.recent import Stand
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


def test_a_scan_that_is_gone_stays_in_the_list_as_missing(library, tmp_path):
    library.remember(known(tmp_path / "gone.scan"))

    [one] = library.recent()
    assert listed(one, date(2026, 11, 20)).missing


def test_a_scan_is_taken_off_the_list_and_put_back_where_it_was(library, tmp_path):
    for name in ("c", "b", "a"):
        library.remember(known(tmp_path / f"{name}.scan"))
    before = library.recent()

    library.forget(before[1].path)
    assert library.recent() == [before[0], before[2]]

    library.put_back(before[1], 1)
    assert library.recent() == before


@pytest.mark.parametrize(
    ("stand", "shown"),
    [
        ("preparing", Stand.PREPARING),
        ("locked", Stand.LOCKED),
        ("running", Stand.RUNNING),
        ("closed", Stand.HOMEWORK),
        ("agreed", Stand.HOMEWORK),  # by a program that knew no session 2
        ("meeting", Stand.MEETING),
        ("followed", Stand.DONE),
    ],
)
def test_the_list_says_where_a_scan_stands(stand, shown):
    one = Known("/a.scan", "Zuid", "2026-10-01", stand)

    assert listed(one, date(2026, 11, 20)).stand is shown


def test_all_that_is_known_of_a_scan_comes_back_from_disk(library, tmp_path):
    one = Known(
        str(tmp_path / "a.scan"), "Zuid", "2026-11-26", "locked", 8080, "Els", "abc", "13:30",
        ("time", "place"), 3, 6, "2027-01-07", 2, 3, ("2027-02-01",),
    )  # fmt: skip

    library.remember(one)

    assert library.recent() == [one]


@pytest.mark.parametrize(
    "raw",
    [
        {"lacks": "time", "free": -3, "unsent": True, "points": "x", "follow_up": 7, "id": None},
        {"lacks": [1, None], "free": None, "time": ["13:30"], "port": True},
    ],
)
def test_what_cannot_be_of_a_scan_in_the_list_is_left_out(raw):
    plain = {"path": "/a.scan", "region": "Zuid", "date": "", "stand": "preparing"}

    assert from_plain(plain | raw) == Known("/a.scan", "Zuid", "", "preparing")


def test_what_a_chair_prefers_is_kept_beside_the_rest(tmp_path):
    wanted = Preferences("en", "contrast", 130, True)
    Library(tmp_path).beamer = "Maker/Model/A1/HDMI-1"

    Library(tmp_path).preferences = wanted

    assert Library(tmp_path).preferences == wanted
    assert Library(tmp_path).beamer == "Maker/Model/A1/HDMI-1"


@pytest.mark.parametrize(
    "raw",
    ["", "[]", "\0", '{"language": "xx", "theme": 7, "size": 1000, "sounds": "yes"}',
     '{"language": [], "size": "130", "theme": {"a": 1}, "sounds": 1}', '{"size": [100]}'],
)  # fmt: skip
def test_preferences_that_are_broken_are_as_the_program_comes(tmp_path, raw):
    (tmp_path / "settings.json").write_text(raw, encoding="utf-8")

    assert Library(tmp_path).preferences == Preferences()


def test_a_scan_from_elsewhere_is_known_by_its_id(library, tmp_path):
    source = tmp_path / "stick.scan"
    scan(source).close()
    assert library.twin(source) is None
    ours, _ = library.take_in(source)

    assert library.twin(source) == ours
    assert library.twin(ours) is None, "it is the very file"
    assert library.twin(source, ours, "another") is None, "what is open is not looked into"
    scan(tmp_path / "other.scan").close()
    assert library.twin(tmp_path / "other.scan") is None


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


@pytest.mark.parametrize("port", [0, -1, 70000, True, "8080"])
def test_a_port_that_is_none_is_not_believed(tmp_path, port):
    file = tmp_path / "een.scan"
    file.touch()
    one = {"path": str(file), "region": "", "date": "", "stand": "running", "port": port}
    (tmp_path / "recent.json").write_text(json.dumps([one]), encoding="utf-8")

    [known] = Library(tmp_path).recent()

    assert known.port is None


@pytest.mark.parametrize("name", ["recent.json", "settings.json"])
def test_a_file_nested_without_end_is_as_if_there_were_none(tmp_path, name):
    (tmp_path / name).write_text("[" * 100_000, encoding="utf-8")

    library = Library(tmp_path)

    assert library.recent() == []
    assert library.second is None


def test_a_path_that_no_disk_can_have_is_listed_as_missing(tmp_path):
    one = {"path": "/x" * 5000, "region": "Noord", "date": "", "stand": "closed"}
    (tmp_path / "recent.json").write_text(json.dumps([one]), encoding="utf-8")

    [known] = Library(tmp_path).recent()

    assert listed(known, date(2026, 11, 27)).missing
