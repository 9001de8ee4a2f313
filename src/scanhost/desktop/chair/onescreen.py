"""Chair and room before one screen: the slide fills it, or the chair's pages show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from scanhost.desktop.chair.combined import Combined
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.filling import Filling, how_to_extend
from scanhost.desktop.chair.pages import CONDUCT, PREPARE
from scanhost.desktop.situation import Situation
from scanhost.domain.views import Room


class OneScreen:
    """Sees to it that a room which looks on sees the slide, and no page that names people."""

    def __init__(
        self,
        desk: Desk,
        pages: QStackedWidget,
        whole: Filling,
        combined: Combined,
        room: Callable[[], Room | None],
        clear: Callable[[], None],
        redraw: Callable[[], None],
    ) -> None:
        """`clear` puts away what lies over the pages; `redraw` draws what shows by now."""
        self._desk, self._pages, self._whole, self._combined = desk, pages, whole, combined
        self._room, self._clear, self._redraw = room, clear, redraw
        self._situation = Situation.ONE
        self._own = False  # the chair left the slide on a screen that the room sees

    @property
    def mirrored(self) -> bool:
        """Tell whether the room sees all that is on the chair's screen."""
        return self._situation is Situation.MIRRORED

    def stand(self, situation: Situation) -> None:
        """Go by these screens from now on."""
        self._situation, self._own = situation, False
        if situation is Situation.BEAMER:
            self.fill(False)
        elif self.mirrored and self._pages.currentIndex() in (PREPARE, CONDUCT):
            self.fill(True)

    def fill(self, yes: bool) -> None:
        """Let the slide fill the screen that chair and room share, or show the whole window."""
        if yes:
            room = self._room()
            goes_on = room is not None and room.under_way
            if not (goes_on or self._combined.compares):
                return
            if self._situation is Situation.BEAMER or self._whole.filled:
                return
            self._clear()
            self._own = False
            self._whole.fill(True, how_to_extend(self._desk) if self.mirrored else "")
        elif self._whole.filled:
            self._combined.bar.next.give_up()
            self._whole.fill(False)
            page = self._pages.currentWidget()
            assert page is not None
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._redraw()

    def cover(self) -> None:
        """Cover a page that names people, unless the chair wanted it all the same."""
        if self.mirrored and not self._own:
            self.fill(True)

    def leave(self) -> None:
        """Show the whole window because the chair wants it."""
        self._own = True
        self.fill(False)
