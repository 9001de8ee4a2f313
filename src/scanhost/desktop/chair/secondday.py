"""The day of session 2: typed or picked, in full, and why it is that one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.calendar import WithDays
from scanhost.desktop.chair.dates import day_read, day_said, day_shown
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.agenda import FOLLOW_UP, proposed
from scanhost.domain.commands import PlanFollowUp
from scanhost.domain.errors import Refused
from scanhost.domain.meetings import late
from scanhost.domain.views import Room
from scanhost.domain.workdays import holidays


class SecondDay(QWidget):
    """A field with a calendar, and a sentence below it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drawn: tuple[Room, str] | None = None
        _ = desk.texts.gettext
        self.line = Line(
            _("Day of session 2"),
            lambda day: desk.ask(PlanFollowUp(day), self._wrong_day),
            40,
            show=lambda day: day_shown(day, desk.language),
            read=day_read,
        )
        # What the scan has is typed once more after something that was wrong.
        self.line.record.settled.connect(self._again)
        self.days = WithDays(desk, self.line, _("Pick the day of session 2"))
        self.said = Words("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.days)
        column.addWidget(self.said)

    def draw(self, room: Room, today: str = "") -> None:
        """Show the day that is planned; `today` as YYYY-MM-DD, to say that it has been."""
        self.line.draw(room.follow_up)
        self._drawn = room, today
        if self.said.property("kind") != "error" or self.line.record.read == room.follow_up:
            start = room.about.get("date", "")
            before = "" < room.follow_up <= start
            warned = late(start, room.follow_up) or before or "" < room.follow_up < today
            restyle(self.said, "kind", "todo" if warned else "small")
            restyle(self.line, "wrong", "no")
            self.said.setText(self._of_day(room, today))

    def _again(self) -> None:
        if self._drawn is not None:
            self.draw(*self._drawn)

    def _of_day(self, room: Room, today: str) -> str:
        """Return the day of session 2 in full, and why it is that one."""
        _ = self._desk.texts.gettext
        said = day_said(room.follow_up, self._desk.language)
        start = room.about.get("date", "")
        if not said or not start:
            return said
        if start < room.follow_up < today:
            return _("{day}: that day has been. Begin session 2, or choose another day.").format(
                day=said
            )
        day, first = date.fromisoformat(room.follow_up), date.fromisoformat(start)
        six = first + FOLLOW_UP
        if day == six:
            why = _("{day}: six weeks after session 1.")
        elif room.follow_up == proposed(start):
            why = (
                _(
                    "{day}: six weeks after session 1 is a public holiday; "
                    "this is the next working day."
                )
                if six in holidays(six.year)
                else _(
                    "{day}: six weeks after session 1 is a weekend; this is the next working day."
                )
            )
        elif day > six:
            why = _("{day}: later than six weeks, so attention may fade.")
        elif day <= first:
            why = _("{day}: that is not after session 1.")
        else:
            why = _("{day}: within six weeks.")
        return why.format(day=said)

    def _wrong_day(self, refused: Refused) -> bool:
        restyle(self.said, "kind", "error")
        restyle(self.line, "wrong", "yes")
        self.said.setText(self._desk.said(refused))
        return True
