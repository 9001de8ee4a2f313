"""*Eens / niet eens*: asking the room about the chosen points, and what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.agenda import Agreement
from scanhost.domain.commands import AskAgreement, EndAgreement
from scanhost.domain.script import Kind
from scanhost.domain.views import Room


class Agreeing(QWidget):
    """One button and one line; never who, and never how many before the end."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.said = Words("", "strong", wrap=True)
        self.ask = button(_("Ask the room: agree or not? (E)"), self.press, "small", grab=False)
        self.stop = button(_("Stop and show (E)"), self.press, "small", grab=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.stop)
        row.addWidget(self.ask)

    def draw(self, room: Room) -> None:
        """Show what is asked, or what came of it."""
        self._room = room
        tr, running = self._desk.texts, self._running(room)
        theme = self._theme(room)
        asked = [one for one in room.agreements if one.theme == theme]
        if running is not None:
            n, of = room.polled, room.present
            self.said.say(tr.gettext("{n} of {all} have answered").format(n=n, all=of))
        else:
            self.said.say(self._came_of_it(asked[-1]) if asked else "")
        chosen = any(point.theme_id == theme for point in room.points)
        self.stop.setVisible(running is not None)
        self.ask.setVisible(running is None and chosen and theme is not None)
        self.setVisible(running is not None or (theme is not None and (chosen or bool(asked))))

    def press(self) -> None:
        """Ask, or end what is asked."""
        room = self._room
        if room is None or room.closed:
            return
        theme = self._theme(room)
        if self._running(room) is not None:
            self._desk.ask(EndAgreement())
        elif theme is not None and any(point.theme_id == theme for point in room.points):
            self._desk.ask(AskAgreement(theme))

    def _came_of_it(self, asked: Agreement) -> str:
        tr = self._desk.texts
        if asked.yes is None or asked.no is None:
            return tr.gettext("too few answers to show")
        return tr.gettext("{yes} agree, {no} do not").format(yes=asked.yes, no=asked.no)

    @staticmethod
    def _theme(room: Room) -> str | None:
        review = room.step.kind is Kind.REVIEW and room.called is None and not room.closed
        return room.step.theme if review else None

    @staticmethod
    def _running(room: Room) -> Agreement | None:
        last = room.agreements[-1:]
        return last[0] if last and not last[0].ended and not room.closed else None
