"""Handing on and wiping, and the last day that is asked when session 1 closes, by the controls."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.desktop.chair.pages import AGENDA
from scanhost.domain.commands import SaveAbout, SaveAbsent
from scanhost.domain.handing import ALL, PERSON, Wipe
from scanhost.domain.people import Absent
from tests.desktop.chairroom import ChairRoom


@pytest.fixture
def room(qtbot):
    made = ChairRoom(whole=True)
    qtbot.addWidget(made.window)
    made.state = replace(made.state, locked=False, at=3)
    made.window.show()
    made.show()
    return made


@pytest.fixture
def section(room):
    room.state = replace(room.state, closed=True)
    room.show()
    room.window.show_handing()
    return room.window.results.handing


def test_closing_asks_for_the_last_day_and_records_twelve_months(room, qtbot):
    room.window.go(AGENDA)
    whole = room.window.agenda.whole
    assert not whole.last_day.isVisible()

    whole.close_it.click()
    assert whole.last_day.isVisible()
    assert whole.last_day.line.text() == "2027-11-26"
    with qtbot.waitSignal(room.window.close_session_wanted):
        whole.question.yes.click()

    assert SaveAbout("retention", "2027-11-26") in room.asked
    assert not whole.last_day.isVisible()


def test_closing_records_the_day_that_was_typed(room, qtbot):
    room.window.go(AGENDA)
    whole = room.window.agenda.whole
    whole.close_it.click()

    whole.last_day.line.selectAll()
    qtbot.keyClicks(whole.last_day.line, "1-6-2027")
    whole.question.yes.click()

    assert {one.value for one in room.asked_of(SaveAbout)} == {"2027-06-01"}


def test_a_day_that_is_none_keeps_session_1_open(room, qtbot):
    room.window.go(AGENDA)
    whole = room.window.agenda.whole
    whole.close_it.click()
    closed = []
    room.window.close_session_wanted.connect(lambda: closed.append(1))

    whole.last_day.line.selectAll()
    qtbot.keyClicks(whole.last_day.line, "ooit")
    whole.question.yes.click()

    qtbot.waitUntil(lambda: "not a date" in room.window.strip.words.text())
    assert closed == []
    assert "retention" not in room.state.about


def test_a_day_that_is_none_gets_a_sentence_under_the_field(section, qtbot):
    line = section.retention.day.line
    line.setFocus()
    line.selectAll()

    qtbot.keyClicks(line, "over een jaar")
    line.record.flush()

    qtbot.waitUntil(lambda: "not a date" in section.retention.day.said.text())


def test_another_choice_takes_the_question_away(section):
    wiping = section.wiping
    wiping.start.click()
    assert wiping.question.asking

    wiping.options[ALL].click()

    assert not wiping.question.asking
    assert wiping.start.isVisible()


def test_what_is_chosen_is_wanted_on_this_day(section, qtbot):
    section.wiping.options[ALL].click()
    section.wiping.start.click()
    with qtbot.waitSignal(section.wipe_wanted) as wanted:
        section.wiping.question.yes.click()
    assert isinstance(wanted.args[0], Wipe)
    assert wanted.args[0].what == ALL

    section.rights.named.click()
    section.rights.take_out.click()
    name = section.rights.who.currentText().partition(" · ")[0]
    assert name in section.rights.question.words.text()
    with qtbot.waitSignal(section.wipe_wanted) as wanted:
        section.rights.question.yes.click()
    assert replace(wanted.args[0], day="") == Wipe(PERSON, "", section.rights.who.chosen, True)


def test_another_person_takes_the_question_away(section, qtbot):
    rights = section.rights
    rights.take_out.click()
    rights.who.setCurrentIndex(3)
    rights.who.activated.emit(3)

    assert not rights.question.asking


def test_with_nobody_on_the_list_nothing_is_offered(room, section):
    room.state = replace(room.state, people={})
    room.show()

    assert section.rights.none.isVisible()
    assert not section.rights.write.isVisible()
    assert not section.rights.take_out.isVisible()


def test_the_contact_of_an_absent_partner_gets_a_file_and_is_not_taken_out_here(room, section):
    rights = section.rights
    room.do(SaveAbsent(Absent("o1", "MEE", "Lia Ong", "lia@mee.nl")))
    room.show()
    rights.who.choose("o1")
    rights.who.activated.emit(rights.who.currentIndex())

    assert rights.who.currentText() == "Lia Ong · MEE"
    assert rights.write.isVisible()
    assert not rights.take_out.isVisible()
    rights.who.choose(next(iter(room.state.people)))
    rights.who.activated.emit(rights.who.currentIndex())
    assert rights.take_out.isVisible()
