"""The knowledge bank as the chair's window has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scanhost.domain.knowledge import Entry, Found

Find = Callable[[str], tuple[Found, ...]]


def _nothing(entries: tuple[Entry, ...]) -> Find:
    return lambda asked: ()


@dataclass(frozen=True, slots=True)
class Bank:
    """Its entries, a way to search them, and one to search others."""

    entries: tuple[Entry, ...]
    find: Find
    index: Callable[[tuple[Entry, ...]], Find] = _nothing

    def beside(self, own: tuple[Entry, ...]) -> Bank:
        """Return the bank with a group's own examples before it, as far as they have every word."""
        if not own:
            return self
        ours = self.index(own)

        def find(asked: str) -> tuple[Found, ...]:
            found = ours(asked)
            whole = tuple(one for one in found if one.whole)
            return (*whole, *self.find(asked), *(one for one in found if not one.whole))

        return Bank((*own, *self.entries), find, self.index)
