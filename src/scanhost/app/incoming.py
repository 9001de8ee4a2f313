"""A scan from elsewhere of which there is one here already: which files, and what is chosen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from scanhost.desktop.chair.twice import File
from scanhost.store import disk


def file(path: Path) -> File:
    """Return a file as the chair recognises it; nobody has to open it for that."""
    changed = max(one.stat().st_mtime for one in (path, disk.beside(path, "-wal")) if one.exists())
    return File(str(path), str(path.parent), path.name, datetime.fromtimestamp(changed))
