"""Home and Prepare in the chair's window, on the real rules."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
)

from scanhost.desktop.chair.dates import day_read, hour_read
from scanhost.desktop.chair.home import Recent, Stand
from scanhost.desktop.chair.topbar import AGENDA, CONDUCT, HOME, PREPARE
from scanhost.domain.commands import RemovePerson, SaveAbout, SavePerson, Unlock
from scanhost.domain.people import Person
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_agenda import typed
from tests.desktop.test_chair_conduct import answered, shown


@pytest.fixture
def scan(qtbot):
    """A scan being prepared, with eleven people."""
    room = ChairRoom(people=11)
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    return room


@pytest.fixture
def empty(qtbot):
    """A scan nobody has touched."""
    room = ChairRoom(new_scan=True)
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    return room


def replace(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    field.nextInFocusChain().setFocus()


def test_home_opens_what_is_chosen(qtbot):
    room = ChairRoom(new_scan=True)
    qtbot.addWidget(room.window)
    scans = [Recent("/a.scan", "Oosterdelta", "2026-11-26", Stand.RUNNING)]
    room.window.welcome(scans, [("a", "Regionorm 20"), ("b", "Zelfscan 13")])
    room.window.show()
    home = room.window.home
    assert room.window.pages.currentIndex() == HOME
    assert home.recents.go_on is not None
    assert home.recents.go_on.text() == "Go on with session 1"

    with qtbot.waitSignal(room.window.open_wanted) as opened:
        home.recents.go_on.click()
    with qtbot.waitSignal(room.window.example_wanted):
        home.example.click()
    home.new.click()
    home.form.pack.choose("b")
    with qtbot.waitSignal(room.window.new_wanted) as made:
        home.form.make.click()

    assert opened.args == ["/a.scan"]
    assert made.args == ["b"]


def test_from_home_there_is_a_way_back_to_the_open_scan(qtbot, scan):
    scan.window.bar.home.click()
    assert scan.window.home.back.text() == "Back to Oosterdelta"

    scan.window.home.back.click()

    assert scan.window.pages.currentWidget() is scan.window.prepare


def test_what_is_missing_is_said_in_words(scan, empty):
    assert scan.window.prepare.lacking.text() == (
        "Still to do: 1 place is free at Other partners, such as UWV."
    )
    assert empty.window.prepare.lacking.text() == (
        "Still to do: not filled in: region, day, time, place, chair; nobody is on the list yet."
    )


def test_about_is_recorded_on_leaving_a_field(qtbot, empty):
    fields = empty.window.prepare.about.fields

    replace(qtbot, fields["region"], "Oosterdelta")
    replace(qtbot, fields["date"], "26-11-2026")
    replace(qtbot, fields["time"], "13.30")
    answered(qtbot, empty)

    assert empty.asked == [
        SaveAbout("region", "Oosterdelta"),
        SaveAbout("date", "2026-11-26"),
        SaveAbout("time", "13:30"),
    ]
    assert empty.window.prepare.about.asked["date"].below.text() == "Thursday 26 November 2026"


def test_an_error_is_marked_where_it_stands_and_goes(qtbot, empty):
    about = empty.window.prepare.about
    asked = about.asked["date"]

    replace(qtbot, about.fields["date"], "31-2-2026")
    qtbot.waitUntil(lambda: asked.is_wrong)
    assert asked.below.text() == "This is not a date. Write it as 2026-11-26."
    assert about.fields["date"].text() == "31-2-2026"  # what was typed stays, to be corrected
    empty.show()
    assert asked.is_wrong
    replace(qtbot, about.fields["date"], "28-2-2026")
    answered(qtbot, empty)

    assert not asked.is_wrong


def test_what_the_scan_has_is_no_error_when_it_is_typed_once_more(qtbot, scan):
    about = scan.window.prepare.about
    field, asked = about.fields["time"], about.asked["time"]
    before = field.text()
    for _ in range(2):  # and the same slip is told as often as it is made
        replace(qtbot, field, "25:00")
        qtbot.waitUntil(lambda: asked.is_wrong)

        replace(qtbot, field, before)

        assert not asked.is_wrong


def test_a_person_is_added_where_the_gap_is(qtbot, scan):
    people = scan.window.prepare.people
    people.places.wanted.emit("other")
    form = people.form
    for key, text in (("first", "Noor"), ("last", "Jansen"), ("email", "noor@raad.example")):
        typed(qtbot, form.fields[key], text)

    form.save_button.click()
    answered(qtbot, scan)

    person = Person("new1", "Noor", "Jansen", "", "other", "", "noor@raad.example")
    assert scan.asked == [SavePerson(person)]
    assert not form.isVisible()
    assert scan.window.prepare.lacking.text().startswith("Still to do: 12 not invited yet")


def test_a_refused_person_is_marked_at_the_field(qtbot, scan):
    people = scan.window.prepare.people
    people.add.click()
    people.form.save_button.click()
    qtbot.waitUntil(lambda: people.form.asked["first"].is_wrong)
    assert people.form.asked["first"].below.text() == "Fill in a name."

    typed(qtbot, people.form.fields["first"], "Samira")
    typed(qtbot, people.form.fields["last"], "Bakker")
    people.form.save_button.click()
    qtbot.waitUntil(lambda: people.form.asked["last"].is_wrong)

    assert not people.form.asked["first"].is_wrong
    assert people.form.asked["last"].below.text().startswith("Samira Bakker is on the list")


def test_a_person_is_changed_and_removed_from_the_list(qtbot, scan):
    people = scan.window.prepare.people
    people.view.setCurrentIndex(people.view.list.index(2, 0))
    people.view.setFocus()
    qtbot.keyClick(people.view, Qt.Key.Key_Return)
    assert people.form.heading.text() == "Samira Bakker"

    people.form.remove.click()
    assert scan.asked == []
    people.form.question.yes.click()
    answered(qtbot, scan)

    assert scan.asked == [RemovePerson("s3")]
    assert "s3" not in scan.state.people


def test_more_than_twelve_is_a_hint_and_no_block(qtbot, scan):
    for number in range(2):
        scan.do(SavePerson(Person(f"p{number}", f"Extra {number}", domain="care")))
    scan.show()
    prepare = scan.window.prepare
    assert prepare.people.hint.text().startswith("You have 13 people now.")

    prepare.unlock.click()
    prepare.question.yes.click()
    answered(qtbot, scan)

    assert scan.asked_of(Unlock)
    assert not scan.state.locked


def test_unlocking_an_empty_list_says_why_not(qtbot, empty):
    empty.window.prepare.unlock.click()
    qtbot.waitUntil(empty.window.strip.isVisible)

    assert "nobody on the list" in empty.window.strip.words.text()
    assert empty.state.locked


@pytest.mark.parametrize(
    ("typed_in", "kept"),
    [("26-11-2026", "2026-11-26"), ("1/2/2027", "2027-02-01"), ("2026-11-26", "2026-11-26")],
)
def test_a_day_is_read_as_people_write_it(typed_in, kept):
    assert day_read(typed_in) == kept


@pytest.mark.parametrize(("typed_in", "kept"), [("9.05", "09:05"), ("13:30 uur", "13:30")])
def test_an_hour_is_read_as_people_write_it(typed_in, kept):
    assert hour_read(typed_in) == kept


@pytest.mark.parametrize("page", [HOME, PREPARE, CONDUCT, AGENDA])
def test_every_control_has_a_name(qtbot, scan, page):
    scan.do(Unlock("K7QM4RPX"))
    scan.take()
    scan.show()
    scan.window.go(page)

    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for widget in scan.window.pages.currentWidget().findChildren(kind):
            # What is hidden gets its name when it is shown; a table has a corner nobody sees.
            corner = widget.metaObject().className() == "QTableCornerButton"
            if not corner and widget.isVisible():
                assert widget.accessibleName(), widget


def test_the_practice_file_is_asked_for_by_keyboard_with_what_was_just_typed(
    qtbot, empty, tmp_path
):
    prepare = empty.window.prepare
    typed(qtbot, prepare.about.fields["region"], "Oosterdelta")

    prepare.athome.save.setFocus()
    qtbot.keyClick(prepare.athome.save, Qt.Key.Key_Space)
    dialog = empty.window.findChild(QFileDialog)
    path = str(tmp_path / "oefenen.html")
    with qtbot.waitSignal(empty.window.practice_wanted) as wanted:
        dialog.fileSelected.emit(path)

    assert SaveAbout("region", "Oosterdelta") in empty.asked
    assert wanted.args == [path]
    assert dialog.defaultSuffix() == "html"
    dialog.close()


def test_the_filled_button_leads_to_what_lacks_something_and_then_to_the_lock(qtbot, empty):
    prepare = empty.window.prepare
    assert prepare.unlock.property("kind") == "plain"
    assert prepare.onward.accessibleName() == "Next: participants"

    prepare.onward.click()

    [here] = [one.title for one in prepare.parts.each if one.section.isChecked()]
    assert here == "Participants"
    assert prepare.onward.accessibleName() == "Next: on the day itself"

    prepare.onward.click()

    assert not prepare.onward.isVisible()  # nothing below it lacks anything
    assert prepare.unlock.property("kind") == "main"


def test_on_the_day_itself_the_lock_is_the_filled_button(qtbot, empty):
    empty.do(SaveAbout("date", date.today().isoformat()))
    empty.show()

    assert not empty.window.prepare.onward.isVisible()
    assert empty.window.prepare.unlock.property("kind") == "main"


def test_the_index_follows_the_page(qtbot, scan):
    scan.window.resize(1180, 640)
    prepare = scan.window.prepare
    bar = prepare.parts.findChild(QScrollArea).verticalScrollBar()
    seen = []
    for value in range(0, bar.maximum() + 1, 40):
        bar.setValue(value)
        [here] = [n for n, one in enumerate(prepare.parts.each) if one.section.isChecked()]
        seen.append(here)

    assert seen == sorted(seen)
    assert seen[0] == 0
    assert len(set(seen)) > 3
