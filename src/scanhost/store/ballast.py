"""A little room kept back on the disk, for the last step of a session when it is full."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from scanhost.store import disk
from scanhost.store.holding import BALLAST

log = logging.getLogger(__name__)

SIZE = 2 << 20  # bytes
SCARCE = 50 << 20  # bytes free, below which the chair must hear of it
BLOCK = 512  # what the system counts in


def lay(path: Path) -> bool:
    """Keep room beside a file, and tell whether the disk has plenty left.

    What a killed program left is used again. Where there is no room, there is none to keep.
    """
    kept = disk.beside(path, BALLAST)
    try:
        if not _whole(kept):
            kept.unlink(missing_ok=True)
            disk.make_private(kept)
            kept.write_bytes(os.urandom(SIZE))  # noise: no disk makes it smaller
        return shutil.disk_usage(path.parent).free >= SCARCE
    except OSError as error:
        log.warning("no room could be kept back: %s", error.strerror)
        drop(path)
        return False


def drop(path: Path) -> bool:
    """Give the room back, and tell whether there was any."""
    try:
        disk.beside(path, BALLAST).unlink()
    except OSError:
        return False
    return True


def _whole(kept: Path) -> bool:
    if not kept.exists():
        return False
    found = kept.stat()
    taken = getattr(found, "st_blocks", SIZE) * BLOCK
    return found.st_size == SIZE and taken >= SIZE
