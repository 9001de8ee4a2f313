"""One seat's personal code once more: to see, on paper, or by mail."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.codecard import ask_and_print, card, grouped
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import Words, tip
from scanhost.domain.letters import mailbox
from scanhost.domain.people import Person
from scanhost.domain.views import Room


class CodeCards(QFrame):
    """Somebody of the list, their code in large letters, and ways to give it to them."""

    mail_wanted = Signal(str)  # a person, who gets their code by mail

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.who = Choice(look.colour, _("Whose code"))
        self.who.setMinimumContentsLength(18)
        self.who.currentIndexChanged.connect(self._show)
        self.code = Words("", "code")
        self.print = button(_("Print this card …"), self._print, "small")
        self.print_all = button(_("Print all cards …"), self._print_all, "small")
        self.mail = button(_("Mail this code …"), self._mail, "small")
        self.lacks = Words("", "small", wrap=True)
        self._lay()

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.who, self.print, self.mail, self.print_all]

    def draw(self, room: Room) -> None:
        """Offer everybody who has a code."""
        self._room = room
        self.who.fill([(one.id, one.name) for one in self._people()])
        self._show()

    def _show(self) -> None:
        person = self._person()
        self.code.setText(grouped(person.code) if person is not None else "")
        self.who.setToolTip(tip(person.name if person is not None else ""))
        open_ = self._room is not None and not self._room.closed
        reached = person is not None and bool(mailbox(person.email))
        self.mail.setEnabled(reached and open_)
        said = self._desk.texts.gettext("{name} has no e-mail address that works.")
        missing = person is not None and not reached
        self.lacks.say(said.format(name=person.name) if person is not None and missing else "")
        for one in (self.print, self.print_all):
            one.setEnabled(person is not None)

    def _people(self) -> list[Person]:
        seats = self._room.seats if self._room is not None else ()
        return [seat.person for seat in seats if seat.person.code]

    def _person(self) -> Person | None:
        return next((one for one in self._people() if one.id == self.who.chosen), None)

    def _print(self) -> None:
        person = self._person()
        if person is not None:
            self._print_these([person])

    def _print_all(self) -> None:
        self._print_these(self._people())

    def _print_these(self, people: list[Person]) -> None:
        room = self._room
        if room is not None and people:
            name = self._desk.texts.gettext("Personal codes")
            ask_and_print([card(room, one) for one in people], name, self)

    def _mail(self) -> None:
        person = self._person()
        if person is not None:
            self.mail_wanted.emit(person.id)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(Words(_("Give one code once more"), "strong"))
        first.addWidget(self.who)
        first.addWidget(self.code)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(6)
        for one in (self.print, self.mail, self.print_all):
            second.addWidget(one)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 11)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.lacks)
