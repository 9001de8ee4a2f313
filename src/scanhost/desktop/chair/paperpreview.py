"""A document page by page, as it will be on paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.pages import Drawn, Pages
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words

ZOOMS = (50, 75, 100, 125, 150, 200, 300)  # hundredths of the width there is
WIDEST = 900  # pixels that a page takes at 100
EDGE = 28  # left free beside a page
PATIENCE = 120  # milliseconds without another change before a page is drawn anew


class Preview(QWidget):
    """Shows one page, and turns and enlarges it by button and by key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.texts.gettext
        self._pdf = b""
        self.place, self.many, self.zoom = 0, 0, 100
        self._pages = Pages(self)
        self._pages.drawn.connect(self._show)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PATIENCE)
        self._soon.timeout.connect(self._ask)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setAccessibleName(_("The document"))
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.picture)
        self.area.installEventFilter(self)
        self.before = button(_("Previous page"), lambda: self.turn(-1), "small")
        self.after = button(_("Next page"), lambda: self.turn(1), "small")
        self.smaller = button(_("Smaller"), lambda: self.enlarge(-1), "small")
        self.larger = button(_("Larger"), lambda: self.enlarge(1), "small")
        self.says = Words("", "muted")
        self._lay()
        self.clear()

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.area, self.before, self.after, self.smaller, self.larger]

    def clear(self) -> None:
        """Show no document."""
        self._pdf, self.place, self.many = b"", 0, 0
        self._pages.forget()
        self.picture.clear()
        self._draw_buttons()

    def show_document(self, pdf: bytes, keep: bool) -> None:
        """Show a document, at the page that was there or else at its first."""
        self._pdf = pdf
        self.place = self.place if keep else 0
        self._ask()

    def turn(self, by: int) -> None:
        """Show another page."""
        self.go(self.place + by)

    def go(self, place: int) -> None:
        """Show the page at this place, from 0."""
        wanted = max(0, min(place, self.many - 1))
        if self.many and wanted != self.place:
            self.place = wanted
            self._ask()
            self._draw_buttons()

    def enlarge(self, by: int) -> None:
        """Show pages larger or smaller."""
        at = ZOOMS.index(self.zoom) + by
        if 0 <= at < len(ZOOMS):
            self.zoom = ZOOMS[at]
            self._ask()
            self._draw_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pdf:
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        """Do what a key asks; the arrows move within the page."""
        turns = {Qt.Key.Key_PageDown: self.place + 1, Qt.Key.Key_PageUp: self.place - 1}
        turns |= {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.many - 1}
        sizes = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if key in turns:
            self.go(turns[Qt.Key(key)])
        elif key in sizes:
            self.enlarge(sizes[Qt.Key(key)])
        return key in turns or key in sizes

    def _ask(self) -> None:
        if not self._pdf:
            return
        ratio = self.devicePixelRatioF()
        room = self.area.viewport().width() - EDGE
        pixels = max(120, min(room, WIDEST)) * self.zoom / 100 * ratio
        self._pages.ask(self._pdf, self.place, lambda width, _: pixels / width)

    def _show(self, drawn: Drawn) -> None:
        if not self._pdf:
            return
        picture = QPixmap.fromImage(drawn.picture)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(picture)
        turned = drawn.place != self.place or drawn.many != self.many
        self.place, self.many = drawn.place, drawn.many
        if turned:
            self.area.verticalScrollBar().setValue(0)
        self._draw_buttons()

    def _draw_buttons(self) -> None:
        _ = self._desk.texts.gettext
        said = _("Page {n} of {all}").format(n=self.place + 1, all=self.many) if self.many else ""
        self.says.setText(said)
        self.area.setAccessibleDescription(said)
        self.before.setEnabled(self.place > 0)
        self.after.setEnabled(self.place < self.many - 1)
        self.smaller.setEnabled(bool(self.many) and self.zoom > ZOOMS[0])
        self.larger.setEnabled(bool(self.many) and self.zoom < ZOOMS[-1])

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def _lay(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for one in (self.before, self.after):
            row.addWidget(one)
        row.addWidget(self.says)
        row.addStretch(1)
        for one in (self.smaller, self.larger):
            row.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.area, 1)
        column.addLayout(row)
