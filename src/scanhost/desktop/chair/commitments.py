"""The agreements about one point, or one part of the process; the last card is for a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.commitmentcard import CommitmentCard
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.commands import SaveText
from scanhost.domain.followup import AddCommitment, DropCommitment, PlanCommitment
from scanhost.domain.views import Room


class Commitments(QWidget):
    """Cards in the order in which they were agreed."""

    def __init__(self, desk: Desk, look: Look, about: str) -> None:
        super().__init__()
        self._desk, self._look, self.about = desk, look, about
        self.cards: list[CommitmentCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def draw(self, lines: tuple[CommitmentLine, ...], today: str, room: Room) -> None:
        """Show these; a card in which somebody types stays the card it is."""
        kept = {card.id: card for card in self.cards}
        wanted: list[CommitmentCard] = []
        for place, line in enumerate(lines, 1):
            card = kept.pop(line.id, None) or self._make(line.id, place)
            card.draw(line, today)
            wanted.append(card)
        unborn = [card for card in kept.values() if not card.there or card.used]
        last = unborn[-1] if unborn else self._make(self._desk.new_id(), len(lines) + 1)
        kept.pop(last.id, None)
        wanted.append(last)
        for card in kept.values():
            card.setParent(None)
            card.deleteLater()
        self.cards = wanted
        people = offers(room)
        for place, card in enumerate(wanted):
            card.people, card.today = people, today
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)

    def _make(self, id: str, place: int) -> CommitmentCard:
        return CommitmentCard(self._desk, self._look, self.about, id, place)

    def chain(self) -> list[QWidget]:
        """Return the fields of all cards, and then the buttons that remove one."""
        fields = [field for card in self.cards for field in card.chain()]
        return [*fields, *(card.drop for card in self.cards)]

    def take(self, due: str = "", **texts: str) -> None:
        """Agree on something that was written down before."""
        desk, id, about = self._desk, self._desk.new_id(), self.about
        _ = desk.texts.gettext

        def fill() -> None:
            for field, text in texts.items():
                if text.strip():
                    desk.ask(SaveText(f"{id}.{field}", text))
            said = partial(desk.offered.emit, _("Taken over as an agreement."), DropCommitment(id))
            desk.ask(PlanCommitment(id, due), then=said)

        desk.ask(AddCommitment(id, about), then=fill)


def offers(room: Room) -> list[str]:
    """Return who may lead or join: organisations first, then people."""
    people = [seat.person for seat in room.seats]
    organisations = sorted({one.organisation for one in people if one.organisation})
    return [*organisations, *(one.name for one in people if one.name not in organisations)]
