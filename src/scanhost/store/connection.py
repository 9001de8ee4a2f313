"""A connection to a scan file: checksums on every page, settings that are read back."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import apsw
import apsw.sqlite_extra

from scanhost.domain.errors import Trouble

OLDEST = (3, 51, 3)  # before it, a checkpoint at the wrong moment could corrupt a WAL file
CHECKSUMS = "cksmvfs"
PAGE = 4096  # bytes
RESERVED = 8  # of them at the end of every page, for its checksum

# EXTRA before WAL: the other way round, a power cut could undo the new file.
SETTINGS: dict[str, str | int] = {
    "locking_mode": "exclusive",
    "synchronous": 3,  # EXTRA
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
}
if sys.platform == "darwin":
    SETTINGS |= {"fullfsync": 1, "checkpoint_fullfsync": 1}


@cache
def plain_vfs() -> str:
    """Return the name of the system's own file layer, after putting checksums on top of it."""
    found = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if found < OLDEST:
        needed = ".".join(str(part) for part in OLDEST)
        raise Trouble("sqlite.old", found=apsw.sqlite_lib_version(), needed=needed)
    plain = next(name for name in apsw.vfs_names() if name != CHECKSUMS)
    memory = apsw.Connection(":memory:")
    try:
        apsw.sqlite_extra.load(memory, "cksumvfs")
    except (apsw.Error, apsw.sqlite_extra.NotAvailable, LookupError, OSError) as error:
        raise Trouble("sqlite.checksums") from error
    finally:
        memory.close()
    if CHECKSUMS not in apsw.vfs_names():
        raise Trouble("sqlite.checksums")
    return plain


def connect(path: Path, *, new: bool = False) -> apsw.Connection:
    """Open a file and lock it for this connection alone; `apsw.BusyError` when it is held.

    A new one must be an empty file; its tables come after this.
    """
    plain_vfs()
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=CHECKSUMS)
    try:
        if new:
            connection.pragma("page_size", PAGE)
            connection.reserve_bytes("main", RESERVED)
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        if connection.readonly("main"):
            raise apsw.ReadOnlyError(path.name)  # SQLite would open it all the same
        # A file that is refused is left as it was found, its -wal too.
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        # After a commit is on disk nothing may fail in its name any more: see `tidy`.
        connection.wal_autocheckpoint(0)
        for name, value in SETTINGS.items():
            connection.pragma(name, value)
        connection.execute("BEGIN EXCLUSIVE; COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def verify(connection: apsw.Connection, path: Path) -> None:
    """Read every setting back; `Trouble` when one does not hold. A new file has tables by now."""
    found = {name: connection.pragma(name) for name in SETTINGS}
    if found != SETTINGS:
        name = next(name for name in SETTINGS if found[name] != SETTINGS[name])
        raise Trouble("storage.setting", name=path.name, setting=name, found=str(found[name]))
    if connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) != 1:
        raise Trouble("storage.setting", name=path.name, setting="defensive", found="0")
    checked = connection.pragma("checksum_verification")  # a text: the file layer answers it
    if connection.reserve_bytes("main", -1) != RESERVED or checked != "1":
        raise Trouble("storage.setting", name=path.name, setting="checksums", found="0")


def keep_wal(connection: apsw.Connection, path: Path) -> None:
    """Commit by appending to a file beside this one, from here on."""
    mode = connection.pragma("journal_mode", "wal")
    if mode != "wal":
        raise Trouble("storage.setting", name=path.name, setting="journal_mode", found=str(mode))
    connection.execute("BEGIN IMMEDIATE; COMMIT")  # which makes that file
    verify(connection, path)


def tidy(connection: apsw.Connection) -> None:
    """Move what was appended into the file itself; what is committed stays so."""
    ((busy, _, _),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy:
        raise apsw.BusyError("checkpoint")


def leave_wal(connection: apsw.Connection, path: Path) -> None:
    """Need no other file any more."""
    mode = connection.pragma("journal_mode", "delete")
    if mode != "delete":
        raise Trouble("storage.setting", name=path.name, setting="journal_mode", found=str(mode))


def image(connection: apsw.Connection) -> apsw.Connection:
    """Return a copy of a whole database in memory; the caller closes it."""
    memory = apsw.Connection(":memory:")
    try:
        with memory.backup("main", connection, "main") as copying:
            copying.step()
    except BaseException:
        memory.close()
        raise
    return memory
