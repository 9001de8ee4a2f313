"""The knowledge bank as the chair's window has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from scanhost.domain.knowledge import Entry, Found

Find = Callable[[str], tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Bank:
    """Its entries, a way to search them, and how many other groups chose each."""

    entries: tuple[Entry, ...]
    find: Find
    others: Mapping[str, int] = field(default_factory=dict)
