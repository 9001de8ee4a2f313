"""Small defects in moving, voting and showing, put in on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.domain import (
    agenda,
    apply,
    calling,
    conduct,
    facts,
    heard,
    kept,
    moving,
    results,
    seats,
    state,
    views,
)
from scanhost.domain.draft import Draft
from scanhost.domain.facts import GradeGiven, NormSkipped, StepShown
from scanhost.domain.kept import LinkSaved, MessageHeard
from scanhost.domain.state import State
from tests.domain import room as driver
from tests.domain.hunt import hunt


def accept_late_grades(put):
    real = seats.grade

    def mutant(draft, command):
        norm = draft.state.norm(command.norm)
        if norm.phase is not state.Phase.REVEALED or norm.round != command.round:
            return real(draft, command)
        draft.emit(
            GradeGiven(
                draft.state.links[command.seat].ballot, command.norm, norm.round, command.grade
            )
        )
        return {"norm": command.norm, "round": norm.round, "grade": command.grade}

    put(seats, "grade", mutant)
    put(apply, "_must", lambda holds, change: None)


def accept_grades_for_another_round(put):
    real = seats.grade

    def mutant(draft, command):
        return real(draft, replace(command, round=draft.state.norm(command.norm).round))

    put(seats, "grade", mutant)


def forget_what_was_heard(put):
    real = heard.phone

    def mutant(draft, command):
        draft.state = replace(draft.state, heard={})
        return real(draft, command)

    put(heard, "phone", mutant)


def let_older_messages_overwrite(put):
    real = heard.phone

    def mutant(draft, command):
        last = draft.state.heard.get(command.message.load)
        if last is not None and command.message.counter < last.counter:
            heard = {k: v for k, v in draft.state.heard.items() if v is not last}
            draft.state = replace(draft.state, heard=heard)
        return real(draft, command)

    put(heard, "phone", mutant)


def count_a_freed_seat_twice(put):
    real = seats.take

    def mutant(draft, command):
        links = {k: v for k, v in draft.state.links.items() if v.token is not None}
        draft.state = replace(draft.state, links=links)
        return real(draft, command)

    put(seats, "take", mutant)


def lose_a_change_of_grade(put):
    real = seats.grade

    def mutant(draft, command):
        ballot = draft.state.links[command.seat].ballot
        before = draft.state.answers(command.norm)
        if ballot not in before:
            return real(draft, command)
        return real(Draft(draft.state), command)

    put(seats, "grade", mutant)


def confirm_a_three_without_keeping_it(put):
    real = seats.grade

    def mutant(draft, command):
        return real(Draft(draft.state) if command.grade == 3 else draft, command)

    put(seats, "grade", mutant)


def let_a_late_take_throw_out_who_sits_there(put):
    put(seats, "outlive", lambda draft, seat, load: None)


def keep_the_old_secret_alive(put):
    put(seats, "holds", lambda now, seat, token: seat in now.links)


def reveal_without_next(put):
    put(moving, "ready", lambda now: False)


def reveal_an_old_round_again(put):
    real = apply._moved

    def mutant(now, change):
        after = real(now, change)
        if not isinstance(change, facts.NormOpened) or change.round == 1:
            return after
        key = (change.norm, change.round - 1)
        return replace(after, grades={**after.grades, key: {}})

    put(apply, "_moved", mutant)


def start_a_round_with_the_answers_of_the_last(put):
    real = apply._moved

    def mutant(now, change):
        after = real(now, change)
        if not isinstance(change, facts.NormOpened) or change.round == 1:
            return after
        before = now.answers(change.norm)
        return replace(after, grades={**after.grades, (change.norm, change.round): before})

    put(apply, "_moved", mutant)


def leave_open_what_is_jumped_over(put):
    real = moving._skip_over

    def mutant(draft, index):
        aside = Draft(draft.state)
        real(aside, index)
        for change in aside.changes:
            if isinstance(change, NormSkipped) and change.norm != "A3":
                draft.emit(change)

    put(moving, "_skip_over", mutant)


def drop_grades_that_are_skipped(put):
    real = apply._moved

    def mutant(now, change):
        after = real(now, change)
        if not isinstance(change, NormSkipped):
            return after
        grades = {k: v for k, v in after.grades.items() if k != (change.norm, change.round)}
        return replace(after, grades=grades)

    put(apply, "_moved", mutant)


def let_the_clock_run_while_looking_back(put):
    real = moving.show

    def mutant(draft, index, now):
        clock = draft.state.clock
        real(draft, index, now)
        if clock is not None and draft.state.clock != clock:
            draft.emit(kept.ClockSet(clock))

    put(moving, "show", mutant)


def wait_for_the_absent(put):
    def mutant(self):
        return (link for link in self.links.values() if link.token is not None)

    put(State, "present", mutant)


def take_no_answer_for_unknown(put):
    def mutant(self, link, norms):
        return tuple(
            norm
            for norm in norms
            if self.norm(norm).phase is state.Phase.OPEN
            and self.answers(norm).get(link.ballot) is None
        )

    put(State, "todo", mutant)


def move_twice_on_a_double_press(put):
    real = moving.forward

    def mutant(draft, at, sure, now):
        return real(draft, moving.position(draft.state), sure, now)

    put(moving, "forward", mutant)


def reveal_a_reopened_norm_before_its_block(put):
    put(calling, "alone", lambda now: True)


def forget_a_fact_in_the_journal(put):
    put(driver, "FACTS", tuple(one for one in facts.FACTS if one is not StepShown))


def forget_an_absence_on_disk(put):
    real = apply._row

    def mutant(now, change):
        if isinstance(change, MessageHeard) and change.seat in now.links:
            link = replace(now.links[change.seat], absent=False)
            now = real(now, LinkSaved(link))
        return real(now, change)

    put(apply, "_row", mutant)


def show_the_others_an_open_round(put):
    def mutant(now, norm):
        norm_state = now.norm(norm)
        rounds = {*norm_state.revealed, norm_state.round}
        return tuple(
            results.result(norm, round, now.answers(norm, round).values())
            for round in sorted(rounds)
            if now.answers(norm, round)
        )

    put(agenda, "rounds", mutant)


def order_the_seats_by_their_grades(put):
    real = views.room

    def mutant(now, moment):
        room = real(now, moment)
        answers = now.answers(room.voting) if room.voting else {}

        def grade(seat):
            link = now.links.get(seat.person.id)
            return answers.get(link.ballot if link else "") or 0

        return replace(room, seats=tuple(sorted(room.seats, key=grade)))

    put(views, "room", mutant)


def show_somebody_else_s_answers(put):
    real = views.own

    def mutant(now, seat):
        own = real(now, seat)
        if own.answers or seat not in now.links or now.links[seat].token is None:
            return own
        others = [real(now, other).answers for other in now.links]
        return replace(own, answers=next((one for one in others if one), {}))

    put(views, "own", mutant)


def count_one_answer_too_many(put):
    real = views.room

    def mutant(now, moment):
        room = real(now, moment)
        return replace(room, answered=min(room.present, room.answered + 1))

    put(views, "room", mutant)


def wait_too_long_when_everybody_answered(put):
    put(conduct, "SETTLE", 30.0)


MUTANTS = [
    accept_late_grades,
    accept_grades_for_another_round,
    forget_what_was_heard,
    let_older_messages_overwrite,
    count_a_freed_seat_twice,
    lose_a_change_of_grade,
    confirm_a_three_without_keeping_it,
    let_a_late_take_throw_out_who_sits_there,
    keep_the_old_secret_alive,
    reveal_without_next,
    reveal_an_old_round_again,
    start_a_round_with_the_answers_of_the_last,
    leave_open_what_is_jumped_over,
    drop_grades_that_are_skipped,
    let_the_clock_run_while_looking_back,
    wait_for_the_absent,
    take_no_answer_for_unknown,
    move_twice_on_a_double_press,
    reveal_a_reopened_norm_before_its_block,
    forget_a_fact_in_the_journal,
    forget_an_absence_on_disk,
    show_the_others_an_open_round,
    order_the_seats_by_their_grades,
    show_somebody_else_s_answers,
    count_one_answer_too_many,
    wait_too_long_when_everybody_answered,
]


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_the_machine_finds(mutant, monkeypatch, capsys):
    hunt(mutant, monkeypatch, capsys)
