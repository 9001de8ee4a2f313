"""How the rules and the environment say no: a code and facts, never a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refused:
    """The rules say no; the edge turns the code into a sentence in the reader's language."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


class Trouble(Exception):
    """The environment says no (file, disk, port, pack); carries a code like `Refused`."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, str | int] = facts
