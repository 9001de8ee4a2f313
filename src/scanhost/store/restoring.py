"""Restoring: a good backup takes the place of a scan that is damaged, or gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw

from scanhost.domain.apply import fold
from scanhost.domain.errors import Trouble
from scanhost.domain.facts import Change
from scanhost.domain.facts import Restored as RestoredFact
from scanhost.domain.kept import RoomCodeSaved
from scanhost.store import aside, contents, disk, holding, newfile, opening, peeking, reading
from scanhost.store.contents import Contents
from scanhost.store.places import Places
from scanhost.store.troubles import told


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done."""

    backup: Path
    made: float  # when, as the backup's file says it: seconds since 1970
    facts: int  # that the backup holds
    kept: Path | None  # where the file is that stood there
    code: bool  # whether phones know the room's code already


def restore(
    path: Path,
    *,
    backups: Path | None = None,
    second: Path | None = None,
    backup: Path | None = None,
    code: str = "",
) -> Restored:
    """Put a backup in a scan's place, the newest good one unless one is named.

    No backup holds the room's code: it is taken from the file that stood there, if that
    can be read, unless one is given. `Trouble` when there is no good backup, or somebody
    has the file open; then everything is as it was.
    """
    path = disk.real(path)
    places = Places(backups or path.parent / "backups", second)
    if path.exists():
        _let_nobody_have(path)
    chosen, found = _choose(path, places, backup)
    code = code or (peeking.code_of(path) if path.exists() else "")
    changes: list[Change] = [] if found.state.closed else [RestoredFact()]
    if code:
        changes.append(RoomCodeSaved(code))
    made = disk.beside(path, ".restored")
    with told(path):
        try:
            memory, _ = reading.image(chosen)
            try:
                newfile.copy(made, memory)
            finally:
                memory.close()
            _add(made, found, changes)
            kept = aside.swap(
                made,
                path,
                places.first,
                found.id,
                stage=peeking.stage(path),
                why="damaged",
            )
        except BaseException:
            disk.remove(made)
            raise
    return Restored(chosen, chosen.stat().st_mtime, len(found.facts), kept, bool(code))


def _let_nobody_have(path: Path) -> None:
    """Refuse a file that is open somewhere; whatever else is wrong with it does not matter."""
    try:
        with holding.shared(path):
            pass
    except Trouble as trouble:
        if trouble.code != "file.damaged":
            raise


def _choose(path: Path, places: Places, backup: Path | None) -> tuple[Path, Contents]:
    if backup is not None:
        return backup, reading.read(backup)
    found = places.newest(path)
    if found is None:
        raise Trouble("restore.none", name=path.name)
    return found


def _add(made: Path, found: Contents, changes: Sequence[Change]) -> None:
    """Commit changes into the new file, and read it back: it must say what the backup says."""
    connection, _ = opening.opened(made)
    try:
        _commit(connection, len(found.facts), changes)
    finally:
        connection.close()
    connection, there = opening.opened(made)
    connection.close()
    if there.state != fold(found.state, changes) or there.id != found.id:
        raise Trouble("file.damaged", name=made.name, problem="replay", backup="")


def _commit(connection: apsw.Connection, after: int, changes: Sequence[Change]) -> None:
    with connection:
        contents.add(connection, after, changes)
