"""Pause, more time and back: the buttons beside Next, and what their keys do."""

from __future__ import annotations

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.domain.commands import AddTime, Back, Pause, Resume
from scanhost.domain.errors import Refused
from scanhost.domain.followup import GoTo
from scanhost.domain.views import Room


class Controls:
    """Three buttons that know when they can be pressed; where they stand is not theirs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._paused = False
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.pause = button(_("Pause"), self.toggle_pause, grab=False)
        self.more = button(_("+30 s"), self.add_time, grab=False)
        self.back = button(_("Back"), self.go_back, grab=False)

    def draw(self, room: Room) -> None:
        """Show what can be done now."""
        _ = self._desk.texts.gettext
        live = not room.locked and not room.closed
        self._room, self._paused = room, room.paused
        rename(self.pause, _("Resume") if room.paused else _("Pause"))
        self.pause.setEnabled(live and (room.paused or room.left is not None))
        self.more.setEnabled(live and room.left is not None)
        first = room.called is not None or room.step.id == room.steps[0][0].id
        self.back.setEnabled(room.meeting.at > 0 if room.meeting else live and not first)

    def toggle_pause(self) -> None:
        """Stop the clock, or let it run again."""
        if self.pause.isEnabled():
            self._desk.ask(Resume() if self._paused else Pause())

    def add_time(self) -> None:
        """Give the clock thirty seconds more."""
        if self.more.isEnabled():
            self._desk.ask(AddTime())

    def go_back(self) -> None:
        """Show the step before."""
        room = self._room
        if room is None or not self.back.isEnabled():
            return
        if room.meeting is not None:
            steps, at = room.meeting.steps, room.meeting.at
            self._desk.ask(GoTo(steps[at].id, steps[at - 1].id), _moved)
        else:
            self._desk.ask(Back())


def _moved(refused: Refused) -> bool:
    return refused.code == "step.moved"  # pressed twice: the meeting is where it should be
