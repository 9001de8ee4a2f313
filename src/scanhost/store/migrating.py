"""An older file: a copy of it is brought forward and takes its place; the original is kept."""

from __future__ import annotations

import logging
from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import aside, disk, holding, newfile, opening, schema, stages
from scanhost.store import connection as connections
from scanhost.store.contents import Contents
from scanhost.store.opening import Older
from scanhost.store.troubles import told

log = logging.getLogger(__name__)


def opened(path: Path, folder: Path) -> tuple[apsw.Connection, Contents, Path | None]:
    """Open a file of any version, and return where its original was kept if it was an older one."""
    try:
        return *opening.opened(path), None
    except Older as older:
        kept = forward(path, older.version, folder)
    return *opening.opened(path), kept


def forward(path: Path, version: int, folder: Path) -> Path:
    """Put a file of this version in an older one's place, and return where that is kept.

    The file may be opened by either version of the program until the last step, the
    replacing, is on disk.
    """
    made = disk.beside(path, ".migrated")
    with told(path):
        memory, id, stage = _settled(path)
        log.debug("migrating: settled")
        try:
            with memory:
                schema.build(memory, version)
            newfile.copy(made, memory)
            log.debug("migrating: written")
            _check(made, path)
            log.debug("migrating: checked")
            kept = aside.keep(path, folder, id, stage=stage, why=f"version-{version}")
            log.debug("migrating: kept")
            disk.replace(made, path)
        except BaseException:
            disk.remove(made)
            raise
        finally:
            memory.close()
    log.info("brought forward from version %d", version)
    return kept


def _settled(path: Path) -> tuple[apsw.Connection, str, int]:
    """Bring a file with its -wal into the one file; return it in memory, its id and its stage."""
    try:
        connection = connections.connect(path)
    except apsw.BusyError as error:
        raise holding.in_use(path) from error
    try:
        connections.tidy(connection)
        connections.leave_wal(connection, path)
        id = str(connection.execute("SELECT id FROM scan").get)
        stage = connection.execute(stages.COUNT).get
        memory = connections.image(connection)
    finally:
        connection.close()
    holding.drop_note(path)
    return memory, id, int(str(stage))


def _check(made: Path, path: Path) -> None:
    """Open the new file once; what is wrong with it is said of the old one."""
    try:
        connection, _ = opening.opened(made)
    except Trouble as trouble:
        raise Trouble(trouble.code, **{**trouble.facts, "name": path.name}) from trouble
    connection.close()
