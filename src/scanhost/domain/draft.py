"""A state in the making: what a command has changed so far, and how things stand with it."""

from __future__ import annotations

from scanhost.domain.apply import apply
from scanhost.domain.facts import Change
from scanhost.domain.state import State


class Draft:
    """The working state of one decision; thrown away when the command is refused."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.changes: list[Change] = []

    def emit(self, *changes: Change) -> None:
        """Add changes, each applied before the next is looked at."""
        for change in changes:
            self.state = apply(self.state, change)
            self.changes.append(change)
