"""Between meetings: the homework, how far agreements are, and the way into the next meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.dates import day_said
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.meetingname import called
from scanhost.desktop.chair.overview import Overview
from scanhost.desktop.chair.pointform import PointForm
from scanhost.desktop.chair.pointlist import PointList
from scanhost.desktop.chair.pointstand import PointStand
from scanhost.desktop.chair.secondday import SecondDay
from scanhost.desktop.situation import Situation
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.scrolling import scroll_within
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.followup import BeginMeeting, CancelMeeting, ResumeMeeting
from scanhost.domain.letters import mails_of
from scanhost.domain.views import Room
from scanhost.report.documents import DEFINITIVE
from scanhost.report.documents import HOMEWORK as HOMEWORK_SHEETS
from scanhost.stands import stand_said

WIDE, NARROW = (272, 370), (236, 330)  # left and right column, in pixels
ENOUGH = 1340
HOMEWORK, AGREEMENTS = range(2)
BEGIN, PAPER, MAILS = "begin", "paper", "mails"  # what may come next


class Between(QWidget):
    """Points or agreements at the left and in the middle, the next meeting at the right."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._snapshot: Snapshot | None = None
        self._today, self._chosen = "", ""
        self._part: int | None = None  # None: whatever fits
        self._situation = Situation.BEAMER
        self.form: PointForm | None = None
        _ = desk.texts.gettext
        self.to_homework = self._part_button(_("Homework"), HOMEWORK)
        self.to_agreements = self._part_button(_("Agreements"), AGREEMENTS)
        self.points = PointList(desk, look, stands)
        self.points.chosen.connect(self.choose)
        self.overview = Overview(desk, look)
        self.empty = Words(
            _(
                "There are no improvement points, so there is no homework. In session 2 you can "
                "add points in your own words."
            ),
            "reading",
            wrap=True,
        )
        self.side = Ahead(desk)
        self.kept = Words(_("Everything is kept at once."), "muted")
        self.begin = button("", self._begin, "main")
        self._lay()

    def draw(self, snapshot: Snapshot, today: str) -> None:
        """Show how things stand between two meetings."""
        self._snapshot, self._today = snapshot, today
        room, _ = snapshot.room, self._desk.texts.gettext
        held = bool(room.meetings)
        any_agreed = held or bool(snapshot.agenda.process.lines)
        any_agreed = any_agreed or any(point.commitments for point in room.points)
        part = self._part if self._part is not None else AGREEMENTS if held else HOMEWORK
        part = part if any_agreed else HOMEWORK
        self._parts.setVisible(any_agreed)
        rename(self.to_homework, _("Points") if held else _("Homework"))
        self.to_homework.setChecked(part == HOMEWORK)
        self.to_agreements.setChecked(part == AGREEMENTS)
        if room.points and all(point.id != self._chosen for point in room.points):
            self._chosen = room.points[0].id
        self.points.draw(room.points, self._chosen if part == HOMEWORK else "")
        self._draw_form(room, part)
        self.overview.setVisible(part == AGREEMENTS)
        if part == AGREEMENTS:
            self.overview.draw(snapshot, today)
        self.side.draw(room, today)
        first = next_up(room, today)
        ways = {BEGIN: self.begin, PAPER: self.side.paper, MAILS: self.side.mails}
        for way, one in ways.items():
            restyle(one, "kind", "main" if way == first else "plain")
        rename(self.begin, _("Begin a meeting") if held else _("Begin session 2"))
        self._order(part)

    def begin_anew(self) -> None:
        """Show another scan from now on, or what fits after a meeting."""
        self._part, self._chosen = None, ""

    def share(self, situation: Situation) -> None:
        """Show nothing that is only for the chair while the room may look at this screen."""
        self._situation = situation

    def choose(self, id: str) -> None:
        """Show a point; what was typed in the last one is kept."""
        flush(self)
        self._chosen, self._part = id, HOMEWORK
        self._again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        left, right = WIDE if self.width() >= ENOUGH else NARROW
        self._rail.setFixedWidth(left)
        self.side.setFixedWidth(right)
        super().resizeEvent(event)

    def _again(self) -> None:
        if self._snapshot is not None:
            self.draw(self._snapshot, self._today)

    def _draw_form(self, room: Room, part: int) -> None:
        point = room.point(self._chosen)
        point = point if part == HOMEWORK else None
        if self.form is not None and (point is None or self.form.id != point.id):
            flush(self.form)
            self._middle.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.empty.setVisible(part == HOMEWORK and point is None)
        if point is None:
            return
        if self.form is None:
            stand = PointStand(self._desk, point.id)
            self.form = PointForm(self._desk, self._look, point, stand)
            self._middle.insertWidget(0, self.form, 1)
        self.form.draw(point, room, self._situation)

    def _order(self, part: int) -> None:
        chain: list[QWidget] = [self.to_homework, self.to_agreements]
        chain += self.points.chain()
        if part == AGREEMENTS:
            chain += self.overview.chain()
        elif self.form is not None:
            chain += self.form.chain()
        in_order([*chain, self.begin, *self.side.chain()])

    def _begin(self) -> None:
        flush(self)
        _ = self._desk.texts.gettext
        number = 2 if self._snapshot is None else len(self._snapshot.room.meetings) + 2
        said = _("{meeting} has begun.").format(meeting=called(number, self._desk))

        def begun() -> None:
            self._part = None
            self._desk.offered.emit(said, CancelMeeting())

        self._desk.ask(BeginMeeting(self._today), then=begun)

    def _part_button(self, text: str, part: int) -> QPushButton:
        made = button(text, lambda: self._turn(part), "part", grab=False)
        made.setCheckable(True)
        return made

    def _turn(self, part: int) -> None:
        flush(self)
        self._part = part
        self._again()

    def _lay(self) -> None:
        self._rail = QWidget()
        self._rail.setObjectName("rail")
        self._parts = QWidget()
        choose = QHBoxLayout(self._parts)
        choose.setContentsMargins(14, 0, 12, 0)
        choose.setSpacing(0)
        choose.addWidget(self.to_homework, 1)
        choose.addWidget(self.to_agreements, 1)
        rail = QVBoxLayout(self._rail)
        rail.setContentsMargins(0, 14, 0, 12)
        rail.setSpacing(10)
        rail.addWidget(self._parts)
        rail.addWidget(self.points, 1)
        rail.addStretch(0)
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self.empty.setContentsMargins(26, 26, 26, 26)
        self._middle.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self._middle.addWidget(self.overview, 1)
        foot = QWidget()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(26, 10, 26, 10)
        row.setSpacing(12)
        row.addWidget(self.kept)
        row.addStretch(1)
        row.addWidget(self.begin)
        self._middle.addWidget(foot)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._rail)
        columns.addLayout(self._middle, 1)
        columns.addWidget(self.side)


