"""The program as a whole: its windows, its server thread, real browsers, and a file at the end."""

import asyncio
from datetime import date

import numpy
import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from scanclient.crowd import Opinions, attend
from scanclient.participant import participants
from scanhost import resources
from scanhost.app.library import Library
from scanhost.app.window import Program
from scanhost.desktop.awake import Awake
from scanhost.desktop.chair.topbar import PREPARE
from scanhost.domain import commands as ask
from scanhost.domain.errors import Refused
from scanhost.report.documents import DRAFT
from scanhost.report.material import Wanted
from scanhost.store import packs
from scanhost.store.reading import check, read
from scanhost.store.scanfile import ScanFile
from tests.app.stage import WAIT, Away


def test_the_example_opens_ready_to_be_unlocked(desk):
    assert desk.room.locked
    assert not desk.program.chair.conduct.isVisible(), "nobody is in the room yet"

    desk.unlock()

    assert desk.program.chair.conduct.stage.fill.isVisible()
    assert not desk.program.beamer.isVisible(), "there is one screen, and it is the chair's"


def test_the_qr_on_the_beamer_is_the_link_that_works(desk, qtbot):
    desk.unlock()
    beamer = desk.program.beamer
    beamer.resize(1280, 720)
    picture = beamer.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    raw = numpy.frombuffer(picture.constBits(), numpy.uint8)
    read = zxingcpp.read_barcodes(
        raw.reshape(picture.height(), picture.bytesPerLine())[:, : picture.width()]
    )

    joining = desk.program.bridge.snapshot.joining
    if joining.alone:
        pytest.skip("there is no network here: the lobby shows no QR")
    assert [one.text for one in read] == [joining.url]


def test_a_session_is_conducted_by_the_space_bar_and_ends_as_paper(desk, qtbot, tmp_path):
    url = desk.url("127.0.0.1")
    desk.unlock()

    async def phones() -> None:
        async with participants(url, 12) as group:
            seats = [(f"s{n}", "education") for n in range(1, 13)]
            await asyncio.gather(
                *(
                    attend(phone, Opinions(3), *seat, lambda seconds: seconds / 1000)
                    for phone, seat in zip(group, seats, strict=True)
                )
            )

    away = Away(phones)
    desk.until(lambda: all(seat.taken for seat in desk.room.seats))
    desk.next_to("introduction")
    desk.until(lambda: desk.room.live.id == "introduction-result")
    desk.next_to("norm:1.1")
    for step in ("norm:1.2", "norm:1.3", "norm:1.4", "norm:1.5"):
        desk.until(lambda: desk.room.answered >= 9)
        desk.next_to(step)
    desk.until(lambda: desk.room.answered >= 9)
    desk.next_to("review:T1")
    assert all(desk.room.norms[f"1.{n}"].rounds for n in range(1, 6))
    desk.key(Qt.Key.Key_1)
    desk.until(lambda: [point.norm for point in desk.room.points] == ["1.1"])

    desk.ask(ask.Jump("actions"))
    desk.until(lambda: desk.room.live.id == "actions")
    desk.ask(ask.AddAction("a1", "1.1"))
    desk.ask(ask.SaveText("a1.what", "Iedereen <b>belt</b> & mailt"))
    desk.ask(ask.Jump("closing"))
    desk.until(lambda: desk.room.live.id == "closing")
    desk.until(lambda: away.done)
    desk.program.chair.close_session_wanted.emit()
    desk.until(lambda: desk.room.closed)
    paper = tmp_path / "agenda.pdf"
    desk.program.chair.document_wanted.emit(Wanted(DRAFT), str(paper))
    qtbot.waitUntil(lambda: paper.exists() and paper.stat().st_size > 1000, timeout=WAIT)

    document = pypdfium2.PdfDocument(paper)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "Oosterdelta" in words
    assert "Iedereen <b>belt</b> & mailt" in words


def test_the_practice_file_is_written_and_success_is_said(desk, qtbot, tmp_path):
    desk.until(lambda: len(desk.room.seats) == 12)
    file = tmp_path / "oefenen.html"

    desk.program.chair.practice_wanted.emit(str(file))

    qtbot.waitUntil(lambda: str(file) in desk.program.chair.strip.words.text(), timeout=WAIT)
    assert "Oosterdelta" in file.read_text("utf-8")


def test_what_was_open_is_safe_when_the_window_is_closed(start, qtbot, tmp_path):
    desk = start(Library(tmp_path), example=True)
    program = desk.program
    desk.ask(ask.SaveAbout("place", "Elders"))

    with qtbot.waitSignal(program.ended, timeout=WAIT):
        program.chair.close()

    [scan] = tmp_path.glob("*/*.scan")
    assert check(scan)["ok"]
    desk = start(Library(tmp_path), scan)
    desk.until(lambda: desk.room.about["place"] == "Elders")


@pytest.mark.parametrize(("step", "closed"), [("closing", True), ("actions", False)])
def test_leaving_after_the_closing_step_closes_the_session(start, qtbot, tmp_path, step, closed):
    desk = start(Library(tmp_path), example=True)
    program = desk.program
    desk.unlock()
    desk.ask(ask.Jump(step))
    desk.until(lambda: desk.room.live.id == step)

    with qtbot.waitSignal(program.ended, timeout=WAIT):
        program.chair.close()
        if not closed:  # the session goes on, so it asks first
            program.chair.leaving.yes.click()

    [scan] = tmp_path.glob("*/*.scan")
    assert read(scan).state.closed is closed


