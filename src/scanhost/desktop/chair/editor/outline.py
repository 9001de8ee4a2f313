"""The themes and norms of a pack: chosen, moved, added and removed here."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.editor import labels
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import in_lines
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.pack import INTRODUCTION, Pack
from scanhost.domain.packform import BLOCK, THEMES
from scanhost.domain.roles import Role

ID, INNER, WRONG = (Qt.ItemDataRole.UserRole + n for n in range(3))
LEFT, INSIDE, AROUND = 8, 22, 4  # pixels
LINES = 2


class Painted(QStyledItemDelegate):
    """Paints a line: a theme strong, its norms within it."""

    def __init__(self, look: Look, view: QListWidget) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        font, lines = self._lines(option, index, self._view.viewport().width())
        return QSize(60, QFontMetrics(font).height() * len(lines) + 2 * AROUND)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font, lines = self._lines(option, index, area.width())
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._look.tint)
            if self._view.hasFocus():
                painter.setPen(QPen(self._look.colour(Role.FOCUS), 2))
                painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.setFont(font)
        wrong = bool(index.data(WRONG))
        painter.setPen(self._look.attention if wrong else self._look.colour(Role.INK))
        left = INSIDE if index.data(INNER) else LEFT
        painter.drawText(
            area.adjusted(left, AROUND, -4, 0), Qt.AlignmentFlag.AlignLeft, "\n".join(lines)
        )
        painter.restore()

    def _lines(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, width: int
    ) -> tuple[QFont, list[str]]:
        inner, font = bool(index.data(INNER)), QFont(option.font)
        font.setWeight(QFont.Weight.Normal if inner else QFont.Weight.DemiBold)
        room = width - (INSIDE if inner else LEFT) - 6
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        return font, in_lines(text, QFontMetrics(font), room, LINES) or [""]


class OutlineView(QListWidget):
    """The lines; Alt with an arrow moves one, Delete takes it away, and so does dragging."""

    moved = Signal(int)  # -1 up, 1 down
    dropped = Signal(str, int)  # the id of a line, and whether below it (1) or above it (0)
    removal = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.removal.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where a line is dropped; the pack is moved, and the lines are drawn of it."""
        at = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if at is None or event.source() is not self:
            return
        middle = self.visualItemRect(at).center().y()
        self.dropped.emit(str(at.data(ID)), int(event.position().y() > middle))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # Qt leaves it when a layout brought the scroll bar


class Outline(QWidget):
    """What is chosen here stands in the form; what is asked here, the page does."""

    chosen = Signal(str)  # an id; "" is the pack itself
    move_wanted = Signal(str, int)  # an id, and -1 or 1
    drop_wanted = Signal(str, str, int)  # an id, the id of where, and whether below it
    norm_wanted = Signal()
    theme_wanted = Signal()
    removal_wanted = Signal(str)

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._drawing = False
        self._pack: Pack | None = None
        self._locked = True
        _ = desk.texts.gettext
        self.view = OutlineView(_("Themes and norms"))
        self.view.setItemDelegate(Painted(look, self.view))
        self.view.currentItemChanged.connect(lambda *_: self._choose())
        self.view.moved.connect(self._move)
        self.view.dropped.connect(self._drop)
        self.view.removal.connect(self._remove)
        self.up = button(_("Up"), lambda: self._move(-1), "small", grab=False)
        self.down = button(_("Down"), lambda: self._move(1), "small", grab=False)
        self.up.setToolTip("Alt ↑")
        self.down.setToolTip("Alt ↓")
        self.norm = button(_("New norm"), self.norm_wanted.emit, "small")
        self.theme = button(_("New theme"), self.theme_wanted.emit, "small")
        self.away = button(_("Remove"), self._remove, "small")
        self.acts = QWidget()
        buttons = (self.up, self.down, self.norm, self.theme, self.away)
        self.acts.setLayout(Wrapping(*buttons, spacing=5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.view, 1)
        column.addWidget(self.acts)

    def draw(self, pack: Pack, id: str, locked: bool) -> None:
        """Show a pack with this chosen; `locked` it can only be looked through."""
        self._pack, self._locked = pack, locked
        self._drawing = True
        wanted = self._wanted(pack)
        if self.view.count() != len(wanted):
            self.view.clear()
            for _ in wanted:
                self.view.addItem(QListWidgetItem())
        for row, (one, text, inner, wrong) in enumerate(wanted):
            item = self.view.item(row)
            for role, value in (
                (ID, one), (Qt.ItemDataRole.DisplayRole, text), (INNER, inner), (WRONG, wrong)
            ):  # fmt: skip
                if item.data(role) != value:
                    item.setData(role, value)
            if one == id:
                self.view.setCurrentRow(row)
        self.view.setDragEnabled(not locked)
        self._drawing = False
        self._offer()

    @property
    def id(self) -> str:
        """Return what is chosen; "" is the pack itself."""
        item = self.view.currentItem()
        return "" if item is None else str(item.data(ID))

    def _wanted(self, pack: Pack) -> list[tuple[str, str, bool, bool]]:
        """Return the lines: id, text, whether it is within a theme, whether it wants a look."""
        found = [
            (id, labels.named(self._desk, pack, id), False, False) for id in ("", INTRODUCTION)
        ]
        least, most = BLOCK
        for theme in pack.themes:
            few = not theme.title or not least <= len(theme.norms) <= most
            found.append((theme.id, labels.named(self._desk, pack, theme.id), False, few))
            found += [
                (
                    one.id,
                    labels.named(self._desk, pack, one.id),
                    True,
                    not (one.title and one.sentence),
                )
                for one in theme.norms
            ]
        return found

    def _choose(self) -> None:
        if not self._drawing:
            self._offer()
            self.chosen.emit(self.id)

    def _offer(self) -> None:
        """Let be pressed what does something."""
        fixed = self.id in ("", INTRODUCTION)
        self.acts.setVisible(not self._locked)
        pack = self._pack
        if pack is None:
            return
        for one in (self.up, self.down):
            one.setEnabled(not fixed)
        last = len(pack.themes) < 2 and any(one.id == self.id for one in pack.themes)
        self.away.setEnabled(not fixed and not last)
        self.norm.setEnabled(bool(pack.themes))
        self.theme.setEnabled(len(pack.themes) < THEMES)

    def _move(self, by: int) -> None:
        if not self._locked and self.id not in ("", INTRODUCTION):
            self.move_wanted.emit(self.id, by)

    def _drop(self, where: str, below: int) -> None:
        if not self._locked and self.id not in ("", INTRODUCTION, where):
            self.drop_wanted.emit(self.id, where, below)

    def _remove(self) -> None:
        if not self._locked and self.away.isEnabled():
            self.removal_wanted.emit(self.id)
