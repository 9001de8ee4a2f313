"""Pages of a PDF as pictures, drawn in another thread: a large one takes a tenth of a second."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pypdfium2
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

POINTS = 72.0  # per inch, in a PDF

# PDFium may be in one thread at a time only, whatever document it has before it.
_pdfium = threading.Lock()

Scale = Callable[[float, float], float]  # of a page of this width and height, in points


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture."""

    place: int  # from 0
    many: int  # pages of the document
    picture: QImage


class Pages(QObject):
    """Draws one page at a time; of what is asked meanwhile only the last. Main thread."""

    drawn = Signal(object)  # Drawn
    _done = Signal(object)  # Drawn, or the error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._next: Callable[[], Drawn] | None = None
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def ask(self, pdf: bytes, place: int, scale: Scale) -> None:
        """Have a page drawn, so many pixels per point; `drawn` follows."""
        self._next = partial(draw, pdf, place, scale)
        if not self._busy:
            self._begin()

    def forget(self) -> None:
        """Draw nothing more of what was asked."""
        self._next = None

    def _begin(self) -> None:
        work, self._next = self._next, None
        if work is not None:
            self._busy = True
            threading.Thread(target=self._work, args=(work,), name="page", daemon=True).start()

    def _work(self, work: Callable[[], Drawn]) -> None:
        try:
            done: Drawn | Exception = work()
        except Exception as error:  # noqa: BLE001 - it is raised again where it is seen
            done = error
        try:
            self._done.emit(done)
        except RuntimeError:
            return  # the window is gone

    def _finish(self, done: Drawn | Exception) -> None:
        self._busy = False
        self._begin()
        if isinstance(done, Exception):
            raise done  # ours: it reaches the hook
        if not self._busy:
            self.drawn.emit(done)


def draw(pdf: bytes, place: int, scale: Scale) -> Drawn:
    """Return a page as a picture; the last one when there are not so many. Any thread."""
    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        try:
            many = len(document)
            at = max(0, min(place, many - 1))
            page = document[at]
            bitmap = page.render(scale=scale(*page.get_size()), rev_byteorder=True)
            raw = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
            alpha = bitmap.n_channels == 4
            kind = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
            made = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
        finally:
            document.close()
    return Drawn(at, many, made)


def wide(pdf: bytes) -> bool:
    """Tell whether a document lies on its side."""
    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        try:
            width, height = document[0].get_size()
        finally:
            document.close()
    return bool(width > height)
