"""The left side while conducting: the run of show, jumping in it, and one norm at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.intime import InTime
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.plan import clocked
from scanhost.desktop.chair.run import BOTH, Row, Run, RunPainter, rows
from scanhost.desktop.slides import clock
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import Jump, Reopen, Skip, VoteAgain
from scanhost.domain.errors import Refused
from scanhost.domain.script import VOTING, Kind
from scanhost.domain.state import Phase
from scanhost.domain.views import Room

OFTEN = 5000  # milliseconds between two looks at the hour


class RunView(QListView):
    """The lines; Enter goes to one, Escape gives up choosing."""

    entered_on = Signal()
    given_up = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        chosen = self.currentIndex().isValid()
        super().focusInEvent(event)
        if not chosen:  # Qt would choose the first line; nobody did
            self.selectionModel().clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # Qt leaves it when a layout brought the scroll bar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class RunList(QWidget):
    """Where the room is; choose a line to jump to it, or to do something with its norm."""

    def __init__(self, desk: Desk, look: Look, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self.now = now
        self._began: dict[str, datetime] = {}  # when steps began that were seen to begin
        self._followed: Room | None = None
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._look = desk, look
        self._snapshot: Snapshot | None = None
        self._room: Room | None = None
        self._choosing = False
        self._rehearsal = False
        _ = desk.texts.gettext
        self.view = RunView()
        self.model = Run(self.view)
        self.painter = RunPainter(look, self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.painter)
        self.view.setAccessibleName(_("Run of show"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.entered_on.connect(self.go)
        self.view.given_up.connect(self.give_up)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.question = Strip(tall=True)
        self.go_there = button(_("Go there"), self.go, "small")
        self.skip = button(_("Skip"), self._skip, "small")
        self.reopen = button(_("Put back"), self._reopen, "small")
        self.again = button(_("Vote again"), self._again, "small")
        self.jump_key = Words("J", "key")
        self.in_time = InTime(desk)
        self._minute = QTimer(self)
        self._minute.setInterval(OFTEN)
        self._minute.timeout.connect(self._draw_again)
        self._lay()

    def begin(self) -> None:
        """Show another scan from now on: nothing of it has been seen to begin."""
        self._began.clear()
        self._followed = None

    def rehearse(self, yes: bool) -> None:
        """Go by when it began: a rehearsal is not held at the hour of the session."""
        self._rehearsal = yes

    def follow(self, room: Room) -> None:
        """Remember when a step begins, also while another page is shown.

        Where the room is when a scan is opened was entered some time before, unless people
        are still coming in.
        """
        before, self._followed = self._followed, room
        if room.locked or room.closed:
            return
        order = [step.id for step, _ in room.steps]
        for id in order[order.index(room.live.id) + 1 :]:
            self._began.pop(id, None)  # a move was undone
        fresh = before is not None and before.live.id != room.live.id
        if fresh or room.live.kind is Kind.LOBBY:
            self._began.setdefault(room.live.id, self.now())

    def draw(self, snapshot: Snapshot) -> None:
        """Show where the room is."""
        room = snapshot.room
        moved = self._room is None or self._room.step.id != room.step.id
        self._snapshot, self._room = snapshot, room
        kept = self._row()
        when = None
        if not room.locked and not room.closed:
            left = clock.left(snapshot, time.monotonic())  # it ran on since the last snapshot
            about = {**room.about, "time": ""} if self._rehearsal else room.about
            when = clocked(replace(room, left=left, about=about), self._began, self.now())
        self.in_time.draw(when)
        self._name_columns(when is not None)
        lines = rows(room, self._desk, self._choosing, when)
        if lines != self.model.lines:
            self.model.draw(lines)
            # A line that is skipped now has less room for its title, and may be taller.
            self.view.scheduleDelayedItemsLayout()
        if kept is not None and not moved:
            self._choose(kept.step, kept.title)
        if moved:
            self.view.selectionModel().clear()
            self.question.clear()
            here = next((i for i, one in enumerate(lines) if one.here), 0)
            self.view.scrollTo(self.model.index(here), QAbstractItemView.ScrollHint.EnsureVisible)
        self._offer()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_again()  # a narrow list has one hour to a line

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _draw_again(self) -> None:
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def _name_columns(self, timed: bool) -> None:
        _ = self._desk.texts.gettext
        self._plan_head.setText(
            _("plan") if timed and self.width() >= self._look.points(BOTH) else ""
        )
        self._real_head.setText(_("actual") if timed else _("planned"))

    def jump(self) -> None:
        """Open the whole run of show, and let the keyboard choose in it."""
        self._choosing = True
        self._draw_again()
        if self._room is not None:
            self._choose(self._room.step.id, "")
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_up(self) -> None:
        """Stop choosing."""
        self._choosing = False
        self.view.selectionModel().clear()
        self.question.clear()
        self._draw_again()
        page = self.parentWidget()
        if page is not None and self.view.hasFocus():
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        """Jump to the chosen line; ask first when that skips something."""
        row, room = self._row(), self._room
        if row is None or room is None:
            return
        order = [step for step, _ in room.steps]
        ids = [step.id for step in order]
        over = order[ids.index(room.live.id) + 1 : ids.index(row.step)]
        if all(step.kind not in VOTING for step in over):
            self._jump(row.step, sure=False)
            return
        _ = self._desk.texts.gettext
        self.question.ask(
            _("Jump to {step}? What you jump over is skipped; you can put it back.").format(
                step=row.title
            ),
            _("Jump"),
            _("No"),
            lambda: self._jump(row.step, sure=False),
        )

    def _jump(self, step: str, sure: bool) -> None:
        self._desk.ask(Jump(step, sure), lambda refused: self._jumped(step, refused), self.give_up)

    def _jumped(self, step: str, refused: Refused) -> bool:
        if refused.code != "reveal.missing":
            return False
        _ = self._desk.texts.gettext
        self.question.ask(
            self._desk.said(refused), _("Show them"), _("No"), lambda: self._jump(step, sure=True)
        )
        return True

    def _row(self) -> Row | None:
        index = self.view.currentIndex()
        ok = index.isValid() and index.row() < len(self.model.lines)
        return self.model.lines[index.row()] if ok else None

    def _choose(self, step: str, title: str) -> None:
        lines = self.model.lines
        found = [i for i, one in enumerate(lines) if one.step == step]
        exact = [i for i in found if lines[i].title == title] or found[-1:]
        if exact:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.model.index(exact[0]), flag)

    def _offer(self) -> None:
        """Show only what can be done with the chosen line."""
        row, room = self._row(), self._room
        free = room is not None and not room.locked and not room.closed and room.called is None
        norm = room.norms.get(row.norm) if room and row and row.norm else None
        phase = norm.phase if norm is not None else None
        voting = bool(row and room and row.norm and row.norm == room.voting)
        self.go_there.setVisible(bool(free and row and not row.here))
        self.skip.setVisible(bool(free and voting) and phase is Phase.OPEN)
        self.reopen.setVisible(free and phase is Phase.SKIPPED)
        self.again.setVisible(free and phase is Phase.REVEALED)

    def _skip(self) -> None:
        row = self._row()
        if row is not None and row.norm is not None:
            self._desk.ask(Skip(row.norm))

    def _reopen(self) -> None:
        row = self._row()
        if row is not None and row.norm is not None:
            self._desk.ask(Reopen(row.norm))

    def _again(self) -> None:
        row = self._row()
        if row is not None and row.norm is not None:
            self._desk.ask(VoteAgain(row.norm))

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        head = QHBoxLayout()
        head.setContentsMargins(18, 0, 14, 0)
        head.addWidget(Words(_("Run of show"), "strong"))
        head.addStretch(1)
        self._plan_head = Words("", "muted")
        self._real_head = Words(_("planned"), "body")
        head.addWidget(self._plan_head)
        head.addWidget(self._real_head)
        acts = QHBoxLayout()
        acts.setContentsMargins(14, 0, 14, 0)
        acts.setSpacing(8)
        for one in (self.go_there, self.skip, self.reopen, self.again):
            acts.addWidget(one)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.question)
        column.addLayout(acts)
        column.addWidget(self.in_time)
