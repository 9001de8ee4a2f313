"""The guide in the chair's window: it opens, and goes along, at what is on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from scanhost.desktop.chair.beside import Beside
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.guide import Guide
from scanhost.desktop.chair.look import Look


class Guiding:
    """Holds the guide, and the place where it stands."""

    def __init__(
        self,
        desk: Desk,
        look: Look,
        around: QWidget,
        pages: QStackedWidget,
        anchor: Callable[[], str],
        back: Callable[[], None],
    ) -> None:
        """`anchor` says where the guide speaks of what is on screen; `back` leaves it."""
        self._anchor, self._back = anchor, back
        self.guide = Guide(desk, look, around)
        self.beside = Beside(self.guide, pages)
        self.guide.opened.connect(self._opened)

    def toggle(self) -> None:
        """Open the guide where it speaks of what is on screen, or put it away."""
        self.guide.toggle(self._anchor())

    def follow(self) -> None:
        """Go along with what is on screen."""
        if self.guide.isVisible():
            self.beside.place()
            self.guide.follow(self._anchor())

    def _opened(self, opened: bool) -> None:
        self.beside.place()
        if not opened:
            self._back()
