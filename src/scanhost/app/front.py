"""What the program remembers of its chair: the list of scans, the settings, and reports."""

from __future__ import annotations

import functools
import platform
import threading
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication

from scanhost.app import reporting, scrubbing
from scanhost.app.known import listed
from scanhost.app.library import Library
from scanhost.desktop import licences, numbers, systemlook
from scanhost.desktop.chair.preferences import Preferences
from scanhost.desktop.chair.window import ChairWindow
from scanhost.desktop.chime import Chime
from scanhost.desktop.screens import Screens
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain.errors import Trouble
from scanhost.domain.views import Room

if TYPE_CHECKING:  # made when it is wanted
    from scanhost.desktop.chair.settings import Settings


class Front(QObject):
    """Everything of the chair's window that is of no scan. Lives on the main thread."""

    language_wanted = Signal(str)  # of the window; "" is the computer's
    _reported = Signal(str, object)  # the report, and what cleans the rest of it

    def __init__(
        self,
        library: Library,
        chair: Callable[[], ChairWindow],
        screens: Screens,
        say: Callable[[Trouble], None],
    ) -> None:
        super().__init__()
        self._library, self._chair, self._screens, self._say = library, chair, screens, say
        self.packs: Sequence[tuple[str, str]] = ()
        self.room: Room | None = None  # of the scan that is open
        self._preferences = library.preferences
        self._shown: tuple[Preferences, bool, bool] | None = None  # in the settings
        self._system = systemlook.SystemLook(self)
        self._chime = Chime()
        self._numbers: list[numbers.Number] = []
        self._system.changed.connect(self._wear)
        self._reported.connect(
            lambda rest, clean: self._chair().settings.problem.show_report(rest, clean),
            Qt.ConnectionType.QueuedConnection,
        )
        screens.placed.connect(self._show_screens)

    def join(self) -> None:
        """Listen to the chair's window as it is now, and show it what holds."""
        chair = self._chair()
        chair.forget_wanted.connect(self._forget)
        chair.preferred.connect(self._prefer)
        chair.screen_wanted.connect(self._screens.use)
        chair.numbers_wanted.connect(self._show_numbers)
        chair.report_wanted.connect(self._report)
        chair.report_saved.connect(self._save_report)
        self._shown = None
        self._show_settings()
        chair.late.settings.whenever(self._fill)
        self._wear()

    def draw(self, snapshot: Snapshot | None) -> None:
        """Follow the scan that is open, or none."""
        self.room = None if snapshot is None else snapshot.room
        if snapshot is not None:
            self._chime.follow(snapshot)
        self._show_settings()

    def welcome(self) -> None:
        """Show the list of scans as it is now."""
        today = date.today()
        scans = [listed(one, today) for one in self._library.recent()]
        self._chair().welcome(scans, self.packs)

    # --- the list --------------------------------------------------------------------------------

    def _forget(self, path: str) -> None:
        listed_now = self._library.recent()
        at = next((at for at, one in enumerate(listed_now) if one.path == path), None)
        if at is None:
            return
        known = listed_now[at]
        self._library.forget(path)
        self.welcome()
        chair = self._chair()
        _ = chair.desk.texts.gettext
        said = _("{region} is off the list; its file is still there.")

        def undo() -> None:
            self._library.put_back(known, at)
            self.welcome()

        region = known.region or _("Scan without a region")
        chair.strip.offer(said.format(region=region), _("Undo"), undo)

    # --- settings --------------------------------------------------------------------------------

    def _prefer(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences
        self._library.preferences = preferences
        if preferences.language != before.language:
            self.language_wanted.emit(preferences.language)
        self._wear()
        self._show_settings()

    def _show_settings(self) -> None:
        preferences = self._preferences
        self._chime.on = preferences.sounds
        may_speak = self.room is None or self.room.locked or self.room.closed
        shown = preferences, may_speak, self.room is not None
        if shown != self._shown:
            self._shown = shown
            self._chair().late.settings.if_made(self._fill)

    def _fill(self, settings: Settings) -> None:
        assert self._shown is not None
        preferences, may_speak, open_ = self._shown
        settings.window_part.show_choice(preferences, may_speak)
        settings.keeping.show_folder(str(self._library.scans))
        settings.screens.offer_colours(open_)
        self._show_screens()

    def _wear(self) -> None:
        preferences = self._preferences
        theme, look = systemlook.theme(preferences.theme), self._chair().look
        if (theme, preferences.size) != (look.theme, look.size):
            self._chair().wear(theme, preferences.size)

    def _show_screens(self) -> None:
        screens = self._screens.connected(self._chair().screen())
        self._chair().late.settings.if_made(lambda settings: settings.screens.draw(screens))

    def _show_numbers(self) -> None:
        self._numbers = numbers.show()

    # --- a report --------------------------------------------------------------------------------

    def _report(self) -> None:
        secret = {known.region for known in self._library.recent()}
        secret |= {Path(known.path).stem for known in self._library.recent()}
        secret |= {known.chair for known in self._library.recent()}
        if self.room is not None:
            secret |= scrubbing.words(self.room)
        make = functools.partial(self._collect, secret, _screens(), self.room)
        # Some ten thousand lines are read: not on this thread.
        threading.Thread(target=make, name="report", daemon=True).start()

    def _collect(self, secret: set[str], screens: list[str], room: Room | None) -> None:
        clean = scrubbing.cleaner(secret)
        rest = reporting.report(_versions(), screens, self._library.folder, room, clean)
        self._reported.emit(rest, clean)

    def _save_report(self, path: str, whole: str) -> None:
        try:
            Path(path).write_text(whole, encoding="utf-8")
        except OSError:
            self._say(Trouble("file.unwritable", name=Path(path).name))
            return
        chair = self._chair()
        chair.settings.problem.kept()
        chair.tell(chair.desk.texts.gettext("The report is in {path}").format(path=path))


def _versions() -> list[tuple[str, str]]:
    return [
        ("Participatiescan", licences.version()),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("SQLite", apsw.sqlite_lib_version()),
    ]


def _screens() -> list[str]:
    return [
        f"{one.geometry().width()} x {one.geometry().height()} at {one.geometry().x()}, "
        f"{one.geometry().y()}, scale {one.devicePixelRatio():g}, {one.refreshRate():.0f} Hz"
        for one in QGuiApplication.screens()
    ]
