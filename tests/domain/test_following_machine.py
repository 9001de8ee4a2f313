"""Whatever a chair does after session 1, in any order: replay, undo and the run of show hold."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from scanhost.domain import agenda, deadlines, views
from scanhost.domain import followup as ask
from scanhost.domain.apply import fold
from scanhost.domain.commands import DropPoint, SaveText, TickPoint
from scanhost.domain.errors import Refused
from scanhost.domain.facts import SessionClosed
from scanhost.domain.meetings import Stage
from scanhost.domain.state import State, new
from tests.domain.room import SMALL, Table

POINTS = st.sampled_from(["p1", "p2", "p3", "geen"])
ABOUT = st.sampled_from(["p1", "p2", "approval", "absent", "celebration", "geen"])
SAID = st.sampled_from(["c1", "c2", "c3", "c4"])
NOTES = st.sampled_from(["n1", "n2", "n3"])
STANDS = st.sampled_from(["open", "busy", "done", "dropped", "ergens"])
DAYS = st.sampled_from(["2026-12-24", "2027-01-07", "2027-02-30", ""])


class Following(RuleBasedStateMachine):
    """A table after session 1, at which anything is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(SMALL, 0)
        self.table.do_change(SessionClosed())

    def try_(self, command) -> None:
        """Ask something; a slip is taken back at once, and done again."""
        before = self.table.state
        outcome = self.table.ask(command)
        if isinstance(outcome, Refused):
            assert self.table.state is before
            return
        if outcome and not isinstance(command, ask.CancelMeeting):
            slip = self.table.slip
            assert slip is not None, command
            self.table.do(slip)
            assert _agreed(self.table.state) == _agreed(before), command
            self.table.ask(command)

    @rule(point=st.sampled_from(["p1", "p2", "p3"]))
    def tick(self, point: str) -> None:
        self.table.ask(TickPoint(point, "A"))

    @rule(point=POINTS)
    def drop(self, point: str) -> None:
        self.table.ask(DropPoint(point))

    @rule(day=DAYS)
    def begin(self, day: str) -> None:
        self.try_(ask.BeginMeeting(day))

    @rule(command=st.sampled_from([ask.EndMeeting(), ask.ResumeMeeting(), ask.CancelMeeting()]))
    def meet(self, command) -> None:
        self.try_(command)

    @rule(ahead=st.booleans(), data=st.data())
    def go(self, ahead: bool, data) -> None:
        meeting = views.room(self.table.state, 0).meeting
        if meeting is None:
            return
        to = meeting.ahead if ahead else data.draw(st.sampled_from(meeting.steps))
        if to is not None:
            self.try_(ask.GoTo(meeting.step.id, to.id))

    @rule(point=POINTS, stand=STANDS, choice=st.sampled_from(["", "yes", "no", "x"]))
    def judge(self, point: str, stand: str, choice: str) -> None:
        self.try_(ask.StandPoint(point, stand))
        self.try_(ask.DecidePoint(point, choice))
        self.try_(ask.RankPoint(point, len(stand) - 3))

    @rule(id=SAID, about=ABOUT, due=DAYS)
    def agree(self, id: str, about: str, due: str) -> None:
        self.try_(ask.AddCommitment(id, about))
        self.try_(ask.PlanCommitment(id, due))
        self.table.ask(SaveText(f"{id}.what", f"Doen wij {id}"))

    @rule(id=SAID)
    def strike(self, id: str) -> None:
        self.try_(ask.DropCommitment(id))

    @rule(id=NOTES, commitment=SAID, day=DAYS, stand=STANDS)
    def note(self, id: str, commitment: str, day: str, stand: str) -> None:
        self.try_(ask.NoteProgress(id, commitment, day, stand))

    @rule(id=NOTES)
    def unnote(self, id: str) -> None:
        self.try_(ask.DropProgress(id))

    @rule(month=st.sampled_from(["2027-11", "2027-13", ""]), domain=st.sampled_from(["care", "x"]))
    def next(self, month: str, domain: str) -> None:
        self.try_(ask.PlanNextScan(month))
        self.try_(ask.ChooseNextDomain(domain))

    @invariant()
    def replay_is_live(self) -> None:
        assert fold(new(SMALL), self.table.changes) == self.table.state

    @invariant()
    def one_meeting_at_most_and_always_at_a_step(self) -> None:
        room = views.room(self.table.state, 0)
        going = [one for one in room.meetings if not one.ended]
        assert len(going) == (room.meeting is not None)
        if room.meeting is not None:
            meeting = self.table.state.meetings[room.meeting.number]
            assert _not_before(room.meeting, meeting.step)
            assert room.meeting.steps[-1].id == "closing"

    @invariant()
    def nothing_stands_otherwise_than_it_may(self) -> None:
        for point in self.table.state.points.values():
            assert point.stand in ("open", "busy", "done", "dropped")
            assert point.choice in ask.CHOICES
            assert point.rank in ask.RANKS
        for _, line in deadlines.agreed(agenda.agenda(self.table.state)):
            assert list(line.progress) == sorted(line.progress, key=lambda one: one.day)
            assert "2027-02-30" not in (line.due, *(one.day for one in line.progress))

    @invariant()
    def what_is_struck_is_gone_and_the_rest_is_there(self) -> None:
        chosen = {one.id for one in self.table.state.chosen()}
        shown = {x.id for _, x in deadlines.agreed(agenda.agenda(self.table.state))}
        said = self.table.state.commitments.values()
        assert shown == {x.id for x in said if x.kept and x.about in (*ask.PROCESS, *chosen)}

    @invariant()
    def what_is_late_is_neither_coming_nor_done(self) -> None:
        made = agenda.agenda(self.table.state)
        late = {line.id for _, line in deadlines.late(made, "2027-01-01")}
        coming = {line.id for _, line in deadlines.coming(made, "2027-01-01")}
        assert not late & coming
        settled = {x.id for _, x in deadlines.agreed(made) if x.stand in ask.SETTLED}
        assert not (late | coming) & settled


def _agreed(state: State) -> agenda.Agenda:
    """Return what stands in the agenda; a day that went to calendars is remembered for ever."""
    return replace(agenda.agenda(state), struck=())


def _not_before(meeting: views.MeetingView, id: str) -> bool:
    """Tell whether a meeting shows the step it is at, or, that being gone, no earlier stage."""
    ids = [one.id for one in meeting.steps]
    order = list(Stage)
    stage = Stage(id.partition(":")[0])
    return (
        meeting.step.id == id
        if id in ids
        else order.index(meeting.step.stage) >= order.index(stage)
    )


def test_whatever_is_asked_after_session_1():
    run_state_machine_as_test(
        Following, settings=settings(max_examples=80, stateful_step_count=40, deadline=None)
    )
