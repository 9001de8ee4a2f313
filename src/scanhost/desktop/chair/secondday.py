"""The day of session 2: typed or picked, in full, and why it is that one."""

from __future__ import annotations

from datetime import date

from scanhost.desktop.chair.dates import day_said
from scanhost.desktop.chair.dayfield import DayField
from scanhost.desktop.chair.desk import Desk
from scanhost.domain.agenda import FOLLOW_UP, proposed
from scanhost.domain.commands import PlanFollowUp
from scanhost.domain.meetings import late
from scanhost.domain.views import Room
from scanhost.domain.workdays import holidays


class SecondDay(DayField):
    """The day that is planned, or proposed."""

    def __init__(self, desk: Desk) -> None:
        _ = desk.texts.gettext
        super().__init__(desk, _("Day of session 2"), _("Pick the day of session 2"), PlanFollowUp)

    def draw(self, room: Room, today: str = "") -> None:
        """Show the day that is planned; `today` as YYYY-MM-DD, to say that it has been."""
        start, planned = room.about.get("date", ""), room.follow_up
        warned = late(start, planned) or "" < planned <= start or "" < planned < today
        self.show_day(planned, self._of_day(room, today), "todo" if warned else "small")

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
