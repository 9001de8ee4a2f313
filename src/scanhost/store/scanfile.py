"""A scan on disk: what is confirmed is in it, and nothing else is."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from scanhost.domain.errors import Trouble
from scanhost.domain.facts import Change, Fact
from scanhost.domain.handing import Wipe
from scanhost.domain.pack import Pack
from scanhost.domain.state import State
from scanhost.store import closing, disk, emergency, newfile, reading, stages, wiping
from scanhost.store.contents import Contents
from scanhost.store.copying import Copier, Image
from scanhost.store.live import Live
from scanhost.store.places import Places
from scanhost.store.troubles import told

log = logging.getLogger(__name__)


class ScanFile:
    """One scan, one file, one writer thread; a second makes its backups, a third those far away.

    May be called from any thread. What the environment refuses is a `Trouble` in the
    future. Whoever opens it closes it.
    """

    def __init__(self, path: Path, places: Places) -> None:
        self.path = path
        self.places = places
        # What the chair should know of this opening: an older file, an emergency file.
        self.notice: Trouble | None = None
        self._live = Live(path, places.first)
        self._noted: tuple[float, float | None] | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._copier = Copier(places)

    @classmethod
    def create(
        cls,
        path: Path,
        pack: Pack,
        *,
        id: str = "",
        backups: Path | None = None,
        second: Path | None = None,
    ) -> ScanFile:
        """Make a new scan and open it; `Trouble` when there is a file already."""
        cls.write(path, pack, id=id)
        return cls.open(path, backups=backups, second=second)

    @staticmethod
    def write(path: Path, pack: Pack, *, id: str = "") -> None:
        """Make a new scan that nobody has open yet; on `Trouble` there is nothing of it."""
        path = disk.real(path)
        if path.exists():
            raise Trouble("file.exists", name=path.name)
        made = disk.beside(path, ".new")
        with told(path):
            try:
                newfile.write(made, id or secrets.token_hex(16), pack)
                disk.replace(made, path)
            except BaseException:
                disk.remove(made)
                raise

    @classmethod
    def open(
        cls, path: Path, *, backups: Path | None = None, second: Path | None = None
    ) -> ScanFile:
        """Open a scan and replay it; `Trouble` when it cannot be trusted, or is open elsewhere.

        Backups go to a folder `backups` beside it unless told, and to a second place.
        """
        path = disk.real(path)
        file = cls(path, _places(path, backups, second))
        try:
            file.notice = emergency.bring_back(path, file.places)
            file._writer.submit(file._live.open).result()
        except Trouble as trouble:
            file.close()
            raise file.places.with_backup(trouble, path) from trouble
        except BaseException:
            file.close()
            raise
        file._opened()
        return file

    @staticmethod
    def look(path: Path, *, backups: Path | None = None, second: Path | None = None) -> None:
        """Return when `open` would find a good file; `Trouble` as there, and nothing changes."""
        path = disk.real(path)
        places = _places(path, backups, second)
        if emergency.went(path, places):
            return  # only opening it tells which of two files it is now
        try:
            reading.look(path)
        except Trouble as trouble:
            raise places.with_backup(trouble, path) from trouble

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
    def tight(self) -> bool:
        """Tell whether the disk is full, or nearly."""
        return self._live.tight

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

    def backup(self, theme: str | None = None) -> Future[Path]:
        """Put a copy without seats in both places; the path is that of the first.

        With a theme it is kept as the backup of that theme's block.
        """
        return self._copier.submit(lambda: self._keep(theme or ""))

    def close_session(self) -> Future[State]:
        """Close session 1 for ever: no seat leads to a grade any more, in no copy.

        The state is that of the new file. On `Trouble` the old one stays open, unless the
        new one has its place already. Nothing may be committed on the old state after this.
        """
        return self._copier.submit(lambda: self._swapped(self._close))

    def wipe(self, wish: Wipe) -> Future[State]:
        """Take personal data out of a closed scan, and out of every copy of it, for ever.

        As `close_session`; what was deleted since the last time goes too.
        """
        return self._copier.submit(lambda: self._swapped(lambda: self._wipe(wish)))

    def contents(self) -> Future[Contents]:
        """Return what is on disk now, as it stands in memory."""
        return self._writer.submit(
            lambda: Contents(self._live.id, tuple(self._live.facts), self._live.state)
        )

    def elsewhere(self, folder: Path, also: Sequence[Change] = ()) -> ScanFile:
        """Go on in another folder: return a new open file with everything confirmed, and `also`.

        This one is let go of; its disk is not read, and nobody waits for it. Blocks. On
        `Trouble` this one stays. Nothing may be committed meanwhile.
        """
        target = emergency.write(self._live, folder, also)
        second = self.places.second
        there = second if second is not None and second != target.parent else None
        file = ScanFile.open(target, second=there)
        self._let_go(target)
        return file

    def close(self) -> None:
        """Finish what was asked, bring everything into the one file and let go of it."""
        self._copier.close()
        try:
            self._writer.submit(self._end)
        except RuntimeError:
            return  # closed before
        self._writer.shutdown()

    # --- writer thread ---------------------------------------------------------------------------

    def _note_clock(self, noted: tuple[float, float | None]) -> None:
        if noted is not self._noted:
            return  # a newer one is waiting
        try:
            self._live.note_clock(*noted)
        except Trouble as trouble:
            log.warning("clock not noted: %s", trouble.code)  # the next commit tells the room

    def _image(self) -> Image:
        return self._live.image(), stages.of(self._live.state)

    def _close(self) -> State:
        return closing.close_session(self._live, self._forget)

    def _wipe(self, wish: Wipe) -> State:
        return wiping.wipe(self._live, wish, self._forget)

    def _forget(self, stage: int) -> None:
        self.places.forget_earlier(self.id, stage)

    def _end(self) -> None:
        try:
            self._live.end()
        except Trouble as trouble:
            log.warning("not closed cleanly: %s", trouble.code)  # the next opening recovers it

    # --- copier thread ---------------------------------------------------------------------------

    def _swapped(self, swap: Callable[[], State]) -> State:
        state = self._writer.submit(swap).result()
        self._keep_fresh()
        return state

    def _keep(self, theme: str) -> Path:
        # Only now, or a copy from before a closing or wiping would be kept after it.
        return self._copier.keep(self._writer.submit(self._image), self.id, theme)

    def _keep_fresh(self) -> None:
        try:
            self._keep("")
        except Trouble as trouble:
            log.warning("no backup of the new file: %s", trouble.code)  # the next start does it

    # --- any thread ------------------------------------------------------------------------------

    def _opened(self) -> None:
        """Finish what an earlier run could not, once the file is open."""
        kept = self._live.original
        if self.notice is not None and self.notice.code == "emergency.back":
            self.backup()
        if kept is not None:
            self.notice = Trouble("file.older", name=self.path.name, kept=kept.name)
        if stage := stages.of(self.state):
            self._copier.far_away(lambda: self.places.forget_second(self.id, stage))
            if not self.places.forget_earlier(self.id, stage):
                self._copier.submit(self._keep_fresh)  # the program ended while it swapped

    def _let_go(self, target: Path) -> None:
        """Close without waiting for anything, and leave a note of where it goes on if possible."""

        def leave() -> None:
            try:
                self._live.let_go()
            except Trouble as trouble:
                log.warning("the failed file did not close: %s", trouble.code)
            emergency.point(self.path, target)

        self._copier.let_go()
        try:
            self._writer.submit(leave)
        except RuntimeError:  # it was closed already
            emergency.point(self.path, target)
        self._writer.shutdown(wait=False)


def _places(path: Path, backups: Path | None, second: Path | None) -> Places:
    return Places(disk.real(backups or path.parent / "backups"), second and disk.real(second))
