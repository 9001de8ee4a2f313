"""Everything the store does to a folder, by SQLite and by itself, told to a tape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scanhost.store import disk, holding
from tests.store.vfs import beneath

Look = Callable[[str, str, int, bytes], None]


@contextmanager
def recorded(look: Look) -> Iterator[None]:
    """Tell of every call beneath the checksums, and of the files that are not SQLite's."""
    write_private, sync_folder, drop_note = disk.write_private, disk.sync_folder, holding.drop_note

    def writing(target: Path, content: bytes) -> None:
        for kind, data in (("open", b""), ("truncate", b""), ("write", content), ("sync", b"")):
            look(kind, str(target), 0, data)
        write_private(target, content)

    def syncing(folder: Path) -> None:
        sync_folder(folder)
        look("folder", "", 0, b"")

    def dropping(target: Path) -> None:
        look("delete", f"{target}{holding.NOTE}", 0, b"")
        drop_note(target)

    with pytest.MonkeyPatch.context() as patch, beneath(look):
        patch.setattr(disk, "write_private", writing)
        patch.setattr(disk, "sync_folder", syncing)
        patch.setattr(holding, "drop_note", dropping)
        yield
