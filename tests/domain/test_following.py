"""Session 2 and after: once session 1 is closed, one meeting at a time, each slip undone."""

from dataclasses import replace

import pytest

from scanhost.domain import agenda, deadlines, meetings, views
from scanhost.domain import followup as ask
from scanhost.domain.agreed import CommitmentLine, ProgressLine
from scanhost.domain.apply import fold
from scanhost.domain.commands import DropPoint, SaveText, TickPoint
from scanhost.domain.facts import SessionClosed
from scanhost.domain.state import new
from tests.domain.room import SMALL, Table


def closed():
    """A table after session 1, with two points."""
    table = Table()
    table.unlock()
    table.everybody()
    table.go("review:A")
    table.do(TickPoint("p1", "A"))
    table.do(TickPoint("p2", "B"))
    table.do(SaveText("p1.title", "Eén loket"))
    table.do(SaveText("p2.title", "Ouders"))
    table.do_change(SessionClosed())
    return table


def running():
    table = closed()
    table.do(ask.BeginMeeting("2027-01-07"))
    return table


def view(table):
    return views.room(table.state, table.now)


def test_session_2_begins_only_once_session_1_is_closed():
    table = Table()

    assert table.refused(ask.BeginMeeting("2027-01-07")) == "meeting.early"


def test_a_meeting_runs_from_its_welcome_and_the_next_one_comes_after_it():
    table = running()

    assert view(table).meeting.number == 2
    assert view(table).meeting.step.id == "welcome"
    assert table.refused(ask.BeginMeeting("2027-01-08")) == "meeting.running"
    table.do(ask.EndMeeting())
    assert view(table).meeting is None
    assert agenda.agenda(table.state).definitive
    table.do(ask.BeginMeeting("2027-04-01"))
    assert view(table).meeting.number == 3
    assert [one.number for one in view(table).meetings] == [2, 3]


@pytest.mark.parametrize("command", [ask.EndMeeting(), ask.CancelMeeting(), ask.GoTo("a", "b")])
def test_what_a_meeting_does_needs_one(command):
    assert closed().refused(command) == "meeting.none"


def test_a_meeting_with_a_day_that_is_none_is_refused():
    assert closed().refused(ask.BeginMeeting("7 januari")) == "date.form"


def test_the_run_of_show_has_each_point_its_status_and_its_agreements():
    table = running()

    ids = [one.id for one in view(table).meeting.steps]

    assert ids == [
        "welcome",
        "status:p1",
        "status:p2",
        "choice",
        "agreements:p1",
        "agreements:p2",
        "process:approval",
        "process:absent",
        "process:celebration",
        "process:table",
        "next",
        "closing",
    ]


def test_agreements_are_made_of_what_is_decided_on_first_things_first():
    table = running()
    table.do(ask.RankPoint("p2", 1))
    table.do(ask.DecidePoint("p1", "no"))

    ids = [one.id for one in view(table).meeting.steps]

    assert "agreements:p1" not in ids
    assert ids[1:3] == ["status:p2", "status:p1"]


def test_next_names_the_step_it_was_drawn_for():
    table = running()
    table.do(ask.GoTo("welcome", "status:p1"))

    assert table.refused(ask.GoTo("welcome", "status:p1")) == "step.moved"
    assert table.refused(ask.GoTo("status:p1", "status:p9")) == "step.unknown"


def test_a_step_that_is_gone_is_where_its_stage_begins():
    table = running()
    table.do(ask.GoTo("welcome", "agreements:p1"))
    table.do(DropPoint("p1"))

    meeting = view(table).meeting

    assert meeting.step.id == "agreements:p2"
    table.do(ask.GoTo("agreements:p2", meeting.ahead.id))


