"""One point to fill in: lead, homework group, actions, young people, note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scanhost import texts
from scanhost.desktop.chair.actions import Actions
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.notes import Notes
from scanhost.desktop.chair.picking import Picked
from scanhost.desktop.chair.pointlist import titled
from scanhost.desktop.chair.pointstand import PointStand
from scanhost.desktop.situation import Situation
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.record import Box, Line
from scanhost.desktop.widgets.scrolling import scroll_within
from scanhost.desktop.widgets.words import Words
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.commands import SaveText
from scanhost.domain.lines import TEXT
from scanhost.domain.views import Room


class PointForm(QWidget):
    """Everything that is agreed about one point; made anew for another point."""

    def __init__(
        self, desk: Desk, look: Look, point: AgendaPoint, stand: PointStand | None = None
    ) -> None:
        """`stand` comes first where the point is being worked on."""
        super().__init__()
        self.id = point.id
        self.stand = stand
        self._desk = desk
        _ = desk.texts.gettext
        self.heading = Words("", "title", wrap=True)
        self.numbers = Words("", "muted")
        self.sentence = Words("", "muted", wrap=True)
        self.title: Line | None = None
        if point.norm is None:
            self.title = Line(_("The point in your own words"), self._saves("title"), TEXT)
        self.lead = Line(_("Lead: which organisation begins?"), self._saves("lead"), TEXT)
        self.person = Line(_("Who there?"), self._saves("person"), TEXT)
        self.group = Line(
            _("Homework group"), self._saves("group"), TEXT, _("names, with a comma between")
        )
        self.table = Actions(desk, look, point.id)
        self.youth = Line(
            _("How do young people take part in this point?"), self._saves("youth"), TEXT
        )
        self.mine = Notes(desk, beside=False)
        self.note = Box(_("Note"), self._saves("note"), 2)
        self._lead = Picked(self.lead, _("Choose …"), _("Choose an organisation"), several=False)
        self._person = Picked(self.person, _("Choose …"), _("Choose a person"), several=False)
        self._person.picked.connect(self._begin_with)
        self._group = Picked(self.group, _("Add …"), _("Add somebody to the group"), several=True)
        self._people: dict[str, str] = {}  # organisation by name
        self._follow()
        self._lay()
        self.draw_point(point)

    def draw(self, point: AgendaPoint, room: Room, situation: Situation) -> None:
        """Show what the scan knows of this point; no notes where the room looks on."""
        self.draw_point(point)
        self.mine.keep_quiet(situation is not Situation.BEAMER)
        seen = situation is Situation.MIRRORED
        self.mine.draw(room, None if seen else point.theme_id, warned=True)
        people = [seat.person for seat in room.seats]
        self._people = {one.name: one.organisation for one in people}
        self._lead.draw(sorted({one.organisation for one in people if one.organisation}))
        own = [one.name for one in people if one.organisation and one.organisation == point.lead]
        self._person.draw([*own, *(one.name for one in people if one.name not in own)])
        self._group.draw([one.name for one in people])
        self.table.offer([one.name for one in people], room.language)

    def draw_point(self, point: AgendaPoint) -> None:
        """Show the texts of the point."""
        self.heading.setText(titled(point, self._desk))
        self.numbers.say(numbers(point, self._desk))
        self.sentence.say(point.sentence)
        if self.stand is not None:
            self.stand.draw(point)
        if self.title is not None:
            self.title.draw(point.title)
        self.lead.draw(point.lead)
        self.person.draw(point.person)
        self.group.draw(point.group)
        self.youth.draw(point.youth)
        self.note.draw(point.note)
        self.table.draw(point.actions)
        in_order(self.chain())

    def chain(self) -> list[QWidget]:
        """Return everything that takes the keyboard, in reading order."""
        first: list[QWidget] = [self.title] if self.title is not None else []
        if self.stand is not None:
            first += self.stand.chain()
        head = [
            self.lead,
            self._lead.choose,
            self.person,
            self._person.choose,
            self.group,
            self._group.choose,
        ]
        return [*first, *head, *self.table.chain(), self.youth, self.note, self.mine.box]

    def _begin_with(self, name: str) -> None:
        """Fill in whose organisation leads, when somebody was chosen and none was."""
        organisation = self._people.get(name, "")
        if organisation and not self.lead.typed().strip():
            self.lead.choose(organisation)

    def _follow(self) -> None:
        """Let the room read along in every field that its slide shows."""
        fields = {
            "title": self.title,
            "lead": self.lead,
            "person": self.person,
            "group": self.group,
            "youth": self.youth,
        }
        for field, line in fields.items():
            if line is not None:
                self._desk.typing.follow(line.record, f"{self.id}.{field}")

    def _saves(self, field: str) -> Callable[[str], None]:
        return lambda text: self._desk.ask(SaveText(f"{self.id}.{field}", text))

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(26, 14, 26, 14)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.numbers, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self.sentence)
        if self.title is not None:
            self._field(column, _("The point in your own words"), self.title)
        if self.stand is not None:
            column.addWidget(self.stand)
        column.addSpacing(8)
        begins = QGridLayout()
        begins.setHorizontalSpacing(14)
        begins.setVerticalSpacing(4)
        for place, (name, field, share) in enumerate(
            (
                (_("Lead: which organisation begins?"), self._lead, 55),
                (_("Who there?"), self._person, 45),
            )
        ):
            begins.addWidget(labelled(name, field), 0, place)
            begins.addWidget(field, 1, place)
            begins.setColumnStretch(place, share)
        column.addLayout(begins)
        self._field(column, _("Homework group"), self._group)
        column.addSpacing(8)
        column.addWidget(self.table)
        self._field(
            column, _("How do young people take part in this point? (optional)"), self.youth
        )
        self._field(column, _("Note (optional)"), self.note)
        self.note.fit()
        column.addWidget(
            Words(_("Do not write names or details of young people."), "small", wrap=True)
        )
        column.addSpacing(10)
        column.addWidget(self.mine)
        column.addStretch(1)
        scroll_within(self, inside)

    def _field(self, column: QVBoxLayout, name: str, field: QWidget) -> None:
        column.addSpacing(8)
        column.addWidget(labelled(name, field))
        column.addWidget(field)


def numbers(point: AgendaPoint, desk: Desk) -> str:
    """Return what the group gave the norm of a point, in a few words."""
    result, tr, language = point.result, desk.texts, desk.language
    if result is None or result.mean is None or result.gap is None:
        return ""
    return tr.gettext("mean {mean} · gap {gap} · {n} grades").format(
        mean=texts.decimal(result.mean, language),
        gap=texts.decimal(result.gap, language),
        n=result.n,
    )


def labelled(name: str, field: QWidget) -> Words:
    """Return the name that stands above a field."""
    label = Words(name, "muted")
    label.setBuddy(field)
    return label
