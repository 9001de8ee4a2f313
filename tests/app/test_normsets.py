"""Packs of the chair's own in the whole program: on disk, for a scan, out and in again."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from scanhost import resources
from scanhost.app.library import Library
from scanhost.desktop.chair.pages import EDITOR, HOME
from scanhost.desktop.widgets.record import flush
from scanhost.domain import packedit
from scanhost.domain.errors import Trouble
from scanhost.store import knowledge, ownpacks, packs, reading
from tests.app.stage import WAIT

PACK = packs.read(resources.norms() / packs.FIRST)
OWN = packedit.copied(PACK, "Onze normen", [])


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "data")


@pytest.fixture
def program(start, library):
    ownpacks.write(library.packs, OWN, first=True)
    return start(library).program


@pytest.fixture
def page(program):
    program.chair.home.sets.click()
    page = program.chair.editor
    page.open_pack(OWN.id)
    return page


def settled(qtbot, program) -> None:
    """Wait until everything that was asked of the files is done."""
    done = threading.Event()
    program.normsets._run(lambda: None, lambda _: done.set())
    qtbot.waitUntil(done.is_set, timeout=WAIT)


def on_disk(library, id=OWN.id):
    kept, _ = ownpacks.kept(resources.norms(), library.packs)
    return next((one.pack for one in kept if one.pack.id == id), None)


def typed(page, id, key, text) -> None:
    page._choose(id)
    field = page._form.fields[key].boxes["nl"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def offered(program) -> list[str]:
    choice = program.chair.home.form.pack
    return [choice.itemData(row) for row in range(choice.count())]


def test_what_is_typed_is_on_disk_and_a_new_scan_can_have_it(program, page, library, qtbot):
    typed(page, "1.1", "title", "Samen leren")
    flush(page)
    settled(qtbot, program)

    assert on_disk(library).norm("1.1").title.nl == "Samen leren"
    program.chair.go(HOME)
    program.chair.home.new.click()
    program.chair.home.form.pack.choose(OWN.id)
    program.chair.home.form.make.click()
    qtbot.waitUntil(lambda: program.bridge.snapshot is not None, timeout=WAIT)
    assert program.bridge.snapshot.room.pack == on_disk(library)


def test_a_scan_keeps_its_own_copy_while_its_pack_is_written_and_deleted(
    program, page, library, qtbot
):
    program.opening.new(OWN.id)
    qtbot.waitUntil(lambda: program.bridge.snapshot is not None, timeout=WAIT)
    path = program.current.running.path
    assert program.bridge.snapshot.room.pack == OWN

    program.chair.go(EDITOR)
    typed(page, "1.1", "sentence", "Heel anders.")
    flush(page)
    settled(qtbot, program)
    assert program.bridge.snapshot.room.pack == OWN
    assert "scans" in page.state.text()
    page._choose("")
    page.away.click()
    settled(qtbot, program)
    assert on_disk(library) is None

    program.current.let_go(lambda: None)
    qtbot.waitUntil(lambda: program.current.running is None, timeout=WAIT)
    assert reading.read(path).state.pack == OWN
    page.strip.yes.click()
    settled(qtbot, program)
    assert on_disk(library).norm("1.1").sentence.nl == "Heel anders."


def test_an_unfinished_pack_is_kept_and_not_offered(program, page, library, qtbot):
    assert OWN.id in offered(program)
    page._choose("1.1")

    page.outline.norm.click()
    settled(qtbot, program)

    assert OWN.id not in offered(program)
    assert "Onze normen" in program.chair.home.form.unfinished.text()
    assert on_disk(library).norm("1.6").title.nl == ""
    page.undo()
    assert OWN.id in offered(program)
    assert not program.chair.home.form.unfinished.text()


def test_what_is_typed_last_is_kept_when_the_program_ends_and_when_it_speaks_otherwise(
    start, program, page, library, qtbot
):
    typed(page, "1.1", "title", "Samen")
    program.speak("en")
    again = program.chair.editor
    again.open_pack(OWN.id)
    assert again.work.pack.norm("1.1").title.nl == "Samen"
    typed(again, "1.1", "title", "Samen leren")

    with qtbot.waitSignal(program.ended, timeout=WAIT):
        program.close()

    assert on_disk(library).norm("1.1").title.nl == "Samen leren"


def test_a_disk_that_takes_nothing_is_said_and_what_was_typed_still_stands_there(
    program, page, library, qtbot, monkeypatch
):
    def full(*_, **__):
        raise Trouble("pack.unkept", name=OWN.id)

    with monkeypatch.context() as broken:
        broken.setattr(ownpacks, "write", full)
        typed(page, "1.1", "title", "Samen")
        flush(page)
        qtbot.waitUntil(lambda: OWN.id in program.chair.strip.words.text(), timeout=WAIT)
    assert page.work.pack.norm("1.1").title.nl == "Samen"

    typed(page, "1.1", "title", "Samen leren")
    flush(page)
    settled(qtbot, program)
    assert on_disk(library).norm("1.1").title.nl == "Samen leren"


def test_one_that_cannot_be_deleted_is_still_there(program, page, library, qtbot, monkeypatch):
    def full(*_):
        raise Trouble("pack.unkept", name=OWN.id)

    monkeypatch.setattr(ownpacks, "remove", full)

    page.away.click()
    qtbot.waitUntil(lambda: OWN.id in program.chair.strip.words.text(), timeout=WAIT)

    assert page.work.pack == OWN
    assert not page.strip.isVisible()
    assert OWN.id in offered(program)


def test_in_another_language_what_was_typed_is_kept_and_examples_have_their_names(
    program, page, library, qtbot
):
    settled(qtbot, program)
    english = program.chair.desk.language == "en"
    typed(page, "1.1", "title", "Samen leren")

    program.speak("nl" if english else "en")
    settled(qtbot, program)

    assert on_disk(library).norm("1.1").title.nl == "Samen leren"
    program.chair.go(EDITOR)
    entry = next(one for one in knowledge.shipped(resources.norms()) if one.title.en)
    titles = program.chair.editor.norm.knowledge.titles
    assert titles[entry.id] == entry.title.in_("nl" if english else "en")


def test_out_as_one_file_and_in_again_elsewhere(program, page, library, tmp_path, qtbot):
    path = tmp_path / "onze-normen.normen.toml"
    page._choose("")
    page.export.click()
    dialog = page.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("/onze-normen.normen.toml")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: str(path) in program.chair.strip.words.text(), timeout=WAIT)
    page.away.click()

    dropped(program, path)
    qtbot.waitUntil(page.bringing.isVisible, timeout=WAIT)
    assert program.chair.pages.currentIndex() == EDITOR
    page.bringing.take.click()
    settled(qtbot, program)
    assert on_disk(library) == OWN

    program.started_again(str(path))
    qtbot.waitUntil(page.bringing.isVisible, timeout=WAIT)
    assert page.bringing.show_it.isVisible()
    assert not page.bringing.take.isVisible()


def dropped(program, path) -> None:
    program.chair.go(HOME)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    program.chair.home.dropEvent(event)


def test_the_window_does_not_wait_for_a_file_that_is_looked_over(
    program, page, tmp_path, qtbot, monkeypatch
):
    path = tmp_path / "x.normen.toml"
    ownpacks.hand_on(path, replace(PACK, id="x", version="2"))
    go_on, look = threading.Event(), ownpacks.look

    def slow(path):
        assert threading.current_thread() is not threading.main_thread()
        assert go_on.wait(20)
        return look(path)

    monkeypatch.setattr(ownpacks, "look", slow)

    page.file_wanted.emit(str(path))
    typed(page, "1.1", "title", "Ondertussen")
    flush(page)
    assert page.work.pack.norm("1.1").title.nl == "Ondertussen"
    assert not page.bringing.isVisible()
    go_on.set()

    qtbot.waitUntil(page.bringing.isVisible, timeout=WAIT)


@pytest.mark.parametrize("kind", ["wrong", "large", "link", "folder", "missing"])
def test_what_is_no_pack_changes_nothing_and_is_said_with_its_name(
    program, page, library, tmp_path, qtbot, kind
):
    path = tmp_path / "x.normen.toml"
    if kind == "wrong":
        path.write_bytes(ownpacks.written(packedit.remove(PACK, "1.1")).replace(b"norms", b"norm"))
    elif kind == "large":
        path.write_bytes(b"#" * (packs.BYTES + 1))
    elif kind == "link":
        ownpacks.hand_on(tmp_path / "there.normen.toml", PACK)
        path.symlink_to(tmp_path / "there.normen.toml")
    elif kind == "folder":
        path.mkdir()
    before = [one.pack for one in program.normsets.kept]

    dropped(program, path)

    qtbot.waitUntil(lambda: path.name in program.chair.strip.words.text(), timeout=WAIT)
    if kind == "wrong":
        assert "themes[0].norm" in program.chair.strip.words.text()
    assert [one.pack for one in program.normsets.kept] == before
    assert program.chair.pages.currentIndex() == HOME


def test_the_page_of_a_phone_opens_in_the_browser_on_the_theme_that_is_looked_at(
    program, page, library, qtbot, monkeypatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url))
    page._choose("3.2")

    page.preview.real.click()

    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    made = (library.folder / "shown" / "practice-1.html").read_text(encoding="utf-8")
    assert opened[0].toLocalFile().endswith("practice-1.html")
    assert made.index(OWN.themes[2].title.nl) < made.index(OWN.themes[0].title.nl)
