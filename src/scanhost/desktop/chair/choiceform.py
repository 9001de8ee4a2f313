"""The definitive choice: which points are on the agenda, what comes first, and new points."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.oneof import OneOf
from scanhost.desktop.chair.pointlist import titled
from scanhost.desktop.chair.stepform import StepForm
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import Words
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.commands import DropPoint, SaveText, TickPoint
from scanhost.domain.followup import DecidePoint, RankPoint
from scanhost.domain.lines import TEXT
from scanhost.domain.views import Room
from scanhost.stands import stand_said
from scanhost.texts import N_

LARGE = 130  # hundredths of the usual size of letters, from which there is no room beside
DOWN = QBoxLayout.Direction.TopToBottom
CHOICES = (("yes", N_("On the agenda")), ("no", N_("Not")))
RANKS = ((1, N_("First")), (2, N_("After that")), (3, N_("Later")))


class PointChoice(QWidget):
    """A point with its two questions."""

    def __init__(self, desk: Desk, look: Look, id: str) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.texts.gettext
        self.title = Words("", "strong", wrap=True)
        self.more = Words("", "small", wrap=True)
        self.choice = OneOf("", [(value, _(text)) for value, text in CHOICES], none="")
        self.choice.chosen.connect(lambda value: desk.ask(DecidePoint(id, str(value))))
        self.rank = OneOf("", [(value, _(text)) for value, text in RANKS], none=0)
        self.rank.chosen.connect(lambda value: desk.ask(RankPoint(id, int(str(value)))))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.more)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self.choice)
        asked.addWidget(self.rank)
        asked.addStretch(1)
        below = look.size >= LARGE
        row = QBoxLayout(DOWN if below else QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(0, 6, 0, 7)
        row.setSpacing(4 if below else 12)
        row.addLayout(words, 1)
        row.addLayout(asked)
        if not below:
            row.setAlignment(asked, Qt.AlignmentFlag.AlignTop)
        rule = QFrame()
        rule.setObjectName("rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule)
        column.addLayout(row)

    def draw(self, point: AgendaPoint) -> None:
        """Show how it is decided."""
        title = titled(point, self._desk)
        self.title.setText(title)
        parts = (point.lead, stand_said(point.stand, self._desk.texts))
        self.more.setText(" · ".join(part for part in parts if part))
        self.choice.name(title)
        self.choice.draw(point.choice)
        self.rank.name(title)
        self.rank.draw(point.rank)
        self.rank.setEnabled(point.choice != "no")

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [*self.choice.chain(), *self.rank.chain()]


class ChoiceForm(StepForm):
    """All points, in the order of the agenda; a new one comes below."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk)
        _ = desk.texts.gettext
        self._look = look
        self._room: Room | None = None
        self.points: dict[str, PointChoice] = {}
        self.heading.setText(_("Which points do you work on together?"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.own = QLineEdit()
        self.own.setMaxLength(TEXT)
        self.own.setPlaceholderText(_("Another point, in your own words"))
        self.own.setAccessibleName(_("Another point, in your own words"))
        self.own.returnPressed.connect(self.add_own)
        self.own.textEdited.connect(self._read_along)
        self.theme = Choice(look.colour, _("Theme of the new point"))
        self.theme.activated.connect(lambda _: self._read_along(self.own.text()))
        self.add = button(_("Add"), self.add_own, "small")
        self.column.addSpacing(6)
        self.column.addLayout(self._rows)
        self.column.addSpacing(8)
        self.column.addWidget(Words(_("A new point"), "muted"))
        adding = QHBoxLayout()
        adding.setSpacing(8)
        adding.addWidget(self.own, 3)
        adding.addWidget(self.theme, 2)
        adding.addWidget(self.add)
        self.column.addLayout(adding)
        self.careful()

    def draw(self, snapshot: Snapshot, today: str) -> None:
        self._room = room = snapshot.room
        themes = [(one.id, self._desk.text(one.title)) for one in room.pack.themes]
        self.theme.fill(themes)
        ids = [point.id for point in room.points]
        for id in [one for one in self.points if one not in ids]:
            gone = self.points.pop(id)
            gone.setParent(None)
            gone.deleteLater()
        for place, point in enumerate(room.points):
            if point.id not in self.points:
                self.points[point.id] = PointChoice(self._desk, self._look, point.id)
            line = self.points[point.id]
            line.draw(point)
            if self._rows.indexOf(line) != place:
                self._rows.insertWidget(place, line)
        self.under.say(decided(room, self._desk))

    def chain(self) -> list[QWidget]:
        ids = [] if self._room is None else [point.id for point in self._room.points]
        lines = [one for id in ids if id in self.points for one in self.points[id].chain()]
        return [*lines, self.own, self.theme, self.add]

    @property
    def changed(self) -> bool:
        """Tell whether a new point stands here that is not added yet."""
        return bool(self.own.text().strip())

    def add_own(self) -> None:
        """Add the point that was typed."""
        title = self.own.text().strip()
        if not title:
            self.own.setFocus()
            return
        id, theme, desk = self._desk.new_id(), self.theme.chosen, self._desk
        said = desk.texts.gettext("The point is added.")
        # Its title first, so that the slide never shows a point without words.
        desk.ask(SaveText(f"{id}.title", title))
        added = partial(self._added, said, DropPoint(id))
        desk.ask(TickPoint(id, theme), then=added)

    def _added(self, said: str, back: DropPoint) -> None:
        self.own.clear()
        self._desk.typing.begin("", "")
        self._desk.offered.emit(said, back)

    def _read_along(self, words: str) -> None:
        self._desk.typing.begin(self.theme.chosen, words)


def decided(room: Room, desk: Desk) -> str:
    """Return how many points are still to be decided on."""
    open_, tr = sum(not point.choice for point in room.points), desk.texts
    if not room.points:
        return tr.gettext("There are no points yet. Add one below.")
    said = tr.ngettext("{n} point is not decided yet.", "{n} points are not decided yet.", open_)
    return said.format(n=open_) if open_ else tr.gettext("All points are decided.")
