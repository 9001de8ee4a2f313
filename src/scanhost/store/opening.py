"""From a path to a connection that can be trusted: every file is a stranger's at first."""

from __future__ import annotations

import struct
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
FIRST = (1).to_bytes(4, "big")  # a page's number, in a -journal
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
    alone = _alone(path) if _left(path, "-wal") else None
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
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        copy = Path(folder) / path.name
        holding.copy(path, copy)
        try:
            connection, _ = _opened(copy)
        except Older:
            return
        connection.close()


def _alone(path: Path) -> Contents | None:
    """Return what a file holds without its -wal; None when it needs that to hold anything."""
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        copy = Path(folder) / path.name
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
    return (found.id, found.state.pack) == (alone.id, alone.state.pack) and found.facts[
        : len(alone.facts)
    ] == alone.facts


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
    if not _plausible(disk.beside(path, "-journal"), file.xFileSize() // connections.PAGE):
        raise damaged(path, "journal")
    _examine_wal(path, header)
    pages = int.from_bytes(header[28:32], "big")
    settled = not any(_left(path, ending) for ending in ("-wal", "-journal"))
    if settled and file.xFileSize() != pages * connections.PAGE:
        raise damaged(path, "size")


def _examine_wal(path: Path, header: bytes) -> None:
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


def _plausible(journal: Path, pages: int) -> bool:
    """Tell whether a -journal may be ours: we only ever change the first page without a -wal.

    One that ends in another file's name would have SQLite delete that file.
    """
    if not journal.exists():
        return True
    with journal.open("rb") as file:
        header = file.read(28)
        if not header.startswith(JOURNAL) or len(header) < 28:
            return True  # torn, or no journal at all: SQLite sees that too
        _, _, before, sector, page = struct.unpack(">5I", header[8:])
        file.seek(sector)
        first = file.read(4)
        file.seek(max(0, journal.stat().st_size - len(JOURNAL)))
        end = file.read()
    room = sector + 2 * (connections.PAGE + 8)
    return (
        (before, page) == (pages, connections.PAGE)
        and first in (b"", bytes(4), FIRST)
        and journal.stat().st_size <= room
        and end != JOURNAL
    )


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
