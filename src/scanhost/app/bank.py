"""The knowledge bank, made ready to be searched in another thread, with what others chose of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from scanhost.app import elsewhere, entries
from scanhost.app.current import Current
from scanhost.app.library import Library
from scanhost.desktop.chair import bank
from scanhost.desktop.chair.window import ChairWindow
from scanhost.domain.figures import Figures
from scanhost.domain.regions import chosen_by
from scanhost.store.search import Search

if TYPE_CHECKING:  # made when it is wanted
    from scanhost.desktop.chair.knowledge import Knowledge


class Bank(QObject):
    """Makes it once for each language that the window has. Main thread only."""

    _done = Signal(object, object)  # the page it is for, and a Future of what it gets

    def __init__(
        self, library: Library, current: Current, chair: Callable[[], ChairWindow]
    ) -> None:
        super().__init__()
        self._folder, self._current, self._chair = library.folder, current, chair
        self._worker: ThreadPoolExecutor | None = None
        self._done.connect(self._fill, Qt.ConnectionType.QueuedConnection)
        current.opens.connect(lambda _: self._tell(elsewhere.known(self._folder)))

    def join(self) -> None:
        """Listen to the chair's window as it is now."""
        self._chair().late.knowledge.whenever(self._wanted)

    def stop(self) -> None:
        """Wait for what is being made; only at the very end."""
        if self._worker is not None:
            self._worker.shutdown()
            self._worker = None

    def remember(self, brought: Sequence[Figures]) -> None:
        """Keep what other regions chose, and show how often each entry was."""
        elsewhere.remember(self._folder, brought)
        found = elsewhere.known(self._folder)
        self._tell(found)
        self._chair().late.knowledge.if_made(lambda page: page.searching.know(found))

    def _tell(self, found: elsewhere.Choices) -> None:
        if self._current.running is not None:
            self._current.running.know(chosen_by(found.values()))

    def _wanted(self, page: Knowledge) -> None:
        self.stop()
        self._worker = ThreadPoolExecutor(1, "bank")
        future = self._worker.submit(_made, self._chair().desk.language)
        future.add_done_callback(lambda done: self._done.emit(page, done))

    def _fill(self, page: Knowledge, done: Future[bank.Bank]) -> None:
        self.stop()
        if page is self._chair().knowledge:
            page.fill(done.result())
            page.searching.know(elsewhere.known(self._folder))


def _made(language: str) -> bank.Bank:
    known = tuple(entries.shipped())
    return bank.Bank(known, Search(known, language).find, lambda own: Search(own, language).find)
