"""Documents of a scan through the whole program: made elsewhere, written whole, seen or said."""

from __future__ import annotations

import os

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinterInfo

from scanhost.app import running
from scanhost.desktop import printing
from scanhost.desktop.chair.outgoing import OPEN, PRINT
from scanhost.desktop.chair.pages import RESULTS
from scanhost.report.documents import ATTENDANCE, DEFINITIVE, DRAFT, POSTER
from scanhost.report.material import Wanted
from tests.app.stage import WAIT
from tests.report import reading


@pytest.fixture
def chair(desk):
    desk.until_example()
    return desk.program.chair


@pytest.fixture
def out(tmp_path):
    """A folder for what is made."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def look(chair):
    """Go to the section with paper."""
    chair.go(RESULTS)
    parts = [part for _, part in chair.results.parts]
    chair.results.show_part(parts.index(chair.results.papers))
    return chair.results.papers


def said(chair, qtbot, words):
    qtbot.waitUntil(lambda: words in chair.strip.words.text(), timeout=WAIT)


def test_a_document_is_written_as_paper_and_as_a_page(chair, qtbot, out):
    for kind in (DRAFT, POSTER):
        paper, page = out / f"{kind}.pdf", out / f"{kind}.html"
        chair.document_wanted.emit(Wanted(kind), str(paper))
        said(chair, qtbot, str(paper))
        chair.document_wanted.emit(Wanted(kind, form="html"), str(page))
        said(chair, qtbot, str(page))

        assert paper.read_bytes().startswith(b"%PDF")
        assert "Oosterdelta" in page.read_text("utf-8")
    assert len(list(out.iterdir())) == 4


def test_one_is_shown_in_the_window(chair, qtbot):
    papers = look(chair)
    papers.list.rows[ATTENDANCE].click()

    qtbot.waitUntil(lambda: papers.preview.many == 1, timeout=WAIT)

    assert not papers.preview.picture.pixmap().isNull()
    assert papers.says.text() == ""


def test_it_is_handed_to_the_printer(chair, qtbot, monkeypatch):
    asked: list[bytes] = []
    monkeypatch.setattr(printing, "ask_and_print", lambda pdf, *_: asked.append(pdf))

    chair.document_wanted.emit(Wanted(DEFINITIVE), PRINT)

    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    assert "Oosterdelta" in reading.words(asked[0])


def test_without_a_printer_the_chair_hears_so(chair, qtbot, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])

    chair.document_wanted.emit(Wanted(DRAFT), PRINT)

    qtbot.waitUntil(chair.strip.isVisible, timeout=WAIT)
    assert "PDF" in chair.strip.words.text()


def test_another_program_gets_a_copy_that_is_gone_afterwards(desk, chair, qtbot, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    chair.document_wanted.emit(Wanted(POSTER), OPEN)

    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert os.path.exists(opened[0])  # noqa: PTH110 - as the other program asks
    desk.end()
    assert not os.path.exists(opened[0])  # noqa: PTH110


def test_a_full_disk_leaves_the_earlier_file_as_it_was(chair, qtbot, out, monkeypatch):
    path = out / "agenda.pdf"
    path.write_bytes(b"the earlier one")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    chair.document_wanted.emit(Wanted(DRAFT), str(path))
    said(chair, qtbot, "agenda.pdf")

    assert path.read_bytes() == b"the earlier one"
    assert list(out.iterdir()) == [path]


def test_a_stick_that_was_pulled_out_is_one_sentence(chair, qtbot, out):
    chair.document_wanted.emit(Wanted(DRAFT), str(out / "stick" / "agenda.pdf"))

    said(chair, qtbot, "agenda.pdf")

    assert list(out.iterdir()) == []


def test_a_child_that_fails_leaves_a_web_page_instead(chair, qtbot, out, monkeypatch):
    monkeypatch.setattr(running, "command", lambda: ("/nowhere/scanhost",))

    chair.document_wanted.emit(Wanted(DRAFT), str(out / "agenda.pdf"))
    said(chair, qtbot, "agenda.html")

    assert "Oosterdelta" in (out / "agenda.html").read_text("utf-8")
    assert not (out / "agenda.pdf").exists()
    look(chair)
    qtbot.waitUntil(lambda: chair.results.papers.says.property("kind") == "error", timeout=WAIT)
