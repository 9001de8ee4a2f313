"""Printing a PDF with the system's own dialog, page by page as it looks."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from scanhost.desktop.pages import POINTS, Drawn, Pages, wide
from scanhost.domain.errors import Refused

log = logging.getLogger(__name__)

SHARP = 300.0  # dots per inch that paper shows the difference of


def ask_and_print(
    pdf: bytes, name: str, parent: QWidget, say: Callable[[Refused], object]
) -> QPrintDialog | None:
    """Open the print dialog on a document; it prints when accepted, and nobody waits.

    `say` hears that there is no printer, or that it took nothing.
    """
    if not QPrinterInfo.availablePrinterNames():
        say(Refused("printer.none"))
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if wide(pdf):
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)

    def accepted() -> None:
        job = Job(pdf, printer, parent)
        job.ended.connect(lambda well: None if well else say(Refused("printer.failed")))
        job.start()

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


class Job(QObject):
    """Paints the pages a printer was asked for, each as large as its paper allows."""

    ended = Signal(bool)  # whether the printer took everything

    def __init__(self, pdf: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pdf, self._printer = pdf, printer
        self._painter = QPainter()
        self._at = self._first = max(1, printer.fromPage())
        self._pages = Pages()
        self._pages.drawn.connect(self._paint)

    def start(self) -> None:
        """Begin; `ended` follows."""
        if self._painter.begin(self._printer):
            self._ask()
        else:
            self._end(False)

    def _ask(self) -> None:
        fine = min(SHARP, self._printer.resolution()) / POINTS
        self._pages.ask(self._pdf, self._at - 1, lambda *_: fine)

    def _paint(self, drawn: Drawn) -> None:
        if drawn.place + 1 == self._at:  # else there are not so many pages
            if self._at > self._first and not self._printer.newPage():
                self._end(False)
                return
            paper = QRectF(self._painter.viewport())
            size = drawn.picture.size()
            size.scale(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            self._painter.drawImage(QRectF(0, 0, size.width(), size.height()), drawn.picture)
        if self._at < min(self._printer.toPage() or drawn.many, drawn.many):
            self._at += 1
            self._ask()
        else:
            self._end(True)

    def _end(self, well: bool) -> None:
        well = (not self._painter.isActive() or self._painter.end()) and well
        failed = self._printer.printerState() is QPrinter.PrinterState.Error
        if failed or not well:
            log.warning("the printer took nothing")
        self.ended.emit(well and not failed)
        self.deleteLater()
