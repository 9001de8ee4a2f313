"""A list of lines of which one is chosen, and read beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.words import tip
from scanhost.domain.shapes import Role

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole + 1


class AnyLine(Protocol):
    """What a list needs to know of a line; the rest is for who paints it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str:
        """Return what stands first in it, which may be cut."""
        ...

    @property
    def spoken(self) -> str:
        """Return all of it, for who listens."""
        ...


L = TypeVar("L", bound=AnyLine)


class Lines(QAbstractListModel, Generic[L]):
    """A row for each."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[L] = ()

    def draw(self, lines: Sequence[L]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.name)
        return line if role == LINE else None


class LinePainter(QStyledItemDelegate, Generic[L]):
    """Paints what lies below the words of a line: whether it is chosen, and where it ends."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.look.tint)
        painter.setPen(self.look.colour(Role.HAIR))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self.words(painter, option, index.data(LINE))
        painter.restore()

    def words(self, painter: QPainter, option: QStyleOptionViewItem, line: L) -> None:
        """Paint the words of a line."""
        raise NotImplementedError


class LineList(QListView, Generic[L]):
    """The list; Tab leaves it, as it leaves any field."""

    chosen = Signal(str)  # the id of a line
    wanted = Signal()  # Enter: what there is to do for the line that is chosen

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines: Lines[L] = Lines(self)
        self.setModel(self.lines)
        self.setObjectName("mails")
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._drawing = False
        self.selectionModel().currentRowChanged.connect(self._moved)

    def draw(self, lines: Sequence[L], id: str) -> None:
        """Show these lines, and the one with this id as chosen."""
        self._drawing = True
        if lines != self.lines.lines:
            same = [one.id for one in lines[:1]] == [one.id for one in self.lines.lines[:1]]
            at = self.verticalScrollBar().value() if same else 0
            self.lines.draw(lines)
            self.verticalScrollBar().setValue(at)
        row = next((i for i, one in enumerate(lines) if one.id == id), -1)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self.lines.index(row, 0))
        self._drawing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _moved(self, now: QModelIndex) -> None:
        if now.isValid() and not self._drawing:
            self.chosen.emit(self.lines.lines[now.row()].id)
