"""Folders that are there whole or not at all, and names that files may have."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

LONGEST = 100  # characters of a name of a file
UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))  # in names of files, somewhere
DEVICES = {"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(10))}


class Folder:
    """A folder that is filled beside its place and put there once it is whole. Any one thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.work = path.parent / f".{path.name}-{uuid.uuid4().hex[:8]}"
        self.done = False

    def begin(self) -> None:
        """Make room to work in; `OSError` when that cannot be."""
        self.work.mkdir()  # a stick that was pulled out is not made anew as a folder

    def finish(self) -> None:
        """Put it in its place, which may be an empty folder."""
        if self.path.exists():
            self.path.rmdir()
        self.work.rename(self.path)
        self.done = True

    def abandon(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.work, ignore_errors=True)


def fresh(folder: Path, name: str) -> Path:
    """Return where a folder of this name may come: numbered when there is one already."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}"
    return path


def safe(name: str) -> str:
    """Return a name that a file may have on every system."""
    kept = " ".join(name.translate(UNSAFE).split())[:LONGEST].strip(" .")
    kept = kept.encode()[: 2 * LONGEST].decode(errors="ignore")
    return f"_{kept}" if kept.split(".")[0].casefold() in DEVICES or not kept else kept
