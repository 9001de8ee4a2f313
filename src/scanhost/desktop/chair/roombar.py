"""The thin bar below a slide that fills the screen: for the chair, and fit for the room to see."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair import meetingsteps, steps
from scanhost.desktop.chair.controls import Controls
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.nextbutton import NextButton
from scanhost.desktop.slides import clock
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words, in_lines
from scanhost.domain.script import Kind
from scanhost.domain.views import Room

TALL = 36  # pixels of a button; two of them are as tall as Next
WIDE = (98, 96, 136)  # and of each column of them at least, so that another text moves nothing
NEXT = (250, 380)  # pixels Next is wide, at least and at most


class RoomBar(QFrame):
    """Where the room is, its clock, how many have answered, and the buttons that move it."""

    names_wanted = Signal()  # of who has not answered
    black_wanted = Signal()
    leave_wanted = Signal()  # the chair's whole window

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._said = ("", "")  # where the room is, and how many are done
        _ = desk.texts.gettext
        self.note = Words("", "strong", wrap=True)
        self.where = Words("", "strong")
        self.where.setMinimumWidth(1)
        self.count = Words("", "muted")
        self.count.setMinimumWidth(1)
        self.clock = Words("", "clock")
        self.controls = Controls(desk)
        self.names = button(_("Names (A)"), self.names_wanted.emit, "small", grab=False)
        self.names.setCheckable(True)
        self.black = button("", self.black_wanted.emit, "small", grab=False)
        self.leave = button(_("My window (Esc)"), self.leave_wanted.emit, "small", grab=False)
        self.next = NextButton(desk)
        self._lay()
        self._second = QTimer(self)
        self._second.setSingleShot(True)
        self._second.setTimerType(Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self._tell_time)

    def draw(self, snapshot: Snapshot, black: bool) -> None:
        """Show the room as it is."""
        self._snapshot = snapshot
        room, _ = snapshot.room, self._desk.texts.gettext
        self._said = (where(room, self._desk), standing(room, self._desk))
        self.controls.draw(room)
        self.next.draw(room)
        rename(self.black, _("Slide (B)") if black else _("Black (B)"))
        self._fit()
        self._tell_time()

    def draw_names(self, any: bool, shown: bool) -> None:
        """Show whether there are names to be shown, and whether they are."""
        self.names.setEnabled(any)
        self.names.setChecked(shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say both in two lines each at most, cut to what there is room for."""
        width = max(self.where.width(), 1)
        for words, said in zip((self.where, self.count), self._said, strict=True):
            words.say("\n".join(in_lines(said, words.fontMetrics(), width)))
            words.setAccessibleName(said)

    def _tell_time(self) -> None:
        """Show the seconds left, and again when they change; only while somebody sees them."""
        snapshot, now = self._snapshot, time.monotonic()
        if snapshot is None:
            return
        left, turns = clock.left(snapshot, now), clock.turns(snapshot, now)
        self.clock.setText("" if left is None else steps.clock(left))
        if turns is not None and self.isVisible():
            self._second.start(int(turns * 1000) + 1)

    def _lay(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addStretch(1)
        told.addWidget(self.where)
        told.addWidget(self.count)
        told.addStretch(1)
        self.clock.setMinimumWidth(self.clock.fontMetrics().horizontalAdvance("00:00") * 2)
        self.clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        for across, least in enumerate(WIDE):
            grid.setColumnMinimumWidth(across, least)
        columns: tuple[tuple[QPushButton, QPushButton], ...] = (
            (self.controls.pause, self.controls.more),
            (self.controls.back, self.black),
            (self.names, self.leave),
        )
        for across, pair in enumerate(columns):
            for down, one in enumerate(pair):
                one.setProperty("kind", "small")
                one.setFixedHeight(TALL)
                grid.addWidget(one, down, across)
        self.next.setFixedHeight(2 * TALL + 6)
        self.next.setMinimumWidth(NEXT[0])
        self.next.setMaximumWidth(NEXT[1])
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(told, 5)
        row.addWidget(self.clock)
        row.addLayout(grid)
        row.addWidget(self.next, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 7, 14, 7)
        column.setSpacing(4)
        column.addWidget(self.note)
        column.addLayout(row)
        self.note.hide()
        for before, after in zip(self._order(), self._order()[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _order(self) -> list[QWidget]:
        controls = self.controls
        return [
            self.next,
            controls.pause,
            controls.more,
            controls.back,
            self.black,
            self.names,
            self.leave,
        ]


def where(room: Room, desk: Desk) -> str:
    """Return where the room is: the norm that has the clock, or else the step on screen."""
    _ = desk.texts.gettext
    if room.meeting is not None:
        return meetingsteps.name(room.meeting.step, room, desk)
    if room.closed:
        return _("session 1 is closed")
    if room.called is not None:
        return steps.norm_name(room.called, room, desk)
    at = steps.name(room.step, room, desk)
    if room.step.id != room.live.id:
        return _("looking back: {step}").format(step=at)
    themed = room.step.theme is not None and room.step.kind is not Kind.NORM
    return f"{at} · {steps.theme_name(room.step.theme or '', room, desk)}" if themed else at


def standing(room: Room, desk: Desk) -> str:
    """Return how many are done, and what else there is to know; numbers only."""
    tr, counted = desk.texts, ""
    if room.locked or room.closed:
        return ""
    if room.voting is not None:
        counted = tr.gettext("{n} of {all} have answered").format(n=room.answered, all=room.present)
    elif room.live.kind is Kind.CATCH_UP:
        answered = room.present - room.missing
        counted = tr.gettext("{n} of {all} have answered").format(n=answered, all=room.present)
    elif room.live.kind is Kind.LOBBY:
        counted = tr.gettext("{n} of {all} are in").format(n=room.present, all=len(room.seats))
    elif room.live.kind is Kind.REVIEW and room.left is not None:
        counted = tr.gettext("talking and summing up")  # of which a slide says one at a time
    parts = [counted]
    if room.paused and room.left is not None:
        parts.append(tr.gettext("the clock stands still"))
    if room.visitors:
        parts.append(tr.gettext("{n} at the door").format(n=len(room.visitors)))
    return " · ".join(part for part in parts if part)
