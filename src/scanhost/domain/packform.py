"""The plain form of a pack: tables, lists, texts and numbers, in TOML and in the scan file.

A pack may come from anywhere, so nothing here believes what it reads.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import Any

from scanhost.domain.pack import INTRODUCTION, Domain, Norm, Pack, Text, Theme, Times

LINE = 300  # characters of a title or a sentence; more cannot be read from eight metres
TEXT = 2000
WORD = 40  # characters of an id
THEMES = 12
BLOCK = (3, 6)
PLACES = (1, 20)
SECONDS = (5, 3600)
ITEMS = 40  # of every other list

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
SOFT_HYPHEN = "\u00ad"


class PackMistake(Exception):
    """What is wrong with plain data, and at which key; the edge says it in words."""

    def __init__(self, key: str, code: str, **facts: str | int) -> None:
        super().__init__(key, code, facts)
        self.key = key
        self.code = code
        self.facts: Mapping[str, str | int] = facts


def from_plain(data: Mapping[str, object]) -> Pack:
    """Return the pack that plain data describe; whatever is wrong is a `PackMistake`."""
    table = Table(data, "", Pack)
    pack = Pack(
        id=table.word("id"),
        version=table.line("version"),
        language=table.choice("language", ("nl", "en")),
        title=table.text("title", LINE),
        notice=table.text("notice", needed=False),
        question=table.text("question", LINE),
        lowest=table.text("lowest", LINE),
        highest=table.text("highest", LINE),
        domains=tuple(_domain(plain, key) for key, plain in table.items("domains")),
        times=_times(table.get("times", {}), "times"),
        introduction=_norm(table.get("introduction"), "introduction"),
        prompts=table.texts("prompts"),
        themes=tuple(_theme(plain, key) for key, plain in table.items("themes", THEMES)),
    )
    if pack.introduction.id != INTRODUCTION:
        raise PackMistake("introduction.id", "pack.introduction", expected=INTRODUCTION)
    if not pack.themes:
        raise PackMistake("themes", "pack.empty")
    refuse_twice((f"domains[{at}].id", one.id) for at, one in enumerate(pack.domains))
    refuse_twice((f"themes[{at}].id", one.id) for at, one in enumerate(pack.themes))
    norms = [
        (f"themes[{block}].norms[{at}].id", norm.id)
        for block, theme in enumerate(pack.themes)
        for at, norm in enumerate(theme.norms)
    ]
    for key, id in norms:
        if id == INTRODUCTION:
            raise PackMistake(key, "pack.reserved", name=id)
    refuse_twice(norms)
    return pack


def to_plain(pack: Pack) -> dict[str, object]:
    """Return the form that `from_plain` reads; what is empty is left out."""
    return _record(pack)


def fingerprint(norm: Norm, language: str = "nl") -> str:
    """Return the SHA-256 of what somebody reads who grades a norm in a language.

    Source, questions and other languages are left out: years stay comparable when only
    those change.
    """
    read = [text.in_(language) for text in (norm.title, norm.sentence, norm.explanation)]
    return hashlib.sha256(json.dumps(read).encode()).hexdigest()


def refuse_twice(ids: Iterable[tuple[str, str]]) -> None:
    """Raise `PackMistake` at the key of the first id that was there before."""
    seen = set()
    for key, id in ids:
        if id in seen:
            raise PackMistake(key, "pack.duplicate", name=id)
        seen.add(id)


class Table:
    """Plain data with exactly the keys of a record; every mistake knows its path."""

    def __init__(self, plain: object, key: str, record: type[Any]) -> None:
        if not isinstance(plain, Mapping):
            raise PackMistake(key, "pack.type", expected="table")
        self._plain = plain
        self._key = key
        known = {field.name for field in fields(record)}
        for name in plain:
            if name not in known:
                raise PackMistake(self.path(_shown(name)), "pack.unknown_key")

    def path(self, name: str) -> str:
        """Return the key of a part of this table."""
        return f"{self._key}.{name}" if self._key else name

    def get(self, name: str, default: object = None) -> object:
        """Return a part, or the default; without either it is missing."""
        found = self._plain.get(name)
        if found is None and default is None:
            raise PackMistake(self.path(name), "pack.missing")
        return default if found is None else found

    def line(self, name: str, most: int = LINE, *, needed: bool = True) -> str:
        """Return one text without languages."""
        found = self.get(name, None if needed else "")
        return string(found, self.path(name), most, needed=needed)

    def word(self, name: str) -> str:
        """Return an id."""
        return _word(self.get(name), self.path(name))

    def choice(self, name: str, among: Collection[str], *, needed: bool = True) -> str:
        """Return one of a few words, or nothing where that is allowed."""
        chosen = self.line(name, needed=needed)
        return _choice(chosen, self.path(name), among) if chosen else ""

    def choices(self, name: str, among: Collection[str]) -> tuple[str, ...]:
        """Return some of a few words, none of them twice."""
        chosen = [(key, _choice(plain, key, among)) for key, plain in self.items(name)]
        refuse_twice(chosen)
        return tuple(word for _, word in chosen)

    def number(self, name: str, least: int, most: int, default: int | None = None) -> int:
        """Return a whole number within bounds, or the default where it is missing."""
        number = self.get(name, default)
        if not isinstance(number, int) or isinstance(number, bool):
            raise PackMistake(self.path(name), "pack.type", expected="number")
        if not least <= number <= most:
            raise PackMistake(self.path(name), "pack.range", least=least, most=most)
        return number

    def items(self, name: str, most: int = ITEMS) -> list[tuple[str, object]]:
        """Return the parts of a list, each with its key; a missing list has none."""
        plain = self.get(name, ())
        if not isinstance(plain, list | tuple):
            raise PackMistake(self.path(name), "pack.type", expected="list")
        if len(plain) > most:
            raise PackMistake(self.path(name), "pack.too_many", most=most)
        return [(f"{self.path(name)}[{at}]", item) for at, item in enumerate(plain)]

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of ids, none of them twice."""
        words = [(key, _word(plain, key)) for key, plain in self.items(name)]
        refuse_twice(words)
        return tuple(word for _, word in words)

    def text(self, name: str, most: int = TEXT, *, needed: bool = True) -> Text:
        """Return a text in its languages."""
        found = self.get(name, None if needed else "")
        return _text(found, self.path(name), most, needed=needed)

    def texts(self, name: str) -> tuple[Text, ...]:
        """Return a list of texts."""
        return tuple(_text(plain, key, LINE) for key, plain in self.items(name))


