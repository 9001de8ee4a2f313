"""What SQLite and the system say, as `Trouble` with a code."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble

FULL = {errno.ENOSPC, errno.EDQUOT}
READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
WRONG_BYTES = {apsw.SQLITE_IOERR_DATA, apsw.SQLITE_IOERR_CORRUPTFS}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the environment says about a file into `Trouble`; a bug stays what it is."""
    try:
        yield
    except (apsw.Error, OSError) as error:
        trouble = of(error, path)
        if trouble is None:
            raise
        raise trouble from error


def of(error: Exception, path: Path) -> Trouble | None:
    """Return an error as trouble with a file, or None when it is a bug of ours."""
    name = path.name
    match error:
        case apsw.FullError():
            return Trouble("storage.full", name=name)
        case apsw.ReadOnlyError() | apsw.PermissionsError():
            return Trouble("storage.read_only", name=name)
        case apsw.IOError() if getattr(error, "extendedresult", 0) in WRONG_BYTES:
            return damaged(path, "checksum")
        case apsw.CorruptError() | apsw.NotADBError():
            return damaged(path, "structure")
        case apsw.IOError() | apsw.CantOpenError():
            return Trouble("storage.failed", name=name)
        case OSError() if error.errno in FULL:
            return Trouble("storage.full", name=name)
        case OSError() if error.errno in READ_ONLY:
            return Trouble("storage.read_only", name=name)
        case OSError():
            return Trouble("storage.failed", name=name)
    return None


def damaged(path: Path, problem: str) -> Trouble:
    """Return the trouble with a file that is not what was written."""
    return Trouble("file.damaged", name=path.name, problem=problem, backup="")
