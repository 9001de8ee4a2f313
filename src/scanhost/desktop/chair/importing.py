"""Many people at once: pasted, or out of a file, looked over before they come on the list."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.formcard import leave
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.preview import Preview
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.candidates import Candidate, Columns, begun, candidates, guessed
from scanhost.domain.commands import RemovePeople, SavePeople
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.people import Person
from scanhost.domain.tables import ROWS, Table, pasted
from scanhost.domain.views import Room
from scanhost.domain.writing import PEOPLE
from scanhost.sentences import sentence

SHORT = 5_000  # characters that still stand in the box; more is only read
MOST = 300_000  # characters that can be pasted
SLICE = 0.012  # seconds of looking rows over at a time
WAIT = 250  # milliseconds after the last key
FILES = "*.csv *.tsv *.txt *.xlsx *.xls *.xlsm *.xlsb *.ods"


class Pasting(QPlainTextEdit):
    """Takes what is typed or pasted; a long piece is handed on and not shown."""

    given = Signal(str)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len(text) + len(self.toPlainText()) > SHORT:
            self.given.emit(text)
        else:
            super().insertFromMimeData(source)


class Importing(QFrame):
    """A panel in the page: a box to paste in, a file to choose, and what comes of it."""

    done = Signal()
    opened = Signal()  # the panel stands here now, and wants to be seen
    file_wanted = Signal(str)  # a path to read; `read` is told what is in it

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._room: Room | None = None
        self._listed: list[Person] = []
        self._table, self._columns = Table(), Columns((), False)
        self._found: list[Candidate] = []
        self._left: Iterator[Candidate] = iter(())
        self._reading = ""  # the path that is being read
        self._beside = ""  # what was pasted and is too long to stand in the box
        _ = desk.texts.gettext
        self.box = Pasting()
        self.box.setAccessibleName(_("Paste rows or addresses here"))
        self.box.setPlaceholderText(
            _("Jan Jansen <jan@school.example>; Els Smit <els@care.example>")
        )
        self.box.setTabChangesFocus(True)
        self.box.setAcceptDrops(False)  # what is dropped is for the whole part of the page
        self.box.given.connect(self._hand_on)
        self.box.textChanged.connect(self._typed)
        self.choose = button(_("Choose a file …"), self._choose)
        self.said = Words("", "error", wrap=True)
        self.many = Words("", "error", wrap=True)
        self.heading = Check(look.colour, _("The first row holds headings"))
        self.heading.clicked.connect(self._heading)
        self.preview = Preview(desk, look)
        self.preview.chosen.connect(self._chosen)
        self.total = Words("", "strong", wrap=True)
        self.add = button(_("Add"), self._add)
        self.cancel = button(_("Cancel"), self.leave, "quiet")
        self.question = Strip()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT)
        self._wait.timeout.connect(self._all)
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._look_on)
        self._lay()
        self.hide()

    # --- what comes in --------------------------------------------------------------------------

    def draw(self, room: Room) -> None:
        """Know who is on the list, and which domains there are."""
        before, self._room = self._room, room
        if self.isHidden():
            return
        listed = [seat.person for seat in room.seats]
        divided = before is not None and before.pack.domains != room.pack.domains
        if listed != self._listed or divided:
            self._listed = listed
            self._look_over()

    def begin(self) -> None:
        """Stand here with the keyboard in the box; what stands here already stays."""
        if self.isHidden():
            self._clear()
            self.show()
        self.opened.emit()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_text(self, text: str) -> None:
        """Take a text from elsewhere, besides what stands in the box."""
        self.begin()
        if len(text) + len(self.box.toPlainText()) <= SHORT:
            self.box.appendPlainText(text)
            self._all()
        else:
            self._hand_on(text)

    def take_file(self, path: str) -> None:
        """Begin with a file; when that costs what was typed or pasted, ask first."""
        self.begin()
        if not self._pasted():
            self._read(path)
            return
        tr = self._desk.texts
        self.question.ask(
            tr.gettext("The file takes the place of what you typed or pasted here."),
            tr.gettext("Read the file"),
            tr.gettext("Go on typing"),
            lambda: self._read(path),
            careful=True,
        )

    def _read(self, path: str) -> None:
        self._wait.stop()
        self._reading = path
        self._say(self._desk.texts.gettext("Reading {name} …").format(name=Path(path).name), False)
        self.file_wanted.emit(path)

    def read(self, path: str, found: Table | Trouble) -> None:
        """Show what is in a file; one that nobody waits for any more is left alone."""
        if path != self._reading:
            return
        self._reading = ""
        if isinstance(found, Trouble):
            self._say(sentence(found, self._desk.texts))  # below it stands what stood there
        else:
            self._clear()
            self._say(Path(path).name, False)
            self._show(found)

    def leave(self) -> None:
        """Close the panel; nothing was added."""
        if not self.isHidden():
            self.hide()
            self._clear()
            self.done.emit()

    @property
    def changed(self) -> bool:
        """Tell whether something stands here that is not on the list yet."""
        return not self.isHidden() and bool(self._pasted() or self._table.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            leave(self.question, self._desk, self.changed, self.leave)
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._reading = ""
        self._wait.start()

    def _hand_on(self, text: str) -> None:
        """Take what is too long to be shown, besides what stands in the box."""
        if len(self._pasted()) + len(text) > MOST:
            said = self._desk.texts.gettext(
                "This is too much to paste. Save it as a file, and choose that file."
            )
            self._say(said)
            return
        self._reading = ""
        self._beside = "\n".join(one for one in (self._beside, text) if one)
        self._all()

    def _pasted(self) -> str:
        """Return what was typed and pasted, in the box and besides."""
        typed = self.box.toPlainText()
        return "\n".join(one for one in (typed, self._beside) if one.strip())

    def _all(self) -> None:
        self._wait.stop()
        if not self.isHidden():
            self._say("")
            self._show(pasted(self._pasted()))

    def _choose(self) -> None:
        _ = self._desk.texts.gettext
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = f"{_('Tables')} ({FILES})"
        dialog = QFileDialog(self, _("A file with participants"), folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    # --- what comes of it -----------------------------------------------------------------------

    def _show(self, table: Table) -> None:
        if self._room is None:
            return
        self._table = begun(table)
        self._listed = [seat.person for seat in self._room.seats]
        self._columns = guessed(self._table, self._room.pack.domains)
        self._look_over()

    def _heading(self, on: bool) -> None:
        self._columns = replace(self._columns, heading=on)
        self._look_over()

    def _chosen(self, column: int, kind: str) -> None:
        """Let a column hold this; what held it before is left out."""
        kinds = ["" if one == kind else one for one in self._columns.kinds]
        kinds[column] = kind
        self._columns = replace(self._columns, kinds=tuple(kinds))
        self._look_over()

    def _look_over(self) -> None:
        """Begin to look every row over, a few at a time, so that nobody waits for it."""
        some = bool(self._table.rows) and self._room is not None
        for one in (self.heading, self.preview, self.total, self.add):
            one.setVisible(some)
        self.add.setEnabled(False)
        if not some or self._room is None:
            self.many.say("")
            self._slices.stop()
            return
        self.heading.setChecked(self._columns.heading)
        self.preview.draw(self._table, self._columns)
        in_order([self.box, self.choose, self.heading, *self.preview.heads.choices, self.preview])
        in_order([self.preview, self.add, self.cancel])
        domains = self._room.pack.domains
        self._found = []
        self._left = candidates(self._table, self._columns, domains, self._listed)
        self._slices.start(0)
        self._look_on()

    def _look_on(self) -> None:
        until = time.perf_counter() + SLICE
        for one in self._left:
            self._found.append(one)
            if time.perf_counter() > until:
                return
        self._slices.stop()
        if self._room is not None:
            domains = {one.id: self._desk.text(one.title) for one in self._room.pack.domains}
            short = {id: title.split(" (")[0] for id, title in domains.items()}
            self.preview.lines.tell(self._found, short)
            self._sum_up()

    def _sum_up(self) -> None:
        tr = self._desk.texts
        n = sum(not one.skipped for one in self._found)
        skipped = len(self._found) - n
        said = [tr.ngettext("{n} person is added.", "{n} people are added.", n).format(n=n)]
        if skipped:
            text = tr.ngettext("{n} row is skipped.", "{n} rows are skipped.", skipped)
            said.append(text.format(n=skipped))
        if self._table.more:
            text = tr.gettext("There is more in it; at most {n} rows are read.")
            said.append(text.format(n=ROWS))
        many = self._too_many(n)
        self.many.say(many)
        self.total.setText("" if many else " ".join(said))
        rename(self.add, tr.ngettext("Add {n} person", "Add {n} people", n).format(n=n))
        self.add.setEnabled(n > 0 and not many)

    def _too_many(self, n: int) -> str:
        """Return that a scan cannot hold so many more, and what to do; "" when it can."""
        there, _ = len(self._listed), self._desk.texts.gettext
        over = n + there - PEOPLE
        if not n or over <= 0:
            return ""
        said = _(
            "These are {n} people, and a scan can hold {most}. Take at least {over} of them out, "
            "and choose the file or paste again."
        )
        if there:
            said = _(
                "These are {n} people, and {there} are on the list already; a scan can hold "
                "{most}. Take at least {over} of them out, and choose the file or paste again."
            )
        return said.format(n=n, there=there, most=PEOPLE, over=over)

    def _add(self) -> None:
        people = tuple(
            replace(one.person, id=self._desk.new_id()) for one in self._found if not one.skipped
        )
        tr = self._desk.texts
        text = tr.ngettext("{n} person was added.", "{n} people were added.", len(people))
        undoing = RemovePeople(tuple(one.id for one in people))

        def refused(why: Refused) -> bool:
            self._say(self._desk.said(why))
            self.add.setEnabled(True)
            return True

        def added() -> None:
            self.leave()
            self._desk.offered.emit(text.format(n=len(people)), undoing)

        self.add.setEnabled(False)  # a double click would add everybody twice
        self._desk.ask(SavePeople(people), refused, added)

    def _say(self, text: str, wrong: bool = True) -> None:
        restyle(self.said, "kind", "error" if wrong else "small")
        self.said.say(text)

    def _clear(self) -> None:
        self._wait.stop()
        self._slices.stop()
        self.question.clear()
        self._reading = self._beside = ""
        self._table, self._columns = Table(), Columns((), False)
        self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(False)
        self._say("")
        self._look_over()

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * 4 + 22)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.total, 1)
        acts.addWidget(self.add)
        acts.addWidget(self.cancel)
        give = QHBoxLayout()
        give.setSpacing(12)
        give.addWidget(self.box, 1)
        give.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(Words(_("Paste or import people"), "section"))
        column.addWidget(
            Words(
                _(
                    "Paste rows of a spreadsheet or the address line of a mail, or choose a CSV or "
                    "Excel file. You can also drop it here. Nothing is added before you say so."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addLayout(give)
        column.addWidget(self.said)
        column.addWidget(self.many)
        column.addWidget(self.heading)
        column.addWidget(self.preview)
        column.addLayout(acts)
        column.addWidget(self.question)
