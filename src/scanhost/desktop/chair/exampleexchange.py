"""Examples from one group to another: which are handed on, and what a file brings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.saving import ask_where_examples
from scanhost.desktop.chair.second import show_beside
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.choices import Check, Choice
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.exampleform import ENDING, MOST, Brought, Bundle
from scanhost.domain.examples import AddExamples, DropExamples, ExampleView
from scanhost.domain.lines import WIDE, line
from scanhost.domain.views import Room
from scanhost.sentences import sentence

SHORT, LONG, ALL = "short", "short long", "short long gross"  # lists that are handed on


class HandOn(QFrame):
    """Which lists go into the file, and whether it says whose they are."""

    save_wanted = Signal(list, str, str)  # ids, the region or "", and a path

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.lists = Choice(look.colour, _("Which examples"))
        self.lists.setMinimumContentsLength(24)
        self.lists.currentIndexChanged.connect(self._count)
        self.region = Check(look.colour, _("With the name of our region"))
        self.says = Words("", "muted", wrap=True)
        self.save = button(_("Save the file …"), self._save, "main")
        self.cancel = button(_("Cancel"), self.hide, "quiet")
        hint = _(
            "One file for another group, with all words of each example, also who told it. Lists, "
            "criteria and who sent it from a phone stay here. Read it once more for names before "
            "you send it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(Words(_("Hand on to another group"), "section"))
        column.addWidget(Words(hint, "body", wrap=True))
        for widget in (self.lists, self.region, self.says):
            column.addWidget(widget)
        column.addLayout(Wrapping(self.save, self.cancel, spacing=8))
        self.hide()

    def draw(self, room: Room) -> None:
        """Offer what there is."""
        self._room = room
        _ = self._desk.texts.gettext
        self.lists.fill(
            [
                (SHORT, _("The shortlist")),
                (LONG, _("The shortlist and the longlist")),
                (ALL, _("All that was not sifted out")),
            ]
        )
        self.region.setVisible(bool(room.about.get("region")))
        self._count()

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.lists, self.region, self.save, self.cancel]

    @property
    def chosen(self) -> list[ExampleView]:
        """Return the examples that go into the file."""
        stages = self.lists.chosen.split()
        there = () if self._room is None else self._room.examples
        return [one for one in there if one.stage in stages and one.get("title")]

    def _count(self) -> None:
        tr, many = self._desk.texts, len(self.chosen)
        said = tr.ngettext("{n} example", "{n} examples", many).format(n=many)
        if many > MOST:
            said = tr.gettext("{n} examples; one file holds {most} at most.")
            said = said.format(n=many, most=MOST)
        self.says.setText(said if many else tr.gettext("There is no example on it yet."))
        self.save.setEnabled(0 < many <= MOST)

    def _save(self) -> None:
        if self._room is None:
            return
        region = self._room.about.get("region", "") if self.region.isChecked() else ""
        ids = [one.id for one in self.chosen]

        def save(path: str) -> None:
            self.hide()
            self.save_wanted.emit(ids, region, path)

        ask_where_examples(self, self._desk, self._room, bool(region), save)


class BringIn(QFrame):
    """What is in a file of another group, to be ticked before anything is taken."""

    file_wanted = Signal(str)  # a path to read; `read` is told what is in it

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._look = desk, look
        self._room: Room | None = None
        self._bundle: Bundle | None = None
        self.checks: dict[str, Check] = {}  # mark -> to be taken
        _ = desk.texts.gettext
        self.heading = Words(_("From another group"), "section")
        self.says = Words("", "body", wrap=True)
        self.take = button(_("Take these over"), self._take, "main")
        self.cancel = button(_("Cancel"), self.leave, "quiet")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.says)
        column.addLayout(self._list)
        column.addLayout(Wrapping(self.take, self.cancel, spacing=8))
        self.hide()

    def draw(self, room: Room) -> None:
        """Know what is here already."""
        self._room = room

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [*self.checks.values(), self.take, self.cancel]

    def choose(self) -> None:
        """Ask for a file; nothing waits for the dialog."""
        _ = self._desk.texts.gettext
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = f"{_('Examples of a scan')} (*{ENDING} *.toml)"
        dialog = QFileDialog(self, _("Examples of another group"), folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_wanted)
        show_beside(dialog, self._room is not None and self._room.running)

    def read(self, path: str, found: Bundle | Trouble) -> None:
        """Show what is in a file, or why it cannot be taken."""
        _ = self._desk.texts.gettext
        self._clear()
        self.show()
        bad = isinstance(found, Trouble)
        self.take.setVisible(not bad)
        rename(self.cancel, _("Close") if bad else _("Cancel"))
        if isinstance(found, Trouble):
            self._bundle = None
            self.says.setText(sentence(found, self._desk.texts))
            self.cancel.setFocus()
            return
        self._bundle = found
        here = {one.mark for one in self._room.examples} if self._room is not None else set()
        for one in found.examples:
            self._list.addWidget(self._check(one, one.mark in here))
        name, region = line(Path(path).name, WIDE), found.region
        said = _("{name}, of {region}:") if region else _("{name}:")
        self.says.setText(said.format(name=name, region=region))
        self._may_take()
        first = next((one for one in self.checks.values() if one.isEnabled()), self.cancel)
        first.setFocus()

    def leave(self) -> None:
        """Take nothing."""
        self._bundle = None
        self._clear()
        self.hide()

    def _clear(self) -> None:
        for check in self.checks.values():
            check.setParent(None)
            check.deleteLater()
        self.checks = {}

    def _check(self, one: Brought, here: bool) -> Check:
        _ = self._desk.texts.gettext
        said = " · ".join(filter(None, (one.words["title"], one.words.get("region"))))
        said = _("{title}: is here already").format(title=said) if here else said
        made = self.checks[one.mark] = Check(self._look.colour, said)
        made.setChecked(not here)
        made.setEnabled(not here)
        made.toggled.connect(self._may_take)
        return made

    def _may_take(self) -> None:
        self.take.setEnabled(any(one.isChecked() for one in self.checks.values()))

    def _take(self) -> None:
        if self._bundle is None or self._room is None:
            return
        bundle, pack = self._bundle, self._room.pack
        here = {one.mark for one in self._room.examples}
        ticked = [one for one in bundle.examples if self.checks[one.mark].isChecked()]
        wanted = [one for one in ticked if one.mark not in here]
        new = tuple(bundle.new(self._desk.new_id(), one, pack) for one in wanted)
        back = DropExamples(tuple(one.id for one in new))
        tr = self._desk.texts
        said = tr.ngettext("{n} example taken over.", "{n} examples taken over.", len(new))

        def done() -> None:
            self.leave()
            self._desk.offered.emit(said.format(n=len(new)), back)

        def refused(_: Refused) -> bool:
            self._may_take()
            return False

        self.take.setEnabled(False)  # a second click would come before the answer
        self._desk.ask(AddExamples(new), refused, done)
