"""Shared figures: what this scan shares, and what other regions shared beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.programme import Programme
from scanhost.desktop.chair.regionspicture import RegionsPicture
from scanhost.desktop.chair.second import show_beside
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.words import Words
from scanhost.domain.errors import Trouble
from scanhost.domain.figures import Figures, of_room
from scanhost.domain.lines import WIDE, line
from scanhost.domain.pack import Text
from scanhost.domain.regions import MOST, Overview, Times, overview, same_scan
from scanhost.domain.views import Room
from scanhost.report.regionwords import region_words
from scanhost.sentences import sentence
from scanhost.texts import month_long


@dataclass(frozen=True, slots=True)
class Brought:
    """Another region's figures, and the file they came in."""

    name: str
    figures: Figures


class Regions(QWidget):
    """The section: a tick, files of others, and all of it in one overview without an order."""

    save_wanted = Signal(str)  # a path
    files_wanted = Signal(list)  # paths to read; `read` is told what is in them

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        self._own: Figures | None = None
        self._titles: Mapping[str, Text] = {}  # of entries of the knowledge bank
        self._over = 0  # files that were chosen and are too many to be read
        self.brought: list[Brought] = []
        _ = desk.texts.gettext
        self.programme = Programme(desk, look)
        self.programme.save_wanted.connect(self.save_wanted)
        self.add = button(_("Add files of other regions …"), self._choose)
        self.said = Words("", "error", wrap=True)
        self.said.hide()
        self.files = QVBoxLayout()
        self.files.setSpacing(2)
        self.picture = RegionsPicture(look, _("What regions gave each theme on average"))
        self.points = Words("", "body", wrap=True)
        self.knowledge = Words("", "body", wrap=True)
        self._together = QWidget()
        self._lay()

    def draw(self, snapshot: Snapshot) -> None:
        """Show what is shared, and the regions that are here."""
        room = snapshot.room
        self.programme.draw(room)
        before, self._room = self._room, room
        if before is None or (before.norms, before.points, before.closed, before.about) != (
            room.norms,
            room.points,
            room.closed,
            room.about,
        ):
            self._own = of_room(room)
            self._show()

    def read(
        self, found: Sequence[tuple[str, Figures | Trouble]], titles: Mapping[str, Text]
    ) -> None:
        """Take what was in files, and say of each other one why not."""
        _ = self._desk.texts.gettext
        self._titles = titles
        said, left = [], self._over
        for path, one in found:
            name = line(Path(path).name, WIDE)
            if isinstance(one, Trouble):
                said.append(sentence(one, self._desk.texts))
            elif self._own is not None and one.scan == self._own.scan:
                said.append(_("{name} is of this scan, which is in it already.").format(name=name))
            elif (at := same_scan(one, [known.figures for known in self.brought])) is not None:
                other = self.brought[at].name
                twice = _("{name} is of the same scan as {other}, so it was left out.")
                if other == name:
                    twice = _("{name} is in it already.")
                said.append(twice.format(name=name, other=other))
            elif len(self.brought) >= MOST:
                left += 1
            else:
                self.brought.append(Brought(name, one))
        if left:
            tr = self._desk.texts
            many = tr.ngettext(
                "At most {most} files fit here; {n} was left out.",
                "At most {most} files fit here; {n} were left out.",
                left,
            )
            said.append(many.format(most=MOST, n=left))
        self.said.say("\n".join(said))
        self._show()

    # --- files -----------------------------------------------------------------------------------

    def _choose(self) -> None:
        _ = self._desk.texts.gettext
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = f"{_('Shared figures')} (*.json)"
        dialog = QFileDialog(self, _("Figures of other regions"), folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._wanted)
        show_beside(dialog, self._room is not None and self._room.running)

    def _wanted(self, paths: Sequence[str]) -> None:
        self.said.say("")
        self._over = max(0, len(paths) - MOST)
        self.files_wanted.emit([*paths[:MOST]])

    def _take_away(self, one: Brought) -> None:
        self.brought.remove(one)
        self.said.say("")
        self._show()
        self.add.setFocus()

    def _line(self, one: Brought) -> QWidget:
        _ = self._desk.texts.gettext
        away = button(_("Take away"), lambda: self._take_away(one), "quiet")
        away.setAccessibleName(_("Take {name} away").format(name=one.figures.region or one.name))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Words(self._region(one), "strong", wrap=True), 3)
        row.addWidget(Words(self._more(one.figures), "muted", wrap=True), 4)
        row.addWidget(away)
        return made

    def _region(self, one: Brought) -> str:
        return one.figures.region or self._desk.texts.gettext("A region without a name")

    def _more(self, figures: Figures) -> str:
        tr = self._desk.texts
        said = []
        if figures.month:
            month = date.fromisoformat(f"{figures.month}-01")
            said.append(month_long(month, self._desk.language))
        if figures.organisations is not None:
            many = figures.organisations
            said.append(tr.ngettext("{n} organisation", "{n} organisations", many).format(n=many))
        return ", ".join(said)

    # --- together --------------------------------------------------------------------------------

    def _show(self) -> None:
        while (item := self.files.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        alphabet = sorted(
            self.brought,
            key=lambda one: (not one.figures.region, one.figures.region.casefold(), one.name),
        )
        lines = [self._line(one) for one in alphabet]
        for made in lines:
            self.files.addWidget(made)
        in_order([self.add, *(away for made in lines for away in made.findChildren(QPushButton))])
        self._together.setVisible(bool(self.brought))
        if self._room is None:
            return
        own = None if self._own is None else self._own.scan
        others = [one.figures for one in self.brought if one.figures.scan != own]
        together = overview(self._room.pack, self._room.language, self._own, others)
        self.picture.draw(together, region_words(self._room.pack, self._desk.language))
        self.points.setText(self._chosen(together))
        self.knowledge.setText(self._used(together))

    def _chosen(self, made: Overview) -> str:
        if self._room is None:
            return ""
        norms = {norm.id: self._desk.text(norm.title) for norm in self._room.pack.norms()}
        none = self._desk.texts.gettext("No region chose one of these norms yet.")
        said = [self._times(f"{one.id} {norms[one.id]}", one) for one in made.points]
        return "\n".join(said) or none

    def _used(self, made: Overview) -> str:
        none = self._desk.texts.gettext("No region chose anything from the knowledge bank yet.")
        titles = {id: self._desk.text(title) for id, title in self._titles.items()}
        said = [self._times(titles.get(one.id, one.id), one) for one in made.knowledge]
        return "\n".join(said) or none

    def _times(self, name: str, one: Times) -> str:
        said = self._desk.texts.ngettext(
            "{name}: in {n} of {all} region", "{name}: in {n} of {all} regions", one.of
        )
        return said.format(name=name, n=one.many, all=one.of)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        together = QVBoxLayout(self._together)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(8)
        no_order = _(
            "This is no ranking: each dot is a group of people, not a whole region, and nobody "
            "else's dot has a name. Only norms with the same text are laid side by side."
        )
        together.addWidget(Words(no_order, "info", wrap=True))
        together.addWidget(self.picture)
        together.addSpacing(6)
        together.addWidget(Words(_("Chosen most as improvement points"), "section"))
        together.addWidget(self.points)
        together.addSpacing(6)
        together.addWidget(Words(_("Chosen most from the knowledge bank"), "section"))
        together.addWidget(self.knowledge)
        together.addSpacing(6)
        together.addWidget(Words(_("Files in this overview"), "section"))
        together.addLayout(self.files)
        adding = QHBoxLayout()
        adding.addWidget(self.add)
        adding.addStretch(1)
        rule = QFrame()
        rule.setObjectName("rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.programme)
        column.addSpacing(6)
        column.addWidget(rule)
        column.addWidget(Words(_("Beside other regions"), "section"))
        hint = _(
            "Add the figures that other regions saved. Of these the program only keeps what they "
            "chose from the knowledge bank."
        )
        column.addWidget(Words(hint, "muted", wrap=True))
        column.addLayout(adding)
        column.addWidget(self.said)
        column.addWidget(self._together)
        column.addStretch(1)
