"""The forms of a meeting about one point, and about how it goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.commitments import Commitments
from scanhost.desktop.chair.dates import day_written
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.fromsession1 import FromSession1, worded
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.meetingname import called
from scanhost.desktop.chair.meetingsteps import PARTS
from scanhost.desktop.chair.pointform import numbers
from scanhost.desktop.chair.pointlist import titled
from scanhost.desktop.chair.pointstand import PointStand
from scanhost.desktop.chair.progresscard import ProgressCard
from scanhost.desktop.chair.stepform import StepForm, clear
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words
from scanhost.domain.agenda import ActionLine, AgendaPoint
from scanhost.domain.commands import SaveText
from scanhost.domain.followup import ABSENT
from scanhost.domain.lines import TEXT
from scanhost.domain.meetings import MeetingStep
from scanhost.domain.people import Absent
from scanhost.domain.views import Room
from scanhost.texts import N_

QUESTIONS = {  # about the process
    "approval": N_("Does somebody still have to agree to this inside an organisation?"),
    "absent": N_("Who tells the partners who are not at the table, and asks them to join in?"),
    "celebration": N_("Is there a moment at which you confirm this together and celebrate it?"),
    "table": N_("At which table do you follow whether it is done, and how often?"),
}
TABLE = {
    "process.table": N_("At which table?"),
    "process.often": N_("How often, and when first?"),
    "process.report": N_("How do those who lead report?"),
}


def point_of(room: Room, id: str) -> AgendaPoint | None:
    """Return a point by its id."""
    return next((one for one in room.points if one.id == id), None)


class WelcomeForm(StepForm):
    """What is decided today."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk)
        _ = desk.texts.gettext
        self.count = Words("", "reading", wrap=True)
        self.column.addSpacing(8)
        self.column.addWidget(Words(_("Today you decide"), "section"))
        self.column.addWidget(self.count)
        for said in (
            _("Which points are on the definitive agenda, and what comes first."),
            _("What you agree per point: what, who leads, who joins, by when, how it is followed."),
            _("How it goes on: approval, partners who are not here, celebrating, following."),
            _("When the next scan is, and who chairs it."),
        ):
            self.column.addWidget(Words(said, "reading", wrap=True))
        self.column.addStretch(1)

    def draw(self, snapshot: Snapshot, today: str) -> None:
        room, tr = snapshot.room, self._desk.texts
        if room.meeting is not None:
            self.heading.setText(called(room.meeting.number, self._desk))
        n = len(room.points)
        said = tr.ngettext(
            "How {n} improvement point stands, and what was found out.",
            "How {n} improvement points stand, and what was found out.",
            n,
        )
        self.count.say(said.format(n=n) if n else "")


class StatusForm(StepForm):
    """How a point stands: what was found out, the actions, and what came of agreements."""

    def __init__(self, desk: Desk, look: Look, step: MeetingStep) -> None:
        super().__init__(desk)
        self._look, self._point = look, step.about
        self.stand = PointStand(desk, step.about, 4)
        self.who = Words("", "body", wrap=True)
        self.earlier = FromSession1(desk)
        self.agreed = Words(desk.texts.gettext("What was agreed"), "section")
        self.cards: dict[str, ProgressCard] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.column.addWidget(self.stand)
        self.column.addSpacing(8)
        self.column.addWidget(self.who)
        self.column.addWidget(self.earlier)
        self.column.addSpacing(8)
        self.column.addWidget(self.agreed)
        self.column.addLayout(self._cards)
        self.careful()

    def draw(self, snapshot: Snapshot, today: str) -> None:
        point = point_of(snapshot.room, self._point)
        if point is None:
            return
        self.heading.setText(titled(point, self._desk))
        self.beside.say(numbers(point, self._desk))
        self.under.say(point.sentence)
        self.stand.draw(point)
        self.who.say(_who(point, self._desk))
        self.earlier.draw(point)
        lines = {one.id: one for one in point.commitments if one.what or one.lead}
        self.agreed.setVisible(bool(lines))
        for id in [one for one in self.cards if one not in lines]:
            gone = self.cards.pop(id)
            gone.setParent(None)
            gone.deleteLater()
        for id, line in lines.items():
            if id not in self.cards:
                self.cards[id] = ProgressCard(self._desk, self._look, id)
                self._cards.addWidget(self.cards[id])
            self.cards[id].draw(line, "", today)

    def chain(self) -> list[QWidget]:
        cards = [one for card in self.cards.values() for one in card.chain()]
        return [*self.stand.chain(), *cards]


