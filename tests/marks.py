"""What is too much for each run."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet


def full(*case: object) -> ParameterSet:
    """Return a case for `make test-full` only."""
    return pytest.param(*case, marks=pytest.mark.full)
