"""Mails once session 1 is closed, and what the chair is to know before putting them ready."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost import texts
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.invitations import Invitations
from scanhost.desktop.chair.look import Look
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.words import Words
from scanhost.domain import leads
from scanhost.domain.leads import Unmet
from scanhost.domain.letters import mails_of, remind_from
from scanhost.domain.people import AFTER
from scanhost.domain.views import Room

MOST = 3  # names in a sentence


class AfterMails(QWidget):
    """The same three columns as the invitations have, for the mails that come after."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._said: tuple[object, ...] = ()
        self._fits = ""  # the mail that fitted where the scan stood when it was drawn last
        _ = desk.texts.gettext
        self.early = Words(
            _("First close session 1, on the page Agenda. Then you put these mails ready here."),
            "muted",
            wrap=True,
        )
        self.due = Words("", "todo", wrap=True)
        self.unclear = Words("", "todo", wrap=True)
        self.letters = Invitations(desk, look, AFTER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for one in (self.early, self.due, self.unclear, self.letters):
            column.addWidget(one, 1 if one is self.letters else 0)
        column.addStretch()

    def draw(self, snapshot: Snapshot) -> None:
        """Show whose mail is how far, or that it is too early."""
        room = snapshot.room
        self.early.setVisible(not room.closed)
        self.letters.setVisible(room.closed)
        if not room.closed:
            self.due.say("")
            self.unclear.say("")
            return
        fits = "agenda" if any(one.ended for one in room.meetings) else "homework"
        if fits != self._fits:
            self._fits = fits
            self.letters.choose_kind(fits)
        self.letters.draw(room)
        today = date.today().isoformat()
        kept = (today, room.points, room.process, room.follow_up, room.meetings, room.letters)
        if kept == self._said:
            return
        self._said = kept
        self.due.say(due(room, today, self._desk))
        self.unclear.say(unclear(room, self._desk))

    def begin(self) -> None:
        """Begin anew, with another scan."""
        self._said, self._fits = (), ""
        self.letters.begin()


def due(room: Room, today: str, desk: Desk) -> str:
    """Return that it is time to remind everybody of session 2; "" when it is not."""
    if not room.follow_up or any(one.day >= room.follow_up for one in room.meetings):
        return ""
    tr, lacking = desk.texts, len(mails_of(room).due("reminder2"))
    if not lacking or not remind_from(room.follow_up) <= today <= room.follow_up:
        return ""
    said = tr.ngettext(
        "The next meeting is on {day}. {n} person has no reminder of it yet.",
        "The next meeting is on {day}. {n} people have no reminder of it yet.",
        lacking,
    )
    day = texts.date_long(date.fromisoformat(room.follow_up), desk.language)
    return said.format(day=day, n=lacking)


def unclear(room: Room, desk: Desk) -> str:
    """Return which names no mail follows from; "" when every name means one person."""
    people, _ = [one.person for one in room.seats], desk.texts.gettext
    prepared = leads.homework(room.points, people)
    led = leads.leads(room.points, room.process, people)
    said = []
    if found := _names((*prepared.unclear, *led.unclear), desk):
        said.append(
            _(
                "These could mean several people, who therefore get no mail: {names}. Write first "
                "and last name."
            ).format(names=found)
        )
    if found := _names((*prepared.unknown, *led.unknown), desk):
        said.append(
            _("These are not on the list of participants, and get no mail: {names}.").format(
                names=found
            )
        )
    return " ".join(said)


def _names(unmet: Iterable[Unmet], desk: Desk) -> str:
    """Return some of these texts, each once, and how many there are besides."""
    found = list(dict.fromkeys(f"“{one.text}”" for one in unmet))
    more = len(found) - MOST
    said = ", ".join(found[:MOST])
    if more <= 0:
        return said
    tr = desk.texts
    return tr.ngettext("{names} and {n} more", "{names} and {n} more", more).format(
        names=said, n=more
    )
