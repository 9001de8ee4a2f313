"""Some of a few answers, each with a box to tick, in columns."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from scanhost.desktop.widgets.choices import Check, Colour


class Ticked(QWidget):
    """Boxes in the order of what there is."""

    changed = Signal(str)  # what is ticked now, with spaces between

    def __init__(self, colour: Colour, name: str, columns: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._colour, self._across = colour, columns
        self._offered: list[tuple[str, str]] = []
        self.checks: dict[str, Check] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(0)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def fill(self, offered: list[tuple[str, str]]) -> None:
        """Offer these: what is kept, and what is read."""
        if offered == self._offered:
            return
        self._offered = offered
        for check in self.checks.values():
            check.setParent(None)
            check.deleteLater()
        self.checks = {}
        rows = -(-len(offered) // self._across)
        for place, (value, text) in enumerate(offered):
            made = self.checks[value] = Check(self._colour, text)
            made.clicked.connect(self._changed)
            self._grid.addWidget(made, place % rows, place // rows)

    def draw(self, chosen: Collection[str]) -> None:
        """Show which are ticked."""
        for value, check in self.checks.items():
            check.setChecked(value in chosen)

    def chain(self) -> list[QWidget]:
        """Return the boxes in order."""
        return list(self.checks.values())

    def _changed(self) -> None:
        self.changed.emit(" ".join(one for one, check in self.checks.items() if check.isChecked()))
