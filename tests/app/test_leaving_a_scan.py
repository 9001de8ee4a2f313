"""Another scan takes the place of the one that is open: nothing typed is lost, nothing waits."""

import shutil
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from scanhost.app.library import Library
from scanhost.desktop.chair.pages import HOME, PREPARE, SETTINGS
from scanhost.domain import commands as ask
from scanhost.domain import facts
from scanhost.domain.errors import Trouble
from scanhost.domain.people import Person
from scanhost.store import disk, newfile, reading
from scanhost.store.scanfile import ScanFile
from tests.app.stage import WAIT
from tests.domain.room import SMALL


def type_half_a_name(desk):
    people = desk.program.chair.prepare.people
    desk.program.chair.go(PREPARE)
    people.add.click()
    people.form.fields["first"].setText("Mi")
    return people.form


@pytest.fixture
def other(tmp_path_factory):
    """A scan on a stick."""
    path = tmp_path_factory.mktemp("stick") / "ander.scan"
    ScanFile.create(path, SMALL, backups=path.parent / "none").close()
    return path


def open_other(program, other):
    program.chair.home.open_wanted.emit(str(other))


def make_new(program, other):
    program.chair.home.new.click()
    program.chair.home.form.make.click()


def open_example(program, other):
    program.chair.home.example.click()


def rehearse(program, other):
    program.chair.home.rehearse.click()


def restore(program, other):
    program._library.scans.mkdir()
    shutil.copytree(other.parent / "none", program._library.folder / "backups" / "weg")
    program.chair.home.offer_rescue("Beschadigd", str(program._library.scans / "weg.scan"))
    program.chair.home.rescue.yes.click()


@pytest.mark.parametrize("leave", [open_other, make_new, open_example, rehearse, restore])
def test_what_stands_half_typed_in_a_form_is_asked_about(desk, qtbot, other, leave):
    with ScanFile.open(other, backups=other.parent / "none") as scan:
        scan.backup().result()
    program, chair = desk.program, desk.program.chair
    form, running = type_half_a_name(desk), desk.program.current.running
    chair.go(HOME)

    leave(program, other)

    qtbot.waitUntil(chair.unkept.isVisible, timeout=WAIT)
    assert chair.unkept.no.hasFocus()
    assert program.current.running is running
    chair.unkept.no.click()
    assert form.fields["first"].text() == "Mi"
    assert not list((program._library.folder / "practising").glob("*"))
    assert not list(program._library.scans.glob("*.scan"))

    leave_again = (
        leave
        if leave is not restore
        else lambda *_: chair.restore_wanted.emit(str(program._library.scans / "weg.scan"))
    )
    leave_again(program, other)
    qtbot.waitUntil(chair.unkept.isVisible, timeout=WAIT)
    chair.unkept.yes.click()

    qtbot.waitUntil(lambda: program.current.running not in (None, running), timeout=WAIT)
    desk.until(lambda: True)
    assert chair.unkept.where == ""


def test_nothing_is_asked_for_what_another_scan_leaves_as_it_is(desk, qtbot, other):
    program, chair = desk.program, desk.program.chair
    running = program.current.running
    chair.go(SETTINGS)
    chair.settings.problem.told.setPlainText("De knop deed niets.")

    program.opening.open(other)

    qtbot.waitUntil(lambda: program.current.running not in (None, running), timeout=WAIT)
    assert chair.settings.problem.changed


def test_a_session_that_began_after_the_question_is_not_pushed_aside(desk, qtbot, other):
    program, chair = desk.program, desk.program.chair
    type_half_a_name(desk)
    running = program.current.running
    program.opening.open(other)
    qtbot.waitUntil(chair.unkept.isVisible, timeout=WAIT)
    desk.unlock()

    chair.unkept.yes.click()

    assert program.current.running is running
    assert not list(program._library.scans.glob("*.scan"))


