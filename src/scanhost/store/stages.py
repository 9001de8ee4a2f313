"""How far a scan's file came: open, closed, wiped once or more; copies from before are deleted.

A stage is a number that counts up. Names of copies tell theirs, so that whoever deletes
them need not be able to open them.
"""

from __future__ import annotations

import re

from scanhost.domain.state import State

OPEN, CLOSED = 0, 1
WORD = r"(?:open|closed|wiped[1-9][0-9]{0,3})"  # how a name tells a stage
COUNT = "SELECT count(*) FROM journal WHERE kind IN ('SessionClosed', 'Wiped')"


def of(state: State) -> int:
    """Return the stage that a scan is in."""
    return CLOSED + len(state.wiped) if state.closed else OPEN


def word(stage: int) -> str:
    """Return a stage as a name tells it."""
    if stage <= CLOSED:
        return "closed" if stage else "open"
    return f"wiped{stage - CLOSED}"


def read(word: str) -> int:
    """Return the stage that a name tells."""
    wiped = re.fullmatch(r"wiped([0-9]+)", word)
    return CLOSED + int(wiped[1]) if wiped else int(word == "closed")
