"""The board of own examples: three lists from left to right, and what was sifted out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.examplecard import ExampleCard
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.words import Words
from scanhost.domain.examples import STAGES, ExampleView
from scanhost.examplewords import LISTS, MEANS


class ExampleBoard(Flowing):
    """Cards in columns; a card that is moved keeps the keyboard."""

    opened = Signal(str)  # an example
    moved = Signal(str, str)  # an example, and the list it is to go to

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.cards: dict[str, ExampleCard] = {}
        self.heads: dict[str, Words] = {}
        self._columns: dict[str, QVBoxLayout] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 4, 18, 18)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, stage in enumerate(STAGES):
            self.heads[stage] = Words("", "section", wrap=True)
            grid.addWidget(self.heads[stage], 0, place)
            means = Words(desk.texts.gettext(MEANS[stage]), "small", wrap=True)
            means.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(means, 1, place)
            column = self._columns[stage] = QVBoxLayout()
            column.setSpacing(8)
            column.addStretch(1)
            grid.addLayout(column, 2, place)
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(2, 1)

    def draw(self, views: Sequence[ExampleView]) -> None:
        """Show these, each in its list, oldest on top."""
        focus = self._focus()
        here = next((one for one in self.cards.values() if one.isAncestorOf(focus)), None)
        wanted = {one.id for one in views}
        for id in [one for one in self.cards if one not in wanted]:
            card = self.cards.pop(id)
            card.setParent(None)
            card.deleteLater()
        # Qt lays out everything anew for each card that appears in what can be seen.
        many = len(wanted - self.cards.keys()) > 1 and self.isVisible()
        if many:
            self.hide()
        for stage, column in self._columns.items():
            inside = [one for one in views if one.stage == stage]
            name = self._desk.texts.gettext(LISTS[stage])
            self.heads[stage].setText(f"{name} · {len(inside)}" if inside else name)
            for place, view in enumerate(inside):
                card = self.cards.get(view.id) or self._make(view.id)
                if column.indexOf(card) != place:
                    column.insertWidget(place, card)
                card.draw(view)
        if many:
            self.show()
            if here is not None:
                focus.setFocus()
        in_order(self.chain())
        if here is not None and here.id in self.cards and not here.isAncestorOf(self._focus()):
            here.open.setFocus()  # the button that moved it may be gone

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, list after list."""
        found: list[QWidget] = []
        for column in self._columns.values():
            for place in range(column.count()):
                item = column.itemAt(place)
                card = item.widget() if item is not None else None
                if isinstance(card, ExampleCard):
                    found += card.chain()
        return found

    def _focus(self) -> QWidget:
        return self.window().focusWidget() or self

    def _make(self, id: str) -> ExampleCard:
        made = self.cards[id] = ExampleCard(self._desk, id)
        made.opened.connect(self.opened)
        made.moved.connect(self.moved)
        return made
