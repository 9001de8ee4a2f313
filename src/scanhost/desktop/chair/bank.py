"""The knowledge bank as the chair's window has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from scanhost.domain.knowledge import Entry, Found

Find = Callable[[str], tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Bank:
    """Its entries, and a way to search them; `index` makes such a way for a few more."""

    entries: tuple[Entry, ...]
    find: Find
    index: Callable[[Sequence[Entry]], Find]

    def with_own(self, own: tuple[Entry, ...]) -> Bank:
        """Return the bank with examples of the group's own before it."""
        if not own:
            return self
        find_own = self.index(own)

        def find(asked: str) -> tuple[Found, ...]:
            ours = find_own(asked)
            whole = tuple(one for one in ours if one.whole)
            return (*whole, *self.find(asked), *(one for one in ours if not one.whole))

        return replace(self, entries=(*own, *self.entries), find=find)
