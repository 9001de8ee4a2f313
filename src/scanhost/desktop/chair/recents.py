"""The scans that were open before: the latest as a card, the others as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.dates import day_said
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.texts import N_


class Stand(StrEnum):
    """Where a scan stands."""

    PREPARING = "preparing"
    RUNNING = "running"  # session 1 has begun and is not closed
    CLOSED = "closed"  # session 1 is closed: homework, or done


STANDS = {
    Stand.PREPARING: N_("Being prepared"),
    Stand.RUNNING: N_("Session 1 has begun"),
    Stand.CLOSED: N_("Session 1 is closed"),
}
GO_ON = {
    Stand.PREPARING: N_("Go on preparing"),
    Stand.RUNNING: N_("Go on with session 1"),
    Stand.CLOSED: N_("Open the agenda"),
}


@dataclass(frozen=True, slots=True)
class Recent:
    """A scan that was open before."""

    path: str
    region: str
    date: str  # YYYY-MM-DD, or empty
    stand: Stand
    chair: str = ""


class Recents(QWidget):
    """What there is to go on with."""

    open_wanted = Signal(str)  # a path

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.go_on: QPushButton | None = None
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)

    def draw(self, scans: Sequence[Recent]) -> None:
        """Show these scans, the latest first."""
        _ = self._desk.texts.gettext
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.go_on = None
        if scans:
            self._list.addWidget(self._card(scans[0]))
        else:
            none = _(
                "There is no scan on this laptop yet. Begin a new one, or look at the example "
                "first."
            )
            self._list.addWidget(Words(none, "reading", wrap=True))
        if scans[1:]:
            self._list.addWidget(self._table(scans[1:]))

    def _card(self, scan: Recent) -> QFrame:
        _ = self._desk.texts.gettext
        card = QFrame()
        card.setObjectName("card")
        words = QVBoxLayout()
        words.setSpacing(5)
        words.addWidget(Words(scan.region or _("Scan without a region"), "huge", wrap=True))
        words.addWidget(Words(self._when(scan), "body", wrap=True))
        if scan.chair:
            words.addWidget(Words(_("Chair: {name}").format(name=scan.chair), "muted", wrap=True))
        words.addStretch(1)
        self.go_on = button(_(GO_ON[scan.stand]), lambda: self.open_wanted.emit(scan.path), "main")
        right = QVBoxLayout()
        right.addWidget(Words(_(STANDS[scan.stand]), "strong"), 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        right.addSpacing(38)
        right.addWidget(self.go_on)
        row = QHBoxLayout(card)
        row.setContentsMargins(28, 22, 28, 24)
        row.addLayout(words, 1)
        row.addLayout(right)
        return card

    def _table(self, scans: Sequence[Recent]) -> QWidget:
        _ = self._desk.texts.gettext
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(28, 22, 28, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(3)
        for column, head in enumerate((_("Region"), _("Session 1"), _("Chair"), _("Where it is"))):
            grid.addWidget(Words(head, "small"), 0, column)
            grid.setColumnStretch(column, (30, 22, 22, 26)[column])
        for index, scan in enumerate(scans):
            rule = QFrame()
            rule.setObjectName("rule")
            line = 1 + index * 2
            grid.addWidget(rule, line, 0, 1, 5)
            name = Words(scan.region or _("Scan without a region"), "strong", wrap=True)
            name.setMinimumHeight(46)
            grid.addWidget(name, line + 1, 0)
            grid.addWidget(Words(self._day(scan), "body", wrap=True), line + 1, 1)
            grid.addWidget(Words(scan.chair, "muted", wrap=True), line + 1, 2)
            grid.addWidget(Words(_(STANDS[scan.stand]), "body", wrap=True), line + 1, 3)
            path = scan.path
            opens = button(_("Open"), lambda path=path: self.open_wanted.emit(path), "small")  # type: ignore[misc]
            opens.setAccessibleName(_("Open {region}").format(region=scan.region))
            grid.addWidget(opens, line + 1, 4)
        return made

    def _day(self, scan: Recent) -> str:
        said = day_said(scan.date, self._desk.language)
        return said.partition(" ")[2] if said else ""

    def _when(self, scan: Recent) -> str:
        _ = self._desk.texts.gettext
        day = day_said(scan.date, self._desk.language)
        return _("Session 1 on {day}").format(day=day) if day else _("No day chosen yet")
