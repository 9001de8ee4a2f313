"""The guide: the chair's manual beside what the chair is doing, never over the next button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair import manual
from scanhost.desktop.chair.contents import Contents
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.manual import BULLET, Chapter
from scanhost.desktop.widgets.buttons import KeyButton, button
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.words import Words, tip, unmarked

CONTENTS = -1  # instead of a chapter
AROUND = 88  # pixels beside the words of the button that turns over


class Guide(QFrame):
    """One chapter at a time, opened at the paragraph of what is on screen."""

    opened = Signal(bool)  # it stands there, or not any more

    def __init__(self, desk: Desk, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self._desk = desk
        self._chapters = manual.chapters(desk.language)
        self._anchor = ""  # of what is on screen
        self._astray = False  # the chair turned to another page
        self._shown: int | None = None
        self._headings: dict[str, QWidget] = {}
        self._here: dict[str, Words] = {}
        _ = desk.texts.gettext
        self.setAccessibleName(_("Guide"))
        self.close_it = KeyButton(_("Close"), "F1", self.close_guide)
        self.contents = Contents(desk, look, self._chapters)
        self.contents.wanted.connect(self.turn_to)
        self._put_by()
        self.tabs: dict[int, QPushButton] = {}
        group = QButtonGroup(self)
        for at in (CONTENTS, *range(len(self._chapters))):
            tab = self._tab(at)
            group.addButton(tab)
            self.tabs[at] = tab
        self.onward = button("", self._onward)
        self._lay()
        self.hide()

    def toggle(self, anchor: str) -> None:
        """Open at the place of what is on screen, or close."""
        if self.isVisible():
            self.close_guide()
            return
        self._astray = False
        self._anchor = anchor
        self._turn(manual.place(self._desk.language, anchor))
        self.show()
        self.opened.emit(True)
        self._scroll_to(anchor)

    def follow(self, anchor: str) -> None:
        """Go along with what is on screen, unless the chair reads something else."""
        if anchor == self._anchor:
            return
        self._anchor = anchor
        if self.isVisible() and not self._astray:
            self._turn(manual.place(self._desk.language, anchor))
            self._scroll_to(anchor)
        self._mark()

    def turn_to(self, chapter: int) -> None:
        """Show a chapter, or the contents, from its beginning."""
        self._astray = True
        self._turn(chapter)
        self._scroll.verticalScrollBar().setValue(0)

    def close_guide(self) -> None:
        """Put the guide away; the keyboard goes back to the page."""
        self.hide()
        self.opened.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_guide()
        else:
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------------

    def _turn(self, chapter: int) -> None:
        if chapter == self._shown:
            return
        self._shown = chapter
        self.tabs[chapter].setChecked(True)
        self._name_onward()
        self.contents.setParent(None)
        if chapter == CONTENTS:
            page: QWidget = self.contents
            self._headings, self._here = {}, {}
        else:
            page = self._chapter(self._chapters[chapter])
        before = self._scroll.takeWidget()
        if before is self.contents:
            self._put_by()
        elif before is not None:
            before.deleteLater()
        self._scroll.setWidget(page)
        page.show()
        self._mark()

    def _put_by(self) -> None:
        """Keep the contents while a chapter is read: of nobody's, they would outlive the window."""
        self.contents.setParent(self)
        self.contents.hide()

    def _name_onward(self) -> None:
        """Say where turning over leads, as far as the button has room for it."""
        if self._shown is None:
            return
        _ = self._desk.texts.gettext
        said = _("Back to the contents")
        if self._shown + 1 < len(self._chapters):
            title = self._chapters[self._shown + 1].title
            said = _("Turn over: {chapter}").format(chapter=title)
        room = self.width() - AROUND
        fitting = self.onward.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        self.onward.setText(unmarked(fitting))
        self.onward.setAccessibleName(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_onward()

    def _chapter(self, chapter: Chapter) -> QWidget:
        page = Flowing()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 6, 20, 22)
        column.setSpacing(7)
        column.addWidget(Words(chapter.title, "title", wrap=True))
        self._headings = {chapter.anchor: page}
        self._here = {}
        for passage in chapter.passages:
            column.addSpacing(9)
            here = Words(self._desk.texts.gettext("You are here"), "here")
            here.hide()
            heading = Words(passage.title, "section", wrap=True)
            head = QHBoxLayout()  # beside it, so that nothing moves when it comes and goes
            head.addWidget(heading, 1)
            head.addWidget(here, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(head)
            self._headings[passage.anchor], self._here[passage.anchor] = heading, here
            for text in passage.paragraphs:
                column.addLayout(_paragraph(text))
        column.addStretch(1)
        return page

    def _mark(self) -> None:
        for anchor, here in self._here.items():
            here.setVisible(anchor == self._anchor)

    def _scroll_to(self, anchor: str) -> None:
        QTimer.singleShot(0, self, partial(self._settle, anchor))  # once it is laid out

    def _settle(self, anchor: str) -> None:
        heading = self._headings.get(anchor)
        if heading is not None:
            above = self._here.get(anchor)
            top = 0 if above is None else above.y() - 12
            self._scroll.verticalScrollBar().setValue(top)

    def _onward(self) -> None:
        shown = CONTENTS if self._shown is None else self._shown
        self.turn_to(shown + 1 if shown + 1 < len(self._chapters) else CONTENTS)

    def _tab(self, at: int) -> QPushButton:
        _ = self._desk.texts.gettext
        if at == CONTENTS:
            tab = button(_("Contents"), partial(self.turn_to, at), "leaf")
        else:
            tab = button(str(at + 1), partial(self.turn_to, at), "leaf")
            title = f"{at + 1} {self._chapters[at].title}"
            tab.setAccessibleName(title)
            tab.setToolTip(tip(title))
        tab.setCheckable(True)
        tab.setMinimumWidth(34)
        return tab

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        top = QHBoxLayout()
        top.setContentsMargins(20, 8, 10, 0)
        top.addWidget(Words(_("Guide"), "section"), 1)
        top.addWidget(self.close_it)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(20, 0, 20, 8)
        tabs.setSpacing(0)
        for at, tab in self.tabs.items():
            tabs.addWidget(tab, 3 if at == CONTENTS else 1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("reading")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(_("Text of the guide"))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 9, 20, 11)
        foot.addWidget(self.onward, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(tabs)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)


def _paragraph(text: str) -> QHBoxLayout:
    """Lay out a paragraph, or a line of a list with its dot."""
    row = QHBoxLayout()
    row.setSpacing(9)
    if text.startswith(BULLET):
        row.addWidget(Words("•"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(text.removeprefix(BULLET), wrap=True), 1)
    return row
