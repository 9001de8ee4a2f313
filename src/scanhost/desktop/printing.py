"""Printing a PDF with the system's own dialog, page by page as it looks."""

from __future__ import annotations

import ctypes

import pypdfium2
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

POINTS = 72.0  # per inch, in a PDF
SHARP = 300.0  # dots per inch that paper shows the difference of


def ask_and_print(pdf: bytes, name: str, parent: QWidget) -> QPrintDialog:
    """Open the print dialog on a document; it prints when accepted, and nobody waits."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if _wide(pdf):
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: paint(pdf, printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


def _wide(pdf: bytes) -> bool:
    """Tell whether a document lies on its side."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document[0].get_size()
    finally:
        document.close()
    return bool(width > height)


def paint(pdf: bytes, printer: QPrinter) -> None:
    """Paint the pages the printer was asked for, each as large as its paper allows."""
    document = pypdfium2.PdfDocument(pdf)
    painter = QPainter(printer)
    try:
        first = max(1, printer.fromPage())
        last = printer.toPage() or len(document)
        for number in range(first, min(last, len(document)) + 1):
            if number > first:
                printer.newPage()
            picture = page(document, number - 1, min(SHARP, printer.resolution()))
            paper = QRectF(painter.viewport())
            size = picture.size().scaled(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
    finally:
        painter.end()
        document.close()


def page(document: pypdfium2.PdfDocument, index: int, resolution: float) -> QImage:
    """Return a page as a picture, at so many dots per inch."""
    bitmap = document[index].render(scale=resolution / POINTS, rev_byteorder=True)
    raw = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
    kind = QImage.Format.Format_RGBA8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
    return QImage(raw, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
