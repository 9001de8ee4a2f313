"""Small defects around the table, put in on purpose: names, leaving, undoing, restoring."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.domain import (
    agenda,
    apply,
    asides,
    calling,
    conduct,
    groups,
    moving,
    polling,
    seats,
    table,
)
from scanhost.domain.errors import Refused
from scanhost.domain.facts import GradeVoided, MarkedOnBehalf, NormRested
from scanhost.domain.state import Naming, Phase, State
from tests.domain.hunt import hunt


def void_what_was_kept_by_choice(put):
    real = table._leave
    put(table, "_leave", lambda draft, link, keep: real(draft, link, False))


def void_what_was_revealed(put):
    real = apply._ballots

    def everything(now, ballot):
        return [key for key, answers in now.grades.items() if ballot in answers]

    def mutant(now, change):
        if isinstance(change, GradeVoided):
            left = dict(now.answers(change.norm, change.round))
            left.pop(change.ballot)
            return replace(now, grades={**now.grades, (change.norm, change.round): left})
        return real(now, change)

    put(table, "unrevealed", everything)
    put(apply, "_ballots", mutant)


def answer_for_somebody_who_answered(put):
    real = table._grade

    def mutant(draft, command):
        link = draft.state.links.get(command.seat)
        key = (command.norm, command.round)
        if link is not None and link.ballot in draft.state.answers(*key):
            draft.emit(MarkedOnBehalf(link.ballot, *key))
        return real(draft, command)

    put(table, "_grade", mutant)


def forget_that_it_was_on_behalf(put):
    real = apply._ballots

    def mutant(now, change):
        return now if isinstance(change, MarkedOnBehalf) else real(now, change)

    put(apply, "_ballots", mutant)


def name_people_though_one_was_silent(put):
    real = groups.agree_on_names

    def mutant(draft):
        before = draft.state
        links = {seat: replace(link, consent="yes") for seat, link in before.links.items()}
        draft.state = replace(before, links=links)
        real(draft)
        draft.state = replace(draft.state, links=before.links)

    put(groups, "agree_on_names", mutant)


def show_at_once_that_somebody_refused(put):
    real = apply._ballots

    def mutant(now, change):
        after = real(now, change)
        return replace(after, names=Naming.GONE) if after.names is Naming.REFUSED else after

    put(apply, "_ballots", mutant)


def go_on_naming_after_a_refusal(put):
    put(apply, "moved_on", lambda now: now)


def let_a_late_guest_in_unasked(put):
    real = seats.take

    def mutant(draft, command):
        return real(draft, replace(command, consent=True) if command.consent is None else command)

    put(seats, "take", mutant)


def undo_a_reveal(put):
    real = apply._moved

    def mutant(now, change):
        if isinstance(change, NormRested) and now.norm(change.norm).phase is Phase.REVEALED:
            norms = {**now.norms, change.norm: replace(now.norm(change.norm), revealed=())}
            now = replace(now, norms=norms)
            norms = {**norms, change.norm: replace(norms[change.norm], phase=Phase.OPEN)}
            return replace(now, norms=norms)
        return real(now, change)

    def before(draft, id, phase):
        if draft.state.norm(id).phase is Phase.REVEALED:
            draft.emit(NormRested(id))

    put(moving, "_revealed", lambda now, step: False)
    put(moving, "_as_before", before)
    put(apply, "_moved", mutant)


def lose_an_answer_by_an_undo(put):
    def mutant(draft, id, phase):
        norm = draft.state.norm(id)
        if phase == Phase.WAITING and norm.phase is Phase.OPEN and norm.round == 1:
            for ballot in draft.state.answers(id):
                draft.emit(GradeVoided(ballot, id, 1))
            draft.emit(NormRested(id))

    put(moving, "_as_before", mutant)


def count_twice_after_a_restore(put):
    put(
        State,
        "lacks",
        lambda now, link, norm: (
            now.norm(norm).phase is Phase.OPEN and link.ballot not in now.answers(norm)
        ),
    )


def give_two_phones_one_ballot_after_a_restore(put):
    real = seats._restored

    def mutant(now, seat, ballot, shown):
        return real(replace(now, links={}), seat, ballot, shown)

    put(seats, "_restored", mutant)


def show_how_a_poll_goes_while_it_runs(put):
    real = agenda._agreement

    def mutant(now, poll, language):
        return real(now, replace(poll, ended=True), language)

    put(agenda, "_agreement", mutant)


def end_a_poll_before_all_have_answered(put):
    def mutant(draft):
        poll = draft.state.poll()
        if poll is not None and len(poll.answers) >= 2:
            polling.end(draft)

    put(polling, "settle", mutant)


def let_extra_time_hold_nothing(put):
    put(conduct, "_held", lambda now: 0.0)


def let_extra_time_hold_the_flow(put):
    put(calling, "alone", lambda now: True)


def hide_that_a_round_was_set_aside(put):
    put(asides, "correct", lambda draft, command: Refused("norm.not_revealed"))


MUTANTS = [
    void_what_was_kept_by_choice,
    void_what_was_revealed,
    answer_for_somebody_who_answered,
    forget_that_it_was_on_behalf,
    name_people_though_one_was_silent,
    show_at_once_that_somebody_refused,
    go_on_naming_after_a_refusal,
    let_a_late_guest_in_unasked,
    undo_a_reveal,
    lose_an_answer_by_an_undo,
    count_twice_after_a_restore,
    give_two_phones_one_ballot_after_a_restore,
    show_how_a_poll_goes_while_it_runs,
    end_a_poll_before_all_have_answered,
    let_extra_time_hold_nothing,
    let_extra_time_hold_the_flow,
    hide_that_a_round_was_set_aside,
]


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_the_machine_finds(mutant, monkeypatch, capsys):
    hunt(mutant, monkeypatch, capsys)
