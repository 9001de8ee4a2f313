"""What documents are made of, as plain data to hand to the child process, and back.

Records become tables of their fields. Results travel as what may be known of them, the
counts, and are computed again.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from scanhost.domain.results import GroupMean, Named, Result, from_counts

Record = TypeVar("Record")


def to_plain(value: object) -> Any:
    """Return a record as JSON can hold it."""
    match value:
        case Result():
            return _result(value)
        case Fraction():
            return str(value)
        case tuple():
            return [to_plain(one) for one in value]
        case _ if is_dataclass(value):
            return {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
    return value


def from_plain(kind: type[Record], data: Any) -> Record:
    """Return the record that plain data hold; `KeyError` or `TypeError` when they do not."""
    made = _back(kind, data)
    if not isinstance(made, kind):
        raise TypeError(kind.__name__)
    return made


def _back(hint: Any, data: Any) -> Any:
    if hint is Result:
        return _result_back(data)
    if isinstance(hint, type) and is_dataclass(hint):
        if not isinstance(data, dict):
            raise TypeError(hint.__name__)
        hints = _hints(hint)
        return hint(**{name: _back(hints[name], value) for name, value in data.items()})
    origin, inside = get_origin(hint), get_args(hint)
    if origin is tuple:
        if len(inside) == 2 and inside[1] is Ellipsis:
            return tuple(_back(inside[0], one) for one in data)
        return tuple(_back(kind, one) for kind, one in zip(inside, data, strict=True))
    if origin in (Union, types.UnionType):
        return None if data is None else _back(next(k for k in inside if k is not type(None)), data)
    if hint is Fraction or (isinstance(hint, type) and issubclass(hint, Enum)):
        return hint(data)
    if not isinstance(data, hint):
        raise TypeError(str(hint))
    return data


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _result(result: Result) -> dict[str, Any]:
    return {
        "norm": result.norm,
        "round": result.round,
        "n": result.n,
        "unknown": result.unknown,
        "counts": list(result.counts),
        "groups": [[one.group, one.n, str(one.mean)] for one in result.groups],
        "named": [[one.name, one.organisation, one.grade] for one in result.named],
        "aside": result.aside,
    }


def _result_back(plain: Mapping[str, Any]) -> Result:
    found = from_counts(
        plain["norm"], plain["round"], plain["n"], plain["unknown"], plain["counts"]
    )
    return replace(
        found,
        groups=tuple(GroupMean(id, n, Fraction(mean)) for id, n, mean in plain["groups"]),
        named=tuple(Named(*one) for one in plain["named"]),
        aside=plain["aside"],
    )
