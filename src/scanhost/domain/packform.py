"""The plain form of a pack: tables, lists, texts and numbers, in TOML and in the scan file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from scanhost.domain.pack import (
    INTRODUCTION,
    PLANNED,
    Division,
    Domain,
    Norm,
    Pack,
    Text,
    Theme,
    Times,
)
from scanhost.domain.plain import LINE, Note, PackMistake, Table, raised, refuse_twice

ENDING = ".normen.toml"  # of the one file in which a pack travels
THEMES = 12
DIVISIONS = 10
BLOCK = (3, 6)
PLACES = (1, 20)
SECONDS = (5, 3600)
# A letter or digit begins each part, so none is ".." or hidden.
FILM = re.compile(r"media(/[A-Za-z0-9][A-Za-z0-9 ._-]*)+\.(mp4|m4v|mov|webm|mkv)", re.ASCII)


def from_plain(data: Mapping[str, object], note: Note = raised) -> Pack:
    """Return the pack that plain data describe; whatever is wrong is a `PackMistake`."""
    return read(Table(data, "", Pack, note))


def read(table: Table) -> Pack:
    """Return the pack in a table."""
    pack = Pack(
        id=table.word("id"),
        version=table.line("version"),
        language=table.choice("language", ("nl", "en")),
        title=table.text("title", LINE),
        notice=table.text("notice", needed=False),
        question=table.text("question", LINE),
        lowest=table.text("lowest", LINE),
        highest=table.text("highest", LINE),
        domains=_domains(table),
        times=_times(table.inside("times", Times, needed=False)),
        introduction=_norm(table.inside("introduction", Norm)),
        prompts=table.texts("prompts"),
        themes=tuple(_theme(one) for one in table.tables("themes", Theme, THEMES)),
        divisions=tuple(_division(one) for one in table.tables("divisions", Division, DIVISIONS)),
    )
    if pack.introduction.id not in ("", INTRODUCTION):
        table.note(PackMistake("introduction.id", "pack.introduction", expected=INTRODUCTION))
    if not pack.themes:
        table.note(PackMistake("themes", "pack.empty"))
    divisions = ((f"divisions[{at}].id", one.id) for at, one in enumerate(pack.divisions))
    refuse_twice(divisions, table.note)
    themes = ((f"themes[{at}].id", one.id) for at, one in enumerate(pack.themes))
    refuse_twice(themes, table.note)
    norms = [
        (f"themes[{block}].norms[{at}].id", norm.id)
        for block, theme in enumerate(pack.themes)
        for at, norm in enumerate(theme.norms)
    ]
    for key, id in norms:
        if id == INTRODUCTION:
            table.note(PackMistake(key, "pack.reserved", name=id))
    refuse_twice(norms, table.note)
    return pack


def to_plain(pack: Pack) -> dict[str, object]:
    """Return the form that `from_plain` reads; what is empty is left out."""
    return _record(pack)


def is_called(name: str) -> bool:
    """Tell whether a file is called as a pack that travels, also one that was copied.

    Mail and desktops make "x.normen (1).toml" or "x.normen - kopie.toml" of a second one.
    """
    begin, _, end = name.lower().rpartition(".")
    return end == "toml" and ".normen" in begin


def fingerprint(norm: Norm, language: str = "nl") -> str:
    """Return the SHA-256 of what somebody reads who grades a norm in a language.

    Source, questions and other languages are left out: years stay comparable when only
    those change.
    """
    read = [text.in_(language) for text in (norm.title, norm.sentence, norm.explanation)]
    return hashlib.sha256(json.dumps(read).encode()).hexdigest()


def _domains(table: Table) -> tuple[Domain, ...]:
    domains = tuple(_domain(one) for one in table.tables("domains", Domain))
    ids = ((table.path(f"domains[{at}].id"), one.id) for at, one in enumerate(domains))
    refuse_twice(ids, table.note)
    return domains


def _division(table: Table) -> Division:
    return Division(table.word("id"), table.text("title", LINE), _domains(table))


def _domain(table: Table) -> Domain:
    places = table.number("places", *PLACES, default=2)
    return Domain(table.word("id"), table.text("title", LINE), places)


def _times(table: Table) -> Times:
    names = [field.name for field in fields(Times)]
    return Times(**{name: table.number(name, *SECONDS, getattr(PLANNED, name)) for name in names})


def _theme(table: Table) -> Theme:
    least, most = BLOCK
    norms = tuple(_norm(one) for one in table.tables("norms", Norm))
    if not least <= len(norms) <= most:
        facts = {"least": least, "most": most, "found": len(norms)}
        table.note(PackMistake(table.path("norms"), "pack.block_size", **facts))
    narration = table.text("narration", needed=False)
    film = _film(table)
    return Theme(table.word("id"), table.text("title", LINE), narration, norms, film)


def _film(table: Table) -> str:
    """Return the path of a film below the pack's own folder media; "" is none."""
    film = table.line("film", needed=False)
    if film and not FILM.fullmatch(film):
        table.note(PackMistake(table.path("film"), "pack.film"))
        return ""
    return film


def _norm(table: Table) -> Norm:
    return Norm(
        id=table.word("id"),
        title=table.text("title", LINE),
        sentence=table.text("sentence", LINE),
        explanation=table.text("explanation", needed=False),
        source=table.text("source", needed=False),
        factors=table.words("factors"),
        knowledge=table.words("knowledge"),
        prompts=table.texts("prompts"),
        questions=table.texts("questions"),
    )


def _record(record: Any) -> dict[str, object]:
    found = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: _plain(value) for name, value in found.items() if value not in (Text(""), (), "")}


def _plain(value: object) -> object:
    match value:
        case Text(nl, en):
            return {"nl": nl, "en": en} if en else {"nl": nl}
        case str() | int():
            return value
        case tuple():
            return [_plain(item) for item in value]
    return _record(value)
