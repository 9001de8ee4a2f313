"""Everybody who gets mail, with how far theirs is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from scanhost import texts
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.words import tip
from scanhost.domain.letters import Mails, Stand, mailbox
from scanhost.domain.people import AFTER, PARTNER, Person
from scanhost.domain.shapes import Role

Index = QModelIndex | QPersistentModelIndex
ROW = 32  # pixels
SIDE = 11  # pixels left and right of a line
LINE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody, and what is said of their mail."""

    person: Person
    said: str
    todo: bool = False


class Lines(QAbstractListModel):
    """A row for each: the name, and how far their mail is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
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
            return f"{line.person.name}, {line.said}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.person.name)
        return line if role == LINE else None


class LinePainter(QStyledItemDelegate):
    """Paints a line: the name at the left, cut only where it must be, the rest at the right."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._look.tint)
        painter.setPen(self._look.colour(Role.HAIR))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if line.todo else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._look.attention if line.todo else self._look.colour(Role.MUTED))
        inner = rect.adjusted(SIDE, 0, -SIDE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, line.said)
        taken = painter.fontMetrics().horizontalAdvance(line.said)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._look.colour(Role.INK))
        room = inner.adjusted(0, 0, -taken - SIDE, 0)
        elide = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(line.person.name, elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, name)
        painter.restore()


class LetterList(QListView):
    """The list; whoever is chosen in it is the one whose mail is shown beside it."""

    chosen = Signal(str)  # the id of a person
    wanted = Signal()  # Enter: the first thing there is to do for who is chosen

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.lines = Lines(self)
        self.setModel(self.lines)
        self.setItemDelegate(LinePainter(look, self))
        self.setObjectName("mails")
        self.setAccessibleName(desk.texts.gettext("Mail per person; arrows choose one"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._drawing = False
        self.selectionModel().currentRowChanged.connect(self._moved)

    def draw(self, lines: Sequence[Line], person: str) -> None:
        """Show these lines, and this person as the chosen one."""
        self._drawing = True
        if lines != self.lines.lines:
            at = self.verticalScrollBar().value()
            self.lines.draw(lines)
            self.verticalScrollBar().setValue(at)
        row = next((i for i, one in enumerate(lines) if one.person.id == person), -1)
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
            self.chosen.emit(self.lines.lines[now.row()].person.id)


def lines(mails: Mails, kind: str, desk: Desk) -> list[Line]:
    """Return a line for everybody but the chair."""
    standings, invited = mails.standings(kind), mails.standings("invitation")
    _ = desk.texts.gettext
    made = []
    waiting = {one.id for one in mails.lacking(kind)}
    for person in mails.partners(kind):
        standing = standings.get(person.id)
        if standing is not None and standing.moved:
            said, todo = _("another address"), True
        elif standing is not None and standing.changed:
            said, todo = _("out of date"), True
        elif standing is not None:
            said = said_of(standing.stand, standing.when, desk.language, _)
            todo = standing.stand is Stand.READY
        elif kind not in AFTER and person.coming == "no":
            said, todo = _("does not come"), False
        elif not person.email:
            said, todo = _("no address"), True
        elif not mailbox(person.email):
            said, todo = _("address is wrong"), True
        elif kind in AFTER:
            said, todo = _later(person, mails, kind, person.id in waiting, _)
        elif kind == "invitation":
            said, todo = (_("guest"), False) if person.guest else (_("not yet"), True)
        elif kind == "code":
            said, todo = _("not sent apart"), False
        elif person.coming == "yes":
            said, todo = _("comes"), False
        elif (first := invited.get(person.id)) is None or first.stand is not Stand.SENT:
            said, todo = _("no invitation"), False
        else:
            said, todo = _("no answer"), True
        made.append(Line(person, said, todo))
    return made


def _later(
    person: Person, mails: Mails, kind: str, waiting: bool, _: Callable[[str], str]
) -> tuple[str, bool]:
    """Return what is said of somebody without the mail, once session 1 is closed."""
    if waiting:
        return _("not yet"), True
    if kind == PARTNER:
        return _("knows of it"), False
    if person.id not in mails.after.there:
        return _("was not there"), False
    return _("for later"), False


def said_of(stand: Stand, when: str, language: str, _: Callable[[str], str]) -> str:
    """Return that a mail was put ready or sent, and on which day."""
    day = texts.date_short(date.fromisoformat(when[:10]), language)
    text = _("✓ sent {day}") if stand is Stand.SENT else _("ready {day}")
    return text.format(day=day)
