"""When steps begin: as planned, as they did, and as is expected from here on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost.desktop.chair import plan
from scanhost.domain.commands import Jump, Next, Pause, Reopen, SaveAbout, Skip, Unlock
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.moments import Meeting, seated
from tests.desktop.test_chair_conduct import at, shown

DAY = datetime(2026, 11, 26)


def hour(text):
    hours, minutes = text.split(":")
    return DAY.replace(hour=int(hours), minute=int(minutes))


def test_the_plan_of_the_source_takes_two_hours_and_a_quarter():
    room = Meeting().snapshot().room

    assert plan.total(room) == (5 + 1 + 1 + 4 * 21 + 10 + 20 + 10) * 60
    assert plan.rounded(plan.total(room)) == 135 * 60


def test_steps_that_are_left_out_take_no_time():
    meeting = seated()
    without = plan.total(meeting.snapshot().room)
    meeting.do(SaveAbout("introductions", "yes"))
    assert plan.total(meeting.snapshot().room) == without + 300


def clocked(meeting, seen, now):
    found = plan.clocked(meeting.snapshot().room, seen, hour(now))
    assert found is not None
    return found


def test_a_skipped_norm_leaves_the_plan_and_brings_the_end_nearer():
    meeting = seated()
    meeting.go("norm:1.2")
    seen = {"lobby": hour("13:10"), "welcome": hour("13:30")}
    before = clocked(meeting, seen, "13:39")

    meeting.do(Skip("1.2"))
    after = clocked(meeting, seen, "13:39")

    assert after.planned == before.planned
    assert (before.late, after.late) == (0, -1)
    assert after.end == before.end - timedelta(minutes=1)


def test_a_skipped_introduction_has_no_result_to_wait_for():
    meeting = seated()
    meeting.go("introduction")
    seen = {"lobby": hour("13:10"), "welcome": hour("13:30"), "introduction": hour("13:35")}

    meeting.do(Jump("theme:T1"))

    found = clocked(meeting, seen, "13:35")
    assert found.planned["theme:T1"] == hour("13:37")
    assert found.late == -2


def test_a_jump_leaves_the_plan_and_what_is_left_tells_the_end():
    meeting = seated()
    meeting.go("norm:1.1")
    seen = {"lobby": hour("13:10"), "welcome": hour("13:30"), "norm:1.1": hour("13:38")}
    before = clocked(meeting, seen, "13:38")

    meeting.do(Jump("theme:T3"))
    after = clocked(meeting, {**seen, "theme:T3": hour("13:39")}, "13:39")

    assert after.planned == before.planned
    assert after.expected["norm:3.1"] == hour("13:40")
    assert after.end == hour("13:40") + (before.end - before.planned["norm:3.1"])
    assert after.late == -40


def test_who_jumps_over_the_welcome_begins_the_session_there():
    meeting = seated()
    meeting.do(SaveAbout("time", ""), Jump("theme:T1"))

    found = clocked(meeting, {"lobby": hour("13:10"), "theme:T1": hour("13:30")}, "13:30")

    assert found.planned["welcome"] == hour("13:30")
    assert found.late == -7


def test_an_introduction_round_that_nobody_planned_makes_the_room_later():
    meeting = seated()
    meeting.go("welcome")
    seen = {"lobby": hour("13:10"), "welcome": hour("13:30")}
    before = clocked(meeting, seen, "13:32")

    meeting.do(Jump("introductions"))

    found = clocked(meeting, seen, "13:35")
    assert found.planned == before.planned
    assert found.late == 5


def test_a_norm_that_is_put_back_comes_on_top_of_what_the_step_still_has():
    meeting = seated()
    meeting.go("norm:1.2")
    meeting.do(Skip("1.2"))
    meeting.go("review:T1")
    seen = {"lobby": hour("13:10"), "welcome": hour("13:30"), "review:T1": hour("13:43")}
    before = clocked(meeting, seen, "13:43")

    meeting.do(Reopen("1.2"))

    found = clocked(meeting, seen, "13:43")
    assert found.end == before.end + timedelta(minutes=1)
    meeting.do(Next(meeting.snapshot().room.position, sure=True))
    assert clocked(meeting, seen, "13:44").end == found.end


def test_a_step_without_a_clock_also_waits_for_a_norm_that_is_put_back():
    meeting = seated()
    meeting.go("norm:1.2")
    meeting.do(Skip("1.2"))
    meeting.go("points")
    seen = {"welcome": hour("13:30"), "points": hour("15:05")}
    before = clocked(meeting, seen, "15:06")

    meeting.do(Reopen("1.2"))

    assert clocked(meeting, seen, "15:06").end == before.end


@pytest.mark.parametrize("known", [True, False])
def test_a_session_goes_on_past_midnight(known):
    meeting = seated()
    meeting.do(SaveAbout("time", "23:30"))
    meeting.go("theme:T2")
    seen = {"lobby": hour("23:20"), "welcome": hour("23:30")} if known else {}
    began = hour("23:58")
    if known:
        seen["theme:T2"] = began

    found = plan.clocked(meeting.snapshot().room, seen, hour("0:00") + timedelta(days=1))

    assert found is not None
    assert found.planned["welcome"] == hour("23:30")
    assert found.planned["theme:T2"] == began
    assert found.late == 2  # as much is left of the step as when it began
    assert found.end.day == DAY.day + 1


@pytest.mark.parametrize(
    ("begin", "now", "days", "late"),
    [
        ("0:15", "23:55", 1, 0),  # people come in before midnight
        ("23:50", "0:05", -1, 15),
        ("9:00", "20:00", 1, 0),  # the evening before
        ("21:00", "8:00", 0, 0),
    ],
)
def test_the_lobby_waits_for_the_hour_that_comes_next(begin, now, days, late):
    meeting = seated()
    meeting.do(SaveAbout("time", begin.zfill(5)))

    found = clocked(meeting, {"lobby": hour(now)}, now)

    assert found.planned["welcome"] == hour(begin) + timedelta(days=days)
    assert found.late == late


def test_late_is_what_the_room_is_behind_the_hour_it_should_have_begun_at():
    meeting = seated()
    meeting.go("introduction")
    room = meeting.snapshot().room
    seen = {"lobby": hour("13:10"), "welcome": hour("13:34"), "introduction": hour("13:41")}

    found = plan.clocked(room, seen, hour("13:41"))

    assert found is not None
    assert found.planned["lobby"] == hour("13:15")
    assert found.planned["introduction"] == hour("13:35")
    assert found.late == 6
    assert found.expected["introduction-result"] == hour("13:42")
    assert found.end == hour("13:30") + timedelta(seconds=plan.total(room), minutes=6)


def test_who_opens_a_scan_in_the_middle_still_hears_how_late_it_is():
    meeting = seated()
    meeting.go("introduction")

    found = plan.clocked(meeting.snapshot().room, {}, hour("13:41"))

    assert found is not None
    assert found.late == 6
    assert "welcome" not in found.real


@pytest.mark.parametrize("begin", ["", "09:00"])
def test_without_the_hour_of_today_the_plan_starts_when_the_session_did(begin):
    meeting = seated()
    meeting.do(SaveAbout("time", begin))
    meeting.go("introduction")
    room = meeting.snapshot().room

    assert plan.clocked(room, {}, hour("20:10")) is None
    found = plan.clocked(room, {"welcome": hour("20:00")}, hour("20:10"))

    assert found is not None
    assert found.planned["welcome"] == hour("20:00")
    assert found.late == 5


def test_a_clock_that_stands_still_makes_the_room_later():
    meeting = seated()
    meeting.go("norm:1.1")
    meeting.do(Pause())
    room = meeting.snapshot().room

    first = plan.clocked(room, {"welcome": hour("13:30")}, hour("13:40"))
    second = plan.clocked(room, {"welcome": hour("13:30")}, hour("13:44"))

    assert first is not None
    assert second is not None
    assert second.late == first.late + 4


@given(minutes=st.integers(-600, 600), step=st.sampled_from(["welcome", "norm:1.1", "points"]))
def test_what_is_expected_never_goes_back_in_time(minutes, step):
    meeting = MOMENTS[step]
    now = hour("13:30") + timedelta(minutes=minutes)

    found = plan.clocked(meeting, {}, now)

    if found is not None:
        hours = list(found.expected.values())
        assert hours == sorted(hours)
        assert all(one >= now for one in hours)
        assert found.end >= hours[-1]


def moments():
    meeting, found = seated(), {}
    for step in ("welcome", "norm:1.1", "points"):
        meeting.go(step)
        found[step] = meeting.snapshot().room
    return found


MOMENTS = moments()


class Timed(ChairRoom):
    """A room in which it is as late as a test says."""

    hour: datetime


@pytest.fixture
def room(qtbot):
    made = Timed()
    qtbot.addWidget(made.window)
    made.hour = hour("13:14")
    made.window.conduct.run.now = lambda: made.hour
    made.do(Unlock("K7QM4RPX"))
    made.take()
    shown(qtbot, made)
    return made


def lines(room):
    return {line.title: line for line in room.window.conduct.run.model.lines}


def test_the_run_of_show_has_the_hours_and_says_how_late_it_is(room):
    room.hour = hour("13:36")
    at(room, "welcome")
    room.show()
    run = room.window.conduct.run

    assert (lines(room)["Arrival"].planned, lines(room)["Arrival"].began) == ("13:15", "13:14")
    assert lines(room)["Welcome"].began == "13:36"
    assert lines(room)["Introduction question"].began == "13:41"
    assert lines(room)["Introduction question"].expected
    assert run.in_time.late.text() == "You are 6 minutes behind."
    assert run.in_time.end.text() == "The end is expected at 15:47."
    assert "began at 13:14" in lines(room)["Arrival"].said


def test_a_rehearsal_is_not_held_at_the_hour_of_the_session(room):
    room.window.rehearses(True)
    room.hour = hour("12:00")
    at(room, "welcome")
    room.show()
    run = room.window.conduct.run

    assert run.in_time.late.text() == "You are on time."
    assert lines(room)["Introduction question"].planned == "12:05"

    room.window.rehearses(False)
    room.show()
    assert run.in_time.late.text() == "You are 90 minutes ahead."


def test_no_line_lies_over_the_next_when_a_jump_brings_the_scroll_bar(qtbot):
    room = ChairRoom(language="nl")
    qtbot.addWidget(room.window)
    room.do(Unlock("K7QM4RPX"))
    room.take()
    room.window.resize(1366, 768)
    room.window.show()
    room.show()
    room.window.rehearses(True)
    at(room, "welcome")
    room.show()
    settle()

    room.do(Jump("norm:1.5"))
    room.show()
    settle()

    view = room.window.conduct.run.view
    assert view.verticalScrollBar().maximum() > 0
    model = view.model()
    rows = [view.visualRect(model.index(row, 0)) for row in range(model.rowCount())]
    assert all(one.bottom() < other.top() for one, other in pairwise(rows))


def test_a_step_that_is_undone_has_not_begun(room):
    room.window.prepare.to_session.emit()
    before = room.snapshot().room.position
    room.hour = hour("13:32")
    room.window.desk.ask(Next(before))
    room.show()
    assert "welcome" in room.window.conduct.run._began

    room.undo()
    room.show()

    assert "welcome" not in room.window.conduct.run._began


def test_hours_are_kept_while_another_page_is_shown(room):
    room.window.go(1)
    room.hour = hour("13:33")
    at(room, "welcome")
    room.show()

    room.window.go(2)

    assert lines(room)["Welcome"].began == "13:33"


def test_the_end_stays_where_it_is_while_the_clock_runs_and_nothing_happens(room):
    room.hour = hour("13:40")
    at(room, "norm:1.1")
    room.show()
    run = room.window.conduct.run
    before = run.in_time.end.text()

    snapshot = room.snapshot()
    room.hour = hour("13:40") + timedelta(seconds=50)
    run.draw(replace(snapshot, taken=snapshot.taken - 50))

    assert run.in_time.end.text() == before


def test_the_run_of_show_keeps_its_planned_hours_when_a_norm_is_skipped(room):
    room.hour = hour("13:30")
    at(room, "norm:1.1")
    room.show()
    planned = lines(room)["Closing"].planned

    room.do(Skip("1.1"))
    room.show()

    assert lines(room)["Closing"].planned == planned
