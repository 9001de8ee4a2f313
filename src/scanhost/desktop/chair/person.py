"""Adding or changing somebody on the list, in the page itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from scanhost.desktop.chair.about import Asked
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import RemovePerson, SavePerson
from scanhost.domain.errors import Refused
from scanhost.domain.people import LINE, Person
from scanhost.domain.views import Room

WHERE = {"person.name": "first", "person.double": "last", "person.domain": "domain"}


def is_address(email: str) -> bool:
    """Tell whether something looks like a whole e-mail address."""
    name, at, host = email.strip().partition("@")
    return bool(name and at and "." in host.strip(".") and " " not in email.strip())


class PersonForm(QFrame):
    """First and last name, organisation, function, domain, e-mail."""

    done = Signal()
    opened = Signal()  # the form stands here now, and wants to be seen

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._id = ""
        self._new = True
        _ = desk.texts.gettext
        self.heading = Words("", "section")
        self.fields: dict[str, QLineEdit] = {}
        self.asked: dict[str, Asked] = {}
        self._line("first", _("First name"))
        self._line("last", _("Last name"))
        self._line("organisation", _("Organisation"))
        self._line("function", _("Function"))
        self._line("email", _("E-mail"), 254)
        self.domain = Choice(look.colour, _("Domain"))
        self.asked["domain"] = Asked(_("Domain"), self.domain)
        self.save_button = button(_("Save"), self.save)
        self.cancel = button(_("Cancel"), self.close_form, "quiet")
        self.remove = button(_("Remove …"), self._ask_to_remove, "quiet")
        self.question = Strip()
        self._lay()
        self.hide()

    def draw(self, room: Room) -> None:
        """Offer the domains of the scan."""
        domains = [(one.id, self._desk.text(one.title)) for one in room.pack.domains]
        self.domain.fill([("", self._desk.texts.gettext("no domain yet")), *domains])

    def open(self, person: Person, new: bool) -> None:
        """Begin with this person."""
        _ = self._desk.texts.gettext
        self._id, self._new = person.id, new
        for key, field in self.fields.items():
            field.setText(getattr(person, key))
            self.asked[key].wrong("")
        self.domain.choose(person.domain)
        self.asked["domain"].wrong("")
        self.heading.setText(_("New participant") if new else person.name)
        self.remove.setVisible(not new)
        self.question.clear()
        self._check_address()
        self.show()
        self.fields["first"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def close_form(self) -> None:
        """Leave without saving."""
        self.hide()
        self.done.emit()

    def save(self) -> None:
        """Save the person; what is wrong is marked where it stands."""
        typed = {key: field.text() for key, field in self.fields.items()}
        person = Person(
            self._id,
            typed["first"],
            typed["last"],
            typed["organisation"],
            self.domain.chosen,
            typed["function"],
            typed["email"],
        )
        for asked in self.asked.values():
            asked.wrong("")
        self._desk.ask(SavePerson(person), self._wrong, self.close_form)

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

    def _check_address(self) -> None:
        email = self.fields["email"].text()
        incomplete = bool(email.strip()) and not is_address(email)
        text = self._desk.texts.gettext("This address is not complete.")
        self.asked["email"].wrong(text if incomplete else "")

    def _ask_to_remove(self) -> None:
        tr = self._desk.texts
        self.question.ask(
            tr.gettext("Take {name} off the list?").format(name=self.heading.text()),
            tr.gettext("Remove"),
            tr.gettext("No"),
            self._remove,
            careful=True,
        )

    def _remove(self) -> None:
        self._desk.ask(RemovePerson(self._id), then=self.close_form)

    def _line(self, key: str, name: str, most: int = LINE) -> None:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(most)
        field.returnPressed.connect(self.save)
        if key == "email":
            field.editingFinished.connect(self._check_address)
        self.fields[key] = field
        self.asked[key] = Asked(name, field)

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        order = ("first", "last", "organisation", "function", "domain", "email")
        for index, key in enumerate(order):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(self.asked[key], index // 3, index % 3, top)
            grid.setColumnStretch(index % 3, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.save_button)
        acts.addWidget(self.cancel)
        acts.addStretch(1)
        acts.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(grid)
        column.addLayout(acts)
        column.addWidget(self.question)
