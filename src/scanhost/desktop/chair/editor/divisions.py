"""Other ways to divide the table: each with a title, and kinds of partners of its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.editor import labels
from scanhost.desktop.chair.editor.fields import Field
from scanhost.desktop.chair.editor.lists import DomainList
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.stepform import clear
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.pack import Division
from scanhost.domain.packform import DIVISIONS


class DivisionList(QWidget):
    """A new one begins as the usual one."""

    recorded = Signal(str, str)
    typing = Signal(str, str)
    listed = Signal(str, object)  # the key of a list or of a number, and what is there now
    more_wanted = Signal(str)  # the key of a list of kinds of partners
    division_wanted = Signal()

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._divisions: tuple[Division, ...] = ()
        self._shown: tuple[str, ...] = ("nl",)
        self._locked = False
        self.titles: list[Field] = []
        self.domains: list[DomainList] = []
        self.removers: list[QPushButton] = []
        _ = desk.texts.gettext
        self.more = button(_("Another division"), self.division_wanted.emit, "small")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(labels.part(desk, "divisions"), "muted", wrap=True))
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_divisions(self, divisions: tuple[Division, ...], *, anew: bool) -> None:
        """Show these divisions."""
        other = [one.id for one in divisions] != [one.id for one in self._divisions]
        self._divisions = divisions
        if other:
            self._make()
        for title, domains, one in zip(self.titles, self.domains, divisions, strict=True):
            title.show_text(one.title, anew=anew or other)
            domains.show_domains(one.domains, anew=anew or other)
        self.more.setEnabled(len(divisions) < DIVISIONS)

    def show_languages(self, shown: tuple[str, ...]) -> None:
        """Show all of it in these languages."""
        self._shown = shown
        for title in self.titles:
            title.show_languages(shown)
        for domains in self.domains:
            domains.show_languages(shown)

    def lock(self, locked: bool) -> None:
        """Let nobody change anything here, or again."""
        self._locked = locked
        for title in self.titles:
            title.lock(locked)
        for domains in self.domains:
            domains.lock(locked)
        for one in (*self.removers, self.more):
            one.setVisible(not locked)

    def chain(self) -> list[QWidget]:
        """Return what Tab visits, in that order."""
        lines = zip(self.titles, self.domains, self.removers, strict=True)
        made = (one for line in lines for one in (*line[0].chain(), *line[1].chain(), line[2]))
        return [*made, self.more]

    def rows(self) -> list[Field]:
        """Return every field there is."""
        return [*self.titles, *(row for one in self.domains for row in one.rows)]

    def _make(self) -> None:
        clear(self._rows)
        self.titles, self.domains, self.removers = [], [], []
        _ = self._desk.texts.gettext
        for at in range(len(self._divisions)):
            key, name = f"divisions[{at}]", _("Division {n}").format(n=at + 1)
            title = Field(self._desk, self._look, f"{key}.title", name)
            domains = DomainList(
                self._desk,
                self._look,
                f"{key}.domains",
                f"{labels.part(self._desk, 'domains')}, {name}",
            )
            for part in (title, domains):
                part.recorded.connect(self.recorded)
                part.typing.connect(self.typing)
            domains.listed.connect(self.listed)
            domains.more_wanted.connect(self.more_wanted)
            away = button(_("Remove this division"), partial(self._remove, at), "small")
            away.setAccessibleName(f"{away.text()}: {name}")
            for one in (title, domains):
                self._rows.addWidget(one)
            self._rows.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
            self.titles.append(title)
            self.domains.append(domains)
            self.removers.append(away)
        self.show_languages(self._shown)
        self.lock(self._locked)

    def _remove(self, at: int) -> None:
        self.listed.emit("divisions", self._divisions[:at] + self._divisions[at + 1 :])
        self.more.setFocus()
