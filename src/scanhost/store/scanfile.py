"""A scan on disk: what is confirmed is in it, and nothing else is."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from scanhost.domain.errors import Trouble
from scanhost.domain.facts import Change, Fact
from scanhost.domain.pack import Pack
from scanhost.domain.state import State
from scanhost.store import disk, newfile
from scanhost.store.live import Live
from scanhost.store.troubles import told

log = logging.getLogger(__name__)


class ScanFile:
    """One scan, one file, one writer thread.

    May be called from any thread; futures resolve on the writer thread. What the
    environment refuses is a `Trouble` in the future. Whoever opens it closes it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._live = Live(path)
        self._noted: tuple[float, float | None] | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")

    @classmethod
    def create(cls, path: Path, pack: Pack, id: str = "") -> ScanFile:
        """Make a new scan and open it; `Trouble` when there is a file already."""
        path = path.resolve()
        if path.exists():
            raise Trouble("file.exists", name=path.name)
        made = disk.beside(path, ".new")
        with told(path):
            newfile.write(made, id or secrets.token_hex(16), pack)
            disk.replace(made, path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> ScanFile:
        """Open a scan and replay it; `Trouble` when it cannot be trusted, or is open elsewhere."""
        file = cls(path.resolve())
        try:
            file._writer.submit(file._live.open).result()
        except BaseException:
            file.close()
            raise
        return file

    def __enter__(self) -> ScanFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def id(self) -> str:
        """Return the scan's own id, the same in every copy."""
        return self._live.id

    @property
    def state(self) -> State:
        """Return the scan as it is on disk; after opening its clock stands still."""
        return self._live.state

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the journal as it is on disk."""
        return tuple(self._live.facts)

    def commit(self, changes: Sequence[Change]) -> Future[None]:
        """Put changes on disk in one transaction: all of them, or none and an exception."""
        return self._writer.submit(self._live.commit, tuple(changes))

    def note_clock(self, left: float, held: float | None = None) -> None:
        """Write down the seconds left, soon; replaces a note that is still waiting."""
        self._noted = noted = (left, held)
        self._writer.submit(self._note_clock, noted)

    def close(self) -> None:
        """Finish what was asked, bring everything into the one file and let go of it."""
        try:
            self._writer.submit(self._end)
        except RuntimeError:
            return  # closed before
        self._writer.shutdown()

    def _note_clock(self, noted: tuple[float, float | None]) -> None:
        if noted is not self._noted:
            return  # a newer one is waiting
        try:
            self._live.note_clock(*noted)
        except Trouble as trouble:
            log.warning("clock not noted: %s", trouble.code)  # the next commit tells the room

    def _end(self) -> None:
        try:
            self._live.end()
        except Trouble as trouble:
            log.warning("not closed cleanly: %s", trouble.code)  # the next opening recovers it
