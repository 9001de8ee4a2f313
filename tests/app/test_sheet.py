"""The sheet of the whole process is made beside everything else, with or without a scan."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices

from scanhost.app import sheet
from scanhost.app.sheet import Sheet
from scanhost.desktop import printing
from scanhost.desktop.chair.outgoing import OPEN, PRINT
from scanhost.domain.errors import Trouble
from tests.app.stage import WAIT


@pytest.fixture
def making(qtbot):
    made = Sheet()
    yield made
    made.stop()


def test_it_is_written_where_the_chair_wants_it(program, qtbot, tmp_path):
    path = tmp_path / "stick" / "process.pdf"

    program.chair.process_wanted.emit(str(path))

    qtbot.waitUntil(lambda: str(path) in program.chair.strip.words.text(), timeout=WAIT)
    assert path.read_bytes().startswith(b"%PDF")


def test_it_is_opened_with_the_computers_own_viewer(program, qtbot, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    program.chair.process_wanted.emit(OPEN)

    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert opened[0].endswith("process.pdf")


def test_it_is_handed_to_the_printer(program, qtbot, monkeypatch):
    asked: list[bytes] = []
    monkeypatch.setattr(printing, "ask_and_print", lambda pdf, *_: asked.append(pdf))

    program.chair.process_wanted.emit(PRINT)

    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    assert asked[0].startswith(b"%PDF")


def test_a_child_that_fails_and_a_place_that_cannot_be_written_are_said(
    making, qtbot, monkeypatch, tmp_path
):
    said: list[Trouble] = []
    making.failed.connect(said.append)

    (tmp_path / "file").write_text("no folder")
    making.start("nl", tmp_path / "file" / "process.pdf")
    qtbot.waitUntil(lambda: len(said) == 1, timeout=WAIT)
    monkeypatch.setattr(sheet, "command", lambda: ("/nowhere/scanhost",))
    making.start("nl")
    qtbot.waitUntil(lambda: len(said) == 2, timeout=WAIT)

    assert [one.code for one in said] == ["file.unwritable", "report.failed"]
