"""The run of show while preparing: lengths as one types them, and until when it takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from scanhost.desktop.chair.calendar import Month
from scanhost.desktop.chair.spans import span_read, span_shown
from scanhost.domain.commands import PlanFollowUp, SaveAbout
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, shown


@pytest.fixture
def room(qtbot):
    made = ChairRoom()
    qtbot.addWidget(made.window)
    shown(qtbot, made)
    return made


def fill(qtbot, room, name, text):
    """Type a length over what stands in its field, and leave it."""
    timing = room.window.prepare.timing
    timing.fields[name].setFocus()
    timing.fields[name].selectAll()
    qtbot.keyClicks(timing.fields[name], text)
    timing.introductions.setFocus()


@pytest.mark.parametrize(
    ("said", "minutes", "seconds"),
    [
        ("60", False, "60"),
        ("1:00", False, "60"),
        ("90 sec", False, "90"),
        ("10 min", True, "600"),
        ("10", True, "600"),
        ("10 minuten", False, "600"),
        ("1,5 min", False, "90"),
        ("12:30", True, "750"),
        ("90", True, "90"),
        ("1 minuut", False, "60"),
        ("an hour", True, "an hour"),
        ("-5", True, "-5"),
        ("1.5", False, "1.5"),
    ],
)
def test_a_length_reads_as_people_write_it(said, minutes, seconds):
    assert span_read(said, minutes) == seconds


@given(seconds=st.integers(10, 3600), minutes=st.booleans())
def test_what_a_field_shows_reads_back_as_the_same(seconds, minutes):
    assert span_read(span_shown(str(seconds), minutes), minutes) == str(seconds)


@given(st.text(), st.booleans())
def test_anything_typed_reads_as_something(text, minutes):
    assert isinstance(span_read(text, minutes), str)


def test_a_length_is_kept_and_the_end_follows(qtbot, room):
    timing = room.window.prepare.timing
    assert timing.sum.text() == "About 2 hours and 15 minutes in all, until 15:45."

    fill(qtbot, room, "discussion", "15")
    answered(qtbot, room)

    assert room.asked == [SaveAbout("seconds.discussion", "900")]
    assert timing.fields["discussion"].text() == "15 min"
    assert timing.sum.text() == "About 2 hours and 35 minutes in all, until 16:05."
    assert "two and a half hours" in timing.warning.text()


def test_the_time_of_the_norms_is_no_choice_of_the_chair(qtbot, room):
    fill(qtbot, room, "norm", "1 min")
    fill(qtbot, room, "norm", " ")

    assert room.asked == []
    assert room.window.prepare.timing.fields["norm"].text() == "60 s"


def test_a_short_norm_gets_a_word_and_no_refusal(qtbot, room):
    fill(qtbot, room, "norm", "20")
    answered(qtbot, room)

    assert room.state.times.norm == 20
    assert "half a minute" in room.window.prepare.timing.warning.text()


def test_a_wrong_length_has_its_sentence_where_it_stands(qtbot, room):
    fill(qtbot, room, "theme", "soon")
    asked = room.window.prepare.timing.asked["theme"]
    qtbot.waitUntil(lambda: asked.is_wrong)

    assert "10 seconds at least" in asked.below.text()
    assert room.window.prepare.timing.fields["theme"].text() == "soon"  # nothing is lost


def test_back_to_the_times_of_the_norms_can_be_undone(qtbot, room):
    timing = room.window.prepare.timing
    fill(qtbot, room, "norm", "45")
    fill(qtbot, room, "summary", "4")
    answered(qtbot, room)

    timing.reset.click()
    answered(qtbot, room)
    assert (room.state.times.norm, room.state.times.summary) == (60, 300)
    assert timing.reset.isHidden()

    timing.strip.yes.click()
    answered(qtbot, room)
    assert (room.state.times.norm, room.state.times.summary) == (45, 240)


# --- the calendar ------------------------------------------------------------------------------


def month(room):
    return room.window.findChild(Month)


def test_a_day_is_picked_by_keyboard(qtbot, room):
    about = room.window.prepare.about
    opener = next(
        one
        for one in about.findChildren(type(room.window.prepare.unlock))
        if one.accessibleName() == "Pick the day of session 1"
    )
    opener.setFocus()
    qtbot.keyClick(opener, Qt.Key.Key_Space)
    opened = month(room)
    assert opened.days.selectedDate().toString(Qt.DateFormat.ISODate) == "2026-11-26"
    assert opened.days.firstDayOfWeek() == Qt.DayOfWeek.Monday

    days = opened.days.focusProxy() or opened.days.focusWidget() or opened.days
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    answered(qtbot, room)

    assert room.asked == [SaveAbout("date", "2026-11-27")]
    assert about.fields["date"].text() == "2026-11-27"


def test_escape_leaves_the_day_as_it_was(qtbot, room):
    whole = room.window.agenda.whole
    room.window.go(3)
    whole._days.open.click()
    opened = month(room)

    qtbot.keyClick(opened.days.focusProxy() or opened.days, Qt.Key.Key_Escape)

    assert room.asked == []
    qtbot.waitUntil(lambda: month(room) is None)


def test_the_day_of_session_2_is_picked_too(qtbot, room):
    room.window.go(3)
    room.window.agenda.whole._days.open.click()

    month(room).days.clicked.emit(month(room).days.selectedDate().addDays(7))
    answered(qtbot, room)

    assert room.asked == [PlanFollowUp("2027-01-14")]
