"""Reading plain data strictly: every part is asked for by name, every mistake knows its key.

Packs and knowledge entries may come from anywhere, so nothing here believes what it reads.
Reading stops at the first mistake, unless `Mistakes` notes them all; then what is read has
gaps, and is good for looking at only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import partial
from typing import Any, NoReturn, TypeVar

from scanhost.domain.pack import Text

LINE = 300  # characters of a title or a sentence; more cannot be read from eight metres
TEXT = 2000
WORD = 40  # characters of an id
ITEMS = 40  # of a list
NOTED = 100  # mistakes; nobody mends more at a time

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
_T = TypeVar("_T")

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


Note = Callable[[PackMistake], None]


def raised(mistake: PackMistake) -> NoReturn:
    """Stop at a mistake."""
    raise mistake


class Mistakes:
    """Notes mistakes in their order instead of stopping: the first of each key, a hundred in all.

    What follows from a mistake is said at the same key, so it is not said.
    """

    def __init__(self) -> None:
        self._found: dict[str, PackMistake] = {}

    def __call__(self, mistake: PackMistake) -> None:
        if len(self._found) < NOTED:
            self._found.setdefault(mistake.key, mistake)

    def __iter__(self) -> Iterator[PackMistake]:
        return iter(self._found.values())


def _ignored(mistake: PackMistake) -> None:
    """Say nothing of what is inside a part that is wrong as a whole."""


def refuse_twice(ids: Iterable[tuple[str, str]], note: Note = raised) -> None:
    """Note a mistake at the key of every id that was there before; "" is none."""
    seen = set()
    for key, id in ids:
        if id and id in seen:
            note(PackMistake(key, "pack.duplicate", name=id))
        seen.add(id)


class Table:
    """Plain data with exactly the keys of a record; every mistake knows its path."""

    def __init__(self, plain: object, key: str, record: type[Any], note: Note = raised) -> None:
        self._key = key
        self.note = note
        if not isinstance(plain, Mapping):
            note(PackMistake(key, "pack.type", expected="table"))
            plain, self.note = {}, _ignored
        self._plain: Mapping[Any, object] = plain
        known = {field.name for field in fields(record)}
        for name in plain:
            if name not in known:
                note(PackMistake(self.path(_shown(name)), "pack.unknown_key"))

    def path(self, name: str) -> str:
        """Return the key of a part of this table."""
        return f"{self._key}.{name}" if self._key else name

    def get(self, name: str, default: object = None) -> object:
        """Return a part, or the default; without either, raise that it is missing."""
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

        def read() -> str:
            found = self.get(name, None if needed else "")
            return string(found, self.path(name), most, needed=needed, breaks=breaks)

        return self._noting(read, "")

    def word(self, name: str) -> str:
        """Return an id."""
        return self._noting(lambda: _word(self.get(name), self.path(name)), "")

    def choice(self, name: str, among: Collection[str], *, needed: bool = True) -> str:
        """Return one of a few words, or nothing where that is allowed."""
        chosen = self.line(name, needed=needed)
        return self._noting(lambda: _choice(chosen, self.path(name), among), "") if chosen else ""

    def choices(self, name: str, among: Collection[str]) -> tuple[str, ...]:
        """Return some of a few words, none of them twice."""
        return self._each(name, lambda plain, key: _choice(plain, key, among))

    def number(self, name: str, least: int, most: int, default: int | None = None) -> int:
        """Return a whole number within bounds, or the default where it is missing."""

        def read() -> int:
            number = self.get(name, default)
            if not isinstance(number, int) or isinstance(number, bool):
                raise PackMistake(self.path(name), "pack.type", expected="number")
            if not least <= number <= most:
                raise PackMistake(self.path(name), "pack.range", least=least, most=most)
            return number

        return self._noting(read, least)

    def items(self, name: str, most: int = ITEMS) -> list[tuple[str, object]]:
        """Return the parts of a list, each with its key; a missing list has none."""
        plain = self.get(name, ())
        if not isinstance(plain, list | tuple):
            self.note(PackMistake(self.path(name), "pack.type", expected="list"))
            return []
        if len(plain) > most:
            self.note(PackMistake(self.path(name), "pack.too_many", most=most))
            return []
        return [(f"{self.path(name)}[{at}]", item) for at, item in enumerate(plain)]

    def inside(self, name: str, record: type[Any], *, needed: bool = True) -> Table:
        """Return a table in this one; without it, an empty one where none is needed."""
        if needed and not self.has(name):
            self.note(PackMistake(self.path(name), "pack.missing"))
            return Table({}, self.path(name), record, _ignored)
        return Table(self.get(name, {}), self.path(name), record, self.note)

    def tables(self, name: str, record: type[Any], most: int = ITEMS) -> list[Table]:
        """Return a list of tables."""
        return [Table(plain, key, record, self.note) for key, plain in self.items(name, most)]

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of ids, none of them twice."""
        return self._each(name, _word)

    def text(
        self, name: str, most: int = TEXT, *, needed: bool = True, breaks: bool = False
    ) -> Text:
        """Return a text in its languages; with `breaks` it may have several lines."""

        def read() -> Text:
            found = self.get(name, None if needed else "")
            return _text(found, self.path(name), most, self.note, needed=needed, breaks=breaks)

        return self._noting(read, Text(""))

    def texts(self, name: str) -> tuple[Text, ...]:
        """Return a list of texts."""
        return tuple(
            self._noting(partial(_text, plain, key, LINE, self.note), Text(""))
            for key, plain in self.items(name)
        )

    def _each(self, name: str, read: Callable[[object, str], str]) -> tuple[str, ...]:
        chosen = [
            (key, self._noting(partial(read, plain, key), "")) for key, plain in self.items(name)
        ]
        refuse_twice(chosen, self.note)
        return tuple(word for _, word in chosen)

    def _noting(self, read: Callable[[], _T], otherwise: _T) -> _T:
        try:
            return read()
        except PackMistake as mistake:
            self.note(mistake)
            return otherwise


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
            raise PackMistake(key, "pack.character", character=named(character))
    return plain.strip()


def named(character: str) -> str:
    """Return what a character is called that cannot be shown itself."""
    return f"U+{ord(character):04X}"


def _showable(character: str) -> bool:
    # Formatting characters turn a sentence around (bidi) or hide in it (zero width); lone
    # surrogates cannot be written to disk at all.
    category = unicodedata.category(character)
    return character == SOFT_HYPHEN or not (category[0] == "C" or category in ("Zl", "Zp"))


def shown(text: str) -> str:
    """Return a stranger's text as it can be shown on a line."""
    return "".join(one if _showable(one) else "?" for one in text)


def _shown(name: object) -> str:
    return shown(name[:WORD] if isinstance(name, str) else type(name).__name__)


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
    plain: object, key: str, most: int, note: Note, *, needed: bool = True, breaks: bool = False
) -> Text:
    if isinstance(plain, str):
        return Text(string(plain, key, most, needed=needed, breaks=breaks))
    table = Table(plain, key, Text, note)
    english = table.line("en", most, needed=False, breaks=breaks)
    return Text(table.line("nl", most, needed=needed or bool(english), breaks=breaks), english)
