"""A list of rows whose cells say what is wrong with them, some with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from scanhost.desktop.chair.look import Look
from scanhost.desktop.theme import WINDOW
from scanhost.desktop.widgets.marks import pen, tick
from scanhost.desktop.widgets.tables import as_rows, head
from scanhost.desktop.widgets.words import tip
from scanhost.domain.shapes import Role

Index = QModelIndex | QPersistentModelIndex
BOX = 18
ROOM = 14  # pixels above and below a line together
SIDE = 9


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and what is said about it."""

    text: str = ""
    note: str = ""  # a sentence below it: what wants a look
    aside: str = ""  # the same, of something that is as it should be
    kind: str = ""  # "strong", "todo" (something is missing) or "muted"
    box: str | None = None  # "yes", "no" or "": ticked, crossed or empty; None: no box
    said: str = ""  # to a screen reader, where that is more than the text

    @property
    def spoken(self) -> str:
        """Return all that the cell says."""
        return ", ".join(one for one in (self.said or self.text, self.below) if one)

    @property
    def below(self) -> str:
        """Return what stands on the second line."""
        return self.note or self.aside


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    id: str
    cells: tuple[Cell, ...]


class Rows(QAbstractTableModel):
    """The rows, as the list shows them."""

    def __init__(self, heads: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self.heads = heads
        self.rows: tuple[Row, ...] = ()

    def draw(self, rows: tuple[Row, ...]) -> bool:
        """Show these rows, and tell whether others stand there now."""
        before, self.rows = self.rows, rows
        if [one.id for one in before] != [one.id for one in rows]:
            self.rows = before
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return True
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.heads) - 1))
        return False

    def cell(self, index: Index) -> Cell:
        """Return what stands there."""
        return self.rows[index.row()].cells[index.column()]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        return head(self.heads[section], orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.spoken)
        return None


