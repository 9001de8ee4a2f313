"""Packs on disk: a folder with `pack.toml`, read as if a stranger had written it."""

from __future__ import annotations

import codecs
import os
import re
import stat
import tomllib
from itertools import islice
from pathlib import Path

from scanhost.domain import packform
from scanhost.domain.errors import Trouble
from scanhost.domain.pack import Pack, Theme
from scanhost.domain.plain import Note, PackMistake, named, raised, shown

FILE = "pack.toml"
MEDIA = "media"  # beside it: the films of its themes
BYTES = 1 << 19
FOLDERS = 100
LINE = 4096  # longer than any text may be; tomllib takes the square of some lines in memory
# A key of more parts than any of ours, where a key may begin: a file of such keys takes
# tomllib gigabytes.
PARTS = 5
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(
    rf"(?:^[ \t]*\[{{0,2}}|[{{,])[ \t]*{_PART}(?:[ \t]*\.[ \t]*{_PART}){{{PARTS}}}",
    re.MULTILINE,
)
_CONTROL = re.compile(r"[\x01-\x08\x0b-\x1f\x7f]")
# In tomllib's words; one that it words otherwise later is said to be no valid TOML.
_SAID = {
    "pack.key_twice": re.compile(r"overwrite|twice|immutable|mutate"),
    "pack.escape": re.compile(r"[Ee]scape|hex value"),
}
FIRST = "regionorm20"
KNOWLEDGE = "knowledge"  # beside the packs: the knowledge bank of them all


def read(folder: Path) -> Pack:
    """Return the pack in a folder, or raise `Trouble` with file, key and problem."""
    try:
        pack = packform.from_plain(tables(contents(folder / FILE, BYTES)))
        films(folder, pack)
    except PackMistake as mistake:
        raise trouble(f"{folder.name}/{FILE}", mistake) from mistake
    return pack


def films(folder: Path, pack: Pack, note: Note = raised) -> None:
    """Note which films of a pack lead out of its folder."""
    for at, theme in enumerate(pack.themes):
        if theme.film and not _inside(folder / theme.film, folder / MEDIA):
            note(PackMistake(f"themes[{at}].film", "pack.film_outside"))


def film(root: Path, pack: Pack, theme: Theme) -> Path | None:
    """Return where the film of a theme is among these packs; None when it is not there.

    A scan brings its own copy of a pack, so what it names is looked for and never trusted.
    """
    media = root / pack.id / MEDIA
    path = root / pack.id / theme.film
    if not theme.film or not path.is_file() or not _inside(path, media):
        return None
    return path


def _inside(path: Path, media: Path) -> bool:
    """Tell whether a path stays in a folder, whatever links there are."""
    try:
        return path.resolve().is_relative_to(media.parent.resolve() / MEDIA)
    except OSError:
        return False


def available(root: Path) -> tuple[list[Pack], list[Trouble]]:
    """Return the packs below a folder, the usual one first, and what is wrong with others."""
    packs: dict[str, Pack] = {}
    troubles = []
    try:
        there = folders(root)
    except PackMistake as mistake:
        return [], [trouble(root.name, mistake)]
    for folder in there:
        try:
            pack = read(folder)
        except Trouble as damaged:
            troubles.append(damaged)
            continue
        if pack.id in packs:
            twice = PackMistake("id", "pack.duplicate", name=pack.id)
            troubles.append(trouble(f"{folder.name}/{FILE}", twice))
        packs.setdefault(pack.id, pack)
    found = sorted(packs.values(), key=lambda one: (one.id != FIRST, one.title.nl.casefold()))
    return found, troubles


def folders(root: Path) -> list[Path]:
    """Return the folders below one that should hold a pack, or raise `PackMistake`."""
    try:
        there = (one for one in root.iterdir() if one.name[0] not in "._" and one.is_dir())
        found = list(islice((one for one in there if one.name != KNOWLEDGE), FOLDERS + 1))
    except OSError as error:
        raise PackMistake("", "pack.unreadable", place="folder") from error
    if len(found) > FOLDERS:
        raise PackMistake("", "pack.too_many", most=FOLDERS, place="folder")
    return sorted(found)


def contents(path: Path, most: int) -> str:
    """Return the text of a regular UTF-8 file, or raise `PackMistake`."""
    try:
        _look(path)
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise PackMistake("", "pack.unreadable") from error
    if len(raw) > most:
        raise PackMistake("", "pack.too_large", most=most)
    if b"\0" in raw and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise PackMistake("", "pack.binary")
    try:
        return raw.decode("utf-8-sig")  # editors on Windows may put a mark in front
    except UnicodeDecodeError as error:
        raise PackMistake("", "pack.encoding") from error


def _look(path: Path) -> None:
    # A pipe would keep us waiting; where a link leads is not for who made the file to say.
    kind = path.lstat().st_mode if os.path.lexists(path) else 0
    if not kind:
        raise PackMistake("", "pack.no_file")
    if stat.S_ISLNK(kind):
        raise PackMistake("", "pack.link")
    if stat.S_ISDIR(kind):
        raise PackMistake("", "pack.folder")
    if not stat.S_ISREG(kind):
        raise PackMistake("", "pack.special")


def tables(source: str) -> dict[str, object]:
    """Return what TOML says, or raise `PackMistake`, with the line where it is known."""
    source = source.replace("\r\n", "\n")
    for number, line in enumerate(source.split("\n"), start=1):
        if len(line) > LINE:
            raise PackMistake("", "pack.long_line", line=number, most=LINE)
    if found := _CONTROL.search(source):
        raise PackMistake("", "pack.control", line=_line(source, found), character=named(found[0]))
    if found := _LONG_KEY.search(source):
        raise PackMistake("", "pack.long_key", line=_line(source, found), most=PARTS)
    try:
        return tomllib.loads(source)
    except RecursionError as error:
        raise PackMistake("", "pack.deep") from error
    except ValueError as error:  # TOMLDecodeError, or an int of too many digits
        at = re.search(r"\(at line (\d+), column \d+\)\Z", str(error))
        facts = {"line": int(at[1])} if at else {}
        said = [code for code, words in _SAID.items() if words.search(str(error))]
        code = said[0] if said else "pack.toml"
        raise PackMistake("", code, **facts) from error


def _line(source: str, found: re.Match[str]) -> int:
    return source.count("\n", 0, found.end()) + 1


def trouble(file: str, mistake: PackMistake, code: str = "pack.damaged") -> Trouble:
    """Return a mistake as trouble with a file."""
    facts = {"file": shown(file), "key": mistake.key, "problem": mistake.code, **mistake.facts}
    return Trouble(code, **facts)
