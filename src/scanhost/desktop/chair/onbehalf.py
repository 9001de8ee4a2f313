"""Answering in somebody's place: marked in the record, and shown nowhere."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout

from scanhost.desktop.chair import steps
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.commands import GradeFor, TakeBackFor
from scanhost.domain.views import Room, Seat

ROW = 5  # grades beside each other
HIGH = 32  # pixels of a grade at least, so that it can be hit


class OnBehalf(QFrame):
    """Ten equal buttons and *don't know*, for the norm that has the clock."""

    def __init__(self, desk: Desk, done: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._done = desk, done
        self._asked: tuple[str, str, int] | None = None  # seat, norm, round
        _ = desk.texts.gettext
        self.norm = Words("", "strong", wrap=True)
        self.grades: list[QPushButton] = [
            button(str(grade), self._giving(grade), "small") for grade in range(1, 11)
        ]
        self.unknown = button(_("don't know"), self._giving(None), "small")
        self.take_back = button(_("Take the answer back"), self._take_back, "quiet")
        self._lay()

    def draw(self, seat: Seat, room: Room) -> None:
        """Offer the grades of what has the clock."""
        if room.voting is None:
            return
        self._asked = (seat.person.id, room.voting, room.round)
        self.norm.setText(steps.norm_name(room.voting, room, self._desk))
        self.take_back.setVisible(seat.behalf)

    def is_another(self, room: Room) -> bool:
        """Tell whether something else has the clock now than when it was drawn last."""
        return self._asked is not None and self._asked[1:] != (room.voting, room.round)

    def begin(self) -> None:
        """Give the keyboard to the grades."""
        self.grades[0].setFocus()

    def _giving(self, grade: int | None) -> Callable[[], None]:
        return lambda: self._give(grade)

    def _give(self, grade: int | None) -> None:
        if self._asked is not None:
            ballot = secrets.token_hex(16)  # used when nobody ever sat on the seat
            self._desk.ask(GradeFor(*self._asked, grade, ballot), then=self._done)

    def _take_back(self) -> None:
        if self._asked is not None:
            self._desk.ask(TakeBackFor(*self._asked), then=self._done)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        grid = QGridLayout()
        grid.setSpacing(5)
        for place, one in enumerate(self.grades):
            one.setMinimumHeight(HIGH)
            grid.addWidget(one, place // ROW, place % ROW)
        row = Wrapping(self.unknown, self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.norm)
        column.addLayout(grid)
        column.addLayout(row)
        hint = _("It is marked in the record that you answered; no screen and no paper shows it.")
        column.addWidget(Words(hint, "small", wrap=True))
