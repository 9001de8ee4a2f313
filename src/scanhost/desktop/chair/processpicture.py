"""The whole process in the guide: the drawing that is printed, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scanhost.desktop import fonts
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.marks import Marks
from scanhost.desktop.painter import paint
from scanhost.domain.processchart import BOX, draw
from scanhost.domain.processwords import words
from scanhost.domain.shapes import Role


class ProcessPicture(QWidget):
    """As wide as there is room, in the shape of the sheet."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._look = look
        self._say = words(desk.texts.gettext)
        self._shapes: Marks = ()  # laid out when it is looked at for the first time
        self.setAccessibleName(self._say.title)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * BOX.height / BOX.width)

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._shapes = self._shapes or tuple(draw(self._say, fonts.measure))
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(Role.GROUND))
        edge = 8
        scale = (self.width() - 2 * edge) / BOX.width
        painter.translate(edge, (self.height() - BOX.height * scale) / 2)
        painter.scale(scale, scale)
        paint(painter, self._shapes, self._look.theme)
