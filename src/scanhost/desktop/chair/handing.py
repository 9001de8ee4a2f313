"""Handing a scan on, how long it is kept, wiping it, and what it holds about one person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair import saving
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.retention import Retention
from scanhost.desktop.chair.rights import Rights, known
from scanhost.desktop.chair.wiping import Wiping
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.words import Words
from scanhost.domain.views import Room

WIDE = 760  # pixels, beyond which a line of text is hard to follow


class Handing(QWidget):
    """A section of the results."""

    share_wanted = Signal(str)  # a path for a copy
    wipe_wanted = Signal(object)  # Wipe
    held_wanted = Signal(str, str)  # somebody on the list, and a path

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.copy = button(_("Make a copy for the next chair …"), self._ask_where)
        self.not_now = Words("", "todo", wrap=True)
        self.retention = Retention(desk)
        self.wiping = Wiping(desk, look)
        self.wiping.wanted.connect(self._wipe)
        self.rights = Rights(desk, look)
        self.rights.wipe_wanted.connect(self._wipe)
        self.rights.held_wanted.connect(self._ask_where_held)
        self._lay()

    def draw(self, snapshot: Snapshot) -> None:
        """Show what can be done with the scan as it is."""
        self._room = room = snapshot.room
        may = room.closed or (room.locked and not room.asked)
        self.copy.setEnabled(may)
        self.not_now.say(
            ""
            if may
            else self._desk.texts.gettext(
                "A session is under way. The scan can be handed on before it, or once session 1 "
                "is closed."
            )
        )
        self.retention.draw(room)
        self.wiping.draw(room, snapshot.missed)
        self.rights.draw(room)

    def _ask_where(self) -> None:
        flush(self.window())
        if self._room is not None:
            saving.ask_where_copy(self, self._desk, self._room, self.share_wanted.emit)

    def _ask_where_held(self, person: str) -> None:
        flush(self.window())
        people = [] if self._room is None else known(self._room)
        name = next((one.name for one in people if one.id == person), None)
        if self._room is not None and name is not None:
            saving.ask_where_held(
                self,
                self._desk,
                self._room,
                name,
                lambda path: self.held_wanted.emit(person, path),
            )

    def _wipe(self, wish: object) -> None:
        flush(self.window())  # what was typed last goes too, and does not come back afterwards
        self.wipe_wanted.emit(wish)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        what = _(
            "One file with people, results and agenda. Without e-mail addresses, personal codes, "
            "mails, the Wi-Fi password and your own notes. The results are the same, so that "
            "next year’s scan can be compared with it."
        )
        inside = QWidget()
        inside.setMaximumWidth(WIDE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(_("For the next chair"), "section"))
        column.addWidget(Words(what, "muted", wrap=True))
        column.addWidget(self.not_now)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.retention, self.wiping, self.rights):
            column.addSpacing(18)
            column.addWidget(part)
        column.addStretch(1)
        # Beside a stretch: a column would ask how high it is at a width that it never takes.
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inside, 1)
        outer.addStretch()
