"""Which file is opened: one that the chair chooses, a new one, the example, a backup."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from scanhost import example
from scanhost.app import incoming
from scanhost.app.current import Current
from scanhost.app.library import Library
from scanhost.desktop.chair.pages import HOME
from scanhost.desktop.chair.twice import Choice
from scanhost.desktop.chair.window import ChairWindow
from scanhost.domain.commands import Command, SaveAbout
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.pack import Pack
from scanhost.sentences import sentence
from scanhost.store import disk, reading
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile

DAMAGED = ("file.damaged", "file.incomplete", "file.missing")  # what a backup may help


class Opening:
    """Stands between the home page and the scan that is open. Main thread only."""

    def __init__(
        self,
        library: Library,
        packs: Sequence[Pack],
        current: Current,
        chair: Callable[[], ChairWindow],
        say: Callable[[Refused | Trouble], None],
    ) -> None:
        self._library, self.packs, self._current = library, packs, current
        self._chair, self._say = chair, say

    def join(self) -> None:
        """Listen to the chair's window as it is now."""
        chair = self._chair()
        chair.new_wanted.connect(self.new)
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
        now = None if current.running is None else current.running.path
        if now is not None and disk.real(now) == disk.real(source):
            self._chair().back()
            return
        try:
            self._look(source)
            twin = self._library.twin(source, now, current.id)
            if twin is not None:
                self._ask_twice(source, twin)
                return
            inside, copied = self._library.take_in(source)
        except Trouble as trouble:
            self._say(trouble)
            if self._library.holds(source):
                self.offer_rescue(source, trouble)
            return
        make = functools.partial(self._open, inside, self._library.second)
        current.run(inside, self._port(inside), make)
        if copied:
            chair = self._chair()
            chair.tell(
                chair.desk.texts.gettext(
                    "This is your working copy; the original file does not change."
                )
            )

    def again(self) -> None:
        """Open the scan that is open anew, with its second place as it is now."""
        if self._current.running is not None:
            path = self._current.running.path
            make = functools.partial(self._open, path, self._library.second)
            self._current.run(path, self._port(path), make, again=True)

    def new(self, pack: str) -> None:
        """Make a new scan with a pack, and open it."""
        try:
            path = self._library.place("", date.today())
        except Trouble as trouble:
            self._say(trouble)
            return
        chosen = next((one for one in self.packs if one.id == pack), self.packs[0])
        self._make(path, chosen, [SaveAbout("language", self._chair().desk.language)])

    def open_example(self) -> None:
        """Make a fresh copy of the example scan, and open it."""
        if not self._current.may_end():
            return
        first = example.commands(date.today(), self._chair().desk.language)

        def make() -> None:
            try:
                path = self._library.example()
            except Trouble as trouble:
                self._say(trouble)
            else:
                self._make(path, self.packs[0], first)

        self._current.after(make)  # the example that may be open now is replaced

    def offer_rescue(self, path: Path, trouble: Trouble) -> None:
        """Say on the home page why a scan does not open, when a backup helps."""
        if trouble.code in DAMAGED and trouble.facts.get("backup"):
            chair = self._chair()
            chair.tell("")
            chair.offer_rescue(sentence(trouble, chair.desk.texts), str(path))

    def _make(self, path: Path, pack: Pack, first: Sequence[Command]) -> None:
        backups, second = self._backups(path), self._library.second
        id = secrets.token_hex(16)

        def create() -> ScanFile:
            return ScanFile.create(path, pack, id=id, backups=backups, second=second)

        self._current.run(path, None, create, first, id)

    def _ask_twice(self, there: Path, here: Path) -> None:
        chair = self._chair()
        chair.go(HOME)
        chair.home.ask_twice(incoming.file(there.resolve()), incoming.file(here))

    def _chosen(self, choice: str, there: str, here: str) -> None:
        """Open one of two files of a scan, once the scan that is open is closed."""
        if not self._current.may_end():
            return
        source, mine = Path(there), Path(here)

        def settle() -> None:
            try:
                path = incoming.settled(
                    self._library, Choice(choice), source, mine, self._backups(mine)
                )
            except Trouble as trouble:
                self._say(trouble)
            else:
                self.open(path)

        if choice == Choice.MINE:
            self.open(mine)
            return
        try:
            self._look(source)
        except Trouble as trouble:
            self._say(trouble)
        else:
            self._current.after(settle)

    def _restore(self, path: str) -> None:
        """Put a damaged scan back from its newest good backup, and open it."""
        scan, second = Path(path), self._library.second

        def restored() -> ScanFile:
            restore(scan, backups=self._backups(scan), second=second)
            return self._open(scan, second)

        self._current.run(scan, self._port(scan), restored)

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
