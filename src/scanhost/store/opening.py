"""From a path to a connection that can be trusted: every file is a stranger's at first."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import connection as connections
from scanhost.store import contents, disk, holding, schema, wal
from scanhost.store.contents import Contents
from scanhost.store.journal import Unreadable
from scanhost.store.troubles import damaged, told

START = b"SQLite format 3\x00"
JOURNAL = bytes.fromhex("d9d505f920a163d7")  # how a rollback journal begins
UTF_8 = 1


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
        _examine(path, file)
    if disk.beside(path, "-journal").exists():
        _rehearse(path)
    return _opened(path)


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
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        copy = Path(folder) / path.name
        holding.copy(path, copy)
        try:
            connection, _ = _opened(copy)
        except Older:
            return
        connection.close()


def _examine(path: Path, file: apsw.VFSFile) -> None:
    """Look at a file and what stands beside it before SQLite does."""
    header = file.xRead(100, 0)
    if len(header) < 100 or not header.startswith(START):
        raise Trouble("file.foreign", name=path.name)
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION:
        raise Trouble("file.foreign", name=path.name)
    if header[20] != connections.RESERVED:
        raise damaged(path, "checksum")
    if int.from_bytes(header[16:18], "big") != connections.PAGE:
        raise damaged(path, "structure")
    if int.from_bytes(header[56:60], "big") != UTF_8:
        raise damaged(path, "structure")
    _examine_beside(path, header)
    pages = int.from_bytes(header[28:32], "big")
    settled = not any(_left(path, ending) for ending in ("-wal", "-journal"))
    if settled and file.xFileSize() != pages * connections.PAGE:
        raise damaged(path, "size")


def _examine_beside(path: Path, header: bytes) -> None:
    # SQLite deletes a file that the end of a -journal names; ours never name one.
    if _end(disk.beside(path, "-journal"), len(JOURNAL)) == JOURNAL:
        raise damaged(path, "journal")
    left = disk.beside(path, "-wal")
    if left.exists():
        if wal.damaged(left):
            raise damaged(path, "wal")
    elif header[18] == 2:
        # While WAL mode begins or ends there is none; then the note says so.
        note = holding.read_note(path)
        if note is None or note.wal:
            raise Trouble("file.incomplete", name=path.name, missing=left.name, backup="")


def _left(path: Path, ending: str) -> int:
    """Return how many bytes stand beside a file under this ending."""
    left = disk.beside(path, ending)
    return left.stat().st_size if left.exists() else 0


def _end(path: Path, count: int) -> bytes:
    if not path.exists() or path.stat().st_size < count:
        return b""
    with path.open("rb") as file:
        file.seek(-count, os.SEEK_END)
        return file.read()


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
