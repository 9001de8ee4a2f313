"""A look at a file and what stands beside it, before SQLite has one."""

from __future__ import annotations

import struct
from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import connection as connections
from scanhost.store import disk, holding, schema, wal
from scanhost.store.troubles import damaged

START = b"SQLite format 3\x00"
JOURNAL = bytes.fromhex("d9d505f920a163d7")  # how a rollback journal begins
FIRST = (1).to_bytes(4, "big")  # a page's number, in a -journal
SECTOR = 1 << 16  # bytes at most; there the first page begins in a -journal
UTF_8 = 1


def look(path: Path, file: apsw.VFSFile) -> None:
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
    settled = not any(left(path, ending) for ending in ("-wal", "-journal"))
    if settled and file.xFileSize() != pages * connections.PAGE:
        raise damaged(path, "size")


def _examine_wal(path: Path, header: bytes) -> None:
    beside = disk.beside(path, "-wal")
    if beside.exists():
        if wal.damaged(beside):
            raise damaged(path, "wal")
    elif header[18] == 2:
        # While WAL mode begins or ends there is none; then the note says so.
        note = holding.read_note(path)
        if note is None or note.wal:
            raise Trouble("file.incomplete", name=path.name, missing=beside.name, backup="")


def left(path: Path, ending: str) -> int:
    """Return how many bytes stand beside a file under this ending."""
    beside = disk.beside(path, ending)
    return beside.stat().st_size if beside.exists() else 0


def _plausible(journal: Path, pages: int) -> bool:
    """Tell whether a -journal may be ours: we only ever change the first page without a -wal."""
    if not journal.exists():
        return True
    raw = journal.read_bytes()
    if raw.endswith(JOURNAL):
        return False  # it names another file before this end, and SQLite may delete that
    if not raw.startswith(JOURNAL) or len(raw) < 28:
        return True  # torn, or no journal at all: SQLite sees that too
    _, _, before, sector, page = struct.unpack(">5I", raw[8:28])
    return (
        (before, page) == (pages, connections.PAGE)
        and sector <= SECTOR
        and raw[sector : sector + 4] in (b"", bytes(4), FIRST)
        and len(raw) <= sector + 2 * (connections.PAGE + 8)
    )
