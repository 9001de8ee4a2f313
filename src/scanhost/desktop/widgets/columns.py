"""Three columns where there is room for them; else two with the third below, or one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

LEAST = 300  # pixels: one column
TWO, THREE = 520, 790  # pixels from which there is room for so many
Places = tuple[tuple[int, int, int, int], ...]  # row, column, rows, columns, of each
ONE_BELOW_ANOTHER: Places = ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1))
THIRD_BELOW: Places = ((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2))
SIDE_BY_SIDE: Places = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1))


class Columns(QWidget):
    """Lays three widgets out anew when its width asks for it."""

    def __init__(
        self,
        columns: tuple[QWidget, QWidget, QWidget],
        shares: tuple[int, int, int],
        height: int,
        large: Callable[[float], float],
    ) -> None:
        """`large` tells how much a length grows with the chair's letters."""
        super().__init__()
        self._columns, self._shares, self._large = columns, shares, large
        self._places: Places = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(12)
        for one in columns:
            one.setMinimumHeight(height)
        self._lay(SIDE_BY_SIDE)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        beside = THIRD_BELOW if width >= self._large(TWO) else ONE_BELOW_ANOTHER
        self._lay(SIDE_BY_SIDE if width >= self._large(THREE) else beside)

    def _lay(self, places: Places) -> None:
        if places == self._places:
            return
        self._places = places
        for widget, place in zip(self._columns, places, strict=True):
            self._grid.addWidget(widget, *place)
        used = {column for _, column, _, _ in places}
        for column, share in enumerate(self._shares):
            self._grid.setColumnStretch(column, share if column in used else 0)
        self.updateGeometry()
