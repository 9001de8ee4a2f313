"""Partners that are not at the table, in the chair's window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from scanhost.domain.commands import RemoveAbsent, SaveAbsent
from scanhost.domain.people import Absent
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_agenda import typed
from tests.desktop.test_chair_conduct import answered, shown

Key = Qt.Key


@pytest.fixture
def scan(qtbot):
    room = ChairRoom()
    room.do(SaveAbsent(Absent("a1", "uwv", "Tineke", "t@uwv", "Tom Verhage", "per telefoon")))
    room.do(SaveAbsent(Absent("a2", "Bouwend Oost")))
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    return room


@pytest.fixture
def absent(scan):
    return scan.window.prepare.absent


def said(scan) -> str:
    part = next(
        one for one in scan.window.prepare.parts.each if one.body[0] is scan.window.prepare.absent
    )
    return str(part.section.accessibleName())


def test_a_partner_is_added_by_keyboard(qtbot, scan, absent):
    absent.add.setFocus()
    qtbot.keyClick(absent.add, Key.Key_Space)
    for text in ("Leger des Heils", "Bram Post", "b@heils.example", "Joost", "by phone, in May"):
        qtbot.keyClicks(scan.window.focusWidget(), text)
        qtbot.keyClick(scan.window.focusWidget(), Key.Key_Tab)
    assert scan.window.focusWidget() is absent.form.informed
    qtbot.keyClick(absent.form.informed, Key.Key_Space)
    qtbot.keyClick(absent.form.fields["how"], Key.Key_Return)
    answered(qtbot, scan)

    made = Absent(
        "new1", "Leger des Heils", "Bram Post", "b@heils.example", "Joost", "by phone, in May", True
    )
    assert scan.state.absent["new1"] == made
    assert not absent.form.isVisible()
    assert absent.add.hasFocus()


def test_who_has_to_be_told_is_counted_until_they_are(qtbot, scan, absent):
    assert said(scan) == "Partners not at the table, 2 not informed yet"
    absent.view.setFocus()
    for row in (0, 1):
        absent.view.setCurrentIndex(absent.view.list.index(row, 5))
        qtbot.keyClick(absent.view, Key.Key_Space)
        answered(qtbot, scan)

    assert all(one.informed for one in scan.state.absent.values())
    assert said(scan) == "Partners not at the table, all informed"


def test_what_wants_a_look_stands_in_the_list(absent):
    first, second = absent.view.list.rows

    assert first.cells[0].note == "is at the table too"
    assert first.cells[2].note == "This address is not complete."
    assert second.cells[0].note == ""
    assert second.cells[3].text == "nobody yet"


def test_a_partner_is_changed_in_the_page(qtbot, scan, absent):
    absent.view.setFocus()
    absent.view.setCurrentIndex(absent.view.list.index(1, 0))
    qtbot.keyClick(absent.view, Key.Key_Return)
    assert absent.form.heading.text() == "Bouwend Oost"
    typed(qtbot, absent.form.fields["by"], "Els Hendriks")

    qtbot.keyClick(absent.form.fields["by"], Key.Key_Return)
    answered(qtbot, scan)

    assert scan.state.absent["a2"].by == "Els Hendriks"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "Fill in the organisation."), ("BOUWEND oost", "BOUWEND oost is on this list already.")],
)
def test_what_cannot_be_saved_says_so_at_the_field(qtbot, scan, absent, name, sentence):
    absent.add.click()
    typed(qtbot, absent.form.fields["organisation"], name)

    absent.form.save_button.click()
    qtbot.waitUntil(lambda: absent.form.asked["organisation"].is_wrong)

    assert absent.form.asked["organisation"].below.text() == sentence
    assert absent.form.isVisible()


def test_delete_takes_a_partner_off_and_undo_puts_it_back(qtbot, scan, absent):
    before = scan.state.absent["a1"]
    absent.view.setFocus()
    absent.view.setCurrentIndex(absent.view.list.index(0, 0))
    qtbot.keyClick(absent.view, Key.Key_Delete)
    answered(qtbot, scan)
    assert scan.asked_of(RemoveAbsent) == [RemoveAbsent("a1")]
    assert absent.view.hasFocus()

    scan.window.strip.yes.click()
    answered(qtbot, scan)

    assert scan.state.absent["a1"] == before


def test_the_button_in_the_form_removes_too(qtbot, scan, absent):
    absent.view.opened.emit("a2")
    absent.form.remove.click()
    answered(qtbot, scan)

    assert "a2" not in scan.state.absent
    assert not absent.form.isVisible()


def test_escape_leaves_the_form_with_nothing_changed(qtbot, scan, absent):
    absent.view.opened.emit("a2")
    typed(qtbot, absent.form.fields["how"], "never")

    qtbot.keyClick(absent.form.fields["how"], Key.Key_Escape)

    assert absent.form.question.isVisible()  # what was typed is asked about
    absent.form.question.yes.click()
    assert not absent.form.isVisible()
    assert scan.asked == []


def test_saving_the_form_keeps_what_was_ticked_in_the_list_meanwhile(qtbot, scan, absent):
    absent.view.opened.emit("a1")
    absent.form.fields["by"].setText("Samira Bakker")
    absent.view.ticked.emit("a1", 0)
    answered(qtbot, scan)
    absent.form.save_button.click()
    answered(qtbot, scan)

    kept = scan.state.absent["a1"]
    assert (kept.by, kept.informed) == ("Samira Bakker", True)


def test_what_was_typed_of_a_partner_is_kept_before_another_one_is_begun(qtbot, scan, absent):
    absent.view.opened.emit("a2")
    typed(qtbot, absent.form.fields["how"], "by telephone")

    absent.view.opened.emit("a2")  # pressed once more
    assert absent.form.fields["how"].text() == "by telephone"
    absent.add.click()
    qtbot.waitUntil(lambda: absent.form.heading.text() == "Partner not at the table")

    assert scan.state.absent["a2"].how == "by telephone"
    assert absent.form.fields["how"].text() == ""


def test_what_may_not_be_kept_of_a_partner_stays_and_says_why(qtbot, scan, absent):
    absent.add.click()
    typed(qtbot, absent.form.fields["contact"], "Bram Post")

    absent.view.opened.emit("a1")
    qtbot.waitUntil(lambda: absent.form.asked["organisation"].is_wrong)

    assert absent.form.fields["contact"].text() == "Bram Post"
