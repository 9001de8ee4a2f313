"""Many people at once in the chair's window: pasted or from a file, looked over, then added."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from scanhost.domain.commands import Divide, RemovePeople, SavePeople
from scanhost.domain.division import written
from scanhost.domain.errors import Trouble
from scanhost.domain.people import Person
from scanhost.domain.tables import Table, table
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, shown

Key = Qt.Key
SHEET = (
    "Naam\tOrganisatie\tDomein\tE-mail\tTelefoon\n"
    "Jan Jansen\tROC Oost\tonderwijs\tjan@roc.example\t0612345678\n"
    "linda visser\tRMC\tleerplicht\tl@rmc.example\t\n"
    "\tUWV\tuwv\t\t\n"
    "Els Bos\tMEE\tzorg\tels@mee\t\n"
)


@pytest.fixture
def scan(qtbot):
    """A scan being prepared, with twelve people."""
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    return room


@pytest.fixture
def panel(scan):
    return scan.window.prepare.people.importing


def looked_over(qtbot, panel) -> None:
    qtbot.waitUntil(lambda: panel.preview.isVisible() and not panel._slices.isActive())


def paste(qtbot, widget, text: str) -> None:
    """Press Ctrl+V with this on the clipboard."""
    QGuiApplication.clipboard().setText(text)  # a QMimeData of ours would outlive Python there
    qtbot.keyClick(widget, Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def becomes(panel) -> list[str]:
    lines = panel.preview.lines
    return [lines.data(lines.index(row, 0)) for row in range(lines.rowCount())]


def test_rows_of_a_spreadsheet_are_pasted_looked_over_and_added(qtbot, scan, panel):
    people = scan.window.prepare.people
    people.bring.click()
    assert panel.box.hasFocus()
    paste(qtbot, panel.box, SHEET)
    looked_over(qtbot, panel)

    assert becomes(panel) == [
        "is added (Education)",
        "skipped: on the list already",
        "skipped: no name",
        "is added, address not complete (Care and support)",
    ]
    assert panel.total.text() == "2 people are added. 2 rows are skipped."
    panel.add.click()
    answered(qtbot, scan)

    (asked,) = scan.asked_of(SavePeople)
    assert [one.name for one in asked.people] == ["Jan Jansen", "Els Bos"]
    assert len(scan.state.people) == 14
    assert not panel.isVisible()
    assert scan.window.strip.words.text() == "2 people were added."
    scan.window.strip.yes.click()
    answered(qtbot, scan)
    assert len(scan.state.people) == 12


def test_rows_are_looked_over_again_when_the_table_is_divided_otherwise(qtbot, scan, panel):
    people, domains = scan.state.people.values(), scan.state.pack.domains
    scan.do(RemovePeople(tuple(one.id for one in people if one.domain == "care")))
    scan.show()
    scan.window.prepare.people.bring.click()
    paste(qtbot, panel.box, SHEET)
    looked_over(qtbot, panel)
    assert any("Care and support" in one for one in becomes(panel))

    left = [one for one in domains if one.id != "care"]  # nobody on the list has it
    scan.do(Divide("own", written(left, "nl")))
    scan.show()
    looked_over(qtbot, panel)
    assert not any("Care and support" in one for one in becomes(panel))
    panel.add.click()
    answered(qtbot, scan)
    assert "els bos" in {one.name.casefold() for one in scan.state.people.values()}


def test_the_address_line_of_a_mail_is_pasted_into_the_list_itself(qtbot, scan, panel):
    view = scan.window.prepare.people.view
    view.setFocus()

    paste(qtbot, view, '"Jansen, Jan" <jan@x.nl>; Piet de Vries <p@y.nl>')
    looked_over(qtbot, panel)
    panel.add.click()
    answered(qtbot, scan)

    new = [one for one in scan.state.people.values() if one.email]
    assert [(one.first, one.last, one.email) for one in new] == [
        ("Jan", "Jansen", "jan@x.nl"),
        ("Piet", "de Vries", "p@y.nl"),
    ]


def test_what_is_typed_is_looked_over_as_well(qtbot, scan, panel):
    panel.begin()
    qtbot.keyClicks(panel.box, "Ada Post <ada@x.nl>")
    looked_over(qtbot, panel)

    assert becomes(panel) == ["is added"]
    assert panel.add.text() == "Add 1 person"


def test_a_column_is_matched_by_hand_and_holds_one_thing_only(qtbot, scan, panel):
    panel.take_text("Jan Jansen;ROC;x\nEls Bos;MEE;y")
    looked_over(qtbot, panel)
    name, organisation, last = panel.preview.heads.choices
    assert (name.chosen, organisation.chosen) == ("name", "organisation")

    last.setFocus()
    last.choose("organisation")
    last.activated.emit(last.currentIndex())
    looked_over(qtbot, panel)

    assert (organisation.chosen, last.chosen) == ("", "organisation")
    assert [one.person.organisation for one in panel._found] == ["x", "y"]


def test_the_first_row_can_be_headings_or_somebody(qtbot, scan, panel):
    panel.take_text("Jan Jansen;ROC\nEls Bos;MEE")
    looked_over(qtbot, panel)
    assert not panel.heading.isChecked()
    assert len(becomes(panel)) == 2

    panel.heading.setFocus()
    qtbot.keyClick(panel.heading, Key.Key_Space)
    looked_over(qtbot, panel)

    assert becomes(panel) == ["is added"]
    first = panel.preview.heads.choices[0]
    assert first.accessibleName() == "What column 1 holds: Jan Jansen"


def test_a_file_is_chosen_and_read_elsewhere(qtbot, scan, panel, tmp_path):
    panel.begin()
    panel.choose.click()
    dialog = scan.window.findChild(QFileDialog)
    path = str(tmp_path / "lijst.csv")
    with qtbot.waitSignal(panel.file_wanted) as wanted:
        dialog.fileSelected.emit(path)
    dialog.close()
    assert wanted.args == [path]
    assert panel.said.text() == "Reading lijst.csv …"

    panel.read(path, Table((("Naam", "Mail"), ("Jan Jansen", "jan@x.nl"))))
    looked_over(qtbot, panel)

    assert panel.said.text() == "lijst.csv"
    assert becomes(panel) == ["is added"]


def test_what_is_wrong_with_a_file_is_said_there_and_the_list_is_as_it_was(qtbot, scan, panel):
    before = dict(scan.state.people)
    panel.take_file("/x/foto.csv")

    panel.read("/x/foto.csv", Trouble("table.foreign", name="foto.csv"))

    assert panel.said.text() == "foto.csv is not a table. Choose a CSV file or a spreadsheet."
    assert panel.said.property("kind") == "error"
    assert not panel.preview.isVisible()
    assert not panel.add.isVisible()
    assert scan.state.people == before


def test_a_file_that_comes_late_is_left_alone(qtbot, scan, panel):
    panel.take_file("/x/a.csv")
    panel.take_file("/x/b.csv")

    panel.read("/x/a.csv", Table((("Jan Jansen",),)))

    assert not panel.preview.isVisible()
    panel.leave()
    panel.read("/x/b.csv", Table((("Jan Jansen",),)))
    assert not panel.isVisible()


def test_a_file_is_dropped_on_the_participants(qtbot, scan, panel):
    people = scan.window.prepare.people
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/x/lijst.xlsx")])
    spot = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(9, 9), *spot, none)
    people.dragEnterEvent(entered)
    assert entered.isAccepted()

    with qtbot.waitSignal(panel.file_wanted) as wanted:
        people.dropEvent(QDropEvent(QPointF(9, 9), *spot, none))

    assert wanted.args == ["/x/lijst.xlsx"]


def test_more_people_than_a_scan_holds_are_named_as_soon_as_they_are_read(qtbot, scan, panel):
    panel.take_file("/x/veel.csv")
    panel.read("/x/veel.csv", table([[f"Jan{at}", f"Smit{at}"] for at in range(1200)]))
    looked_over(qtbot, panel)

    assert panel.many.text() == (
        "These are 1200 people, and 12 are on the list already; a scan can hold 1000. Take at "
        "least 212 of them out, and choose the file or paste again."
    )
    assert panel.many.isVisible()
    assert not panel.add.isEnabled()
    assert len(becomes(panel)) == 1200
    panel.take_file("/x/minder.csv")
    panel.read("/x/minder.csv", table([[f"Jan{at}", f"Smit{at}"] for at in range(988)]))
    looked_over(qtbot, panel)
    assert not panel.many.isVisible()
    panel.add.click()
    answered(qtbot, scan)
    assert len(scan.state.people) == 1000


def test_with_nobody_on_the_list_only_the_new_ones_count(qtbot):
    scan = ChairRoom(new_scan=True)
    qtbot.addWidget(scan.window)
    shown(qtbot, scan)
    panel = scan.window.prepare.people.importing

    panel.take_text("\n".join(f"Jan{at};Smit{at}" for at in range(1001)))
    looked_over(qtbot, panel)

    assert panel.many.text().startswith("These are 1001 people, and a scan can hold 1000. ")


def test_of_more_rows_than_are_read_it_is_said(qtbot, scan, panel):
    panel.take_file("/x/veel.csv")
    panel.read("/x/veel.csv", table([["Jan"]] * 6000))
    looked_over(qtbot, panel)

    assert panel.total.text() == (
        "1 person is added. 4999 rows are skipped. There is more in it; at most 5000 rows are read."
    )


def test_a_long_paste_is_read_and_not_shown_and_too_much_is_said(qtbot, scan, panel):
    panel.begin()
    paste(qtbot, panel.box, "\n".join(f"Jan Jansen{at};ROC" for at in range(800)))
    looked_over(qtbot, panel)
    assert len(becomes(panel)) == 800
    assert panel.box.toPlainText() == ""

    paste(qtbot, panel.box, "x" * 400_000)

    assert panel.said.text().startswith("This is too much to paste.")
    assert len(becomes(panel)) == 800
    qtbot.keyClicks(panel.box, "Els Bos;MEE")
    qtbot.waitUntil(lambda: len(becomes(panel)) == 801)


def test_the_panel_asked_for_again_keeps_what_is_in_it(qtbot, scan, panel):
    bring = scan.window.prepare.people.bring
    bring.click()
    paste(qtbot, panel.box, "Jan Jansen;ROC;x")
    looked_over(qtbot, panel)
    last = panel.preview.heads.choices[2]
    last.choose("function")
    last.activated.emit(last.currentIndex())
    looked_over(qtbot, panel)

    bring.click()

    assert panel.isVisible()
    assert panel.box.hasFocus()
    assert panel.box.toPlainText() == "Jan Jansen;ROC;x"
    assert panel.preview.heads.choices[2].chosen == "function"


def test_what_is_pasted_into_the_list_comes_besides_what_was_typed(qtbot, scan, panel):
    panel.begin()
    qtbot.keyClicks(panel.box, "Jan Jansen;ROC")

    view = scan.window.prepare.people.view
    view.setFocus()
    paste(qtbot, view, "Els Bos;MEE")
    looked_over(qtbot, panel)

    assert panel.box.toPlainText() == "Jan Jansen;ROC\nEls Bos;MEE"
    assert panel.total.text() == "2 people are added."


def test_a_file_takes_the_place_of_what_was_typed_only_after_a_question(qtbot, scan, panel):
    panel.begin()
    qtbot.keyClicks(panel.box, "Jan Jansen;ROC")
    wanted: list[str] = []
    panel.file_wanted.connect(wanted.append)

    panel.take_file("/x/lijst.csv")
    assert wanted == []
    assert panel.question.no.hasFocus()
    panel.question.no.click()
    assert panel.box.toPlainText() == "Jan Jansen;ROC"
    panel.take_file("/x/lijst.csv")
    panel.question.yes.click()

    assert wanted == ["/x/lijst.csv"]
    panel.read("/x/lijst.csv", Table((("Els Bos", "MEE"),)))
    looked_over(qtbot, panel)
    assert panel.box.toPlainText() == ""
    assert panel.total.text() == "1 person is added."


def test_escape_closes_an_empty_panel_at_once(qtbot, scan, panel):
    scan.window.prepare.people.bring.click()

    qtbot.keyClick(panel.box, Key.Key_Escape)

    assert not panel.isVisible()


def test_escape_asks_leaves_and_the_next_time_it_is_empty(qtbot, scan, panel):
    panel.take_text("Jan Jansen;ROC")
    looked_over(qtbot, panel)

    qtbot.keyClick(panel.box, Key.Key_Escape)
    assert panel.question.isVisible()
    assert panel.question.no.hasFocus()
    panel.question.no.click()
    assert panel.box.toPlainText() == "Jan Jansen;ROC"
    qtbot.keyClick(panel.box, Key.Key_Escape)
    panel.question.yes.click()

    assert not panel.isVisible()
    assert scan.window.prepare.people.bring.hasFocus()
    panel.begin()
    assert not panel.preview.isVisible()
    assert scan.asked == []


def test_somebody_added_meanwhile_is_skipped(qtbot, scan, panel):
    panel.take_text("Jan Jansen;ROC")
    looked_over(qtbot, panel)

    scan.do(SavePeople((Person("p1", "Jan", "Jansen"),)))
    scan.show()
    looked_over(qtbot, panel)

    assert becomes(panel) == ["skipped: on the list already"]
    assert not panel.add.isEnabled()


def test_tab_goes_from_the_box_past_the_columns_to_the_button(qtbot, scan, panel):
    panel.take_text("Jan Jansen;ROC")
    looked_over(qtbot, panel)
    panel.box.setFocus()

    walked = []
    for _ in range(7):
        qtbot.keyClick(scan.window.focusWidget(), Key.Key_Tab)
        walked.append(scan.window.focusWidget())

    choices = panel.preview.heads.choices
    expected = [panel.choose, panel.heading, *choices, panel.preview, panel.add, panel.cancel]
    assert walked == expected


def test_what_is_too_long_for_the_box_comes_besides_what_stands_in_it(qtbot, scan, panel):
    scan.window.prepare.people.bring.click()
    paste(qtbot, panel.box, "; ".join(f"Piet Eerst{n} <p{n}@school.example>" for n in range(130)))
    looked_over(qtbot, panel)
    paste(
        qtbot, panel.box, "\n" + "; ".join(f"Els Later{n} <e{n}@care.example>" for n in range(30))
    )
    qtbot.waitUntil(lambda: panel.total.text() == "160 people are added.")

    qtbot.keyClick(panel.box, Key.Key_Return)  # a key in the box loses nothing either
    qtbot.wait(400)

    assert panel.total.text() == "160 people are added."
    assert panel.add.isVisible()


def test_a_file_that_cannot_be_read_costs_nothing_of_what_was_typed(qtbot, scan, panel):
    panel.begin()
    qtbot.keyClicks(panel.box, "Jan Jansen;ROC")
    looked_over(qtbot, panel)

    panel.take_file("/x/foto.csv")
    panel.question.yes.click()
    panel.read("/x/foto.csv", Trouble("table.foreign", name="foto.csv"))

    assert panel.said.text() == "foto.csv is not a table. Choose a CSV file or a spreadsheet."
    assert panel.box.toPlainText() == "Jan Jansen;ROC"
    assert panel.total.text() == "1 person is added."


def test_a_double_click_adds_everybody_once(qtbot, scan, panel):
    panel.take_text("Jan Jansen;ROC")
    looked_over(qtbot, panel)

    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    answered(qtbot, scan)

    assert len(scan.asked_of(SavePeople)) == 1
    assert len(scan.state.people) == 13


def test_an_address_line_of_names_only_is_people_and_not_one_with_an_organisation(
    qtbot, scan, panel
):
    panel.begin()
    paste(qtbot, panel.box, "Jansen, Jan; Vries, Piet de; Els Smit")
    looked_over(qtbot, panel)

    assert [one.person.name for one in panel._found] == ["Jan Jansen", "Piet de Vries", "Els Smit"]


def test_a_title_above_the_headings_is_nobody(qtbot, scan, panel):
    panel.take_file("/x/lijst.csv")
    title = (("Scan Twente 2026", "", ""), ("Naam", "Organisatie", "E-mail"))
    panel.read("/x/lijst.csv", Table((*title, ("Jan Jansen", "ROC", "jan@x.nl"))))
    looked_over(qtbot, panel)

    assert panel.heading.isChecked()
    assert becomes(panel) == ["is added"]
    assert panel._found[0].person.organisation == "ROC"
