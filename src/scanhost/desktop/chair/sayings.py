"""Questions and examples that came from phones: on the screen, or into the agenda."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.commands import KeepSaid, ShowSaid
from scanhost.domain.views import Room, SaidView


class Saying(QFrame):
    """One question or example, with what can be done with it."""

    def __init__(self, desk: Desk, said: SaidView) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._said = desk, said
        _ = desk.texts.gettext
        kind = _("Question") if said.kind == "question" else _("Good example")
        self.head = Words(" · ".join(filter(None, [kind, said.by])), "small", wrap=True)
        self.words = Words(said.text, "body", wrap=True)
        self.show_it = button("", self._show, "small", grab=False)
        self.keep_it = button("", self._keep, "small", grab=False)
        acts = Wrapping(self.show_it, self.keep_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.words)
        column.addLayout(acts)

    def draw(self, said: SaidView, room: Room) -> None:
        """Show where it stands now."""
        self._said = said
        _ = self._desk.texts.gettext
        self.words.setText(said.text)
        rename(self.show_it, _("Take off the screen") if said.shown else _("Show on the screen"))
        # A norm that is being graded is not covered.
        self.show_it.setEnabled(said.shown or (room.voting is None and not room.closed))
        rename(self.keep_it, _("Take out of the agenda") if said.kept else _("Put in the agenda"))

    def _show(self) -> None:
        self._desk.ask(ShowSaid(None if self._said.shown else self._said.id))

    def _keep(self) -> None:
        self._desk.ask(KeepSaid(self._said.id, not self._said.kept))


class Sayings(QWidget):
    """All of them, the newest on top."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.cards: dict[str, Saying] = {}
        self.none = Words(
            desk.texts.gettext(
                "Nothing has come in yet. People send a question or an example from their phone."
            ),
            "muted",
            wrap=True,
        )
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 4, 0)
        self._lines.setSpacing(6)
        self._lines.addWidget(self.none)
        self._lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumHeight(90)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def draw(self, room: Room) -> None:
        """Show what came in; a card keeps its focus while it is there."""
        said = {one.id: one for one in room.said}
        for id in [one for one in self.cards if one not in said]:
            card = self.cards.pop(id)
            card.setParent(None)
            card.deleteLater()
        for id, one in said.items():
            if id not in self.cards:
                self.cards[id] = Saying(self._desk, one)
                self._lines.insertWidget(0, self.cards[id])
            self.cards[id].draw(one, room)
        self.none.setVisible(not said)
