"""Lists in a form: texts, kinds of partners, and entries of the knowledge bank to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.editor.fields import Field
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.stepform import clear
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import Words
from scanhost.domain.pack import Domain, Text
from scanhost.domain.packform import PLACES

SEVERAL = 20  # questions with one norm; more nobody asks


class TextList(QWidget):
    """Texts one below another; each can go, and one more can come."""

    recorded = Signal(str, str)  # the key of a text within the form, and the text
    typing = Signal(str, str)
    listed = Signal(str, object)  # the key of the list, and its texts

    def __init__(self, desk: Desk, look: Look, key: str, name: str) -> None:
        super().__init__()
        self._desk, self._look, self.key, self._name = desk, look, key, name
        self._texts: tuple[Text, ...] = ()
        self._shown: tuple[str, ...] = ("nl",)
        self._locked = False
        self.rows: list[Field] = []
        self.removers: list[QPushButton] = []
        self.more = button(desk.texts.gettext("One more"), self._add, "small")
        self.more.setAccessibleName(f"{self.more.text()}: {name}")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(name, "muted", wrap=True))
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_texts(self, texts: tuple[Text, ...], *, anew: bool) -> None:
        """Show these texts."""
        self._texts = texts
        if len(texts) != len(self.rows):
            self._make(len(texts))
            anew = True
        for row, text in zip(self.rows, texts, strict=True):
            row.show_text(text, anew=anew)
        self.more.setEnabled(not self._locked and len(texts) < SEVERAL)

    def show_languages(self, shown: tuple[str, ...]) -> None:
        """Show the texts in these languages."""
        self._shown = shown
        for row in self.rows:
            row.show_languages(shown)

    def lock(self, locked: bool) -> None:
        """Let nobody change the list, or again."""
        self._locked = locked
        for row in self.rows:
            row.lock(locked)
        for one in (*self.removers, self.more):
            one.setVisible(not locked)

    def chain(self) -> list[QWidget]:
        """Return what Tab visits, in that order."""
        lines = zip(self.rows, self.removers, strict=True)
        return [*(one for row, away in lines for one in (*row.chain(), away)), self.more]

    def _make(self, many: int) -> None:
        clear(self._rows)
        self.rows, self.removers = [], []
        _ = self._desk.texts.gettext
        for at in range(many):
            name = f"{self._name} {at + 1}"
            row = Field(self._desk, self._look, f"{self.key}[{at}]", name, 2)
            row.label.hide()
            row.recorded.connect(self.recorded)
            row.typing.connect(self.typing)
            away = button(_("Remove"), partial(self._remove, at), "small")
            away.setAccessibleName(f"{away.text()}: {name}")
            both = QWidget()
            line = QHBoxLayout(both)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(row, 1)
            line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(both)
            self.rows.append(row)
            self.removers.append(away)
        self.show_languages(self._shown)
        self.lock(self._locked)

    def _add(self) -> None:
        self.listed.emit(self.key, (*self._texts, Text("")))
        if self.rows:
            self.rows[-1].boxes[self._shown[0]].setFocus()

    def _remove(self, at: int) -> None:
        self.listed.emit(self.key, self._texts[:at] + self._texts[at + 1 :])
        self.more.setFocus()


class DomainList(QWidget):
    """Kinds of partners, each with how many places it has at the table."""

    recorded = Signal(str, str)
    typing = Signal(str, str)
    listed = Signal(str, object)  # the key of the list or of a number, and what is there now
    more_wanted = Signal(str)  # the key of the list

    def __init__(self, desk: Desk, look: Look, key: str, name: str) -> None:
        super().__init__()
        self._desk, self._look, self.key, self._name = desk, look, key, name
        self._domains: tuple[Domain, ...] = ()
        self._shown: tuple[str, ...] = ("nl",)
        self._locked = False
        self.rows: list[Field] = []
        self.places: list[Choice] = []
        self.removers: list[QPushButton] = []
        _ = desk.texts.gettext
        self.more = button(_("One more"), lambda: self.more_wanted.emit(self.key), "small")
        self.more.setAccessibleName(f"{self.more.text()}: {name}")
        self.sum = Words("", "small", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addWidget(self.sum, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(name, "muted", wrap=True))
        column.addLayout(self._rows)
        column.addLayout(foot)

    def show_domains(self, domains: tuple[Domain, ...], *, anew: bool) -> None:
        """Show these kinds of partners."""
        other = [one.id for one in domains] != [one.id for one in self._domains]
        self._domains = domains
        if other:
            self._make()
        for row, choice, one in zip(self.rows, self.places, domains, strict=True):
            row.show_text(one.title, anew=anew or other)
            choice.choose(str(one.places))
        places = sum(one.places for one in domains)
        said = self._desk.texts.ngettext("{n} place in all", "{n} places in all", places)
        self.sum.setText(said.format(n=places))

    def show_languages(self, shown: tuple[str, ...]) -> None:
        """Show the titles in these languages."""
        self._shown = shown
        for row in self.rows:
            row.show_languages(shown)

    def lock(self, locked: bool) -> None:
        """Let nobody change the list, or again."""
        self._locked = locked
        for row in self.rows:
            row.lock(locked)
        for choice in self.places:
            choice.setEnabled(not locked)
        for one in (*self.removers, self.more):
            one.setVisible(not locked)

    def chain(self) -> list[QWidget]:
        """Return what Tab visits, in that order."""
        lines = zip(self.rows, self.places, self.removers, strict=True)
        made = (one for row, place, away in lines for one in (*row.chain(), place, away))
        return [*made, self.more]

    def _make(self) -> None:
        clear(self._rows)
        self.rows, self.places, self.removers = [], [], []
        _ = self._desk.texts.gettext
        places = _("Places")
        numbers = [(str(n), str(n)) for n in range(PLACES[0], PLACES[1] + 1)]
        for at in range(len(self._domains)):
            name = f"{self._name} {at + 1}"
            row = Field(self._desk, self._look, f"{self.key}[{at}].title", name)
            row.label.hide()
            row.recorded.connect(self.recorded)
            row.typing.connect(self.typing)
            choice = Choice(self._look.colour, f"{places}: {name}")
            choice.setMinimumContentsLength(3)
            choice.fill(numbers)
            choice.activated.connect(partial(self._place, at))
            away = button(_("Remove"), partial(self._remove, at), "small")
            away.setAccessibleName(f"{away.text()}: {name}")
            both = QWidget()
            line = QHBoxLayout(both)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(row, 1)
            line.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(both)
            self.rows.append(row)
            self.places.append(choice)
            self.removers.append(away)
        self.show_languages(self._shown)
        self.lock(self._locked)

    def _place(self, at: int, _: int = 0) -> None:
        self.listed.emit(f"{self.key}[{at}].places", int(self.places[at].chosen))

    def _remove(self, at: int) -> None:
        self.listed.emit(self.key, self._domains[:at] + self._domains[at + 1 :])
        self.more.setFocus()


class Picked(QWidget):
    """Entries of the knowledge bank, chosen by their title."""

    listed = Signal(str, object)  # the key of the list, and its ids

    def __init__(self, desk: Desk, look: Look, key: str, name: str) -> None:
        super().__init__()
        self._desk, self.key = desk, key
        self._ids: tuple[str, ...] = ()
        self.titles: Mapping[str, str] = {}
        self._locked = False
        self.removers: list[QPushButton] = []
        self.choice = Choice(look.colour, desk.texts.gettext("Add an example"))
        self.choice.activated.connect(lambda _=0: self._add())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(name, "muted", wrap=True))
        column.addLayout(self._rows)
        column.addWidget(self.choice)

    def offer(self, titles: Mapping[str, str]) -> None:
        """Know the entries by their titles."""
        self.titles = titles
        self._fill()

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these entries as chosen."""
        if tuple(ids) != self._ids:
            self._ids = tuple(ids)
            self._fill()

    def chain(self) -> list[QWidget]:
        """Return what Tab visits, in that order."""
        return [*self.removers, self.choice]

    def _fill(self) -> None:
        _ = self._desk.texts.gettext
        clear(self._rows)
        self.removers = []
        for at, id in enumerate(self._ids):
            both = QWidget()
            line = QHBoxLayout(both)
            line.setContentsMargins(0, 0, 0, 0)
            unknown = _("{id}: not in the knowledge bank of this program").format(id=id)
            title = self.titles.get(id, unknown)
            line.addWidget(Words(title, wrap=True), 1)
            away = button(_("Remove"), partial(self._remove, at), "small")
            away.setAccessibleName(f"{away.text()}: {title}")
            line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(both)
            away.setVisible(not self._locked)
            self.removers.append(away)
        rest = [(id, title) for id, title in self.titles.items() if id not in self._ids]
        self.choice.fill([("", _("Add an example …")), *rest])
        self.choice.choose("")

    def lock(self, locked: bool) -> None:
        """Let nobody change the list, or again."""
        self._locked = locked
        self.choice.setVisible(not locked)
        for one in self.removers:
            one.setVisible(not locked)

    def _add(self) -> None:
        if self.choice.chosen:
            self.listed.emit(self.key, (*self._ids, self.choice.chosen))

    def _remove(self, at: int) -> None:
        self.choice.setFocus()
        self.listed.emit(self.key, self._ids[:at] + self._ids[at + 1 :])
