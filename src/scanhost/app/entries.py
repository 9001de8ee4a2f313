"""The knowledge bank that comes along with the program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from scanhost import resources
from scanhost.domain.knowledge import Entry
from scanhost.store import knowledge


@cache
def shipped() -> Sequence[Entry]:
    """Return its entries; read from disk once, which takes a while."""
    return knowledge.shipped(resources.norms())
