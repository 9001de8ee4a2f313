"""The open file: its one connection, and in memory everything that is on disk."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import apsw

from scanhost.domain.apply import BrokenJournal, fold
from scanhost.domain.errors import Trouble
from scanhost.domain.facts import Change, Fact, GradeGiven
from scanhost.domain.kept import LinkSaved
from scanhost.domain.state import State
from scanhost.store import ballast, contents, disk, holding, migrating, rows
from scanhost.store import connection as connections
from scanhost.store.troubles import told

log = logging.getLogger(__name__)

T = TypeVar("T")

GROWN = 4 << 20  # bytes appended, before they are moved into the file itself
FATAL = {"storage.failed", "file.damaged"}  # what the disk still holds is not certain


def half_closed(path: Path) -> Path:
    """Return where closing or wiping writes its new file; one that is left was never finished."""
    return path.with_name(path.name.removesuffix(".scan") + ".closing")


class Live:
    """An open scan. Writer thread only; memory never runs ahead of disk.

    `aside` is the folder that keeps the original when an older file is brought forward.
    """

    def __init__(self, path: Path, aside: Path) -> None:
        self.path = path
        self.original: Path | None = None  # where that original is, if this opening made it one
        self.tight = False  # the disk is full, or nearly
        self.refused: tuple[Change, ...] = ()  # may be on disk all the same: the disk failed
        self._aside = aside
        self.id = ""
        self.facts: list[Fact] = []
        self.state: State
        self._connection: apsw.Connection | None = None
        self._defect: Trouble | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether there is a connection."""
        return self._connection is not None

    @property
    def connection(self) -> apsw.Connection:
        """Return the connection of an open file."""
        if self._connection is None:
            raise RuntimeError(f"{self.path.name} is not open")
        return self._connection

    def open(self) -> None:
        """Open and replay; `Trouble` when the file cannot be trusted or is held elsewhere."""
        self._connection, found, self.original = migrating.opened(self.path, self._aside)
        self.id, self.facts, self.state = found.id, list(found.facts), found.state
        self._defect, self.refused = None, ()
        with told(self.path):
            disk.remove(half_closed(self.path))
            for ending in disk.PARTS:
                disk.remove(disk.beside(self.path, ending))
            holding.write_note(self.path, wal=False)
            connections.keep_wal(self._connection, self.path)
            disk.sync_folder(self.path.parent)
            holding.write_note(self.path, wal=True)
        self.tight = not ballast.lay(self.path)

    def commit(self, changes: Sequence[Change]) -> None:
        """Put changes on disk, all or none of them."""
        if self.state.closed and any(isinstance(one, GradeGiven | LinkSaved) for one in changes):
            # Decided on the state before closing, it would bring an old ballot back.
            raise BrokenJournal("a ballot after closing")
        after = fold(self.state, changes)
        try:
            self.facts += self._transact(
                lambda connection: contents.add(connection, len(self.facts), changes)
            )
        except Trouble as trouble:
            if trouble.code in FATAL:
                self.refused = self.refused or tuple(changes)
            raise
        self.state = after
        self._tidy()

    def note_clock(self, left: float, held: float | None) -> None:
        """Write down the seconds of a clock that is there."""
        self._transact(lambda connection: rows.note_clock(connection, left, held))

    def image(self) -> apsw.Connection:
        """Return a copy of the whole file in memory; the caller closes it."""
        with told(self.path):
            return connections.image(self.connection)

    def lighten(self, trouble: Trouble) -> bool:
        """Give back the room that was kept for a full disk; tell whether to try once more."""
        if trouble.code != "storage.full" or not ballast.drop(self.path):
            return False
        log.warning("the disk is full: the room that was kept back is in use")
        self.tight = True
        return True

    def end(self) -> None:
        """Bring everything into the one file and let go of it; does nothing when closed."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        ballast.drop(self.path)
        with told(self.path):
            try:
                connections.tidy(connection)
                holding.write_note(self.path, wal=False)
                connections.leave_wal(connection, self.path)
            finally:
                connection.close()
            holding.drop_note(self.path)

    def let_go(self) -> None:
        """Close without a word to the disk, which failed; what it holds is for a later opening."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with told(self.path):
                connection.close()

    def _transact(self, write: Callable[[apsw.Connection], T]) -> T:
        if self._defect is not None:
            raise self._defect
        try:
            try:
                return self._try(write)
            except Trouble as trouble:
                if not self.lighten(trouble):
                    raise
                return self._try(write)
        except Trouble as trouble:
            # After a failed sync a later one may succeed and still have lost something:
            # only closing, opening and checking tells.
            if trouble.code in FATAL:
                self._defect = trouble
            raise

    def _try(self, write: Callable[[apsw.Connection], T]) -> T:
        connection = self.connection
        with told(self.path):
            try:
                connection.execute("BEGIN IMMEDIATE")
                written = write(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        return written

    def _tidy(self) -> None:
        """Move what was appended into the file, now and then; what is committed stays so."""
        try:
            with told(self.path):
                if disk.beside(self.path, "-wal").stat().st_size > GROWN:
                    connections.tidy(self.connection)
        except Trouble as trouble:
            log.warning("checkpoint failed: %s", trouble.code)
            if trouble.code in FATAL:
                self._defect = trouble
