"""Which file is opened: one that the chair chooses, a new one, the example, a backup."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from scanhost import example
from scanhost.app import incoming
from scanhost.app.current import Current
from scanhost.app.library import Library
from scanhost.app.preparing import Preparing
from scanhost.desktop.chair.pages import HOME
from scanhost.desktop.chair.twice import Choice, File
from scanhost.desktop.chair.window import ChairWindow
from scanhost.domain import succeeding
from scanhost.domain.commands import Command, SaveAbout
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.pack import Pack
from scanhost.domain.state import State
from scanhost.sentences import sentence
from scanhost.store import disk, peeking, reading
from scanhost.store.incoming import as_another, in_place_of
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile
from scanhost.store.troubles import told

T = TypeVar("T")

DAMAGED = ("file.damaged", "file.incomplete", "file.missing")  # what a backup may help


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look into a file told."""

    same: bool = False  # it is the one that is open
    twin: tuple[File, File] | None = None  # it, and one of ours that is the same scan


class Opening:
    """Stands between the home page and the scan that is open. Main thread only."""

    def __init__(
        self,
        library: Library,
        packs: Sequence[Pack],
        current: Current,
        preparing: Preparing,
        chair: Callable[[], ChairWindow],
        say: Callable[[Refused | Trouble], None],
    ) -> None:
        self._library, self.packs, self._current = library, packs, current
        self._preparing, self._chair, self._say = preparing, chair, say

    def join(self) -> None:
        """Listen to the chair's window as it is now."""
        chair = self._chair()
        chair.new_wanted.connect(self.new)
        chair.after_wanted.connect(self.after)
        chair.open_wanted.connect(self.open)
        chair.example_wanted.connect(self.open_example)
        chair.twice_chosen.connect(self._chosen)
        chair.restore_wanted.connect(self._restore)

    def open(self, path: Path | str) -> None:
        """Open a scan; one from elsewhere is copied first, and only the copy is opened.

        What would not open is refused before that: the scan that is open stays open.
        """
        source, current = Path(path), self._current
        if not current.may_end():
            return
        now, id = self._now(), current.id

        def look() -> _Found:
            if now is not None and disk.real(now) == disk.real(source):
                return _Found(same=True)
            self._look(source)
            twin = self._library.twin(source, now, id)
            if twin is None:
                return _Found()
            with told(source):
                return _Found(twin=(incoming.file(source.resolve()), incoming.file(twin)))

        self._prepare(
            source,
            look,
            lambda found: self._found(source, found),
            lambda trouble: self._refused(source, trouble),
        )

    def again(self) -> None:
        """Open the scan that is open anew, with its second place as it is now."""
        path = self._now()
        if path is not None:
            self._run(path, self._current.id, again=True)

    def new(self, pack: str) -> None:
        """Make a new scan with a pack, and open it."""
        chosen = next((one for one in self.packs if one.id == pack), self.packs[0])
        first = [SaveAbout("language", self._chair().desk.language)]
        id = secrets.token_hex(16)

        def write() -> Path:
            path = self._library.place("", date.today())
            ScanFile.write(path, chosen, id=id)
            return path

        self._current.if_sure(lambda: self._make(write, lambda path: self._run(path, id, first)))

    def after(self, path: str) -> None:
        """Make a new scan that begins with the people of an earlier one, and open it."""
        earlier, running = Path(path), self._current.running
        if running is not None and disk.real(running.path) == disk.real(earlier):
            # Its file is open, so what it holds is asked, never read.
            running.state(
                lambda id, state: self._current.later(lambda: self._succeed(lambda: (id, state)))
            )
            return

        def read() -> tuple[str, State]:
            contents = reading.read(earlier)
            return contents.id, contents.state

        self._succeed(read)

    def _succeed(self, read: Callable[[], tuple[str, State]]) -> None:
        id, first = secrets.token_hex(16), list[Command]()

        def write() -> Path:
            before, state = read()
            pack = next((one for one in self.packs if one.id == state.pack.id), state.pack)
            fresh = [f"x{secrets.token_hex(6)}" for _ in range(succeeding.wanted(state))]
            first.extend(succeeding.commands(state, before, pack, fresh))
            made = self._library.place(state.about.get("region", ""), date.today())
            ScanFile.write(made, pack, id=id)
            return made

        self._current.if_sure(lambda: self._make(write, lambda made: self._run(made, id, first)))

    def open_example(self) -> None:
        """Make a fresh copy of the example scan, and open it."""
        first = example.commands(date.today(), self._chair().desk.language)
        id, current = secrets.token_hex(16), self._current

        def write() -> Path:
            path = self._library.example()
            ScanFile.write(path, self.packs[0], id=id)
            return path

        def renew(fresh: Path) -> None:
            try:
                self._run(self._library.renew_example(fresh), id, first)
            except Trouble as trouble:
                self._say(trouble)

        def made(fresh: Path) -> None:
            # The example that may be open now is replaced.
            current.let_go(lambda: renew(fresh))

        current.if_sure(lambda: self._make(write, made))

    def offer_rescue(self, path: Path, trouble: Trouble) -> None:
        """Say on the home page why a scan does not open, when a backup helps."""
        if trouble.code in DAMAGED and trouble.facts.get("backup"):
            chair = self._chair()
            chair.tell("")
            chair.offer_rescue(sentence(trouble, chair.desk.texts), str(path))

    # --- one that is there -----------------------------------------------------------------------

    def _found(self, source: Path, found: _Found) -> None:
        chair = self._chair()
        if found.same:
            chair.back()
        elif not self._current.may_end():
            return
        elif found.twin is not None:
            chair.go(HOME)
            chair.home.ask_twice(*found.twin)
        else:
            self._current.if_sure(lambda: self._take_in(source))

    def _take_in(self, source: Path) -> None:
        def take_in() -> tuple[Path, bool, str]:
            inside, copied = self._library.take_in(source)
            return inside, copied, peeking.id_of(inside)  # before it is open: never after

        def taken(found: tuple[Path, bool, str]) -> None:
            inside, copied, id = found
            chair = self._chair()
            if not copied:
                self._run(inside, id)
            elif self._run_fresh(inside, id):
                chair.tell(
                    chair.desk.texts.gettext(
                        "This is your working copy; the original file does not change."
                    )
                )

        self._prepare(source, take_in, taken)

    def _refused(self, source: Path, trouble: Trouble) -> None:
        self._say(trouble)
        if self._library.holds(source):
            self.offer_rescue(source, trouble)

    def _chosen(self, choice: str, there: str, here: str) -> None:
        """Open one of two files of a scan."""
        source, mine = Path(there), Path(here)
        match Choice(choice):
            case Choice.MINE:
                self.open(mine)
            case Choice.COPY:
                self._current.if_sure(lambda: self._keep_both(source))
            case Choice.REPLACE:
                self._current.if_sure(lambda: self._replace(source, mine))

    def _keep_both(self, source: Path) -> None:
        def copy() -> tuple[Path, str]:
            path = self._library.beside(source)
            as_another(source, path)
            return path, peeking.id_of(path)

        self._prepare(source, copy, lambda made: self._run_fresh(*made))

    def _replace(self, source: Path, mine: Path) -> None:
        """Put a scan in the place of ours, which is closed first if it is the one that is open."""
        was_open = mine == self._now()

        def replace() -> str:
            in_place_of(source, mine, self._backups(mine))
            return peeking.id_of(mine)

        def failed(trouble: Trouble) -> None:
            self._say(trouble)
            if was_open:  # nothing of it has changed
                self._run(mine, self._current.id)

        def go_on() -> None:
            self._prepare(source, replace, lambda id: self._run(mine, id), failed)

        def looked(_: None) -> None:
            if not self._current.may_end():
                return
            if was_open and mine == self._now():
                self._current.let_go(go_on)
            else:
                go_on()

        self._prepare(source, lambda: reading.look(source), looked)

    def _restore(self, path: str) -> None:
        """Put a damaged scan back from its newest good backup, and open it."""
        scan, second = Path(path), self._library.second

        def put_back() -> str:
            restore(scan, backups=self._backups(scan), second=second)
            return peeking.id_of(scan)

        def failed(trouble: Trouble) -> None:
            self._say(trouble)
            self.offer_rescue(scan, trouble)

        self._current.if_sure(
            lambda: self._prepare(scan, put_back, lambda id: self._run(scan, id), failed)
        )

    # --- how it opens ----------------------------------------------------------------------------

    def _now(self) -> Path | None:
        return None if self._current.running is None else self._current.running.path

    def _prepare(
        self,
        path: Path,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[Trouble], object] | None = None,
    ) -> None:
        _ = self._chair().desk.texts.gettext
        said = _("{name} is being opened …").format(name=path.name)
        self._preparing.start(said, work, then, failed)

    def _make(self, write: Callable[[], Path], then: Callable[[Path], object]) -> None:
        """Write a new scan, while what is open still is; then open it."""

        def written(path: Path) -> None:
            if self._current.may_end():
                then(path)
            else:
                disk.remove(path)

        said = self._chair().desk.texts.gettext("The scan is being made …")
        self._preparing.start(said, write, written)

    def _run_fresh(self, path: Path, id: str) -> bool:
        """Open a file that was just made; one that may not be opened after all is not kept."""
        if self._current.may_end():
            self._run(path, id)
            return True
        disk.remove(path)
        return False

    def _run(self, path: Path, id: str, first: Sequence[Command] = (), again: bool = False) -> None:
        make = functools.partial(self._open, path, self._library.second)
        self._current.run(path, self._port(path), make, first, id, again)

    def _look(self, path: Path) -> None:
        """Return when a file would open; one from elsewhere would as it is there."""
        if self._library.holds(path):
            ScanFile.look(path, backups=self._backups(path), second=self._library.second)
        else:
            reading.look(path)

    def _open(self, path: Path, second: Path | None) -> ScanFile:
        return ScanFile.open(path, backups=self._backups(path), second=second)

    def _backups(self, path: Path) -> Path:
        return self._library.folder / "backups" / path.stem

    def _port(self, path: Path) -> int | None:
        known = self._library.known(path)
        return None if known is None else known.port
