"""A scan from elsewhere of which there is one here already: which files, and what is chosen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from scanhost.app.library import Library
from scanhost.desktop.chair.twice import Choice, File
from scanhost.store import disk, incoming


def file(path: Path) -> File:
    """Return a file as the chair recognises it; nobody has to open it for that."""
    changed = max(one.stat().st_mtime for one in (path, disk.beside(path, "-wal")) if one.exists())
    return File(str(path), str(path.parent), path.name, datetime.fromtimestamp(changed))


def settled(library: Library, choice: Choice, there: Path, here: Path, backups: Path) -> Path:
    """Do what the chair chose, and return which scan to open; nobody has either open now.

    `Trouble` when the one from elsewhere cannot be trusted; then nothing has changed.
    """
    if choice is Choice.COPY:
        copy = library.beside(there)
        incoming.as_another(there, copy)
        return copy
    if choice is Choice.REPLACE:
        incoming.in_place_of(there, here, backups)
    return here
