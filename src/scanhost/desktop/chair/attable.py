"""The right side while conducting: the table, and what can be done for the chosen seat."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.joining import Join
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.place import state_of
from scanhost.desktop.chair.seats import Table
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import FreeSeat, MarkAbsent
from scanhost.domain.script import Kind
from scanhost.domain.views import Room, Seat


class AtTable(QWidget):
    """Who is in, who has not answered, and how to join."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        self.selected = ""
        _ = desk.texts.gettext
        self.heading = Words(_("At the table"), "section")
        self.missing = Words("", "muted")
        self.table = Table(desk, look)
        self.table.chosen.connect(self._choose)
        self.who = Words("", "strong")
        self.where = Words("", "muted", wrap=True)
        self.free = button(_("Free the seat"), self._free, "small")
        self.absent = button(_("Absent"), self._absent, "small")
        self.join = Join(desk)
        self._lay()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the table as it is."""
        room = snapshot.room
        self._room = room
        if all(seat.person.id != self.selected for seat in room.seats):
            self.selected = ""
        self.table.draw(room, self.selected)
        self.missing.setText(self._left(room))
        self._actions()
        self.join.draw(snapshot)

    def focus(self) -> None:
        """Give the keyboard to the table."""
        self.table.focus()

    def _left(self, room: Room) -> str:
        tr = self._desk.texts
        if room.voting is not None:
            n = room.present - room.answered
            if n == 0:
                return tr.gettext("everybody has answered") if room.present else ""
            return tr.ngettext("{n} has not answered", "{n} have not answered", n).format(n=n)
        if room.live.kind in (Kind.LOBBY, Kind.WELCOME):
            n = sum(not seat.taken for seat in room.seats)
            if n == 0:
                return tr.gettext("everybody is in")
            return tr.ngettext("{n} is not in yet", "{n} are not in yet", n).format(n=n)
        return ""

    def _actions(self) -> None:
        seat, _ = self._seat(), self._desk.texts.gettext
        self.who.setText(seat.person.name if seat else "")
        room = self._room
        if seat is None or room is None:
            closed = room is not None and room.closed
            text = _("Choose a seat to free it, or to mark somebody absent.")
            self.where.setText("" if closed else text)
        else:
            state = state_of(seat, room, self._desk)
            parts = [seat.person.organisation, state]
            self.where.setText(" · ".join(part for part in parts if part))
        usable = seat is not None and room is not None and not room.closed
        self.who.setVisible(seat is not None)
        self.free.setVisible(bool(usable and seat and seat.taken))
        # A seat that nobody ever took has no link to mark; it is missing nowhere either.
        self.absent.setVisible(bool(usable and seat and (seat.taken or seat.absent)))
        if seat is not None:
            rename(self.absent, _("Present again") if seat.absent else _("Absent"))

    def _seat(self) -> Seat | None:
        seats = self._room.seats if self._room is not None else ()
        return next((one for one in seats if one.person.id == self.selected), None)

    def _choose(self, id: str) -> None:
        self.selected = "" if id == self.selected else id
        if self._room is not None:
            self.table.draw(self._room, self.selected)
        self._actions()

    def _free(self) -> None:
        if self.selected:
            self._desk.ask(FreeSeat(self.selected))

    def _absent(self) -> None:
        seat = self._seat()
        if seat is not None:
            self._desk.ask(MarkAbsent(self.selected, not seat.absent))

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.missing, 0, Qt.AlignmentFlag.AlignBottom)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 4, 0)
        within.addWidget(self.table)
        within.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rule = QFrame()
        rule.setObjectName("rule")
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.free)
        acts.addWidget(self.absent)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(rule)
        column.addWidget(self.who)
        column.addWidget(self.where)
        column.addLayout(acts)
        column.addWidget(self.join)
