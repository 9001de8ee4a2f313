"""What the chair can do for the seat that is chosen, in the page itself. Never a grade."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.onbehalf import OnBehalf
from scanhost.desktop.chair.place import state_of
from scanhost.desktop.chair.sharing import Sharing
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words, shortened
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.commands import (
    EXTRA,
    ComeBack,
    FreeSeat,
    GiveExtra,
    Leave,
    MarkAbsent,
    RemovePerson,
    SavePerson,
)
from scanhost.domain.state import Phase
from scanhost.domain.views import Room, Seat

BEHALF, TIME, HOME, TABLET = "behalf", "time", "home", "tablet"


class SeatPanel(QWidget):
    """Actions for one seat; four of them open further below."""

    turned = Signal()  # something may stand open now, or no longer

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seat: Seat | None = None
        self._room: Room | None = None
        self._open = ""
        self._leads: dict[str, QShortcut] = {}  # from what is open to what stands in it
        _ = desk.texts.gettext
        self.who = Words("", "strong", wrap=True)
        self.where = Words("", "muted", wrap=True)
        self.behalf = self._opener(_("On behalf of …"), BEHALF)
        self.extra = self._opener(_("Extra time …"), TIME)
        self.absent = button(_("Absent"), self._absent, "small", grab=False)
        self.leave = self._opener(_("Goes home …"), HOME)
        self.come_back = button(_("Is back"), self._come_back, "small", grab=False)
        self.free = button(_("Free the seat"), self._free, "small", grab=False)
        self.tablet = self._opener(_("No phone …"), TABLET)
        self.remove = button(_("Remove from the list"), self._remove, "small", grab=False)
        self.sharing = Sharing(desk)
        self.grading = OnBehalf(desk, self.give_up)
        self.times: dict[str, QPushButton] = {}
        self.timing = self._timing()
        self.keep = button(_("Let them count"), lambda: self._leave(True), "small")
        self.void = button(_("Do not let them count"), lambda: self._leave(False), "small")
        self.leaving = self._leaving()
        self._lay()

    def draw(self, seat: Seat | None, room: Room) -> None:
        """Show what can be done for a seat."""
        other = self._seat is None or seat is None or seat.person.id != self._seat.person.id
        self._seat, self._room = seat, room
        if other:
            self._open = ""
        self.who.setVisible(seat is not None)
        if seat is None:
            text = self._desk.texts.gettext("Choose a seat to do something for it.")
            self.where.setText("" if room.closed else text)
        else:
            self.who.setText(seat.person.name)
            parts = [seat.person.organisation, state_of(seat, room, self._desk)]
            self.where.setText(" · ".join(part for part in parts if part))
        self._offer()

    @property
    def opened(self) -> bool:
        """Tell whether something stands open below the buttons."""
        return bool(self._open)

    @property
    def part(self) -> QWidget | None:
        """Return what stands open below the buttons."""
        return self._parts.get(self._open)

    def begin(self) -> None:
        """Give the keyboard to the first thing that can be done."""
        for one in self._buttons:
            if one.isVisibleTo(self) and one.isEnabled():
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def give_up(self) -> None:
        """Close what stands open."""
        opener = self._openers.get(self._open)
        held = any(
            one.hasFocus()
            for part in self._parts.values()
            for one in part.findChildren(QPushButton)
        )
        self._open = ""
        self._offer()
        if opener is not None and held and opener.isVisibleTo(self):
            opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """Show only what can be done now."""
        seat, room, _ = self._seat, self._room, self._desk.texts.gettext
        usable = seat is not None and room is not None and not room.closed
        linked = seat is not None and (seat.taken or seat.absent or bool(seat.extra))
        linked = linked or (seat is not None and seat.attended)
        here = usable and seat is not None and not seat.gone
        asked = room is not None and room.voting is not None
        if room is not None and room.voting is not None:
            asked = room.norms[room.voting].phase is Phase.OPEN and not room.locked
        own = seat is not None and seat.taken and not seat.absent and not seat.busy
        answered = own and seat is not None and not seat.behalf
        self.behalf.setVisible(bool(here and asked and not answered))
        self.extra.setVisible(bool(here and linked))
        # A seat that nobody ever took has no link to mark; it is missing nowhere either.
        self.absent.setVisible(bool(here and seat and (seat.taken or seat.absent)))
        self.leave.setVisible(bool(here and linked))
        self.come_back.setVisible(bool(usable and seat and seat.gone))
        self.free.setVisible(bool(here and seat and seat.taken))
        untaken = bool(here and seat and not seat.taken)
        self.tablet.setVisible(untaken and room is not None and not room.locked)
        # Whoever took part is in the results: they go home, and stay on the list.
        self.remove.setVisible(untaken and seat is not None and not seat.attended)
        if seat is not None and room is not None:
            rename(self.absent, _("Present again") if seat.absent else _("Absent"))
            name = shortened(seat.person.first or seat.person.name, 14).removesuffix(" …")
            rename(self.behalf, _("On behalf of {name} …").format(name=name))
            if self._open == BEHALF and self.grading.is_another(room):
                self._open = ""  # the room went on: the grade was meant for the last norm
            self.grading.draw(seat, room)
            self.sharing.draw(seat, room)
            for extra, one in self.times.items():
                one.setChecked(extra == seat.extra)
        for what, opener in self._openers.items():
            if self._open == what and not opener.isVisibleTo(self):
                self._open = ""
            opener.setChecked(self._open == what)
            self._leads[what].setEnabled(self._open == what)
        for what, part in self._parts.items():
            part.setVisible(self._open == what)
        self.turned.emit()

    def _toggle(self, what: str) -> None:
        self._open = "" if self._open == what else what
        self._offer()

    def _lead_in(self, what: str) -> None:
        """Give the keyboard to what stands open.

        Opening it does not: who presses Space twice gives no grade, and sends nobody home.
        """
        if what == BEHALF:
            self.grading.begin()
        elif what == TIME:
            extra = self._seat.extra if self._seat is not None else ""
            self.times[extra].setFocus(Qt.FocusReason.OtherFocusReason)
        elif what == HOME:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        elif what == TABLET:
            self.sharing.begin()

    # --- what is asked ---------------------------------------------------------------------------

    def _absent(self) -> None:
        if self._seat is not None:
            self._desk.ask(MarkAbsent(self._seat.person.id, not self._seat.absent))

    def _free(self) -> None:
        if self._seat is not None:
            self._desk.ask(FreeSeat(self._seat.person.id))

    def _remove(self) -> None:
        """Take somebody off the list who was not there, or should not have been on it."""
        if self._seat is None:
            return
        person = self._seat.person
        said = self._desk.texts.gettext("{name} is no longer on the list.").format(name=person.name)
        back = SavePerson(person)
        self._desk.ask(RemovePerson(person.id), then=lambda: self._desk.offered.emit(said, back))

    def _leave(self, keep: bool) -> None:
        if self._seat is not None:
            self._desk.ask(Leave(self._seat.person.id, keep), then=self.give_up)

    def _come_back(self) -> None:
        if self._seat is not None:
            self._desk.ask(ComeBack(self._seat.person.id))

    def _give_extra(self, extra: str) -> None:
        if self._seat is not None:
            self._desk.ask(GiveExtra(self._seat.person.id, extra), then=self.give_up)

    # --- how it looks ----------------------------------------------------------------------------

    def _opener(self, text: str, what: str) -> QPushButton:
        made = button(text, lambda: self._toggle(what), "small", grab=False)
        made.setCheckable(True)
        lead = QShortcut(QKeySequence("Down"), made)
        lead.setContext(Qt.ShortcutContext.WidgetShortcut)
        lead.activated.connect(lambda: self._lead_in(what))
        self._leads[what] = lead
        return made

    def _timing(self) -> QWidget:
        _ = self._desk.texts.gettext
        named = (_("no extra time"), _("ten times as long"), _("no limit"))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        group = QButtonGroup(made)
        for extra, name in zip(EXTRA, named, strict=True):
            one = button(name, self._timer(extra), "part")
            one.setCheckable(True)
            group.addButton(one)
            self.times[extra] = one
            column.addWidget(one)
        hint = _("The room goes on; grades that the clock would show wait for this seat.")
        column.addWidget(Words(hint, "small", wrap=True))
        return made

    def _timer(self, extra: str) -> Callable[[], None]:
        return lambda: self._give_extra(extra)

    def _leaving(self) -> QWidget:
        _ = self._desk.texts.gettext
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(5)
        column.addWidget(
            Words(_("What about grades that have not been shown yet?"), "strong", wrap=True)
        )
        column.addWidget(self.keep)
        column.addWidget(self.void)
        hint = _("Grades that have been shown stay as they are.")
        column.addWidget(Words(hint, "small", wrap=True))
        return made

    def _lay(self) -> None:
        self._parts: dict[str, QWidget] = {
            BEHALF: self.grading,
            TIME: self.timing,
            HOME: self.leaving,
            TABLET: self.sharing,
        }
        self._openers = {
            BEHALF: self.behalf,
            TIME: self.extra,
            HOME: self.leave,
            TABLET: self.tablet,
        }
        self._buttons = (
            self.behalf,
            self.extra,
            self.absent,
            self.leave,
            self.come_back,
            self.free,
            self.tablet,
            self.remove,
        )
        acts = Wrapping(*self._buttons[1:])
        rule = QFrame()
        rule.setObjectName("rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        column.addWidget(rule)
        column.addWidget(self.who)
        column.addWidget(self.where)
        column.addWidget(self.behalf)
        column.addLayout(acts)
        for part in self._parts.values():
            column.addWidget(part)
