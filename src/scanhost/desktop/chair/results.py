"""What comes of a scan: paper, files, other years, other regions, and handing it on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.sections import Sections
from scanhost.desktop.snapshot import Snapshot


class Drawn(Protocol):
    """A section that is drawn from a snapshot."""

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scan as it is."""


class Results(Sections):
    """Sections that are drawn when they are looked at."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(desk.texts.gettext("Results"))
        self._snapshot: Snapshot | None = None
        self._drawn: dict[QWidget, Drawn] = {}
        self.shown.connect(self._redraw)

    def section(self, title: str, part: QWidget, drawn: Drawn, *, whole: bool = False) -> None:
        """Add a section with what draws it, which mostly is the section itself."""
        self._drawn[part] = drawn
        self.add(title, part, whole=whole)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the section that is chosen, as the scan is."""
        self._snapshot = snapshot
        self._redraw()

    def bring(self, part: QWidget) -> None:
        """Show this section."""
        self.show_part([one for _, one in self.parts].index(part))

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self._snapshot = None

    def _redraw(self) -> None:
        if self._snapshot is not None and self.parts:
            self._drawn[self.part].draw(self._snapshot)
