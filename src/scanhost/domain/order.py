"""In which order results stand."""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """In which order the norms of a block stand."""

    NORM = "norm"  # as they were graded
    LOWEST = "lowest"
    GAP = "gap"
