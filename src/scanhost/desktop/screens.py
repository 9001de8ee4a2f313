"""On which screen the room's window is: the beamer when there is one, whatever is plugged in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from scanhost.desktop.presentation import Presentation
from scanhost.desktop.situation import Connected, Situation, key, repeat, situation

__all__ = ["Screens", "Situation", "choose", "key", "repeat", "situation"]


def choose(
    screens: Sequence[QScreen], primary: QScreen | None, remembered: str, swapped: bool = False
) -> QScreen | None:
    """Return the screen for the slides: as before, else one that is not the laptop's.

    The primary one, which may be the laptop's elsewhere, only when the chair `swapped` to it
    among these very screens.
    """
    if situation(screens) is not Situation.BEAMER:
        return None
    own = primary or screens[0]
    others = [screen for screen in screens if not repeat(screen, own)]
    monitor = remembered.rpartition("/")[0]
    same = [one for one in (screens if swapped else others) if key(one) == remembered]
    alike = [screen for screen in others if key(screen).rpartition("/")[0] == monitor]
    return next(iter([*same, *alike, *reversed(others)]), None)


class Screens(QObject):
    """Keeps the presentation on the beamer while cables come and go; hidden without one."""

    changed = Signal(object)  # Situation
    taken = Signal(object)  # the QScreen that the slides fill from now on
    placed = Signal()  # the slides, or the screens, may be others now

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
        self._shown = False
        self._swapped: frozenset[str] = frozenset()  # the screens among which the chair chose
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.place)

    def start(self) -> None:
        """Follow what is plugged in from now on."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._removed)
        app.primaryScreenChanged.connect(self._soon)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._soon)
        self.place()

    def show(self) -> None:
        """Show the slides from now on, wherever there is a beamer."""
        self._shown = True
        self.place()

    def hide(self) -> None:
        """Show nothing on the beamer."""
        self._shown = False
        self._presentation.hide()

    def swap(self) -> None:
        """Show the slides on the next screen from now on."""
        screens = QGuiApplication.screens()
        if situation(screens) is Situation.BEAMER:
            shown = self._presentation.screen()
            at = screens.index(shown) if shown in screens else 0
            apart = [one for one in screens[at + 1 :] + screens[:at] if not repeat(one, shown)]
            if apart:
                self._swapped = frozenset(map(key, screens))
                self._note(key(apart[0]))
                self.place()

    def use(self, screen: str) -> None:
        """Show the slides on the screen with this key from now on, if it is connected."""
        screens = QGuiApplication.screens()
        if screen in map(key, screens):
            self._swapped = frozenset(map(key, screens))
            self._note(screen)
            self.place()

    def connected(self, own: QScreen) -> tuple[Connected, ...]:
        """Return what is connected, with where the slides and the chair's own window are."""
        chosen = self._chosen()
        return tuple(
            Connected(
                key(one),
                " ".join(filter(None, (one.manufacturer(), one.model()))) or one.name(),
                round(one.size().width() * one.devicePixelRatio()),
                round(one.size().height() * one.devicePixelRatio()),
                one is chosen,
                one is own,
            )
            for one in QGuiApplication.screens()
        )

    def _chosen(self) -> QScreen | None:
        screens = QGuiApplication.screens()
        swapped = self._swapped == frozenset(map(key, screens))
        return choose(screens, QGuiApplication.primaryScreen(), self.remembered, swapped)

    def place(self) -> None:
        """Put the window on the beamer, or away when there is none."""
        screens = QGuiApplication.screens()
        chosen = self._chosen()
        if chosen is None:
            self._presentation.hide()
        elif self._shown:
            self._fill(chosen)
        now = situation(screens)
        if now is not self.situation:
            self.situation = now
            self.changed.emit(now)
        self.placed.emit()

    def _fill(self, screen: QScreen) -> None:
        window = self._presentation
        there = window.screen() is screen and window.geometry() == screen.geometry()
        if window.isVisible() and window.isFullScreen() and there:
            return
        if not self.remembered:
            self._note(key(screen))
        # A full screen window does not let itself be moved, and showFullScreen takes the keyboard.
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.setWindowState(Qt.WindowState.WindowFullScreen)
        window.show()
        self.taken.emit(screen)

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._soon)
        self._soon()

    def _removed(self, screen: QScreen) -> None:
        """Get out of the chair's way before Qt moves the window to what is left."""
        if self._presentation.screen() is screen or situation(QGuiApplication.screens()) is not (
            Situation.BEAMER
        ):
            self._presentation.hide()
        self._soon()

    def _soon(self) -> None:
        """Place the window once Qt is done with what changed."""
        self._later.start()

    def _note(self, screen: str) -> None:
        self.remembered = screen
        if self._remember is not None:
            self._remember(screen)
