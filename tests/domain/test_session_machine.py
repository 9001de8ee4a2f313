"""Any session, in any order: the rules against a plain model, and what must never happen."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from scanhost.domain import apply, conduct, moving, undoing, views
from scanhost.domain.commands import (
    EXTRA,
    AddTime,
    Admit,
    Agree,
    AskAgreement,
    Back,
    ComeBack,
    Command,
    Consent,
    CountAgain,
    EndAgreement,
    Enter,
    FreeSeat,
    GiveBack,
    GiveExtra,
    GiveGrade,
    GradeFor,
    Jump,
    Leave,
    Lock,
    MarkAbsent,
    Message,
    Next,
    Pause,
    Reopen,
    Resume,
    SaveAbout,
    SetAside,
    Skip,
    TakeBackFor,
    TakeSeat,
    Tick,
    TickPoint,
    TurnAway,
    Unlock,
    VoteAgain,
)
from scanhost.domain.errors import Refused
from scanhost.domain.facts import Change, Fact, Restored
from scanhost.domain.results import Result
from scanhost.domain.state import MOTIONS, MOVES, State
from tests.domain.model import STEPS, Model
from tests.domain.model import Phone as FromPhone
from tests.domain.room import Table, replayed, restored, still

PEOPLE = ["anna", "bram", "chris", "dewi"]
WATCHED = "anna"  # grades alike in both runs
NORMS = ["intro", "A1", "A2", "A3", "B1", "B2", "B3"]
STARTS = ["lobby", "introduction", "norm:A1", "norm:A3", "review:A", "norm:B3", "closing"]

people = st.sampled_from(PEOPLE)
norms = st.sampled_from(NORMS)
grades = st.none() | st.integers(1, 10)
seconds = st.sampled_from([0.0, 0.5, 1.0, 3.0, 10.0, 25.5, 60.0, 1000.0])


@dataclass
class Phone:
    """A page load, with the seat and secret it believes to have."""

    load: str
    seat: str
    token: str
    ballot: str = ""  # that it was told
    counter: int = 0


class SessionMachine(RuleBasedStateMachine):
    """A session, its model, and the same session again in which the others grade differently."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table()
        self.twin = Table()
        self.model = Model(list(PEOPLE))
        self.phones: list[Phone] = []
        self.sent: list[FromPhone] = []
        self.late: list[FromPhone] = []
        self.visitors: list[tuple[str, Phone]] = []
        self.results: dict[tuple[str, int], Result] = {}
        self.slip: Command | None = None  # what undoes the chair's last command
        self.backup: tuple[Model, State, State, list[Fact], list[Fact]] | None = None
        self.made = 0

    # --- asking --------------------------------------------------------------------------

    def say(self, command: Command) -> str:
        """Decide a command three times over, and return the code all three give."""
        expected = self.model.decide(command)
        before = self.table.state
        code = answered(self.table, command)
        if not isinstance(command, FromPhone | Enter | Tick | AddTime) and code == "":
            state, now = self.table.state, self.table.now
            self.slip = undoing.inverse(before, state, command, now)
        assert code == expected, f"{command}: {code!r}, not {expected!r}"
        assert answered(self.twin, otherwise(command)) == expected
        obeys_tables(before, self.table.changes[self.seen :])
        self.store()
        return code

    seen = 0

    def store(self) -> None:
        """Put what has changed since the last time where it is kept."""
        self.seen = len(self.table.changes)

    def new(self, word: str) -> str:
        self.made += 1
        return f"{word}{self.made}"

    def message(self, phone: Phone) -> Message:
        phone.counter += 1
        return Message(phone.load, phone.counter)

    def deliver(self, command: FromPhone) -> str:
        self.sent.append(command)
        return self.say(command)

    def take_seat(self, seat: str, known: str = "", consent: bool | None = True) -> None:
        phone = Phone(self.new("load"), seat, self.new("token"))
        command = TakeSeat(
            seat,
            phone.token,
            self.new("ballot"),
            self.new("code"),
            self.message(phone),
            known,
            consent,
        )
        if self.deliver(command) == "":
            phone.ballot = self.table.ballot(seat)
            self.phones.append(phone)

    def grade_from(self, phone: Phone, norm: str, round: int, grade: int | None) -> GiveGrade:
        return GiveGrade(phone.seat, phone.token, norm, round, grade, self.message(phone))

    def sitting(self, seat: str) -> Phone | None:
        """Return the phone that holds a seat now."""
        mine = [one for one in self.phones if self.model.token.get(seat) == one.token]
        return mine[-1] if mine else None

    def everybody_grades(self, grade: int | None) -> None:
        norm = self.model.voting()
        for seat in self.model.present():
            phone = self.sitting(seat)
            if norm and phone and self.model.lacks(seat, norm):
                self.deliver(self.grade_from(phone, norm, self.model.round[norm], grade))

    # --- beginnings ----------------------------------------------------------------------

    @initialize(
        start=st.sampled_from(STARTS),
        seated=st.sampled_from([4, 3, 4, 0, 1]),
        vote=st.booleans(),
        mode=st.sampled_from(["anonymous", "group", "open", "open"]),
        yes=st.sampled_from([4, 4, 3]),
    )
    def begin(self, start, seated, vote, mode, yes):
        for table in (self.table, self.twin):
            table.do(SaveAbout("mode", mode))
        self.model.mode = mode
        self.store()
        self.say(Unlock("code"))
        for seat in PEOPLE[:seated]:
            self.take_seat(seat, consent=None)  # who says yes does so below
        for phone in self.phones[:yes] if mode == "open" else ():
            self.say(Consent(phone.seat, phone.token, True, self.message(phone)))
        while self.model.at != start:
            if vote:
                self.everybody_grades(5)
            self.say(Next(self.model.on_screen(), sure=True))

    # --- phones --------------------------------------------------------------------------

    @rule(seat=people, consent=st.sampled_from([None, True, True, False]))
    def take(self, seat, consent):
        self.take_seat(seat, consent=consent)

    @precondition(lambda self: self.phones)
    @rule(data=st.data(), elsewhere=st.booleans())
    def a_phone_comes_back_with_the_ballot_it_had(self, data, elsewhere):
        phone = data.draw(st.sampled_from(self.phones))
        seat = data.draw(people) if elsewhere else phone.seat
        # Who shows a ballot on another seat brings its answers along.
        assume(seat == phone.seat or WATCHED not in (seat, phone.seat))
        self.take_seat(seat, known=phone.ballot)

    @precondition(lambda self: self.phones)
    @rule(data=st.data(), yes=st.booleans())
    def consent(self, data, yes):
        phone = data.draw(st.sampled_from(self.phones))
        self.deliver(Consent(phone.seat, phone.token, yes, self.message(phone)))

    @precondition(lambda self: self.phones and self.model.polls)
    @rule(data=st.data(), yes=st.booleans(), off=st.sampled_from([0, 0, 0, 1]))
    def agree(self, data, yes, off):
        phone = data.draw(st.sampled_from(self.phones))
        poll = max(1, len(self.model.polls) - off)
        self.deliver(Agree(phone.seat, phone.token, poll, yes, self.message(phone)))

    @precondition(lambda self: self.model.poll())
    @rule(yes=st.booleans())
    def everybody_agrees(self, yes):
        for seat in self.model.present():
            phone = self.sitting(seat)
            if phone:
                poll = len(self.model.polls)
                self.deliver(Agree(seat, phone.token, poll, yes, self.message(phone)))

    @precondition(lambda self: self.model.points and not self.model.poll())
    @rule(yes=st.booleans())
    def the_room_is_asked_and_answers(self, yes):
        if self.say(AskAgreement(min(self.model.points)[0])) == "":
            self.everybody_agrees(yes)

    @precondition(lambda self: self.phones)
    @rule(data=st.data(), grade=grades)
    def grade_what_has_the_clock(self, data, grade):
        norm = self.model.voting() or "A1"
        phone = data.draw(st.sampled_from(self.phones))
        self.deliver(self.grade_from(phone, norm, self.model.round[norm], grade))

    @precondition(lambda self: self.phones)
    @rule(
        data=st.data(),
        norm=norms,
        grade=grades | st.sampled_from([0, 11]),
        off=st.sampled_from([0, 0, 0, -1, 1]),
    )
    def grade_anything(self, data, norm, grade, off):
        phone = data.draw(st.sampled_from(self.phones))
        self.deliver(self.grade_from(phone, norm, self.model.round[norm] + off, grade))

    @rule(grade=grades)
    def everybody(self, grade):
        self.everybody_grades(grade)

    @precondition(lambda self: self.phones)
    @rule(data=st.data(), norm=norms, grade=grades)
    def grade_that_is_held_up(self, data, norm, grade):
        phone = data.draw(st.sampled_from(self.phones))
        self.late.append(self.grade_from(phone, norm, self.model.round[norm], grade))

    @precondition(lambda self: self.late)
    @rule(data=st.data())
    def what_was_held_up_arrives(self, data):
        command = data.draw(st.sampled_from(self.late))
        self.late.remove(command)
        self.deliver(command)

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), recent=st.booleans())
    def any_old_message_arrives_again(self, data, recent):
        old = self.sent[-3:] if recent else self.sent
        command = data.draw(st.sampled_from(old))
        facts = len(self.table.facts)
        if isinstance(command, TakeSeat):
            self.take_again(command)  # a seat that is free by now is taken: that is no repeat
        else:
            self.say(command)
            assert len(self.table.facts) == facts

    def take_again(self, command: TakeSeat) -> None:
        command = replace(command, token=self.new("token"))  # the host makes a new one each time
        if self.say(command) == "":
            for phone in self.phones:
                if phone.load == command.message.load:
                    phone.token = command.token

    @rule(seat=people)
    def a_seat_changes_hands_and_its_last_owner_is_heard_late(self, seat):
        self.say(FreeSeat(seat))
        self.take_seat(seat)
        # The last: of very many page loads the first are forgotten.
        for earlier in [one for one in self.sent[:-1] if one.seat == seat][-1:]:
            if isinstance(earlier, TakeSeat):
                self.take_again(earlier)

    @rule(seat=people, admit=st.booleans(), between=st.sampled_from(["", "", "freed", "home"]))
    def another_device_shows_the_code_of_a_seat(self, seat, admit, between):
        link = self.table.state.links.get(seat)
        assume(link is not None and link.recovery)
        assert link is not None
        self.model.codes = {link.recovery: seat}
        phone, visitor = Phone(self.new("load"), seat, self.new("token")), self.new("visitor")
        command = Enter(
            link.recovery,
            visitor,
            phone.token,
            self.new("ballot"),
            self.new("code"),
            self.message(phone),
        )
        if self.say(command) == "":
            self.visitors.append((visitor, phone))
            if between:
                self.say(FreeSeat(seat) if between == "freed" else Leave(seat, True))
            if admit:
                self.let_in(visitor, phone)

    def let_in(self, visitor: str, phone: Phone) -> None:
        if self.say(Admit(visitor, "")) == "":
            phone.ballot = self.table.ballot(phone.seat)
            self.phones.append(phone)

    @precondition(lambda self: self.visitors)
    @rule(data=st.data(), admit=st.booleans())
    def the_chair_answers_the_door(self, data, admit):
        visitor, phone = data.draw(st.sampled_from(self.visitors))
        if admit:
            self.let_in(visitor, phone)
        else:
            self.say(TurnAway(visitor))

    @precondition(lambda self: self.phones)
    @rule(data=st.data())
    def a_page_is_loaded_again(self, data):
        phone = data.draw(st.sampled_from(self.phones))
        self.phones.append(Phone(self.new("load"), phone.seat, phone.token, phone.ballot))

    @precondition(lambda self: self.phones)
    @rule(data=st.data())
    def leave(self, data):
        phone = data.draw(st.sampled_from(self.phones))
        self.deliver(GiveBack(phone.seat, phone.token, self.message(phone)))

    # --- the chair -----------------------------------------------------------------------

    @rule(sure=st.booleans())
    def next(self, sure):
        self.say(Next(self.model.on_screen(), sure))

    @rule()
    def next_for_sure(self):
        self.say(Next(self.model.on_screen(), sure=True))

    @rule()
    def next_twice(self):
        press = Next(self.model.on_screen(), sure=True)
        self.say(press)
        if press.at != "closing":
            assert self.say(press) in ("step.moved", "session.locked")

    @rule(at=st.sampled_from(STEPS))
    def next_too_late(self, at):
        self.say(Next(at, sure=True))

    @rule()
    def back(self):
        self.say(Back())

    @rule(data=st.data(), sure=st.booleans())
    def jump(self, data, sure):
        here = STEPS.index(self.model.at)
        step = data.draw(st.sampled_from(STEPS[max(0, here - 6) : here + 5]))
        self.say(Jump(step, sure))

    @rule(command=st.sampled_from([Pause(), Resume(), AddTime(), AddTime(3000)]))
    def clock(self, command):
        self.say(command)

    @rule()
    def skip(self):
        self.say(Skip(self.model.voting() or "A1"))

    @rule(norm=norms)
    def skip_anything(self, norm):
        self.say(Skip(norm))

    @rule(data=st.data(), again=st.booleans())
    def call(self, data, again):
        phase = "revealed" if again else "skipped"
        fitting = [norm for norm in NORMS if self.model.phase[norm] == phase]
        assume(fitting)
        norm = data.draw(st.sampled_from(fitting))
        self.say(VoteAgain(norm) if again else Reopen(norm))

    @rule(norm=norms, again=st.booleans())
    def call_anything(self, norm, again):
        self.say(VoteAgain(norm) if again else Reopen(norm))

    @rule(seat=people)
    def free(self, seat):
        self.say(FreeSeat(seat))

    @rule(seat=people, absent=st.booleans())
    def absent(self, seat, absent):
        self.say(MarkAbsent(seat, absent))

    @rule(seat=people, extra=st.sampled_from(EXTRA))
    def extra(self, seat, extra):
        self.say(GiveExtra(seat, extra))

    @rule(seat=people, grade=grades)
    def answer_for_somebody(self, seat, grade):
        norm = self.model.voting() or "A1"
        self.say(GradeFor(seat, norm, self.model.round[norm], grade, self.new("ballot")))

    @rule(seat=people, norm=norms, grade=grades, off=st.sampled_from([0, 0, 0, -1]))
    def answer_anything_for_somebody(self, seat, norm, grade, off):
        round = self.model.round[norm] + off
        self.say(GradeFor(seat, norm, round, grade, self.new("ballot")))

    @rule(seat=people, norm=norms)
    def take_back_for_somebody(self, seat, norm):
        self.say(TakeBackFor(seat, norm, self.model.round[norm]))

    @rule(seat=people, keep=st.booleans())
    def somebody_goes_home(self, seat, keep):
        self.say(Leave(seat, keep))

    @rule(seat=people)
    def somebody_comes_back(self, seat):
        self.say(ComeBack(seat))

    @rule(norm=norms, round=st.sampled_from([1, 1, 2]), again=st.booleans())
    def correct(self, norm, round, again):
        self.say(CountAgain(norm, round) if again else SetAside(norm, round, "dubbel gestemd"))

    @rule(theme=st.sampled_from(["A", "B"]), end=st.booleans())
    def poll(self, theme, end):
        self.say(EndAgreement() if end else AskAgreement(theme))

    @precondition(lambda self: self.slip is not None)
    @rule()
    def undo(self):
        assert self.slip is not None
        self.say(self.slip)

    @precondition(lambda self: self.model.at != "closing" and not self.model.called)
    @rule(sure=st.booleans(), by=st.sampled_from([0.0, 2.0]))
    def a_move_that_is_undone_at_once_leaves_no_trace(self, sure, by):
        before = self.table.state
        if self.say(Next(self.model.on_screen(), sure)) or self.slip is None:
            return
        self.table.now += by
        self.twin.now += by
        self.model.elapse(by)
        revealed = {norm: list(rounds) for norm, rounds in self.model.revealed.items()}
        undone = self.say(self.slip) == ""
        after = self.table.state
        assert self.model.revealed == revealed, "undo never un-reveals"
        if undone:
            assert (after.at, after.shown, after.grades) == (before.at, before.shown, before.grades)
            assert {n: after.norm(n).phase for n in NORMS} == {
                n: before.norm(n).phase for n in NORMS
            }

    @rule(command=st.sampled_from([Lock(), Unlock("other")]))
    def door(self, command):
        self.say(command)

    @rule(norm=st.sampled_from(NORMS[1:]))
    def point(self, norm):
        point = TickPoint(norm, norm[0], norm)
        outcomes = [isinstance(one.ask(point), Refused) for one in (self.table, self.twin)]
        assert outcomes == [not self.model.revealed[norm]] * 2
        if self.model.revealed[norm]:
            self.model.points.add(norm)
        self.store()

    # --- time, and the end of it ---------------------------------------------------------

    @rule(by=seconds)
    def time_passes_and_the_clock_ticks(self, by):
        self.table.now += by
        self.twin.now += by
        self.model.elapse(by)
        self.say(Tick())

    @precondition(lambda self: self.model.voting() and self.model.runs())
    @rule(extra=st.sampled_from(EXTRA), by=st.sampled_from([61.0, 300.0, 700.0]))
    def the_clock_runs_out_on_somebody_with_extra_time(self, extra, by):
        for seat in self.model.missing([self.model.voting() or "A1"])[:1]:
            self.say(GiveExtra(seat, extra))
        self.time_passes(by)
        self.say(Tick())

    @rule(by=seconds)
    def time_passes(self, by):
        self.table.now += by
        self.twin.now += by
        self.model.elapse(by)

    @rule(now=st.sampled_from([0.0, 1000.0, 9e8]))
    def crash(self, now):
        """The program ends anywhere and starts again, with a clock that begins anywhere."""
        self.dies()
        self.table.restart(now)
        self.twin.restart(now)
        self.model.restart()
        self.slip = None
        self.store()

    def dies(self) -> None:
        """Leave behind what is on disk, and nothing else."""

    @rule()
    def back_up(self):
        self.backup = (
            copy.deepcopy(self.model),
            self.table.noted(),
            self.twin.noted(),
            list(self.table.facts),
            list(self.twin.facts),
        )

    @precondition(lambda self: self.backup is not None)
    @rule()
    def the_backup_is_put_back(self):
        assert self.backup is not None
        model, here, there, facts, others = self.backup
        self.model = copy.deepcopy(model)
        self.model.restore()
        for table, state, journal in ((self.table, here, facts), (self.twin, there, others)):
            table.changes = [*journal, Restored()]
            table.state = restored(state, table.facts)
            if table.state.clock is not None and not table.state.paused:
                table.pause()
            else:
                table.do(Tick())
        self.replaced()
        self.slip = None
        self.results = {
            key: one for key, one in self.results.items() if key[1] in self.model.revealed[key[0]]
        }

    def replaced(self) -> None:
        """Keep what was put back from here on, and nothing of what it replaced."""
        self.seen = len(self.table.changes)

    # --- what must be so -----------------------------------------------------------------

    @invariant()
    def the_room_stands_as_the_model_says(self):
        state, model = self.table.state, self.model
        assert (state.locked, state.step.id, state.paused) == (model.locked, model.at, model.paused)
        assert (state.called, moving.position(state)) == (model.called, model.on_screen())
        for norm in NORMS:
            now = state.norm(norm)
            assert (now.phase, now.round) == (model.phase[norm], model.round[norm])
            assert list(now.revealed) == model.revealed[norm]
        room = self.table.room()
        assert (room.left, room.running) == (model.left, model.runs())
        due = conduct.due(state)
        assert (due is not None and due <= self.table.now) == model.due()
        if model.at != "closing" and not model.called and not model.shown:
            assert self.table.ahead == model.following()

    @invariant()
    def every_confirmed_grade_is_there_once(self):
        state = self.table.state
        assert {seat: link.ballot for seat, link in state.links.items()} == self.model.ballot
        assert len(set(self.model.ballot.values())) == len(self.model.ballot)
        assert state.grades == self.model.grades
        behalf = {(*key, one) for key, ballots in state.behalf.items() for one in ballots}
        assert behalf == self.model.behalf

    @invariant()
    def names_stand_beside_grades_only_while_everybody_agrees(self):
        room, model = self.table.room(), self.model
        assert self.table.state.names == model.names
        assert room.named == (model.names in ("agreed", "refused"))
        for norm in room.norms.values():
            for one in norm.rounds:
                assert bool(one.named) <= room.named
                assert not one.named or len(one.named) <= one.n + one.unknown

    @invariant()
    def polls_show_two_counts_at_their_end_only(self):
        room = self.table.room()
        assert len(room.agreements) == len(self.model.polls)
        for shown, (theme, answers, ended) in zip(room.agreements, self.model.polls, strict=True):
            assert (shown.theme, shown.ended, shown.answered) == (theme, ended, len(answers))
            yes = sum(answers.values())
            counts = (yes, len(answers) - yes) if ended and len(answers) >= 3 else (None, None)
            assert (shown.yes, shown.no) == counts

    @invariant()
    def the_journal_and_the_rows_make_the_live_state(self):
        assert still(replayed(self.table.state, self.table.facts)) == still(self.table.state)

    @invariant()
    def what_is_revealed_stays_as_it_was(self):
        for id, norm in self.table.room().norms.items():
            assert [one.round for one in norm.rounds] == self.model.revealed[id]
            for one in norm.rounds:
                bare = replace(one, named=(), aside="")
                assert self.results.setdefault((id, one.round), bare) == bare
                assert bool(one.aside) == (one.round in self.model.aside[id])
                assert one.shown or (one.counts, one.mean, one.gap) == ((), None, None)
        assert {key[0] for key in self.results} == {
            norm for norm, rounds in self.model.revealed.items() if rounds
        }

    @invariant()
    def no_view_depends_on_a_grade_that_is_not_revealed(self):
        here, there = self.table.room(), self.twin.room()
        assert hushed(here) == hushed(there)
        assert self.table.own(WATCHED) == self.twin.own(WATCHED)
        for id, norm in here.norms.items():
            if not self.model.revealed[id]:
                assert norm == there.norms[id]

    @invariant()
    def a_seat_sees_its_own_answers(self):
        for seat in PEOPLE:
            own, model = self.table.own(seat), self.model
            if not model.token.get(seat):
                assert own == views.Own(seat, {}, {}, ())  # nothing at all
                continue
            expected = {}
            for (norm, round), given in sorted(model.grades.items()):
                dropped = model.phase[norm] == "revealed" and round not in model.revealed[norm]
                ballot = model.ballot[seat]
                if ballot in given and not dropped and (norm, round) not in model.unseen[seat]:
                    expected[norm] = (round, given[ballot])
            assert own.answers == expected
            gradable = {norm for norm in NORMS if model.phase[norm] == "open"}
            assert set(own.gradable) == gradable
            assert set(own.todo) == set(model.todo(seat, NORMS))

    @invariant()
    def the_counts_are_true(self):
        room, model = self.table.room(), self.model
        present, norm = model.present(), model.voting()
        assert (room.present, room.missing) == (len(present), len(model.missing(model.block())))
        answered = 0 if norm is None else len(present) - len(model.missing([norm]))
        assert room.answered == answered
        assert room.waiting == (model.ready() and bool(present))
        assert {seat.person.id for seat in room.seats if seat.busy} == (
            set(model.missing([norm])) if norm else set()
        )

    @invariant()
    def nothing_stays_open_behind_its_reveal(self):
        for norm in NORMS:
            if self.model.phase[norm] == "open" and self.model._alone(norm):
                assert self.table.state.called == norm

    @invariant()
    def who_stands_at_the_door_stands_there(self):
        waiting = self.table.state.visitors
        assert {one.id: (one.load, one.seat, one.token) for one in waiting.values()} == (
            self.model.visitors
        )

    @invariant()
    def no_two_seats_share_a_secret(self):
        tokens = [link.token for link in self.table.state.links.values() if link.token]
        assert len(tokens) == len(set(tokens))


