"""The window that the room sees: only slides, never a dialog, a menu or a notification."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from scanhost.desktop.bridge import Bridge
from scanhost.desktop.screening import Films
from scanhost.desktop.slides.view import SlideView
from scanhost.desktop.theme import DARK, Theme
from scanhost.desktop.widgets.corner import Corner

FORWARD = {Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Return}
BACKWARD = {Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Backspace}
DARKEN = {Qt.Key.Key_B, Qt.Key.Key_Period}  # what presenter remotes send
FLAGS = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


class Presentation(SlideView):
    """Paints the newest snapshot, and leaves the keyboard to the chair's window.

    Some desktops give it the keyboard all the same. It says so, and keys come out as signals.
    """

    forward = Signal()  # Space, Page Down: what Verder does
    backward = Signal()  # Page Up: what Terug does
    darkened = Signal()  # B: black, or the slide again
    pressed = Signal(int)  # any other key, as Qt.Key
    activated = Signal()  # it has the keyboard, which is the chair's

    def __init__(
        self, bridge: Bridge, theme: Theme = DARK, moves: bool = True, films: Films | None = None
    ) -> None:
        super().__init__(theme, moves, films=films)
        self.setObjectName("presentation")
        self.setWindowFlags(FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMinimumSize(320, 180)
        self.corner = Corner(self)
        bridge.changed.connect(self.draw)
        if bridge.snapshot is not None:
            self.draw(bridge.snapshot)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return
        if key in FORWARD:
            self.forward.emit()
        elif key in BACKWARD:
            self.backward.emit()
        elif key in DARKEN:
            self.darkened.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.turn(1 if key is Qt.Key.Key_Down else -1)
        else:
            self.pressed.emit(key.value)
