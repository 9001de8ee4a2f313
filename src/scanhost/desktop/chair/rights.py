"""What is held about one person, in a file for them; and taking one person out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check, Choice
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words, shortened
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.handing import PERSON, Wipe
from scanhost.domain.held import of_partner
from scanhost.domain.people import Person
from scanhost.domain.views import Room

FIELD = 420  # pixels


def known(room: Room) -> list[Person]:
    """Return who is on a list: at the table, or as the one to tell at an absent partner."""
    partners = [of_partner(one) for one in room.absent if one.contact]
    return [*(seat.person for seat in room.seats), *partners]


class Rights(QWidget):
    """Whoever is on the list may ask what is held about them, and to be taken out."""

    held_wanted = Signal(str)  # somebody on the list
    wipe_wanted = Signal(object)  # Wipe

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.who = Choice(look.colour, _("Of whom?"))
        self.who.setMaximumWidth(FIELD)
        self.write = button(_("Write it to a file …"), self._write)
        self.take_out = button(_("Take out of the scan …"), self._ask)
        self.named = Check(look.colour, _("Take the whole name out of all texts too"))
        self.who.activated.connect(self._ask_no_more)
        self.who.activated.connect(self._settle)
        self.named.clicked.connect(self._ask_no_more)
        self.question = Strip(tall=True)
        self.question.gone.connect(self._settle)
        self.none = Words(_("There is nobody on the list."), "muted", wrap=True)
        why = _(
            "Whoever asks may see what the scan holds about them: their line on the list, mails, "
            "attendance, and the texts with their name. What is wrong you correct where it "
            "stands. Look the file over before you give it away: other people may be named in it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(_("What is held about one person"), "section"))
        column.addWidget(Words(why, "muted", wrap=True))
        column.addWidget(self.none)
        column.addWidget(self.who)
        column.addWidget(self.named)
        column.addWidget(self.question)
        column.addLayout(Wrapping(self.write, self.take_out, spacing=8))

    def draw(self, room: Room) -> None:
        """Offer who is on the list."""
        self._room = room
        people = known(room)
        self.who.fill(
            [
                (one.id, " · ".join(filter(None, (one.name, shortened(one.organisation, 40)))))
                for one in sorted(people, key=lambda one: one.name.casefold())
            ]
        )
        for part in (self.who, self.write):
            part.setVisible(bool(people))
        self.none.setVisible(not people)
        if not people:
            self._ask_no_more()
        self._settle()

    def _ask_no_more(self) -> None:
        if self.question.asking:
            self.question.clear()

    def _settle(self) -> None:
        room = self._room
        listed = [] if room is None else [seat.person.id for seat in room.seats]
        out = room is not None and room.closed and self.who.chosen in listed
        self.take_out.setVisible(out and not self.question.asking)
        self.named.setVisible(out)

    def _write(self) -> None:
        if self.who.chosen:
            self.held_wanted.emit(self.who.chosen)

    def _ask(self) -> None:
        room, chosen = self._room, self.who.chosen
        seats = () if room is None else room.seats
        name = next((seat.person.name for seat in seats if seat.person.id == chosen), None)
        if name is None:
            return
        _ = self._desk.texts.gettext
        named = self.named.isChecked()
        texts = (
            _("The name goes from all texts too.")
            if named
            else _("A name in a text stays; tick above to take it out too.")
        )
        said = _(
            "Take {name} out of this scan for ever? The line on the list, mails, attendance and "
            "a name beside grades go, here and in every backup. Results stay exactly as they are. "
            "{texts} This cannot be undone."
        )
        self.question.ask(
            said.format(name=name, texts=texts),
            _("Take out for ever"),
            _("Not now"),
            lambda: self.wipe_wanted.emit(Wipe(PERSON, date.today().isoformat(), chosen, named)),
            careful=True,
        )
        self._settle()