def test_a_report_that_could_not_be_written_is_asked_about_still(desk, monkeypatch, tmp_path):
    chair = desk.program.chair
    chair.go(SETTINGS)
    problem = chair.settings.problem
    problem.told.setPlainText("De knop deed niets.")
    monkeypatch.setattr(
        QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(tmp_path / "no" / "x"))
    )

    problem.save.click()

    assert problem.changed


# --- elsewhere than on the main thread -----------------------------------------------------------


@pytest.fixture
def threads(monkeypatch):
    """The threads that read and wrote files."""
    seen = set()

    def watch(module, name):
        real = getattr(module, name)

        def watched(*args, **more):
            seen.add(threading.current_thread())
            return real(*args, **more)

        monkeypatch.setattr(module, name, watched)

    watch(reading, "read")
    watch(reading, "image")
    watch(newfile, "write")
    watch(newfile, "copy")
    watch(disk, "make_private")
    return seen


def test_the_windows_wait_for_no_file(desk, qtbot, other, threads):
    program, twice = desk.program, desk.program.chair.home.twice

    for choice in (None, "copy", "replace"):
        running = program.current.running
        program.opening.open(other)
        if choice is not None:
            qtbot.waitUntil(twice.isVisible, timeout=WAIT)
            getattr(twice, choice).click()
        qtbot.waitUntil(lambda now=running: program.current.running not in (None, now))
        desk.until(lambda: not desk.room.seats)
    running = program.current.running
    program.opening.new("regionorm20")
    qtbot.waitUntil(lambda: program.current.running not in (None, running))
    desk.until(lambda: True)

    assert threads
    assert threading.main_thread() not in threads


def test_a_large_scan_opens_once_whatever_is_clicked_meanwhile(desk, qtbot, tmp_path_factory):
    path = tmp_path_factory.mktemp("stick") / "groot.scan"
    newfile.write(path, "groot", SMALL, [facts.Unlocked(), facts.Locked()] * 30_000)
    assert path.stat().st_size > 1_000_000
    program, before = desk.program, desk.program.current.running

    for _ in range(3):
        program.opening.open(path)
    assert "groot.scan" in program.chair.strip.words.text()
    program.opening.new("regionorm20")
    program.practising.begin()
    assert program.current.running is before, "nothing closes before it is known to open"

    qtbot.waitUntil(lambda: program.current.running not in (None, before), timeout=WAIT)
    desk.until(lambda: not desk.room.seats)
    assert [one.name for one in program._library.scans.glob("*.scan")] == ["groot.scan"]
    assert program.current.alone is None


def test_the_end_of_the_program_comes_before_a_scan_that_is_being_looked_over(
    desk, qtbot, tmp_path_factory
):
    path = tmp_path_factory.mktemp("stick") / "groot.scan"
    newfile.write(path, "groot", SMALL, [facts.Unlocked(), facts.Locked()] * 30_000)
    program = desk.program
    program.opening.open(path)

    desk.end()
    program.started_again(str(path))

    qtbot.wait(500)
    assert program.current.running is None


# --- a disk that fails ---------------------------------------------------------------------------


def full(*args, **more):
    raise Trouble("storage.full", name="scan")


@pytest.mark.parametrize("leave", [make_new, open_example, rehearse])
def test_a_full_disk_leaves_what_is_open_as_it_is(desk, qtbot, monkeypatch, leave):
    program, chair = desk.program, desk.program.chair
    running = program.current.running
    chair.go(HOME)
    monkeypatch.setattr(newfile, "write", full)

    leave(program, None)

    qtbot.waitUntil(lambda: "vol" in chair.strip.words.text(), timeout=WAIT)
    assert program.current.running is running
    assert program.current.alone is None
    desk.ask(ask.SaveAbout("place", "Elders"))
    desk.until(lambda: desk.room.about["place"] == "Elders")
    assert not list((program._library.folder / "practising").glob("*"))


def test_a_restore_that_fails_leaves_what_is_open_as_it_is(desk, qtbot, other, monkeypatch):
    program, chair = desk.program, desk.program.chair
    with ScanFile.open(other, backups=other.parent / "none") as scan:
        scan.backup().result()
    running = program.current.running
    monkeypatch.setattr(newfile, "copy", full)

    restore(program, other)

    qtbot.waitUntil(lambda: "vol" in chair.strip.words.text(), timeout=WAIT)
    assert program.current.running is running


