"""Handing a scan on, wiping it and giving somebody their data, in the whole program."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from scanhost import __main__ as program
from scanhost.app.library import Library
from scanhost.desktop.chair.outgoing import OPEN
from scanhost.desktop.chair.pages import RESULTS
from scanhost.domain import kept
from scanhost.domain.handing import ALL, PERSONS
from scanhost.report.documents import ATTENDANCE
from scanhost.report.material import Wanted
from scanhost.store import reading
from scanhost.store.scanfile import ScanFile
from scanhost.store.wiping import totals
from tests.app.stage import WAIT
from tests.domain.room import SMALL
from tests.report import reading as paper
from tests.store.sessions import a_whole_session
from tests.store.test_wiping import PERSONAL, filled_in, places

CLOSED = "proef.scan"


@pytest.fixture
def library(tmp_path):
    made = Library(tmp_path / "data")
    made.scans.mkdir(parents=True)
    made.second = tmp_path / "stick"
    made.second.mkdir()
    return made


@pytest.fixture
def path(library):
    """A closed scan of the library with a word in every field, and its last day passed."""
    return a_closed_scan(library)


def a_closed_scan(library, day="2020-01-01", *, close=True):
    path = library.scans / CLOSED
    table = a_whole_session(mode="open")
    backups, second = library.backups(path), library.second
    with ScanFile.create(path, SMALL, id="proef", backups=backups, second=second) as file:
        file.commit([*table.changes, *filled_in(table)]).result()
        file.commit([kept.AboutSaved("retention", day)]).result()
        file.backup("A").result()
        if close:
            file.close_session().result()
            file.backup("A").result()
    return path


def save_as(chair, button, path):
    """Press a button that asks where, and answer with a path."""
    button.click()
    dialog = chair.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    dialog.deleteLater()


def said(desk):
    return desk.program.chair.strip.words.text()


def opened(start, library, path, language="en"):
    desk = start(library, path, language=language)
    desk.until(lambda: desk.room.closed)
    return desk


def test_wiping_in_the_window_leaves_no_word_anywhere(start, library, path, tmp_path):
    before = reading.read(path).state
    desk = opened(start, library, path)
    desk.until(lambda: any(one.chair for one in library.recent()))
    wiping = desk.program.chair.results.handing.wiping
    desk.program.chair.show_handing()

    wiping.start.click()
    assert "anna" not in wiping.question.words.text()
    assert re.search(r"\b6 participants\b", wiping.question.words.text())
    wiping.question.yes.click()
    desk.until(lambda: desk.room.wiped)
    desk.qtbot.waitUntil(lambda: "Wiped" in said(desk), timeout=WAIT)

    assert desk.room.seats == ()
    assert "without persons" in wiping.done.text()
    assert "0 participants" in wiping.remains.text()
    assert desk.program.bridge.snapshot.undo is None
    desk.qtbot.waitUntil(lambda: not any(one.chair for one in library.recent()), timeout=WAIT)
    assert places(tmp_path, PERSONAL) == set()
    desk.end()
    assert places(tmp_path, PERSONAL) == set()
    assert totals(reading.read(path).state) == totals(before)


def test_what_was_typed_last_goes_too(start, library, path, tmp_path, qtbot):
    desk = opened(start, library, path)
    chair = desk.program.chair
    chair.show_handing()
    chair.agenda.draw(desk.program.bridge.snapshot)
    chair.agenda.whole.absent.setPlainText("Qtypedlast")
    wiping = chair.results.handing.wiping

    wiping.start.click()
    wiping.question.yes.click()
    desk.until(lambda: desk.room.wiped)

    assert places(tmp_path, ["Qtypedlast"]) == set()
    desk.end()
    assert places(tmp_path, ["Qtypedlast"]) == set()


def test_a_document_that_another_program_shows_goes_too(
    start, library, path, tmp_path, qtbot, monkeypatch
):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    desk = opened(start, library, path)
    chair = desk.program.chair
    chair.document_wanted.emit(Wanted(ATTENDANCE), OPEN)
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT)
    assert "Qfirstname" in paper.words(Path(shown[0]).read_bytes())

    chair.show_handing()
    chair.results.handing.wiping.start.click()
    chair.results.handing.wiping.question.yes.click()

    qtbot.waitUntil(lambda: "Wiped" in said(desk), timeout=WAIT)
    assert not Path(shown[0]).exists()


def test_a_stick_that_is_out_is_said_where_it_was_wiped(start, library, path, tmp_path):
    library.second.rename(tmp_path / "away")
    desk = opened(start, library, path)
    wiping = desk.program.chair.results.handing.wiping
    desk.program.chair.show_handing()

    wiping.start.click()
    wiping.question.yes.click()
    desk.until(lambda: desk.room.wiped)

    desk.qtbot.waitUntil(lambda: "stick" in wiping.left.text(), timeout=WAIT)
    desk.end()
    (tmp_path / "away").rename(library.second)
    desk = opened(start, library, path)
    desk.program.chair.show_handing()
    assert not wiping_of(desk).left.text()
    desk.end()
    assert places(tmp_path, PERSONAL) == set()


def wiping_of(desk):
    return desk.program.chair.results.handing.wiping


def test_a_question_is_answered_with_no_and_nothing_goes(start, library, path):
    desk = opened(start, library, path)
    wiping = desk.program.chair.results.handing.wiping
    desk.program.chair.show_handing()

    wiping.options[ALL].click()
    wiping.start.click()
    assert "every" in wiping.question.words.text()
    assert wiping.question.no.hasFocus() or not desk.program.chair.isActiveWindow()
    wiping.question.no.click()

    assert wiping.start.isVisible()
    assert desk.room.wiped == ()


def test_the_last_day_that_has_passed_is_said_once_with_the_way_to_wiping(start, library, path):
    desk = opened(start, library, path)
    chair = desk.program.chair
    desk.qtbot.waitUntil(lambda: "has passed" in said(desk), timeout=WAIT)

    chair.strip.yes.click()

    assert chair.pages.currentIndex() == RESULTS
    assert chair.results.handing.isVisible()
    assert "has passed" in chair.results.handing.retention.day.said.text()


def test_home_leads_to_wiping(start, library, path):
    desk = opened(start, library, path)
    desk.qtbot.waitUntil(lambda: library.recent() != [], timeout=WAIT)
    desk.end()
    desk = start(library, language="en")
    recents = desk.program.chair.home.recents
    desk.qtbot.waitUntil(lambda: str(path) in recents.wipes, timeout=WAIT)

    recents.wipes[str(path)].click()
    desk.until(lambda: desk.room.closed)

    desk.qtbot.waitUntil(desk.program.chair.results.handing.isVisible, timeout=WAIT)


def test_a_scan_within_its_time_reminds_of_nothing(start, library):
    path = a_closed_scan(library, "2199-01-01")
    desk = opened(start, library, path)

    desk.qtbot.waitUntil(lambda: library.recent() != [], timeout=WAIT)

    assert "passed" not in said(desk)
    assert not desk.program.chair.home.recents.wipes


def test_another_last_day_is_kept(start, library, path):
    desk = opened(start, library, path)
    desk.program.chair.show_handing()

    desk.program.chair.results.handing.retention.day.line.record.choose("2199-05-01")
    desk.until(lambda: desk.room.about["retention"] == "2199-05-01")

    desk.qtbot.waitUntil(
        lambda: "2199" in desk.program.chair.results.handing.retention.day.said.text(), timeout=WAIT
    )


def test_a_copy_for_the_next_chair(start, library, path, tmp_path):
    desk = opened(start, library, path)
    chair = desk.program.chair
    chair.show_handing()
    target = tmp_path / "next.scan"

    save_as(chair, chair.results.handing.copy, target)
    desk.qtbot.waitUntil(lambda: "next.scan" in said(desk), timeout=WAIT)

    found = reading.read(target)
    assert found.id == "proef"
    assert found.state.people["anna"].email == ""
    assert places(tmp_path, ["Qownnotes"])
    assert b"Qownnotes" not in target.read_bytes()


@pytest.mark.parametrize("where", ["gone", "ours"])
def test_a_copy_that_cannot_be_written_gets_one_sentence(start, library, path, tmp_path, where):
    desk = opened(start, library, path)
    chair = desk.program.chair
    chair.show_handing()
    target = tmp_path / "gone" / "next.scan" if where == "gone" else library.scans / "other.scan"

    save_as(chair, chair.results.handing.copy, target)

    desk.qtbot.waitUntil(lambda: "could not be written" in said(desk), timeout=WAIT)
    assert not target.exists()


def test_during_a_session_no_copy_is_made(start, library, tmp_path):
    path = a_closed_scan(library, close=False)
    desk = start(library, path, language="en")
    desk.until(lambda: not desk.room.locked)
    chair = desk.program.chair
    chair.show_handing()

    assert not chair.results.handing.copy.isEnabled()
    assert "under way" in chair.results.handing.not_now.text()
    assert not chair.results.handing.wiping.start.isEnabled()
    chair.results.handing.share_wanted.emit(str(tmp_path / "next.scan"))
    desk.qtbot.waitUntil(lambda: "under way" in said(desk), timeout=WAIT)
    assert not (tmp_path / "next.scan").exists()
    chair.leave_wanted.emit()


def test_what_is_held_about_somebody_is_a_page_and_data(start, library, path, tmp_path):
    desk = opened(start, library, path)
    chair = desk.program.chair
    chair.show_handing()
    chair.results.handing.rights.who.choose("anna")
    target = tmp_path / "anna.html"

    save_as(chair, chair.results.handing.rights.write, target)
    desk.qtbot.waitUntil(target.exists, timeout=WAIT)

    page = target.read_text()
    for word in ("Qfirstname", "qemail", "Qorganisation", "Qfunction", "Qwishes", "Qpointnote"):
        assert word in page
    for word in ("Bram", "Qtheplace", "Qownnotes", "Qlettersubject"):
        assert word not in page
    plain = page.rpartition("pre-wrap'>")[2].partition("</pre>")[0]
    data = json.loads(html.unescape(plain))
    assert data["person"]["email"] == "qemail@x.nl"
    assert data["scan"] == "proef"
    assert list(tmp_path.glob("anna*")) == [target]


def test_somebody_is_taken_out_by_the_button(start, library, path, tmp_path):
    desk = opened(start, library, path)
    chair = desk.program.chair
    chair.show_handing()
    rights = chair.results.handing.rights
    rights.who.choose("anna")
    rights.named.click()

    rights.take_out.click()
    assert "Qfirstname Qlastname" in rights.question.words.text()
    rights.question.yes.click()
    desk.until(lambda: desk.room.wiped)

    assert "anna" not in {seat.person.id for seat in desk.room.seats}
    assert len(desk.room.seats) == 5
    assert places(tmp_path, ["Qfirstname", "qemail", "Qwishes"]) == set()
    assert rights.who.findData("anna") < 0


# --- the command line --------------------------------------------------------------------------


@pytest.fixture
def run(library, monkeypatch, capsys):
    """Give a command in English, with the library of this test."""
    monkeypatch.setattr("scanhost.app.handing.Library", lambda: library)
    monkeypatch.setenv("LANGUAGE", "en")

    def ran(*words):
        code = program.main([str(word) for word in words])
        return code, capsys.readouterr()

    return ran


def test_a_command_hands_a_scan_on(run, path, tmp_path):
    code, out = run("share", path, tmp_path / "next.scan")

    assert (code, out.err) == (0, "")
    assert reading.read(tmp_path / "next.scan").state.people["anna"].email == ""
    said = run("share", path, path)[1].err
    assert said.startswith("proef.scan could not be written")


@pytest.mark.parametrize("what", [PERSONS, ALL])
def test_a_command_wipes_a_scan_and_its_backups(run, library, path, tmp_path, what):
    before = reading.read(path).state
    library.remember(replace(known(path), chair="Qchair"))

    code, out = run("wipe", path, "--what", what)

    assert (code, out.err) == (0, "")
    assert places(tmp_path, PERSONAL) == set()
    assert totals(reading.read(path).state) == totals(before)


def known(path):
    from scanhost.app.known import Known

    return Known(str(path), "Rijnmond", "2026-11-23", "closed")


def test_a_command_does_not_wipe_a_session_that_goes_on(run, library):
    path = a_closed_scan(library, close=False)
    before = reading.read(path)

    code, out = run("wipe", path, "--what", "all")

    assert code == 1
    assert out.err == "Only a scan of which session 1 is closed can be wiped.\n"
    assert reading.read(path) == before
    assert run("share", path, path.with_name("next.scan"))[0] == 1
    assert run("wipe", path, "--what", "some")[0] == 1


def test_a_stick_that_is_out_is_said(run, library, path, tmp_path):
    library.second.rename(tmp_path / "away")

    code, out = run("wipe", path, "--what", "all")

    assert code == 1
    assert out.out == "proef.scan is wiped, and its backups here.\n"
    assert out.err.startswith("stick lacks the last backup.")
    assert [one.what for one in reading.read(path).state.wiped] == ["all"]
