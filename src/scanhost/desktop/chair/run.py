"""The run of show as a list: where the room is, and when each step begins or began."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scanhost import texts
from scanhost.desktop.chair import steps
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.plan import Clocked
from scanhost.desktop.widgets.marks import arrow, pen, tick
from scanhost.desktop.widgets.words import in_lines, tip
from scanhost.domain.script import VOTING, Kind, Step, left_out
from scanhost.domain.shapes import Role
from scanhost.domain.state import Motion, Phase
from scanhost.domain.views import Room

OUTER, INNER, RIGHT = 30, 38, 15  # pixels left and right of a line's words
LINES = 4  # of a title, at most
BETWEEN = 8  # pixels between two hours
HOUR = "00:00"  # as wide as any
BOTH = 260  # pixels of width from which there is room for two hours
ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the run of show: a step, or a theme that holds steps."""

    step: str  # where choosing it leads
    title: str
    planned: str
    done: bool
    here: bool  # what is on screen
    live: bool  # where the room is
    inner: bool  # a step of a theme
    skipped: bool
    norm: str | None
    said: str  # for a screen reader
    began: str = ""  # the hour it began at, or is expected to
    expected: bool = False  # it has not begun
    timed: bool = False  # it has hours, as far as they are known


def rows(room: Room, desk: Desk, everything: bool, when: Clocked | None = None) -> list[Row]:
    """Return the lines; a theme shows its steps when the room is in it, or all are wanted.

    With times each line has the hour it begins at, else the time it takes.
    """
    lines: list[Row] = []
    open_themes = {room.step.theme, room.live.theme} - {None}
    shown: set[str] = set()
    for step, motion in room.steps:
        theme = step.theme
        if theme is not None and theme not in shown:
            shown.add(theme)
            line = _theme(theme, room, desk, theme in open_themes or everything)
            lines.append(_timed(line, when, desk))
        if theme is None or theme in open_themes or everything:
            if step.kind is Kind.CATCH_UP and room.step.id != step.id and room.live.id != step.id:
                continue  # it comes only when somebody is missing
            if not _wanted(room, step):
                continue
            lines.append(_timed(_line(step.id, room, desk, motion), when, desk))
    return lines


def _timed(line: Row, when: Clocked | None, desk: Desk) -> Row:
    """Return a line with the hours at which it should begin, and did or will."""
    if when is None or line.skipped:
        return line
    hour = partial(texts.time_short, language=desk.language)
    real, expected = when.real.get(line.step), when.expected.get(line.step)
    planned = "" if line.inner else hour(when.planned[line.step])
    began = real if real is not None else expected
    said = line.said
    if began is not None:
        words = _said(real is not None, desk)
        said = f"{said}, {words.format(time=hour(began))}"
    return replace(
        line,
        planned=planned,
        began="" if began is None else hour(began),
        expected=real is None,
        timed=True,
        said=said,
    )


def _said(began: bool, desk: Desk) -> str:
    _ = desk.texts.gettext
    return _("began at {time}") if began else _("expected at {time}")


def _wanted(room: Room, step: Step) -> bool:
    """Tell whether a step is not left out, or the room is in it."""
    return not left_out(step, room.about) or step.id in (room.step.id, room.live.id)


def _theme(theme: str, room: Room, desk: Desk, opened: bool) -> Row:
    own = [(step, motion) for step, motion in room.steps if step.theme == theme]
    sure = [step.seconds for step, _ in own if step.kind is not Kind.CATCH_UP]
    planned = steps.planned(sum(one or 0 for one in sure), desk)
    title = steps.theme_name(theme, room, desk)
    done = own[-1][1] is Motion.DONE
    here = room.step.theme == theme and not opened
    live = room.live.theme == theme
    return Row(own[0][0].id, title, planned, done, here, live, False, False, None, title)


