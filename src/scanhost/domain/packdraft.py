"""A pack that is not finished: what can be read of plain data, whatever it lacks.

Only the editor reads like this. A scan is made with what `packform.from_plain` takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, replace
from typing import Any, get_args, get_type_hints

from scanhost.domain import packform
from scanhost.domain.pack import INTRODUCTION, Pack, Text
from scanhost.domain.packedit import cleaned
from scanhost.domain.plain import ITEMS, Mistakes, PackMistake, is_id


@dataclass(frozen=True, slots=True)
class Kept:
    """A pack that is here."""

    pack: Pack
    own: bool  # the chair's; else it came with the program
    wrong: tuple[PackMistake, ...] = ()  # why no scan can be made with it


@dataclass(frozen=True, slots=True)
class Brought:
    """A pack from elsewhere, looked over; nothing of it is kept yet."""

    name: str  # of its file
    pack: Pack  # without films, which do not come along
    films: bool  # it named some


def read(data: Mapping[str, object]) -> Pack:
    """Return what plain data hold of a pack; what is not there is empty, ids are always good."""
    pack: Pack = _record(data, Pack)
    norms = iter(_fresh([one.id for one in pack.norms()], "n", {INTRODUCTION}))
    names = _fresh([one.id for one in pack.themes], "T", set())
    themes = [
        replace(theme, id=name, norms=tuple(replace(norm, id=next(norms)) for norm in theme.norms))
        for theme, name in zip(pack.themes, names, strict=True)
    ]
    return replace(
        pack,
        language=pack.language if pack.language in ("nl", "en") else "nl",
        introduction=replace(pack.introduction, id=INTRODUCTION),
        themes=tuple(themes),
    )


def mistakes(pack: Pack) -> list[PackMistake]:
    """Return all that keeps a pack from being used in a scan."""
    found = Mistakes()
    packform.from_plain(packform.to_plain(pack), found)
    return list(found)


def _fresh(ids: list[str], begin: str, taken: set[str]) -> list[str]:
    """Return the ids, those that cannot be used or stand there twice replaced."""
    made: list[str] = []
    for id in ids:
        good = is_id(id) and id not in taken and id not in made
        made.append(id if good else "")
    free = (f"{begin}{n}" for n in range(1, 10_000))
    there = {*ids, *taken}
    return [id or next(one for one in free if one not in there) for id in made]


def _record(plain: object, kind: type[Any]) -> Any:
    found = plain if isinstance(plain, Mapping) else {}
    hints = get_type_hints(kind)
    return kind(
        **{one.name: _value(found.get(one.name), hints[one.name], one) for one in fields(kind)}
    )


def _value(plain: object, kind: Any, field: Field[Any] | None = None) -> object:
    if kind is Text and isinstance(plain, str):
        return Text(cleaned(plain))
    if kind is str:
        return cleaned(plain) if isinstance(plain, str) else ""
    if kind is int:
        if isinstance(plain, int) and not isinstance(plain, bool):
            return plain
        return 0 if field is None or field.default is MISSING else field.default
    if of := get_args(kind):
        return tuple(_value(one, of[0]) for one in plain[:ITEMS]) if isinstance(plain, list) else ()
    return _record(plain, kind)
