"""An entry that is read, with a star for what the group likes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.entrytext import EntryText
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words
from scanhost.domain.knowledge import Entry

WIDEST = 720  # pixels of a line at 100 hundredths; longer ones are hard to follow
EDGE = 24


class EntryView(QWidget):
    """One entry from top to bottom, in the fixed form."""

    favoured = Signal()  # a favourite, or one no longer
    left = Signal()  # back to the list

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._text = EntryText(look, desk.language, desk.texts)
        self._drawn: tuple[object, ...] | None = None
        _ = desk.texts.gettext
        self.page = Page(_("The entry"))
        self.page.left.connect(self.left)
        self.star = button(_("Make it a favourite"), self.favoured.emit, "small")
        self.others = Words("", "muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 0, EDGE, 0)
        foot.setSpacing(12)
        foot.addWidget(self.star)
        foot.addWidget(self.others)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.page, 1)
        column.addLayout(foot)

    def draw(
        self,
        entry: Entry | None,
        norms: Sequence[str],
        words: Collection[str],
        favourite: bool,
        others: str,
    ) -> None:
        """Show an entry, or none; `norms` are those it helps, `others` how often it was chosen."""
        _ = self._desk.texts.gettext
        self.star.setVisible(entry is not None)
        rename(self.star, _("No longer a favourite") if favourite else _("Make it a favourite"))
        self.others.say(others)
        now = (entry, tuple(norms), frozenset(words), self._look.theme.name, self._look.size)
        if now == self._drawn:
            return
        other = self._drawn is None or self._drawn[0] != entry
        at = 0 if other else self.page.verticalScrollBar().value()
        self._drawn = now
        self.page.be_wide(WIDEST * self._look.size // 100)
        self.page.setHtml("" if entry is None else self._text.page(entry, norms, words))
        self.page.verticalScrollBar().setValue(at)


class Page(QTextBrowser):
    """Reads nothing but what it is given: no picture, no link, no file."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.widest = WIDEST
        self.setObjectName("entry")
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # With the keyboard too, arrows would move a cursor instead of the page.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.document().setDocumentMargin(0)

    def be_wide(self, most: int) -> None:
        """Have lines of so many pixels at the most."""
        self.widest = most
        self._keep_lines_short()

    def loadResource(self, type: int, name: object) -> object:
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space:
            bar = self.verticalScrollBar()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + bar.pageStep() * (-1 if back else 1))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._keep_lines_short()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def _keep_lines_short(self) -> None:
        spare = max(EDGE, self.width() - self.widest - EDGE)
        self.setViewportMargins(EDGE, 0, spare, 0)
