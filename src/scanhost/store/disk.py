"""Files and folders beneath the database: made for one reader only, and on disk for sure."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import uuid
from pathlib import Path

COMPANIONS = ("-wal", "-journal", "-shm")  # what SQLite may keep beside a file
PARTS = (".new", ".migrated", ".restored")  # files that never got their name


def beside(path: Path, ending: str) -> Path:
    """Return the file that stands beside another and is named after it."""
    return path.with_name(path.name + ending)


def real(path: Path) -> Path:
    """Return where a path leads, through links; one that leads round in circles stays itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def make_private(path: Path) -> None:
    """Make an empty file that only this user can read; `FileExistsError` when it is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only this user can read, and return when it is on disk."""
    flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file for others, and return when it is on disk; else what was there stays.

    It is written beside its place: a disk that is full or a stick that is pulled out leaves
    half a file under no name that somebody would open.
    """
    part = path.with_name(f".{uuid.uuid4().hex[:12]}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(part, path)
    except OSError:
        with contextlib.suppress(OSError):  # the stick may be gone
            part.unlink(missing_ok=True)
        raise


def copy_private(source: Path, target: Path) -> None:
    """Copy a file for this user only, and return when it is on disk; never over another."""
    make_private(target)
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written)
        written.flush()
        os.fsync(written.fileno())


def remove(path: Path) -> None:
    """Remove a file with what SQLite may have left beside it; it need not be there."""
    for ending in ("", *COMPANIONS):
        beside(path, ending).unlink(missing_ok=True)


def replace(source: Path, target: Path) -> None:
    """Put a file in another's place, and return when that outlives a power cut."""
    source.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's list of names on disk."""
    if sys.platform == "win32":
        return  # a folder cannot be opened there; NTFS keeps its names in a journal
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
