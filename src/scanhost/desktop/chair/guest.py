"""Adding a guest while the session goes on; afterwards the seat can be chosen on a phone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from scanhost.desktop.chair.about import Asked
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.person import WHERE
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import SavePerson
from scanhost.domain.errors import Refused
from scanhost.domain.people import LINE, Person
from scanhost.domain.views import Room


class GuestForm(QFrame):
    """First and last name, organisation and domain."""

    done = Signal()

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._id = ""
        _ = desk.texts.gettext
        self.fields: dict[str, QLineEdit] = {}
        self.asked: dict[str, Asked] = {}
        self._line("first", _("First name"))
        self._line("last", _("Last name"))
        self._line("organisation", _("Organisation"))
        self.domain = Choice(look.colour, _("Domain"))
        self.asked["domain"] = Asked(_("Domain"), self.domain)
        self.save_button = button(_("Add the guest"), self.save, "small")
        self.cancel = button(_("Cancel"), self.close_form, "quiet")
        self._lay()
        self.hide()

    def draw(self, room: Room) -> None:
        """Offer the domains of the scan."""
        domains = [(one.id, self._desk.text(one.title)) for one in room.pack.domains]
        self.domain.fill([("", self._desk.texts.gettext("no domain yet")), *domains])

    def begin(self) -> None:
        """Ask about somebody new."""
        self._id = self._desk.new_id()
        for field in self.fields.values():
            field.clear()
        for asked in self.asked.values():
            asked.wrong("")
        self.domain.choose("")
        self.show()
        self.fields["first"].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Leave the form."""
        self.hide()
        self.done.emit()

    def save(self) -> None:
        """Put the guest on the list; what is wrong is marked where it stands."""
        typed = {key: field.text() for key, field in self.fields.items()}
        guest = Person(
            self._id,
            typed["first"],
            typed["last"],
            typed["organisation"],
            self.domain.chosen,
            guest=True,
        )
        for asked in self.asked.values():
            asked.wrong("")
        self._desk.ask(SavePerson(guest), self._wrong, self.close_form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _wrong(self, refused: Refused) -> bool:
        where = WHERE.get(refused.code)
        if where is None:
            return False
        self.asked[where].wrong(self._desk.said(refused))
        if where in self.fields:
            self.fields[where].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _line(self, key: str, name: str) -> None:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(LINE)
        field.returnPressed.connect(self.save)
        self.fields[key] = field
        self.asked[key] = Asked(name, field)

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        for place, key in enumerate(("first", "last", "organisation", "domain")):
            grid.addWidget(self.asked[key], place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
        acts = QHBoxLayout()
        acts.setSpacing(6)
        acts.addWidget(self.save_button)
        acts.addWidget(self.cancel)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(6)
        column.addWidget(Words(self._desk.texts.gettext("New guest"), "strong"))
        column.addLayout(grid)
        column.addLayout(acts)
