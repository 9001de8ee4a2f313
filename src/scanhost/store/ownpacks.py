"""Packs of the chair's own: a folder each in the program's data folder, and one file to hand on.

What is written is there whole or not at all. An own pack may be unfinished; then it is read
as far as it goes, and says why no scan can be made with it.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import replace
from pathlib import Path

import tomli_w

from scanhost.domain import packdraft, packedit, packform
from scanhost.domain.errors import Trouble
from scanhost.domain.pack import Pack
from scanhost.domain.packdraft import Brought, Kept
from scanhost.domain.plain import PackMistake, is_id
from scanhost.store import disk, packs

BEFORE = "pack.before.toml"  # beside it: as it was before it was edited last
DAMAGED = "pack.damaged.toml"  # what could not be read when it was edited
REMOVED = ".removed"  # folder of what was deleted, until the next start
MOST = 200  # packs of one's own


def kept(shipped: Path, own: Path) -> tuple[list[Kept], list[Trouble]]:
    """Return the packs that come with the program and the chair's own, and what is wrong."""
    found, troubles = packs.available(shipped)
    taken = {one.id.casefold() for one in found}
    mine = []
    for folder in _folders(own):
        try:
            if not is_id(folder.name):
                raise _trouble(folder, PackMistake("", "pack.id", place="folder"))
            if folder.name.casefold() in taken:
                raise _trouble(folder, PackMistake("", "pack.shipped"))
            one, damage = _read(folder)
            mine.append(one)
            troubles += [] if damage is None else [damage]
        except Trouble as damaged:
            troubles.append(damaged)
    mine.sort(key=lambda one: one.pack.title.nl.casefold())
    return [*(Kept(one, False) for one in found), *mine], troubles


def write(own: Path, pack: Pack, *, first: bool) -> None:
    """Keep a pack; `Trouble` when that cannot be.

    With `first` what was there until now stays beside it, as the one backup; what could
    not be read stays too, and takes no backup's place.
    """
    folder = own / pack.id
    content = _fitting(f"{pack.id}/{packs.FILE}", pack)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if first and (folder / packs.FILE).is_file():
            aside = DAMAGED if _damage(folder / packs.FILE) else BEFORE
            disk.write_whole(folder / aside, (folder / packs.FILE).read_bytes())
        disk.write_whole(folder / packs.FILE, content)
    except OSError as error:
        raise Trouble("pack.unkept", name=pack.id) from error


def remove(own: Path, id: str) -> None:
    """Take a pack away, so that it can be put back until the next start."""
    aside = own / REMOVED
    try:
        aside.mkdir(mode=0o700, exist_ok=True)
        shutil.rmtree(aside / id, ignore_errors=True)
        (own / id).rename(aside / id)
    except OSError as error:
        raise Trouble("pack.unkept", name=id) from error


def put_back(own: Path, id: str) -> Kept:
    """Put a pack that was taken away back."""
    try:
        (own / REMOVED / id).rename(own / id)
    except OSError as error:
        raise Trouble("pack.unkept", name=id) from error
    return _read(own / id)[0]


def forget_removed(own: Path) -> None:
    """Delete for good what was taken away."""
    shutil.rmtree(own / REMOVED, ignore_errors=True)


def look(path: Path) -> Brought:
    """Look over a pack from elsewhere; `Trouble` with file, key and problem when it is none."""
    try:
        pack = packform.from_plain(packs.tables(packs.contents(path, packs.BYTES)))
    except PackMistake as mistake:
        raise packs.trouble(path.name, mistake) from mistake
    plain = packedit.without_films(pack)
    _fitting(path.name, plain)
    return Brought(path.name, plain, plain != pack)


def hand_on(path: Path, pack: Pack) -> None:
    """Write a pack as one file; no other kind of file is written over."""
    if path.exists() and not path.name.endswith(".toml"):
        raise Trouble("file.exists", name=path.name)
    if wrong := packdraft.mistakes(pack):
        raise packs.trouble(path.name, wrong[0])
    content = _fitting(path.name, packedit.without_films(pack))
    try:
        disk.write_whole(path, content)
    except OSError as error:
        raise Trouble("file.unwritable", name=path.name) from error


def written(pack: Pack) -> bytes:
    """Return a pack as it stands in its file."""
    return tomli_w.dumps(packform.to_plain(pack)).encode()


def _fitting(name: str, pack: Pack) -> bytes:
    """Return a pack as it stands in its file; `Trouble` when that would not be read again."""
    content = written(pack)
    if len(content) > packs.BYTES:
        raise packs.trouble(name, PackMistake("", "pack.too_large", most=packs.BYTES))
    return content


def _damage(path: Path) -> PackMistake | None:
    """Return why a file cannot be read as the draft of a pack."""
    try:
        packs.tables(packs.contents(path, packs.BYTES))
    except PackMistake as mistake:
        return mistake
    return None


def _folders(own: Path) -> list[Path]:
    """Return the folders of packs, also one that somebody put there under another name."""
    with contextlib.suppress(OSError):
        there = (one for one in own.iterdir() if one.name[0] != "." and one.is_dir())
        ours = (one for one in there if is_id(one.name) or (one / packs.FILE).is_file())
        return sorted(one for one in ours if not one.is_symlink())[:MOST]
    return []


def _read(folder: Path) -> tuple[Kept, Trouble | None]:
    """Return the pack in a folder, which names it; where it is damaged, as it was before."""
    damage = _damage(folder / packs.FILE)
    file = folder / (packs.FILE if damage is None else BEFORE)
    try:
        plain = packs.tables(packs.contents(file, packs.BYTES))
    except PackMistake as mistake:
        raise _trouble(folder, damage or mistake) from mistake
    pack = replace(packdraft.read(plain), id=folder.name)
    kept = Kept(pack, True, tuple(packdraft.mistakes(pack)))
    return kept, None if damage is None else _trouble(folder, damage, "pack.before")


def _trouble(folder: Path, mistake: PackMistake, code: str = "pack.damaged") -> Trouble:
    return packs.trouble(f"{folder.name}/{packs.FILE}", mistake, code)
