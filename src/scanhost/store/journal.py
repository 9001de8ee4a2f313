"""The journal: facts in the order they happened, inserted and never touched again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from types import UnionType
from typing import Any, get_args, get_type_hints

import apsw

from scanhost.domain.facts import FACTS, Fact, GradeGiven
from scanhost.domain.seats import GRADES

KINDS: dict[str, type[Fact]] = {kind.__name__: kind for kind in FACTS}


class Unreadable(Exception):
    """A row of a file is not what this program writes."""


def append(connection: apsw.Connection, after: int, facts: Iterable[Fact]) -> None:
    """Insert facts behind the fact with number `after`."""
    connection.executemany(
        "INSERT INTO journal (seq, kind, body) VALUES (?, ?, ?)",
        ((seq, *encode(fact)) for seq, fact in enumerate(facts, after + 1)),
    )


def read(connection: apsw.Connection) -> list[Fact]:
    """Return every fact in order; `Unreadable` when one is missing or odd."""
    facts = []
    rows = connection.execute("SELECT seq, kind, body FROM journal ORDER BY seq")
    for expected, (seq, kind, body) in enumerate(rows, 1):
        if seq != expected:
            raise Unreadable("gap")
        facts.append(decode(kind, body))
    return facts


def encode(fact: Fact) -> tuple[str, str]:
    """Return a fact as its kind and its fields in JSON."""
    plain = {field.name: getattr(fact, field.name) for field in fields(fact)}
    return type(fact).__name__, json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def decode(kind: str, body: str) -> Fact:
    """Return the fact that was encoded; `Unreadable` for anything else."""
    known = KINDS.get(kind)
    if known is None:
        raise Unreadable("kind")
    try:
        plain = DECODER.decode(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("body") from error
    allowed = TYPES[kind]
    if not isinstance(plain, dict) or plain.keys() != allowed.keys():
        raise Unreadable("fields")
    for name, value in plain.items():
        if type(value) not in allowed[name]:
            raise Unreadable("type")
    if known is GradeGiven and plain["grade"] is not None and plain["grade"] not in GRADES:
        raise Unreadable("grade")
    return known(**plain)


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise Unreadable("double")
    return table


def _refuse(constant: str) -> None:
    raise Unreadable("number")


def _types(kind: type[Fact]) -> dict[str, tuple[type, ...]]:
    hints = get_type_hints(kind)
    return {
        name: get_args(hint) if isinstance(hint, UnionType) else (hint,)
        for name, hint in hints.items()
    }


DECODER = json.JSONDecoder(object_pairs_hook=_table, parse_constant=_refuse)
TYPES = {name: _types(kind) for name, kind in KINDS.items()}
