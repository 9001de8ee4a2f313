"""A scan that comes in beside one with its id: as another scan, or in its place."""

from __future__ import annotations

import secrets
from pathlib import Path

from scanhost.store import aside, disk, newfile, peeking, reading
from scanhost.store.troubles import told


def as_another(source: Path, target: Path) -> None:
    """Write a scan there that holds the same, with an id of its own: their backups never mix.

    `Trouble` when the source cannot be trusted, or somebody has it open.
    """
    image, _ = reading.image(source)
    try:
        image.execute("UPDATE scan SET id = ?", (secrets.token_hex(16),))
        newfile.copy(target, image)
    except BaseException:
        disk.remove(target)  # half a file would look like a scan
        raise
    finally:
        image.close()


def in_place_of(source: Path, path: Path, backups: Path) -> Path | None:
    """Put a scan in another's place; return where that one is kept, among its backups.

    Nobody has either open. `Trouble` as above, and then nothing has changed.
    """
    image, contents = reading.image(source)
    made = disk.beside(path, ".new")
    try:
        newfile.copy(made, image)
        with told(path):
            stage = peeking.stage(path)
            return aside.swap(made, path, backups, contents.id, stage=stage, why="earlier")
    except BaseException:
        disk.remove(made)
        raise
    finally:
        image.close()
