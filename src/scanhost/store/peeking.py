"""A look into a file that does not open, for what helps to find or replace it.

Nothing of it is trusted: what takes long, is large or is no such word is not there.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import connection as connections
from scanhost.store import disk, holding, stages

ID = re.compile(r"[A-Za-z0-9_]{1,60}", re.ASCII)
CODE = re.compile(r"[A-HJ-NP-Z2-9]{8}", re.ASCII)  # as `web.door` has them
STEPS = 2_000_000  # of SQLite's machine, a tenth of a second; a long journal takes half of it
LARGEST = 1 << 20  # bytes of a value


def id_of(path: Path) -> str:
    """Return a scan's id, as far as it can be read; empty when it cannot."""
    found = _first(path, "SELECT id FROM scan")
    return found if ID.fullmatch(found) else ""


def code_of(path: Path) -> str:
    """Return the room's code, also from what was appended last; empty when it cannot be read."""
    wanted = "SELECT code FROM room"
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        copy = Path(folder) / path.name
        try:
            holding.copy(path, copy)
            disk.beside(copy, "-journal").unlink(missing_ok=True)
            found = _first(copy, wanted, whole=True)
        except (Trouble, OSError):
            found = ""
    found = found or _first(path, wanted)
    return found if CODE.fullmatch(found) else ""


def stage(path: Path) -> int:
    """Return the stage of a file; as far as is known, a seat leads to a grade in it."""
    found = _first(path, stages.COUNT)
    return int(found) if re.fullmatch("[0-9]{1,4}", found) else stages.OPEN


def _first(path: Path, statement: str, *, whole: bool = False) -> str:
    """Return the one value a statement gives; `whole` reads the -wal too, and may write."""
    flags = apsw.SQLITE_OPEN_URI
    flags |= apsw.SQLITE_OPEN_READWRITE if whole else apsw.SQLITE_OPEN_READONLY
    uri = path.absolute().as_uri() + ("" if whole else "?immutable=1")
    if not path.is_file():
        return ""
    try:
        connection = apsw.Connection(uri, flags=flags, vfs=connections.plain_vfs())
        try:
            connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
            connection.pragma("trusted_schema", 0)
            connection.limit(apsw.SQLITE_LIMIT_LENGTH, LARGEST)
            connection.set_progress_handler(lambda: True, STEPS)
            return str(connection.execute(statement).get)
        finally:
            connection.close()
    except (apsw.Error, UnicodeDecodeError):
        return ""