def test_a_scan_that_could_not_be_replaced_is_open_again(desk, qtbot, monkeypatch, other):
    program, chair = desk.program, desk.program.chair
    program.opening.open(other)
    desk.until(lambda: not desk.room.seats)
    mine = program.current.running.path
    program.opening.open(other)
    qtbot.waitUntil(chair.home.twice.isVisible, timeout=WAIT)
    monkeypatch.setattr(newfile, "copy", full)

    before = program.current.running
    chair.home.twice.replace.click()

    qtbot.waitUntil(lambda: program.current.running not in (None, before), timeout=WAIT)
    desk.until(lambda: not desk.room.seats)
    assert program.current.running.path == mine
    assert "vol" in chair.strip.words.text()


def test_the_scan_that_is_open_is_replaced_by_one_from_elsewhere(desk, qtbot, other):
    program, chair = desk.program, desk.program.chair
    program.opening.open(other)
    desk.until(lambda: not desk.room.seats)
    mine = program.current.running.path
    desk.ask(ask.SaveAbout("place", "Elders"))
    desk.until(lambda: desk.room.about.get("place") == "Elders")
    program.opening.open(other)
    qtbot.waitUntil(chair.home.twice.isVisible, timeout=WAIT)

    before = program.current.running
    chair.home.twice.replace.click()

    qtbot.waitUntil(lambda: program.current.running not in (None, before), timeout=WAIT)
    desk.until(lambda: not desk.room.about.get("place"))
    assert program.current.running.path == mine


@pytest.mark.parametrize("leave", [open_other, make_new, open_example, rehearse])
def test_a_rehearsal_gives_way_and_leaves_nothing(desk, qtbot, other, leave):
    program, chair = desk.program, desk.program.chair
    program.practising.begin()
    qtbot.waitUntil(lambda: program.current.alone is not None, timeout=WAIT)
    desk.until(lambda: desk.room.seats)
    running = program.current.running
    chair.go(HOME)

    leave(program, other)

    qtbot.waitUntil(lambda: program.current.running not in (None, running), timeout=WAIT)
    desk.until(lambda: True)
    assert len(list((program._library.folder / "practising").glob("*"))) == (leave is rehearse)
    desk.end()
    assert not (program._library.folder / "practising").exists()


# --- opened anew ---------------------------------------------------------------------------------


def test_what_is_typed_while_the_scan_is_opened_anew_is_kept(desk, qtbot, tmp_path):
    program, before = desk.program, desk.program.current.running
    fields = program.chair.prepare.about.fields
    program.chair.go(PREPARE)
    program.chair.second_wanted.emit(str(tmp_path))

    fields["place"].setFocus()
    fields["place"].selectAll()
    qtbot.keyClicks(fields["place"], "Elders")
    qtbot.keyClick(fields["place"], Qt.Key.Key_Return)
    program.current.later(lambda: desk.ask(ask.SavePerson(Person("mia", "Mia", "Mol"))))

    qtbot.waitUntil(lambda: program.current.running not in (None, before), timeout=WAIT)
    desk.until(lambda: desk.room.about["place"] == "Elders")
    desk.until(lambda: any(seat.person.id == "mia" for seat in desk.room.seats))
    assert fields["place"].text() == "Elders"


def test_the_end_of_the_program_waits_for_what_is_typed_while_it_is_opened_anew(
    start, qtbot, tmp_path
):
    desk = start(Library(tmp_path / "data"))
    program = desk.program
    program.opening.new("regionorm20")
    desk.until(lambda: desk.room.locked)
    path = program.current.running.path
    program.chair.second_wanted.emit(str(tmp_path))
    desk.ask(ask.SaveAbout("place", "Elders"))

    desk.end()

    assert reading.read(path).state.about["place"] == "Elders"
