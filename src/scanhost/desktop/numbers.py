"""A large number on every screen for some seconds, so that one sees which is which."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scanhost.desktop import fonts
from scanhost.desktop.theme import DARK
from scanhost.domain.roles import Role

SHOWN = 3000  # milliseconds
SHARE = 4  # of a screen's height: the side of the number's card
FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.WindowTransparentForInput
)


class Number(QWidget):
    """A number in the middle of a screen; goes away by itself, and takes no keyboard."""

    def __init__(self, number: int, screen: QRect) -> None:
        super().__init__(None, FLAGS)
        self._number = number
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        side = screen.height() // SHARE
        card = QRect(0, 0, side, side)
        card.moveCenter(screen.center())
        self.setGeometry(card)
        QTimer.singleShot(SHOWN, self, self.close)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), DARK.colour(Role.GROUND))
        font = QFont(fonts.unit(700))
        font.setPixelSize(max(1, self.height() * 2 // 3))
        painter.setFont(font)
        painter.setPen(DARK.colour(Role.INK))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


def show() -> list[Number]:
    """Show each screen its number, in the order in which they are listed."""
    made = [Number(at, one.geometry()) for at, one in enumerate(QGuiApplication.screens(), 1)]
    for one in made:
        one.show()
    return made
