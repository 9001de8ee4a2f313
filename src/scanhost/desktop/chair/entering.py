"""How people come to their seat."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.codecards import CodeCards
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.showing import Option
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import ENTRIES, GiveCodes, SaveAbout
from scanhost.domain.people import ALPHABET
from scanhost.domain.views import Room
from scanhost.texts import N_

LENGTH = 6  # of a personal code: it opens a seat, and is guessed at sixty tries a minute at most
COLUMNS = 3

NAMES = {
    "name": N_("Choose their name"),
    "code": N_("Personal code"),
    "knock": N_("Knock and be let in"),
}
MEANS = {
    "name": N_("Whoever scans the code on the screen sees the free names and taps their own."),
    "code": N_("Nobody sees a list: each types the code that stands in their invitation."),
    "knock": N_("Nobody sees a list: each types their name, and you let them in one by one."),
}


def personal_code() -> str:
    """Return a new code for one person."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class Entering(QWidget):
    """Three ways to a seat, and the codes, when they are used."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        self._given: set[str] = set()  # asked for and not seen yet
        _ = desk.texts.gettext
        self.options: dict[str, Option] = {}
        group = QButtonGroup(self)
        for entry in ENTRIES:
            one = Option(look, _(NAMES[entry]), _(MEANS[entry]))
            one.clicked.connect(self._choosing(entry))
            group.addButton(one)
            self.options[entry] = one
        self._codes = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(2)
        self._shown: list[tuple[str, str]] | None = None
        self.anew = button(_("New codes for everybody …"), self._ask_to_renew, "small")
        self.question = Strip(tall=True)
        self.cards = CodeCards(desk, look)
        self._lay()

    def draw(self, room: Room) -> None:
        """Show what was chosen; with personal codes nobody is without one."""
        self._room = room
        for entry, option in self.options.items():
            option.setChecked(entry == room.entry)
            option.setEnabled(not room.closed)
        people = [seat.person for seat in room.seats]
        self._given &= {one.id for one in people if not one.code}
        if room.entry == "code" and not room.closed:
            self._give([one.id for one in people if not one.code and one.id not in self._given])
        self._codes.setVisible(room.entry == "code" and bool(people))
        # Two hundred people are four hundred labels, which nobody reads while no code is used.
        self._list([(one.name, one.code) for one in people if room.entry == "code"])
        self.cards.draw(room)

    def _list(self, codes: list[tuple[str, str]]) -> None:
        if codes == self._shown:
            return
        self._shown = codes
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for place, (name, code) in enumerate(codes):
            row, column = place // COLUMNS, place % COLUMNS * 2
            self._grid.addWidget(Words(name, "body", wrap=True), row, column)
            self._grid.addWidget(Words(code, "strong"), row, column + 1)
            self._grid.setColumnStretch(column + 1, 1)

    def _give(self, people: list[str]) -> None:
        if people:
            self._given.update(people)
            self._desk.ask(GiveCodes(tuple((id, personal_code()) for id in people)))

    def _ask_to_renew(self) -> None:
        tr, room = self._desk.texts, self._room
        if room is None:
            return
        n = len({one.person for one in room.letters})
        said = tr.gettext(
            "Give everybody a new code? The codes there are now open no seat any more."
        )
        if n:
            mailed = tr.ngettext(
                "{n} person has a mail with the old code.",
                "{n} people have a mail with the old code.",
                n,
            )
            said = f"{said} {mailed.format(n=n)}"
        self.question.ask(
            said, tr.gettext("New codes"), tr.gettext("Not now"), self._renew, careful=True
        )

    def _renew(self) -> None:
        self._give([seat.person.id for seat in self._room.seats] if self._room is not None else [])

    def _choosing(self, entry: str) -> Callable[[], None]:
        def choose() -> None:
            self._given.clear()  # what was refused is asked for again
            self._save("entry", entry)

        return choose

    def _save(self, key: str, value: str) -> None:
        self._desk.ask(SaveAbout(key, value), self._refused)

    def _refused(self, _: object) -> bool:
        if self._room is not None:
            self.draw(self._room)
        return False

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        codes = QVBoxLayout(self._codes)
        codes.setContentsMargins(42, 0, 0, 4)
        codes.setSpacing(6)
        hint = _("Each code opens one seat. Pass it on to nobody else.")
        codes.addWidget(Words(hint, "muted", wrap=True))
        codes.addLayout(self._grid)
        row = QHBoxLayout()
        row.addWidget(self.anew)
        row.addStretch(1)
        codes.addLayout(row)
        codes.addWidget(self.question)
        codes.addWidget(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for entry, one in self.options.items():
            column.addWidget(one)
            if entry == "code":
                column.addWidget(self._codes)
