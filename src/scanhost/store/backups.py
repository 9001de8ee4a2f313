"""Backups of a scan: the last five and one per theme, none of them with a way to a seat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import aside, disk, newfile, opening, reading, schema, stages
from scanhost.store.contents import Contents
from scanhost.store.troubles import told

LAST = 5
PART = ".part"
NAME = re.compile(
    rf"(?P<id>.+)-(?P<stage>{stages.WORD})-(?P<number>[0-9]{{4,}})(-(?P<theme>.+))?\.scan", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup by what its name says."""

    path: Path
    number: int  # counts up per scan
    stage: int  # see `stages`
    theme: str  # "" unless made after a block


def found(folder: Path, id: str) -> list[Backup]:
    """Return a scan's backups in a folder, oldest first; a folder that is gone has none."""
    return sorted(_found(folder, id), key=lambda one: one.number)


def _found(folder: Path, id: str) -> Iterator[Backup]:
    try:
        paths = list(folder.iterdir())
    except OSError:
        return
    for path in paths:
        name = NAME.fullmatch(path.name)
        if name is not None and name["id"] == id:
            stage = stages.read(name["stage"])
            yield Backup(path, int(name["number"]), stage, name["theme"] or "")


def strip(image: apsw.Connection) -> None:
    """Take out of a copy in memory what joins seats to ballots; without VACUUM it stays there."""
    for table in schema.RECONNECT:
        image.execute(f"DELETE FROM {table}")
    image.execute("VACUUM")


def write(image: apsw.Connection, folder: Path, id: str, *, stage: int, theme: str) -> Path:
    """Put a stripped copy in a folder, checked and on disk; remove what it makes superfluous."""
    older = found(folder, id)
    number = older[-1].number + 1 if older else 1
    ending = f"-{theme}" if theme else ""
    target = folder / f"{id}-{stages.word(stage)}-{number:04}{ending}.scan"
    part = disk.beside(target, PART)
    with told(target):
        _clear(folder, id)
        try:
            newfile.copy(part, image)
            connection, _ = opening.opened(part)
            connection.close()
            disk.replace(part, target)
        except BaseException:
            disk.remove(part)
            raise
        for one in superfluous(found(folder, id)):
            disk.remove(one.path)
    return target


def superfluous(backups: list[Backup]) -> list[Backup]:
    """Return which backups are neither among the last five nor the last of their theme."""
    latest = {one.theme: one for one in backups if one.theme}
    return [one for one in backups[:-LAST] if one not in latest.values()]


def forget_earlier(folder: Path, id: str, stage: int) -> bool:
    """Delete the backups of earlier stages; tell whether there is one of this stage."""
    with told(folder):
        _clear(folder, id)
        aside.forget(folder, id, stage)
        for one in found(folder, id):
            if one.stage < stage:
                disk.remove(one.path)
    return any(one.stage >= stage for one in found(folder, id))


def newest_good(folder: Path, id: str) -> tuple[Path, Contents] | None:
    """Return a scan's newest backup that opens, and what it holds."""
    for one in sorted(found(folder, id), key=lambda one: (one.stage, one.number), reverse=True):
        try:
            return one.path, reading.read(one.path)
        except Trouble:
            continue
    return None


def ids(folder: Path) -> set[str]:
    """Return the scans that have backups in a folder."""
    try:
        names = [NAME.fullmatch(path.name) for path in folder.iterdir()]
    except OSError:
        return set()
    return {name["id"] for name in names if name is not None}


def _clear(folder: Path, id: str) -> None:
    """Remove what a stick that was pulled out left half written."""
    if folder.is_dir():
        for left in folder.glob(f"{id}-*{PART}*"):
            left.unlink(missing_ok=True)
