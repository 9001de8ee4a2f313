"""Something that gives way where there is little room, without being squashed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class Yielding(QScrollArea):
    """As high as what it holds where there is room for it; else it can be scrolled."""

    def __init__(self, inside: QWidget, least: int) -> None:
        """Keep so many pixels of height in any case."""
        super().__init__()
        self._inside, self._least = inside, least
        self._wanted: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def keep_in_view(self, wanted: QWidget | None) -> None:
        """Scroll to something inside, whenever room is made or taken."""
        self._wanted = wanted
        self._show_wanted()

    def sizeHint(self) -> QSize:
        return QSize(self._inside.sizeHint().width(), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._high(), self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        self._show_wanted()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif event.type() == QEvent.Type.Resize:
            self._show_wanted()
        return super().eventFilter(watched, event)

    def _high(self) -> int:
        layout, least = self._inside.layout(), self._inside.minimumSizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            return max(least, layout.heightForWidth(self.width()))
        return max(least, self._inside.sizeHint().height())

    def _show_wanted(self) -> None:
        """Show all of it, or else its beginning."""
        if self._wanted is None or not self._wanted.isVisibleTo(self._inside):
            return
        bar, high = self.verticalScrollBar(), self.viewport().height()
        top = self._wanted.mapTo(self._inside, QPoint(0, 0)).y()
        below = top + self._wanted.height() - high
        bar.setValue(min(max(bar.value(), below), top))
