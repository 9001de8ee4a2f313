"""The agenda: points at the left, one of them in the middle, what holds for all at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair import steps
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.pointform import PointForm
from scanhost.desktop.chair.pointlist import PointList, titled
from scanhost.desktop.chair.whole import Whole
from scanhost.desktop.situation import Situation
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import Theme
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.words import Words, shortened
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.commands import Next
from scanhost.domain.errors import Refused
from scanhost.domain.script import Kind
from scanhost.domain.views import Room

WIDE, NARROW = (272, 370), (236, 330)  # left and right column, in pixels
ENOUGH = 1340


class Agenda(QWidget):
    """The page where points become agreements."""

    to_session = Signal()  # back to conducting
    pdf = Signal()

    def __init__(self, desk: Desk, look: Look, beamer: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._look = desk, look
        self._room: Room | None = None
        self._chosen = ""
        self._situation = Situation.BEAMER  # who may look at this screen
        self.form: PointForm | None = None
        _ = desk.texts.gettext
        self.setAccessibleName(_("Agenda"))
        self.points = PointList(desk, look)
        self.points.chosen.connect(self.choose)
        self.whole = Whole(desk, look, beamer)
        self.empty = Words(
            _(
                "There are no improvement points yet. They are ticked in the discussion after "
                "each theme; here you then agree on who does what."
            ),
            "reading",
            wrap=True,
        )
        self.before = button(_("Previous point"), lambda: self._turn(-1))
        self.kept = Words(_("Everything is kept at once."), "muted")
        self.forward = button(_("Back to the session"), self._forward, "main")
        self._lay()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the agenda as it is."""
        self._room = room = snapshot.room
        if room.points and all(point.id != self._chosen for point in room.points):
            self._chosen = room.points[0].id
        self.points.draw(room.points, self._chosen)
        self._draw_form(room)
        self.whole.draw(snapshot)
        self._foot(room)

    def share(self, situation: Situation) -> None:
        """Show nothing that is only for the chair while the room may look at this screen."""
        self._situation = situation
        if self._room is not None:
            self._draw_form(self._room)

    def choose(self, id: str) -> None:
        """Show a point; what was typed in the last one is kept."""
        if self.form is not None:
            flush(self.form)
        self._chosen = id
        if self._room is not None:
            self.points.draw(self._room.points, id)
            self._draw_form(self._room)
            self._foot(self._room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        left, right = WIDE if self.width() >= ENOUGH else NARROW
        self._rail.setFixedWidth(left)
        self.whole.setFixedWidth(right)
        super().resizeEvent(event)

    def _draw_form(self, room: Room) -> None:
        point = self._point(room)
        if self.form is not None and (point is None or self.form.id != point.id):
            flush(self.form)
            self._middle.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.empty.setVisible(point is None)
        if point is None:
            return
        if self.form is None:
            self.form = PointForm(self._desk, self._look, point)
            self._middle.insertWidget(0, self.form, 1)
            feet = [self.before, self.forward]
            in_order([*self.points.chain(), *self.form.chain(), *feet, *self.whole.chain()])
        self.form.draw(point, room, self._situation)

    def _point(self, room: Room) -> AgendaPoint | None:
        return room.point(self._chosen)

    def _place(self, room: Room) -> int:
        ids = [point.id for point in room.points]
        return ids.index(self._chosen) if self._chosen in ids else -1

    def _foot(self, room: Room) -> None:
        """Let the one filled button lead on: to the next point, the next step, or to paper."""
        _ = self._desk.texts.gettext
        place = self._place(room)
        self.before.setVisible(place > 0)
        if 0 <= place < len(room.points) - 1:
            following = room.points[place + 1]
            name = following.norm or titled(following, self._desk)
            text = _("Next point: {point}").format(point=shortened(name))
        elif self._moves(room) and room.ahead is not None:
            text = _("Next: {step}").format(step=steps.name(room.ahead, room, self._desk).lower())
        elif room.locked or room.closed or room.live.kind is Kind.CLOSING:
            text = _("Make the agenda (PDF) …")
        else:
            text = _("Back to the session")
        rename(self.forward, text)

    @staticmethod
    def _moves(room: Room) -> bool:
        return room.live.kind is Kind.ACTIONS and not room.closed and not room.locked

    def _forward(self) -> None:
        room = self._room
        if room is None:
            return
        if 0 <= self._place(room) < len(room.points) - 1:
            self._turn(1)
        elif self._moves(room):
            flush(self)
            self._desk.ask(Next(room.position), _moved)
        elif room.locked or room.closed or room.live.kind is Kind.CLOSING:
            self.pdf.emit()
        else:
            self.to_session.emit()

    def _turn(self, by: int) -> None:
        room = self._room
        if room is not None and 0 <= (place := self._place(room) + by) < len(room.points):
            self.choose(room.points[place].id)
            if self.form is not None:
                self.form.lead.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay(self) -> None:
        self._rail = QWidget()
        self._rail.setObjectName("rail")
        rail = QVBoxLayout(self._rail)
        rail.setContentsMargins(0, 14, 0, 12)
        rail.addWidget(self.points)
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self.empty.setContentsMargins(26, 26, 26, 26)
        self._middle.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        foot = QWidget()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(26, 10, 26, 10)
        row.setSpacing(12)
        row.addWidget(self.before)
        row.addWidget(self.kept)
        row.addStretch(1)
        row.addWidget(self.forward)
        self._middle.addWidget(foot)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._rail)
        columns.addLayout(self._middle, 1)
        columns.addWidget(self.whole)


def _moved(refused: Refused) -> bool:
    return refused.code == "step.moved"
