"""Who has a file open. The lock is SQLite's own; a note beside the file says whose it is."""

from __future__ import annotations

import getpass
import json
import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import disk
from scanhost.store.connection import plain_vfs
from scanhost.store.troubles import damaged, told

NOTE = "-open"
BALLAST = "-ballast"  # see `ballast`
MOST = 4096  # bytes of a note that are believed
LARGEST = 1 << 30  # bytes of a scan; a real one has a few million
LARGEST_BESIDE = 64 << 20  # bytes of what SQLite left beside it; ours are tidied at 4 MB
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open, as far as a note can tell, and whether it needs its -wal."""

    user: str
    computer: str
    process: int
    wal: bool


@contextmanager
def shared(path: Path) -> Iterator[apsw.VFSFile]:
    """Hold a file so that nobody can open it, without changing anything; `Trouble` when in use.

    Through SQLite's own file layer: reading a file by any other road and closing it would
    drop the lock that this very process may have on it (Linux and macOS).
    """
    plain = plain_vfs()
    flags = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY
    if not os.access(path, os.F_OK):
        raise Trouble("file.missing", name=path.name)
    if not os.access(path, os.R_OK):
        raise Trouble("file.unreadable", name=path.name)
    if not path.is_file():
        raise Trouble("file.foreign", name=path.name)
    with told(path):
        _look_beside(path)
        file = apsw.VFSFile(plain, str(path), [flags, 0])
        try:
            if file.xFileSize() > LARGEST:
                raise damaged(path, "size")
            try:
                file.xLock(apsw.SQLITE_LOCK_SHARED)
            except apsw.BusyError as error:
                raise in_use(path) from error
            yield file
            file.xUnlock(apsw.SQLITE_LOCK_NONE)
        finally:
            file.xClose()


def copy(path: Path, target: Path) -> None:
    """Copy a file that nobody has open, with what belongs to it; where there is none yet."""
    try:
        _copy(path, target)
    except Trouble:
        disk.remove(target)
        raise


def _copy(path: Path, target: Path) -> None:
    with shared(path) as file, told(target):
        disk.make_private(target)
        with target.open("wb") as into:
            size = file.xFileSize()
            for at in range(0, size, CHUNK):
                # Asked for more than there is, it leaves out the zeros at the end.
                into.write(file.xRead(min(CHUNK, size - at), at))
        for ending in ("-wal", "-journal"):
            if (left := disk.beside(path, ending)).exists():
                shutil.copyfile(left, disk.beside(target, ending))
        if (note := disk.beside(path, NOTE)).exists():
            with note.open("rb") as said:
                disk.beside(target, NOTE).write_bytes(said.read(MOST))


def _look_beside(path: Path) -> None:
    """Refuse what SQLite or we would follow, wait for or choke on: only files stand beside a scan.

    Through a link there, a stranger could let us write anywhere.
    """
    for ending in (*disk.COMPANIONS, NOTE, BALLAST):
        left = disk.beside(path, ending)
        if left.is_symlink() or (left.exists() and not left.is_file()):
            raise damaged(path, "beside")
        if ending in disk.COMPANIONS and left.exists() and left.stat().st_size > LARGEST_BESIDE:
            raise damaged(path, "beside")


def in_use(path: Path) -> Trouble:
    """Return the trouble that somebody else has a file open; what is not known is empty."""
    holder = read_note(path)
    if holder is None:
        return Trouble("file.in_use", name=path.name, user="", computer="", process=0)
    return Trouble(
        "file.in_use",
        name=path.name,
        user=holder.user,
        computer=holder.computer,
        process=holder.process,
    )


def write_note(path: Path, *, wal: bool) -> None:
    """Say beside a file that this process has it open, and whether its -wal is needed."""
    holder = Holder(_user(), platform.node(), os.getpid(), wal)
    disk.write_private(disk.beside(path, NOTE), json.dumps(asdict(holder)).encode())


def drop_note(path: Path) -> None:
    """Take the note away again."""
    disk.beside(path, NOTE).unlink(missing_ok=True)


def read_note(path: Path) -> Holder | None:
    """Return what the note beside a file says, None when there is none to be read."""
    try:
        with disk.beside(path, NOTE).open("rb") as file:
            plain = json.loads(file.read(MOST))
        match plain:
            case {"user": str(user), "computer": str(computer), "process": int(id), "wal": wal}:
                return Holder(_word(user), _word(computer), id, wal is True)
    except (OSError, ValueError, RecursionError):
        pass
    return None


def _word(said: str) -> str:
    return "".join(mark for mark in said[:80] if mark.isprintable())


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # no such entry: a container, or Windows without the variable
