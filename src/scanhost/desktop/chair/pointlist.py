"""The chosen points as a list, each with what it still lacks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.done import Done
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import Faced
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.agenda import AgendaPoint

Standing = Callable[[AgendaPoint, Desk], tuple[float, str, bool]]


class PointItem(Faced):
    """A point in the list."""

    def __init__(self, look: Look) -> None:
        super().__init__("row")
        self.setCheckable(True)
        self._done = Done(look)
        self._title = Words("", "strong", wrap=True)
        self._state = Words("", "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._state)
        row = QHBoxLayout()
        row.setContentsMargins(10, 7, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.face(row)

    def draw(self, point: AgendaPoint, desk: Desk, standing: Standing) -> None:
        """Show this point."""
        title, (share, state, lacks) = titled(point, desk), standing(point, desk)
        self._title.setText(title)
        self._state.setText(state)
        restyle(self._state, "kind", "todo" if lacks else "small")
        self._done.draw(share)
        self.setAccessibleName(f"{title}, {state}")


def titled(point: AgendaPoint, desk: Desk) -> str:
    """Return a point's number and title."""
    title = point.title or desk.texts.gettext("Point without a title")
    return f"{point.norm} {title}" if point.norm else title


def standing(point: AgendaPoint, desk: Desk) -> tuple[float, str, bool]:
    """Return how far a point is, that or what it lacks in words, and whether it lacks that."""
    tr = desk.texts
    n = sum(bool(one.what) for one in point.actions)
    actions = tr.ngettext("{n} action", "{n} actions", n).format(n=n)
    if point.lead and n:
        return 1.0, f"{point.led_by} · {actions}", False
    if point.lead:
        return 0.5, tr.gettext("no actions yet"), True
    if n:
        return 0.5, tr.gettext("no lead yet"), True
    return 0.0, tr.gettext("no lead and no actions yet"), True


class PointList(QWidget):
    """All points; one is chosen."""

    chosen = Signal(str)  # a point's id

    def __init__(self, desk: Desk, look: Look, standing: Standing = standing) -> None:
        """`standing` says how far a point is, and what of it is told."""
        super().__init__()
        self._desk, self._look, self._standing = desk, look, standing
        self._items: dict[str, PointItem] = {}
        self._group = QButtonGroup(self)
        self.count = Words("", "strong")
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(10, 0, 6, 0)
        self._column.setSpacing(3)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.count.setContentsMargins(20, 0, 0, 0)
        column.addWidget(self.count)
        column.addWidget(scroll, 1)

    def chain(self) -> list[QWidget]:
        """Return the points' buttons in order."""
        return list(self._items.values())

    def draw(self, points: tuple[AgendaPoint, ...], chosen: str) -> None:
        """Show these points."""
        tr, n = self._desk.texts, len(points)
        text = tr.ngettext("{n} improvement point", "{n} improvement points", n).format(n=n)
        self.count.setText(text if n else tr.gettext("No improvement points yet"))
        if [point.id for point in points] != list(self._items):
            for item in self._items.values():
                self._group.removeButton(item)
                item.setParent(None)
                item.deleteLater()
            self._items = {}
            for point in points:
                item = PointItem(self._look)
                item.clicked.connect(lambda _=False, id=point.id: self.chosen.emit(id))
                self._group.addButton(item)
                self._column.insertWidget(self._column.count() - 1, item)
                self._items[point.id] = item
        self._group.setExclusive(bool(chosen))  # else one of them stays chosen
        for point in points:
            self._items[point.id].draw(point, self._desk, self._standing)
            self._items[point.id].setChecked(point.id == chosen)
