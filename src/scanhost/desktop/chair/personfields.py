"""What a form about somebody asks and does, whoever it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from scanhost.desktop.chair.about import Asked, mind_length
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.strip import Strip
from scanhost.domain.commands import SavePerson
from scanhost.domain.errors import Refused
from scanhost.domain.people import LINE, Person
from scanhost.domain.views import Room

WHERE = {"person.name": "first", "person.double": "last", "person.domain": "domain"}


def leave(question: Strip, desk: Desk, changed: bool, close: Callable[[], object]) -> None:
    """Close a form by Escape, which is soon pressed: what was typed is asked about first."""
    if not changed:
        close()
        return
    tr = desk.texts
    question.ask(
        tr.gettext("Close without keeping what you typed?"),
        tr.gettext("Do not keep it"),
        tr.gettext("Go on typing"),
        close,
        careful=True,
    )


class PersonFields(QFrame):
    """First and last name, organisation and domain; what is wrong is marked where it stands."""

    done = Signal()
    saved = Signal(str)  # the id of whom the form was about

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._person = Person("", "")
        _ = desk.texts.gettext
        self.question = Strip(tall=True)
        self.fields: dict[str, QLineEdit] = {}
        self.asked: dict[str, Asked] = {}
        self.line("first", _("First name"))
        self.line("last", _("Last name"))
        self.line("organisation", _("Organisation"))
        self.domain = Choice(look.colour, _("Domain"))
        self.asked["domain"] = Asked(_("Domain"), self.domain)

    def line(self, key: str, name: str, most: int = LINE) -> QLineEdit:
        """Ask for one line."""
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(most)
        field.returnPressed.connect(lambda: self.save())
        self.fields[key] = field
        field.setAcceptDrops(False)  # a file that is dropped here is for the page
        self.asked[key] = Asked(name, field)
        mind_length(self.asked[key], field, self._desk)
        return field

    def draw(self, room: Room) -> None:
        """Offer the domains of the scan."""
        domains = [(one.id, self._desk.text(one.title)) for one in room.pack.domains]
        self.domain.fill([("", self._desk.texts.gettext("no domain yet")), *domains])

    def fill(self, person: Person) -> None:
        """Show what is known of somebody, and begin with the first field."""
        self._person = person
        for key, field in self.fields.items():
            field.setText(getattr(person, key))
        self.domain.choose(person.domain)
        self._all_well()
        self.show()
        self.fields["first"].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Leave without saving."""
        self.question.clear()
        self.hide()
        self.done.emit()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Put the person on the list, and go on with something once that is done."""
        person = self.typed()
        self._all_well()

        def saved() -> None:
            self._saved(person)
            then()

        self._desk.ask(SavePerson(person), self._wrong, saved)

    def about(self, id: str) -> bool:
        """Tell whether this person stands here now."""
        return not self.isHidden() and self._person.id == id

    @property
    def changed(self) -> bool:
        """Tell whether something stands here that is not kept yet."""
        return not self.isHidden() and self.typed() != self._person

    def typed(self) -> Person:
        """Return the person as the form describes them now."""
        typed = {key: field.text() for key, field in self.fields.items()}
        return replace(self._person, domain=self.domain.chosen, **typed)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            leave(self.question, self._desk, self.changed, self.close_form)
        else:
            super().keyPressEvent(event)

    def _saved(self, person: Person) -> None:
        self.saved.emit(person.id)
        self.close_form()

    def _all_well(self) -> None:
        for asked in self.asked.values():
            asked.wrong("")

    def _wrong(self, refused: Refused) -> bool:
        where = WHERE.get(refused.code)
        if where is None:
            return False
        self.asked[where].wrong(self._desk.said(refused))
        if where in self.fields:
            self.fields[where].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
