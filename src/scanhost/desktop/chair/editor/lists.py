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


class Rows(QWidget):
    """Fields one below another, each with what stands beside it; each can go."""

    recorded = Signal(str, str)  # the key of a text within the form, and the text
    typing = Signal(str, str)
    listed = Signal(str, object)  # the key of the list or of a part of it, and what is there now

    def __init__(self, desk: Desk, look: Look, key: str, name: str) -> None:
        super().__init__()
        self.desk, self.look, self.key, self.name = desk, look, key, name
        self.shown: tuple[str, ...] = ("nl",)
        self.locked = False
        self.rows: list[Field] = []
        self.removers: list[QPushButton] = []
        self.more = button(desk.texts.gettext("One more"), self.add, "small")
        self.more.setAccessibleName(f"{self.more.text()}: {name}")
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.more)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(name, "muted", wrap=True))
        column.addLayout(self._rows)
        column.addLayout(self.foot)

    def show_languages(self, shown: tuple[str, ...]) -> None:
        """Show the texts in these languages."""
        self.shown = shown
        for row in self.rows:
            row.show_languages(shown)

    def lock(self, locked: bool) -> None:
        """Let nobody change the list, or again."""
        self.locked = locked
        for row in self.rows:
            row.lock(locked)
        for one in (*self.removers, self.more):
            one.setVisible(not locked)

    def chain(self) -> list[QWidget]:
        """Return what Tab visits, in that order."""
        made: list[QWidget] = []
        for at, (row, away) in enumerate(zip(self.rows, self.removers, strict=True)):
            made += [*row.chain(), *self.beside(at), away]
        return [*made, self.more]

    def make(self, many: int, key: str, lines: int = 1) -> None:
        """Make so many fields; `key` is that of one of them, with its place."""
        clear(self._rows)
        self.rows, self.removers = [], []
        for at in range(many):
            name = f"{self.name} {at + 1}"
            row = Field(self.desk, self.look, key.format(at), name, lines)
            row.label.hide()
            row.recorded.connect(self.recorded)
            row.typing.connect(self.typing)
            away = button(self.desk.texts.gettext("Remove"), partial(self._remove, at), "small")
            away.setAccessibleName(f"{away.text()}: {name}")
            both = QWidget()
            line = QHBoxLayout(both)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(row, 1)
            for one in (*self.beside(at), away):
                line.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(both)
            self.rows.append(row)
            self.removers.append(away)
        self.show_languages(self.shown)
        self.lock(self.locked)

    def beside(self, at: int) -> Sequence[QWidget]:
        """Return what stands between a field and what removes it."""
        return ()

    def add(self) -> None:
        """Have one more."""
        raise NotImplementedError

    def without(self, at: int) -> object:
        """Return what there is without one."""
        raise NotImplementedError

    def _remove(self, at: int) -> None:
        self.listed.emit(self.key, self.without(at))
        self.more.setFocus()


class TextList(Rows):
    """Texts one below another; each can go, and one more can come."""

    def __init__(self, desk: Desk, look: Look, key: str, name: str) -> None:
        super().__init__(desk, look, key, name)
        self._texts: tuple[Text, ...] = ()
        self.foot.addStretch(1)

    def show_texts(self, texts: tuple[Text, ...], *, anew: bool) -> None:
        """Show these texts."""
        self._texts = texts
        if len(texts) != len(self.rows):
            self.make(len(texts), f"{self.key}[{{}}]", 2)
            anew = True
        for row, text in zip(self.rows, texts, strict=True):
            row.show_text(text, anew=anew)
        self.more.setEnabled(not self.locked and len(texts) < SEVERAL)

    def add(self) -> None:
        self.listed.emit(self.key, (*self._texts, Text("")))
        if self.rows:
            self.rows[-1].boxes[self.shown[0]].setFocus()

    def without(self, at: int) -> object:
        return self._texts[:at] + self._texts[at + 1 :]


class DomainList(Rows):
    """Kinds of partners, each with how many places it has at the table."""

    more_wanted = Signal(str)  # the key of the list

    def __init__(self, desk: Desk, look: Look, key: str, name: str) -> None:
        super().__init__(desk, look, key, name)
        self._domains: tuple[Domain, ...] = ()
        self.places: list[Choice] = []
        self.sum = Words("", "small", wrap=True)
        self.foot.addWidget(self.sum, 1)

    def show_domains(self, domains: tuple[Domain, ...], *, anew: bool) -> None:
        """Show these kinds of partners."""
        other = [one.id for one in domains] != [one.id for one in self._domains]
        self._domains = domains
        if other:
            self.places = [self._choice(at) for at in range(len(domains))]
            self.make(len(domains), f"{self.key}[{{}}].title")
        for row, choice, one in zip(self.rows, self.places, domains, strict=True):
            row.show_text(one.title, anew=anew or other)
            choice.choose(str(one.places))
        places = sum(one.places for one in domains)
        said = self.desk.texts.ngettext("{n} place in all", "{n} places in all", places)
        self.sum.setText(said.format(n=places))

    def lock(self, locked: bool) -> None:
        super().lock(locked)
        for choice in self.places:
            choice.setEnabled(not locked)

    def beside(self, at: int) -> Sequence[QWidget]:
        return (self.places[at],)

    def add(self) -> None:
        self.more_wanted.emit(self.key)

    def without(self, at: int) -> object:
        return self._domains[:at] + self._domains[at + 1 :]

    def _choice(self, at: int) -> Choice:
        name = f"{self.desk.texts.gettext('Places')}: {self.name} {at + 1}"
        choice = Choice(self.look.colour, name)
        choice.setMinimumContentsLength(3)
        choice.fill([(str(n), str(n)) for n in range(PLACES[0], PLACES[1] + 1)])
        choice.activated.connect(partial(self._place, at))
        return choice

    def _place(self, at: int, _: int = 0) -> None:
        self.listed.emit(f"{self.key}[{at}].places", int(self.places[at].chosen))


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
