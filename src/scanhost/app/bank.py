"""The knowledge bank, read and made ready to be searched in another thread, and handed over."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from scanhost.app import material
from scanhost.desktop.chair import bank
from scanhost.desktop.chair.window import ChairWindow
from scanhost.store.search import Search

if TYPE_CHECKING:  # made when it is wanted
    from scanhost.desktop.chair.knowledge import Knowledge


class Bank(QObject):
    """Makes it once for each language that the window has. Main thread only."""

    _done = Signal(object, object)  # the page it is for, and a Future of what it gets

    def __init__(self, chair: Callable[[], ChairWindow]) -> None:
        super().__init__()
        self._chair = chair
        self._worker: ThreadPoolExecutor | None = None
        self._done.connect(self._fill, Qt.ConnectionType.QueuedConnection)

    def join(self) -> None:
        """Listen to the chair's window as it is now."""
        self._chair().late.knowledge.whenever(self._wanted)

    def stop(self) -> None:
        """Wait for what is being made; only at the very end."""
        if self._worker is not None:
            self._worker.shutdown()
            self._worker = None

    def _wanted(self, page: Knowledge) -> None:
        self.stop()
        self._worker = ThreadPoolExecutor(1, "bank")
        future = self._worker.submit(_made, self._chair().desk.language)
        future.add_done_callback(lambda done: self._done.emit(page, done))

    def _fill(self, page: Knowledge, done: Future[bank.Bank]) -> None:
        self.stop()
        if page is self._chair().knowledge:
            page.fill(done.result())


def _made(language: str) -> bank.Bank:
    entries = tuple(material.bank())
    return bank.Bank(entries, Search(entries, language).find)