def answered(table: Table, command: Command) -> str:
    """Return the code a command is refused with, wherever that is said; "" for none."""
    if isinstance(command, FromPhone | Enter):
        return table.send(command)
    outcome = table.ask(command)
    return outcome.code if isinstance(outcome, Refused) else ""


def otherwise(command: Command) -> Command:
    """Return the command of the other run: everybody but the watched seat answers differently."""
    match command:
        case GiveGrade(seat=seat) | GradeFor(seat=seat) if seat != WATCHED:
            return replace(command, grade=mirrored(command.grade))
        case ComeBack(seat=seat) if seat != WATCHED:
            grades = ((norm, round, mirrored(grade)) for norm, round, grade in command.grades)
            return replace(command, grades=tuple(grades))
        case Agree(seat=seat) if seat != WATCHED:
            return replace(command, yes=not command.yes)
    return command


def mirrored(grade: int | None) -> int | None:
    """Return another answer, each its own; what is no grade stays none."""
    if grade in (None, 6):
        return 5 if grade is None else None
    return 11 - grade if grade in range(1, 11) else grade


def hushed(room: views.Room) -> views.Room:
    """Return a view without its results; how many rounds are revealed stays."""
    return replace(
        room,
        norms={
            id: replace(norm, rounds=tuple(replace(EMPTY, round=one.round) for one in norm.rounds))
            for id, norm in room.norms.items()
        },
        points=tuple(replace(point, result=None, why=()) for point in room.points),
        agreements=tuple(
            replace(one, yes=None, no=None) if one.ended else one for one in room.agreements
        ),
    )


