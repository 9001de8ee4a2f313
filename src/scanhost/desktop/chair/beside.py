"""Where the guide stands: beside the page when there is room, or over its right or left side.

Over the page it ends above what stands at the foot, so that no next button is covered.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

WIDE, NARROW = 392, 316  # pixels
LEAST = 240  # pixels of height, below which nobody can read in it
ENOUGH = 1340  # of the window, for the wide one
EDGE = ("foot", "strip")  # what holds buttons at the bottom of a page


class Beside(QObject):
    """Keeps a panel at the right of the pages."""

    def __init__(self, panel: QWidget, pages: QStackedWidget) -> None:
        super().__init__(panel)
        self._panel, self._pages = panel, pages
        pages.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._uncover)

    def place(self) -> None:
        """Put the panel where it belongs now, and let the page make room if it can."""
        self._put()
        QTimer.singleShot(0, self, self._put)  # what stands at the foot may just be laid out

    def _uncover(self, _: QWidget | None, now: QWidget | None) -> None:
        """Go away when the keyboard goes to something that lies under the panel."""
        panel, around = self._panel, self._panel.parentWidget()
        if now is None or around is None or not panel.isVisible() or panel.isAncestorOf(now):
            return
        if not around.isAncestorOf(now) or now is panel:
            return
        place = QRect(now.mapTo(around, QPoint(0, 0)), now.size())
        if panel.geometry().contains(place.center()) and now is not self._pages.currentWidget():
            panel.hide()
            self.place()

    def _put(self) -> None:
        pages, page = self._pages, self._pages.currentWidget()
        if page is None or not self._panel.isVisible():
            self._give(page, 0)
            return
        wide = WIDE if pages.width() >= ENOUGH else NARROW
        least = page.minimumSizeHint().width() - page.contentsMargins().right()
        fits = least + wide <= pages.width()
        self._give(page, wide if fits else 0)
        room = pages.geometry().adjusted(pages.width() - wide, 0, 0, 0)
        if not fits:
            room = self._above(page, room)
            if room.height() < LEAST:  # a question stands there
                left = pages.geometry().adjusted(0, 0, wide - pages.width(), 0)
                room = max(room, self._above(page, left), key=QRect.height)
        if self._panel.geometry() != room:
            self._panel.setGeometry(room)
        self._panel.raise_()

    def _above(self, page: QWidget, room: QRect) -> QRect:
        """Return what of a place covers no button at the foot of a page."""
        return room.adjusted(
            0, 0, 0, min([0, *(f - room.bottom() for f in self._feet(page, room))])
        )

    def _give(self, page: QWidget | None, wide: int) -> None:
        """Let a page leave so much free at its right, and the others nothing."""
        for other in self._pages.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            right = wide if other is page else 0
            if other.contentsMargins().right() != right:
                other.setContentsMargins(0, 0, right, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pages when they get another size or place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()
        return False

    def _feet(self, page: QWidget, room: QRect) -> list[int]:
        """Return from where on the panel would cover buttons at the foot of a page."""
        tops, around = [], self._panel.parentWidget()
        if around is None:
            return []
        for name in EDGE:
            for foot in page.findChildren(QWidget, name):
                place = QRect(foot.mapTo(around, QPoint(0, 0)), foot.size())
                low = place.center().y() > room.center().y()
                if foot.isVisible() and low and place.intersects(room):
                    tops.append(place.top() - 1)
        return tops
