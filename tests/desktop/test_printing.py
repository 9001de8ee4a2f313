import io

import pypdfium2
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from scanhost.desktop import printing


def document(pages: int) -> bytes:
    paper = io.BytesIO()
    canvas = Canvas(paper)
    for number in range(1, pages + 1):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.drawString(100, 500, f"page {number}")
        canvas.showPage()
    canvas.save()
    return paper.getvalue()


def test_a_page_is_painted_in_its_own_colours():
    picture = printing.page(pypdfium2.PdfDocument(document(1)), 0, 72)

    assert (picture.width(), picture.height()) == (596, 842)
    assert picture.pixelColor(200, 842 - 200).name() == "#ff0000"
    assert picture.pixelColor(10, 10).name() == "#ffffff"


def test_every_page_reaches_the_printer(qtbot, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))

    printing.paint(document(3), printer)

    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(printed) == 3


def test_a_range_of_pages_is_all_that_is_printed(qtbot, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 3)

    printing.paint(document(4), printer)

    assert len(pypdfium2.PdfDocument(tmp_path / "out.pdf")) == 2
