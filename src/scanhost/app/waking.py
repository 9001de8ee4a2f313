"""From the first window to the whole program, without keeping the chair waiting.

The first window is the home page and needs little of the program. The rest is read from
disk by another thread, and made once it is there; what the chair chose meanwhile is done
then.
"""

from __future__ import annotations

import functools
import gc
import importlib
import logging
import threading
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from scanhost import texts
from scanhost.app.known import listed
from scanhost.app.library import Library
from scanhost.desktop import systemlook
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.chair.window import ChairWindow

if TYPE_CHECKING:
    from scanhost.app.window import Program

log = logging.getLogger(__name__)

REST = "scanhost.app.window"


class Waking(QObject):
    """Shows the first window, and makes the program behind it. Lives on the main thread."""

    woken = Signal(object)  # the Program
    _read = Signal()  # the rest is in memory

    def __init__(self, library: Library, system: str) -> None:
        super().__init__()
        self._library, self._system = library, system
        wanted = library.preferences
        self._language = wanted.language or system
        self._tr = texts.catalogue(self._language)
        theme = systemlook.theme(wanted.theme)
        today = date.today()
        scans = [listed(one, today) for one in library.recent()]
        self.chair = ChairWindow(
            Bridge(), self._language, self._tr, theme, size=wanted.size, scans=scans, at_once=False
        )
        self._wishes: list[Callable[[], object]] = []
        self._noted: list[Callable[[], object]] = []
        self._read.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def show(self) -> None:
        """Show the first window."""
        self.chair.appear()

    def start(self) -> None:
        """Show the window, and begin with the rest."""
        for signal in (
            self.chair.open_wanted,
            self.chair.example_wanted,
            self.chair.forget_wanted,
            self.chair.pack_wanted,
            self.chair.home.settings_wanted,
            self.chair.home.packs_wanted,
            self.chair.home.new.clicked,
        ):
            note = functools.partial(self._note, signal)
            signal.connect(note)
            self._noted.append(functools.partial(signal.disconnect, note))
        self.show()
        threading.Thread(target=self._import, name="waking", daemon=True).start()

    def _note(self, signal: object, *values: object) -> None:
        """Remember what the chair wanted before there was anybody to do it."""
        self._wishes.append(functools.partial(signal.emit, *values))  # type: ignore[attr-defined]

    def _import(self) -> None:
        try:
            importlib.import_module(REST)
            texts.date_long(date.today(), self._language)  # which reads much the first time
        except Exception:  # the main thread meets the same, and has somebody to tell
            log.exception("the program could not be read")
        self._read.emit()

    def _wake(self) -> None:
        from scanhost.app.window import Program

        program: Program = Program(self._library, self._system, self._tr, self.chair)
        gc.enable()  # which `__main__` put off
        for part in self._noted:
            part()
        self.woken.emit(program)
        for wish in self._wishes:
            wish()
