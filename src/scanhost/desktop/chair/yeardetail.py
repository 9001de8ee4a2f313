"""A theme of two years in words, with its norms folded out, and what became of agreements."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.yearpicture import YearPicture
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words
from scanhost.domain.comparing import Line
from scanhost.report import indicatorwords
from scanhost.report.yearwords import Wording


class ThemeWords(QFrame):
    """What is said of a theme; its norms come out at a press."""

    def __init__(self, look: Look, say: Wording, theme: Line, places: tuple[int, ...]) -> None:
        """Say it of this theme; its norms are drawn with these years."""
        super().__init__()
        self._look, self._say, self._theme, self._places = look, say, theme, places
        self.norms: QWidget | None = None  # made when it is looked at for the first time
        self.fold = button("", self.toggle, "small")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        column.addWidget(Words(theme.title, "strong", wrap=True))
        for said in (say.sentence(theme), say.overlap(theme)):
            if said:
                column.addWidget(Words(said, "body", wrap=True))
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._name()

    @property
    def open(self) -> bool:
        """Tell whether the norms are shown."""
        return self.norms is not None and not self.norms.isHidden()

    def toggle(self) -> None:
        """Show the norms one by one, or put them away."""
        if self.norms is None:
            self.norms = self._detail()
            self._column.addWidget(self.norms)
            self.norms.show()
        else:
            self.norms.setVisible(self.norms.isHidden())
        self._name()

    def _name(self) -> None:
        _ = self._say.tr.gettext
        said = _("Hide the norms") if self.open else _("Show the norms")
        rename(self.fold, said)
        self.fold.setAccessibleName(f"{said}: {self._theme.title}")

    def _detail(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(6)
        column.addWidget(Words(f"{self._say.warning()} {self._say.brackets()}", "info", True))
        drawn = YearPicture(self._look, self._say, self._theme.norms, self._places, False)
        column.addWidget(drawn)
        for norm in self._theme.norms:
            said = f"{norm.id} {norm.title}. {self._say.told(norm)}"
            column.addWidget(Words(said, "body", wrap=True))
        return made


def followed_words(say: Wording) -> QWidget | None:
    """Return the indicators of every year in a table; None when no year says anything."""
    rows = indicatorwords.rows(say.comparison.followed, say.tr)
    if not rows:
        return None
    made = QWidget()
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    top = Qt.AlignmentFlag.AlignTop
    for place, row in enumerate([("", *say.years), *rows]):
        for column, cell in enumerate(row):
            kind = "strong" if not place else "body" if column else "muted"
            grid.addWidget(Words(cell, kind, wrap=True), place, column, top)
            grid.setColumnStretch(column, 1)
    whole = QVBoxLayout(made)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(5)
    whole.addWidget(Words(say.tr.gettext(indicatorwords.HEAD), "section", wrap=True))
    whole.addWidget(Words(say.tr.gettext(indicatorwords.SOURCE), "info", wrap=True))
    whole.addLayout(grid)
    return made


def outcome_words(say: Wording) -> QWidget:
    """Return what became of the agreements of the earlier year."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(Words(say.outcome_head(), "section", wrap=True))
    column.addWidget(Words(say.kept(), "body", wrap=True))
    for title, stands, rows in say.outcomes():
        column.addSpacing(8)
        column.addWidget(Words(": ".join(one for one in (title, stands) if one), "strong", True))
        for what, who, when, far in rows:
            known = ", ".join(one for one in (who, when) if one != "–")
            head = f"{what} ({known})" if known else what
            column.addWidget(Words(f"– {head}: {far}", "body", wrap=True))
    return made
