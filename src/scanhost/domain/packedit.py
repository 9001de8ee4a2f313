"""Editing a pack: each edit takes a pack and returns another one.

What is edited is named by the key that a `PackMistake` names it by, such as
"themes[0].norms[2].title.nl", so that what is wrong leads to where it is mended. A pack
that is being written may lack something; `packform.from_plain` says what.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from scanhost.domain import proofreading
from scanhost.domain.pack import INTRODUCTION, Division, Domain, Norm, Pack, Text, Theme
from scanhost.domain.plain import TEXT, WORD, shown

NOTHING = Text("")
STEPS = 200  # back that can be undone
LEAST = 3  # norms of a theme
FILE_NAMES = {"con", "prn", "aux", "nul", "knowledge"}  # that no folder of a pack may have

_PART = re.compile(r"([a-z_]+)|\[(\d+)\]")
_BLANK = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")


# --- any part, by its key ---------------------------------------------------------------------


def parts(key: str) -> list[str | int]:
    """Return the names and places that a key is made of."""
    return [int(place) if place else name for name, place in _PART.findall(key)]


def get(pack: Pack, key: str) -> Any:
    """Return what stands at a key; `LookupError` when there is no such place."""
    found: Any = pack
    for part in parts(key):
        if isinstance(part, str):
            if not is_dataclass(found) or part not in {one.name for one in fields(found)}:
                raise LookupError(key)
            found = getattr(found, part)
        else:
            found = found[part]
    return found


def put(pack: Pack, key: str, value: object) -> Pack:
    """Return the pack with something else at a key."""
    return _put(pack, parts(key), value)  # type: ignore[no-any-return]


def insert(pack: Pack, key: str, at: int, value: object) -> Pack:
    """Return the pack with one more in the list at a key."""
    there = get(pack, key)
    return put(pack, key, (*there[:at], value, *there[at:]))


def drop(pack: Pack, key: str) -> Pack:
    """Return the pack without one of a list: "prompts[1]" takes the second prompt away."""
    of, at = _of(key)
    there = get(pack, of)
    return put(pack, of, there[:at] + there[at + 1 :])


def shift(pack: Pack, key: str, by: int) -> Pack:
    """Return the pack with one of a list so many places further; not beyond an end."""
    of, at = _of(key)
    rest = list(get(pack, of))
    one = rest.pop(at)
    rest.insert(min(max(at + by, 0), len(rest)), one)
    return put(pack, of, tuple(rest))


def cleaned(raw: str, most: int = TEXT) -> str:
    """Return a typed text as a pack holds it: on one line, and only what can be shown."""
    raw = unicodedata.normalize("NFC", _BLANK.sub(" ", raw[: 8 * most]))
    return "".join(one for one in raw if shown(one) == one).strip()[:most].rstrip()


def _of(key: str) -> tuple[str, int]:
    of, _, place = key.rpartition("[")
    return of, int(place.rstrip("]"))


def _put(record: Any, way: list[str | int], value: object) -> Any:
    if not way:
        return value
    first, rest = way[0], way[1:]
    if isinstance(first, str):
        return replace(record, **{first: _put(getattr(record, first), rest, value)})
    return (*record[:first], _put(record[first], rest, value), *record[first + 1 :])


# --- themes and norms --------------------------------------------------------------------------


def key_of(pack: Pack, id: str) -> str:
    """Return the key of a norm, of a theme, or of the introduction question; "" of neither."""
    if id == INTRODUCTION:
        return "introduction"
    for place, theme in enumerate(pack.themes):
        if theme.id == id:
            return f"themes[{place}]"
        for at, norm in enumerate(theme.norms):
            if norm.id == id:
                return f"themes[{place}].norms[{at}]"
    return ""


def ids(pack: Pack) -> set[str]:
    """Return the ids of its themes and norms."""
    return {INTRODUCTION, *(one.id for one in pack.themes), *(one.id for one in pack.norms())}


def add_norm(pack: Pack, theme: str, at: int, used: Collection[str]) -> tuple[Pack, str]:
    """Return the pack with a norm that is still to be written, and its id.

    `used` are ids that once were another norm's: results would be laid beside its own.
    """
    key = key_of(pack, theme)
    place = int(parts(key)[1]) + 1
    id = _free(f"{place}.", {*ids(pack), *used})
    return insert(pack, f"{key}.norms", at, _norm(id)), id


def add_theme(pack: Pack, at: int, used: Collection[str]) -> tuple[Pack, str]:
    """Return the pack with a theme and its norms still to be written, and the theme's id."""
    taken = {*ids(pack), *used}
    id = _free("T", taken)
    pack = insert(pack, "themes", at, Theme(id, NOTHING, NOTHING, ()))
    number = next(n for n in range(1, 1000) if not any(one.startswith(f"{n}.") for one in taken))
    norms = tuple(_norm(f"{number}.{n}") for n in range(1, LEAST + 1))
    return put(pack, f"themes[{at}].norms", norms), id


def remove(pack: Pack, id: str) -> Pack:
    """Return the pack without a norm, or without a theme and its norms."""
    return drop(pack, key_of(pack, id))


def move_norm(pack: Pack, id: str, theme: str, at: int) -> Pack:
    """Return the pack with a norm in this place of a theme, counted without itself."""
    norm = pack.norm(id)
    pack = remove(pack, id)
    return insert(pack, f"{key_of(pack, theme)}.norms", at, norm)