def _line(id: str, room: Room, desk: Desk, motion: Motion) -> Row:
    tr = desk.texts
    step = next(one for one, _ in room.steps if one.id == id)
    title = steps.name(step, room, desk)
    skipped = (
        step.kind in VOTING
        and step.norm is not None
        and room.norms[step.norm].phase is Phase.SKIPPED
    )
    here, live, done = room.step.id == id, room.live.id == id, motion is Motion.DONE
    planned = (
        tr.pgettext("run of show", "skipped") if skipped else steps.planned(step.seconds, desk)
    )
    said = [title, planned]
    if step.kind is Kind.NORM and not skipped:
        planned = ""  # the same for each, and in the theme's: its title has the room
    if here:
        said.append(tr.gettext("on screen now"))
    elif done and not skipped:
        said.append(tr.gettext("done"))
    inner = step.theme is not None
    norm = step.norm if step.kind in VOTING else None
    return Row(
        id, title, planned, done, here, live, inner, skipped, norm, ", ".join(filter(None, said))
    )


class Run(QAbstractListModel):
    """The lines as a model; says what changed as little as it can."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Row] = []

    def draw(self, lines: list[Row]) -> None:
        """Show these lines."""
        if [one.step for one in lines] != [one.step for one in self.lines]:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
        elif lines != self.lines:
            self.lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.said
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.title)
        return line if role == ROW else None


class RunPainter(QStyledItemDelegate):
    """Paints a line: tick or arrow, title, planned length."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Row = index.data(ROW)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Bold)  # as wide as it can become, so that no line jumps
        metrics = QFontMetrics(font)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        lines = len(self.lines(line, width, metrics))
        return QSize(100, option.fontMetrics.height() * max(1, lines) + 11)

    def lines(self, line: Row, width: int, metrics: QFontMetrics) -> list[str]:
        """Return a title as it stands beside its times."""
        return in_lines(line.title, metrics, self._room(line, width, metrics), LINES)

    def _room(self, line: Row, width: int, metrics: QFontMetrics) -> int:
        """Return how many pixels a title has beside its times."""
        left = INNER if line.inner else OUTER
        return width - left - RIGHT - 4 - sum(self.columns(line, width, metrics))

    def columns(self, line: Row, width: int, metrics: QFontMetrics) -> tuple[int, int]:
        """Return how wide the times are: the planned one and the other."""
        planned = metrics.horizontalAdvance(line.planned)
        if not line.timed:
            return planned, 0
        began = metrics.horizontalAdvance(HOUR)
        both = line.planned and width >= self.look.points(BOTH)
        return (planned, began + BETWEEN) if both else (0, began)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Row = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if line.here:
            painter.fillRect(rect, self.look.tint)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self.look.colour(Role.INK), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        font: QFont = QFont(option.font)
        strong = line.here or (line.live and not line.inner)
        if strong:
            font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        quiet = line.done or line.skipped
        ink = self.look.colour(Role.MUTED if quiet and not strong else Role.INK)
        self._mark(painter, rect, line)
        left = rect.left() + (INNER if line.inner else OUTER)
        metrics = painter.fontMetrics()
        planned, began = self.columns(line, rect.width(), metrics)
        right = rect.right() - RIGHT
        painter.setPen(ink)
        room = QRect(left, rect.top(), self._room(line, rect.width(), metrics), rect.height())
        title = "\n".join(self.lines(line, rect.width(), metrics))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if line.began:
            font.setItalic(line.expected)
            painter.setFont(font)
            painter.drawText(
                QRect(right - began, rect.top(), began, rect.height()), end, line.began
            )
        if planned:
            font.setWeight(QFont.Weight.Normal)
            font.setItalic(line.skipped)
            painter.setFont(font)
            painter.setPen(self.look.colour(Role.MUTED))
            rest = QRect(right - began - planned, rect.top(), planned, rect.height())
            painter.drawText(rest, end, line.planned)
        painter.restore()

    def _mark(self, painter: QPainter, rect: QRect, line: Row) -> None:
        x, y = rect.left() + (25 if line.inner else 17), rect.center().y() + 1
        colour: QColor = self.look.colour(Role.ACCENT if self.look.dark else Role.INK)
        if line.here or (line.live and line.inner):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour if line.here else self.look.colour(Role.LINE))
            painter.drawPolygon(QPolygonF(arrow(x, y, 4)))
        elif line.done and not line.skipped:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(colour))
            painter.drawPolyline(tick(x, y, 5))
