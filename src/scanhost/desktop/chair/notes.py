"""The chair's own notes on a theme: kept with the scan, and on no screen but this one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.record import Box
from scanhost.desktop.widgets.strip import page
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.commands import SaveText
from scanhost.domain.views import Room


def text_id(theme: str) -> str:
    """Return what the notes on a theme are called among the texts."""
    return f"note.{theme}"


class Notes(QWidget):
    """A box for the theme on screen.

    Where there is little room, or where others may look at this screen, it opens when it is
    asked for.
    """

    left = Signal()  # Escape: the keys are keys again
    turned = Signal()  # it takes more room now, or less

    def __init__(self, desk: Desk, beside: bool = True) -> None:
        """Stand beside a session, or below what is written down about a point."""
        super().__init__()
        self._desk = desk
        self._theme = ""
        self._roomy = True
        self._quiet = False  # others may look at this screen
        self._opened = False
        self._warned = False
        _ = desk.texts.gettext
        self.box = Box(_("Notes on this theme, only for you"), self._save, 3)
        leave = QShortcut(QKeySequence("Esc"), self.box)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self._leave)
        said = _("Notes on this theme (N)") if beside else _("Notes on this theme")
        self.open = button(said, self.begin, "small", grab=False)
        self._lay(beside)

    def draw(self, room: Room, theme: str | None, warned: bool = False) -> None:
        """Show the notes on a theme; those on another one are recorded first.

        `warned` when it is said close by not to write details of young people.
        """
        self._warned = warned
        theme = theme or ""
        kept = room.texts.get(text_id(theme), "")
        if theme != self._theme:
            self.box.record.flush()
            self._theme, self._opened = theme, False
            self.box.record.begin(kept)
        self.box.draw(kept)
        self._show()

    def begin(self) -> None:
        """Give the keyboard to the box."""
        if self._theme:
            self._opened = True
            self._show()
            self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fold(self, roomy: bool) -> None:
        """Show the box itself where there is room for it, else the button that opens it."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._show()

    def keep_quiet(self, yes: bool) -> None:
        """Show no notes that nobody asked for: others may look at this screen.

        Who is typing goes on: without the box, the letters would be keys of the page.
        """
        if yes != self._quiet:
            self._quiet, self._opened = yes, self.box.hasFocus()
            self._show()

    @property
    def opened(self) -> bool:
        """Tell whether the box takes room that something else may need."""
        return self._opened and not self._roomy and bool(self._theme)

    def _leave(self) -> None:
        self._opened = False
        self.left.emit()
        self._show()

    def _show(self) -> None:
        shown = (self._roomy and not self._quiet) or self._opened
        if self.box.hasFocus() and not (shown and self._theme):
            # Qt would give it to what Tab visits next: a button that Space then presses.
            page(self).setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(self._theme))
        self.open.setVisible(not shown)
        self._above.setVisible(shown)
        self.box.setVisible(shown)
        self._hint.setVisible(shown and not self._warned)
        self.turned.emit()

    def _save(self, text: str) -> None:
        if self._theme:
            self._desk.ask(SaveText(text_id(self._theme), text))

    def _lay(self, beside: bool) -> None:
        _ = self._desk.texts.gettext
        self._above = QWidget()
        named = [Words(_("Notes on this theme"), "strong")]
        if beside:
            named.append(Words("N", "key"))
        unseen = Words(_("only for you"), "muted")
        self._above.setLayout(Wrapping(*named, unseen, spacing=8))
        self.box.fit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._above)
        column.addWidget(self.box)
        self._hint = Words(_("Do not write names or details of young people."), "small", wrap=True)
        column.addWidget(self._hint)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
