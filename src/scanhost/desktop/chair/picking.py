"""Choosing organisations and people for a field, instead of typing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.marks import chevron, pen
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import tip, unmarked
from scanhost.domain.shapes import Role


class Picked(QWidget):
    """A field with a menu beside it; what is chosen there is recorded at once."""

    picked = Signal(str)  # what was chosen

    def __init__(self, line: Line, text: str, name: str, several: bool) -> None:
        super().__init__()
        self._line, self._several = line, several
        self._offers: Sequence[str] = ()
        self.choose = button(text, self.offer, "small")
        self.choose.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(line, 1)
        row.addWidget(self.choose)

    def draw(self, offers: Sequence[str]) -> None:
        """Offer these."""
        self._offers = offers
        self.choose.setVisible(bool(offers))

    def offer(self) -> None:
        """Open the menu below the button; nothing waits for it."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for offer in self._offers:
            menu.addAction(unmarked(offer)).triggered.connect(self._take(offer))
        menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))

    def pick(self, offer: str) -> None:
        """Put a choice into the field, after what is there when there may be several."""
        put(self._line, offer, self._several)
        self.picked.emit(offer)

    def _take(self, offer: str) -> Callable[[], None]:
        return lambda: self.pick(offer)


class Opener(QObject):
    """A mark at the end of a field that opens what can be picked for it; Alt and ↓ do too."""

    def __init__(self, line: Line, look: Look, name: str, open: Callable[[], object]) -> None:
        super().__init__(line)
        self._line, self._open = line, open
        act = QAction(_down(look), name, line)
        act.setToolTip(tip(name))
        act.triggered.connect(lambda: open())
        line.addAction(act, QLineEdit.ActionPosition.TrailingPosition)
        for part in line.findChildren(QToolButton):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.setAccessibleName(name)
        line.setAccessibleDescription(name)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() == Qt.Key.Key_Down:
                self._open()
                return True
        return False


def put(line: Line, offer: str, several: bool) -> None:
    """Record a choice in a field, after what is there when there may be several."""
    names = [one.strip() for one in line.typed().split(",") if one.strip()]
    if not several:
        line.choose(offer)
    elif offer not in names:
        line.choose(", ".join([*names, offer]))


def offer_below(line: Line, offers: Sequence[str], several: bool = False) -> None:
    """Open a menu below a field; what is chosen there is recorded at once."""
    menu = QMenu(line)
    menu.aboutToHide.connect(menu.deleteLater)
    for offer in offers:
        menu.addAction(unmarked(offer)).triggered.connect(partial(put, line, offer, several))
    if offers:
        menu.popup(line.mapToGlobal(QPoint(0, line.height())))


def _down(look: Look) -> QIcon:
    picture = QPixmap(32, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(look.colour(Role.INK)))
    painter.drawPolyline(chevron(8, 8, 4.5))
    painter.end()
    return QIcon(picture)
