"""Four indicators of how a region works together, to follow from year to year."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.about import Asked
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words
from scanhost.domain import indicators
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Refused
from scanhost.domain.indicators import KEY, PARTS, SCALES, STEPS
from scanhost.report import indicatorwords

COLUMNS = 4
ROOM = 12  # characters of a number: one that is too large is refused, and not cut


class Indicators(QWidget):
    """A section of the knowledge bank's page; all of it may stay empty."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self.fields: dict[str, Line] = {}
        self.scales: dict[str, Choice] = {}
        self.asked: dict[str, Asked] = {}
        for id in indicators.INDICATORS:
            if id in SCALES:
                self._scale(id)
            else:
                self._line(id)
        self._lay()

    def draw(self, snapshot: Snapshot) -> None:
        """Show what the scan says of itself."""
        about = snapshot.room.about
        uneven = indicators.uneven(about)
        more = self._desk.texts.gettext("More take part than there are.")
        for id, line in self.fields.items():
            value = about.get(f"{KEY}{id}", "")
            if value != line.record.known or self.asked[id].below.text() == more:
                self.asked[id].wrong("")
            line.draw(value)
            if id in uneven:
                self.asked[id].wrong(more)
        for id, choice in self.scales.items():
            choice.choose(about.get(f"{KEY}{id}", ""))

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        for asked in self.asked.values():
            asked.wrong("")

    def _line(self, id: str) -> None:
        title = indicatorwords.title(id, self._desk.texts)
        line = Line(title, lambda typed: self._save(id, typed.strip()), ROOM)
        self.fields[id] = line
        self.asked[id] = Asked(title, line)
        line.record.settled.connect(lambda: self.asked[id].wrong(""))

    def _scale(self, id: str) -> None:
        _ = self._desk.texts.gettext
        title = indicatorwords.title(id, self._desk.texts)
        choice = Choice(self._look.colour, title)
        steps = indicatorwords.STEPS[id]
        choice.fill([("", _("not said")), *((step, _(steps[step])) for step in STEPS)])
        choice.activated.connect(lambda _at=0: self._save(id, choice.chosen))
        self.scales[id] = choice
        self.asked[id] = Asked(title, choice)

    def _save(self, id: str, value: str) -> None:
        def wrong(refused: Refused) -> bool:
            self.asked[id].wrong(self._desk.said(refused))
            return True

        self._desk.ask(SaveAbout(f"{KEY}{id}", value), wrong)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        lead = _(
            "You may leave all of this out. Next year you see at Results, Compare with earlier "
            "years, what has changed. The four come from the projectplan Ingeschakeld (2017), "
            "par. 3.2; what is counted for each is ours."
        )
        column.addWidget(Words(lead, "body", wrap=True))
        words = zip(indicatorwords.GROUPS, indicators.GROUPS, strict=True)
        for (title, means), ids in words:
            column.addWidget(Words(_(title), "section", wrap=True))
            column.addWidget(Words(_(means), "muted", wrap=True))
            grid = QGridLayout()
            grid.setHorizontalSpacing(18)
            asked = [one for id in ids for one in (id, PARTS.get(id)) if one]
            for place, one in enumerate(asked):
                wide = COLUMNS // len(asked) if len(asked) < 3 else 1
                grid.addWidget(self.asked[one], 0, place * wide, 1, wide, Qt.AlignmentFlag.AlignTop)
            for at in range(COLUMNS):
                grid.setColumnStretch(at, 1)
            column.addLayout(grid)
        column.addStretch(1)
