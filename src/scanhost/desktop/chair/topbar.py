"""The bar above a scan: which one it is, its pages, and two keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.pages import AGENDA, CONDUCT, HOME, PREPARE, SETTINGS
from scanhost.desktop.chair.undoing import UndoButton
from scanhost.desktop.widgets.buttons import KeyButton, button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import Command
from scanhost.domain.script import Kind
from scanhost.domain.views import Room

__all__ = ["AGENDA", "CONDUCT", "HOME", "PREPARE", "TopBar"]


class TopBar(QWidget):
    """Region and state at the left, pages in the middle, keys at the right."""

    wanted = Signal(int)  # a page
    black = Signal()
    keys = Signal()
    undo = Signal()
    guide = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("top")
        self._desk = desk
        _ = desk.texts.gettext
        self.region = Words("", "section")
        self.state = Words("", "muted")
        self.home = button(_("Start"), lambda: self.wanted.emit(HOME), "tab", grab=False)
        self.prepare = self._tab(_("Prepare"), PREPARE)
        self.conduct = self._tab(_("Conduct"), CONDUCT)
        self.agenda = self._tab(_("Agenda"), AGENDA)
        self.undo_last = UndoButton(desk)
        self.undo_last.clicked.connect(self.undo)
        self.black_key = KeyButton(_("Room's screen black"), "B", self.black.emit)
        self.guide_key = KeyButton(_("Guide"), "F1", self.guide.emit)
        self.all_keys = KeyButton(_("All keys"), "?", self.keys.emit)
        self.settings = button(
            _("Settings"), lambda: self.wanted.emit(SETTINGS), "quiet", grab=False
        )
        self.settings.setToolTip("Ctrl ,")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 14, 0)
        row.setSpacing(4)
        row.addWidget(self.region)
        row.addSpacing(6)
        row.addWidget(self.state)
        row.addStretch(1)
        for one in (self.home, self.prepare, self.conduct, self.agenda):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.undo_last)
        row.addWidget(self.black_key)
        row.addWidget(self.guide_key)
        row.addWidget(self.all_keys)
        row.addWidget(self.settings)

    def draw(self, room: Room, page: int, black: bool, undo: Command | None = None) -> None:
        """Show which scan this is, and where it stands."""
        _ = self._desk.texts.gettext
        region = room.about.get("region", "") or _("New scan")
        width = 190 if page in (CONDUCT, AGENDA) else 320  # the keys need the room there
        metrics = self.region.fontMetrics()
        self.region.setText(metrics.elidedText(region, Qt.TextElideMode.ElideRight, width))
        self.state.setText(self._stands(room))
        for tab, place in ((self.prepare, PREPARE), (self.conduct, CONDUCT), (self.agenda, AGENDA)):
            tab.setChecked(place == page)
        self.conduct.setEnabled(not room.locked)
        session = page == CONDUCT
        self.undo_last.draw(undo, room)
        self.black_key.setVisible(not room.locked and not room.closed)
        self.black_key.rename(_("Show the slide again") if black else _("Room's screen black"))
        self.all_keys.setVisible(session or page == AGENDA)
        self.settings.setVisible(not session)  # the keys need the room there

    def _stands(self, room: Room) -> str:
        _ = self._desk.texts.gettext
        if room.closed:
            return _("session 1 is closed")
        if room.locked:
            return _("being prepared")
        if room.live.kind is Kind.LOBBY:
            return _("people are coming in")
        return _("session 1 is going on")

    def _tab(self, text: str, page: int) -> QPushButton:
        tab = button(text, lambda: self.wanted.emit(page), "tab")
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return tab
