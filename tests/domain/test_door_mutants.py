"""Small defects at the door, put in on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.domain import door, seats
from scanhost.domain.kept import LinkSaved
from tests.domain.hunt import hunt


def let_a_code_open_without_the_chair(put):
    def mutant(draft, command, visitor):
        seats.sit(draft, visitor.seat, visitor.token, "", visitor.recovery, None, new=True)
        return {"seat": visitor.seat}

    put(door, "_wait", mutant)


def show_the_next_device_what_was_given(put):
    real = seats.sit

    def mutant(draft, seat, *others, **named):
        refused = real(draft, seat, *others, **named)
        link = draft.state.links.get(seat)
        if refused is None and link is not None and named.get("new"):
            draft.emit(LinkSaved(replace(link, earlier="")))
        return refused

    put(seats, "sit", mutant)


def let_in_twice(put):
    put(door, "_end", lambda draft, visitors: None)


def leave_the_seat_with_the_old_device(put):
    real = door._admit

    def mutant(draft, visitor, wanted):
        link = draft.state.links.get(visitor.seat)
        token = link.token if link is not None else None
        return real(draft, replace(visitor, token=token or visitor.token), wanted)

    put(door, "_admit", mutant)


def let_somebody_in_who_went_home(put):
    real = door._admit

    def mutant(draft, visitor, wanted):
        link = draft.state.links.get(visitor.seat)
        if link is not None and link.gone:
            draft.emit(LinkSaved(replace(link, gone=False)))
        return real(draft, visitor, wanted)

    put(door, "_admit", mutant)


MUTANTS = [
    let_a_code_open_without_the_chair,
    show_the_next_device_what_was_given,
    let_in_twice,
    leave_the_seat_with_the_old_device,
    let_somebody_in_who_went_home,
]


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_the_machine_finds(mutant, monkeypatch, capsys):
    hunt(mutant, monkeypatch, capsys)
