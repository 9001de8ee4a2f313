"""A table from elsewhere, looked over: what its columns hold, what becomes of each row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.tables import as_rows, head
from scanhost.desktop.widgets.words import tip
from scanhost.domain.candidates import KINDS, Candidate, Columns
from scanhost.domain.shapes import Role
from scanhost.domain.tables import Table
from scanhost.texts import N_

Index = QModelIndex | QPersistentModelIndex
HEAD, LINE = 44, 30  # pixels high
FIRST, LEAST = 270, 130  # pixels wide: what becomes of a row, and another column
EDGE = 20  # pixels around the words of a row
SHOWN = 7  # rows that are seen without scrolling

HOLDS = {
    "": N_("leave out"),
    "first": N_("First name"),
    "between": N_("Prefix (van, de)"),
    "last": N_("Last name"),
    "name": N_("Whole name"),
    "organisation": N_("Organisation"),
    "function": N_("Function"),
    "domain": N_("Domain"),
    "email": N_("E-mail"),
    "phoned": N_("Called (yes or no)"),
}
SKIPPED = {
    "name": N_("skipped: no name"),
    "listed": N_("skipped: on the list already"),
    "twice": N_("skipped: stands here twice"),
}
REMARKS = {
    "email.form": N_("address not complete"),
    "email.twice": N_("somebody else has this address too"),
    "domain": N_("domain not recognised"),
    "long": N_("too long, so cut off"),
}


class Lines(QAbstractTableModel):
    """The rows, each behind what becomes of it."""

    def __init__(self, desk: Desk, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._look = desk, look
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._found: list[Candidate] = []
        self._domains: dict[str, str] = {}

    def draw(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Show these rows; what becomes of them is not known yet."""
        self.beginResetModel()
        self._rows, self._found = rows, []
        self.endResetModel()

    def tell(self, found: list[Candidate], domains: dict[str, str]) -> None:
        """Say what becomes of them; the domains are titles by id."""
        self._found, self._domains = found, domains
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self._rows[0]))
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or not self._rows else len(self._rows[0]) + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        first = self._desk.texts.gettext("What happens")
        return head("" if section else first, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        known = self._found[row] if row < len(self._found) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[row][column - 1] if column else self._becomes(known)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._rows[row][column - 1] if column else self._becomes(known))
        if role == Qt.ItemDataRole.ForegroundRole and known is not None:
            if column == 0 and (known.skipped or known.remarks):
                return QBrush(self._look.attention)
            if known.skipped:
                return QBrush(self._look.colour(Role.MUTED))
        return None

    def _becomes(self, known: Candidate | None) -> str:
        _ = self._desk.texts.gettext
        if known is None:
            return ""
        if known.skipped:
            return _(SKIPPED[known.skipped])
        said = ", ".join([_("is added"), *(_(REMARKS[one]) for one in known.remarks)])
        domain = self._domains.get(known.person.domain)
        return f"{said} ({domain})" if domain else said


class Heads(QHeaderView):
    """Above each column a list of what it may hold."""

    chosen = Signal(int, str)  # a column, and what it holds

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._desk, self._look = desk, look
        self.choices: list[Choice] = []
        self.sectionResized.connect(self.place)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.high)

    @property
    def high(self) -> int:
        """Return how many pixels high it is."""
        return round(self._look.points(HEAD))

    def draw(self, kinds: Sequence[str], names: Sequence[str]) -> None:
        """Show what each column holds; the names are what the file calls them."""
        _ = self._desk.texts.gettext
        while len(self.choices) > len(kinds):
            gone = self.choices.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.choices) < len(kinds):
            self.choices.append(self._choice(len(self.choices)))
        for at, (kind, name) in enumerate(zip(kinds, names, strict=True)):
            choice = self.choices[at]
            said = _("What column {n} holds").format(n=at + 1)
            choice.setAccessibleName(f"{said}: {name}" if name else said)
            choice.setToolTip(tip(name))
            choice.choose(kind)
        self.place()

    def place(self) -> None:
        """Put each list above its column."""
        for at, choice in enumerate(self.choices):
            if at + 1 < self.count():
                left = self.sectionViewportPosition(at + 1)
                choice.setGeometry(left + 2, 5, self.sectionSize(at + 1) - 6, self.high - 10)
                choice.show()

    def _choice(self, at: int) -> Choice:
        made = Choice(self._look.colour, "")
        made.setParent(self.viewport())
        made.fill([(kind, self._desk.texts.gettext(HOLDS[kind])) for kind in KINDS])
        made.activated.connect(lambda _=0: self.chosen.emit(at, made.chosen))
        return made


class Preview(QTableView):
    """The table, its first rows in view."""

    chosen = Signal(int, str)  # a column, and what it holds

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lines = Lines(desk, look, self)
        self.lines.dataChanged.connect(self._fit)
        self.heads = Heads(desk, look)
        self.heads.chosen.connect(self.chosen)
        self.setHorizontalHeader(self.heads)
        self.setModel(self.lines)
        as_rows(self, desk.texts.gettext("The rows, and what happens with each"))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().valueChanged.connect(self.heads.place)

    def draw(self, table: Table, columns: Columns) -> None:
        """Show a table whose columns hold this."""
        rows = table.rows[columns.heading :]
        self.lines.draw(rows)
        names = table.rows[0] if columns.heading else ("",) * table.width
        self.heads.draw(columns.kinds, names)
        line, bar = round(self._look.points(LINE)), self.horizontalScrollBar().sizeHint().height()
        self.verticalHeader().setDefaultSectionSize(line)
        self.setFixedHeight(self.heads.high + min(max(len(rows), 1), SHOWN) * line + bar + 6)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.heads.place()

    def _fit(self) -> None:
        """Show whole what becomes of a row, where that fits; the rest is for the columns."""
        room, columns = self.viewport().width(), self.lines.columnCount() - 1
        if columns < 1:
            return
        least = round(self._look.points(FIRST))
        first = max(least, min(self.sizeHintForColumn(0) + EDGE, room // 2))
        wide = max(round(self._look.points(LEAST)), (room - first) // columns)
        for column in range(columns + 1):
            self.setColumnWidth(column, wide if column else first)
