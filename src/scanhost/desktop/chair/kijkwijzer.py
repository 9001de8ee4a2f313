"""The region's own network in seven answers, beside the six networks that have a portrait."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain import networks
from scanhost.domain.commands import SaveAbout
from scanhost.domain.networks import KEY, Guide, Likeness, Row
from scanhost.report.documents import NETWORKS
from scanhost.report.networkwords import GuideSaid

COLUMNS = 2  # of tick boxes
ACROSS = 3  # networks beside ours in one table


class Question(QWidget):
    """A characteristic: its question, and what can be ticked."""

    def __init__(self, desk: Desk, look: Look, row: Row, save: Callable[[str], object]) -> None:
        super().__init__()
        self._row, self._save = row, save
        self.setAccessibleName(desk.text(row.question))
        self.ticks = {one.id: Check(look.colour, desk.text(one.title)) for one in row.options}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(0)
        for place, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, place // COLUMNS, place % COLUMNS)
            tick.clicked.connect(self._ticked)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 4)
        whole.setSpacing(2)
        whole.addWidget(Words(desk.text(row.question), "strong", wrap=True))
        whole.addLayout(grid)

    def draw(self, chosen: tuple[str, ...]) -> None:
        """Show what is ticked."""
        for id, tick in self.ticks.items():
            tick.setChecked(id in chosen)

    def _ticked(self) -> None:
        self._save(networks.written(id for id, tick in self.ticks.items() if tick.isChecked()))


class Kijkwijzer(QWidget):
    """A section of the knowledge bank's page; seven questions, and what follows from them."""

    entry_wanted = Signal(str)  # an entry of the knowledge bank
    paper_wanted = Signal(str)  # a kind of document

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._drawn: object = None
        self._guide: Guide | None = None
        _ = desk.texts.gettext
        self.questions: dict[str, Question] = {}
        self.portraits: list[tuple[str, QPushButton]] = []  # entry, and what leads there
        self.none = Words(_("The six networks could not be read."), "body", wrap=True)
        self.lead = Words(
            _(
                "Tick what is true of your own network. It takes two minutes. Below you see which "
                "of six networks resembles it most, and why. Each has a portrait to read."
            ),
            "body",
            wrap=True,
        )
        self.paper = button(_("Print or save …"), lambda: self.paper_wanted.emit(NETWORKS))
        self._asked, self._found = QVBoxLayout(), QVBoxLayout()
        self._lay()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the answers, and the networks beside them."""
        guide, room = snapshot.guide, snapshot.room
        self.none.setVisible(guide is None)
        self._whole.setVisible(guide is not None)
        if guide is None:
            return
        if guide is not self._guide:
            self._guide = guide
            self._ask(guide)
        own = networks.own(guide, room.about)
        for row, question in self.questions.items():
            question.draw(own.get(row, ()))
        drawn = (own, self._look.theme)
        if drawn != self._drawn:
            self._drawn = drawn
            self._fill(GuideSaid(guide, room.about, self._desk.language))

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self._drawn = None

    def _ask(self, guide: Guide) -> None:
        _emptied(self._asked)
        self.questions = {}
        for row in guide.rows:
            question = Question(self._desk, self._look, row, self._saving(row.id))
            self.questions[row.id] = question
            self._asked.addWidget(question)

    def _saving(self, row: str) -> Callable[[str], object]:
        return lambda ids: self._desk.ask(SaveAbout(f"{KEY}{row}", ids))

    def _fill(self, said: GuideSaid) -> None:
        _ = self._desk.texts.gettext
        _emptied(self._found)
        self.portraits = []
        self._found.addWidget(Words(_("Which networks resemble yours"), "section", wrap=True))
        if not said.likeness:
            self._found.addWidget(
                Words(_("Answer one question, and you see it here."), "muted", wrap=True)
            )
        for one in said.likeness:
            self._found.addWidget(self._card(said, one))
        self._found.addWidget(Words(_("The seven characteristics"), "section", wrap=True))
        for first in range(0, len(said.ordered), ACROSS):
            self._found.addWidget(self._table(said, first))
        self._found.addWidget(Words(_("Where this comes from"), "section", wrap=True))
        self._found.addWidget(Words(self._desk.text(said.guide.source), "small", wrap=True))
        for part in self._desk.text(said.guide.note).split("\n\n"):
            self._found.addWidget(Words(part, "small", wrap=True))

    def _card(self, said: GuideSaid, one: Likeness) -> QWidget:
        """Return a network with why it resembles ours, and what leads to its portrait."""
        _ = self._desk.texts.gettext
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        title = self._desk.text(one.network.title)
        head.addWidget(Words(f"{title}: {said.share(one)}", "strong", wrap=True), 1)
        head.addWidget(self._portrait(one.network.entry, title))
        column.addLayout(head)
        if alike := said.alike(one):
            column.addWidget(Words(_listed(_("In common:"), alike), "body", wrap=True))
        if different := said.different(one):
            column.addWidget(Words(_listed(_("Different:"), different), "muted", wrap=True))
        return card

    def _portrait(self, entry: str, title: str) -> QPushButton:
        _ = self._desk.texts.gettext
        made = button(_("Read the portrait"), lambda: self.entry_wanted.emit(entry), "small")
        made.setAccessibleName(_("Read the portrait of {title}").format(title=title))
        self.portraits.append((entry, made))
        return made

    def _table(self, said: GuideSaid, first: int) -> QWidget:
        _, table = self._desk.texts.gettext, QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        beside = said.ordered[first : first + ACROSS]
        heads = [_("Your network"), *(self._desk.text(one.title) for one in beside)]
        for column, head in enumerate(heads, 1):
            grid.addWidget(Words(head, "strong", wrap=True), 0, column)
            grid.setColumnStretch(column, 3)
        grid.setColumnStretch(0, 2)
        for place, row in enumerate(said.guide.rows, 1):
            title = Words(self._desk.text(row.title), "muted", wrap=True)
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            cells = [said.ours(row), *(said.theirs(row, one) for one in beside)]
            for column, cell in enumerate(cells, 1):
                kind = "body" if column > 1 or row.id in said.own else "muted"
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(Words(cell, kind, wrap=True), place, column, top)
        return table

    def _lay(self) -> None:
        self._whole = QWidget()
        self._asked.setSpacing(6)
        self._found.setSpacing(8)
        acts = QWidget()
        acts.setLayout(Wrapping(self.paper, spacing=8))
        inside = QVBoxLayout(self._whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.lead)
        inside.addLayout(self._asked)
        inside.addLayout(self._found)
        inside.addWidget(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self._whole)
        column.addStretch(1)


def _listed(head: str, said: list[str]) -> str:
    return "\n".join([head, *(f"\u2013 {one}" for one in said)])


def _emptied(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
