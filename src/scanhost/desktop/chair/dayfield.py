"""A day that is typed or picked, and a sentence below it; a wrong one is said until put right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.calendar import WithDays
from scanhost.desktop.chair.dates import day_read, day_shown
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.commands import Command
from scanhost.domain.errors import Refused

MOST = 40  # characters


class DayField(QWidget):
    """A field with a calendar. What is typed in it becomes a command."""

    def __init__(self, desk: Desk, name: str, pick: str, command: Callable[[str], Command]) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[str, str, str] | None = None
        self.line = Line(
            name,
            lambda day: desk.ask(command(day), self._wrong),
            MOST,
            show=lambda day: day_shown(day, desk.language),
            read=day_read,
        )
        # What the scan has is typed once more after something that was wrong.
        self.line.record.settled.connect(self._again)
        self.days = WithDays(desk, self.line, pick)
        self.said = Words("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.days)
        column.addWidget(self.said)

    def show_day(self, day: str, said: str, kind: str = "small") -> None:
        """Show the day that the scan has, and what is to be said of it."""
        self._shown = day, said, kind
        self.line.draw(day)
        if self.said.property("kind") != "error" or self.line.record.read == day:
            restyle(self.said, "kind", kind)
            restyle(self.line, "wrong", "no")
            self.said.say(said)

    def _again(self) -> None:
        if self._shown is not None:
            self.show_day(*self._shown)

    def _wrong(self, refused: Refused) -> bool:
        restyle(self.said, "kind", "error")
        restyle(self.line, "wrong", "yes")
        self.said.say(self._desk.said(refused))
        return True