def string(
    plain: object, key: str, most: int = LINE, *, needed: bool = True, breaks: bool = False
) -> str:
    """Return plain text that every screen and paper can show, or raise `PackMistake`."""
    if not isinstance(plain, str):
        raise PackMistake(key, "pack.type", expected="text")
    if len(plain) > most:
        raise PackMistake(key, "pack.too_long", most=most, found=len(plain))
    if needed and not plain.strip():
        raise PackMistake(key, "pack.empty")
    for character in plain:
        if not (_showable(character) or (breaks and character == "\n")):
            raise PackMistake(key, "pack.character", character=f"U+{ord(character):04X}")
    return plain.strip()


def _showable(character: str) -> bool:
    # Formatting characters turn a sentence around (bidi) or hide in it (zero width); lone
    # surrogates cannot be written to disk at all.
    category = unicodedata.category(character)
    return character == SOFT_HYPHEN or not (category[0] == "C" or category in ("Zl", "Zp"))


def _shown(name: object) -> str:
    text = name[:WORD] if isinstance(name, str) else type(name).__name__
    return "".join(one if _showable(one) else "?" for one in text)


def _word(plain: object, key: str) -> str:
    word = string(plain, key, WORD)
    if word != plain or not ID.fullmatch(word):
        raise PackMistake(key, "pack.id")
    return word


def _choice(plain: object, key: str, among: Collection[str]) -> str:
    chosen = string(plain, key)
    if chosen not in among:
        raise PackMistake(key, "pack.choice", allowed=", ".join(among))
    return chosen


def _text(plain: object, key: str, most: int = TEXT, *, needed: bool = True) -> Text:
    if isinstance(plain, str):
        return Text(string(plain, key, most, needed=needed))
    table = Table(plain, key, Text)
    english = table.line("en", most, needed=False)
    return Text(table.line("nl", most, needed=needed or bool(english)), english)


def _domain(plain: object, key: str) -> Domain:
    table = Table(plain, key, Domain)
    places = table.number("places", *PLACES, default=2)
    return Domain(table.word("id"), table.text("title", LINE), places)


def _times(plain: object, key: str) -> Times:
    table = Table(plain, key, Times)
    default = Times()
    names = [field.name for field in fields(Times)]
    return Times(**{name: table.number(name, *SECONDS, getattr(default, name)) for name in names})


def _theme(plain: object, key: str) -> Theme:
    table = Table(plain, key, Theme)
    least, most = BLOCK
    norms = tuple(_norm(one, at) for at, one in table.items("norms"))
    if not least <= len(norms) <= most:
        raise PackMistake(
            table.path("norms"), "pack.block_size", least=least, most=most, found=len(norms)
        )
    narration = table.text("narration", needed=False)
    return Theme(table.word("id"), table.text("title", LINE), narration, norms)


def _norm(plain: object, key: str) -> Norm:
    table = Table(plain, key, Norm)
    return Norm(
        id=table.word("id"),
        title=table.text("title", LINE),
        sentence=table.text("sentence", LINE),
        explanation=table.text("explanation", needed=False),
        source=table.text("source", needed=False),
        factors=table.words("factors"),
        knowledge=table.words("knowledge"),
        questions=table.texts("questions"),
    )


def _record(record: Any) -> dict[str, object]:
    found = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: _plain(value) for name, value in found.items() if value not in (Text(""), ())}


def _plain(value: object) -> object:
    match value:
        case Text(nl, en):
            return {"nl": nl, "en": en} if en else {"nl": nl}
        case str() | int():
            return value
        case tuple():
            return [_plain(item) for item in value]
    return _record(value)
