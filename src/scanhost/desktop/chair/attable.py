"""The right side while conducting: the table, and what can be done for the chosen seat."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.chair.atdoor import AtDoor
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.guest import GuestForm
from scanhost.desktop.chair.joining import Join
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.sayings import Sayings
from scanhost.desktop.chair.seatpanel import SeatPanel
from scanhost.desktop.chair.seats import Table
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.desktop.widgets.yielding import Yielding
from scanhost.domain.script import Kind
from scanhost.domain.views import Room, Seat

LEAST = 150  # pixels for who waits, and for what can be done for a seat: two rows of grades


class AtTable(QWidget):
    """Who is in, who has not answered, and how to join."""

    turned = Signal()  # what is shown below the table is something else

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        self.selected = ""
        self._gives_way = False
        _ = desk.texts.gettext
        self.heading = Words(_("At the table"), "section")
        self.missing = Words("", "muted", wrap=True)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self.door = AtDoor(desk, look)
        self._waiting = Yielding(self.door, LEAST)
        self.table = Table(desk, look)
        self.table.chosen.connect(self._choose)
        self.table.entered.connect(self._enter)
        self.panel = SeatPanel(desk)
        self._rolled = Yielding(self.panel, LEAST)
        self.panel.turned.connect(self._make_room)
        self.add = button(_("Add a guest …"), self._add, "small")
        self.guest = GuestForm(desk, look)
        self.guest.done.connect(self._added)
        self.sayings = Sayings(desk)
        self.sayings.hide()
        self.said = button("", self._toggle_said, "small")
        self.said.setCheckable(True)
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
        self.panel.draw(self._seat(), room)
        self.guest.draw(room)
        self.door.draw(room)
        self._waiting.setVisible(bool(self.door.visitors))
        self.sayings.draw(room)
        _ = self._desk.texts.gettext
        n = len(room.said)
        rename(self.said, _("Questions ({n})").format(n=n))
        self.said.setVisible(n > 0)
        self.join.draw(snapshot)
        self._make_room()

    def give_up(self) -> None:
        """Close what stands open below the table."""
        self.panel.give_up()
        if self.guest.isVisibleTo(self):
            self.guest.close_form()
        self.said.setChecked(False)
        self._make_room()

    def focus(self) -> None:
        """Give the keyboard to the table."""
        self.table.focus()

    def give_way(self, yes: bool) -> None:
        """Leave room for the notes below, or take it again."""
        self._gives_way = yes
        self._make_room()

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

    def _seat(self) -> Seat | None:
        seats = self._room.seats if self._room is not None else ()
        return next((one for one in seats if one.person.id == self.selected), None)

    def _choose(self, id: str) -> None:
        self.selected = "" if id == self.selected else id
        if self._room is not None:
            self.table.draw(self._room, self.selected)
            self.panel.draw(self._seat(), self._room)
            self._make_room()

    def _enter(self, id: str) -> None:
        if id != self.selected:
            self._choose(id)
        self.panel.begin()

    def show_said(self) -> None:
        """Open what came from the phones."""
        self.said.setChecked(True)
        self._toggle_said()

    def put_said_away(self) -> None:
        """Show the table again instead of what came from the phones."""
        self.said.setChecked(False)
        self._make_room()

    @property
    def reading(self) -> bool:
        """Tell whether what came from the phones is open."""
        return self.said.isChecked() and self.said.isVisibleTo(self)

    def _toggle_said(self) -> None:
        self.panel.give_up()
        self._make_room()
        self.turned.emit()

    def _add(self) -> None:
        self.panel.give_up()
        self.said.setChecked(False)
        self.guest.begin()
        self._make_room()

    def _added(self) -> None:
        self._make_room()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self) -> None:
        """Show one thing below the table at a time; how to join gives way to what is done."""
        room, adding = self._room, self.guest.isVisibleTo(self)
        reading = self.reading
        self.sayings.setVisible(reading)
        self._rolled.setVisible(not adding and not reading)
        self._rolled.keep_in_view(self.panel.part)
        self.add.setVisible(room is not None and not room.closed and not adding)
        busy = adding or reading or self.panel.opened or self.door.isVisibleTo(self)
        seats = room.seats if room is not None else ()
        grading = room is not None and room.step.theme is not None
        awaited = not grading or any(not seat.taken and not seat.gone for seat in seats)
        self.join.setVisible(self.join.known and awaited and not busy and not self._gives_way)

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addWidget(self.missing, 1)
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
        foot = Wrapping(self.add, self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self._waiting)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(self.sayings, 2)
        column.addWidget(self._rolled)
        column.addWidget(self.guest)
        column.addLayout(foot)
        column.addWidget(self.join)
