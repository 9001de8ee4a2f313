"""A file that cannot be opened is refused: what is open stays open, and nothing is left behind."""

import shutil
import sqlite3
import tempfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from scanhost.domain import commands as ask
from scanhost.store import schema
from scanhost.store.scanfile import ScanFile
from tests.app.stage import WAIT
from tests.domain.room import SMALL
from tests.store.test_opening import spoil


def foreign(path):
    path.write_bytes(b"Beste voorzitter, zie de bijlage.")


def database(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE scan (id TEXT)")
    connection.commit()
    connection.close()


def whole(path):
    ScanFile.create(path, SMALL, backups=path.parent / "none").close()


def damaged(path):
    whole(path)
    raw = bytearray(path.read_bytes())
    raw[-2000] ^= 0xFF
    path.write_bytes(raw)


def newer(path):
    whole(path)
    spoil(path, f"PRAGMA user_version = {schema.VERSION + 1}")


def incomplete(path):
    """Copy a scan that somebody has open, without what stands beside it."""
    whole(path)
    with ScanFile.open(path, backups=path.parent / "none"):
        raw = path.read_bytes()
    path.write_bytes(raw)


FILES = {
    "foreign": (foreign, "geen scan"),
    "database": (database, "geen scan"),
    "damaged": (damaged, "beschadigd"),
    "newer": (newer, "nieuwere versie"),
    "incomplete": (incomplete, "hoort bij"),
    "in use": (whole, "in gebruik"),
}


def on_disk(*folders):
    """Return every file with what it holds, but the settings and what is open."""
    found = (one for folder in folders for one in folder.rglob("*") if one.is_file())
    kept = ("oosterdelta.scan", "recent.json", "log.txt")
    return {one: one.read_bytes() for one in found if not one.name.startswith(kept)}


@pytest.fixture(params=["stick", "scans"])
def folder(request, tmp_path, tmp_path_factory, monkeypatch):
    """Where the file is: on a stick, or among the program's scans."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))
    if request.param == "stick":
        return tmp_path_factory.mktemp("stick")
    (tmp_path / "scans").mkdir()
    return tmp_path / "scans"


@pytest.mark.parametrize("kind", FILES)
def test_what_is_open_stays_open_and_nothing_is_left(desk, qtbot, tmp_path, folder, kind):
    make, said = FILES[kind]
    path, program = folder / "brief.scan", desk.program
    make(path)
    running, page = program.current.running, program.chair.pages.currentIndex()
    folders = tmp_path, folder, Path(tempfile.gettempdir())

    with ScanFile.open(path, backups=folder / "none") if kind == "in use" else nullcontext():
        before = on_disk(*folders)
        program.opening.open(path)
        qtbot.waitUntil(lambda: said in program.chair.strip.words.text(), timeout=WAIT)

        assert on_disk(*folders) == before
    assert "brief.scan" in program.chair.strip.words.text()
    assert program.current.running is running
    assert program.chair.pages.currentIndex() == page
    desk.ask(ask.SaveAbout("place", "Elders"))
    desk.until(lambda: desk.room.about["place"] == "Elders")


def test_one_that_was_spoilt_after_the_question_replaces_nothing(desk, qtbot, tmp_path_factory):
    program = desk.program
    program.opening.new("regionorm20")
    desk.until(lambda: desk.room.locked and not desk.room.seats)
    mine = program.current.running.path
    program.opening.open_example()
    desk.until_example()
    running = program.current.running
    copy = tmp_path_factory.mktemp("stick") / "zuid.scan"
    shutil.copyfile(mine, copy)
    program.opening.open(copy)
    qtbot.waitUntil(program.chair.home.twice.isVisible, timeout=WAIT)
    copy.write_bytes(b"not a scan any more")

    program.chair.home.twice.replace.click()

    qtbot.waitUntil(lambda: "geen scan" in program.chair.strip.words.text(), timeout=WAIT)
    assert program.current.running is running
    desk.ask(ask.SaveAbout("place", "Elders"))
    desk.until(lambda: desk.room.about.get("place") == "Elders")


def test_a_damaged_scan_of_ours_is_put_back_while_another_is_open(desk, qtbot, tmp_path):
    program = desk.program
    program.opening.new("regionorm20")
    desk.until(lambda: desk.room.locked and not desk.room.seats)
    path = program.current.running.path
    desk.ask(ask.SaveText("agenda.absent", "Samira belt."))
    desk.until(lambda: desk.room.texts.get("agenda.absent") == "Samira belt.")
    program.opening.open_example()
    desk.until_example()
    running = program.current.running
    raw = bytearray(path.read_bytes())
    raw[-2000] ^= 0xFF
    path.write_bytes(raw)

    program.opening.open(path)

    rescue = program.chair.home.rescue
    qtbot.waitUntil(rescue.isVisible, timeout=WAIT)
    assert "beschadigd" in rescue.words.text()
    assert program.current.running is running
    rescue.yes.click()
    qtbot.waitUntil(lambda: program.current.running not in (None, running), timeout=WAIT)
    desk.until(lambda: not desk.room.seats)
    assert program.current.running.path == path
