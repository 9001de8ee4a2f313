import io

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from reportlab.pdfgen.canvas import Canvas

from scanhost.desktop import printing
from scanhost.desktop.pages import Pages, draw, wide
from scanhost.desktop.printing import Job
from scanhost.domain.errors import Refused


def document(pages: int, size: tuple[int, int] = (595, 842)) -> bytes:
    paper = io.BytesIO()
    canvas = Canvas(paper, size)
    for number in range(1, pages + 1):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.drawString(100, 500, f"page {number}")
        canvas.showPage()
    canvas.save()
    return paper.getvalue()


@pytest.fixture
def printer(qapp, tmp_path):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    return made


def printed(qtbot, pdf, printer):
    """Print, and return how many pages came out."""
    job = Job(pdf, printer)
    with qtbot.waitSignal(job.ended, timeout=20_000) as ended:
        job.start()
    assert ended.args == [True]
    return len(pypdfium2.PdfDocument(printer.outputFileName()))


def test_a_page_is_painted_in_its_own_colours():
    drawn = draw(document(1), 0, lambda *_: 1.0)

    picture = drawn.picture
    assert (picture.width(), picture.height()) == (595, 842)
    assert picture.pixelColor(200, 842 - 200).name() == "#ff0000"
    assert picture.pixelColor(10, 10).name() == "#ffffff"


def test_every_page_reaches_the_printer(qtbot, printer):
    assert printed(qtbot, document(3), printer) == 3


def test_a_range_of_pages_is_all_that_is_printed(qtbot, printer):
    printer.setFromTo(2, 3)

    assert printed(qtbot, document(4), printer) == 2


def test_a_range_beyond_the_last_page_ends_there(qtbot, printer):
    printer.setFromTo(2, 9)

    assert printed(qtbot, document(3), printer) == 2


def test_of_what_is_asked_while_a_page_is_drawn_only_the_last_comes(qtbot):
    pages, pdf = Pages(), document(9)
    seen: list[int] = []
    pages.drawn.connect(lambda drawn: seen.append(drawn.place))

    for place in range(9):
        pages.ask(pdf, place, lambda *_: 1.0)
    qtbot.waitUntil(lambda: 8 in seen)

    assert seen in ([8], [0, 8])


def test_it_is_known_whether_a_document_lies_on_its_side():
    assert not wide(document(1))
    assert wide(document(1, (842, 595)))


def test_without_a_printer_one_sentence_says_so(qtbot, monkeypatch):
    said: list[Refused] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    parent = QWidget()
    qtbot.addWidget(parent)

    assert printing.ask_and_print(document(1), "paper", parent, said.append) is None

    assert [one.code for one in said] == ["printer.none"]


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_said(qtbot, monkeypatch, tmp_path):
    said: list[Refused] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["a printer"])
    monkeypatch.setattr(QDialog, "open", lambda _: None)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = printing.ask_and_print(document(1), "paper", parent, said.append)
    assert isinstance(dialog, QPrintDialog)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "not there" / "out.pdf"))

    dialog.accepted.emit(printer)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)

    assert [one.code for one in said] == ["printer.failed"]
