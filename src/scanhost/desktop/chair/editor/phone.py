"""A phone with a pack on it: what somebody at the table will read, as large as there is room."""

from __future__ import annotations

import gettext
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from scanhost.desktop.chair.editor.phonepage import FOLD, WIDTH, PhonePage
from scanhost.desktop.chair.look import Look
from scanhost.desktop.theme import DARK, LIGHT, Theme
from scanhost.domain.roles import Role

Draws = Callable[[PhonePage], None]
ROUND = 26  # pixels of the phone's own corners


class Phone(QWidget):
    """Paints one screen; what is below the fold is scrolled to on a real one."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self._draws: Draws | None = None
        self._words = ("nl", gettext.NullTranslations())
        self._high = float(FOLD)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def draw(self, draws: Draws | None, language: str, tr: gettext.NullTranslations) -> None:
        """Show a screen in a language, or an empty one."""
        self._draws, self._words = draws, (language, tr)
        page = PhonePage(None, self._theme, language, tr)
        if draws is not None:
            draws(page)
        self.setAccessibleDescription("\n".join(one for one in page.said if one))
        high = max(float(FOLD), page.y + 20)
        if high != self._high:
            self._high = high
            self.updateGeometry()
        self.update()

    @property
    def below_fold(self) -> bool:
        """Tell whether somebody has to scroll for the last of it."""
        return self._high > FOLD

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._high / WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 0)

    @property
    def _theme(self) -> Theme:
        return DARK if self._look.dark else LIGHT

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, scale = self._theme, self.width() / WIDTH
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(self._look.colour(Role.LINE), 2))
        painter.setBrush(theme.colour(Role.GROUND))
        painter.drawRoundedRect(frame, ROUND * scale, ROUND * scale)
        painter.scale(scale, scale)
        if self._draws is not None:
            self._draws(PhonePage(painter, theme, *self._words))
        if self.below_fold:
            painter.setPen(QPen(theme.colour(Role.LINE), 2, Qt.PenStyle.DashLine))
            painter.drawLine(12, FOLD, WIDTH - 12, FOLD)
