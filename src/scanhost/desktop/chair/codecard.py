"""A personal code on a card of paper, a quarter of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextOption
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from scanhost import texts
from scanhost.desktop import fonts
from scanhost.domain.people import Person
from scanhost.domain.views import Room
from scanhost.report.letters import day, hour

WIDE, HIGH = 1050.0, 1485.0  # a card, in tenths of a millimetre: A6
EDGE = 95.0
PAGE = 4  # cards
GROUP = 3  # letters that are read in one go


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card, from top to bottom."""

    title: str
    name: str
    organisation: str
    above: str
    code: str
    when: str
    steps: tuple[str, ...]


def card(room: Room, person: Person) -> Card:
    """Return the card of somebody, in the scan's language."""
    tr, about = texts.catalogue(room.language), room.about.get
    _ = tr.gettext
    moment = hour(about("time", ""), room.language)
    if moment:
        moment = tr.pgettext("hour of the day", "{time}").format(time=moment)
    when = ", ".join(
        one for one in (day(about("date", ""), room.language), moment, about("place", "")) if one
    )
    return Card(
        _("Participatiescan {region}").format(region=about("region", "")).strip(),
        person.name,
        person.organisation,
        _("Your personal code"),
        grouped(person.code),
        when,
        (
            _("Scan the code on the screen with your own phone or tablet."),
            _("Type your personal code."),
            _("It opens your place at the table, so give it to nobody else."),
        ),
    )


def grouped(code: str) -> str:
    """Return a code in groups that are easy to read."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def ask_and_print(cards: Sequence[Card], name: str, parent: QWidget) -> QPrintDialog:
    """Open the print dialog on some cards; they print when accepted, and nobody waits."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: paint(cards, printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


def paint(cards: Sequence[Card], printer: QPrinter) -> None:
    """Paint cards four to a page, in the middle of the paper it has."""
    painter = QPainter(printer)
    try:
        paper = QRectF(painter.viewport())
        scale = min(paper.width() / (2 * WIDE), paper.height() / (2 * HIGH))
        left = (paper.width() - 2 * WIDE * scale) / 2
        for place, one in enumerate(cards):
            if place and place % PAGE == 0:
                printer.newPage()
            column, row = place % 2, place % PAGE // 2
            painter.save()
            painter.translate(left + column * WIDE * scale, row * HIGH * scale)
            painter.scale(scale, scale)
            draw(one, painter)
            painter.restore()
    finally:
        painter.end()


def draw(one: Card, painter: QPainter) -> None:
    """Draw a card in its own measure, black on white."""
    painter.setPen(QPen(Qt.GlobalColor.gray, 2, Qt.PenStyle.DashLine))
    painter.drawRect(QRectF(1, 1, WIDE - 2, HIGH - 2))
    painter.setPen(Qt.GlobalColor.black)
    y = EDGE
    y = _text(painter, y, one.title, 46, True) + 90
    y = _text(painter, y, one.name, 66, True) + 8
    y = _text(painter, y, one.organisation, 44) + 80
    y = _text(painter, y, one.above, 44) + 4
    y = _text(painter, y, one.code, 150, True) + 70
    y = _text(painter, y, one.when, 46, True) + 50
    for number, step in enumerate(one.steps, 1):
        _text(painter, y, f"{number}", 44, True)
        y = _text(painter, y, step, 44, left=60) + 16


def _text(
    painter: QPainter, y: float, text: str, size: int, strong: bool = False, left: float = 0
) -> float:
    """Draw a text below y and return where it ends."""
    if not text:
        return y
    font = QFont([fonts.HOUSE, fonts.OTHER])
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    painter.setFont(font)
    room = QRectF(EDGE + left, y, WIDE - 2 * EDGE - left, HIGH - EDGE - y)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    taken = painter.boundingRect(room, text, wrap)
    painter.drawText(room, text, wrap)
    return min(taken.bottom(), HIGH - EDGE)
