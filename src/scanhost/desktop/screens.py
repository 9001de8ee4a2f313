"""On which screen the room's window is: the beamer when there is one, whatever is plugged in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from scanhost.desktop.presentation import Presentation

WINDOW = 0.6  # of the only screen, when the slides share it


class Situation(StrEnum):
    """What there is to show the slides on."""

    BEAMER = "beamer"
    ONE = "one"
    MIRRORED = "mirrored"  # the beamer repeats this screen: press Windows+P, choose Extend


def key(screen: QScreen) -> str:
    """Return what a screen is known by the next time; never its number or place."""
    serial = screen.serialNumber()
    return f"{screen.manufacturer()}|{screen.model()}|{serial or screen.name()}"


def situation(screens: Sequence[QScreen]) -> Situation:
    """Tell what there is: screens on the same place repeat each other."""
    if len(screens) < 2:
        return Situation.ONE
    first = screens[0].geometry()
    apart = any(screen.geometry() != first for screen in screens)
    return Situation.BEAMER if apart else Situation.MIRRORED


def choose(screens: Sequence[QScreen], primary: QScreen | None, remembered: str) -> QScreen | None:
    """Return the screen for the slides: as before, else one that is not the laptop's."""
    if situation(screens) is not Situation.BEAMER:
        return None
    own = primary or screens[0]
    others = [screen for screen in screens if screen.geometry() != own.geometry()]
    return next((screen for screen in screens if key(screen) == remembered), others[-1])


class Screens(QObject):
    """Keeps the presentation on the beamer while cables come and go."""

    changed = Signal(object)  # Situation

    def __init__(
        self,
        presentation: Presentation,
        remembered: str = "",
        remember: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(presentation)
        self.situation: Situation | None = None
        self.remembered = remembered
        self._remember = remember
        self._presentation = presentation
        self._following = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.place)

    def start(self) -> None:
        """Show the window where it belongs, and follow what is plugged in from now on."""
        if self._following:
            self.place()
            return
        self._following = True
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._soon)
        app.primaryScreenChanged.connect(self._soon)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._soon)
        self.place()

    def use(self, screen: QScreen) -> None:
        """Show the slides on this screen from now on."""
        self._note(key(screen))
        self.place()

    def place(self) -> None:
        """Put the window on the beamer, or in a window of its own when there is none."""
        screens = QGuiApplication.screens()
        primary = QGuiApplication.primaryScreen()
        chosen = choose(screens, primary, self.remembered)
        if chosen is not None:
            self._fill(chosen)
        else:
            self._frame(primary)
        now = situation(screens)
        if now is not self.situation:
            self.situation = now
            self.changed.emit(now)

    def _fill(self, screen: QScreen) -> None:
        window = self._presentation
        there = window.screen() is screen and window.geometry() == screen.geometry()
        if window.isFullScreen() and there and not window.framed:
            return
        window.framed = False
        if not self.remembered:
            self._note(key(screen))
        if window.isVisible():
            window.showNormal()  # a full screen window does not let itself be moved
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()
        window.setCursor(Qt.CursorShape.BlankCursor)

    def _frame(self, screen: QScreen | None) -> None:
        """Be an ordinary window; one that is so already stays as it is."""
        window = self._presentation
        window.unsetCursor()
        if window.framed and window.isVisible():
            return
        window.framed = True
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint, False)
        if screen is not None:
            window.setScreen(screen)
            window.setGeometry(corner(screen.availableGeometry()))
        window.showNormal()

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._soon)
        self._soon()

    def _soon(self) -> None:
        """Place the window once Qt has moved it off a screen that is gone."""
        self._later.start()

    def _note(self, screen: str) -> None:
        self.remembered = screen
        if self._remember is not None:
            self._remember(screen)


def corner(room: QRect) -> QRect:
    """Return a window of 16:9 in the lower right of a screen."""
    width = round(room.width() * WINDOW)
    height = min(round(width * 9 / 16), room.height() - 40)
    return QRect(room.right() - width - 20, room.bottom() - height - 20, width, height)
