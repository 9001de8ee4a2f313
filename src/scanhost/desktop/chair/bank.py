"""The knowledge bank as the chair's window has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scanhost.domain.knowledge import Entry, Found

Find = Callable[[str], tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Bank:
    """Its entries, and a way to search them."""

    entries: tuple[Entry, ...]
    find: Find
