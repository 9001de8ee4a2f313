"""What a form about somebody asks and does, whoever it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from scanhost.desktop.chair.about import Asked
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.formcard import FormCard
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.choices import Choice
from scanhost.domain.commands import SavePerson
from scanhost.domain.people import Person
from scanhost.domain.views import Room

WHERE = {"person.name": "first", "person.double": "last", "person.domain": "domain"}


class PersonFields(FormCard):
    """First and last name, organisation and domain; what is wrong is marked where it stands."""

    saved = Signal(str)  # the id of whom the form was about

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk)
        self._person = Person("", "")
        _ = desk.texts.gettext
        self.line("first", _("First name"))
        self.line("last", _("Last name"))
        self.line("organisation", _("Organisation"))
        self.domain = Choice(look.colour, _("Domain"))
        self.asked["domain"] = Asked(_("Domain"), self.domain)

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
        self.all_well()
        self.show()
        self.fields["first"].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Put the person on the list, and go on with something once that is done."""
        person = self.typed()
        self.all_well()

        def saved() -> None:
            self._saved(person)
            then()

        self._desk.ask(SavePerson(person), lambda no: self.wrong(no, WHERE), saved)

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

    def _saved(self, person: Person) -> None:
        self.saved.emit(person.id)
        self.close_form()
