"""Session 2 from the chair's window: every step by keyboard and mouse, on the real rules."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from scanhost.desktop.chair.between import AGREEMENTS
from scanhost.desktop.chair.calendar import Month
from scanhost.desktop.chair.dates import day_written, month_said
from scanhost.desktop.chair.pages import AGENDA, FOLLOW, fitting
from scanhost.desktop.snapshot import Typed
from scanhost.domain import followup as ask
from scanhost.domain.commands import PlanFollowUp, SaveAbout, SaveText
from tests.desktop.chairgallery import settle
from tests.desktop.followroom import TODAY, follow_room
from tests.desktop.test_chair_agenda import typed

DAY = TODAY.isoformat()


@pytest.fixture
def room(qtbot):
    """A scan between its two sessions, with the page of what follows on screen."""
    made = follow_room()
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    made.window.show()
    qtbot.waitExposed(made.window)
    return made


@pytest.fixture
def meeting(qtbot, room):
    """Session 2, at its welcome."""
    room.window.follow.between.begin.click()
    answered(qtbot, room)
    room.asked.clear()
    return room


def answered(qtbot, room):
    """Wait until the window was told what came of what it asked, and of what it then asked."""
    settle()
    qtbot.waitUntil(lambda: room.bridge.snapshot.room == room.snapshot().room)


def press(qtbot, room, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(room.window.focusWidget() or room.window, key, modifier)


def step(room):
    return room.snapshot().room.meeting.step.id


def to(qtbot, room, wanted):
    """Go on with the space bar until a step is there."""
    for _ in range(40):
        if step(room) == wanted:
            return room.window.follow.meeting.form
        press(qtbot, room, Qt.Key.Key_Space)
        answered(qtbot, room)
    raise AssertionError(wanted)


def point(room, id="1.4"):
    return next(one for one in room.snapshot().room.points if one.id == id)


# --- between the sessions -------------------------------------------------------------------------


def test_a_closed_scan_opens_on_what_follows(room):
    assert fitting(room.snapshot().room) == FOLLOW


def test_the_homework_of_a_point_is_kept_and_changed(qtbot, room):
    between = room.window.follow.between
    form = between.form
    form.stand.stand.each["busy"].click()
    typed(qtbot, form.stand.found, "Seven of ten want one number")
    form.lead.setFocus()
    answered(qtbot, room)

    assert room.asked == [
        ask.StandPoint("1.4", "busy"),
        SaveText("1.4.found", "Seven of ten want one number"),
    ]
    item = between.points.chain()[0]
    assert item.accessibleName().endswith("in progress · Werkbedrijf Oosterdelta")
    assert between.form.table._rows[0].fields["who"].text() == "Noor Jansen"


def test_session_2_later_than_six_weeks_is_warned_about_and_can_be_changed(qtbot, room):
    day = room.window.follow.between.side.day
    assert day.said.property("kind") == "small"
    room.do(PlanFollowUp("2027-03-04"))
    room.show()
    assert day.said.property("kind") == "todo"
    assert "later than six weeks" in day.said.text()

    day.line.setFocus()
    day.line.clear()
    qtbot.keyClicks(day.line, "2027-01-07")
    qtbot.keyClick(day.line, Qt.Key.Key_Return)
    answered(qtbot, room)

    assert day.said.property("kind") == "small"


def test_session_2_begins_today_and_can_be_taken_back(qtbot, room):
    window = room.window
    window.follow.between.begin.click()
    answered(qtbot, room)
    assert room.asked == [ask.BeginMeeting(DAY)]
    assert step(room) == "welcome"
    assert window.follow.meeting.isVisible()

    window.strip.yes.click()
    answered(qtbot, room)

    assert room.snapshot().room.meeting is None
    assert window.follow.between.isVisible()


# --- a meeting ------------------------------------------------------------------------------------


def test_a_remote_leads_through_the_steps_and_back(qtbot, meeting):
    page = meeting.window.follow.meeting
    assert page.forward.accessibleName() == "Next: status of 1.4"
    press(qtbot, meeting, Qt.Key.Key_PageDown)
    answered(qtbot, meeting)
    press(qtbot, meeting, Qt.Key.Key_PageDown)
    answered(qtbot, meeting)
    assert step(meeting) == "status:1.5"
    press(qtbot, meeting, Qt.Key.Key_PageUp)
    answered(qtbot, meeting)

    assert step(meeting) == "status:1.4"


def test_pressing_next_twice_at_once_moves_on_one_step(meeting):
    page = meeting.window.follow.meeting
    shown = page._snapshot
    page.go_on()
    page._snapshot = shown  # the second press comes before the window knows

    page.go_on()

    assert step(meeting) == "status:1.4"
    assert meeting.window.strip.property("kind") != "refused"


def test_the_keyboard_jumps_in_the_run_of_show(qtbot, meeting):
    rail = meeting.window.follow.meeting.rail
    press(qtbot, meeting, Qt.Key.Key_J)
    titles = [line.title for line in rail.model.lines]
    for _ in range(titles.index("Definitive choice")):
        qtbot.keyClick(rail.view, Qt.Key.Key_Down)
    qtbot.keyClick(rail.view, Qt.Key.Key_Return)
    answered(qtbot, meeting)

    assert step(meeting) == "choice"
    assert meeting.window.follow.hasFocus() or meeting.window.follow.meeting.hasFocus()


def test_what_was_found_out_is_read_along_and_kept(qtbot, meeting):
    form = to(qtbot, meeting, "status:1.4")
    said: list[Typed] = []
    meeting.window.typed.connect(said.append)

    typed(qtbot, form.stand.found, "One number")
    assert dict(said[-1].texts)["1.4.found"] == "One number"
    press(qtbot, meeting, Qt.Key.Key_PageDown)  # is typed nowhere, and does not lead on
    qtbot.keyClick(form.stand.found, Qt.Key.Key_Escape)
    answered(qtbot, meeting)

    assert step(meeting) == "status:1.4"
    assert point(meeting).found == "One number"
    press(qtbot, meeting, Qt.Key.Key_Space)
    answered(qtbot, meeting)
    assert step(meeting) == "status:1.5"


def test_points_are_chosen_ranked_and_added(qtbot, meeting):
    form = to(qtbot, meeting, "choice")
    assert form.under.text() == "3 points are not decided yet."
    for id, value in (("1.4", "yes"), ("1.5", "yes"), ("own", "no")):
        qtbot.mouseClick(form.points[id].choice.each[value], Qt.MouseButton.LeftButton)
    form.points["1.5"].rank.each[1].click()
    answered(qtbot, meeting)
    form.points["1.5"].choice.each["yes"].click()  # pressed again: not decided after all
    answered(qtbot, meeting)
    assert [(one.id, one.choice, one.rank) for one in meeting.snapshot().room.points] == [
        ("1.4", "yes", 0),
        ("1.5", "", 1),
        ("own", "no", 0),
    ]

    typed(qtbot, form.own, "A point of today")
    assert meeting.window.desk.typing.now.point == ("T1", "A point of today")
    assert meeting.window.unkept.in_scan == "Follow-up"
    qtbot.keyClick(form.own, Qt.Key.Key_Return)
    answered(qtbot, meeting)

    assert [one.title for one in meeting.snapshot().room.points][-1] == "A point of today"
    assert not meeting.window.unkept.in_scan
    meeting.window.strip.yes.click()
    answered(qtbot, meeting)
    assert len(meeting.snapshot().room.points) == 3


def test_typing_makes_an_agreement_that_the_room_reads_along(qtbot, meeting):
    form = to(qtbot, meeting, "agreements:1.4")
    card = form.cards.cards[-1]
    said: list[Typed] = []
    meeting.window.typed.connect(said.append)

    typed(qtbot, card.fields["what"], "O")
    assert meeting.asked_of(ask.AddCommitment) == [ask.AddCommitment(card.id, "1.4")]
    qtbot.keyClicks(card.fields["what"], "ne number")
    assert dict(said[-1].texts)[f"{card.id}.what"] == "One number"
    qtbot.keyClick(card.fields["what"], Qt.Key.Key_Return)
    qtbot.keyClicks(card.fields["lead"], "UWV")
    qtbot.keyClick(card.fields["lead"], Qt.Key.Key_Return)
    card.fields["due"].setFocus()
    qtbot.keyClicks(card.fields["due"], "2027-04-01")
    qtbot.keyClick(card.fields["due"], Qt.Key.Key_Return)
    answered(qtbot, meeting)

    [line] = point(meeting).commitments
    assert (line.what, line.lead, line.due) == ("One number", "UWV", "2027-04-01")
    assert card.day.text() == "Thursday 1 April 2027"
    assert len(form.cards.cards) == 2  # and one for the next
    assert form.cards.cards[0] is card


def test_an_action_of_session_1_is_taken_over_once(qtbot, meeting):
    form = to(qtbot, meeting, "agreements:1.4")
    form.earlier.takes[0].click()
    answered(qtbot, meeting)

    [line] = point(meeting).commitments
    assert line.what == "Tien werkgevers vragen wat hen helpt"
    assert (line.lead, line.joins) == ("Werkbedrijf Oosterdelta", "Noor Jansen")
    assert line.due == "2027-03-01"  # as it was written out in Dutch
    assert not form.earlier.takes[0].isEnabled()
    form.earlier.takes[1].click()
    answered(qtbot, meeting)
    later = point(meeting).commitments[1]
    assert later.what == "Een vaste contactpersoon per werkgever (voor de zomer)"  # no day
    assert (later.due, later.follow) == ("", ""), "when it is done does not say how it is followed"
    assert not form.earlier.takes[1].isEnabled()

    meeting.window.strip.yes.click()
    answered(qtbot, meeting)
    assert len(point(meeting).commitments) == 1


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2027-01-06", "That day has been."),
        ("2027-03-29", "That is a public holiday."),
        ("2027-01-09", "That is in a weekend."),
        ("2127-01-08", "That is years from now. Is it meant so?"),
        ("2027-01-08", ""),
    ],
)
def test_an_odd_day_is_said_beside_the_field_and_kept(qtbot, meeting, due, said):
    form = to(qtbot, meeting, "agreements:1.4")
    card = form.cards.cards[-1]
    typed(qtbot, card.fields["due"], due)
    qtbot.keyClick(card.fields["due"], Qt.Key.Key_Return)
    answered(qtbot, meeting)

    assert point(meeting).commitments[0].due == due
    assert card.day.text().endswith(said)
    assert card.day.property("kind") == ("todo" if said else "small")


def test_no_day_at_all_is_marked_where_it_stands(qtbot, meeting):
    form = to(qtbot, meeting, "agreements:1.4")
    card = form.cards.cards[-1]
    typed(qtbot, card.fields["due"], "soon")
    qtbot.keyClick(card.fields["due"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.day.property("kind") == "error")

    assert point(meeting).commitments[0].due == ""
    assert not meeting.window.strip.isVisible()


def test_a_lead_that_is_missing_is_said(qtbot, meeting):
    form = to(qtbot, meeting, "agreements:1.4")
    card = form.cards.cards[-1]
    typed(qtbot, card.fields["what"], "One number")
    qtbot.keyClick(card.fields["what"], Qt.Key.Key_Return)
    answered(qtbot, meeting)
    assert card.no_lead.text() == "No lead yet."

    card.fields["lead"].choose("UWV")
    answered(qtbot, meeting)

    assert card.no_lead.isHidden()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of a menu
def test_who_leads_and_joins_is_picked_and_a_day_from_the_calendar(qtbot, meeting):
    form = to(qtbot, meeting, "agreements:1.4")
    card = form.cards.cards[-1]
    for field, offers in (("lead", 1), ("joins", 2)):
        for place in range(offers):
            card.fields[field].setFocus()
            qtbot.keyClick(card.fields[field], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
            menu = card.fields[field].findChildren(QMenu)[-1]
            menu.actions()[place].trigger()
            menu.close()
    card.fields["due"].setFocus()
    qtbot.keyClick(card.fields["due"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = meeting.window.findChild(Month)
    month.days.clicked.emit(month.days.selectedDate().addDays(1))
    answered(qtbot, meeting)

    [line] = point(meeting).commitments
    assert line.lead
    assert line.joins.count(",") == 1
    assert line.due == (TODAY + timedelta(days=1)).isoformat()


def test_an_agreement_is_removed_and_brought_back(qtbot, meeting):
    form = to(qtbot, meeting, "agreements:1.4")
    form.earlier.takes[0].click()
    answered(qtbot, meeting)
    form.cards.cards[0].drop.click()
    answered(qtbot, meeting)
    assert point(meeting).commitments == ()

    meeting.window.strip.yes.click()
    answered(qtbot, meeting)

    assert form.cards.cards[0].fields["what"].text() == "Tien werkgevers vragen wat hen helpt"


def test_ctrl_z_takes_back_what_was_pressed_last(qtbot, meeting):
    to(qtbot, meeting, "status:1.4")
    meeting.window.follow.meeting.form.stand.stand.each["done"].click()
    answered(qtbot, meeting)
    assert point(meeting).stand == "done"

    press(qtbot, meeting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    answered(qtbot, meeting)
    assert point(meeting).stand == "open"
    press(qtbot, meeting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    answered(qtbot, meeting)

    assert step(meeting) == "welcome"


def test_partners_who_are_not_here_are_offered_once(qtbot, meeting):
    form = to(qtbot, meeting, "process:absent")
    assert [one.accessibleName() for one in form.partners.takes] == [
        "Take over: Huisartsen Oosterdelta",
        "Take over: Woningcorporatie",
    ]

    form.partners.takes[0].click()
    answered(qtbot, meeting)

    [line] = meeting.snapshot().room.process.absent
    assert (line.joins, line.lead, line.what) == (
        "Huisartsen Oosterdelta",
        "Els Hendriks",
        "per telefoon",
    )
    assert len(form.partners.takes) == 1


def test_how_progress_is_followed_and_the_next_scan_are_kept(qtbot, meeting):
    form = to(qtbot, meeting, "process:table")
    typed(qtbot, form.fields["process.table"], "Regional table")
    qtbot.keyClick(form.fields["process.table"], Qt.Key.Key_Return)
    qtbot.keyClick(meeting.window.focusWidget(), Qt.Key.Key_Escape)
    form = to(qtbot, meeting, "next")
    first = meeting.state.pack.domains[0]
    assert "Suggestion: " in form.suggestion.text()
    assert first.title.in_("en") not in form.suggestion.text()
    form.month.choose("2027-11")
    form.month.activated.emit(form.month.currentIndex())
    form.domain.choose(first.id)
    form.domain.activated.emit(form.domain.currentIndex())
    typed(qtbot, form.chair, "Els Hendriks")
    form.month.setFocus()
    answered(qtbot, meeting)

    room = meeting.snapshot().room
    assert room.process.table == "Regional table"
    assert (room.next.month, room.next.domain_id, room.next.chair) == (
        "2027-11",
        first.id,
        "Els Hendriks",
    )
    assert "this time too" in form.suggestion.text()


def test_without_a_known_domain_nothing_is_suggested(qtbot, meeting):
    meeting.do(SaveAbout("chair_domain", ""))

    form = to(qtbot, meeting, "next")

    assert form.suggestion.isHidden()


def test_the_last_step_finishes_the_meeting_and_that_can_be_taken_back(qtbot, meeting):
    form = to(qtbot, meeting, "closing")
    page = meeting.window.follow.meeting
    lines = [label for _, label in form._drawn]
    assert lines[0] == "0 points are on the agenda. 3 points are not decided yet."
    assert page.forward.accessibleName() == "Finish the meeting"

    press(qtbot, meeting, Qt.Key.Key_Space)
    answered(qtbot, meeting)
    assert meeting.snapshot().agenda.definitive
    assert meeting.window.follow.between.overview.isVisible()

    meeting.window.strip.yes.click()
    answered(qtbot, meeting)
    assert step(meeting) == "closing"


def test_how_late_a_meeting_is_follows_from_when_it_was_seen_to_begin(qtbot, meeting):
    rail = meeting.window.follow.meeting.rail
    began = datetime.now()
    rail._began["welcome"] = began
    rail.now = lambda: began + timedelta(minutes=15)
    to(qtbot, meeting, "status:1.4")

    assert rail.in_time.late.text() == "You are 10 minutes behind."


def test_the_screen_goes_black_and_the_guide_and_keys_open(qtbot, meeting):
    window = meeting.window
    press(qtbot, meeting, Qt.Key.Key_B)
    assert window.black
    press(qtbot, meeting, Qt.Key.Key_B)
    press(qtbot, meeting, Qt.Key.Key_F1)
    assert window.guide.isVisible()
    press(qtbot, meeting, Qt.Key.Key_F1)
    press(qtbot, meeting, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)

    assert window.all_keys.isVisible()


def test_the_next_meeting_does_not_begin_on_a_black_screen(qtbot, meeting):
    press(qtbot, meeting, Qt.Key.Key_B)
    meeting.do(ask.EndMeeting())

    meeting.show()

    assert not meeting.window.black


def test_without_a_beamer_the_slide_fills_the_screen_and_leads_on(qtbot, meeting):
    window = meeting.window
    window.fill(True)
    assert window.whole.filled
    bar = window.combined.bar
    assert bar.next.accessibleName() == "Next status of 1.4"
    bar.next.press()
    answered(qtbot, meeting)
    bar.next.press()
    answered(qtbot, meeting)
    bar.controls.go_back()
    answered(qtbot, meeting)
    assert step(meeting) == "status:1.4"

    meeting.do(ask.GoTo("status:1.4", "closing"))
    meeting.show()
    bar.next.press()

    assert not window.whole.filled
    assert window.pages.currentIndex() == FOLLOW


# --- afterwards -----------------------------------------------------------------------------------


@pytest.fixture
def after(qtbot, meeting):
    """After session 2: one agreement that is late, one that comes, one without a day."""
    meeting.do(ask.EndMeeting())
    for id, due, lead in (
        ("c1", "2027-01-01", "UWV"),
        ("c2", "2027-06-01", "Gemeente"),
        ("c3", "", "UWV"),
    ):
        meeting.do(
            ask.AddCommitment(id, "1.4"),
            ask.PlanCommitment(id, due),
            SaveText(f"{id}.what", f"agreement {id}"),
            SaveText(f"{id}.lead", lead),
        )
    meeting.show()
    return meeting


def groups(overview):
    return [
        (head.text(), [column.itemAt(n).widget()._commitment for n in range(column.count())])
        for head, column in overview.groups
        if head.isVisibleTo(overview)
    ]


def test_what_is_late_comes_first_and_a_lead_can_be_picked_out(after):
    overview = after.window.follow.between.overview
    assert overview.under.text() == "1 agreement is late."
    assert groups(overview) == [
        ("Late", ["c1"]),
        ("Still to come", ["c2"]),
        ("Without a day", ["c3"]),
    ]

    overview.lead.choose("UWV")
    overview.lead.activated.emit(overview.lead.currentIndex())

    assert groups(overview) == [("Late", ["c1"]), ("Without a day", ["c3"])]


def test_a_note_is_added_with_the_day_of_today(qtbot, after):
    overview = after.window.follow.between.overview
    card = overview.cards["c1"]
    card.head.setFocus()
    qtbot.keyClick(card.head, Qt.Key.Key_Space)
    row = card.rows[-1]
    assert row.day.text() == DAY
    typed(qtbot, row.note, "Called ten")
    qtbot.keyClick(row.note, Qt.Key.Key_Return)
    answered(qtbot, after)
    row.stand.choose("done")
    row.stand.activated.emit(row.stand.currentIndex())
    answered(qtbot, after)

    [note] = point(after).commitments[0].progress
    assert (note.day, note.stand, note.note) == (DAY, "done", "Called ten")
    assert groups(overview)[-1] == ("Done or dropped", ["c1"])
    assert len(card.rows) == 2

    card.rows[0].drop.click()
    answered(qtbot, after)
    assert point(after).commitments[0].progress == ()
    after.window.strip.yes.click()
    answered(qtbot, after)
    assert point(after).commitments[0].progress[0].note == "Called ten"


def test_a_later_meeting_shows_what_was_agreed_at_its_status(qtbot, after):
    after.window.follow.between.begin.click()
    answered(qtbot, after)
    form = to(qtbot, after, "status:1.4")
    assert list(form.cards) == ["c1", "c2", "c3"]

    page = after.window.follow.meeting
    page.all.click()
    assert groups(page.form)[0] == ("Late", ["c1"])
    press(qtbot, after, Qt.Key.Key_Space)
    answered(qtbot, after)

    assert step(after) == "status:1.5"
    assert not page.all.isChecked()


def test_a_point_is_reached_from_the_agreements_and_back(after):
    between = after.window.follow.between
    between.points.chain()[1].click()
    assert between.form.id == "1.5"

    between.to_agreements.click()

    assert between._part == AGREEMENTS
    assert between.overview.isVisible()
    assert not any(one.isChecked() for one in between.points.chain())


def test_another_scan_shows_nothing_of_this_one(after):
    window = after.window
    window.follow.between.to_homework.click()
    window.go(AGENDA)

    window.opened()

    assert window.follow.between._part is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1 maart 2027", "2027-03-01"),
        ("vóór 18 December 2026", "2026-12-18"),
        ("7-1-2027", "2027-01-07"),
        ("30 februari 2027", ""),
        ("voor de zomer", ""),
    ],
)
def test_a_day_is_read_as_it_is_written_out(typed, kept):
    assert day_written(typed, "nl", "en") == kept


def test_a_month_is_said_in_words():
    assert (month_said("2027-11", "nl"), month_said("x", "nl")) == ("november 2027", "")
