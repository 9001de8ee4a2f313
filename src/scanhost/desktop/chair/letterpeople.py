"""Everybody's mail, and what can be done for the one who is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.letterlist import LetterList, lines
from scanhost.desktop.chair.lettersteps import LetterSteps
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.words import Words
from scanhost.domain.letters import Mails
from scanhost.domain.people import INVITING, PARTNER, Person
from scanhost.domain.views import Room

WIDTH = 276  # pixels at the least, so that it stays as wide whoever is chosen


class LetterPeople(QWidget):
    """How many mails were sent, the list, and the steps below it."""

    chosen = Signal(str)  # the id of a person

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._mails: Mails | None = None
        self._kind = INVITING[0]
        self.person = ""  # the id of who is chosen
        self.sent = Words("", "small")
        self.list = LetterList(desk, look)
        self.list.chosen.connect(self.chosen)
        self.seat = Words("", "small", wrap=True)
        self.steps = LetterSteps(desk)
        self.list.wanted.connect(self.steps.press)
        self.setMinimumWidth(WIDTH)
        self._lay()

    def person_of(self, mails: Mails, kind: str) -> Person | None:
        """Return who is chosen: else who is due, or the first; None when there is nobody."""
        self._mails = mails
        self._kind = kind
        partners = mails.partners(kind)
        if not partners:
            return None
        person = next((one for one in partners if one.id == self.person), None)
        if person is None:
            person = next(iter(mails.due(kind)), partners[0])
            self.person = person.id
        return person

    def draw(self, room: Room, mails: Mails, kind: str) -> None:
        """Show how everybody's mail of a kind stands."""
        tr = self._desk.texts
        many = sum(one.stand == "sent" for one in mails.standings(kind).values())
        said = tr.gettext("{n} of {all} sent").format(n=many, all=len(mails.partners(kind)))
        self.sent.setText(said if kind not in ("reminder", "code") else "")
        self.list.draw(lines(mails, kind, self._desk), self.person)
        seat = room.about.get("seat", "")
        name = next((one.person.name for one in room.seats if one.person.id == seat), "")
        said = tr.gettext("{name} (you) gets no mail.").format(name=name)
        self.seat.say(said if name and kind != PARTNER else "")

    def turn(self, by: int) -> None:
        """Choose who comes so many places later; the list goes round."""
        ids = (
            [one.id for one in self._mails.partners(self._kind)] if self._mails is not None else []
        )
        if ids:
            at = ids.index(self.person) if self.person in ids else 0
            self.chosen.emit(ids[(at + by) % len(ids)])

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Words(self._desk.texts.gettext("Sending"), "section"))
        head.addStretch(1)
        head.addWidget(self.sent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.seat)
        column.addWidget(self.steps)