@pytest.fixture
def going_on(start, tmp_path):
    """A program with a session at its welcome, whose end is up to the test."""
    desk = start(Library(tmp_path), example=True)
    desk.unlock()
    desk.next_to("welcome")
    return desk


def test_a_session_that_goes_on_is_left_only_after_an_answer(qtbot, going_on):
    program, chair = going_on.program, going_on.program.chair

    assert not chair.close()
    assert not chair.close()  # a second click is no answer
    assert chair.isVisible()
    assert chair.leaving.no.hasFocus()
    assert QApplication.activeModalWidget() is None
    going_on.ask(ask.Next("welcome"))  # the room goes on meanwhile
    going_on.until(lambda: going_on.room.live.id == "introduction")
    assert chair.leaving.isVisible()

    chair.leaving.no.click()
    assert not chair.leaving.isVisible()
    chair.close()
    with qtbot.waitSignal(program.ended, timeout=WAIT):
        chair.leaving.yes.click()
    assert not chair.isVisible()


def test_the_end_of_the_computer_is_not_asked_to_wait(qtbot, going_on):
    program = going_on.program

    program._system_ends()
    with qtbot.waitSignal(program.ended, timeout=WAIT):
        assert program.chair.close()

    assert not program.chair.leaving.isVisible()


def test_a_damaged_scan_gets_a_sentence_and_the_program_goes_on(program, qtbot, tmp_path):
    bad = tmp_path / "elsewhere.scan"
    bad.write_bytes(b"not a scan")

    program.opening.open(bad)

    qtbot.waitUntil(lambda: "geen scan" in said(program), timeout=WAIT)
    assert bad.read_bytes() == b"not a scan"
    program.opening.open_example()
    qtbot.waitUntil(lambda: program.bridge.snapshot is not None, timeout=WAIT)


def test_the_chair_is_told_quietly_why_a_film_did_not_play(program):
    program.beamer.screening.unplayed.emit(Refused("film.broken", {"name": "begin.mp4"}))

    assert "begin.mp4" in said(program)
    assert not program.beamer.isVisible()


def said(program: Program) -> str:
    return program.chair.strip.words.text()


def test_a_closed_scan_is_opened_for_its_agenda_and_not_for_the_room(start, tmp_path):
    desk = start(Library(tmp_path), example=True)
    desk.unlock()
    desk.ask(ask.Jump("closing"))
    desk.until(lambda: desk.room.live.id == "closing")
    desk.program.chair.close_session_wanted.emit()
    desk.until(lambda: desk.room.closed)
    desk.end()

    [scan] = tmp_path.glob("*/*.scan")
    desk = start(Library(tmp_path), scan)
    desk.until(lambda: desk.room.closed)

    assert not desk.program.beamer.isVisible()


def test_without_a_beamer_the_slide_fills_this_screen_and_the_space_bar_conducts(desk, qtbot):
    desk.unlock()
    chair = desk.program.chair
    chair.conduct.stage.fill.click()
    assert chair.whole.filled

    qtbot.keyClick(chair.focusWidget(), Qt.Key.Key_Space)
    desk.until(lambda: desk.room.live.id == "welcome")

    assert chair.whole.filled
    assert not desk.program.beamer.isVisible()


def test_screens_stay_on_while_a_session_runs(start, tmp_path, monkeypatch):
    kept: list[bool] = []
    monkeypatch.setattr(Awake, "keep", lambda _, on: kept.append(on))
    desk = start(Library(tmp_path), example=True)
    assert True not in kept

    desk.unlock()
    assert kept[-1] is True
    desk.end()

    assert kept[-1] is False


def test_what_was_typed_last_is_kept_when_the_window_is_closed(start, qtbot, tmp_path):
    desk = start(Library(tmp_path), example=True)
    program = desk.program
    program.chair.go(PREPARE)
    field = program.chair.prepare.about.fields["place"]
    field.clear()
    qtbot.keyClicks(field, "De Brug, zaal 3")

    with qtbot.waitSignal(program.ended, timeout=WAIT):
        program.chair.close()

    [scan] = tmp_path.glob("*/*.scan")
    assert read(scan).state.about["place"] == "De Brug, zaal 3"


def test_leaving_while_another_scan_opens_closes_nothing_of_it(start, qtbot, tmp_path):
    library = Library(tmp_path)
    other = library.place("ander", date(2026, 11, 26))
    ScanFile.create(other, packs.read(resources.norms() / packs.FIRST)).close()
    desk = start(library, example=True)
    program = desk.program
    desk.unlock()
    desk.ask(ask.Jump("closing"))
    desk.until(lambda: desk.room.live.id == "closing")
    program.chair.close_session_wanted.emit()
    desk.until(lambda: desk.room.closed)

    program.opening.open(other)
    qtbot.waitUntil(
        lambda: program.current.running is not None and program.current.running.path == other
    )
    with qtbot.waitSignal(program.ended, timeout=WAIT):
        program.chair.close()

    assert not read(other).state.closed
