"""Which kind of mail is shown, and what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.people import AFTER
from scanhost.texts import N_

NAMES = {
    "invitation": N_("Invitation"),
    "reminder": N_("Reminder"),
    "code": N_("Code once more"),
    "homework": N_("Homework"),
    "reminder2": N_("Reminder of session 2"),
    "agenda": N_("Work agenda"),
    "lead": N_("Leads"),
    "absent": N_("Absent partners"),
}
MEANS = {
    "invitation": N_(
        "You send from your own mail program. Whoever has an invitation gets no other."
    ),
    "reminder": N_("For whoever was sent an invitation and has not said whether they come."),
    "code": N_("For whoever lost their personal code. You send it from your own mail program."),
    "homework": N_("For whoever prepares a point: its homework group, and who leads it."),
    "reminder2": N_("For everybody who took part, from a week before session 2 on."),
    "agenda": N_("For everybody who took part, once session 2 has decided on the agenda."),
    "lead": N_("For whoever leads agreements: what they lead, with the days for their calendar."),
    "absent": N_(
        "For partners who were not at the table. Their addresses stand under Prepare, Partners not "
        "at the table."
    ),
}
NOBODY = {  # why there is nobody to send it to, and where to see to that
    "homework": N_(
        "Nobody prepares a point yet. Who leads it, and who is in its homework group, you fill in "
        "on the page Follow-up."
    ),
    "lead": N_(
        "Nobody on the list of participants leads an agreement yet. Agreements are made in "
        "session 2."
    ),
    "absent": N_(
        "There is no partner to tell. Partners stand under Prepare, Partners not at the table."
    ),
}
NOBODY_AFTER = N_("There is nobody who took part.")
NOBODY_BEFORE = N_("First put people on the list, under Participants.")


def nobody(kind: str) -> str:
    """Return why there is nobody to send a kind of mail to, not translated yet."""
    return NOBODY.get(kind, NOBODY_AFTER if kind in AFTER else NOBODY_BEFORE)


class LetterKinds(QWidget):
    """A sentence, and a button for each kind."""

    chosen = Signal(str)  # the kind whose button was pressed

    def __init__(self, desk: Desk, kinds: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self.kind = kinds[0]
        self.means = Words("", "muted", wrap=True)
        self.buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        for kind in kinds:
            one = button(desk.texts.gettext(NAMES[kind]), partial(self.chosen.emit, kind), "part")
            one.setCheckable(True)
            group.addButton(one)
            row.addWidget(one)
            self.buttons[kind] = one
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.means)
        column.addLayout(row)
        self.choose(self.kind)

    def draw(self, codes: bool) -> None:
        """Show what can be chosen; a code is only mailed where it is the way in."""
        if "code" in self.buttons:
            self.buttons["code"].setVisible(codes)

    def choose(self, kind: str) -> None:
        """Show this kind as the chosen one."""
        self.kind = kind
        self.buttons[kind].setChecked(True)
        self.means.setText(self._desk.texts.gettext(MEANS[kind]))
