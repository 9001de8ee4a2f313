"""Home: the scan in hand, earlier ones, a new one, one from a stick, and an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.dates import day_said
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.newscan import NewScan
from scanhost.desktop.chair.sign import Sign
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.texts import N_

SUFFIX = ".scan"


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


class Home(QWidget):
    """What the program begins with."""

    new_wanted = Signal(str)  # a pack's id
    open_wanted = Signal(str)  # a path
    example_wanted = Signal()

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._desk, self._look = desk, look
        self._dialog: QFileDialog | None = None
        _ = desk.texts.gettext
        self.new = button(_("New scan"), self._new)
        self.open = button(_("Open a scan …"), self.choose_file)
        self.example = button(_("Look at an example"), self.example_wanted.emit)
        self.form = NewScan(desk, look)
        self.form.wanted.connect(self.new_wanted)
        self.form.cancelled.connect(lambda: self.new.setFocus())
        self.go_on: QPushButton | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._lay()

    def draw(self, scans: Sequence[Recent], packs: Sequence[tuple[str, str]]) -> None:
        """Show the scans, the latest first, and the packs a new one can have."""
        _ = self._desk.texts.gettext
        self.form.offer(packs)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.go_on = None
        self.new.setProperty("kind", "plain" if scans else "main")
        if scans:
            self._list.addWidget(self._card(scans[0]))
            if scans[1:]:
                self._list.addWidget(self._table(scans[1:]))
        else:
            self._list.addWidget(
                Words(
                    _(
                        "There is no scan on this laptop yet. Begin a new one, or look at the "
                        "example first."
                    ),
                    "reading",
                    wrap=True,
                )
            )

    def choose_file(self) -> None:
        """Let the chair choose a file; nothing waits for the answer."""
        _ = self._desk.texts.gettext
        dialog = QFileDialog(self, _("Open a scan"), "", _("Scans (*.scan)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.open_wanted)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.open_wanted.emit(path)

    def _new(self) -> None:
        self.form.begin()

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

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        rail = QWidget()
        rail.setObjectName("rail")
        rail.setFixedWidth(336)
        left = QVBoxLayout(rail)
        left.setContentsMargins(36, 36, 32, 26)
        left.setSpacing(10)
        left.addWidget(Sign(self._look, 54))
        left.addSpacing(4)
        left.addWidget(Words("Participatiescan", "huge"))
        left.addWidget(Words(_("12 players, 20 questions, 1 agenda"), "muted", wrap=True))
        left.addSpacing(18)
        for one in (self.new, self.open):
            one.setMinimumHeight(42)
            left.addWidget(one)
        left.addSpacing(18)
        left.addWidget(Words(_("Have a look first"), "strong"))
        left.addWidget(self.example)
        left.addStretch(1)
        left.addWidget(
            Words(
                _("Everything stays on this laptop. You need no internet and no account."),
                "small",
                wrap=True,
            )
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(48, 36, 56, 26)
        column.setSpacing(14)
        column.addWidget(Words(_("Your scans"), "title"))
        column.addWidget(self.form)
        column.addLayout(self._list)
        column.addStretch(1)
        column.addWidget(self._drop_here())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(scroll, 1)

    def _drop_here(self) -> QFrame:
        _ = self._desk.texts.gettext
        drop = QFrame()
        drop.setObjectName("drop")
        column = QVBoxLayout(drop)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(2)
        column.addWidget(
            Words(_("A scan on a stick or from an e-mail? Drag the file here."), wrap=True)
        )
        column.addWidget(
            Words(_("You work in a copy; the original file does not change."), "small", wrap=True)
        )
        return drop


def _dropped(event: QDropEvent) -> str:
    """Return the path of the one scan that is dragged, or nothing."""
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if Path(path).suffix == SUFFIX else ""
