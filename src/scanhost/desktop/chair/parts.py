"""A long page in parts: an index that says what each lacks, and where the page is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.chair.done import Done
from scanhost.desktop.chair.look import Look
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import Faced
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.words import Words, restyle

RAIL = 244  # pixels
ABOVE = 14  # pixels left above a heading that is brought to the top
BETWEEN = 14  # pixels between two parts, besides what is between all rows
NEAR = 120  # pixels below the top within which a heading is where the page is


class Section(Faced):
    """A line of the index: a part of the page, and what it lacks."""

    def __init__(self, title: str, look: Look) -> None:
        super().__init__("row")
        self.setCheckable(True)
        self._title = title
        self._done = Done(look)
        self._state = Words("", "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(title, "strong", wrap=True))
        words.addWidget(self._state)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 8, 9)
        row.setSpacing(11)
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.face(row)

    def draw(self, lacking: str, complete: str, begun: bool) -> None:
        """Show what is lacking, or that nothing is."""
        self._state.setText(lacking or complete)
        restyle(self._state, "kind", "todo" if lacking else "small")
        self._done.draw(1.0 if not lacking else 0.5 if begun else 0.0)
        self.setAccessibleName(f"{self._title}, {lacking or complete}")


@dataclass(frozen=True, slots=True)
class State:
    """How a part of the page stands."""

    lacking: str = ""  # what is still to be done; "": nothing
    complete: str = ""  # what is said when nothing is
    begun: bool = True
    needed: bool = False  # what it lacks is named beside the lock


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its line in the index, heading and body, and how it stands."""

    title: str
    section: Section
    heading: QWidget
    body: tuple[QWidget, ...]
    state: Callable[[Snapshot], State]


class Parts(QWidget):
    """The index at the left and the page at the right, which follow each other."""

    moved = Signal()  # the page is at another part

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts: list[Part] = []
        self._stands: list[State] = []
        self.here = 0  # the place of the part that the page is at
        self.rail = QWidget()
        self.rail.setObjectName("rail")
        self.rail.setFixedWidth(RAIL)
        lines = QWidget()
        self._rolled = rolling(lines)
        within = QVBoxLayout(self.rail)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self._rolled)
        self._inside = Flowing()
        self._scroll = rolling(self._inside)
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._index = QVBoxLayout(lines)
        self._index.setContentsMargins(11, 12, 11, 12)
        self._index.setSpacing(2)
        self._index.addStretch(1)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(28, 16, 28, 20)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._scroll)

    def add(
        self,
        title: str,
        body: tuple[QWidget, ...],
        state: Callable[[Snapshot], State],
        heading: QWidget | None = None,
    ) -> int:
        """Add a part to the page, and return its place.

        A heading of its own may stand within it already.
        """
        place = len(self._parts)
        part = Part(
            title, Section(title, self._look), heading or Words(title, "title"), body, state
        )
        part.section.clicked.connect(lambda: self.show_part(place))
        self._parts.append(part)
        self._index.insertWidget(place, part.section)
        rows = [*([] if heading is not None else [part.heading]), *body]
        for number, row in enumerate(rows):
            if place and not number:
                self._column.insertSpacing(self._column.count() - 1, BETWEEN)
            self._column.insertWidget(self._column.count() - 1, row)
        return place

    def draw(self, snapshot: Snapshot) -> list[State]:
        """Say in the index how every part stands, and return that."""
        self._stands = [part.state(snapshot) for part in self._parts]
        for part, state in zip(self._parts, self._stands, strict=True):
            part.section.draw(state.lacking, state.complete, state.begun)
        self._mark()
        return self._stands

    def ahead(self) -> tuple[int, str] | None:
        """Return the place and title of the next part that lacks something; None if none does."""
        for place, (part, state) in enumerate(zip(self._parts, self._stands, strict=True)):
            if place > self.here and state.lacking:
                return place, part.title
        return None

    def show_part(self, place: int) -> None:
        """Bring a part to the top, as far as the page goes."""
        top = self._top(place) - ABOVE
        self._scroll.verticalScrollBar().setValue(max(0, top))
        self._go(place)  # the last parts cannot come to the top, and are where the page is

    def show_whole(self, within: QWidget) -> None:
        """Bring the whole of a form into view, and not only the field that has the keyboard."""
        self._scroll.ensureWidgetVisible(within, 0, ABOVE)

    def begin(self) -> None:
        """Go to the top."""
        self._scroll.verticalScrollBar().setValue(0)
        self._go(0)

    def body(self) -> QWidget:
        """Return what the part that the page is at begins with."""
        return self._parts[self.here].body[0]

    @property
    def each(self) -> tuple[Part, ...]:
        """Return the parts from top to bottom."""
        return tuple(self._parts)

    def _top(self, place: int) -> int:
        return self._parts[place].heading.mapTo(self._inside, QPoint(0, 0)).y()

    def _scrolled(self, value: int) -> None:
        passed = [p for p in range(len(self._parts)) if self._top(p) <= value + NEAR]
        self._go(passed[-1] if passed else 0)

    def _go(self, place: int) -> None:
        before, self.here = self.here, place
        self._mark()
        self._rolled.ensureWidgetVisible(self._parts[place].section, 0, 4)
        if before != place:
            self.moved.emit()

    def _mark(self) -> None:
        for place, part in enumerate(self._parts):
            part.section.setChecked(place == self.here)


def rolling(inside: QWidget) -> QScrollArea:
    """Return what scrolls a widget up and down, and never takes the keyboard."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
