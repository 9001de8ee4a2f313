"""The bar above a scan: which one it is, its pages, and two keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.meetingname import called
from scanhost.desktop.chair.pages import (
    AGENDA,
    CONDUCT,
    FOLLOW,
    HOME,
    KNOWLEDGE,
    PREPARE,
    RESULTS,
    SETTINGS,
)
from scanhost.desktop.chair.undoing import UndoButton
from scanhost.desktop.widgets.buttons import KeyButton, button
from scanhost.desktop.widgets.words import Words, restyle, tip
from scanhost.domain.commands import Command
from scanhost.domain.script import Kind
from scanhost.domain.views import Room

LEAST = 100  # pixels of the region's name, where there is room for no more

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
        self.follow = self._tab(_("Follow-up"), FOLLOW)
        self.results = self._tab(_("Results"), RESULTS)
        self.knowledge = self._tab(_("Knowledge bank"), KNOWLEDGE)
        self.undo_last = UndoButton(desk)
        self.undo_last.clicked.connect(self.undo)
        self.black_key = KeyButton(_("Room's screen black"), "B", self.black.emit)
        self.guide_key = KeyButton(_("Guide"), "F1", self.guide.emit)
        self.all_keys = KeyButton(_("All keys"), "?", self.keys.emit)
        self.settings = button(
            _("Settings"), lambda: self.wanted.emit(SETTINGS), "quiet", grab=False
        )
        self.settings.setToolTip("Ctrl ,")
        self._region, self._most = "", 0
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 14, 0)
        row.setSpacing(4)
        row.addWidget(self.region)
        row.addSpacing(6)
        row.addWidget(self.state)
        row.addStretch(1)
        for one in (self.home, *self._tabs()):
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
        width = 190 if page in (CONDUCT, AGENDA, FOLLOW) else 320  # the keys need the room there
        self._region, self._most = region, width
        self.state.setText(self._stands(room))
        for tab, place in self._tabs().items():
            tab.setChecked(place == page)
        self.conduct.setEnabled(not room.locked)
        self.conduct.setVisible(not room.closed or page == CONDUCT)
        self.follow.setVisible(room.closed)
        session = page == CONDUCT or (page == FOLLOW and room.meeting is not None)
        self.undo_last.draw(undo, room)
        shown = not room.closed or room.meeting is not None
        self.black_key.setVisible(not room.locked and shown)
        self.black_key.rename(_("Show the slide again") if black else _("Room's screen black"))
        self.all_keys.setVisible(session or page in (AGENDA, FOLLOW))
        self.settings.setVisible(not session)  # the keys need the room there
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave out what can be missed, one after the other, until nothing is cut."""
        keys = (self.all_keys, self.guide_key, self.black_key)
        for one in keys:
            one.shorten(False)
        self._draw_closer("no")
        self.state.show()
        self._say_region(self._most)
        left_out: tuple[Callable[[], object], ...] = (
            self.state.hide,
            *(partial(one.shorten, True) for one in keys),
            partial(self._draw_closer, "yes"),
            partial(self._say_region, LEAST),
            partial(self._draw_closer, "most"),
        )
        for leave_out in left_out:
            if self._needs() <= self.width():
                return
            leave_out()

    def _draw_closer(self, how: str) -> None:
        for tab in (self.home, *self._tabs()):
            restyle(tab, "close", how)

    def _say_region(self, width: int) -> None:
        metrics = self.region.fontMetrics()
        elided = metrics.elidedText(self._region, Qt.TextElideMode.ElideRight, width)
        self.region.setText(elided)
        self.region.setToolTip("" if elided == self._region else tip(self._region))

    def _needs(self) -> int:
        """Return how wide it is with everything whole; its layout only knows that later."""
        row = self._row
        items = [item for place in range(row.count()) if (item := row.itemAt(place))]
        shown = [one for item in items if (one := item.widget()) and not one.isHidden()]
        gaps = sum(item.sizeHint().width() for item in items if item.spacerItem() is not None)
        margins = row.contentsMargins()
        wide = sum(one.sizeHint().width() for one in shown) + gaps
        return wide + row.spacing() * (len(items) - 1) + margins.left() + margins.right()

    def _stands(self, room: Room) -> str:
        _ = self._desk.texts.gettext
        if room.meeting is not None:
            meeting = called(room.meeting.number, self._desk)
            return _("{meeting} is going on").format(meeting=meeting)
        if any(one.ended for one in room.meetings):
            return _("the agenda is definitive")
        if room.closed:
            return _("session 1 is closed")
        if room.locked:
            return _("being prepared")
        if room.live.kind is Kind.LOBBY:
            return _("people are coming in")
        return _("session 1 is going on")

    def _tabs(self) -> dict[QPushButton, int]:
        return {
            self.prepare: PREPARE,
            self.conduct: CONDUCT,
            self.agenda: AGENDA,
            self.follow: FOLLOW,
            self.results: RESULTS,
            self.knowledge: KNOWLEDGE,
        }

    def _tab(self, text: str, page: int) -> QPushButton:
        tab = button(text, lambda: self.wanted.emit(page), "tab")
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return tab
