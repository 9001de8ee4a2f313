"""The entries that were found, one line of facts below each title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.theme import WINDOW
from scanhost.desktop.widgets.marks import star
from scanhost.desktop.widgets.words import in_lines, tip
from scanhost.domain.shapes import Role

Index = QModelIndex | QPersistentModelIndex
SIDE, ABOVE, STAR = 12, 8, 7  # pixels beside and above the words, and half of a star
LINE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the list has it."""

    id: str
    title: str
    facts: str
    favourite: bool


class Lines(QAbstractListModel):
    """A row for each."""

    def __init__(self, favourite: str, parent: QObject) -> None:
        super().__init__(parent)
        self._favourite = favourite  # the word
        self.lines: Sequence[Line] = ()

    def draw(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            starred = f", {self._favourite}" if line.favourite else ""
            return f"{line.title}, {line.facts}{starred}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.title)
        return line if role == LINE else None


class LinePainter(QStyledItemDelegate):
    """Paints a title on two lines at the most, its facts, and a star on a favourite."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = QFont(option.font)
        small = QFont(font)
        small.setPointSizeF(self._look.points(WINDOW.smallest))
        high = 2 * QFontMetrics(font).lineSpacing() + QFontMetrics(small).lineSpacing()
        return QSize(100, high + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._look.tint)
        painter.setPen(self._look.colour(Role.HAIR))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        if line.favourite:
            self._star(painter, QPointF(inner.right() - STAR, inner.top() + STAR + 3))
            inner.setRight(inner.right() - 2 * STAR - 6)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._look.colour(Role.INK))
        metrics = painter.fontMetrics()
        top = inner.top() + metrics.ascent()
        for words in in_lines(line.title, metrics, inner.width()):
            painter.drawText(inner.left(), top, words)
            top += metrics.lineSpacing()
        font.setWeight(QFont.Weight.Normal)
        font.setPointSizeF(self._look.points(WINDOW.smallest))
        painter.setFont(font)
        painter.setPen(self._look.colour(Role.MUTED))
        elide = Qt.TextElideMode.ElideRight
        facts = painter.fontMetrics().elidedText(line.facts, elide, inner.width())
        painter.drawText(inner.left(), top, facts)
        painter.restore()

    def _star(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(self._look.edge, 1.4))
        painter.setBrush(self._look.colour(Role.ACCENT))
        painter.drawPolygon(star(at.x(), at.y(), STAR))


class BankList(QListView):
    """The list; what is chosen in it is read beside it."""

    chosen = Signal(str)  # the id of an entry
    wanted = Signal()  # Enter: to read it
    favoured = Signal()  # Space: a favourite, or one no longer

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self.lines = Lines(_("favourite"), self)
        self.setModel(self.lines)
        self.setItemDelegate(LinePainter(look, self))
        self.setObjectName("mails")
        self.setAccessibleName(_("Entries; arrows choose one, Enter reads it, Space gives a star"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._drawing = False
        self.selectionModel().currentRowChanged.connect(self._moved)

    def draw(self, lines: Sequence[Line], entry: str) -> None:
        """Show these lines, and this entry as the chosen one."""
        self._drawing = True
        if lines != self.lines.lines:
            same = [one.id for one in lines] == [one.id for one in self.lines.lines]
            at = self.verticalScrollBar().value() if same else 0
            self.lines.draw(lines)
            self.verticalScrollBar().setValue(at)
        row = next((i for i, one in enumerate(lines) if one.id == entry), -1)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self.lines.index(row, 0))
        self._drawing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.favoured.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _moved(self, now: QModelIndex) -> None:
        if now.isValid() and not self._drawing:
            self.chosen.emit(self.lines.lines[now.row()].id)