EMPTY = Result("", 1, 0, 0)


def obeys_tables(state: State, changes: list[Change]) -> None:
    """Check that each change moves norms and steps only as the tables say."""
    for change in changes:
        after = apply.apply(state, change)
        for norm in NORMS:
            old, new = state.norm(norm), after.norm(norm)
            assert old.phase is new.phase or new.phase in MOVES[old.phase], change
            assert new.round - old.round in (0, 1), change
            assert new.revealed[: len(old.revealed)] == old.revealed, change
        for index in range(len(state.script)):
            was, becomes = state.motion(index), after.motion(index)
            assert was is becomes or becomes in MOTIONS[was], change
        state = after


NORMAL = settings(
    max_examples=150,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def test_any_session():
    run_state_machine_as_test(SessionMachine, settings=NORMAL)


MANY = settings(NORMAL, derandomize=False)


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_very_many_sessions():
    run_state_machine_as_test(SessionMachine, settings=settings(MANY, max_examples=2000))


@pytest.mark.faults
@pytest.mark.soak  # too long for all but `make faults`
@pytest.mark.timeout(8 * 3600)
def test_fifty_thousand_sessions(capsys):
    run_state_machine_as_test(SessionMachine, settings=settings(MANY, max_examples=50_000))
    with capsys.disabled():
        print("\nsessions in any order: 50,000 of up to 40 steps, every invariant held")
