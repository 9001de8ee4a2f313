"""From a path to a connection that can be trusted: every file is a stranger's at first."""

from __future__ import annotations

from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import connection as connections
from scanhost.store import contents, disk, examining, holding, schema, scratch
from scanhost.store.contents import Contents
from scanhost.store.journal import Unreadable
from scanhost.store.troubles import damaged, told


class Older(Exception):
    """A file that is good, of an earlier version; `migrating` opens it."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


def opened(path: Path) -> tuple[apsw.Connection, Contents]:
    """Open, check and read a file; it is held, and not in WAL mode yet.

    `Trouble` when it is missing, in use, foreign, newer, incomplete or damaged; `Older`.
    """
    with holding.shared(path) as file:
        examining.look(path, file)
    if disk.beside(path, "-journal").exists():
        _rehearse(path)
    alone = _alone(path) if examining.left(path, "-wal") else None
    connection, found = _opened(path)
    if alone is not None and not _follows(found, alone):
        connection.close()
        raise damaged(path, "wal")
    return connection, found


def _opened(path: Path) -> tuple[apsw.Connection, Contents]:
    with told(path):
        try:
            connection = connections.connect(path)
        except apsw.BusyError as error:
            raise holding.in_use(path) from error
        except apsw.SQLError as error:  # the tables are no SQL at all
            raise damaged(path, "schema") from error
        try:
            return connection, _read(connection, path)
        except BaseException:
            connection.close()
            raise


def _rehearse(path: Path) -> None:
    """Open a copy first: a -journal is played back into the file before anybody can look.

    It may be a stranger's, and would make the file one.
    """
    with scratch.folder() as folder:
        copy = folder / path.name
        holding.copy(path, copy)
        try:
            connection, _ = _opened(copy)
        except Older:
            return
        connection.close()


def _alone(path: Path) -> Contents | None:
    """Return what a file holds without its -wal; None when it needs that to hold anything."""
    with scratch.folder() as folder:
        copy = folder / path.name
        holding.copy(path, copy)
        for ending in disk.COMPANIONS:
            disk.beside(copy, ending).unlink(missing_ok=True)
        try:
            connection, found = _opened(copy)
        except (Trouble, Older):
            return None
        connection.close()
        return found


def _follows(found: Contents, alone: Contents) -> bool:
    """Tell whether a -wal only adds: SQLite would take another file's for this one's."""
    return (found.id, found.state.given) == (alone.id, alone.state.given) and found.facts[
        : len(alone.facts)
    ] == alone.facts


def _read(connection: apsw.Connection, path: Path) -> Contents:
    try:
        if connection.pragma("application_id") != schema.APPLICATION:
            raise Trouble("file.foreign", name=path.name)
        version = connection.pragma("user_version")
        if not isinstance(version, int) or version < 1:
            raise damaged(path, "version")
        if version > schema.VERSION:
            raise Trouble("file.newer", name=path.name, found=version, known=schema.VERSION)
        if not schema.fits(connection, version):
            raise damaged(path, "schema")
        connections.verify(connection, path)
        if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise damaged(path, "structure")
        if version < schema.VERSION:
            raise Older(version)
        return contents.read(connection)
    except Unreadable as error:
        raise damaged(path, str(error)) from error
    except (apsw.SQLError, apsw.SchemaChangeError, apsw.TooBigError) as error:
        raise damaged(path, "schema") from error
