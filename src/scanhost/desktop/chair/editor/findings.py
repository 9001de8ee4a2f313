"""What a pack still lacks, and what reads badly, as a list that leads to each place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.editor import labels
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain import packdraft, proofreading
from scanhost.domain.pack import Pack
from scanhost.sentences import problem

LINES = 7  # of the list that are seen at once


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: where it is, and what is said of it there."""

    key: str
    said: str
    must: bool  # no scan can be made before it is mended


def findings(desk: Desk, pack: Pack, known: Collection[str]) -> list[Finding]:
    """Return what is wrong first, then what deserves a second look.

    `known` are the ids of the knowledge bank; where they are not read yet, it is left out.
    """
    tr = desk.texts
    wrong = [Finding(one.key, problem(one, tr), True) for one in packdraft.mistakes(pack)]
    looks = list(proofreading.remarks(pack))
    if not any(text.en for _, text in proofreading.texts(pack)):
        looks = [one for one in looks if not one.key.endswith(".en")]
        none = tr.gettext("There is no English yet; phones in English show Dutch.")
        wrong.append(Finding("title.en", none, False))
    if known:
        looks += proofreading.unknown_entries(pack, known)
    return [*wrong, *(Finding(one.key, problem(one, tr), False) for one in looks)]


class Findings(QFrame):
    """Stands above the form until it is put away; follows what is mended."""

    wanted = Signal(str, str)  # a key, and what is said there
    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._found: list[Finding] = []
        _ = desk.texts.gettext
        self.heading = Words("", "strong", wrap=True)
        self.close_it = button(_("Close"), self.put_away, "small")
        self.view = QListWidget()
        self.view.setAccessibleName(_("What to look at"))
        self.view.setWordWrap(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.itemClicked.connect(lambda _: self._go())
        self.view.itemActivated.connect(lambda _: self._go())
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.view)
        self.hide()

    def draw(self, pack: Pack, known: Collection[str]) -> None:
        """Show what there is to look at in a pack; `known` is in the knowledge bank."""
        tr = self._desk.texts
        found = findings(self._desk, pack, known)
        if found != self._found:
            self._found = found
            row = self.view.currentRow()
            self.view.clear()
            for one in found:
                item = QListWidgetItem(self._named(pack, one))
                self.view.addItem(item)
            self.view.setCurrentRow(min(row, len(found) - 1))
        must = sum(one.must for one in found)
        said = tr.gettext("A scan can be made with this norm set.")
        if must:
            said = tr.ngettext(
                "{n} thing is to be mended before a scan can be made with this norm set.",
                "{n} things are to be mended before a scan can be made with this norm set.",
                must,
            ).format(n=must)
        rest = len(found) - must
        if rest:
            more = tr.ngettext("{n} thing could be better.", "{n} things could be better.", rest)
            said = f"{said} {more.format(n=rest)}"
        self.heading.setText(said)
        self.view.setVisible(bool(found))
        line = self.view.fontMetrics().lineSpacing() + 8
        self.view.setFixedHeight(min(2 * len(found), LINES) * line + 8)  # each may take two lines

    def put_away(self) -> None:
        """Close the list; the keyboard goes back to where it was asked for."""
        self.hide()
        self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.view.hasFocus():
            self._go()
        else:
            super().keyPressEvent(event)

    def _named(self, pack: Pack, one: Finding) -> str:
        id, rest = labels.place(pack, one.key)
        where = labels.named(self._desk, pack, id)
        return f"{where} · {labels.part(self._desk, rest)}: {one.said}"

    def _go(self) -> None:
        if 0 <= (row := self.view.currentRow()) < len(self._found):
            found = self._found[row]
            self.wanted.emit(found.key, found.said)
