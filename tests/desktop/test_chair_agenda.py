"""Points, actions and the agenda in the chair's window, on the real rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from scanhost.desktop import slides
from scanhost.desktop.chair import nextbutton
from scanhost.desktop.chair.calendar import Month
from scanhost.desktop.chair.outgoing import PRINT
from scanhost.desktop.chair.topbar import AGENDA, CONDUCT
from scanhost.desktop.snapshot import UNTYPED
from scanhost.domain.commands import (
    AddAction,
    DropAction,
    DropPoint,
    InvolveYouth,
    Jump,
    Pause,
    PlanFollowUp,
    SaveAbout,
    SaveText,
    TickPoint,
    Unlock,
)
from scanhost.domain.state import Meeting
from scanhost.report.documents import DEFINITIVE, DRAFT
from scanhost.report.material import Wanted
from scanhost.web import phones
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, at, press, shown

GRADES = ("667867767787", "667678767786", "787678768767", "333444334443", "338833883388")


@pytest.fixture
def review(qtbot, monkeypatch):
    """A session at its first block review."""
    monkeypatch.setattr(nextbutton, "BOUNCE", 0)
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.do(Unlock("K7QM4RPX"))
    room.take()
    for number, grades in enumerate(GRADES, 1):
        at(room, f"norm:1.{number}")
        room.all_grade(f"1.{number}", grades)
    at(room, "review:T1")
    shown(qtbot, room)
    return room


@pytest.fixture
def agenda(qtbot, review):
    """The agenda with two points, at the step of the actions."""
    review.do(TickPoint("1.4", "T1", "1.4"))
    review.do(TickPoint("1.5", "T1", "1.5"))
    at(review, "actions")
    review.show()
    review.window.go(AGENDA)
    return review


def typed(qtbot, field, text):
    field.setFocus()
    qtbot.keyClicks(field, text)


def test_the_three_lists_say_why(review):
    lists = review.window.conduct.stage.lists

    firsts = {name: rows[0][1].accessibleName() for name, rows in lists._rows.items()}

    low = "1.4 Employers well supported. Because it has the lowest grade of this theme, 3.5."
    assert firsts["lowest"] == low
    assert firsts["proposed"] == low
    assert firsts["widest"] == (
        "1.5 Enough employers, together. Because opinions differ most here: the lowest half "
        "gives 3.0, the highest half 8.0, a gap of 5.0."
    )
    rest = [row.accessibleName() for _, row in lists._rows["lowest"][1:]]
    assert rest[0].endswith("Because its mean is 5.5.")


def test_more_than_two_points_in_a_theme_get_a_hint(qtbot, review):
    points = review.window.conduct.points
    for key in (Qt.Key.Key_3, Qt.Key.Key_4):
        press(qtbot, review, key)
        answered(qtbot, review)
    assert points.line.property("kind") == "muted"

    press(qtbot, review, Qt.Key.Key_5)
    answered(qtbot, review)

    assert points.line.text().startswith("3 points are chosen.")
    assert len(review.snapshot().room.points) == 3  # and nothing else


def test_points_are_ticked_by_key_and_by_mouse(qtbot, review):
    press(qtbot, review, Qt.Key.Key_4)
    answered(qtbot, review)
    points = review.window.conduct.points
    points._rows["1.5"].check.click()
    answered(qtbot, review)
    press(qtbot, review, Qt.Key.Key_4)
    answered(qtbot, review)

    assert review.asked == [
        TickPoint("1.4", "T1", "1.4"),
        TickPoint("1.5", "T1", "1.5"),
        DropPoint("1.4"),
    ]
    assert [point.norm for point in review.snapshot().room.points] == ["1.5"]


def test_unticking_can_be_undone(qtbot, review):
    press(qtbot, review, Qt.Key.Key_4)
    answered(qtbot, review)
    press(qtbot, review, Qt.Key.Key_4)
    qtbot.waitUntil(review.window.strip.isVisible)

    review.window.strip.yes.click()
    answered(qtbot, review)

    assert [point.norm for point in review.snapshot().room.points] == ["1.4"]


def test_a_point_in_own_words_keeps_its_words(qtbot, review):
    points = review.window.conduct.points
    typed(qtbot, points.own, "One <b>phone number</b> & more")

    qtbot.keyClick(points.own, Qt.Key.Key_Return)
    answered(qtbot, review)

    assert review.snapshot().room.points[0].title == "One <b>phone number</b> & more"
    assert points._rows["new1"].check.isChecked()
    assert points.own.text() == ""


def test_a_norm_can_be_voted_on_again(qtbot, review):
    conduct = review.window.conduct
    conduct.stage.lists._rows["widest"][0][1].click()
    conduct.points.again.click()
    answered(qtbot, review)

    assert review.state.called == "1.5"
    assert conduct.stage.clock.text() == "1:00"


def test_texts_are_recorded_when_a_field_is_left(qtbot, agenda):
    form = agenda.window.agenda.form
    typed(qtbot, form.lead, "Werkbedrijf Delta")
    assert agenda.asked_of(SaveText) == []

    form.group.setFocus()
    typed(qtbot, form.group, "Els")
    form.youth.setFocus()

    assert agenda.asked == [SaveText("1.4.lead", "Werkbedrijf Delta"), SaveText("1.4.group", "Els")]


def test_lead_and_group_can_be_chosen(qtbot, agenda):
    form = agenda.window.agenda.form

    form._lead.pick("UWV")
    form._group.pick("Noor Jansen")
    form._group.pick("Els Hendriks")
    form._group.pick("Els Hendriks")

    assert agenda.asked == [
        SaveText("1.4.lead", "UWV"),
        SaveText("1.4.group", "Noor Jansen"),
        SaveText("1.4.group", "Noor Jansen, Els Hendriks"),
    ]


def test_texts_are_recorded_a_while_after_typing(qtbot, agenda):
    form = agenda.window.agenda.form
    form.note.record._timer.setInterval(0)

    with qtbot.waitSignal(form.note.record.recorded):
        typed(qtbot, form.note, "a note")

    assert agenda.asked[-1] == SaveText("1.4.note", "a note")


def test_a_field_in_use_is_not_overwritten(qtbot, agenda):
    form = agenda.window.agenda.form
    typed(qtbot, form.lead, "We are still typ")

    agenda.do(SaveText("1.4.lead", "Somebody else"))
    agenda.show()
    assert form.lead.text() == "We are still typ"
    form.group.setFocus()
    answered(qtbot, agenda)

    assert agenda.state.texts["1.4.lead"] == "We are still typ"


def test_a_field_that_was_only_visited_shows_what_is_known(qtbot, agenda):
    form = agenda.window.agenda.form
    form.lead.setFocus()
    agenda.do(SaveText("1.4.lead", "Somebody else"))
    agenda.show()

    form.group.setFocus()

    assert form.lead.text() == "Somebody else"
    assert agenda.asked == []


def test_typing_in_the_last_row_makes_an_action(qtbot, agenda):
    rows = agenda.window.agenda.form.table
    first = rows._rows[-1]
    typed(qtbot, first.fields["what"], "Ask ten parents")
    qtbot.keyClick(first.fields["what"], Qt.Key.Key_Return)
    typed(qtbot, first.fields["who"], "Noor")
    first.fields["when"].setFocus()
    answered(qtbot, agenda)

    assert agenda.asked == [
        AddAction(first.id, "1.4"),
        SaveText(f"{first.id}.what", "Ask ten parents"),
        SaveText(f"{first.id}.who", "Noor"),
    ]
    assert rows._rows[0] is first
    assert len(rows._rows) == 2  # and one for the next
    assert first.fields["when"].hasFocus()


def test_an_action_is_removed_and_brought_back(qtbot, agenda):
    agenda.do(AddAction("a1", "1.4"))
    agenda.do(SaveText("a1.what", "Ask"))
    agenda.show()
    agenda.window.agenda.form.table._rows[0].drop.click()
    answered(qtbot, agenda)
    qtbot.waitUntil(agenda.window.strip.isVisible)

    agenda.window.strip.yes.click()
    answered(qtbot, agenda)

    assert agenda.asked == [DropAction("a1"), AddAction("a1", "1.4")]
    assert agenda.window.agenda.form.table._rows[0].fields["what"].text() == "Ask"


def test_the_last_point_leads_to_the_closing(qtbot, agenda):
    page = agenda.window.agenda
    assert page.forward.accessibleName() == "Next point: 1.5"

    page.forward.click()
    assert page.forward.accessibleName() == "Next: closing"
    page.forward.click()
    answered(qtbot, agenda)

    assert agenda.state.step.id == "closing"
    assert agenda.window.pages.currentIndex() == CONDUCT


def test_what_holds_for_the_whole_agenda_is_asked(qtbot, agenda):
    whole = agenda.window.agenda.whole
    whole.youth.click()
    answered(qtbot, agenda)
    assert not whole.how.isEnabled()
    whole.youth.click()
    answered(qtbot, agenda)
    typed(qtbot, whole.how, "They read along")
    whole.follow_up.setFocus()
    whole.follow_up.clear()
    typed(qtbot, whole.follow_up, "2027-01-14")
    typed(qtbot, whole.absent, "Els")
    whole.follow_up.setFocus()

    assert agenda.asked == [
        InvolveYouth(False),
        InvolveYouth(True),
        SaveText("agenda.youth", "They read along"),
        PlanFollowUp("2027-01-14"),
        SaveText("agenda.absent", "Els"),
    ]


def test_a_day_that_is_none_is_marked_where_it_stands(qtbot, agenda):
    whole = agenda.window.agenda.whole
    whole.follow_up.setFocus()
    whole.follow_up.clear()
    typed(qtbot, whole.follow_up, "next week")

    whole.how.setFocus()
    qtbot.waitUntil(lambda: whole.day.property("kind") == "error")

    assert whole.day.text() == "This is not a date. Write it as 2026-11-26."
    assert not agenda.window.strip.isVisible()


def test_the_pdf_is_asked_for_without_waiting(qtbot, agenda, tmp_path):
    agenda.window.agenda.whole.make_pdf.click()
    dialog = agenda.window.findChild(QFileDialog)
    path = str(tmp_path / "agenda.pdf")

    with qtbot.waitSignal(agenda.window.document_wanted) as wanted:
        dialog.fileSelected.emit(path)

    assert wanted.args == [Wanted(DRAFT), path]
    dialog.close()


def test_once_a_meeting_has_ended_the_agenda_is_the_definitive_one(qtbot, agenda):
    agenda.do(Jump("closing"))
    agenda.state = replace(agenda.state, meetings={2: Meeting(2, "2027-01-07", ended=True)})
    agenda.show()

    with qtbot.waitSignal(agenda.window.document_wanted) as wanted:
        agenda.window.agenda.whole.print.click()

    assert wanted.args == [Wanted(DEFINITIVE), PRINT]


def test_pictures_are_asked_for_without_waiting(qtbot, agenda, tmp_path):
    agenda.window.agenda.whole.make_pictures.click()
    dialog = agenda.window.findChild(QFileDialog)

    with qtbot.waitSignal(agenda.window.pictures_wanted) as wanted:
        dialog.fileSelected.emit(str(tmp_path))

    assert wanted.args == [str(tmp_path), "Slides Oosterdelta 2026-11-26"]
    dialog.close()


def test_printing_records_what_is_being_typed_first(qtbot, agenda):
    typed(qtbot, agenda.window.agenda.form.lead, "UWV")

    with qtbot.waitSignal(agenda.window.document_wanted):
        agenda.window.agenda.whole.print.click()

    assert agenda.asked == [SaveText("1.4.lead", "UWV")]


def test_closing_asks_once_and_explains(qtbot, agenda):
    whole = agenda.window.agenda.whole
    whole.close_it.click()
    assert "final" in whole.question.words.text()
    assert whole.question.no.hasFocus()

    with qtbot.waitSignal(agenda.window.close_session_wanted):
        whole.question.yes.click()


def test_not_closing_is_one_key(qtbot, agenda):
    whole = agenda.window.agenda.whole
    whole.close_it.click()

    with qtbot.assertNotEmitted(agenda.window.close_session_wanted):
        qtbot.keyClick(whole.question.no, Qt.Key.Key_Escape)

    assert whole.close_it.isVisible()
    assert not whole.question.isVisible()


def test_tab_visits_the_agenda_in_reading_order(qtbot, agenda):
    form = agenda.window.agenda.form
    form.group.setFocus()

    visited = []
    for _ in range(9):
        qtbot.keyClick(agenda.window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(agenda.window.focusWidget().accessibleName())

    assert visited == [
        "Add somebody to the group",
        "Action 1: what are we going to do?",
        "Action 1: who?",
        "Action 1: when?",
        "How do young people take part in this point?",
        "Note",
        "Notes on this theme, only for you",
        "Next point: 1.5",
        "Young people take part",
    ]


def test_a_person_leads_and_brings_their_organisation(qtbot, agenda):
    form = agenda.window.agenda.form

    form._person.pick("Noor Jansen")
    answered(qtbot, agenda)

    noor = next(p for p in agenda.state.people.values() if p.name == "Noor Jansen")
    assert form.lead.text() == noor.organisation
    assert agenda.snapshot().room.points[0].led_by == f"{noor.organisation}, Noor Jansen"

    form._person.pick("Els Hendriks")
    answered(qtbot, agenda)
    assert form.lead.text() == noor.organisation  # what was chosen stays


def test_who_and_when_of_an_action_are_picked(qtbot, agenda, monkeypatch):
    popped: list[list[str]] = []
    monkeypatch.setattr(
        QMenu, "popup", lambda menu, _: popped.append([one.text() for one in menu.actions()])
    )
    form = agenda.window.agenda.form
    row = form.table._rows[0]
    typed(qtbot, row.fields["what"], "Ask ten parents")
    row.fields["when"].setFocus()

    qtbot.keyClick(row.fields["when"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = agenda.window.findChild(Month)
    month.days.clicked.emit(QDate(2026, 12, 18))
    answered(qtbot, agenda)

    [action] = agenda.snapshot().room.points[0].actions
    assert (action.what, action.when) == ("Ask ten parents", "18 december 2026")
    assert row.fields["when"].hasFocus()
    row.fields["who"].setFocus()
    qtbot.keyClick(row.fields["who"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert popped == [[seat.person.name for seat in agenda.snapshot().room.seats]]


# --- notes ---------------------------------------------------------------------------------------


def test_notes_are_written_by_key_and_kept_with_their_theme(qtbot, review):
    press(qtbot, review, Qt.Key.Key_N)
    notes = review.window.conduct.notes
    assert notes.box.hasFocus()
    qtbot.keyClicks(notes.box, "why 1.4")
    qtbot.keyClick(notes.box, Qt.Key.Key_Escape)
    answered(qtbot, review)

    assert review.asked == [SaveText("note.T1", "why 1.4")]
    assert review.window.conduct.hasFocus()

    at(review, "norm:2.1")
    review.show()
    assert notes.box.toPlainText() == ""


def test_notes_in_the_making_stay_with_their_theme_when_the_room_moves_on(qtbot, review):
    notes = review.window.conduct.notes
    typed(qtbot, notes.box, "half a sen")
    at(review, "theme:T2")

    review.show()
    answered(qtbot, review)
    qtbot.keyClicks(notes.box, "new")
    notes.box.record.flush()

    assert review.state.texts["note.T1"] == "half a sen"
    assert review.state.texts["note.T2"] == "new"


def test_notes_stand_beside_the_points_of_their_theme_and_nowhere_public(qtbot, agenda):
    agenda.do(SaveText("note.T1", "only for me"))
    agenda.show()

    assert agenda.window.agenda.form.mine.box.toPlainText() == "only for me"
    snapshot = agenda.snapshot()
    assert "only for me" not in str(snapshot.agenda)
    assert "only for me" not in str(phones.public(snapshot.room))
    for step in ("review:T1", "points", "actions", "closing"):
        shown = replace(
            snapshot,
            room=replace(
                snapshot.room, step=next(one for one, _ in snapshot.room.steps if one.id == step)
            ),
        )
        assert "only for me" not in str(slides.marks(shown))


def test_without_room_the_notes_open_by_their_key(qtbot, review):
    review.window.resize(1180, 640)
    qtbot.waitUntil(lambda: review.window.conduct.notes.open.isVisible())
    assert not review.window.conduct.notes.box.isVisible()

    press(qtbot, review, Qt.Key.Key_N)
    assert review.window.conduct.notes.box.hasFocus()
    qtbot.keyClick(review.window.conduct.notes.box, Qt.Key.Key_Escape)

    assert not review.window.conduct.notes.box.isVisible()


def test_what_is_typed_in_a_point_that_goes_is_kept_for_when_it_comes_back(qtbot, agenda):
    typed(qtbot, agenda.window.agenda.form.lead, "UWV")
    agenda.do(DropPoint("1.4"))
    agenda.show()
    answered(qtbot, agenda)

    assert agenda.state.texts["1.4.lead"] == "UWV"
    assert agenda.window.desk.typing.now == UNTYPED


@pytest.mark.parametrize("clock", [True, False])
def test_a_file_dialog_holds_nothing_up_while_a_clock_runs(qtbot, review, monkeypatch, clock):
    called: list[str] = []
    monkeypatch.setattr(QFileDialog, "show", lambda _: called.append("show"))
    monkeypatch.setattr(QFileDialog, "open", lambda _: called.append("open"))
    if not clock:
        review.do(Pause())
    review.show()
    assert review.snapshot().room.running is clock

    review.window.agenda.pdf.emit()
    review.window.agenda.whole.pictures.emit()

    assert called == (["show", "show"] if clock else ["open", "open"])


@pytest.mark.parametrize(
    ("first", "planned", "why"),
    [
        ("2026-11-26", "", "Thursday 7 January 2027: six weeks after session 1."),
        (
            "2026-11-20",
            "",
            "Monday 4 January 2027: six weeks after session 1 is a public holiday; this is the "
            "next working day.",
        ),
        (
            "2026-11-21",
            "",
            "Monday 4 January 2027: six weeks after session 1 is a weekend; this is the next "
            "working day.",
        ),
        (
            "2026-11-26",
            "2027-01-08",
            "Friday 8 January 2027: later than six weeks, so attention may fade.",
        ),
        ("2026-11-26", "2026-12-10", "Thursday 10 December 2026: within six weeks."),
        ("2026-11-26", "2026-11-26", "Thursday 26 November 2026: that is not after session 1."),
    ],
)
def test_the_day_of_session_2_has_a_reason(agenda, first, planned, why):
    agenda.do(SaveAbout("date", first))
    agenda.do(PlanFollowUp(planned))

    agenda.show()

    assert agenda.window.agenda.whole.day.text() == why


def test_session_2_is_saved_for_a_calendar(qtbot, agenda):
    whole = agenda.window.agenda.whole

    whole.appointment_file.click()
    dialog = agenda.window.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(agenda.window.appointment_wanted) as wanted:
        dialog.fileSelected.emit("/somewhere/session.ics")
    dialog.close()

    assert wanted.args == ["/somewhere/session.ics"]
    agenda.do(SaveAbout("date", ""))
    agenda.show()
    assert not whole.appointment_file.isEnabled()
