"""The entries that were found, one line of facts below each title."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.linelist import Index, LineList, LinePainter
from scanhost.desktop.chair.look import Look
from scanhost.desktop.theme import WINDOW
from scanhost.desktop.widgets.marks import star
from scanhost.desktop.widgets.words import in_lines
from scanhost.domain.shapes import Role

SIDE, ABOVE, STAR = 12, 8, 7  # pixels beside and above the words, and half of a star


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the list has it."""

    id: str
    name: str  # its title
    facts: str
    favourite: str  # the word; "" is none

    @property
    def spoken(self) -> str:
        """Return all that is said of it."""
        return ", ".join(part for part in (self.name, self.facts, self.favourite) if part)


class EntryPainter(LinePainter[Line]):
    """Paints a title on two lines at the most, its facts, and a star on a favourite."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = QFont(option.font)
        small = QFont(font)
        small.setPointSizeF(self.look.points(WINDOW.smallest))
        high = 2 * QFontMetrics(font).lineSpacing() + QFontMetrics(small).lineSpacing()
        return QSize(100, high + 2 * ABOVE)

    def words(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        rect: QRect = option.rect
        inner = rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.favourite:
            self._star(painter, QPointF(inner.right() - STAR, inner.top() + STAR + 3))
            inner.setRight(inner.right() - 2 * STAR - 6)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.look.colour(Role.INK))
        metrics = painter.fontMetrics()
        top = inner.top() + metrics.ascent()
        for words in in_lines(line.name, metrics, inner.width()):
            painter.drawText(inner.left(), top, words)
            top += metrics.lineSpacing()
        font.setWeight(QFont.Weight.Normal)
        font.setPointSizeF(self.look.points(WINDOW.smallest))
        painter.setFont(font)
        painter.setPen(self.look.colour(Role.MUTED))
        elide = Qt.TextElideMode.ElideRight
        facts = painter.fontMetrics().elidedText(line.facts, elide, inner.width())
        painter.drawText(inner.left(), top, facts)

    def _star(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(self.look.edge, 1.4))
        painter.setBrush(self.look.colour(Role.ACCENT))
        painter.drawPolygon(star(at.x(), at.y(), STAR))


class BankList(LineList[Line]):
    """The list; what is chosen in it is read beside it, and Enter reads it."""

    favoured = Signal()  # Space: a favourite, or one no longer

    def __init__(self, desk: Desk, look: Look) -> None:
        _ = desk.texts.gettext
        super().__init__(_("Entries; arrows choose one, Enter reads it, Space gives a star"))
        self.setItemDelegate(EntryPainter(look, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.favoured.emit()
        else:
            super().keyPressEvent(event)
