"""Partners that others speak for at the table, and how they hear what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.absentform import AbsentForm, strike
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.rows import Cell, Row, RowsView
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.words import Words
from scanhost.domain import roster
from scanhost.domain.commands import SaveAbsent
from scanhost.domain.people import Absent
from scanhost.domain.views import Room

SHARES = (22, 18, 22, 18, 20, -110)


class AbsentPartners(QWidget):
    """A list, and a form for one of them; they may be told after session 1 as well."""

    shown = Signal(QWidget)  # something that was opened here, and wants to be seen

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._absent: dict[str, Absent] = {}
        self._drawn: object = None
        _ = desk.texts.gettext
        self.heading = Words(_("Partners who are not at the table"), "title", wrap=True)
        self.add = button(_("Add a partner"), self._begin)
        self.form = AbsentForm(desk, look)
        self.form.done.connect(lambda: self.add.setFocus(Qt.FocusReason.OtherFocusReason))
        self.form.opened.connect(lambda: self.shown.emit(self.form))
        heads = (
            _("Organisation"),
            _("Who there"),
            _("E-mail"),
            _("Who informs them"),
            _("How and when"),
            _("informed"),
        )
        name = _("Partners not at the table; Enter changes one, Space ticks, Delete removes")
        self.view = RowsView(name, heads, SHARES, look)
        self.view.opened.connect(self._edit)
        self.view.ticked.connect(self._tick)
        self.view.struck.connect(self._strike)
        self.help = Words(
            _("Enter changes a line, Space ticks the box, Delete takes a line off the list."),
            "small",
            wrap=True,
        )
        self._lay()

    def draw(self, room: Room) -> None:
        """Show who is to be told."""
        seated = [seat.person.organisation for seat in room.seats]
        drawn = (room.absent, seated)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._absent = {one.id: one for one in room.absent}
        for partner in room.absent:
            self.form.follow(partner)
        there = {roster.folded(one) for one in seated}
        self.view.draw([self._row(one, there) for one in room.absent])
        self.view.setVisible(bool(room.absent))
        self.help.setVisible(bool(room.absent))
        in_order([self.add, self.form.fields["organisation"]])
        in_order([self.form.remove, self.view])

    def leave(self) -> None:
        """Close what was opened here."""
        self.form.hide()

    def _row(self, absent: Absent, there: set[str]) -> Row:
        _ = self._desk.texts.gettext
        seated = roster.folded(absent.organisation) in there
        broken = bool(absent.email) and not roster.is_address(absent.email)
        told = _("informed") if absent.informed else _("not informed yet")
        todo = "" if absent.by or absent.informed else "todo"
        return Row(
            absent.id,
            (
                Cell(
                    absent.organisation,
                    _("is at the table too") if seated else "",
                    kind="strong",
                ),
                Cell(absent.contact),
                Cell(
                    absent.email,
                    _("This address is not complete.") if broken else "",
                    kind="todo" if broken else "",
                ),
                Cell(absent.by or (_("nobody yet") if todo else ""), kind=todo),
                Cell(absent.how),
                Cell(box="yes" if absent.informed else "", said=told),
            ),
        )

    def _begin(self) -> None:
        self._kept_first(lambda: self.form.open(Absent(self._desk.new_id(), ""), new=True))

    def _edit(self, id: str) -> None:
        if self.form.about(id):
            self.form.fields["organisation"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif id in self._absent:
            self._kept_first(lambda: self.form.open(self._absent[id], new=False))

    def _kept_first(self, then: Callable[[], object]) -> None:
        """Go on once what was typed of a partner is kept; if it may not be, the form says so."""
        if self.form.changed:
            self.form.save(then)
        else:
            then()

    def _tick(self, id: str, _column: int) -> None:
        known = self._absent.get(id)
        if known is not None:
            self._desk.ask(SaveAbsent(replace(known, informed=not known.informed)))

    def _strike(self, id: str) -> None:
        if id in self._absent:
            strike(self._absent[id], self._desk)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(
            Words(
                _(
                    "Others speak for them. Agree who tells them what the session is about, and "
                    "what came of it."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.form)
        column.addWidget(self.view)
        column.addWidget(self.help)
