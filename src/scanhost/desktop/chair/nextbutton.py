"""The one big button: it says where it leads, and asks before a reveal that leaves people out."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from scanhost.desktop.chair import meetingsteps, steps
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import Faced
from scanhost.desktop.widgets.words import Words, in_lines, restyle
from scanhost.domain.commands import Next
from scanhost.domain.errors import Refused
from scanhost.domain.followup import GoTo
from scanhost.domain.views import Room

SIDE = 17  # pixels left and right of the words
ROOMY = 250  # pixels from which the key is named too
BOUNCE = 600  # ms in which a second press is the same press still, and no answer


class NextButton(Faced):
    """Moves the room on from the step it was drawn for; at the end it leads to the agenda."""

    to_agenda = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("main")
        self._desk = desk
        self._room: Room | None = None
        self._asking: tuple[object, ...] | None = None  # how things stood when it asked
        self._count = 0
        self._asked = QElapsedTimer()
        self._title = Words("", "next", wrap=True)
        self._lead = Words("", "body")
        self._lead.setMinimumWidth(1)
        self._leads = ""
        self._key = Words(desk.texts.gettext("Space"), "key")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 5, SIDE, 6)
        row.addLayout(words, 1)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self.face(row)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.press)

    def draw(self, room: Room) -> None:
        """Say where it leads now; a question is dropped when anything it asked about changed."""
        self._room = room
        if self._asking is not None and self._asking != self._standing(room):
            self._asking = None
        _ = self._desk.texts.gettext
        title, lead = _("Next"), steps.leads(room, self._desk)
        if self._asking is not None:
            title = self._desk.said(Refused("reveal.missing", {"count": self._count}))
            lead = _("Press again for yes. Esc: not yet.")
        elif room.meeting is not None and room.meeting.ahead is None:
            title, lead = _("To your own window"), _("finish the meeting there")
        elif room.meeting is not None and room.meeting.ahead is not None:
            lead = meetingsteps.leads(room.meeting.ahead, room, self._desk)
        elif self._at_end(room):
            title = _("To the agenda")
            lead = _("make it and print it")
            if not room.closed:
                lead = _("make it, print it, close session 1")
        self._title.setText(title)
        self._leads = lead
        self.setAccessibleName(f"{title} {lead}")
        self._fit()
        leads = room.meeting is not None or (room.ahead is not None and not room.locked)
        self.setEnabled(leads or self._at_end(room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say where it leads in two lines at most, and name the key where there is room for it."""
        ends = self._room is not None and self._at_end(self._room)
        named = self.width() >= ROOMY and self._asking is None and not ends
        self._key.setVisible(named)
        restyle(self._title, "kind", "next")
        wide = self._title.fontMetrics().horizontalAdvance(self._title.text())
        if self._asking is not None or wide > self.width() - 2 * SIDE:
            restyle(self._title, "kind", "sentence")
        taken = 2 * SIDE + (self._key.sizeHint().width() + 10 if named else 0)
        lines = in_lines(self._leads, self._lead.fontMetrics(), self.width() - taken)
        self._lead.setText("\n".join(lines[: 1 if self._asking is not None else 2]))

    @property
    def asking(self) -> bool:
        """Tell whether it waits for a second press."""
        return self._asking is not None

    def press(self) -> None:
        """Ask to move on; safe to press twice, since it names the step it was drawn for."""
        room = self._room
        if room is None or not self.isEnabled():
            return
        if self._at_end(room):
            self.to_agenda.emit()
            return
        if room.meeting is not None and room.meeting.ahead is not None:
            to = GoTo(room.meeting.step.id, room.meeting.ahead.id)
            self._desk.ask(to, lambda refused: refused.code == "step.moved")
            return
        sure = self._asking is not None
        if sure and self._asked.elapsed() < BOUNCE:
            return
        standing = self._standing(room)
        self._desk.ask(Next(room.position, sure), lambda refused: self._answer(refused, standing))

    def give_up(self) -> None:
        """Take the question back."""
        self._asking = None
        if self._room is not None:
            self.draw(self._room)

    def _answer(self, refused: Refused, standing: tuple[object, ...]) -> bool:
        if refused.code == "step.moved":
            return True  # pressed twice, or the clock was first: the room is where it should be
        if refused.code != "reveal.missing":
            return False
        if self._room is not None and standing == self._standing(self._room):
            self._asking, self._count = standing, int(refused.facts["count"])
            self._asked.start()
            self.draw(self._room)
        return True

    @staticmethod
    def _at_end(room: Room) -> bool:
        if room.meeting is not None:
            return room.meeting.ahead is None
        return room.closed or (room.ahead is None and not room.locked)

    @staticmethod
    def _standing(room: Room) -> tuple[object, ...]:
        return room.position, room.live.id, room.missing, room.answered, room.present
