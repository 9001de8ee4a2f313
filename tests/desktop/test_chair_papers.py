"""The section with paper: what is chosen is shown, and printed, saved or opened as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from scanhost.desktop.chair import saving
from scanhost.desktop.chair.outgoing import OPEN, PRINT, SHOW
from scanhost.desktop.chair.pages import RESULTS
from scanhost.desktop.chair.paperkinds import KINDS, OF_THE_BANK
from scanhost.domain.commands import SaveAbout, TickPoint
from scanhost.domain.followup import BeginMeeting, EndMeeting
from scanhost.report.documents import (
    CARDS,
    DEFINITIVE,
    DRAFT,
    HOMEWORK,
    MAKERS,
    POSTER,
    PROCESS,
)
from scanhost.report.documents import (
    RESULTS as RESULTS_OF_NORMS,
)
from scanhost.report.material import Options, Wanted
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_printing import document

THREE, TWO = document(3), document(2)


@pytest.fixture
def room(qtbot):
    made = ChairRoom()
    qtbot.addWidget(made.window)
    made.do(TickPoint("one", "T1", None), TickPoint("two", "T1", None))
    made.window.show()
    made.show()
    return made


@pytest.fixture
def wanted(qtbot, room):
    """What the program was asked for so far."""
    told: list[tuple[Wanted, str]] = []
    room.window.document_wanted.connect(lambda wanted, what: told.append((wanted, what)))
    return told


@pytest.fixture
def papers(qtbot, room, wanted):
    papers = room.window.results.papers
    papers._soon.setInterval(0)
    room.window.go(RESULTS)
    parts = [part for _, part in room.window.results.parts]
    room.window.results.show_part(parts.index(papers))
    qtbot.waitUntil(lambda: bool(wanted))
    return papers


def made(qtbot, papers, pdf=THREE):
    """Let the document that is being made be ready, and wait until it is seen."""
    papers.show_document(papers._asked[0], pdf)
    qtbot.waitUntil(lambda: not papers.preview.picture.pixmap().isNull())


def test_every_document_there_is_can_be_chosen_and_says_what_it_is_for(papers):
    assert {one.id for one in (*KINDS, *OF_THE_BANK)} == {*MAKERS, PROCESS}
    for kind in KINDS:
        row = papers.list.rows[kind.id]
        assert row.accessibleName() == kind.name
        assert row.accessibleDescription() == kind.means


def test_the_one_that_is_chosen_is_made_and_shown(wanted, qtbot, room, papers):
    assert wanted == [(Wanted(DRAFT), SHOW)]
    assert papers.says.text() == "The document is being made …"

    made(qtbot, papers)

    assert papers.says.text() == ""
    assert papers.preview.says.text() == "Page 1 of 3"
    papers.list.rows[POSTER].click()
    assert wanted[-1] == (Wanted(POSTER), SHOW)


def test_of_choices_made_meanwhile_only_the_last_is_made(wanted, qtbot, room, papers):
    for kind in (POSTER, CARDS, RESULTS_OF_NORMS):
        papers.list.rows[kind].click()
    assert wanted == [(Wanted(DRAFT), SHOW)]

    papers.show_document(wanted[0][0], THREE)
    qtbot.waitUntil(lambda: len(wanted) == 2)

    assert wanted[-1] == (Wanted(RESULTS_OF_NORMS), SHOW)
    assert papers.preview.many == 0  # nothing of the one that was left


def test_it_is_made_anew_when_the_scan_changes_and_only_then(wanted, qtbot, room, papers):
    made(qtbot, papers)
    room.show()
    qtbot.wait(20)
    assert len(wanted) == 1

    room.do(SaveAbout("place", "Elsewhere"))
    room.show()
    qtbot.waitUntil(lambda: len(wanted) == 2)

    papers.preview.go(2)
    papers.show_document(wanted[-1][0], TWO)
    qtbot.waitUntil(lambda: papers.preview.says.text() == "Page 2 of 2")


def test_the_document_that_fits_is_there_first_and_another_choice_stays(room, papers):
    assert papers.list.kind.id == DRAFT
    papers.list.rows[POSTER].click()
    room.show()
    assert papers.list.kind.id == POSTER, "nothing has changed"

    room.state = replace(room.state, closed=True)
    room.do(BeginMeeting("2027-01-07"), EndMeeting())
    room.show()

    assert papers.list.kind.id == DEFINITIVE


def test_before_the_session_it_is_what_lies_at_everybody_s_place(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.window.show()
    room.show()
    room.window.go(RESULTS)

    assert room.window.results.papers.list.kind.id == CARDS


def test_options_are_there_where_they_mean_something(wanted, qtbot, room, papers):
    made(qtbot, papers)
    assert papers.signed.isVisible()
    assert not papers.folded.isVisible()
    assert not papers.point.isVisible()

    papers.signed.click()
    assert wanted[-1] == (Wanted(DRAFT, Options(signatures=True)), SHOW)
    made(qtbot, papers)
    papers.list.rows[CARDS].click()
    assert papers.folded.isVisible()
    made(qtbot, papers)
    papers.folded.click()
    assert wanted[-1] == (Wanted(CARDS, Options(folded=True)), SHOW)
    made(qtbot, papers)
    papers.list.rows[HOMEWORK].click()
    made(qtbot, papers)
    papers.point.setCurrentIndex(2)
    assert wanted[-1] == (Wanted(HOMEWORK, Options(points=("two",))), SHOW)


def test_pages_turn_and_grow_by_key_and_by_button(qtbot, papers):
    made(qtbot, papers)
    preview = papers.preview
    width = preview.picture.pixmap().width()

    preview.area.setFocus()
    qtbot.keyClick(preview.area, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: preview.says.text() == "Page 2 of 3")
    qtbot.keyClick(preview.area, Qt.Key.Key_End)
    assert not preview.after.isEnabled()
    qtbot.keyClick(preview.area, Qt.Key.Key_Home)
    assert not preview.before.isEnabled()
    preview.after.click()
    assert preview.place == 1
    qtbot.keyClick(preview.area, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: preview.picture.pixmap().width() > width)
    preview.smaller.click()
    preview.smaller.click()
    qtbot.waitUntil(lambda: preview.picture.pixmap().width() < width)


def test_what_is_printed_or_opened_is_what_is_chosen(wanted, room, papers):
    papers.list.rows[POSTER].click()

    papers.print.click()
    papers.open.click()

    assert wanted[-2:] == [(Wanted(POSTER), PRINT), (Wanted(POSTER), OPEN)]


@pytest.mark.parametrize(("button", "form"), [("save", "pdf"), ("save_page", "html")])
def test_it_is_saved_where_the_chair_wants_it(wanted, room, papers, monkeypatch, button, form):
    monkeypatch.setattr(QFileDialog, "open", lambda _: None)

    getattr(papers, button).click()
    dialog = papers.findChild(QFileDialog)
    dialog.fileSelected.emit(f"/stick/it.{form}")

    assert dialog.defaultSuffix() == form
    assert wanted[-1] == (Wanted(DRAFT, form=form), f"/stick/it.{form}")
    dialog.close()


def test_a_name_is_proposed_that_every_system_takes(room, papers, monkeypatch):
    proposed: list[str] = []
    monkeypatch.setattr(saving, "_save", lambda *told: proposed.append(told[3]))
    room.do(SaveAbout("region", 'Noord/Zuid: "A"?'))
    room.show()

    papers.save.click()

    assert proposed == ["Draft agenda Noord-Zuid- -A-- 2026-11-26.pdf"]


def test_what_could_not_be_made_is_said_where_it_would_stand(papers, wanted):
    papers.failed(wanted[0][0], "It took too long.")

    assert papers.says.text() == "It took too long."
    assert papers.preview.many == 0


def test_without_a_printer_saving_is_one_key_away(papers):
    papers.window().activateWindow()

    papers.offer_saving("There is no printer.")

    assert papers.says.text() == "There is no printer."
    assert papers.save.hasFocus()


def test_nothing_of_the_scan_before_is_left(qtbot, room, papers, wanted):
    made(qtbot, papers)
    papers.signed.click()
    late = wanted[-1][0]

    room.window.opened()
    room.show()
    room.window.go(RESULTS)
    qtbot.waitUntil(lambda: len(wanted) == 3)
    papers.show_document(late, THREE)  # it was on its way

    assert papers.says.text() == "The document is being made …"
    assert papers.preview.picture.pixmap().isNull()


def test_what_is_lost_while_the_scan_is_opened_anew_is_asked_again(qtbot, room, papers, wanted):
    room.window.opened(again=True)
    room.show()

    qtbot.waitUntil(lambda: len(wanted) == 2)