class Painted(QStyledItemDelegate):
    """Paints a cell: its box or its text, and below it what wants a look."""

    def __init__(self, look: Look, model: Rows, view: RowsView) -> None:
        super().__init__(view)
        self._look, self._model, self._view = look, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self._view.high(self._model.rows[index.row()]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, look = self._model.cell(index), self._look
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        focused = self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected and focused:
            painter.fillRect(area, look.tint)
        painter.setPen(look.colour(Role.HAIR))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inside = area.adjusted(SIDE, ROOM // 2, -3, -1)
        if cell.box is not None:
            first = QFontMetrics(self._view.font()).height()
            box = QRectF(inside.left(), inside.top() + (first - BOX) / 2, BOX, BOX)
            self._box(painter, box, cell.box)
            if focused and index == self._view.currentIndex():
                painter.setPen(QPen(look.colour(Role.FOCUS), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 5, 5)
            inside.adjust(BOX + 8, 0, 0, 0)
        self._text(painter, inside, cell)
        painter.restore()

    def _text(self, painter: QPainter, inside: QRect, cell: Cell) -> None:
        look, elide = self._look, Qt.TextElideMode.ElideRight
        font = QFont(self._view.font())
        if cell.kind == "strong":
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        missing = cell.kind == "todo" or cell.box == "no"
        muted = Role.MUTED if cell.kind == "muted" else Role.INK
        painter.setPen(look.attention if missing else look.colour(muted))
        metrics = QFontMetrics(font)
        text = metrics.elidedText(cell.text, elide, inside.width())
        painter.drawText(inside.left(), inside.top() + metrics.ascent(), text)
        if cell.below:
            below = inside.top() + metrics.height()
            small = _small(font)
            painter.setFont(small)
            painter.setPen(look.attention if cell.note else look.colour(Role.MUTED))
            metrics = QFontMetrics(small)
            note = metrics.elidedText(cell.below, elide, inside.width())
            painter.drawText(inside.left(), below + metrics.ascent(), note)

    def _box(self, painter: QPainter, box: QRectF, state: str) -> None:
        look = self._look
        ink = look.attention if state == "no" else look.colour(Role.INK)
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(ink if state == "yes" else look.colour(Role.KEY))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        middle = box.center()
        if state == "yes":
            painter.setPen(pen(look.colour(Role.GROUND)))
            painter.drawPolyline(tick(middle.x(), middle.y(), 5))
        elif state == "no":
            painter.setPen(pen(ink))
            cross = QRectF(middle.x() - 4, middle.y() - 4, 8, 8)
            painter.drawLine(cross.topLeft(), cross.bottomRight())
            painter.drawLine(cross.topRight(), cross.bottomLeft())


class RowsView(QTableView):
    """The list; it is as long as it is, the page scrolls. Space ticks, Enter opens."""

    opened = Signal(str)  # a row's id
    ticked = Signal(str, int)  # a row's id, and the column of the box
    struck = Signal(str)  # a row's id; Delete was pressed
    pasted = Signal()

    def __init__(self, name: str, heads: Sequence[str], shares: Sequence[int], look: Look) -> None:
        """Shares are parts of the width; a negative one is pixels."""
        super().__init__()
        self._shares = shares
        self.list = Rows(heads, self)
        self.setModel(self.list)
        self.setItemDelegate(Painted(look, self.list, self))
        as_rows(self, name)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(20)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._opened)

    def draw(self, rows: Sequence[Row]) -> None:
        """Show these rows; the row that the keyboard is on keeps it."""
        drawn = tuple(rows)
        if drawn == self.list.rows:
            return
        here = self.currentIndex()
        id = self.list.rows[here.row()].id if here.isValid() else ""
        if self.list.draw(drawn):
            at = next((n for n, row in enumerate(drawn) if row.id == id), here.row())
            if here.isValid() and drawn:
                self.setCurrentIndex(self.list.index(min(at, len(drawn) - 1), here.column()))
        self._fit()

    def high(self, row: Row) -> int:
        """Return how many pixels a row takes."""
        font = self.font()
        noted = any(cell.below for cell in row.cells)
        return (
            QFontMetrics(font).height()
            + ROOM
            + (QFontMetrics(_small(font)).height() + 2 if noted else 0)
        )

    def _fit(self) -> None:
        """Take the height of the rows."""
        header = self.verticalHeader()
        plain = self.high(Row("", ()))
        tall = self.high(Row("", (Cell(note=" "),)))
        if header.defaultSectionSize() != plain:
            header.setDefaultSectionSize(plain)
        total = 0
        for at, row in enumerate(self.list.rows):
            high = tall if any(cell.below for cell in row.cells) else plain
            if header.sectionSize(at) != high:
                header.resizeSection(at, high)
            total += high
        height = self.horizontalHeader().sizeHint().height() + total + 4
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        elif not here.isValid():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.list.rows[here.row()].id)
        elif event.key() == Qt.Key.Key_Space:
            self._clicked(here)
        elif event.key() == Qt.Key.Key_Delete:
            self.struck.emit(self.list.rows[here.row()].id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.list.rows:
            self.setCurrentIndex(self.list.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        free = self.viewport().width() + sum(one for one in self._shares if one < 0)
        whole = sum(one for one in self._shares if one > 0)
        widths = [-one if one < 0 else free * one // whole for one in self._shares]
        widths[-1] = self.viewport().width() - sum(widths[:-1])
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def _clicked(self, index: QModelIndex) -> None:
        if self.list.cell(index).box is not None:
            self.ticked.emit(self.list.rows[index.row()].id, index.column())

    def _opened(self, index: QModelIndex) -> None:
        if self.list.cell(index).box is not None:
            self._clicked(index)
        else:
            self.opened.emit(self.list.rows[index.row()].id)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * WINDOW.smallest / WINDOW.body)
    small.setWeight(QFont.Weight.Normal)
    return small