class AgreementsForm(StepForm):
    """The agreements about one point."""

    def __init__(self, desk: Desk, look: Look, step: MeetingStep) -> None:
        super().__init__(desk)
        self._point = step.about
        self._lead, self._language = "", "nl"
        self.earlier = FromSession1(desk, self._take)
        self.cards = Commitments(desk, look, step.about)
        self.column.addSpacing(4)
        self.column.addWidget(self.earlier)
        self.column.addSpacing(8)
        self.column.addWidget(self.cards)
        self.careful()

    def draw(self, snapshot: Snapshot, today: str) -> None:
        point = point_of(snapshot.room, self._point)
        if point is None:
            return
        self._lead, self._language = point.lead, snapshot.room.language
        self.heading.setText(titled(point, self._desk))
        self.beside.say(numbers(point, self._desk))
        self.under.say(_who(point, self._desk))
        self.earlier.draw(point)
        self.earlier.setVisible(any(one.what.strip() for one in point.actions))
        self.cards.draw(point.commitments, today, snapshot.room)

    def chain(self) -> list[QWidget]:
        return [*self.earlier.takes, *self.cards.chain()]

    def _take(self, action: ActionLine) -> None:
        """Take over an action: the lead organisation leads, or else who would do it."""
        lead, joins = (self._lead, action.who) if self._lead else (action.who, "")
        due = day_written(action.when, self._language, self._desk.language)
        self.cards.take(due, what=action.what if due else worded(action), lead=lead, joins=joins)


class ProcessForm(StepForm):
    """The agreements about one part of how it goes on."""

    def __init__(self, desk: Desk, look: Look, step: MeetingStep) -> None:
        super().__init__(desk)
        _ = desk.texts.gettext
        self._about = step.about
        self.heading.setText(_(PARTS[step.about]))
        self.under.say(_(QUESTIONS[step.about]))
        self.partners = Partners(desk, self._take)
        self.cards = Commitments(desk, look, step.about)
        self.column.addSpacing(6)
        self.column.addWidget(self.partners)
        self.column.addWidget(self.cards)
        self.careful()

    def draw(self, snapshot: Snapshot, today: str) -> None:
        room = snapshot.room
        lines = room.process.of(self._about)
        said = {one.strip().casefold() for line in lines for one in line.joins.split(",")}
        left = [one for one in room.absent if one.organisation.casefold() not in said]
        self.partners.draw(left if self._about == ABSENT else [])
        self.cards.draw(lines, today, room)

    def chain(self) -> list[QWidget]:
        return [*self.partners.takes, *self.cards.chain()]

    def _take(self, partner: Absent) -> None:
        self.cards.take(joins=partner.organisation, lead=partner.by, what=partner.how)


class Partners(QWidget):
    """Partners who were not at the table and whom nobody is to tell yet."""

    def __init__(self, desk: Desk, take: Callable[[Absent], object]) -> None:
        super().__init__()
        self._desk, self._take = desk, take
        self._drawn: list[Absent] | None = None
        self.takes: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(4)

    def draw(self, partners: list[Absent]) -> None:
        """Offer these."""
        self.setVisible(bool(partners))
        if partners == self._drawn:
            return
        self._drawn = partners
        clear(self._column)
        self.takes.clear()
        _ = self._desk.texts.gettext
        self._column.addWidget(Words(_("On the list of partners who are not here"), "muted"))
        for partner in partners:
            made = button(_("Take over"), partial(self._take, partner), "small", grab=False)
            made.setAccessibleName(_("Take over: {text}").format(text=partner.organisation))
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            by = _("{name} tells them").format(name=partner.by) if partner.by else ""
            said = " · ".join(part for part in (partner.organisation, by, partner.how) if part)
            row.addWidget(Words(said, "body", wrap=True), 1)
            row.addWidget(made)
            self._column.addWidget(line)
            self.takes.append(made)


class TableForm(StepForm):
    """At which table progress is followed, how often, and how it is reported."""

    def __init__(self, desk: Desk, look: Look, step: MeetingStep) -> None:
        super().__init__(desk)
        _ = desk.texts.gettext
        self.heading.setText(_(PARTS[step.about]))
        self.under.say(_(QUESTIONS[step.about]))
        self.fields: dict[str, Line] = {}
        for id, question in TABLE.items():
            name = _(question)
            line = Line(name, lambda text, id=id: desk.ask(SaveText(id, text)), TEXT)  # type: ignore[misc]
            desk.typing.follow(line.record, id)
            self.fields[id] = line
            self.field(name, line)
        self.careful()

    def draw(self, snapshot: Snapshot, today: str) -> None:
        for id, line in self.fields.items():
            line.draw(snapshot.room.texts.get(id, ""))

    def chain(self) -> list[QWidget]:
        return list(self.fields.values())


def _who(point: AgendaPoint, desk: Desk) -> str:
    """Return who did the homework."""
    _ = desk.texts.gettext
    lead = _("Lead: {name}").format(name=point.led_by) if point.led_by else _("No lead yet")
    group = _("with {names}").format(names=point.group) if point.group else ""
    return " · ".join(part for part in (lead, group) if part)
