"""From a path to a connection that can be trusted: every file is a stranger's at first."""

from __future__ import annotations

from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import connection as connections
from scanhost.store import contents, disk, holding, schema, wal
from scanhost.store.contents import Contents
from scanhost.store.journal import Unreadable
from scanhost.store.troubles import damaged, told

START = b"SQLite format 3\x00"


def opened(path: Path) -> tuple[apsw.Connection, Contents]:
    """Open, check and read a file; it is held, and not in WAL mode yet.

    `Trouble` when it is missing, in use, foreign, newer, incomplete or damaged.
    """
    with holding.shared(path) as file:
        _examine(path, file.xRead(100, 0))
    with told(path):
        try:
            connection = connections.connect(path)
        except apsw.BusyError as error:
            raise holding.in_use(path) from error
        try:
            return connection, _read(connection, path)
        except BaseException:
            connection.close()
            raise


def id_of(path: Path) -> str:
    """Return the id of a damaged scan, as far as it can be read; empty when it cannot."""
    plain = connections.plain_vfs()
    try:
        connection = apsw.Connection(
            f"{path.as_uri()}?immutable=1",
            flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
            vfs=plain,
        )
        try:
            return str(connection.execute("SELECT id FROM scan").get)
        finally:
            connection.close()
    except apsw.Error:
        return ""


def _examine(path: Path, header: bytes) -> None:
    """Look at a file and its -wal before SQLite does."""
    if len(header) < 100 or not header.startswith(START):
        raise Trouble("file.foreign", name=path.name)
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION:
        raise Trouble("file.foreign", name=path.name)
    if header[20] != connections.RESERVED:
        raise damaged(path, "checksum")
    left = disk.beside(path, "-wal")
    if left.exists():
        if wal.damaged(left):
            raise damaged(path, "wal")
    elif header[18] == 2:
        # While WAL mode begins or ends there is none; then the note says so.
        note = holding.read_note(path)
        if note is None or note.wal:
            raise Trouble("file.incomplete", name=path.name, missing=left.name, backup="")


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
            with connection:
                schema.build(connection, version)
        return contents.read(connection)
    except Unreadable as error:
        raise damaged(path, str(error)) from error
    except (apsw.SQLError, apsw.SchemaChangeError, apsw.TooBigError) as error:
        raise damaged(path, "schema") from error
