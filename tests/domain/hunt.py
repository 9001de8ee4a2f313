"""Hunting a defect that was put in on purpose: the machine must find it, or it is decoration."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis.stateful import run_state_machine_as_test

from scanhost.domain import apply
from tests.domain.test_session_machine import SessionMachine

HUNT = settings(
    max_examples=2000,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # finding it is enough
    report_multiple_bugs=False,
    verbosity=Verbosity.quiet,
    suppress_health_check=list(HealthCheck),
)


def hunt(mutant, monkeypatch, capsys, machine=SessionMachine) -> None:
    """Put a defect in and let the machine look for it; say that it was caught."""
    mutant(monkeypatch.setattr)

    with pytest.raises((AssertionError, apply.BrokenJournal, KeyError)):
        run_state_machine_as_test(machine, settings=HUNT)

    with capsys.disabled():
        print(f"\n  caught: {mutant.__name__.replace('_', ' ')}", end="")
