"""Undo, agreement, and setting a round aside, in the chair's window on the real rules."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from scanhost import texts
from scanhost.desktop import slides
from scanhost.desktop.chair import nextbutton, undoing
from scanhost.desktop.chair.topbar import AGENDA, CONDUCT
from scanhost.desktop.presentation import Presentation
from scanhost.desktop.snapshot import Emphasis
from scanhost.domain.commands import (
    AskAgreement,
    Back,
    CountAgain,
    EndAgreement,
    FreeSeat,
    MarkAbsent,
    Next,
    Pause,
    SavePerson,
    SetAside,
    TickPoint,
    Unlock,
)
from scanhost.domain.commands import Conduct as ConductCommand
from scanhost.domain.commands import Write as WriteCommand
from scanhost.domain.errors import Refused
from scanhost.domain.examples import Collect
from scanhost.domain.followup import Follow
from scanhost.domain.results import Order
from scanhost.sentences import sentence
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, at, press, shown

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
NEVER_UNDONE = {
    "LetIn",
    "AskAgreement",
    "EndAgreement",
    "StepBack",
    "GiveSeat",
    "TurnAway",
    "LetOut",
}
WHY = "The question could not be read <b>well</b>."


@pytest.fixture
def room(qtbot, monkeypatch):
    """A session in the discussion of its first theme."""
    monkeypatch.setattr(nextbutton, "BOUNCE", 0)
    made = ChairRoom()
    qtbot.addWidget(made.window)
    made.do(Unlock("K7QM4RPX"))
    made.take()
    for norm in ("1.1", "1.2", "1.3", "1.4", "1.5"):
        at(made, f"norm:{norm}")
        made.all_grade(norm, "345678345678")
    at(made, "review:T1")
    shown(qtbot, made)
    return made


# --- undo --------------------------------------------------------------------------------------


def test_undo_says_what_it_takes_back_and_takes_it_back(qtbot, room):
    undo = room.window.bar.undo_last
    assert not undo.isVisible()

    room.window.desk.ask(MarkAbsent("s1", True))
    answered(qtbot, room)
    assert undo.accessibleName() == "Undo: Annemieke van der Velde marked absent"
    undo.click()
    answered(qtbot, room)

    assert not room.state.links["s1"].absent
    assert not undo.isVisible()


def test_a_long_name_does_not_cut_off_what_was_done(qtbot, room):
    person = room.state.people["s1"]
    room.do(SavePerson(replace(person, last="van Wolfeschlegelsteinhausenbergerdorff")))
    undo = room.window.bar.undo_last

    room.window.desk.ask(FreeSeat("s1"))
    answered(qtbot, room)

    assert "seat of Annemieke freed" in [one.text() for one in undo.findChildren(QLabel)]
    assert "Wolfeschlegelsteinhausenbergerdorff" in undo.accessibleName()


def test_ctrl_z_undoes_but_never_while_a_field_has_its_own(qtbot, room):
    room.window.desk.ask(Pause())
    answered(qtbot, room)
    own = room.window.conduct.points.own
    own.setFocus()
    qtbot.keyClicks(own, "abc")
    qtbot.keyClick(own, Key.Key_Z, Control)
    assert room.state.paused
    assert own.text() == ""

    room.window.conduct.setFocus()
    qtbot.keyClick(room.window.conduct, Key.Key_Z, Control)
    answered(qtbot, room)

    assert not room.state.paused


def test_there_are_words_for_everything_that_can_be_undone():
    known = {one.__name__ for one in undoing.SAID}
    kinds = (ConductCommand, WriteCommand, Follow, Collect)
    all_commands = {one.__name__ for kind in kinds for one in get_args(kind)}

    assert known == all_commands - NEVER_UNDONE


def test_words_for_a_slip_leave_no_gap(room):
    view = room.snapshot().room
    for command in (SetAside("1.3", 1, "x"), CountAgain("1.3", 1), MarkAbsent("s2", False)):
        said = undoing.said(command, view, room.window.desk)
        assert said
        assert "{" not in said
    assert undoing.said(MarkAbsent("s2", False), view, room.window.desk).endswith("present")


# --- agree or not ------------------------------------------------------------------------------


def test_the_room_is_asked_by_e_and_only_counts_are_shown(qtbot, room):
    agreeing = room.window.conduct.points.agreeing
    press(qtbot, room, Key.Key_E)
    assert room.asked == []  # no point has been chosen yet
    room.do(TickPoint("1.2", "T1", "1.2"))
    room.show()

    press(qtbot, room, Key.Key_E)
    answered(qtbot, room)
    for n in range(1, 8):
        room.agree(f"s{n}", n > 2)
    room.show()
    assert agreeing.said.text() == "7 of 12 have answered"
    press(qtbot, room, Key.Key_E)
    answered(qtbot, room)

    assert room.asked == [AskAgreement("T1"), EndAgreement()]
    assert agreeing.said.text() == "5 agree, 2 do not"


def test_the_question_has_the_screen_until_the_chair_shows_something_else(qtbot, room):
    now = room.window.conduct.stage.now
    room.do(TickPoint("1.2", "T1", "1.2"))
    room.do(AskAgreement("T1"))
    room.show()
    assert slides.name(now._snapshot) == "agreement"
    for n in range(1, 8):
        room.agree(f"s{n}", n > 2)
    room.do(EndAgreement())
    room.show()
    assert slides.name(now._snapshot) == "agreement"

    press(qtbot, room, Key.Key_Escape)

    assert slides.name(now._snapshot) == "review-T1"


def test_the_beamer_shows_what_the_chair_sees_that_it_shows(qtbot, room):
    beamer = Presentation(room.bridge)
    qtbot.addWidget(beamer)
    room.window.emphasised.connect(lambda emphasis: setattr(beamer, "emphasis", emphasis))
    now = room.window.conduct.stage.now

    def both(**changed: object) -> str:
        snapshot = replace(room.snapshot(), **changed)
        room.window.draw(snapshot)
        beamer.draw(snapshot)
        qtbot.wait(20)
        assert beamer.snapshot is not None
        assert slides.name(beamer.snapshot) == slides.name(now._snapshot)
        assert beamer.snapshot.emphasis == now._snapshot.emphasis
        return slides.name(beamer.snapshot)

    room.window.conduct.look_at("1.2")
    assert both() == "norm-1.2"
    assert both(trouble=Refused("storage.full")) == "trouble"
    assert both() == "norm-1.2"
    room.do(TickPoint("1.2", "T1", "1.2"))
    room.do(AskAgreement("T1"))
    assert both() == "agreement"
    for n in range(1, 5):
        room.agree(f"s{n}", n > 2)
    room.do(EndAgreement())
    assert both() == "agreement"
    room.window.go(AGENDA)
    room.do(Next(room.snapshot().room.position, sure=True))
    room.window.draw(room.snapshot())
    room.do(Back())
    room.window.draw(room.snapshot())
    room.window.go(CONDUCT)
    assert both() == "review-T1"


def test_the_chair_puts_the_norms_in_an_order_and_the_room_sees_it(qtbot, room):
    seen: list[Emphasis] = []
    room.window.emphasised.connect(seen.append)

    press(qtbot, room, Key.Key_O)
    press(qtbot, room, Key.Key_O)
    room.window.conduct.stage.lists.orders.parts[Order.LOWEST].click()

    assert [one.order for one in seen] == [Order.LOWEST, Order.GAP, Order.LOWEST]
    assert room.window.conduct.stage.now._snapshot.emphasis.order is Order.LOWEST


def test_too_few_answers_are_not_shown(qtbot, room):
    room.do(TickPoint("1.2", "T1", "1.2"))
    room.do(AskAgreement("T1"))
    room.agree("s1", False)
    room.agree("s2", True)
    room.show()

    room.window.conduct.points.agreeing.stop.click()
    answered(qtbot, room)

    assert room.window.conduct.points.agreeing.said.text() == "too few answers to show"


# --- setting aside -----------------------------------------------------------------------------


def test_a_round_is_set_aside_only_with_a_reason_and_counts_again(qtbot, room):
    room.window.conduct.look_at("1.3")
    aside = room.window.conduct.points.aside
    aside.lines.itemAt(0).widget().focusProxy().click()

    aside.save_button.click()
    qtbot.waitUntil(lambda: bool(aside.wrong.text()))
    qtbot.keyClicks(aside.reason, WHY)
    qtbot.keyClick(aside.reason, Key.Key_Return)
    answered(qtbot, room)

    assert room.state.norm("1.3").aside
    assert not aside.form.isVisible()
    assert room.window.conduct.points._rows["1.3"].value.text() == "does not count"
    lists = room.window.conduct.stage.lists
    assert all(norm != "1.3" for rows in lists._rows.values() for norm, _ in rows)

    aside.lines.itemAt(0).widget().focusProxy().click()
    answered(qtbot, room)
    assert not room.state.norm("1.3").aside
    assert room.asked_of(CountAgain) == [CountAgain("1.3", 1)]


def test_escape_leaves_the_reason_and_sets_nothing_aside(qtbot, room):
    room.window.conduct.look_at("1.3")
    aside = room.window.conduct.points.aside
    aside.ask(1)
    qtbot.keyClicks(aside.reason, "because")

    qtbot.keyClick(aside.reason, Key.Key_Escape)

    assert not aside.form.isVisible()
    assert room.asked == []


# --- storage trouble ---------------------------------------------------------------------------


def test_trouble_lies_over_the_page_with_two_ways_on(qtbot, room):
    trouble = room.window.trouble
    room.window.draw(replace(room.snapshot(), trouble=Refused("storage.full")))
    assert trouble.isVisible()
    assert not trouble.isModal()
    assert trouble.again.hasFocus()
    assert room.window.centralWidget().rect().contains(trouble.geometry())

    with qtbot.waitSignal(room.window.try_again_wanted):
        trouble.again.click()
    with qtbot.waitSignal(room.window.elsewhere_wanted) as elsewhere:
        trouble.elsewhere_wanted.emit("/media/stick")
    trouble.told("It did not work.")

    assert elsewhere.args == ["/media/stick"]
    assert trouble.answer.isVisible()
    room.show()
    assert not trouble.isVisible()


def test_trouble_does_not_take_the_keyboard_from_who_types(qtbot, room):
    own = room.window.conduct.points.own
    own.setFocus()

    room.window.draw(replace(room.snapshot(), trouble=Refused("storage.full")))

    assert own.hasFocus()


def test_a_damaged_scan_is_offered_from_its_last_good_copy(qtbot, room):
    room.window.offer_rescue("oosterdelta.scan is damaged.", "/scans/oosterdelta.scan")
    assert room.window.home.rescue.isVisible()

    with qtbot.waitSignal(room.window.restore_wanted) as wanted:
        room.window.home.rescue.yes.click()

    assert wanted.args == ["/scans/oosterdelta.scan"]


def test_a_slip_that_revealed_is_refused_in_a_sentence():
    said = sentence(Refused("undo.revealed"), texts.catalogue("nl"))

    assert said == "Er zijn intussen cijfers getoond, en dat is niet terug te draaien."


def test_next_after_the_reveal_can_be_taken_back(qtbot, room):
    room.window.desk.ask(Next(room.snapshot().room.position))
    answered(qtbot, room)
    assert room.window.bar.undo_last.accessibleName() == "Undo: moved on"

    room.window.bar.undo_last.click()
    answered(qtbot, room)

    assert room.state.step.id == "review:T1"
