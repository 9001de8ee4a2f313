"""How a theme comes on screen: with its film, or else with the title sequence; only once."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from scanhost.desktop.film import Film
from scanhost.domain.errors import Refused
from scanhost.domain.pack import Pack, Theme

Films = Callable[[Pack, Theme], Path | None]  # where the film of a theme is on this laptop


class Screening(QObject):
    """Runs the seconds of a title sequence, or the film that comes instead."""

    changed = Signal()  # something else is to be seen
    over = Signal()  # the film has ended
    unplayed = Signal(object)  # Refused: why the room saw the title instead of the film

    def __init__(self, films: Films | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._films = films
        self._film: Film | None = None
        self._began: float | None = None  # monotonic; None while it stands still
        self._gone = 0.0  # seconds before that
        self._on = False
        self._muted = False

    def start(self, pack: Pack, theme: Theme) -> None:
        """Let a theme come on."""
        self.stop()
        self._on, self._gone, self._began = True, 0.0, time.monotonic()
        if not theme.film or self._films is None:
            return
        path = self._films(pack, theme)
        if path is None:
            self.unplayed.emit(Refused("film.missing", {"name": theme.film}))
            return
        self._film = film = Film(path, self)
        film.changed.connect(self.changed)
        film.ended.connect(self._ended)
        film.failed.connect(self._failed)
        film.mute(self._muted)
        film.start()

    def stop(self) -> None:
        """Show the theme as it ends, at once."""
        self._on = False
        if self._film is not None:
            self._film.stop()
            self._film = None

    def pause(self, yes: bool) -> None:
        """Stand still, or go on; asking twice changes nothing."""
        if not self._on or yes == (self._began is None):
            return
        now = time.monotonic()
        if self._began is not None:
            self._gone, self._began = self._gone + now - self._began, None
        else:
            self._began = now
        if self._film is not None:
            self._film.pause(yes)

    def mute(self, yes: bool) -> None:
        """Be silent while nothing is seen."""
        self._muted = yes
        if self._film is not None:
            self._film.mute(yes)

    def since(self, now: float) -> float | None:
        """Return the seconds of the title sequence; 0 before a film, None when all is there."""
        if not self._on:
            return None
        if self._film is not None:
            return 0.0
        return self._gone + (0.0 if self._began is None else now - self._began)

    def waiting(self) -> bool:
        """Tell whether nothing moves until a film or the chair does."""
        return self._film is not None or self._began is None

    def picture(self) -> QImage | None:
        """Return the film's picture of now."""
        return None if self._film is None else self._film.picture()

    def _ended(self) -> None:
        self.over.emit()
        self.stop()
        self.changed.emit()

    def _failed(self, why: Refused) -> None:
        """Go on with the title sequence, as if there had been no film."""
        paused = self._began is None
        self.stop()
        self._on, self._gone, self._began = True, 0.0, None if paused else time.monotonic()
        self.unplayed.emit(why)
        self.changed.emit()
