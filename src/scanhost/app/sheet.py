"""The sheet with the whole process: made by the child process, and written, in another thread."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from scanhost.app.paper import command
from scanhost.domain.errors import Trouble
from scanhost.report.documents import PROCESS
from scanhost.report.making import make
from scanhost.report.material import Asked, Wanted
from scanhost.store import disk

log = logging.getLogger(__name__)


class Sheet(QObject):
    """Makes one sheet at a time, with or without a scan. Main thread."""

    made = Signal(bytes)  # to be printed
    written = Signal(object)  # the Path it was written to
    failed = Signal(object)  # Trouble
    _done = Signal(object, object)  # Future, Path | None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: ThreadPoolExecutor | None = None
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def start(self, language: str, path: Path | None = None) -> None:
        """Begin to make it, and to write it when there is a path; nothing while one is made."""
        if self._worker is not None:
            return
        self._worker = ThreadPoolExecutor(1, "sheet")
        future = self._worker.submit(_make, language, path)
        future.add_done_callback(lambda done: self._done.emit(done, path))

    def stop(self) -> None:
        """Wait for what is being made; only at the very end."""
        if self._worker is not None:
            self._worker.shutdown()
            self._worker = None

    def _finish(self, done: Future[bytes], path: Path | None) -> None:
        self.stop()
        error = done.exception()
        if isinstance(error, Trouble):
            self.failed.emit(error)
        elif error is not None:
            raise error  # ours: it reaches the hook
        elif path is not None:
            self.written.emit(path)
        else:
            self.made.emit(done.result())


def _make(language: str, path: Path | None) -> bytes:
    pdf = asyncio.run(make(Asked(Wanted(PROCESS), language), command()))
    if path is not None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            disk.write_whole(path, pdf)
        except OSError as error:
            raise Trouble("file.unwritable", name=path.name) from error
    return pdf
