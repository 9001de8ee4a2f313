"""How the chair's window stands on a screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from scanhost.desktop.situation import repeat
from scanhost.desktop.widgets.record import Box

FRAME = 60  # pixels a title bar and borders may take


def appear(window: QWidget, least: int) -> None:
    """Show a window; on a small screen it fills it, so that no button is below its edge.

    A screen that is not `least` pixels wide could not hold it anyhow.
    """
    room = window.screen().availableGeometry()
    fits = room.width() > window.width() + FRAME and room.height() > window.height() + FRAME
    if room.width() >= least and not fits:
        window.showMaximized()
    else:
        window.show()


def make_way(window: QWidget, taken: QScreen) -> None:
    """Move to another screen when the slides fill the one that a window is on."""
    free = [one for one in QGuiApplication.screens() if not repeat(one, taken)]
    if window.screen() is taken and free:
        state = window.windowState()
        window.setWindowState(Qt.WindowState.WindowNoState)
        room = free[0].availableGeometry()
        window.setGeometry(QRect(room.topLeft(), window.size()) & room)
        window.setWindowState(state)


def refit(window: QWidget) -> None:
    """Let everything in a window take the room that its letters need now."""
    for box in window.findChildren(Box):
        box.fit()
    for view in window.findChildren(QAbstractItemView):
        view.scheduleDelayedItemsLayout()
    for one in window.findChildren(QWidget):
        one.updateGeometry()
        one.update()
