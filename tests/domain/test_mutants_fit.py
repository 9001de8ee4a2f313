"""Every defect that `make faults` puts in still fits the rules as they are written now."""

from __future__ import annotations

import pytest

from tests.domain import (
    test_door_mutants,
    test_following_mutants,
    test_session_mutants,
    test_table_mutants,
)

MUTANTS = (
    *test_door_mutants.MUTANTS,
    *test_following_mutants.MUTANTS,
    *test_session_mutants.MUTANTS,
    *test_table_mutants.MUTANTS,
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_what_a_defect_replaces_is_there(mutant, monkeypatch):
    mutant(monkeypatch.setattr)