def test_with_no_points_at_all_a_meeting_still_goes_from_step_to_step():
    table = running()
    table.do(ask.GoTo("welcome", "status:p1"))
    table.do(DropPoint("p1"))
    table.do(DropPoint("p2"))
    meeting = view(table).meeting
    while meeting.ahead is not None:
        table.do(ask.GoTo(meeting.step.id, meeting.ahead.id))
        meeting = view(table).meeting

    assert meeting.step.id == "closing"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ask.StandPoint("p9", "done"), "point.unknown"),
        (ask.StandPoint("p1", "klaar"), "stand.unknown"),
        (ask.DecidePoint("p1", "maybe"), "choice.unknown"),
        (ask.RankPoint("p1", 7), "choice.unknown"),
        (ask.AddCommitment("c1", "p9"), "point.unknown"),
        (ask.AddCommitment("-", "p1"), "text.id"),
        (ask.AddCommitment("c0", "approval"), "commitment.unknown"),
        (ask.PlanCommitment("c9", ""), "commitment.unknown"),
        (ask.PlanCommitment("c0", "2027-02-30"), "date.form"),
        (ask.DropCommitment("c9"), "commitment.unknown"),
        (ask.NoteProgress("n1", "c9", "2027-01-07", "busy"), "commitment.unknown"),
        (ask.NoteProgress("n1", "c0", "gisteren", "busy"), "date.form"),
        (ask.NoteProgress("n1", "c0", "2027-01-07", "klaar"), "stand.unknown"),
        (ask.DropProgress("n9"), "progress.unknown"),
        (ask.PlanNextScan("november"), "month.form"),
        (ask.PlanNextScan("2027-11-01"), "month.form"),
        (ask.PlanNextScan("2027-13"), "month.form"),
        (ask.ChooseNextDomain("sport"), "person.domain"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_changes_nothing(command, code):
    table = running()
    table.do(ask.AddCommitment("c0", "p1"))

    assert table.refused(command) == code


DONE = [
    ask.StandPoint("p1", "busy"),
    ask.DecidePoint("p1", "yes"),
    ask.RankPoint("p1", 2),
    ask.AddCommitment("c1", "p1"),
    ask.AddCommitment("c2", "approval"),
    ask.PlanCommitment("c1", "2027-03-01"),
    ask.NoteProgress("n1", "c1", "2027-02-01", "busy"),
    ask.NoteProgress("n1", "c1", "2027-02-02", "done"),
    ask.PlanNextScan("2027-11"),
    ask.ChooseNextDomain("care"),
    ask.GoTo("welcome", "status:p1"),
    ask.EndMeeting(),
    ask.ResumeMeeting(),
    ask.DropProgress("n1"),
    ask.DropCommitment("c1"),
    ask.CancelMeeting(),
]


def test_each_slip_is_taken_back_by_the_command_that_undoes_it():
    table = running()
    for command in DONE:
        before = agenda.agenda(table.state)
        table.do(command)
        after, slip = table.state, table.slip
        assert agenda.agenda(after) != before or isinstance(command, ask.GoTo), command
        table.do(slip)
        if not isinstance(command, ask.CancelMeeting):
            again = agenda.agenda(table.state)  # but for a day that a calendar may know
            assert replace(again, struck=before.struck) == before, command
        table.state = after


def test_doing_the_same_again_changes_nothing():
    table = running()
    for command in DONE[:10]:
        table.do(command)
        if not isinstance(command, ask.NoteProgress):
            assert table.do(command) == []


def test_replaying_what_happened_gives_what_was():
    table = running()
    for command in DONE:
        table.do(command)

    assert fold(new(SMALL), table.changes) == table.state


def test_a_point_that_is_ticked_again_is_as_far_as_it_was():
    table = running()
    table.do(ask.StandPoint("p1", "busy"))
    table.do(DropPoint("p1"))
    table.do(TickPoint("p1", "A"))

    assert agenda.agenda(table.state).points[0].stand == "busy"


def test_what_is_agreed_stands_in_the_agenda_with_its_words_and_its_progress():
    table = running()
    table.do(ask.AddCommitment("c1", "p1"))
    table.do(ask.PlanCommitment("c1", "2027-03-01"))
    words = {"what": "Eén nummer", "lead": "Gemeente", "joins": "UWV", "follow": "per kwartaal"}
    for field, text in words.items():
        table.do(SaveText(f"c1.{field}", text))
    table.do(ask.NoteProgress("n2", "c1", "2027-02-20", "busy"))
    table.do(ask.NoteProgress("n1", "c1", "2027-02-01", "open"))
    table.do(SaveText("n2.note", "Nummer is aangevraagd."))

    (line,) = agenda.agenda(table.state).points[0].commitments

    assert line == CommitmentLine(
        "c1",
        "p1",
        "Eén nummer",
        "Gemeente",
        "UWV",
        "2027-03-01",
        "per kwartaal",
        (
            ProgressLine("n1", "2027-02-01", "open", ""),
            ProgressLine("n2", "2027-02-20", "busy", "Nummer is aangevraagd."),
        ),
    )
    assert line.stand == "busy"
    assert line.late("2027-03-02")
    assert not line.late("2027-03-01")
    assert deadlines.late(agenda.agenda(table.state), "2027-04-01") == [("Eén loket", line)]
    assert deadlines.coming(agenda.agenda(table.state), "2027-02-01") == [("Eén loket", line)]


def test_thirty_agreements_about_one_thing_are_enough():
    table = running()
    for number in range(30):
        table.do(ask.AddCommitment(f"c{number}", "absent"))

    assert table.refused(ask.AddCommitment("c30", "absent")) == "commitment.many"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-11-26", "past"),
        ("2026-12-25", "holiday"),
        ("2026-11-28", "weekend"),
        ("2036-11-27", "far"),
        ("2026-11-27", ""),
        ("vóór de zomer", ""),
    ],
)
def test_a_day_that_deserves_a_second_look_is_told(day, found):
    assert deadlines.odd(day, "2026-11-27") == found


@pytest.mark.parametrize(
    ("session", "planned", "late"),
    [
        ("2026-11-26", "2027-01-07", False),
        ("2026-11-26", "2027-01-08", True),
        ("2026-11-13", "2026-12-28", False),  # six weeks on is Christmas Day, a Friday
        ("2026-11-13", "2026-12-29", True),
        ("2026-11-26", "", False),
    ],
)
def test_session_2_is_late_after_six_weeks_and_the_days_that_offices_are_closed(
    session, planned, late
):
    assert meetings.late(session, planned) == late


def test_a_day_that_was_said_and_is_gone_is_known_to_have_been():
    table = running()
    for command in (
        ask.AddCommitment("c1", "p1"),
        ask.PlanCommitment("c1", "2027-03-01"),
        ask.AddCommitment("c2", "p1"),
        ask.AddCommitment("c3", "approval"),
        ask.PlanCommitment("c3", "2027-04-01"),
        ask.PlanCommitment("c3", ""),
    ):
        table.do(command)
    assert [(one.id, one.due) for one in agenda.agenda(table.state).struck] == [
        ("c3", "2027-04-01")
    ]

    table.do(ask.DropCommitment("c1"))
    table.do(ask.DropCommitment("c2"))

    assert [one.id for one in agenda.agenda(table.state).struck] == ["c1", "c3"]
    table.do(ask.AddCommitment("c1", "p1"))
    table.do(ask.PlanCommitment("c3", "2027-05-01"))
    assert agenda.agenda(table.state).struck == ()
    table.do(DropPoint("p1"))
    assert [one.id for one in agenda.agenda(table.state).struck] == ["c1"]
