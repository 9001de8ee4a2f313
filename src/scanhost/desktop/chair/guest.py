"""Adding a guest while the session goes on; afterwards the seat can be chosen on a phone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.personfields import PersonFields
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.people import Person


class GuestForm(PersonFields):
    """Somebody who was not on the list."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        _ = desk.texts.gettext
        self.save_button = button(_("Add the guest"), self.save, "small")
        self.cancel = button(_("Cancel"), self.close_form, "quiet")
        self._lay()
        self.hide()

    def begin(self) -> None:
        """Ask about somebody new."""
        self.fill(Person(self._desk.new_id(), "", guest=True))

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
        column.addWidget(self.question)
