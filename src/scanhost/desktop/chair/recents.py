"""The scans that were open before: the latest as a card, the others as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.dates import day_said, hour_shown
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.done import Done
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.meetingname import called
from scanhost.desktop.chair.recent import FIELDS, Recent, Stand
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.texts import N_

STANDS = {
    Stand.PREPARING: N_("Being prepared"),
    Stand.LOCKED: N_("Ready, and locked"),
    Stand.RUNNING: N_("Session 1 has begun"),
    Stand.HOMEWORK: N_("Homework"),
    Stand.MEETING: N_("A meeting is going on"),
    Stand.DONE: N_("Definitive agenda"),
}
GO_ON = {
    Stand.PREPARING: N_("Go on preparing"),
    Stand.LOCKED: N_("To the session"),
    Stand.RUNNING: N_("Go on with session 1"),
    Stand.HOMEWORK: N_("To homework and session 2"),
    Stand.MEETING: N_("Go on with the meeting"),
    Stand.DONE: N_("Open the agreements"),
}
LARGE = 130  # hundredths of the usual size of letters
LEAST = 430  # pixels that it can be squeezed into
ROOMY = 760  # pixels from which everything stands side by side


class Recents(QWidget):
    """What there is to go on with."""

    open_wanted = Signal(str)  # a path
    forget_wanted = Signal(str)  # a path, to be taken off the list
    wiping_wanted = Signal(str)  # a path, to be opened where it is wiped

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._drawn: tuple[tuple[Recent, ...], date] | None = None
        self._roomy = True
        self.go_on: QPushButton | None = None
        self.offs: dict[str, QPushButton] = {}  # path -> what takes it off the list
        self.wipes: dict[str, QPushButton] = {}  # path -> what leads to wiping it
        self.opens: dict[str, QPushButton] = {}  # path -> what opens it; the first is the card's
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)

    def draw(self, scans: Sequence[Recent], today: date) -> None:
        """Show these scans, the latest first; the keyboard stays among them."""
        if self._drawn == (tuple(scans), today):
            return
        self._drawn = tuple(scans), today
        self.redraw()

    def redraw(self) -> None:
        """Show the same anew, in letters that may have another size."""
        scans, today = self._drawn or ((), date.today())
        held = QApplication.focusWidget()
        within = held is not None and self.isAncestorOf(held)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.go_on = None
        self.offs.clear()
        self.opens.clear()
        self.wipes.clear()
        self._fill(scans, today)
        if within and self.offs:
            next(iter((self.opens or self.offs).values())).setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())  # as wide as it can, laid out anew

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        if roomy != self._roomy:
            self._roomy = roomy
            QTimer.singleShot(0, self, self.redraw)  # not while it is being laid out

    @property
    def _tight(self) -> bool:
        return self._look.size >= LARGE or not self._roomy

    def _fill(self, scans: Sequence[Recent], today: date) -> None:
        _ = self._desk.texts.gettext
        first = next((one for one in scans if not one.missing), None)
        if first is not None:
            self._list.addWidget(self._card(first, today))
        elif not scans:
            none = _(
                "There is no scan on this laptop yet. Begin a new one, or look at the example "
                "first."
            )
            self._list.addWidget(Words(none, "reading", wrap=True))
        if others := [one for one in scans if one is not first]:
            self._list.addWidget(self._table(others, scans, today))

    # --- the scan in hand ------------------------------------------------------------------------

    def _card(self, scan: Recent, today: date) -> QFrame:
        _ = self._desk.texts.gettext
        card = QFrame()
        card.setObjectName("card")
        words = QVBoxLayout()
        words.setSpacing(5)
        words.addWidget(Words(self._name(scan), "huge", wrap=True))
        words.addWidget(Words(self._when(scan, today), "body", wrap=True))
        if scan.chair:
            words.addWidget(Words(_("Chair: {name}").format(name=scan.chair), "muted", wrap=True))
        self._add_todo(words, scan)
        if said := self._overdue(scan, today):
            words.addSpacing(8)
            words.addWidget(Words(said, "todo", wrap=True))
            words.addWidget(self._wipe(scan), 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        self.go_on = button(_(GO_ON[scan.stand]), lambda: self.open_wanted.emit(scan.path), "main")
        self.opens[scan.path] = self.go_on
        right = QVBoxLayout()
        right.addWidget(Words(_(STANDS[scan.stand]), "strong"), 0, Qt.AlignmentFlag.AlignRight)
        if more := self._more(scan, today):
            right.addWidget(Words(more, "small"), 0, Qt.AlignmentFlag.AlignRight)
        right.addSpacing(20)
        right.addStretch(1)
        right.addWidget(self.go_on)
        right.addWidget(self._off(scan, "quiet"), 0, Qt.AlignmentFlag.AlignRight)
        row = QBoxLayout(self._side_by_side(), card)
        row.setContentsMargins(28, 22, 28, 18)
        row.addLayout(words, 1)
        row.addLayout(right)
        return card

    def _add_todo(self, words: QVBoxLayout, scan: Recent) -> None:
        todo = self._todo(scan)
        if not todo:
            return
        words.addSpacing(8)
        words.addWidget(Words(self._desk.texts.gettext("Still to do"), "small"))
        for said in todo:
            mark = Done(self._look)
            mark.draw(0.5)
            row = QHBoxLayout()
            row.setSpacing(9)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(said, "body", wrap=True), 1)
            words.addLayout(row)

    def _todo(self, scan: Recent) -> list[str]:
        tr = self._desk.texts
        if scan.stand not in (Stand.PREPARING, Stand.LOCKED):
            return []
        todo = []
        if scan.lacks:
            names = ", ".join(tr.gettext(FIELDS[key]) for key in FIELDS if key in scan.lacks)
            todo.append(tr.gettext("fill in: {fields}").format(fields=names))
        if scan.free:
            free = tr.ngettext("{n} place is free", "{n} places are free", scan.free)
            todo.append(free.format(n=scan.free))
        if scan.unsent:
            unsent = tr.ngettext("send {n} invitation", "send {n} invitations", scan.unsent)
            todo.append(unsent.format(n=scan.unsent))
        return todo

    # --- the others ------------------------------------------------------------------------------

    def _table(self, scans: Sequence[Recent], every: Sequence[Recent], today: date) -> QWidget:
        _ = self._desk.texts.gettext
        made = QWidget()
        grid = QGridLayout(made)
        edge = 8 if self._tight else 28
        grid.setContentsMargins(edge, 22, edge, 0)
        grid.setHorizontalSpacing(10 if self._tight else 18)
        grid.setVerticalSpacing(3)
        chairs = not self._tight
        heads = {0: _("Region"), 1: _("Session 1"), 2: _("Chair"), 3: _("Where it is")}
        for column, head in heads.items():
            if column != 2 or chairs:
                grid.addWidget(Words(head, "small"), 0, column)
                grid.setColumnStretch(column, (30, 20, 20, 30)[column])
        for index, scan in enumerate(scans):
            rule = QFrame()
            rule.setObjectName("rule")
            line = 1 + index * 2
            grid.addWidget(rule, line, 0, 1, 5)
            grid.addWidget(self._named(scan, every), line + 1, 0)
            grid.addWidget(Words(self._day(scan.date), "body", wrap=True), line + 1, 1)
            if chairs:
                grid.addWidget(Words(scan.chair, "muted", wrap=True), line + 1, 2)
            grid.addWidget(self._stands(scan, today), line + 1, 3)
            acts = QBoxLayout(self._side_by_side())
            acts.setSpacing(2)
            acts.addStretch(1)
            if not scan.missing:
                if self._overdue(scan, today):
                    acts.addWidget(self._wipe(scan))
                acts.addWidget(self._open(scan))
            acts.addWidget(self._off(scan, "quiet"))
            grid.addLayout(acts, line + 1, 4)
        return made

    def _named(self, scan: Recent, every: Sequence[Recent]) -> QWidget:
        """Return the region; where another has the same one and day, also the file's name."""
        alike = [one for one in every if (one.region, one.date) == (scan.region, scan.date)]
        under = Path(scan.path).name if len(alike) > 1 and not scan.missing else ""
        return _two_lines(self._name(scan), "strong", under)

    def _stands(self, scan: Recent, today: date) -> QWidget:
        _ = self._desk.texts.gettext
        if scan.missing:
            was = _("it was in {folder}").format(folder=Path(scan.path).parent)
            return _two_lines(_("The file is not there"), "todo", was)
        more = self._overdue(scan, today) or self._more(scan, today)
        return _two_lines(_(STANDS[scan.stand]), "body", more)

    def _open(self, scan: Recent) -> QPushButton:
        _ = self._desk.texts.gettext
        opens = button(_("Open"), lambda: self.open_wanted.emit(scan.path), "small")
        opens.setAccessibleName(_("Open {region}").format(region=self._name(scan)))
        self.opens[scan.path] = opens
        return opens

    def _wipe(self, scan: Recent) -> QPushButton:
        _ = self._desk.texts.gettext
        wipes = button(_("To wiping"), lambda: self.wiping_wanted.emit(scan.path), "small")
        wipes.setAccessibleName(_("To wiping of {region}").format(region=self._name(scan)))
        self.wipes[scan.path] = wipes
        return wipes

    def _off(self, scan: Recent, kind: str) -> QPushButton:
        _ = self._desk.texts.gettext
        off = button(_("Off the list"), lambda: self.forget_wanted.emit(scan.path), kind)
        off.setAccessibleName(_("Take {region} off the list").format(region=self._name(scan)))
        self.offs[scan.path] = off
        return off

    def _side_by_side(self) -> QBoxLayout.Direction:
        """Return how things stand for which there may be no room beside each other."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        return down if self._tight else right

    # --- in words --------------------------------------------------------------------------------

    def _name(self, scan: Recent) -> str:
        return scan.region or self._desk.texts.gettext("Scan without a region")

    def _overdue(self, scan: Recent, today: date) -> str:
        """Return that names are kept longer than was chosen, or nothing."""
        if not scan.last_day or scan.last_day >= today.isoformat() or scan.missing:
            return ""
        said = self._desk.texts.gettext("Names and addresses were to be kept until {day}.")
        return said.format(day=self._day(scan.last_day))

    def _more(self, scan: Recent, today: date) -> str:
        tr = self._desk.texts
        if scan.stand is Stand.HOMEWORK and (day := self._day(scan.follow_up)):
            if scan.follow_up < today.isoformat():
                return tr.gettext("session 2 was planned on {day}").format(day=day)
            return tr.gettext("session 2 on {day}").format(day=day)
        if scan.stand is Stand.MEETING:
            return called(scan.meeting, self._desk)
        if scan.stand is Stand.DONE and scan.late:
            late = tr.ngettext("{n} agreement is late", "{n} agreements are late", scan.late)
            return late.format(n=scan.late)
        if scan.stand is Stand.DONE:
            points = tr.ngettext("{n} point", "{n} points", scan.points)
            return points.format(n=scan.points)
        return ""

    def _day(self, kept: str) -> str:
        said = day_said(kept, self._desk.language)
        return said.partition(" ")[2] if said else ""

    def _when(self, scan: Recent, today: date) -> str:
        tr = self._desk.texts
        day = day_said(scan.date, self._desk.language)
        if not day:
            return tr.gettext("No day chosen yet")
        said = tr.gettext("Session 1 on {day}").format(day=day)
        if scan.time:
            hour = hour_shown(scan.time, self._desk.language)
            said = tr.gettext("Session 1 on {day} at {time}").format(day=day, time=hour)
        away = (date.fromisoformat(scan.date) - today).days
        if scan.stand in (Stand.PREPARING, Stand.LOCKED) and away >= 0:
            said += " – " + self._away(away)
        return said

    def _away(self, days: int) -> str:
        tr = self._desk.texts
        if days == 0:
            return tr.gettext("today")
        return tr.ngettext("in {n} day", "in {n} days", days).format(n=days)


def _two_lines(first: str, kind: str, second: str) -> QWidget:
    made = QWidget()
    made.setMinimumHeight(46)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(Words(first, kind, wrap=True))
    if second:
        column.addWidget(Words(second, "small", wrap=True))
    column.addStretch(1)
    return made
