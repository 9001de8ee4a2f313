"""The left side of a meeting: its run of show, how late it is, and jumping in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from scanhost.desktop.chair import meetingsteps, steps
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.intime import InTime
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.plan import Clocked
from scanhost.desktop.chair.run import Row, Run, RunPainter
from scanhost.desktop.chair.runlist import OFTEN, RunView
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.meetings import MeetingStep
from scanhost.domain.views import MeetingView, Room


class MeetingRail(QWidget):
    """Where the meeting is; choose a line to go there."""

    wanted = Signal(str)  # a step's id
    given_up = Signal()  # the keyboard may go back to the page

    def __init__(self, desk: Desk, look: Look, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self.now = now
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._room: Room | None = None
        self._choosing = False
        self._began: dict[str, datetime] = {}  # when steps began that were seen to begin
        self._seen = ""  # the step that was drawn last
        _ = desk.texts.gettext
        self.view = RunView()
        self.model = Run(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RunPainter(look, self.view))
        self.view.setAccessibleName(_("Run of show"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.entered_on.connect(self._go)
        self.view.given_up.connect(self.give_up)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.go_there = button(_("Go there"), self._go, "small")
        self.in_time = InTime(desk)
        self._minute = QTimer(self)
        self._minute.setInterval(OFTEN)
        self._minute.timeout.connect(self._draw_again)
        self._lay()

    def draw(self, room: Room) -> None:
        """Show where the meeting is."""
        meeting = room.meeting
        if meeting is None:
            self._began.clear()
            self._seen, self._room = "", None
            return
        moved = meeting.step.id != self._seen
        self._follow(meeting)
        self._room = room
        lines = rows(room, meeting, self._desk, self._choosing)
        if lines != self.model.lines:
            self.model.draw(lines)
            self.view.scheduleDelayedItemsLayout()
        if moved:
            self.view.selectionModel().clear()
            here = next((i for i, one in enumerate(lines) if one.here), 0)
            self.view.scrollTo(self.model.index(here), QAbstractItemView.ScrollHint.EnsureVisible)
        self.in_time.draw(clocked(meeting, self._began, self.now()))
        self._offer()

    def jump(self) -> None:
        """Open the whole run of show, and let the keyboard choose in it."""
        self._choosing = True
        self._draw_again()
        here = next((i for i, one in enumerate(self.model.lines) if one.here), 0)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.model.index(here), flag)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_up(self) -> None:
        """Stop choosing."""
        self._choosing = False
        self.view.selectionModel().clear()
        self._draw_again()
        self.given_up.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _follow(self, meeting: MeetingView) -> None:
        """Remember when a step begins; the first is seen to begin when the meeting does."""
        id = meeting.step.id
        if id != self._seen:
            if self._seen or meeting.at == 0:
                self._began[id] = self.now()
            self._seen = id

    def _draw_again(self) -> None:
        if self._room is not None:
            self.draw(self._room)

    def _row(self) -> Row | None:
        index = self.view.currentIndex()
        ok = index.isValid() and index.row() < len(self.model.lines)
        return self.model.lines[index.row()] if ok else None

    def _go(self) -> None:
        row = self._row()
        if row is not None:
            self._choosing = False
            self.wanted.emit(row.step)
            self.given_up.emit()

    def _offer(self) -> None:
        row = self._row()
        self.go_there.setVisible(row is not None and not row.here)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        head = QHBoxLayout()
        head.setContentsMargins(18, 0, 14, 0)
        head.addWidget(Words(_("Run of show"), "strong"))
        head.addStretch(1)
        head.addWidget(Words(_("planned"), "body"))
        acts = QHBoxLayout()
        acts.setContentsMargins(14, 0, 14, 0)
        acts.addWidget(self.go_there)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(acts)
        column.addWidget(self.in_time)


def rows(room: Room, meeting: MeetingView, desk: Desk, everything: bool) -> list[Row]:
    """Return the lines; a group shows its steps when the meeting is in it, or all are wanted."""
    lines: list[Row] = []
    here = meeting.step
    shown: set[str] = set()
    for place, step in enumerate(meeting.steps):
        grouped = step.stage in meetingsteps.GROUPS
        opened = everything or step.stage is here.stage
        if grouped and step.stage not in shown:
            shown.add(step.stage)
            own = [one for one in meeting.steps if one.stage is step.stage]
            title = desk.texts.gettext(meetingsteps.GROUPS[step.stage])
            past = meeting.steps.index(own[-1]) < meeting.at
            lines.append(
                _row(step, title, sum(one.minutes for one in own), desk, past,
                     here=False, live=step.stage is here.stage)
            )  # fmt: skip
        if opened or not grouped:
            title = meetingsteps.name(step, room, desk)
            lines.append(
                _row(step, title, step.minutes, desk, place < meeting.at,
                     here=step.id == here.id, live=step.id == here.id, inner=grouped)
            )  # fmt: skip
    return lines


def clocked(meeting: MeetingView, began: dict[str, datetime], now: datetime) -> Clocked | None:
    """Return how late a meeting is; None when nobody saw it begin."""
    minutes = [step.minutes for step in meeting.steps]
    first = began.get(meeting.steps[0].id)
    if first is None:
        return None
    entered = began.get(meeting.step.id, now)
    leaves = max(now, entered + timedelta(minutes=minutes[meeting.at]))
    end = leaves + timedelta(minutes=sum(minutes[meeting.at + 1 :]))
    late = end - first - timedelta(minutes=sum(minutes))
    return Clocked({}, began, {}, round(late.total_seconds() / 60), end)


def _row(
    step: MeetingStep,
    title: str,
    minutes: int,
    desk: Desk,
    done: bool,
    here: bool,
    live: bool,
    inner: bool = False,
) -> Row:
    tr = desk.texts
    planned = steps.planned(minutes * 60, desk)
    state = tr.gettext("on screen now") if here else tr.gettext("done") if done else ""
    said = ", ".join(part for part in (title, planned, state) if part)
    return Row(step.id, title, planned, done, here, live, inner, False, None, said)
