"""A disk that fails when told to, and one that remembers what was written and what was synced.

Both lie beneath the checksum layer, so a test sees the bytes that would reach the disk.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import apsw
import apsw.sqlite_extra

from scanhost.store import connection as connections

SECTOR = 512


class Layer(apsw.VFS):
    """The system's file layer with a look at every call: its kind, file, place and bytes."""

    def __init__(self, look: Callable[[str, str, int, bytes], None]) -> None:
        self.look = look
        super().__init__("beneath", "unix")

    def xOpen(self, name: object, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self.look("open", path, 0, b"")
        return File(self.look, path, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        self.look("delete", name, int(sync), b"")
        super().xDelete(name, sync)


class File(apsw.VFSFile):
    """A file that tells its layer before it does anything."""

    def __init__(
        self,
        look: Callable[[str, str, int, bytes], None],
        path: str,
        name: object,
        flags: list[int],
    ) -> None:
        self._look = look
        self._path = path
        super().__init__("unix", name, flags)  # type: ignore[arg-type]

    def xWrite(self, data: bytes, offset: int) -> None:
        self._look("write", self._path, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._look("truncate", self._path, size, b"")
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._look("sync", self._path, 0, b"")
        super().xSync(flags)


@contextmanager
def beneath(look: Callable[[str, str, int, bytes], None]) -> Iterator[None]:
    """Put a layer beneath the checksums for as long as no file stays open longer."""
    connections.plain_vfs()
    layer = Layer(look)
    _rest_on("beneath")
    try:
        yield
    finally:
        _rest_on("unix")
        layer.unregister()


def _rest_on(vfs: str) -> None:
    apsw.set_default_vfs(vfs)
    apsw.unregister_vfs(connections.CHECKSUMS)
    memory = apsw.Connection(":memory:")
    apsw.sqlite_extra.load(memory, "cksumvfs")  # rests on the default of the moment
    memory.close()


# --- a disk that loses what was not synced ----------------------------------------------------


@dataclass
class Platter:
    """A file's bytes that are safe, and what was done to them since, in order."""

    safe: bytearray | None = None  # None: its name is not safe yet
    since: list[tuple[str, int, bytes]] = field(default_factory=list)
    deleted: bool = False  # which is not safe yet

    def sync(self) -> None:
        """Make everything safe; SQLite syncs the folder of a new file along with it."""
        if self.safe is None:
            self.safe = bytearray()
        for change in self.since:
            _do(self.safe, *change)
        self.since.clear()

    def after_cut(self, dice: random.Random) -> bytes | None:
        """Return what is left after a power cut: of the rest any sectors, or none at all."""
        if (self.safe is None or self.deleted) and dice.random() < 0.5:
            return None
        content = bytearray(self.safe or b"")
        if dice.random() < 0.3:
            return bytes(content)
        for kind, at, data in self.since:
            if kind == "truncate":
                if dice.random() < 0.5:
                    _do(content, kind, at, data)
                continue
            for start in range(0, len(data), SECTOR):
                if dice.random() < 0.5:
                    _do(content, kind, at + start, data[start : start + SECTOR])
        return bytes(content)


def _do(content: bytearray, kind: str, at: int, data: bytes) -> None:
    if kind == "truncate":
        del content[at:]
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


@dataclass
class Tape:
    """Everything that was done to the files of a folder, to be cut off anywhere."""

    start: dict[str, bytes]
    events: list[tuple[str, str, int, bytes]] = field(default_factory=list)

    def look(self, kind: str, path: str, at: int, data: bytes) -> None:
        """Remember a call of the file layer, or something else that happened."""
        self.events.append((kind, Path(path).name, at, data))

    def cut(self, at: int, folder: Path, dice: random.Random) -> None:
        """Fill a folder with what a power cut after so many events leaves."""
        platters = {name: Platter(bytearray(content)) for name, content in self.start.items()}
        for kind, name, place, data in self.events[:at]:
            known = platters.get(name)
            if name and (known is None or (kind == "open" and known.deleted)):
                platters[name] = Platter()
            match kind:
                case "sync":
                    platters[name].sync()
                case "write" | "truncate":
                    platters[name].since.append((kind, place, data))
                case "delete":
                    platters[name].deleted = True
            if kind == "folder" or (kind == "delete" and place):
                platters = {name: one for name, one in platters.items() if not one.deleted}
                for one in platters.values():
                    one.safe = bytearray() if one.safe is None else one.safe
        for name, platter in platters.items():
            left = platter.after_cut(dice)
            if left is not None:
                (folder / name).write_bytes(left)
