"""The three lists of a block review: where the work is, and where opinions differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair import steps
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.reasons import Reasons
from scanhost.desktop.snapshot import Emphasis
from scanhost.desktop.widgets.buttons import Faced, button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.results import Order, Result, latest, lowest, proposed, widest
from scanhost.domain.views import Room

TOP = 3  # norms per list: more is the slide itself


def block(room: Room) -> list[Result]:
    """Return the results that count of the norms of the theme on screen."""
    if room.step.theme is None:
        return []
    norms = room.pack.theme(room.step.theme).norms
    found = [latest(room.norms[norm.id].rounds) for norm in norms]
    return [one for one in found if one is not None]


class NormRow(Faced):
    """A norm in a list, with the reason why it stands there."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__("marked")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{name}. {reason}")
        column = QVBoxLayout()
        column.setContentsMargins(8, 5, 8, 6)
        column.setSpacing(1)
        column.addWidget(Words(name, "strong", wrap=True))
        column.addWidget(Words(reason, "body", wrap=True))
        self.face(column)


class Orders(QWidget):
    """In which order the room sees the norms of the block."""

    wanted = Signal(object)  # Order

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._order = Order.NORM
        _ = desk.texts.gettext
        self.setAccessibleName(_("Order on the screen"))
        named = (
            (Order.NORM, _("norm")),
            (Order.LOWEST, _("lowest")),
            (Order.GAP, _("gap")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Words(_("Order (O)"), "muted"))
        row.addSpacing(8)
        self.parts: dict[Order, QPushButton] = {}
        for order, name in named:
            part = button(name, partial(self.wanted.emit, order), "part", grab=False)
            part.setCheckable(True)
            self.parts[order] = part
            row.addWidget(part)
        self.mark(self._order)

    def mark(self, order: Order) -> None:
        """Show which order it is."""
        self._order = order
        for one, part in self.parts.items():
            part.setChecked(one is order)

    def turn(self) -> None:
        """Ask for the next order."""
        every = list(Order)
        self.wanted.emit(every[(every.index(self._order) + 1) % len(every)])


class Lists(QWidget):
    """Lowest grade, largest gap, and what the two together propose."""

    chosen = Signal(str)  # a norm to look at

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drawn: object = None
        self.norms: list[str] = []  # of the block, that have a result
        self._rows: dict[str, list[tuple[str, NormRow]]] = {}
        self._columns: dict[str, QVBoxLayout] = {}
        _ = desk.texts.gettext
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        heads = (
            ("lowest", _("Lowest grade"), _("Where is most of the work?"), "L"),
            ("widest", _("Largest gap"), _("Where do opinions differ?"), "K"),
            ("proposed", _("Proposal"), _("A low grade weighs heaviest."), "V"),
        )
        for id, title, line, key in heads:
            row.addLayout(self._column(id, title, line, key), 1)
        inside = QWidget()
        inside.setLayout(row)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        self.orders = Orders(desk)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Words(_("What could you talk about?"), "strong", wrap=True), 1)
        head.addWidget(self.orders)
        column.addLayout(head)
        column.addWidget(scroll, 1)

    def draw(self, room: Room) -> None:
        """Show the results of the block on screen."""
        results = block(room)
        if results == self._drawn:
            return
        self._drawn = results
        self.norms = [one.norm for one in results]
        say = Reasons(self._desk, results)
        self._fill("lowest", lowest(results), say.lowest, room)
        self._fill("widest", widest(results), say.widest, room)
        self._fill("proposed", proposed(results), say.proposed, room)

    def mark(self, emphasis: Emphasis) -> None:
        """Show which norm is looked at, in every list, and which order the room sees."""
        norm = emphasis.norm
        self.orders.mark(emphasis.order)
        for rows in self._rows.values():
            for id, row in rows:
                row.setChecked(id == norm)

    def focus(self, list: str) -> None:
        """Give the keyboard to a list's first norm."""
        rows = self._rows.get(list)
        if rows:
            rows[0][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, list: str) -> None:
        """Look at a list's first norm, or at the one after the norm that is looked at."""
        rows = self._rows.get(list, [])
        at = next((place for place, (_, row) in enumerate(rows) if row.isChecked()), -1)
        if rows:
            self.chosen.emit(rows[(at + 1) % len(rows)][0])

    def _fill(
        self, id: str, results: Sequence[Result], reason: Callable[[Result], str], room: Room
    ) -> None:
        column = self._columns[id]
        for _, row in self._rows.get(id, []):
            row.setParent(None)
            row.deleteLater()
        self._rows[id] = []
        for result in results[:TOP]:
            row = NormRow(steps.norm_name(result.norm, room, self._desk), reason(result))
            row.clicked.connect(lambda _=False, norm=result.norm: self.chosen.emit(norm))
            column.insertWidget(column.count() - 1, row)
            self._rows[id].append((result.norm, row))

    def _column(self, id: str, title: str, line: str, key: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        rule = QFrame()
        rule.setObjectName("rule")
        head = QHBoxLayout()
        head.addWidget(Words(title, "section", wrap=True), 1)
        head.addWidget(Words(key, "key"), 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(rule)
        column.addSpacing(4)
        column.addLayout(head)
        column.addWidget(Words(line, "muted", wrap=True))
        column.addStretch(1)
        self._columns[id] = column
        return column
