"""One point to fill in: lead, homework group, actions, young people, note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost import texts
from scanhost.desktop.chair.actions import Actions
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.picking import Picked
from scanhost.desktop.chair.pointlist import titled
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.record import Box, Line
from scanhost.desktop.widgets.words import Words
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.commands import SaveText
from scanhost.domain.people import TEXT
from scanhost.domain.views import Room


class PointForm(QWidget):
    """Everything that is agreed about one point; made anew for another point."""

    def __init__(self, desk: Desk, point: AgendaPoint) -> None:
        super().__init__()
        self.id = point.id
        self._desk = desk
        _ = desk.texts.gettext
        self.heading = Words("", "title", wrap=True)
        self.numbers = Words("", "muted")
        self.sentence = Words("", "muted", wrap=True)
        self.title: Line | None = None
        if point.norm is None:
            self.title = Line(_("The point in your own words"), self._saves("title"), TEXT)
        self.lead = Line(_("Lead: which organisation begins?"), self._saves("lead"), TEXT)
        self.group = Line(
            _("Homework group"), self._saves("group"), TEXT, _("names, with a comma between")
        )
        self.table = Actions(desk, point.id)
        self.youth = Line(
            _("How do young people take part in this point?"), self._saves("youth"), TEXT
        )
        self.note = Box(_("Note"), self._saves("note"), 2)
        self._lead = Picked(self.lead, _("Choose …"), _("Choose an organisation"), several=False)
        self._group = Picked(self.group, _("Add …"), _("Add somebody to the group"), several=True)
        self._lay()
        self.draw_point(point)

    def draw(self, point: AgendaPoint, room: Room) -> None:
        """Show what the scan knows of this point."""
        self.draw_point(point)
        people = [seat.person for seat in room.seats]
        self._lead.draw(sorted({one.organisation for one in people if one.organisation}))
        self._group.draw([one.name for one in people])

    def draw_point(self, point: AgendaPoint) -> None:
        """Show the texts of the point."""
        self.heading.setText(titled(point, self._desk))
        self.numbers.say(self._numbers(point))
        self.sentence.say(point.sentence)
        if self.title is not None:
            self.title.draw(point.title)
        self.lead.draw(point.lead)
        self.group.draw(point.group)
        self.youth.draw(point.youth)
        self.note.draw(point.note)
        self.table.draw(point.actions)
        in_order(self.chain())

    def chain(self) -> list[QWidget]:
        """Return everything that takes the keyboard, in reading order."""
        first = [self.title] if self.title is not None else []
        head = [self.lead, self._lead.choose, self.group, self._group.choose]
        return [*first, *head, *self.table.chain(), self.youth, self.note]

    def _numbers(self, point: AgendaPoint) -> str:
        result, tr, language = point.result, self._desk.texts, self._desk.language
        if result is None or result.mean is None or result.gap is None:
            return ""
        return tr.gettext("mean {mean} · gap {gap} · {n} grades").format(
            mean=texts.decimal(result.mean, language),
            gap=texts.decimal(result.gap, language),
            n=result.n,
        )

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
        self._field(column, _("Lead: which organisation begins?"), self._lead)
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
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _field(self, column: QVBoxLayout, name: str, field: QWidget) -> None:
        column.addSpacing(8)
        label = Words(name, "muted")
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
