"""How long names and addresses are kept: asked when session 1 closes, and changed afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.calendar import WithDays
from scanhost.desktop.chair.dates import day_read, day_said, day_shown
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain import retention
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Refused
from scanhost.domain.views import Room

FIELD = 300  # pixels


class LastDay(QWidget):
    """A field for the last day; twelve months after session 1 until another is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.line = Line(
            _("Last day for names and addresses"),
            self._save,
            40,
            show=lambda day: day_shown(day, desk.language),
            read=day_read,
        )
        # What the scan has is typed once more after something that was wrong.
        self.line.record.settled.connect(self._again)
        self.days = WithDays(desk, self.line, _("Pick the last day for names and addresses"))
        self.said = Words("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.days)
        column.addWidget(self.said)

    def draw(self, room: Room) -> None:
        """Show the day, and in full what it is."""
        self._room = room
        day = retention.until(room.about)
        self.line.draw(day)
        if self.said.property("kind") != "error" or self.line.record.read == day:
            restyle(self.said, "kind", "small")
            restyle(self.line, "wrong", "no")
            self.said.say(self._words(room))

    def _again(self) -> None:
        if self._room is not None:
            self.draw(self._room)

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

    def _save(self, day: str) -> None:
        self._desk.ask(SaveAbout(retention.KEY, day), self._wrong)

    def _wrong(self, refused: Refused) -> bool:
        restyle(self.said, "kind", "error")
        restyle(self.line, "wrong", "yes")
        self.said.say(self._desk.said(refused))
        return True


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
