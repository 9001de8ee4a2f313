"""What is done with files before a scan opens: another thread does it, however long it takes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from scanhost.desktop.chair.window import ChairWindow
from scanhost.domain.errors import Trouble

T = TypeVar("T")

QUIET = 300  # milliseconds for which nothing is said of it


@dataclass(frozen=True, slots=True)
class _Job:
    said: str
    then: Callable[[Any], object]
    failed: Callable[[Trouble], object]


class Preparing(QObject):
    """Does one thing at a time, and says so when it takes long. Main thread only."""

    _done = Signal(object)  # Future

    def __init__(self, chair: Callable[[], ChairWindow], say: Callable[[Trouble], object]) -> None:
        super().__init__()
        self._chair, self._say = chair, say
        self._worker: ThreadPoolExecutor | None = None
        self._job: _Job | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(QUIET)
        self._slow.timeout.connect(self._tell)
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        said: str,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[Trouble], object] | None = None,
    ) -> None:
        """Do `work` elsewhere and then `then` here; while something goes on, only say so.

        `said` is what the chair reads meanwhile; `failed` hears of `Trouble` instead of `then`.
        """
        if self._worker is not None:
            self._tell()
            return
        self._job = _Job(said, then, failed or self._say)
        self._worker = ThreadPoolExecutor(1, "preparing")
        self._slow.start()
        self._worker.submit(work).add_done_callback(self._done.emit)
        self._worker.shutdown(wait=False)  # its thread ends with the work

    def forget(self) -> None:
        """Let nothing follow on what goes on; nobody waits for it either."""
        self._slow.stop()
        self._job = None

    def _tell(self) -> None:
        if self._job is not None:
            self._chair().tell(self._job.said)

    def _finish(self, done: Future[Any]) -> None:
        job, self._job, self._worker = self._job, None, None
        self._slow.stop()
        error = done.exception()
        if error is not None and not isinstance(error, Trouble):
            raise error  # ours: it reaches the hook
        if job is None:
            return
        chair = self._chair()
        if chair.strip.words.text() == job.said:
            chair.tell("")
        if isinstance(error, Trouble):
            job.failed(error)
        else:
            job.then(done.result())
