"""Sections of a page side by side with their index at the left; one is shown at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import Faced
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.words import Words

RAIL = 244


class Sections(QWidget):
    """A rail with a line per section, and room for the one that is chosen."""

    shown = Signal(int)  # place of the section that is there now

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.index: list[Faced] = []
        self.parts: list[tuple[str, QWidget]] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.show_part)
        self._stack = QStackedWidget()
        self._rail = QWidget()
        self._rail.setObjectName("rail")
        self._rail.setMinimumWidth(RAIL)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._foot = QVBoxLayout(self._rail)
        self._foot.setContentsMargins(11, 16, 11, 12)
        self._foot.setSpacing(6)
        self._foot.addLayout(self._lines)
        self._foot.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)

    def add(self, title: str, part: QWidget, *, whole: bool = False) -> None:
        """Add a section as the last one; `whole`: it has the page to itself, and scrolls itself."""
        line = _line(title)
        self._group.addButton(line, len(self.parts))
        self._lines.addWidget(line)
        self.index.append(line)
        self.parts.append((title, part))
        self._stack.addWidget(part if whole else _Sheet(title, part))
        if len(self.parts) == 1:
            line.setChecked(True)

    def add_below(self, widget: QWidget) -> None:
        """Put something at the foot of the rail."""
        self._foot.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def part(self) -> QWidget:
        """Return the section that is shown."""
        return self.parts[self._stack.currentIndex()][1]

    def show_part(self, place: int) -> None:
        """Show a section."""
        self.index[place].setChecked(True)
        self._stack.setCurrentIndex(place)
        self.shown.emit(place)


class DrawnSections(Sections):
    """Sections of a scan, each drawn while it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._drawn: dict[QWidget, Callable[[Snapshot], None]] = {}
        self.shown.connect(self._redraw)

    def add_drawn(
        self, title: str, part: QWidget, draw: Callable[[Snapshot], None], *, whole: bool = False
    ) -> None:
        """Add a section as the last one, and what draws it."""
        self._drawn[part] = draw
        self.add(title, part, whole=whole)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the section that is chosen, as the scan is."""
        self._snapshot = snapshot
        self._redraw()

    def bring(self, part: QWidget) -> None:
        """Show this section."""
        self.show_part([one for _, one in self.parts].index(part))

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self._snapshot = None

    def _redraw(self) -> None:
        if self._snapshot is not None:
            self._drawn[self.part](self._snapshot)


def _line(title: str) -> Faced:
    line = Faced("row")
    line.setCheckable(True)
    line.setAccessibleName(title)
    row = QHBoxLayout()
    row.setContentsMargins(12, 9, 8, 10)
    row.addWidget(Words(title, "strong", wrap=True), 1)
    line.face(row)
    return line


class _Sheet(QScrollArea):
    """A section with its title; what is higher than the window scrolls."""

    def __init__(self, title: str, part: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = Flowing()
        column = QVBoxLayout(inside)
        column.setContentsMargins(36, 24, 48, 24)
        column.setSpacing(14)
        column.addWidget(Words(title, "title"))
        column.addWidget(part, 1)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
