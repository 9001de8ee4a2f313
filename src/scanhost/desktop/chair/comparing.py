"""This scan beside those of earlier years: themes first, and the norms for who asks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.earlier import Picking
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.yeardetail import ThemeWords, followed_words, outcome_words
from scanhost.desktop.chair.yearpicture import YearPicture
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.comparing import Block, Comparison
from scanhost.report.yearwords import Wording


class Comparing(QWidget):
    """A section of the page Results."""

    listed = Signal()  # the chair looks here: which scans are there?
    wanted = Signal(object)  # the paths of the scans to lay beside this one
    shown = Signal(object)  # the Comparison for the room's screen, or None
    pdf_wanted = Signal()
    page_wanted = Signal()  # the same as a web page

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self.comparison: Comparison | None = None
        self.themes: list[ThemeWords] = []
        self._on = False  # it is on the room's screen
        self._looked = False
        _ = desk.texts.gettext
        self.not_yet = Words(
            _("Once session 1 is closed you can lay earlier scans beside this one here."),
            "body",
            wrap=True,
        )
        self.picking = Picking(desk, look)
        self.picking.wanted.connect(self.wanted)
        self.note = Strip()
        self.on_screen = button("", self._toggle)
        self.as_pdf = button(_("Save as PDF …"), self.pdf_wanted.emit)
        self.as_page = button(_("Save as web page …"), self.page_wanted.emit)
        self._lay()

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self._looked = False
        self.note.clear()
        self.picking.begin()
        self.tell(None)

    def draw(self, snapshot: Snapshot) -> None:
        """Show it once session 1 is closed."""
        closed = snapshot.room.closed
        self.not_yet.setVisible(not closed)
        self._whole.setVisible(closed)
        if closed and not self._looked:
            self._looked = True
            self.listed.emit()

    def tell(self, comparison: Comparison | None) -> None:
        """Show this comparison, or none."""
        if comparison is None:
            self.take_off()
        self.note.clear()
        self.comparison = comparison
        self._clear()
        self.on_screen.setVisible(comparison is not None)
        self.as_pdf.setVisible(comparison is not None)
        self.as_page.setVisible(comparison is not None)
        if comparison is not None:
            self._fill(Wording(comparison, self._desk.language))
            if self._on:
                self.shown.emit(comparison)
        self._name()

    def refuse(self, path: str, sentence: str) -> None:
        """Say why a scan cannot be laid beside this one; what is shown stays."""
        self.picking.untick(path)
        self.note.say(sentence, "refused")

    def take_off(self) -> None:
        """Let the room see it no longer."""
        if self._on:
            self._toggle()

    def _toggle(self) -> None:
        """Put the overview on the room's screen, or take it off."""
        self._on = not self._on and self.comparison is not None
        self._name()
        self.shown.emit(self.comparison if self._on else None)

    def _name(self) -> None:
        _ = self._desk.texts.gettext
        on, off = _("Show on the room's screen"), _("Take off the room's screen")
        rename(self.on_screen, off if self._on else on)

    def _clear(self) -> None:
        self.themes.clear()
        while (item := self._found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _fill(self, say: Wording) -> None:
        comparison = say.comparison
        add = self._found.addWidget
        add(Words(say.about(), "muted", wrap=True))
        add(Words(say.taken(), "body", wrap=True))
        first, *others = comparison.blocks
        self._add_block(say, first)
        for theme in first.themes:
            words = ThemeWords(self._look, say, theme, say.places(first))
            self.themes.append(words)
            add(words)
        for block in others:
            add(Words(say.beside(block), "section", wrap=True))
            self._add_block(say, block)
        if (followed := followed_words(say)) is not None:
            add(followed)
        add(outcome_words(say))

    def _add_block(self, say: Wording, block: Block) -> None:
        if block.themes:
            places = say.places(block)
            self._found.addWidget(YearPicture(self._look, say, block.themes, places, True))

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        acts = QWidget()
        acts.setLayout(Wrapping(self.on_screen, self.as_pdf, self.as_page, spacing=8))
        for one in (self.on_screen, self.as_pdf, self.as_page):
            one.hide()
        self._found = QVBoxLayout()
        self._found.setSpacing(10)
        self._whole = QWidget()
        inside = QVBoxLayout(self._whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(
            Words(
                _("Tick the earlier scans. The last of them is compared with this one."),
                "body",
                wrap=True,
            )
        )
        inside.addWidget(self.picking)
        inside.addWidget(self.note)
        inside.addWidget(acts)
        inside.addLayout(self._found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.not_yet)
        column.addWidget(self._whole)
        column.addStretch(1)
        self._name()