class Ahead(QWidget):
    """Which meeting comes, what goes out first, and what there was before."""

    paper_wanted = Signal(str)  # a kind of document
    mails_wanted = Signal(str)  # a kind of mail

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("side")
        self._desk = desk
        self._held = False  # a meeting was
        _ = desk.texts.gettext
        self.title = Words(_("Session 2"), "section")
        self.day = SecondDay(desk)
        self.hint = Words(
            _(
                "Until then the homework groups find out what is possible. In session 2 you decide "
                "together which points stay on the agenda, and what you agree about them. Phones "
                "are not needed; the room reads along on the screen."
            ),
            "body",
            wrap=True,
        )
        self.paper = button("", lambda: self.paper_wanted.emit(self._goes_out()[0]))
        self.mails = button("", lambda: self.mails_wanted.emit(self._goes_out()[1]))
        self.held = Words("", "body", wrap=True)
        self.table = Words("", "body", wrap=True)
        self.resume = button(_("It was not over yet"), self._resume, "small")
        self.again = Words(
            _("Then you can change what was agreed, and finish it once more."), "small", wrap=True
        )
        self._lay()

    def draw(self, room: Room, today: str) -> None:
        """Show what there was, and what comes; `today` as YYYY-MM-DD."""
        _, desk = self._desk.texts.gettext, self._desk
        self._held = any_held = bool(room.meetings)
        self.title.setText(_("Meetings") if any_held else _("Session 2"))
        self.day.setVisible(not any_held)
        self.hint.setVisible(not any_held and bool(room.points))
        self.day.draw(room, today)
        rename(self.paper, _("Agenda on paper") if any_held else _("Homework on paper"))
        rename(self.mails, _("Mails with the agenda") if any_held else _("Mails about homework"))
        for one in (self.paper, self.mails):
            one.setVisible(any_held or bool(room.points))
        lines = [
            f"{called(one.number, desk)}: {day_said(one.day, desk.language)}"
            for one in room.meetings
        ]
        self.held.say("\n".join(lines))
        for part in (self.resume, self.again):
            part.setVisible(any_held)
        process = room.process
        table = [text for text in (process.table, process.often, process.report) if text]
        said = _("Progress is followed at: {table}").format(table="\n".join(table))
        self.table.say(said if table else "")

    def chain(self) -> list[QWidget]:
        """Return everything that takes the keyboard, in reading order."""
        return [self.day.line, self.day.days.open, self.resume, self.paper, self.mails]

    def _goes_out(self) -> tuple[str, str]:
        """Return the kinds of document and of mail that go out now."""
        return (DEFINITIVE, "agenda") if self._held else (HOMEWORK_SHEETS, "homework")

    def _resume(self) -> None:
        self._desk.ask(ResumeMeeting())

    def _lay(self) -> None:
        inside = Flowing()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.day)
        column.addWidget(self.hint)
        column.addWidget(self.held)
        column.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.again)
        column.addSpacing(6)
        column.addWidget(self.paper)
        column.addWidget(self.mails)
        column.addSpacing(6)
        column.addWidget(self.table)
        column.addStretch(1)
        scroll_within(self, inside)


def next_up(room: Room, today: str) -> str:
    """Return what the chair does next, on this day: that button is the filled one."""
    if room.meetings:
        return MAILS if mails_of(room).due("agenda") else BEGIN
    if not room.points or not room.follow_up or today >= room.follow_up:
        return BEGIN
    return MAILS if mails_of(room).due("homework") else PAPER


def stands(point: AgendaPoint, desk: Desk) -> tuple[float, str, bool]:
    """Return how far the homework on a point is, who does it, and whether nobody does."""
    share = {"open": 0.0, "busy": 0.5}.get(point.stand, 1.0)
    lead = point.lead or desk.texts.gettext("no lead yet")
    return share, f"{stand_said(point.stand, desk.texts)} · {lead}", not point.lead
