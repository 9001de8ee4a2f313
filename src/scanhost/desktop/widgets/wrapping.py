"""A row that goes on below itself where it does not fit on one line."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Wrapping(QLayout):
    """Lays widgets beside each other as words in a line, each as wide as it wants to be.

    One that expands takes what its line leaves over.
    """

    def __init__(self, *widgets: QWidget, spacing: int = 6, right: bool = False) -> None:
        """`right` lets each line end at the right, instead of begin at the left."""
        super().__init__()
        self._right = right
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)
        for one in widgets:
            self.addWidget(one)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        over = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._lay(rect.adjusted(0, over // 2, 0, 0), move=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        high = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(self._wide(shown) if shown else 0, high)

    def minimumSize(self) -> QSize:
        least = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((one.width() for one in least), default=0),
            max((one.height() for one in least), default=0),
        )

    def _wide(self, line: list[QLayoutItem]) -> int:
        wide = sum(item.sizeHint().width() for item in line)
        return wide + self.spacing() * (len(line) - 1)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, move: bool) -> int:
        """Return how high the lines are together."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not lines or left + wide > rect.width():
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wide + self.spacing()
        top = rect.y()
        for line in lines:
            high = max(item.sizeHint().height() for item in line)
            x = rect.x() + (max(0, rect.width() - self._wide(line)) if self._right else 0)
            spare = max(0, rect.width() - self._wide(line))
            for item in line:
                wide = min(item.sizeHint().width(), rect.width())
                if item.expandingDirections() & Qt.Orientation.Horizontal:
                    wide, spare = wide + spare, 0
                size = QSize(wide, item.sizeHint().height())
                if move:
                    item.setGeometry(QRect(QPoint(x, top + (high - size.height()) // 2), size))
                x += size.width() + self.spacing()
            top += high + self.spacing()
        return max(0, top - rect.y() - self.spacing()) if lines else 0
