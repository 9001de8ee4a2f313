"""A check box whose words wrap, and a drop-down list, both painted in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy

from scanhost.desktop.widgets.marks import chevron, pen, tick
from scanhost.domain.roles import Role

BOX = 18
ROOM = 6  # around the box and the words
WRAP = int(Qt.TextFlag.TextWordWrap)

Colour = Callable[[Role], QColor]


class Check(QCheckBox):
    """A tick box with a sentence beside it, of any length."""

    def __init__(self, colour: Colour, text: str = "", strong: bool = False) -> None:
        super().__init__()
        self._colour, self._strong = colour, strong
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Show this sentence."""
        if text != self._words:
            self._words = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = width - BOX - 3 * ROOM
        bold = QFont(self.font())  # which it is once it is ticked
        bold.setBold(True)
        bounds = QFontMetrics(bold).boundingRect(QRect(0, 0, words, 10000), WRAP, self._words)
        return max(BOX, bounds.height()) + 2 * ROOM

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + BOX + 3 * ROOM + 4
        return QSize(width, max(BOX, self.fontMetrics().height()) + 2 * ROOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX + 2 * ROOM + (60 if self._words else 0), BOX + 2 * ROOM)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._colour(Role.INK if self.isEnabled() else Role.MUTED)
        first = self.fontMetrics().height()
        top = ROOM + max(0, (first - BOX) / 2)
        box = QRectF(ROOM + 0.5, top + 0.5, BOX - 1, BOX - 1)
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(ink if self.isChecked() else self._colour(Role.KEY))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(pen(self._colour(Role.GROUND)))
            painter.drawPolyline(tick(box.center().x(), box.center().y(), 5))
        font = self.font()
        font.setBold(self._strong or self.isChecked())
        painter.setFont(font)
        painter.setPen(ink)
        left = BOX + 2 * ROOM + 2
        words = QRect(left, ROOM, self.width() - left - ROOM + 2, self.height())
        painter.drawText(words, WRAP, self._words)
        if self.hasFocus():
            painter.setPen(QPen(self._colour(Role.FOCUS), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class Choice(QComboBox):
    """A drop-down list that a passing mouse wheel does not change."""

    def __init__(self, colour: Colour, name: str) -> None:
        super().__init__()
        self._colour = colour
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def fill(self, items: list[tuple[str, str]]) -> None:
        """Offer these: what is kept, and what is read."""
        here = [(self.itemData(i), self.itemText(i)) for i in range(self.count())]
        if here != items:
            kept = self.currentData()
            self.blockSignals(True)
            self.clear()
            for value, text in items:
                self.addItem(text, value)
            self.choose(str(kept or ""))
            self.blockSignals(False)

    def choose(self, value: str) -> None:
        """Show this one as chosen; the first when it is not offered."""
        self.setCurrentIndex(max(0, self.findData(value)))

    @property
    def chosen(self) -> str:
        """Return what is chosen, as it is kept."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(self._colour(Role.INK)))
        painter.drawPolyline(chevron(self.width() - 16, self.height() / 2, 4.5))