def move(pack: Pack, id: str, by: int) -> Pack:
    """Return the pack with a theme or a norm one place up (-1) or down (1).

    A norm at the end of its theme goes on into the next one; ids stay what they are.
    """
    key = key_of(pack, id)
    place, *rest = (one for one in parts(key) if isinstance(one, int))
    if not rest:
        return shift(pack, key, by)
    theme, at = pack.themes[place], rest[0] + by
    if 0 <= at < len(theme.norms):
        return shift(pack, key, by)
    if not 0 <= place + by < len(pack.themes):
        return pack
    other = pack.themes[place + by]
    return move_norm(pack, id, other.id, 0 if by > 0 else len(other.norms))


def dropped(pack: Pack, id: str, where: str, below: int) -> Pack:
    """Return the pack with a theme or norm dropped above (0) or below (1) another line of it."""
    themes = [one.id for one in pack.themes]
    if where in ("", INTRODUCTION):
        return pack
    if id in themes:
        target = where if where in themes else pack.theme_of(where).id
        if target == id:
            return pack
        rest = [one for one in themes if one != id]
        at = rest.index(target) + (1 if below or where not in themes else 0)
        return shift(pack, key_of(pack, id), at - themes.index(id))
    if where in themes:
        theme = pack.theme(where)
        at = 0
        if not below and themes.index(where):  # above a theme is the end of the one before
            theme = pack.themes[themes.index(where) - 1]
            at = len([one for one in theme.norms if one.id != id])
        return move_norm(pack, id, theme.id, at)
    theme = pack.theme_of(where)
    rest = [one.id for one in theme.norms if one.id != id]
    return move_norm(pack, id, theme.id, rest.index(where) + below)


def _norm(id: str) -> Norm:
    return Norm(id, NOTHING, NOTHING, NOTHING, NOTHING)


def _free(begin: str, taken: Collection[str]) -> str:
    return next(id for n in range(1, 10_000) if (id := f"{begin}{n}") not in taken)


# --- domains -----------------------------------------------------------------------------------


def add_domain(pack: Pack, key: str = "domains") -> Pack:
    """Return the pack with one more kind of partner, in the usual division or in another."""
    there = get(pack, key)
    taken = {one.id for one in pack.domains} | {one.id for one in there}
    taken |= {one.id for division in pack.divisions for one in division.domains}
    return insert(pack, key, len(there), Domain(_free("domain", taken), NOTHING))


def add_division(pack: Pack) -> Pack:
    """Return the pack with one more way to divide the table, which begins as the usual one."""
    id = _free("division", {one.id for one in pack.divisions})
    made = Division(id, NOTHING, pack.domains)
    return insert(pack, "divisions", len(pack.divisions), made)


# --- the pack itself ---------------------------------------------------------------------------


def copied(pack: Pack, title: str, taken: Collection[str]) -> Pack:
    """Return a pack of the chair's own that begins as another one; its films stay behind."""
    named = Text(title, title if pack.title.en else "")
    return without_films(replace(pack, id=free_id(title, taken), version="1", title=named))


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id like a title that no pack has yet, and that every system takes as a folder."""
    plain = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "-", plain)[: WORD - 4].strip("-") or "normen"
    if not _is_folder(word):
        word = f"{word}-normen"
    there = {one.casefold() for one in taken}
    names = (word, *(f"{word}-{n}" for n in range(2, 1000)))
    return next(id for id in names if id not in there)


def kept_id(id: str, taken: Collection[str]) -> str:
    """Return the id of a pack from elsewhere, or one like it where it cannot stay.

    Years and examples are told apart by it, so a pack has the same one at every table.
    """
    free = id.casefold() not in {one.casefold() for one in taken}
    return id if free and _is_folder(id) else free_id(id, taken)


def _is_folder(id: str) -> bool:
    """Tell whether every system takes an id as the name of a folder."""
    first = id.partition(".")[0].lower()
    taken = first in FILE_NAMES or re.fullmatch(r"(com|lpt)[0-9]", first)
    return not taken and not id.endswith(".")


def without_films(pack: Pack) -> Pack:
    """Return the pack without films, which are files that do not come along with it."""
    return replace(pack, themes=tuple(replace(one, film="") for one in pack.themes))


def same(one: Pack, other: Pack) -> bool:
    """Tell whether two packs differ in no more than their name."""
    return one == replace(other, id=one.id, title=one.title)


# --- its texts ---------------------------------------------------------------------------------


def untranslated(pack: Pack) -> list[str]:
    """Return the keys of what stands there in Dutch and not in English."""
    return [key for key, text in proofreading.texts(pack) if not text.en]


# --- one after another -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class History:
    """A pack as it is, with what it was and, after undoing, what it was going to be."""

    now: Pack
    before: tuple[Pack, ...] = ()  # oldest first
    after: tuple[Pack, ...] = ()  # the next one last

    def changed(self, pack: Pack) -> History:
        """Return the history with an edit; one that changes nothing is none."""
        if pack == self.now:
            return self
        return History(pack, (*self.before, self.now)[-STEPS:])

    def undone(self) -> History:
        """Return the history one edit back, as far as it goes."""
        if not self.before:
            return self
        return History(self.before[-1], self.before[:-1], (*self.after, self.now))

    def redone(self) -> History:
        """Return the history with what was undone last done again."""
        if not self.after:
            return self
        return History(self.after[-1], (*self.before, self.now), self.after[:-1])

    def used(self) -> set[str]:
        """Return every id that a theme or norm has or had."""
        return {id for pack in (self.now, *self.before, *self.after) for id in ids(pack)}
