"""The chair may take one of the places; then one of the people on the list is the chair."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.person import remove
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words
from scanhost.domain import roster
from scanhost.domain.commands import SaveAbout
from scanhost.domain.people import Person
from scanhost.domain.views import Room

SEAT = "seat"  # what the scan says about itself: whose place is the chair's


class OwnPlace(QWidget):
    """One sentence and one button: take a place, or give it up again.

    Who is taken off the list and put back again is the chair still, by the id.
    """

    wanted = Signal(Person)  # the chair as somebody new on the list, to be completed

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chair = ""
        self._people: list[Person] = []
        self._mine: Person | None = None
        self.words = Words("", "muted", wrap=True)
        self.take = button("", self._act, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.take)

    def draw(self, room: Room) -> None:
        """Show whether the chair has a place."""
        _ = self._desk.texts.gettext
        self._chair = room.about.get("chair", "")
        self._people = [seat.person for seat in room.seats]
        id = room.about.get(SEAT, "")
        self._mine = next((one for one in self._people if one.id == id), None)
        if self._mine is None:
            said = _("You may take one of the places yourself. You then grade on a phone too.")
            rename(self.take, _("Take a place myself"))
        else:
            said = _("{name} is you, the chair. You grade on a phone too, like everybody else.")
            said = said.format(name=self._mine.name)
            rename(self.take, _("Give up my place"))
        if self.words.text() != said:
            self.words.setText(said)
        self.take.setEnabled(not room.closed)

    def seated(self, id: str) -> None:
        """Let this be the chair's place."""
        self._desk.ask(SaveAbout(SEAT, id))

    def _act(self) -> None:
        if self._mine is not None:
            remove(self._mine, self._desk, lambda: None)
            return
        name = roster.folded(self._chair)
        known = next((one for one in self._people if roster.folded(one.name) == name), None)
        if known is not None:
            self.seated(known.id)
        else:
            self.wanted.emit(Person(self._desk.new_id(), *roster.parts(self._chair)))
