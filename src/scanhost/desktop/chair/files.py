"""The outcome as files for other programs: what each is for, and a way to save it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.texts import N_

NAMES = {
    "xlsx": N_("Spreadsheet (Excel)"),
    "csv": N_("Lists as text (CSV)"),
    "ics": N_("Calendar"),
    "leads": N_("Calendar per lead"),
    "json": N_("Data (JSON)"),
}
MEANS = {
    "xlsx": N_("Results, points and agreements, each on a sheet, to sort, filter and print."),
    "csv": N_("The same three lists, for a program that reads no spreadsheet: a folder of files."),
    "ics": N_("The sessions and every deadline. Saved again, it updates what is in a calendar."),
    "leads": N_("The deadlines of each lead in a file of their own: a folder of files."),
    "json": N_("All of the agenda, for a program that builds on it; nobody's grade is in it."),
}
SHOWN = ("xlsx", "csv", "ics", "leads", "json")


class Files(QWidget):
    """A line for each kind."""

    wanted = Signal(str)  # the kind that is to be saved

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.texts.gettext
        self.intro = Words(
            _("For the programs you work in. Names and agreements are in these files."),
            "muted",
            wrap=True,
        )
        self.empty = Words("", "small", wrap=True)
        self.saves: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.intro)
        column.addWidget(self._lines())
        column.addWidget(self.empty)
        column.addStretch(1)

    def draw(self, snapshot: Snapshot) -> None:
        """Show what can be saved: deadlines once there are any."""
        agenda = snapshot.agenda
        lines = [line for one in agenda.points for line in one.commitments]
        dated = any(one.due for one in (*lines, *agenda.process.lines))
        self.saves["leads"].setEnabled(dated)
        _ = self._desk.texts.gettext
        none = _("There are no agreements with a day yet. Agree on them in session 2.")
        if snapshot.room.meetings:
            none = _("No agreement has a day yet. You fill it in during a meeting.")
        self.empty.say("" if dated else none)

    def _lines(self) -> QFrame:
        _ = self._desk.texts.gettext
        card = QFrame()
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, kind in enumerate(SHOWN):
            save = button(_("Save …"), partial(self.wanted.emit, kind), "plain")
            save.setAccessibleName(f"{_('Save …')} {_(NAMES[kind])}")
            self.saves[kind] = save
            grid.addWidget(Words(_(NAMES[kind]), "strong", wrap=True), row, 0)
            grid.addWidget(Words(_(MEANS[kind]), "muted", wrap=True), row, 1)
            grid.addWidget(save, row, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnMinimumWidth(0, 190)
        return card
