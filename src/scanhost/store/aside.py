"""What is set aside: the file that another took the place of, kept among the backups.

It may hold the way from a seat to its grades. So once session 1 is closed it is deleted
as earlier backups are, and once it is wiped again; only what was so itself stays.
"""

from __future__ import annotations

import logging
import os
import re
from itertools import count
from pathlib import Path

from scanhost.store import ballast, disk, holding, stages

log = logging.getLogger(__name__)

NAME = re.compile(
    rf"(?P<id>\w+)-(?P<stage>{stages.WORD})-(version|damaged|earlier)(-[0-9]+)*\.scan(-\w+)?",
    re.ASCII,
)


def keep(path: Path, folder: Path, id: str, *, stage: int, why: str) -> Path:
    """Give a file a second name in a folder, and return when that is on disk; never over another.

    `why` is "version-<n>", "damaged" or "earlier". What stands beside the file stays there.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = _name(path, folder, f"{id}-{stages.word(stage)}-{why}")
    if not target.exists():
        try:
            os.link(path, target)
        except OSError:  # a stick cannot, and two disks cannot
            part = disk.beside(target, ".part")
            disk.remove(part)
            disk.copy_private(path, part)
            part.replace(target)
    disk.sync_folder(folder)
    return target


def swap(made: Path, path: Path, folder: Path, id: str, *, stage: int, why: str) -> Path | None:
    """Put a whole new file in another's place; return where that was set aside, if it was there.

    What SQLite left beside the old file goes first: it would silently bring old data into
    the new one. A crash leaves the old file, the old one that says what it lacks, or the new.
    """
    kept = keep(path, folder, id, stage=stage, why=why) if path.exists() else None
    log.debug("swapping: kept")
    move_beside(path, kept or _name(path, folder, f"{id}-open-{why}"))
    log.debug("swapping: moved")
    holding.drop_note(path)
    ballast.drop(path)
    disk.replace(made, path)
    log.debug("swapping: replaced")
    return kept


def move_beside(path: Path, target: Path) -> None:
    """Move what SQLite left beside a file to stand beside another, and put that on disk."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for ending in disk.COMPANIONS:
        left = disk.beside(path, ending)
        if not left.exists():
            continue
        try:
            left.replace(disk.beside(target, ending))
        except OSError:  # another disk
            disk.copy_private(left, disk.beside(target, ending))
            left.unlink()
    disk.sync_folder(target.parent)
    disk.sync_folder(path.parent)


def forget(folder: Path, id: str, stage: int) -> None:
    """Delete what was set aside of a scan in earlier stages."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        name = NAME.fullmatch(path.name)
        if name is not None and name["id"] == id and stages.read(name["stage"]) < stage:
            path.unlink(missing_ok=True)
    disk.sync_folder(folder)


def _name(path: Path, folder: Path, stem: str) -> Path:
    """Return a free name, or the one that this very file has there already."""
    for number in count(1):
        target = folder / (f"{stem}.scan" if number == 1 else f"{stem}-{number}.scan")
        taken = target.exists() or any(disk.beside(target, e).exists() for e in disk.COMPANIONS)
        if not taken or (target.exists() and target.samefile(path)):
            return target
    raise AssertionError
