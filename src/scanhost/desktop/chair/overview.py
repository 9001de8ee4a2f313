"""All agreements: what is late first, then what is coming, and what is done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.meetingsteps import PARTS
from scanhost.desktop.chair.pointform import labelled
from scanhost.desktop.chair.progresscard import ProgressCard
from scanhost.desktop.chair.stepform import StepForm
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import Words
from scanhost.domain import deadlines
from scanhost.domain.agenda import Agenda
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.followup import SETTLED

LATE, COMING, UNDATED, ENDED = range(4)


class Overview(StepForm):
    """A card for each agreement, in four groups; the same between meetings and in one."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk)
        self._look = look
        _ = desk.texts.gettext
        self._snapshot: Snapshot | None = None
        self._today = ""
        self.cards: dict[str, ProgressCard] = {}
        self.heading.setText(_("What became of the agreements"))
        self.lead = Choice(look.colour, _("Show the agreements of"))
        self.lead.activated.connect(lambda _: self._again())
        self._filter = QWidget()
        filter = QHBoxLayout(self._filter)
        filter.setContentsMargins(0, 0, 0, 0)
        filter.addWidget(labelled(_("Show the agreements of"), self.lead))
        filter.addWidget(self.lead)
        filter.addStretch(1)
        self.column.addWidget(self._filter)
        self.groups: list[tuple[Words, QVBoxLayout]] = []
        for name in (_("Late"), _("Still to come"), _("Without a day"), _("Done or dropped")):
            head = Words(name, "section")
            cards = QVBoxLayout()
            cards.setSpacing(6)
            self.column.addSpacing(6)
            self.column.addWidget(head)
            self.column.addLayout(cards)
            self.groups.append((head, cards))
        self.careful()

    def draw(self, snapshot: Snapshot, today: str) -> None:
        self._snapshot, self._today = snapshot, today
        _ = self._desk.texts.gettext
        lines = list(deadlines.agreed(snapshot.agenda))
        leads = sorted({line.lead for _title, line in lines if line.lead}, key=str.casefold)
        self.lead.fill([("", _("everybody")), *((one, one) for one in leads)])
        self._filter.setVisible(bool(leads))
        wanted = self.lead.chosen
        groups = grouped(snapshot.agenda, today, wanted)
        shown = {line.id for group in groups for _title, line in group}
        for id in [one for one in self.cards if one not in shown]:
            gone = self.cards.pop(id)
            gone.setParent(None)
            gone.deleteLater()
        for (head, column), group in zip(self.groups, groups, strict=True):
            head.setVisible(bool(group))
            for place, (title, line) in enumerate(group):
                if line.id not in self.cards:
                    self.cards[line.id] = ProgressCard(self._desk, self._look, line.id)
                card = self.cards[line.id]
                about = title or _(PARTS[line.about])
                card.draw(line, about, today)
                if _at(column, place) is not card:
                    column.insertWidget(place, card)
        self.under.say(self._said(groups))

    def chain(self) -> list[QWidget]:
        cards = [
            card
            for _, column in self.groups
            for place in range(column.count())
            if isinstance(card := _at(column, place), ProgressCard)
        ]
        return [self.lead, *(one for card in cards for one in card.chain())]

    def _again(self) -> None:
        if self._snapshot is not None:
            self.draw(self._snapshot, self._today)

    def _said(self, groups: list[list[tuple[str, CommitmentLine]]]) -> str:
        tr = self._desk.texts
        if not any(groups):
            return tr.gettext("There are no agreements yet.")
        n = len(groups[LATE])
        if not n:
            return tr.gettext("Nothing is late.")
        return tr.ngettext("{n} agreement is late.", "{n} agreements are late.", n).format(n=n)


def grouped(agenda: Agenda, today: str, lead: str) -> list[list[tuple[str, CommitmentLine]]]:
    """Return the agreements with the titles of their points: late, coming, undated, ended."""
    late, coming = deadlines.late(agenda, today), deadlines.coming(agenda, today)
    every = list(deadlines.agreed(agenda))
    undated = [one for one in every if not one[1].due and one[1].stand not in SETTLED]
    ended = [one for one in every if one[1].stand in SETTLED]
    return [
        [one for one in group if not lead or one[1].lead == lead]
        for group in (late, coming, undated, ended)
    ]


def _at(layout: QLayout, place: int) -> QWidget | None:
    item = layout.itemAt(place)
    return None if item is None else item.widget()
