"""How long names and addresses are kept: asked when session 1 closes, and changed afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.dates import day_said
from scanhost.desktop.chair.dayfield import DayField
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.words import Words
from scanhost.domain import retention
from scanhost.domain.commands import SaveAbout
from scanhost.domain.views import Room

FIELD = 300  # pixels


class LastDay(DayField):
    """The last day; twelve months after session 1 until another is chosen."""

    def __init__(self, desk: Desk) -> None:
        _ = desk.texts.gettext
        super().__init__(
            desk,
            _("Last day for names and addresses"),
            _("Pick the last day for names and addresses"),
            lambda day: SaveAbout(retention.KEY, day),
        )

    def draw(self, room: Room) -> None:
        """Show the day, and in full what it is."""
        self.show_day(retention.until(room.about), self._words(room))

    def settle(self, then: Callable[[], object]) -> None:
        """Record the day that stands in the field, and go on when it is one."""
        day = self.line.record.read or retention.proposed(date.today().isoformat())
        self._desk.ask(SaveAbout(retention.KEY, day), then=then)

    def _words(self, room: Room) -> str:
        _ = self._desk.texts.gettext
        day = retention.until(room.about)
        said = day_said(day, self._desk.language)
        if not said:
            return _("No day chosen yet.")
        if day == retention.proposed(room.about.get("date", "")):
            said = _("{day}: twelve months after session 1.").format(day=said)
        due = retention.overdue(room.about, room.closed, room.wiped)
        if due and due < date.today().isoformat():
            return _("{day} That day has passed: wipe names and addresses below.").format(
                day=said if said.endswith(".") else f"{said}."
            )
        return said


class Retention(QWidget):
    """The last day, with what it is for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self.day = LastDay(desk)
        self.day.days.setMaximumWidth(FIELD)
        why = _(
            "Keep names and e-mail addresses no longer than you need them; twelve months is one "
            "round from scan to scan. After this day the program reminds you to wipe them."
        )
        archive = _(
            "Public bodies: check the Archiefwet (the law on public records) for how long the "
            "agreed agenda has to be kept."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(_("How long names are kept"), "section"))
        column.addWidget(Words(why, "muted", wrap=True))
        column.addWidget(self.day)
        column.addWidget(Words(archive, "small", wrap=True))

    def draw(self, room: Room) -> None:
        """Show the last day."""
        self.day.draw(room)
