"""The pictures of a scan's slides, in a folder that appears whole or not at all."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from scanhost.app import display, snapshots
from scanhost.app.whole import Folder
from scanhost.desktop import pictures
from scanhost.desktop.pictures import Picture
from scanhost.domain.errors import Trouble
from scanhost.store import reading

log = logging.getLogger(__name__)


class Exporting(QObject):
    """Draws on the main thread, one picture at a time, and writes in a thread of its own."""

    progressed = Signal(int, int)  # so many pictures, of all
    ended = Signal(object)  # the folder as a Path, or the Trouble that ended it
    _written = Signal(object)  # the error of the last picture, or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: deque[Picture] = deque()
        self._all = 0
        self._folder: Folder | None = None
        self._writer: ThreadPoolExecutor | None = None
        self._written.connect(self._next, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether pictures are on their way."""
        return self._writer is not None

    def start(self, found: Sequence[Picture], path: Path) -> None:
        """Begin with pictures for a new folder; `ended` says how it went."""
        if self.busy:
            return
        self._left, self._all = deque(found), len(found)
        self._folder = Folder(path)
        self._writer = ThreadPoolExecutor(1, "pictures")
        self._submit(self._folder.begin)

    def stop(self) -> None:
        """Give up; nothing is left behind."""
        if self._writer is not None and self._folder is not None:
            self._left.clear()
            self._writer.submit(self._folder.abandon)
            self._writer.shutdown(wait=False)
            self._writer = None

    def _next(self, error: BaseException | None) -> None:
        """Draw the next picture once the last is on disk, or say how it ended."""
        if self._folder is None or self._writer is None:
            return
        if error is not None:
            log.warning("pictures could not be written: %s", error)
            self.stop()
            if not isinstance(error, OSError):
                raise error  # ours: it is logged, and the button works again
            self.ended.emit(_trouble(self._folder.path, error))
        elif self._folder.done:
            self._writer.shutdown(wait=False)
            self._writer = None
            self.ended.emit(self._folder.path)
        elif self._left:
            self.progressed.emit(self._all - len(self._left) + 1, self._all)
            QTimer.singleShot(0, self._draw)  # so that what was said is painted first
        else:
            self._submit(self._folder.finish)

    def _draw(self) -> None:
        if self._folder is not None and self._left:
            picture = self._left.popleft()
            try:
                drawn = picture.draw()
            except BaseException:
                self.stop()
                raise
            path = self._folder.work / picture.name
            self._submit(lambda: pictures.write(drawn, path))

    def _submit(self, work: Callable[[], None]) -> None:
        def tell(done: Future[None]) -> None:
            self._written.emit(done.exception())

        if self._writer is not None:
            self._writer.submit(work).add_done_callback(tell)


def export(scan: Path, folder: Path) -> int:
    """Write the pictures of a scan into a new folder and return how many; `Trouble` if not."""
    state = reading.read(scan).state
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Trouble("folder.filled", folder=str(folder))
    if not display.present():
        os.environ.setdefault(display.CHOSEN, display.NOWHERE)
    else:
        display.fall_back()
    application = QGuiApplication.instance() or QGuiApplication([])
    found = pictures.of_scan(snapshots.kept(state))
    if not found:
        raise Trouble("pictures.none")
    made = Folder(folder)
    try:
        made.begin()
        for picture in found:
            pictures.write(picture.draw(), made.work / picture.name)
        made.finish()
    except OSError as error:
        raise _trouble(folder, error) from error
    finally:
        if not made.done:
            made.abandon()
    del application  # kept until here: without one no text can be painted
    return len(found)


def _trouble(folder: Path, error: BaseException) -> Trouble:
    if isinstance(error, OSError):
        return Trouble("pictures.unwritable", folder=str(folder.parent))
    raise error
