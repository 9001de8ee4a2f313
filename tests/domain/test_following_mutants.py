"""Small defects in what follows session 1, put in on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.domain import agreed, apply, facts, following, followup, meetings, undoing
from scanhost.domain.agreed import CommitmentLine
from tests.domain.hunt import hunt
from tests.domain.test_following_machine import Following


def begin_a_meeting_while_one_goes_on(put):
    put(meetings, "current", lambda known: None)
    put(apply, "_must", lambda holds, change: None)


def forget_that_a_meeting_is_over(put):
    real = apply._met

    def mutant(state, change):
        if isinstance(change, facts.MeetingEnded):
            return state
        return real(state, change)

    put(apply, "_met", mutant)


def take_any_word_for_a_status(put):
    put(followup, "STANDS", (*followup.STANDS, "ergens"))


def keep_a_struck_agreement(put):
    real = agreed.commitments

    def mutant(state, about):
        back = {id: replace(one, kept=True) for id, one in state.commitments.items()}
        return real(replace(state, commitments=back), about)

    put(agreed, "commitments", mutant)


def lose_an_agreement_about_the_process(put):
    real = agreed.commitments
    put(agreed, "commitments", lambda state, about: real(state, about) if about[0] == "p" else ())


def put_the_last_note_first(put):
    real = agreed._line

    def mutant(state, one):
        line = real(state, one)
        return replace(line, progress=line.progress[::-1])

    put(agreed, "_line", mutant)


def call_late_what_is_done(put):
    put(CommitmentLine, "late", lambda self, today: bool(self.due) and self.due < today)


def take_a_day_that_is_none(put):
    put(following, "is_day", lambda value: True)


def undo_a_deadline_by_taking_it_away(put):
    real = undoing._followed

    def mutant(before, command):
        if isinstance(command, followup.PlanCommitment):
            return followup.PlanCommitment(command.commitment, "")
        return real(before, command)

    put(undoing, "_followed", mutant)


def undo_a_choice_by_refusing_it(put):
    real = undoing._followed

    def mutant(before, command):
        if isinstance(command, followup.DecidePoint):
            return followup.DecidePoint(command.point, "no")
        return real(before, command)

    put(undoing, "_followed", mutant)


def start_over_once_a_point_is_gone(put):
    def mutant(steps, id):
        return next((at for at, one in enumerate(steps) if one.id == id), 0)

    put(meetings, "place", mutant)


def strike_an_agreement_without_a_word_in_the_journal(put):
    real = apply._followed

    def mutant(state, change):
        if isinstance(change, facts.CommitmentDropped):
            return replace(state, commitments={})
        return real(state, change)

    put(apply, "_followed", mutant)


MUTANTS = [
    begin_a_meeting_while_one_goes_on,
    forget_that_a_meeting_is_over,
    take_any_word_for_a_status,
    keep_a_struck_agreement,
    lose_an_agreement_about_the_process,
    put_the_last_note_first,
    call_late_what_is_done,
    take_a_day_that_is_none,
    undo_a_deadline_by_taking_it_away,
    undo_a_choice_by_refusing_it,
    start_over_once_a_point_is_gone,
    strike_an_agreement_without_a_word_in_the_journal,
]


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_the_machine_finds(mutant, monkeypatch, capsys):
    hunt(mutant, monkeypatch, capsys, Following)
