"""What holds for the whole agenda: young people, the day of session 2, absent partners, closing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.miniature import Miniature
from scanhost.desktop.chair.retention import LastDay
from scanhost.desktop.chair.secondday import SecondDay
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import Theme
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.record import Box
from scanhost.desktop.widgets.scrolling import scroll_within
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.commands import InvolveYouth, SaveText
from scanhost.domain.script import Kind
from scanhost.domain.views import Room

WITH_THE_ROOM = {Kind.POINTS, Kind.ACTIONS, Kind.CLOSING}  # steps whose slide is the agenda


class Whole(QWidget):
    """The right side of the agenda."""

    pdf = Signal()
    printing = Signal()
    pictures = Signal()
    appointment = Signal()  # session 2 as a calendar file
    close_session = Signal()

    def __init__(self, desk: Desk, look: Look, beamer: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.reads = Words(_("The room reads along while you type"), "strong", wrap=True)
        self.picture = Miniature(look, beamer, 320, _("What the room sees now"))
        self.youth = Check(look.colour, _("Young people take part"), strong=True)
        self.youth.clicked.connect(lambda on: desk.ask(InvolveYouth(bool(on))))
        self.how = Box(
            _("How and when do young people take part?"),
            lambda text: desk.ask(SaveText("agenda.youth", text)),
        )
        desk.typing.follow(self.how.record, "agenda.youth")
        self._second = SecondDay(desk)
        self.follow_up, self.day = self._second.line, self._second.said
        self._days = self._second.days
        self.appointment_file = button(_("Calendar file (.ics) …"), self.appointment.emit, "small")
        self.absent = Box(
            _("Who informs the partners that were not here?"),
            lambda text: desk.ask(SaveText("agenda.absent", text)),
        )
        desk.typing.follow(self.absent.record, "agenda.absent")
        self.make_pdf = button(_("Make the agenda (PDF) …"), self.pdf.emit, "small")
        self.print = button(_("Print …"), self.printing.emit, "small")
        self.make_pictures = button(_("Pictures of the slides …"), self.pictures.emit, "small")
        self.question = Strip(tall=True)
        self.question.gone.connect(self._draw_closing)
        self.close_it = button(_("Close session 1 …"), self._ask_to_close, "small")
        self.last_day = LastDay(desk)
        self._until = Words(_("Names and e-mail addresses are kept until:"), "muted", wrap=True)
        self.closed = Words(_("Session 1 is closed. Its grades are final."), "muted", wrap=True)
        self._lay()

    def chain(self) -> list[QWidget]:
        """Return everything that takes the keyboard, in reading order."""
        fields: list[QWidget] = [self.youth, self.how, self.follow_up, self._days.open]
        fields += [self.appointment_file, self.absent]
        answers = [self.last_day.line, self.last_day.days.open]
        answers += [self.question.yes, self.question.no]
        paper = [self.make_pdf, self.print, self.make_pictures]
        return [*fields, *paper, *answers, self.close_it]

    def draw(self, snapshot: Snapshot) -> None:
        """Show the agenda as it is."""
        room = snapshot.room
        along = room.step.kind in WITH_THE_ROOM and not room.locked and not room.closed
        self.reads.setVisible(along)
        self.picture.setVisible(along)
        if along:
            self.picture.draw(snapshot, typed=self._desk.typing.now)
        self.make_pictures.setEnabled(any(norm.rounds for norm in room.norms.values()))
        self.youth.setChecked(room.youth)
        self.how.setEnabled(room.youth)
        self.how.draw(room.texts.get("agenda.youth", ""))
        self.absent.draw(room.texts.get("agenda.absent", ""))
        self.appointment_file.setEnabled(bool(room.follow_up))
        self._second.draw(room)
        self._room = room
        if room.closed and self.question.asking:
            self.question.clear()
        self._draw_closing()

    def read_along(self, snapshot: Snapshot) -> None:
        """Show what the room sees with what is being typed."""
        if self.picture.isVisibleTo(self):
            self.picture.draw(snapshot, typed=self._desk.typing.now)

    def _draw_closing(self) -> None:
        room = self._room
        if room is not None:
            begun = not room.locked and room.live.kind is not Kind.LOBBY
            self.close_it.setVisible(begun and not room.closed and not self.question.asking)
            self.closed.setVisible(room.closed)
            self.last_day.draw(room)
            for part in (self._until, self.last_day):
                part.setVisible(self.question.asking)

    def _ask_to_close(self) -> None:
        _ = self._desk.texts.gettext
        self.question.ask(
            _(
                "Close session 1? This is final: grades can no longer be given or changed, and "
                "the link between phones and grades is wiped. The agenda can still be edited."
            ),
            _("Close"),
            _("Not yet"),
            lambda: self.last_day.settle(self.close_session.emit),
            careful=True,
        )
        self._draw_closing()

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(5)
        column.addWidget(self.reads)
        self.picture.setFixedHeight(164)
        column.addWidget(self.picture)
        column.addSpacing(6)
        column.addWidget(Words(_("For the whole agenda"), "section"))
        column.addWidget(self.youth)
        column.addWidget(Words(_("How and when?"), "muted"))
        self.how.fit()
        column.addWidget(self.how)
        column.addWidget(
            Words(_("Do not write names or details of young people."), "small", wrap=True)
        )
        column.addSpacing(6)
        column.addWidget(Words(_("Session 2"), "muted"))
        column.addWidget(self._second)
        file = QHBoxLayout()
        file.addWidget(self.appointment_file)
        file.addStretch(1)
        column.addLayout(file)
        column.addSpacing(6)
        column.addWidget(
            Words(_("Who informs the partners that were not here?"), "muted", wrap=True)
        )
        self.absent.fit()
        column.addWidget(self.absent)
        column.addStretch(1)
        scroll_within(self, inside).addWidget(self._paper())

    def _paper(self) -> QWidget:
        made = QWidget()
        made.setObjectName("foot")
        paper = Wrapping(self.make_pdf, self.print, self.make_pictures, spacing=8)
        closing = QHBoxLayout()
        closing.addWidget(self.close_it)
        closing.addStretch(1)
        column = QVBoxLayout(made)
        column.setContentsMargins(18, 11, 18, 11)
        column.setSpacing(8)
        column.addLayout(paper)
        column.addWidget(self._until)
        column.addWidget(self.last_day)
        column.addWidget(self.question)
        column.addLayout(closing)
        column.addWidget(self.closed)
        return made
