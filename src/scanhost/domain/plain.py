"""Reading plain data strictly: every part is asked for by name, every mistake knows its key.

Packs and knowledge entries may come from anywhere, so nothing here believes what it reads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import Any

from scanhost.domain.pack import Text

LINE = 300  # characters of a title or a sentence; more cannot be read from eight metres
TEXT = 2000
WORD = 40  # characters of an id
ITEMS = 40  # of a list

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
SOFT_HYPHEN = "\u00ad"


class PackMistake(Exception):
    """What is wrong with plain data, and at which key; the edge says it in words."""

    def __init__(self, key: str, code: str, **facts: str | int) -> None:
        super().__init__(key, code, facts)
        self.key = key
        self.code = code
        self.facts: Mapping[str, str | int] = facts


def is_id(word: str) -> bool:
    """Tell whether a text has the form of an id."""
    return len(word) <= WORD and ID.fullmatch(word) is not None


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

    def has(self, name: str) -> bool:
        """Tell whether a part is there."""
        return self._plain.get(name) is not None

    def line(
        self, name: str, most: int = LINE, *, needed: bool = True, breaks: bool = False
    ) -> str:
        """Return one text without languages."""
        found = self.get(name, None if needed else "")
        return string(found, self.path(name), most, needed=needed, breaks=breaks)

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

    def text(
        self, name: str, most: int = TEXT, *, needed: bool = True, breaks: bool = False
    ) -> Text:
        """Return a text in its languages; with `breaks` it may have several lines."""
        found = self.get(name, None if needed else "")
        return _text(found, self.path(name), most, needed=needed, breaks=breaks)

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
        if not (showable(character) or (breaks and character == "\n")):
            raise PackMistake(key, "pack.character", character=f"U+{ord(character):04X}")
    return plain.strip()


def showable(character: str) -> bool:
    """Tell whether every screen and paper can show a character."""
    # Formatting characters turn a sentence around (bidi) or hide in it (zero width); lone
    # surrogates cannot be written to disk at all.
    category = unicodedata.category(character)
    return character == SOFT_HYPHEN or not (category[0] == "C" or category in ("Zl", "Zp"))


def _shown(name: object) -> str:
    text = name[:WORD] if isinstance(name, str) else type(name).__name__
    return "".join(one if showable(one) else "?" for one in text)


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


def _text(
    plain: object, key: str, most: int = TEXT, *, needed: bool = True, breaks: bool = False
) -> Text:
    if isinstance(plain, str):
        return Text(string(plain, key, most, needed=needed, breaks=breaks))
    table = Table(plain, key, Text)
    english = table.line("en", most, needed=False, breaks=breaks)
    return Text(table.line("nl", most, needed=needed or bool(english), breaks=breaks), english)
