"""The people in the chair's window: ticks, what wants a look, the table, the chair's own place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from scanhost.desktop.chair.chairs import Narrow
from scanhost.desktop.chair.peoplelist import COMES, PHONED
from scanhost.domain.commands import RemovePerson, SaveAbout, SavePerson
from scanhost.domain.pack import Domain, Text
from scanhost.domain.people import Person
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_agenda import typed
from tests.desktop.test_chair_conduct import answered, shown

Key = Qt.Key


@pytest.fixture
def scan(qtbot):
    """A scan being prepared, with twelve people."""
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    return room


@pytest.fixture
def people(scan):
    return scan.window.prepare.people


def change(scan, id: str, **to) -> None:
    scan.do(SavePerson(replace(scan.state.people[id], **to)))
    scan.show()


def cell(people, id: str, column: int):
    rows = people.view.list.rows
    return next(row for row in rows if row.id == id).cells[column]


def go_to(people, id: str, column: int) -> None:
    """Put the keyboard on a cell."""
    at = next(n for n, row in enumerate(people.view.list.rows) if row.id == id)
    people.view.setFocus()
    people.view.setCurrentIndex(people.view.list.index(at, column))


def test_space_ticks_who_was_called_and_goes_round_what_they_said(qtbot, scan, people):
    go_to(people, "s3", PHONED)
    qtbot.keyClick(people.view, Key.Key_Space)
    answered(qtbot, scan)
    assert scan.state.people["s3"].phoned
    assert cell(people, "s3", PHONED).box == "yes"

    qtbot.keyClick(people.view, Key.Key_Right)
    said = []
    for _ in range(3):
        qtbot.keyClick(people.view, Key.Key_Space)
        answered(qtbot, scan)
        said.append((scan.state.people["s3"].coming, cell(people, "s3", COMES).spoken))

    assert said == [("yes", "coming"), ("no", "not coming"), ("", "not known yet")]
    assert people.view.hasFocus()
    assert people.view.currentIndex().column() == COMES


def test_a_click_on_the_box_ticks_and_one_on_a_name_does_not(qtbot, scan, people):
    view = people.view

    def click(column):
        spot = view.visualRect(view.list.index(1, column)).topLeft() + QPoint(14, 12)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    click(0)
    assert scan.asked == []
    click(PHONED)
    answered(qtbot, scan)

    id = view.list.rows[1].id
    assert scan.state.people[id].phoned


def test_the_ticks_are_in_the_form_too(qtbot, scan, people):
    people.edit("s3")
    people.form.phoned.click()
    people.form.coming.choose("no")

    people.form.save_button.click()
    answered(qtbot, scan)

    assert (scan.state.people["s3"].phoned, scan.state.people["s3"].coming) == (True, "no")
    people.edit("s3")
    assert people.form.phoned.isChecked()
    assert people.form.coming.chosen == "no"


def test_who_does_not_come_leaves_the_chair_open_and_stays_on_the_list(scan, people):
    assert people.places.adds == []

    change(scan, "s3", coming="no")

    (add,) = people.places.adds
    assert add.accessibleName() == "Add somebody to Social services and work company"
    assert cell(people, "s3", COMES).text == "not coming"
    side = people.places.sides[1]
    assert side.others[0].name.text() == "not coming: Samira Bakker"
    assert scan.window.prepare.lacking.text() == (
        "Still to do: 1 place is free at Social services and work company."
    )
    assert people.called.text().endswith("0 of 12 called. 1 is not coming.")


def test_who_does_not_come_counts_no_more_towards_twelve(scan, people):
    scan.do(SavePerson(Person("p1", "Extra", domain="care")))
    scan.show()
    assert people.hint.text().startswith("You have 13 people now.")

    change(scan, "s3", coming="no")

    assert not people.hint.isVisible()


def test_what_wants_a_look_is_marked_where_it_stands(scan, people):
    change(scan, "s1", email="a@x.nl")
    change(scan, "s2", email="a@x.nl")
    change(scan, "s3", email="samira@oosterdam")
    scan.do(SavePerson(Person("p1", "Lindá", "VISSER", domain="care")))
    scan.show()

    assert cell(people, "s1", 4).note == "also of Youssef Amrani"
    assert cell(people, "s2", 4).note == "also of Annemieke van der Velde"
    assert cell(people, "s3", 4).note == "This address is not complete."
    assert cell(people, "s4", 4).spoken == "no address yet"
    assert cell(people, "p1", 0).note == "looks like Linda Visser"
    tall, plain = (people.view.rowHeight(at) for at in (0, 3))
    assert tall > plain


def test_the_form_says_it_in_a_sentence_and_lets_it_be(qtbot, scan, people):
    change(scan, "s1", email="a@x.nl")
    people.edit("s2")
    form = people.form

    typed(qtbot, form.fields["email"], "a@x.nl")
    form.fields["first"].setFocus()
    assert form.asked["email"].below.text() == "Annemieke van der Velde has this address too."
    form.fields["first"].setText("Lindà")  # a test can type plain letters only
    form.fields["last"].clear()
    typed(qtbot, form.fields["last"], "visser")
    form.fields["organisation"].setFocus()
    assert form.asked["last"].below.text() == (
        "This looks like Linda Visser, who is on the list already."
    )
    form.save_button.click()
    answered(qtbot, scan)

    assert scan.state.people["s2"].name == "Lindà visser"


def test_removing_somebody_is_undone_in_the_strip(qtbot, scan, people):
    before = scan.state.people["s3"]
    go_to(people, "s3", 0)
    qtbot.keyClick(people.view, Key.Key_Delete)
    people.form.question.yes.click()
    answered(qtbot, scan)
    assert "s3" not in scan.state.people
    strip = scan.window.strip
    qtbot.waitUntil(strip.isVisible)
    assert strip.words.text() == "Samira Bakker is off the list."

    strip.yes.click()
    answered(qtbot, scan)

    assert scan.state.people["s3"] == before


def test_the_list_keeps_the_keyboard_when_others_come(qtbot, scan, people):
    go_to(people, "s5", PHONED)
    scan.do(SavePerson(Person("p1", "Ada", domain="education")))

    scan.show()

    here = people.view.currentIndex()
    assert (people.view.list.rows[here.row()].id, here.column()) == ("s5", PHONED)
    assert people.view.hasFocus()


def test_somebody_at_the_table_is_opened_by_click_and_by_enter(qtbot, scan, people):
    place = people.places.sides[0].places[1]
    qtbot.mouseClick(place.mark, Qt.MouseButton.LeftButton)
    assert people.form.heading.text() == "Youssef Amrani"
    people.form.close_form()

    place.who.setFocus()
    qtbot.keyClick(place.who, Key.Key_Space)

    assert people.form.isVisible()
    assert people.form.heading.text() == "Youssef Amrani"


def test_those_behind_the_chairs_are_opened_too_and_the_rest_is_in_the_list(scan, people):
    for number in range(5):
        scan.do(SavePerson(Person(f"p{number}", f"Extra{number}", domain="care")))
    scan.show()
    side = people.places.sides[4]

    side.others[1].click()
    assert people.form.heading.text() == "Extra1"
    assert side.rest.text() == "and 2 more"
    side.rest.click()

    assert people.view.hasFocus()


def test_the_table_is_drawn_for_other_divisions(qtbot, scan, people):
    room = scan.snapshot().room
    domains = (
        *room.pack.domains,
        Domain("youth", Text("Jongeren", "Young people"), 1),
        Domain("more", Text("Nog meer", "More"), 3),
    )
    for some in (domains, domains[:3]):
        people.places.draw(replace(room, pack=replace(room.pack, domains=some)))
        assert [len(side.places) for side in people.places.sides] == [one.places for one in some]

    people.places.draw(room)

    assert len(people.places.sides) == 6
    assert people.places.adds == []


def test_tab_walks_the_table_before_the_list(scan, people):
    walked = []
    widget = people.add
    for _ in range(900):
        widget = widget.nextInFocusChain()
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            walked.append(widget)
    controls = people.places.controls

    at = walked.index(controls[0])
    assert walked[at : at + len(controls)] == controls
    assert walked[at + len(controls)] is people.own.take
    assert walked[at + len(controls) + 1] is people.view


# --- the chair's own place -------------------------------------------------------------------


def test_the_chair_takes_a_place_by_the_form_and_gives_it_up(qtbot, scan, people):
    scan.do(SaveAbout("chair", "Ineke van den Berg"))
    scan.show()
    assert "grade on a phone" in people.own.words.text()

    people.own.take.click()
    form = people.form
    assert form.heading.text() == "Your own place at the table"
    assert (form.fields["first"].text(), form.fields["last"].text()) == ("Ineke", "van den Berg")
    form.domain.choose("care")
    form.save_button.click()
    qtbot.waitUntil(lambda: people.own.words.text().startswith("Ineke van den Berg is you"))

    assert scan.state.about["seat"] == "new1"
    assert scan.state.people["new1"].name == "Ineke van den Berg"
    assert cell(people, "new1", 0).spoken == "Ineke van den Berg, chair"
    assert people.places.sides[4].others[0].name.text() == "extra: Ineke van den Berg"

    people.own.take.click()
    answered(qtbot, scan)
    assert "new1" not in scan.state.people
    assert people.own.take.text() == "Take a place myself"
    scan.window.strip.yes.click()
    answered(qtbot, scan)

    assert people.own.words.text().startswith("Ineke van den Berg is you")


def test_a_chair_who_is_on_the_list_already_is_not_added_again(qtbot, scan, people):
    people.own.take.click()
    answered(qtbot, scan)

    assert scan.asked == [SaveAbout("seat", "s1")]
    assert people.places.sides[0].places[0].who.accessibleName() == (
        "Annemieke van der Velde, chair, Praktijkschool De Brug"
    )


def test_a_place_that_was_not_taken_after_all_is_nobodys(qtbot, scan, people):
    scan.do(SaveAbout("chair", "Ineke van den Berg"))
    scan.show()
    people.own.take.click()
    qtbot.keyClick(people.form.fields["first"], Key.Key_Escape)
    people.add.click()
    typed(qtbot, people.form.fields["first"], "Ada")

    people.form.save_button.click()
    answered(qtbot, scan)

    assert "seat" not in scan.state.about
    assert not scan.asked_of(RemovePerson)


# --- too much for a field ---------------------------------------------------------------------


def paste(field: QLineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)  # a QMimeData of ours would outlive Python there
    field.paste()


def test_a_hundred_kilobytes_in_a_name_are_cut_with_a_sentence_at_the_field(scan, people):
    people.edit("s3")
    field, asked = people.form.fields["last"], people.form.asked["last"]
    field.end(False)

    paste(field, "x" * 100_000)

    assert field.text().startswith("Bakkerxxx")
    assert len(field.text()) == 80
    assert asked.below.text() == "At most 80 characters fit here; the rest was left out."
    assert people.form.fields["first"].text() == "Samira"
    field.undo()
    assert field.text() == "Bakker"
    assert not asked.is_wrong


def test_the_fields_about_the_scan_say_so_too(scan):
    about = scan.window.prepare.about
    paste(about.fields["region"], "y" * 100_000)

    assert about.asked["region"].is_wrong
    assert len(about.fields["region"].text()) == 80


def test_a_word_too_long_for_its_column_breaks_at_a_syllable_and_an_endless_one_is_cut(qtbot):
    words = Narrow("strong", "nl")
    qtbot.addWidget(words)
    words.show()
    words.tell("hun vertegenwoordigers " + "W" * 30)

    words.resize(2000, 40)
    assert words.text().endswith("W" * 30)
    words.resize(90, 200)

    assert words.text() == ("hun ver\u00adte\u00adgen\u00adwoor\u00addi\u00adgers WWWWWWWWW…")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [1180, 1366])
def test_long_and_odd_names_leave_the_page_as_wide_as_it_is(qtbot, language, width):
    room = ChairRoom(language=language)
    qtbot.addWidget(room.window)
    odd = ("W" * 62, "محمد عبد الله بن عبد العزيز", "<b>x</b> & y", "👩‍👩‍👧‍👦 Ada")
    for number, name in enumerate(odd):
        person = room.state.people[f"s{number + 1}"]
        room.do(SavePerson(replace(person, first=name, organisation=name, coming="yes")))
        room.do(SavePerson(Person(f"p{number}", f"{name}2", domain="care", organisation=name)))
    room.window.resize(width, 640)
    shown(qtbot, room)

    people = room.window.prepare.people
    widths = [side.name.width() for side in people.places.sides]
    assert max(widths) - min(widths) <= 1
    assert people.width() <= room.window.width() - 244
    assert cell(people, "s3", 0).text == "<b>x</b> & y Bakker"
    assert "&lt;b&gt;" in str(
        people.view.list.data(people.view.list.index(2, 0), Qt.ItemDataRole.ToolTipRole)
    )


def test_saving_the_form_keeps_what_was_ticked_in_the_list_meanwhile(qtbot, scan, people):
    people.edit("s3")
    people.view.ticked.emit("s3", PHONED)
    answered(qtbot, scan)
    people.form.fields["function"].setText("wethouder")
    people.form.save_button.click()
    answered(qtbot, scan)

    assert scan.state.people["s3"].function == "wethouder"
    assert scan.state.people["s3"].phoned


def test_two_ticks_before_the_scan_answers_are_two_ticks(qtbot, scan, people):
    people.view.ticked.emit("s3", PHONED)
    people.view.ticked.emit("s3", COMES)
    answered(qtbot, scan)

    assert (scan.state.people["s3"].phoned, scan.state.people["s3"].coming) == (True, "yes")


def test_somebody_else_is_opened_once_what_was_typed_is_kept(qtbot, scan, people):
    people.add.click()
    people.form.fields["first"].setText("Willemijn")
    people.view.opened.emit("s3")
    answered(qtbot, scan)

    assert "Willemijn" in [one.first for one in scan.state.people.values()]
    assert people.form.fields["first"].text() == scan.state.people["s3"].first

    people.form.fields["first"].setText("")
    people.form.fields["last"].setText("")
    people.add.click()
    qtbot.waitUntil(lambda: people.form.asked["first"].is_wrong)
    assert people.form.about("s3")


def test_escape_asks_before_what_was_typed_is_gone(qtbot, scan, people):
    people.add.click()
    first = people.form.fields["first"]
    qtbot.keyClicks(first, "Willemijn")

    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert people.form.question.isVisible()
    people.form.question.no.click()
    assert first.text() == "Willemijn"

    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    people.form.question.yes.click()
    assert people.form.isHidden()
    people.add.click()
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert people.form.isHidden()  # nothing was typed


def test_that_some_was_left_out_is_said_until_it_is_shorter(qtbot, people):
    people.edit("s3")
    field, asked = people.form.fields["last"], people.form.asked["last"]
    field.setFocus()

    paste(field, "x" * 100_000)
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert asked.below.text() == "At most 80 characters fit here; the rest was left out."
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert asked.below.text() == ""
