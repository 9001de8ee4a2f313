"""Adding or changing somebody on the list, in the page itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.personfields import PersonFields
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import RemovePerson
from scanhost.domain.people import Person


def is_address(email: str) -> bool:
    """Tell whether something looks like a whole e-mail address."""
    name, at, host = email.strip().partition("@")
    return bool(name and at and "." in host.strip(".") and " " not in email.strip())


class PersonForm(PersonFields):
    """Somebody on the list, with function and e-mail."""

    opened = Signal()  # the form stands here now, and wants to be seen

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        _ = desk.texts.gettext
        self.heading = Words("", "section")
        self.line("function", _("Function"))
        self.line("email", _("E-mail"), 254).editingFinished.connect(self._check_address)
        self.save_button = button(_("Save"), self.save)
        self.cancel = button(_("Cancel"), self.close_form, "quiet")
        self.remove = button(_("Remove …"), self._ask_to_remove, "quiet")
        self.question = Strip()
        self._lay()
        self.hide()

    def open(self, person: Person, new: bool) -> None:
        """Begin with this person."""
        self.heading.setText(self._desk.texts.gettext("New participant") if new else person.name)
        self.remove.setVisible(not new)
        self.question.clear()
        self.fill(person)
        self._check_address()
        self.opened.emit()

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
        self._desk.ask(RemovePerson(self._person.id), then=self.close_form)

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
