"""The chair's whole window, or the slide over the whole screen: one window that is either."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from scanhost.desktop.chair.combined import Combined
from scanhost.desktop.chair.desk import Desk


class Filling(QStackedWidget):
    """What the chair's window holds; filling the screen leaves the rest as it was."""

    def __init__(self, usual: QWidget, combined: Combined) -> None:
        super().__init__()
        self._usual, self._combined = usual, combined
        self._state = Qt.WindowState.WindowNoState  # of the window, before it filled the screen
        self._least = QSize()
        self.addWidget(usual)
        self.addWidget(combined)

    @property
    def filled(self) -> bool:
        """Tell whether the slide fills the screen."""
        return self.currentWidget() is self._combined

    def fill(self, yes: bool, hint: str = "") -> None:
        """Fill the screen, or show the whole window as it was."""
        window = self.window()
        if yes == self.filled:
            return
        if yes:
            self._state = window.windowState() & ~Qt.WindowState.WindowFullScreen
            self._least = window.minimumSize()
            # A beamer's screen may be smaller than the window's pages can be.
            self._usual.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            window.setMinimumSize(0, 0)
            self.setCurrentWidget(self._combined)
            self._combined.begin(hint)
            window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        else:
            self._usual.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            window.setMinimumSize(self._least)
            self.setCurrentWidget(self._usual)
            window.setWindowState(self._state)


def how_to_extend(desk: Desk, system: str = sys.platform) -> str:
    """Return what gives the slides a screen of their own, when the beamer repeats this one."""
    _ = desk.texts.gettext
    if system == "darwin":
        return _("The beamer repeats this screen. In System Settings, Displays, choose Extend.")
    return _("The beamer repeats this screen. Press Windows+P and choose Extend.")
