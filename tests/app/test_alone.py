"""Rehearsing on one's own: in the real windows, over the real server, without a trace."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from scanclient import company, crowd
from scanhost.app import alone
from scanhost.app.library import Library
from scanhost.app.window import Program
from scanhost.domain import commands as ask
from scanhost.domain.errors import Trouble
from scanhost.domain.people import Person
from tests.app.stage import WAIT, Desk
from tests.domain.room import Table


@pytest.fixture
def swift(monkeypatch):
    """A group that hesitates as little as can be."""
    monkeypatch.setattr(company, "COMING", 0.3)
    monkeypatch.setattr(company, "THINKING", 0.1)
    monkeypatch.setattr(crowd.Opinions, "hesitation", lambda *_: 0.02)


def rehearsing(desk: Desk) -> None:
    """Begin to rehearse what is open."""
    desk.program.chair.toggle_guide()
    desk.program.chair.guide.contents.rehearse.click()
    desk.until(lambda: desk.room.about.get("seconds.norm") == "15" and begun(desk.program))


def begun(program: Program) -> bool:
    """Tell whether the group has been called."""
    return program.current.alone is not None and program.current.alone.begun


def leftovers(folder) -> list[str]:
    return [str(path) for path in folder.rglob("*practising*")]


def test_the_group_comes_in_grades_asks_and_agrees_while_the_chair_moves_on(
    desk, swift, qtbot, tmp_path
):
    before = desk.program.current.running.path
    rehearsing(desk)
    chair = desk.program.chair
    assert chair.practising.isVisible()
    assert desk.room.about["region"] == "Oosterdelta"
    desk.unlock()
    desk.until(lambda: all(seat.taken for seat in desk.room.seats))
    assert desk.program.beamer.corner.text() == "Oefening: er wordt niets bewaard"

    desk.next_to("introduction")
    desk.until(lambda: desk.room.live.id == "introduction-result")
    desk.ask(ask.Jump("norm:1.5"))
    desk.until(lambda: desk.room.live.id == "norm:1.5")
    desk.until(lambda: desk.room.answered >= 9)
    desk.next_to("review:T1")
    desk.until(lambda: {one.kind for one in desk.room.said} == {"question", "example"})
    desk.key(Qt.Key.Key_1)
    desk.until(lambda: len(desk.room.points) == 1)
    desk.key(Qt.Key.Key_E)
    desk.until(lambda: desk.room.agreements and desk.room.agreements[-1].answered == 12)

    chair.practising.end.click()
    qtbot.waitUntil(lambda: desk.program.current.running is None, timeout=WAIT)

    assert not chair.practising.isVisible()
    assert leftovers(tmp_path) == []
    assert [one.path for one in desk.program._library.recent()] == [str(before)]
    assert "Terug naar Oosterdelta" in chair.strip.yes.text()
    chair.strip.yes.click()
    desk.until(lambda: desk.room.locked and "seconds.norm" not in desk.room.about)
    assert desk.program.current.running.path == before


def test_from_home_without_a_scan_the_example_is_rehearsed(program, swift, qtbot, tmp_path):
    program.chair.home.rehearse.click()
    qtbot.waitUntil(program.chair.practising.isVisible, timeout=WAIT)

    program.chair.practising.end.click()
    qtbot.waitUntil(lambda: program.current.running is None, timeout=WAIT)

    assert leftovers(tmp_path) == []
    assert program._library.recent() == []
    assert not program.chair.strip.yes.isVisible(), "nothing was open before"


def test_the_own_people_are_rehearsed_and_the_scan_itself_stays_as_it_is(
    desk, swift, qtbot, tmp_path
):
    desk.ask(ask.SavePerson(Person("x1", "<b>Zoë</b>", "Ünal", "ROC", "education")))
    desk.ask(ask.SaveAbout("entry", "code"))
    desk.until(lambda: len(desk.room.seats) == 13 and desk.room.entry == "code")
    path = desk.program.current.running.path

    rehearsing(desk)

    assert len(desk.room.seats) == 13
    assert desk.room.entry == "name", "simulated people have no invitation"
    desk.program.opening.open(path)
    desk.until(lambda: desk.room.entry == "code")
    assert not desk.program.chair.practising.isVisible()
    assert leftovers(tmp_path) == []


def test_closing_the_window_meanwhile_ends_everything_and_leaves_nothing(
    start, qtbot, swift, tmp_path
):
    desk = start(Library(tmp_path))
    program = desk.program
    program.practising.begin()
    desk.until(lambda: begun(program))
    desk.unlock()
    desk.until(lambda: any(seat.taken for seat in desk.room.seats))

    with qtbot.waitSignal(program.ended, timeout=WAIT):
        program.chair.close()

    assert leftovers(tmp_path) == []


def test_a_group_that_fails_is_told_and_the_chair_goes_on(desk, qtbot, monkeypatch, tmp_path):
    async def broken(*_: object) -> None:
        raise RuntimeError("the group")

    monkeypatch.setattr(company, "keep", broken)
    desk.program.practising.begin()
    qtbot.waitUntil(
        lambda: "nagebootste groep is gestopt" in desk.program.chair.strip.words.text(),
        timeout=WAIT,
    )

    desk.unlock()
    desk.next_to("welcome")
    desk.program.chair.practising.end.click()
    qtbot.waitUntil(lambda: desk.program.current.running is None, timeout=WAIT)
    assert leftovers(tmp_path) == []


def test_a_session_that_runs_is_not_pushed_aside(desk, qtbot):
    desk.unlock()

    desk.program.practising.begin()

    assert desk.program.current.alone is None
    assert "sessie" in desk.program.chair.strip.words.text()
    desk.until(lambda: not desk.room.locked)


def test_what_a_crash_left_is_gone_at_the_next_start(start, tmp_path):
    (tmp_path / alone.FOLDER).mkdir()
    (tmp_path / alone.FOLDER / alone.NAME).write_bytes(b"names")

    start(Library(tmp_path))

    assert leftovers(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_a_trouble(tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(Trouble, match=r"folder\.unwritable"):
        alone.Alone(tmp_path / "file", None, lambda _: None).prepare()


def test_a_rehearsal_is_held_at_a_table_that_is_divided_as_in_the_scan():
    scan = Table()
    scan.do(ask.Divide("own", "school 4 Scholen\nown1 2 Gemeente"))
    scan.do(ask.SaveAbout("chair_domain", "own1"))
    scan.do(ask.SavePerson(Person("kim", "Kim", domain="own1")))
    scan.do(ask.SaveAbout("figures.pro.work", "12"))

    rehearsed = Table(scan.room().given, people=0)
    for command in alone.commands(scan.room(), date(2026, 11, 26), "nl"):
        rehearsed.do(command)

    assert rehearsed.state.pack.domains == scan.state.pack.domains
    assert rehearsed.state.people["kim"].domain == "own1"
    assert rehearsed.state.about["chair_domain"] == "own1"
