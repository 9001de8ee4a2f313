"""Paper: documents of a scan, as they will look, to print, to save or to open elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.chair import saving
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.outgoing import OPEN, PRINT, SHOW
from scanhost.desktop.chair.paperkinds import KINDS, Kind, fitting
from scanhost.desktop.chair.paperlist import PaperList
from scanhost.desktop.chair.paperpreview import Preview
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check, Choice
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.words import Words, restyle, shortened
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.agenda import Agenda
from scanhost.domain.examples import ExampleView
from scanhost.report.documents import PORTRAIT
from scanhost.report.material import Options, Wanted

PATIENCE = 400  # milliseconds without another change before a document is made anew
Made = tuple[Wanted, Agenda, ExampleView | None]  # a document, and what it is made of
TITLE = 60  # characters of a point that the list of points shows


class Papers(QWidget):
    """The section; the documents are made by the program, in another process."""

    wanted = Signal(object, str)  # Wanted, and SHOW, PRINT, OPEN or a path

    def __init__(self, desk: Desk, look: Look, kinds: Sequence[Kind] = KINDS) -> None:
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._fits = ""  # the document that fitted where the scan stood when it was drawn last
        self._asked: Made | None = None  # what is being made to be shown
        self._shown: Made | None = None
        _ = desk.texts.gettext
        self.list = PaperList(desk, kinds)
        self.list.chosen.connect(self._choose)
        self.signed = Check(look.colour, _("With lines to sign"))
        self.folded = Check(look.colour, _("Folded in half, one on a sheet"))
        self.point = Choice(look.colour, _("For which point"))
        self.theme = Choice(look.colour, _("About which theme"))
        self.example = Choice(look.colour, _("Of which example"))
        for choice in (self.point, self.theme, self.example):
            choice.setMinimumContentsLength(24)
            choice.currentIndexChanged.connect(self._changed)
        for check in (self.signed, self.folded):
            check.toggled.connect(self._changed)
        self.preview = Preview(desk)
        self.says = Words("", "muted", wrap=True)
        self.print = button(_("Print …"), lambda: self._want(PRINT))
        self.save = button(_("Save as PDF …"), lambda: self._save("pdf"), "main")
        self.save_page = button(_("Save as web page …"), lambda: self._save("html"))
        self.open = button(_("Open in another program"), lambda: self._want(OPEN))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PATIENCE)
        self._soon.timeout.connect(self._make)
        self._lay()
        self._choose()

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        feet: list[QWidget] = [self.print, self.open, self.save_page, self.save]
        options: list[QWidget] = [self.signed, self.folded, self.point, self.theme, self.example]
        return [*self.list.chain(), *options, *self.preview.chain(), *feet]

    def draw(self, snapshot: Snapshot) -> None:
        """Show the document as the scan is now; the one that fits, where that has changed."""
        self._snapshot = snapshot
        fits = fitting(snapshot.room)
        if fits != self._fits and fits in self.list.rows:
            self.show_kind(fits)
            self._fits = fits
        _ = self._desk.texts.gettext
        points = [(one.id, f"{one.norm or ''} {one.title}".strip()) for one in snapshot.room.points]
        every = ("", _("All points, one after the other"))
        self.point.fill([every, *((id, shortened(said, TITLE)) for id, said in points)])
        themes = [(one.id, self._desk.text(one.title)) for one in snapshot.room.pack.themes]
        fresh = not self.theme.count()
        self.theme.fill([*themes, ("", _("All themes"))])
        if fresh:
            self.theme.setCurrentIndex(0)
        examples = [(one.id, shortened(one.get("title"), TITLE)) for one in snapshot.room.examples]
        named = [(id, title) for id, title in examples if title]
        self.example.fill([("", _("An empty form to write on")), *named])
        if self._shown is None or self._shown != self._made_of(snapshot):
            self._soon.start()

    def show_kind(self, kind: str) -> None:
        """Choose a document."""
        if kind != self.list.kind.id:
            self.list.choose(kind)

    def show_portrait(self, example: str) -> None:
        """Choose the work portrait of an example; "" is an empty form."""
        self.show_kind(PORTRAIT)
        self.example.choose(example)

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self._snapshot = self._asked = self._shown = None
        self._fits = ""
        self._soon.stop()
        self.preview.clear()
        self.says.say("")

    def forget(self) -> None:
        """Wait for nothing any more: who was making it is gone."""
        self._asked = None

    @property
    def document(self) -> Wanted:
        """Return the document that is chosen, as it is wanted."""
        kind = self.list.kind
        return Wanted(
            kind.id,
            Options(
                kind.signed and self.signed.isChecked(),
                (self.point.chosen,) if kind.of_point and self.point.chosen else (),
                kind.folded and self.folded.isChecked(),
                self.theme.chosen if kind.of_theme else "",
                self.example.chosen if kind.of_example else "",
            ),
        )

    def show_document(self, wanted: Wanted, pdf: bytes) -> None:
        """Show a document that was made."""
        if self._asked is None or self._asked[0] is not wanted:
            return  # it was asked of another scan
        known = self._shown is not None and self._shown[0].kind == wanted.kind
        self._shown, self._asked = self._asked, None
        if wanted == self.document:
            self.say("")
            self.preview.show_document(pdf, keep=known)
        self._again()

    def failed(self, wanted: Wanted, sentence: str) -> None:
        """Say why a document was not made."""
        if self._asked is None or self._asked[0] is not wanted:
            return
        self._shown, self._asked = self._asked, None
        self.preview.clear()
        self.say(sentence, "error")

    def say(self, sentence: str, kind: str = "muted") -> None:
        """Say something below the document."""
        restyle(self.says, "kind", kind)
        self.says.say(sentence)

    def offer_saving(self, sentence: str) -> None:
        """Say that it was not printed, and lead to saving it."""
        self.say(sentence, "error")
        self.save.setFocus()

    def _choose(self) -> None:
        kind = self.list.kind
        self.signed.setVisible(kind.signed)
        self.folded.setVisible(kind.folded)
        self.point.setVisible(kind.of_point)
        self.theme.setVisible(kind.of_theme)
        self.example.setVisible(kind.of_example)
        self._scroll.ensureWidgetVisible(self.list.rows[kind.id])
        self._changed()

    def _changed(self) -> None:
        if self._snapshot is not None:
            self._make()

    def _make(self) -> None:
        """Have the document made, unless one is being made: then that is seen first."""
        if self._snapshot is None or self._asked is not None:
            return
        now = self._made_of(self._snapshot)
        if self._shown is not None and self._shown[0] != now[0]:
            self.preview.clear()
        if self._shown != now:
            self._asked = now
            self.say(self._desk.texts.gettext("The document is being made …"))
            self.wanted.emit(now[0], SHOW)

    def _again(self) -> None:
        """Make it once more when something has changed since."""
        if self._snapshot is not None and self._shown != self._made_of(self._snapshot):
            self._soon.start()

    def _made_of(self, snapshot: Snapshot) -> Made:
        wanted = self.document
        id = wanted.options.example
        example = next((one for one in snapshot.room.examples if id and one.id == id), None)
        return wanted, snapshot.agenda, example

    def _want(self, what: str) -> None:
        flush(self.window())
        if self._snapshot is not None:
            self.wanted.emit(self.document, what)

    def _save(self, form: str) -> None:
        flush(self.window())
        if self._snapshot is None:
            return
        now = self.document
        wanted = Wanted(now.kind, now.options, form)
        name = self._desk.texts.gettext(self.list.kind.name)
        room, then = self._snapshot.room, partial(self._write, wanted)
        saving.ask_where_document(self, self._desk, room, name, form, then)

    def _write(self, wanted: Wanted, path: str) -> None:
        self.wanted.emit(wanted, path)

    def _lay(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFixedWidth(290)
        self._scroll.setWidget(self.list)
        if len(self.list.rows) == 1:
            self._scroll.hide()
        right = QVBoxLayout()
        right.setContentsMargins(18, 14, 22, 14)
        right.setSpacing(8)
        for option in (self.signed, self.folded, self.point, self.theme, self.example):
            right.addWidget(option)
        right.addWidget(self.preview, 1)
        right.addWidget(self.says)
        feet = (self.print, self.open, self.save_page, self.save)
        right.addLayout(Wrapping(*feet, spacing=8, right=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scroll)
        row.addLayout(right, 1)
