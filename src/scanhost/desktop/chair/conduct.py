"""Conducting: the run of show, the room's picture, and the table, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.attable import AtTable
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.keys import Key, Keys
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.notes import Notes
from scanhost.desktop.chair.points import Points
from scanhost.desktop.chair.runlist import RunList
from scanhost.desktop.chair.stage import Stage
from scanhost.desktop.slides import words
from scanhost.desktop.snapshot import PLAIN, Emphasis, Snapshot
from scanhost.desktop.theme import Theme
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.domain.results import Order
from scanhost.domain.script import Kind

WIDE, NARROW = (290, 380), (232, 316)  # left and right column, in pixels
SHARES = (0.2, 0.5)  # of what letters grow, that the right column grows with: wide, narrow
HIGH = 640  # height from which the notes stand open
ENOUGH = 1340  # window width from which there is room for the wide columns


class Conduct(QWidget):
    """The page the chair runs the session from."""

    emphasised = Signal(object)  # Emphasis: what is brought out of the block
    page_wanted = Signal(int)  # of a slide that has several: 1 is the next
    other_colours = Signal()  # for the room's screen
    to_agenda = Signal()  # the agenda is what comes next
    not_after_all = Signal()  # Escape

    def __init__(self, desk: Desk, look: Look, beamer: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._look = desk, look
        self._step = ""
        self._emphasis = PLAIN
        self._position = ""  # for which it holds
        self._asking = False  # the room is being asked whether it agrees
        _ = desk.texts.gettext
        self.setAccessibleName(_("Conduct"))
        self.run = RunList(desk, look)
        self.stage = Stage(desk, look, beamer)
        self.table = AtTable(desk, look)
        self.points = Points(desk, look)
        self.notes = Notes(desk)
        self.to_points = self._part(_("Points"), 1)
        self.to_table = self._part(_("At the table"), 0)
        self.to_said = button("", self.show_said, "part", grab=False)
        self.to_said.setCheckable(True)
        parts = QButtonGroup(self)
        parts.addButton(self.to_points)
        parts.addButton(self.to_table)
        parts.addButton(self.to_said)
        self.table.turned.connect(self._mark_part)
        self.stage.lists.chosen.connect(self.look_at)
        self.stage.lists.orders.wanted.connect(self.put_in_order)
        self.stage.all_wanted.connect(self._not_after_all)
        self.notes.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.notes.turned.connect(lambda: self.table.give_way(self.notes.opened))
        self.points.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.stage.next.to_agenda.connect(self.to_agenda)
        self._lay()
        self._keys()

    def draw(self, snapshot: Snapshot, black: bool) -> None:
        """Show the session as it is."""
        room = snapshot.room
        held = QApplication.focusWidget()
        self.run.draw(snapshot)
        self.stage.draw(snapshot, black)
        self.table.draw(snapshot)
        self.points.draw(room)
        ticking = room.step.kind in (Kind.REVIEW, Kind.POINTS) and room.called is None
        self._parts.setVisible(ticking)
        self.table.heading.setVisible(not ticking)
        if self._step != room.position:
            self._step = room.position
            self._side(1 if ticking else 0)
        warned = self._right.currentIndex() == 1
        self.notes.draw(room, None if room.closed else room.step.theme, warned)
        waiting = room.present - room.answered if room.voting is not None else 0
        busy = f" ({waiting})" if waiting else ""
        at_door = len(room.visitors)
        text = self._desk.texts.gettext("At the table") + busy
        if at_door:
            text = self._desk.texts.gettext("{n} at the door").format(n=at_door)
        rename(self.to_table, text)
        n = len(room.said)
        rename(self.to_said, self._desk.texts.gettext("Questions ({n})").format(n=n))
        self.to_said.setVisible(n > 0)
        self._mark_part()
        if held is not None and self.isAncestorOf(held) and not held.isVisibleTo(self):
            # Qt gave the keyboard to what Tab visits next: a field, or a button Space presses.
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_at(self, norm: str) -> None:
        """Show one norm of the block large; "" is the whole block."""
        self.emphasise(replace(self._emphasis, norm=norm, agreement=False))

    def put_in_order(self, order: Order) -> None:
        """Show the whole block in an order."""
        self.emphasise(Emphasis(order=order))

    def emphasise(self, emphasis: Emphasis) -> None:
        """Bring this out, for the room and for the chair."""
        self._emphasis = emphasis
        self.stage.emphasise(emphasis)
        self.stage.lists.mark(emphasis)
        self.points.look_at(emphasis.norm)
        self.emphasised.emit(emphasis)

    def follow(self, snapshot: Snapshot) -> None:
        """Bring nothing out once the room moved on; also while another page is shown.

        What came of asking whether the room agrees stays in sight until something else is.
        """
        self.run.follow(snapshot.room)
        if self._position != snapshot.room.position:
            self._position = snapshot.room.position
            self.emphasise(PLAIN)
        asking = words.running(snapshot) is not None
        if self._asking and not asking and snapshot.room.step.kind is Kind.REVIEW:
            self.emphasise(replace(self._emphasis, norm="", agreement=True))
        elif asking and not self._asking:
            self.emphasise(replace(self._emphasis, norm=""))
        self._asking = asking

    def press(self, key: int) -> None:
        """Do what a key does here, when it was pressed over the slide."""
        act = self._acts.get(key)
        if act is not None and self._step:
            act()

    @property
    def ticking(self) -> bool:
        """Tell whether points can be ticked here and now."""
        return self._parts.isVisibleTo(self) and self._right.currentIndex() == 1

    def show_points(self) -> None:
        """Let points be ticked by their keys, where there are any."""
        self._side(1 if self._parts.isVisibleTo(self) else 0)

    def show_said(self) -> None:
        """Show the questions and examples that came from phones."""
        if self.table.said.isVisibleTo(self.table):
            self._side(0)
            self.table.show_said()
        self._mark_part()

    def show_table(self) -> None:
        """Give the keyboard to the table."""
        self._side(0)
        self.table.focus()

    def fit(self) -> None:
        """Have room for letters of the size they have now."""
        self.stage.fit()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        roomy = self.width() >= ENOUGH
        left, right = WIDE if roomy else NARROW
        right += round((self._look.points(right) - right) * SHARES[0 if roomy else 1])
        self.run.setFixedWidth(left)
        self._side_of.setFixedWidth(right)
        self.notes.fold(self.height() >= HIGH)

    def _part(self, text: str, index: int) -> QPushButton:
        part = button(text, lambda: self._turn_to(index), "part", grab=False)
        part.setCheckable(True)
        return part

    def _side(self, index: int) -> None:
        self._right.setCurrentIndex(index)
        self._mark_part()

    def _turn_to(self, index: int) -> None:
        """Show a part that was asked for by its name; what came from phones is another."""
        self.table.put_said_away()
        self._side(index)

    def _mark_part(self) -> None:
        """Show which of the parts at the right is seen."""
        points = self._right.currentIndex() == 1
        other = self.to_said if self.table.reading else self.to_table
        (self.to_points if points else other).setChecked(True)

    def _keys(self) -> None:
        stage, lists = self.stage, self.stage.lists
        ticking = {Qt.Key.Key_0.value + n: partial(self._tick, n) for n in range(1, 7)}
        self._acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_P.value: stage.controls.toggle_pause,
            Qt.Key.Key_Plus.value: stage.controls.add_time,
            Qt.Key.Key_Equal.value: stage.controls.add_time,
            Qt.Key.Key_T.value: stage.toggle_explanation,
            Qt.Key.Key_L.value: partial(self._look_on, "lowest"),
            Qt.Key.Key_K.value: partial(self._look_on, "widest"),
            Qt.Key.Key_V.value: partial(self._look_on, "proposed"),
            Qt.Key.Key_S.value: self._spotlight,
            Qt.Key.Key_O.value: self._turn_order,
            Qt.Key.Key_W.value: self.other_colours.emit,
            Qt.Key.Key_E.value: self._agree,
            Qt.Key.Key_Escape.value: self._not_after_all,
            **ticking,
        }
        ticks = [Key((str(n),), partial(self._tick, n)) for n in range(1, 7)]
        Keys(
            self,
            [
                Key(("Space", "Right"), stage.next.press, buttons=True),
                Key(("PgDown",), stage.next.press),
                Key(("Left",), stage.controls.go_back, buttons=True),
                Key(("PgUp",), stage.controls.go_back),
                Key(("P",), stage.controls.toggle_pause),
                Key(("+", "Shift++", "="), stage.controls.add_time),
                Key(("J",), self.run.jump),
                Key(("T",), stage.toggle_explanation),
                Key(("L",), partial(lists.focus, "lowest")),
                Key(("K",), partial(lists.focus, "widest")),
                Key(("V",), partial(lists.focus, "proposed")),
                Key(("O",), self._turn_order),
                Key(("W",), self.other_colours.emit),
                Key(("Ctrl+Down",), partial(self.page_wanted.emit, 1)),
                Key(("Ctrl+Up",), partial(self.page_wanted.emit, -1)),
                Key(("E",), self._agree),
                Key(("D",), self.show_table),
                Key(("S",), self._spotlight),
                Key(("Q",), self.show_said),
                Key(("N",), self.notes.begin),
                Key(("Esc",), self._not_after_all),
                *ticks,
            ],
        )

    def _look_on(self, list: str) -> None:
        if self.stage.lists.isVisibleTo(self):
            self.stage.lists.step(list)

    def _spotlight(self) -> None:
        """Show a norm of the block large: the first one, or the one after that."""
        norms = self.stage.lists.norms
        if norms and self.stage.lists.isVisibleTo(self):
            now = self._emphasis.norm
            self.look_at(norms[(norms.index(now) + 1) % len(norms)] if now in norms else norms[0])

    def _tick(self, place: int) -> None:
        if self.ticking:
            self.points.tick(place)

    def _turn_order(self) -> None:
        if self.stage.lists.isVisibleTo(self):
            self.stage.lists.orders.turn()

    def _agree(self) -> None:
        if self._parts.isVisibleTo(self):
            self.points.agreeing.press()

    def _not_after_all(self) -> None:
        self.stage.next.give_up()
        self.table.give_up()
        self.points.aside.give_up()
        self.emphasise(PLAIN)
        self.run.give_up()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.not_after_all.emit()

    def _lay(self) -> None:
        self._parts = QWidget()
        choose = QHBoxLayout(self._parts)
        choose.setContentsMargins(0, 0, 0, 6)
        choose.setSpacing(0)
        choose.addWidget(self.to_points, 1)
        choose.addWidget(self.to_table, 1)
        choose.addWidget(self.to_said, 1)
        self._right = QStackedWidget()
        self._right.addWidget(self.table)
        self._right.addWidget(self.points)
        self._side_of = QWidget()
        self._side_of.setObjectName("side")
        right = QVBoxLayout(self._side_of)
        right.setContentsMargins(14, 12, 14, 14)
        right.setSpacing(4)
        right.addWidget(self._parts)
        right.addWidget(self._right, 1)
        right.addWidget(self.notes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.run)
        row.addWidget(self.stage, 1)
        row.addWidget(self._side_of)
