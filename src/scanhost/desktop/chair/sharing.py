"""Somebody without a phone: a tablet that goes round."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import SaveAbout
from scanhost.domain.views import Room, Seat


class Sharing(QWidget):
    """How a seat joins on a tablet of somebody else, and whether tablets may go round."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.how = Words("", "body", wrap=True)
        self.allow = button(
            desk.texts.gettext("Let a tablet go round"),
            lambda: desk.ask(SaveAbout("shared", "yes"), then=self._begin),
            "small",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.how)
        column.addWidget(self.allow)

    def draw(self, seat: Seat, room: Room) -> None:
        """Say how it goes, or that it is not allowed yet."""
        _ = self._desk.texts.gettext
        allowed = room.about.get("shared") == "yes"
        if allowed:
            said = _(
                "On the tablet that goes round, tap “Hand this tablet on”. {name} then taps "
                "their own name. Each sees only their own grades."
            )
        else:
            said = _("Several people can grade on one tablet in turn, each out of sight.")
        self.how.setText(said.format(name=seat.person.name))
        self.allow.setVisible(not allowed)

    def begin(self) -> None:
        """Give the keyboard to what can be done."""
        if self.allow.isVisibleTo(self):
            self.allow.setFocus()

    def _begin(self) -> None:
        """Keep the keyboard here once there is nothing left to press."""
        self.setFocus()
