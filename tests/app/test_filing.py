"""Files of the outcome: each made by the child, whole in their place, or not there at all."""

from __future__ import annotations

import asyncio
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import python_calamine
import vobject
from PySide6.QtWidgets import QFileDialog

from scanhost.__main__ import main
from scanhost.app import filing
from scanhost.app.library import Library
from scanhost.app.paper import command
from scanhost.desktop.chair.pages import RESULTS
from scanhost.domain.commands import TickPoint
from scanhost.domain.errors import Trouble
from scanhost.report import files, filesmade
from scanhost.report.filekinds import FILES, FOLDERS, KINDS
from scanhost.report.plain import from_plain
from tests.app.stage import WAIT
from tests.desktop.aftersession import after_session, commands
from tests.report import awkward
from tests.report.test_letters import room as invited

NOW = datetime(2027, 1, 10, 12, 0, tzinfo=UTC)


def wanted(room, kind: str) -> files.Wanted:
    snapshot = room.snapshot()
    return files.wanted(kind, "scan", snapshot.room, snapshot.agenda, NOW)


@pytest.fixture
def room(qtbot):
    made = after_session("nl")
    qtbot.addWidget(made.window)
    return made


@pytest.fixture
def desk(start, tmp_path):
    desk = start(Library(tmp_path / "data"), language="nl")
    desk.program.opening.open_example()
    desk.until_example()
    themes = desk.room.pack.themes
    desk.ask(TickPoint("p1", themes[0].id))
    desk.ask(TickPoint("p2", themes[1].id))
    desk.program.chair.close_session_wanted.emit()
    desk.until(lambda: desk.room.closed)
    for one in commands():
        desk.ask(one)
    desk.until(lambda: len(desk.room.absent) == 2)
    desk.program.chair.go(RESULTS)
    results = desk.program.chair.results
    results.show_part([one for _, one in results.parts].index(desk.program.chair.results.files))
    return desk


def opens(kind: str, raw: bytes) -> bool:
    match kind:
        case "xlsx":
            return len(python_calamine.load_workbook(io.BytesIO(raw)).sheet_names) == 3
        case "json":
            return bool(json.loads(raw)["format"] == "participatiescan-outcome")
        case "csv":
            return raw.startswith(b"\xef\xbb\xbf")
    return bool(vobject.readOne(raw.decode()).name == "VCALENDAR")


@pytest.mark.parametrize("kind", KINDS)
def test_the_child_makes_what_this_process_would(room, kind):
    asked = wanted(room, kind)

    made = asyncio.run(filing.make(asked, command()))

    assert made == filesmade.made(asked)
    assert made
    for raw in made.values():
        assert opens(kind, raw)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", awkward.EVERY)
def test_every_agenda_makes_every_file(name, kind):
    asked = files.wanted(kind, "scan", invited(), awkward.SETS[name](), NOW)

    made = filesmade.made(from_plain(files.Wanted, json.loads(files.packed(asked))))

    for raw in made.values():
        assert opens(kind, raw)


def test_a_lead_has_a_calendar_of_their_own(room, tmp_path):
    filing.put("leads", tmp_path / "trekkers", filesmade.made(wanted(room, "leads")))

    found = {one.name: one.read_bytes() for one in (tmp_path / "trekkers").iterdir()}
    assert sorted(name.rpartition(" ")[2] for name in found) == ["Hendriks.ics", "Wit.ics"]
    for raw in found.values():
        assert len(vobject.readOne(raw.decode()).vevent_list) == 1


@pytest.mark.parametrize("kind", FILES)
def test_an_earlier_file_gives_way_and_one_of_another_kind_does_not(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    path.write_bytes(b"before")
    filing.put(kind, path, {kind: b"after"})
    assert path.read_bytes() == b"after"

    other = tmp_path / "a.docx"
    other.write_bytes(b"mine")
    with pytest.raises(Trouble, match=r"file\.exists"):
        filing.put(kind, other, {kind: b"after"})
    assert other.read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_disk_leaves_what_was_there(tmp_path, kind, monkeypatch):
    path = tmp_path / (f"a.{kind}" if kind in FILES else "map")
    if kind in FILES:
        path.write_bytes(b"before")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(Trouble, match=r"file\.unwritable"):
        filing.put(kind, path, {kind: b"after"} if kind in FILES else {"a.csv": b"after"})

    assert [one.name for one in tmp_path.iterdir()] == ([path.name] if kind in FILES else [])
    assert kind in FOLDERS or path.read_bytes() == b"before"


def test_a_folder_that_is_not_there_is_a_trouble(tmp_path):
    for kind in KINDS:
        with pytest.raises(Trouble, match=r"file\.unwritable"):
            filing.put(kind, tmp_path / "gone" / f"a.{kind}", {kind: b"", "a.csv": b""})


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "mine.txt").write_text("x")

    with pytest.raises(Trouble, match=r"folder\.filled"):
        filing.put("csv", tmp_path / "map", {"a.csv": b""})


def test_no_deadlines_make_no_folder(tmp_path):
    with pytest.raises(Trouble, match=r"files\.none"):
        filing.put("leads", tmp_path / "map", {})


@pytest.mark.parametrize(
    "child",
    [
        (sys.executable, "-c", "import sys; sys.exit(3)"),
        (sys.executable, "-c", "import time; time.sleep(60)"),
        ("/no/such/program",),
    ],
    ids=["fails", "hangs", "is not there"],
)
def test_a_child_that_fails_is_one_sentence(room, child):
    with pytest.raises(Trouble, match=r"report\.(failed|slow)"):
        asyncio.run(filing.make(wanted(room, "json"), child, timeout=2))


@pytest.mark.parametrize("kind", KINDS)
def test_the_chair_saves_each_where_they_like(desk, qtbot, tmp_path, kind):
    chair = desk.program.chair
    desk.until(lambda: chair.results.files.saves[kind].isVisible())

    chair.results.files.saves[kind].click()
    dialog = chair.findChildren(QFileDialog)[-1]
    if kind in FILES:
        path = tmp_path / f"uitkomst.{kind}"
        dialog.fileSelected.emit(str(path))
    else:
        dialog.fileSelected.emit(str(tmp_path))
    dialog.close()

    def there():
        if kind in FILES:
            return [path] if path.exists() else []
        ending = "csv" if kind == "csv" else "ics"
        return list(tmp_path.glob(f"[!.]*/*.{ending}"))  # one with a dot is not in its place yet

    qtbot.waitUntil(lambda: bool(there()), timeout=WAIT)
    assert all(opens(kind, one.read_bytes()) for one in there())
    desk.until(lambda: str(tmp_path) in chair.strip.words.text())


def test_a_place_that_takes_nothing_is_said(desk, tmp_path):
    chair = desk.program.chair

    chair.file_wanted.emit("xlsx", str(tmp_path / "gone" / "a.xlsx"), "")

    desk.until(lambda: "a.xlsx" in chair.strip.words.text())


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_line_writes_the_same(desk, tmp_path, capsys, kind):
    path = desk.program.current.running.path
    desk.end()
    out = tmp_path / f"uit.{kind}"

    assert main(["export", str(path), str(out), "--as", kind]) == 0

    assert str(out) in capsys.readouterr().out
    made = [out] if kind in FILES else list(out.iterdir())
    assert all(opens(kind, one.read_bytes()) for one in made)


def test_the_command_line_knows_no_other_kind(tmp_path, capsys):
    assert main(["export", str(tmp_path / "a.scan"), str(tmp_path / "b"), "--as", "docx"]) == 1

    assert "xlsx" in capsys.readouterr().err
