"""The keys of the chair's window that hold on every page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from scanhost.desktop.chair import macmenu
from scanhost.desktop.chair.keys import Key, Keys
from scanhost.desktop.chair.pages import AGENDA, CONDUCT, FOLLOW, KNOWLEDGE, SETTINGS

if TYPE_CHECKING:  # it is made by the window
    from scanhost.desktop.chair.window import ChairWindow


class Shortcuts:
    """What they do is the window's; this says when they do nothing."""

    def __init__(self, window: ChairWindow) -> None:
        self._window = window

    def join(self) -> None:
        """Give the window its keys, once."""
        window = self._window
        Keys(window.pages, [Key(("B", "."), self._black)])  # a remote may send either
        Keys(
            window.centre,
            [Key(("?", "Shift+?"), window.all_keys.toggle), Key(("Ctrl+Z",), window.undo)],
        )
        self._key("F1", window.toggle_guide)
        self._key("F11", lambda: window.fill(not window.whole.filled))
        self._key("F5", lambda: window.fill(True))  # of a remote; its second press is Esc
        self._key("Ctrl+F", self._seek)
        self._key("Ctrl+,", self._toggle_settings)
        if sys.platform == "darwin":
            macmenu.fill(window, window.desk, lambda: window.go(SETTINGS), window.show_about)

    def _key(self, key: str, does: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self._window).activated.connect(does)

    def _toggle_settings(self) -> None:
        window = self._window
        if window.whole.filled:
            return  # the room looks at this screen
        if window.pages.currentIndex() == SETTINGS:
            window.leave_page()
        else:
            window.go(SETTINGS)

    def _seek(self) -> None:
        window = self._window
        if window.snapshot is not None and not window.whole.filled:
            window.go(KNOWLEDGE)
            window.knowledge.seek()

    def _black(self) -> None:
        window = self._window
        room = None if window.snapshot is None else window.snapshot.room
        pages = (CONDUCT, AGENDA) if room is None or room.meeting is None else (AGENDA, FOLLOW)
        if room is not None and not room.locked and window.pages.currentIndex() in pages:
            window.toggle_black()
