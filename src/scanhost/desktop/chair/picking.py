"""Choosing organisations and people for a field, instead of typing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import unmarked


class Picked(QWidget):
    """A field with a menu beside it; what is chosen there is recorded at once."""

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
        typed = self._line.typed().strip()
        names = [one.strip() for one in typed.split(",") if one.strip()]
        if self._several and offer in names:
            return
        self._line.put(", ".join([*names, offer]) if self._several else offer)
        self._line.record.edited()
        self._line.record.flush()

    def _take(self, offer: str) -> Callable[[], None]:
        return lambda: self.pick(offer)
