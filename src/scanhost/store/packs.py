"""Packs on disk: a folder with `pack.toml`, read as if a stranger had written it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from scanhost.domain import packform
from scanhost.domain.errors import Trouble
from scanhost.domain.pack import Pack, Theme
from scanhost.domain.plain import PackMistake

FILE = "pack.toml"
MEDIA = "media"  # beside it: the films of its themes
BYTES = 1 << 20
LINE = 4096  # a key of many parts on one line of 200 kB takes tomllib all memory there is
FIRST = "regionorm20"
KNOWLEDGE = "knowledge"  # beside the packs: the knowledge bank of them all


def read(folder: Path) -> Pack:
    """Return the pack in a folder, or raise `Trouble` with file, key and problem."""
    try:
        pack = packform.from_plain(tables(contents(folder / FILE, BYTES)))
        for at, theme in enumerate(pack.themes):
            if theme.film and not _inside(folder / theme.film, folder / MEDIA):
                raise PackMistake(f"themes[{at}].film", "pack.film_outside")
    except PackMistake as mistake:
        raise trouble(f"{folder.name}/{FILE}", mistake) from mistake
    return pack


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
        there = (one for one in root.iterdir() if one.is_dir() and one.name[0] not in "._")
        folders = sorted(one for one in there if one.name != KNOWLEDGE)
    except OSError:
        return [], [trouble(root.name, PackMistake("", "pack.unreadable"))]
    for folder in folders:
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


def contents(path: Path, most: int) -> str:
    """Return the text of a regular UTF-8 file, or raise `PackMistake`."""
    try:
        if not path.is_file():
            raise PackMistake("", "pack.no_file")
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise PackMistake("", "pack.unreadable") from error
    if len(raw) > most:
        raise PackMistake("", "pack.too_large", most=most)
    try:
        return raw.decode("utf-8-sig")  # editors on Windows may put a mark in front
    except UnicodeDecodeError as error:
        raise PackMistake("", "pack.encoding") from error


def tables(source: str) -> dict[str, object]:
    """Return what TOML says, or raise `PackMistake`, with the line where it is known."""
    for number, line in enumerate(source.split("\n"), start=1):
        if len(line) > LINE:
            raise PackMistake("", "pack.long_line", line=number, most=LINE)
    try:
        return tomllib.loads(source)
    except RecursionError as error:
        raise PackMistake("", "pack.toml") from error
    except ValueError as error:  # TOMLDecodeError, or an int of too many digits
        at = re.search(r"\(at line (\d+), column \d+\)\Z", str(error))
        facts = {"line": int(at[1])} if at else {}
        raise PackMistake("", "pack.toml", **facts) from error


def trouble(file: str, mistake: PackMistake) -> Trouble:
    """Return a mistake as trouble with a file."""
    facts = {"file": file, "key": mistake.key, "problem": mistake.code, **mistake.facts}
    return Trouble("pack.damaged", **facts)
