"""The list of documents, each with a line that says what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.paperkinds import Kind
from scanhost.desktop.widgets.buttons import Faced
from scanhost.desktop.widgets.words import Words


class PaperList(QWidget):
    """One of them is chosen."""

    chosen = Signal()

    def __init__(self, desk: Desk, kinds: Sequence[Kind]) -> None:
        super().__init__()
        self.rows: dict[str, Faced] = {}
        self._kinds = kinds
        self.kind = kinds[0]
        self._group = QButtonGroup(self)
        _ = desk.texts.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 10, 14)
        column.setSpacing(4)
        for place, kind in enumerate(kinds):
            row = _row(_(kind.name), _(kind.means))
            self._group.addButton(row, place)
            self.rows[kind.id] = row
            column.addWidget(row)
        column.addStretch(1)
        self.rows[self.kind.id].setChecked(True)
        self._group.idClicked.connect(self._choose)

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return list(self.rows.values())

    def choose(self, id: str) -> None:
        """Choose a document by its id."""
        self.rows[id].setChecked(True)
        self._choose(next(place for place, kind in enumerate(self._kinds) if kind.id == id))

    def _choose(self, place: int) -> None:
        self.kind = self._kinds[place]
        self.chosen.emit()


def _row(name: str, means: str) -> Faced:
    row = Faced("row")
    row.setCheckable(True)
    row.setAccessibleName(name)
    row.setAccessibleDescription(means)
    column = QVBoxLayout()
    column.setContentsMargins(10, 7, 8, 8)
    column.setSpacing(1)
    column.addWidget(Words(name, "strong", wrap=True))
    column.addWidget(Words(means, "small", wrap=True))
    row.face(column)
    return row
