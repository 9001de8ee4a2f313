"""Going on in another place: the disk failed, and what is in memory makes a new file there.

A note beside the new file says where it came from; one beside the old file, where that
can still be written, where it went. When the old path is opened again the new file takes
its place, if it is what the old one became. It is, when the old one holds no more than
was confirmed before the disk failed, and perhaps the very changes that were refused then.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

from scanhost.domain.errors import Trouble
from scanhost.domain.facts import Change, Fact
from scanhost.store import (
    anonymous,
    aside,
    backups,
    disk,
    holding,
    journal,
    newfile,
    opening,
    reading,
    rows,
    stages,
)
from scanhost.store.contents import Contents
from scanhost.store.live import Live
from scanhost.store.places import Places
from scanhost.store.troubles import told

log = logging.getLogger(__name__)

FROM = "-from"  # beside the new file
WENT = "-elsewhere"  # beside the old one
MOST = 4096  # bytes of a note
LOST = {"file.damaged", "file.incomplete", "file.missing", "file.foreign"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an emergency file came from, and what the file there may hold."""

    path: str
    id: str
    confirmed: int  # facts
    refused: str  # hash of the facts that may be on disk all the same


def write(live: Live, folder: Path, also: Sequence[Change]) -> Path:
    """Write a whole new file from memory, and return its path; the old disk is not touched."""
    folder = disk.real(folder)
    target = _free(folder / live.path.name)
    made = disk.beside(target, ".new")
    refused = [one for one in live.refused if isinstance(one, Fact)]
    origin = Origin(str(live.path), live.id, len(live.facts), digest(refused))
    with told(folder):
        try:
            changes = [*rows.of(live.state), *live.facts, *also]
            newfile.write(made, live.id, live.state.given, changes)
            disk.write_private(disk.beside(target, FROM), json.dumps(asdict(origin)).encode())
            disk.replace(made, target)
        except BaseException:
            disk.remove(made)
            raise
    return target


def point(path: Path, target: Path) -> None:
    """Say beside the old file where it goes on; its disk may refuse even that."""
    try:
        disk.write_private(disk.beside(path, WENT), json.dumps(str(target)).encode())
    except OSError as error:
        log.warning("no note could be left at the old place: %s", error.strerror)


def bring_back(path: Path, places: Places) -> Trouble | None:
    """Put back what went on elsewhere, and return what the chair should know of it."""
    for other in _candidates(path, places):
        origin = _origin(other)
        if origin is None or origin.path != str(path) or not other.is_file():
            return Trouble("emergency.away", name=path.name, place=str(other.parent))
        try:
            new = reading.read(other)
        except Trouble as trouble:
            log.warning("what went on elsewhere does not open: %s", trouble.code)
            return Trouble("emergency.damaged", name=path.name, other=str(other))
        if new.id != origin.id or not _continues(new, path, origin):
            return Trouble("emergency.differs", name=path.name, other=str(other))
        _put(other, new, path, places)
        return Trouble("emergency.back", name=path.name, place=str(other.parent))
    return None


def went(path: Path, places: Places) -> bool:
    """Tell whether a note says that a file went on elsewhere."""
    return bool(_candidates(path, places))


def digest(facts: Iterable[Fact]) -> str:
    """Return a hash of facts; of none it is empty."""
    encoded = [journal.encode(one) for one in facts]
    return hashlib.sha256(json.dumps(encoded).encode()).hexdigest() if encoded else ""


def _candidates(path: Path, places: Places) -> list[Path]:
    """Return where a note says that a file went on: one beside it, or those in the second place."""
    went = _note(disk.beside(path, WENT))
    if isinstance(went, str) and (there := Path(went)).is_absolute() and there.name:
        return [there]
    if places.second is None or not places.second.is_dir():
        return []
    found = [one.with_name(one.name.removesuffix(FROM)) for one in places.second.glob("*" + FROM)]
    return [one for one in found if (o := _origin(one)) is not None and o.path == str(path)]


def _continues(new: Contents, path: Path, origin: Origin) -> bool:
    """Tell whether nothing that was confirmed in the old file is missing in the new one."""
    try:
        old = reading.read(path)
    except Trouble as trouble:
        if trouble.code in LOST:
            return True
        raise
    before, after = old.facts[: origin.confirmed], old.facts[origin.confirmed :]
    if old.id != origin.id or (after and digest(after) != origin.refused):
        return False
    if new.state.closed:  # its grades stand in another order, under other ballots
        return _plain(new.facts)[: len(_plain(before))] == _plain(before)
    return new.facts[: len(before)] == before


def _plain(facts: Sequence[Fact]) -> list[Fact]:
    return [one for one in facts if not isinstance(one, anonymous.OF_A_BALLOT)]


def _put(other: Path, new: Contents, path: Path, places: Places) -> None:
    made = disk.beside(path, ".restored")
    with told(path):
        try:
            memory, _ = reading.image(other)
            try:
                newfile.copy(made, memory)
            finally:
                memory.close()
            connection, there = opening.opened(made)
            connection.close()
            if there != new:
                raise Trouble("storage.failed", name=path.name)
            aside.swap(made, path, places.first, new.id, stage=stages.OPEN, why="earlier")
        except BaseException:
            disk.remove(made)
            raise
        disk.beside(path, WENT).unlink(missing_ok=True)
    _clear(other, new.id)


def _clear(other: Path, id: str) -> None:
    """Leave nothing in the emergency place: the file is at home again."""
    try:
        disk.remove(other)
        for left in (holding.NOTE, holding.BALLAST, FROM):
            disk.beside(other, left).unlink(missing_ok=True)
        for one in backups.found(other.parent / "backups", id):
            disk.remove(one.path)
    except OSError as error:
        log.warning("the emergency place was not cleared: %s", error.strerror)


def _origin(path: Path) -> Origin | None:
    match _note(disk.beside(path, FROM)):
        case {
            "path": str(there),
            "id": str(id),
            "confirmed": int(confirmed),
            "refused": str(refused),
        }:
            return Origin(there, id, confirmed, refused)
    return None


def _note(path: Path) -> object:
    """Return what a note holds, None when there is none that can be read."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            return json.loads(file.read(MOST))
    except (OSError, ValueError, RecursionError):
        return None


def _free(path: Path) -> Path:
    for number in count(2):
        if not path.exists() and not disk.beside(path, FROM).exists():
            return path
        path = path.with_stem(f"{path.stem.removesuffix(f'-{number - 1}')}-{number}")
    raise AssertionError
