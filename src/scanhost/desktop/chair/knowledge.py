"""What other regions did, and what this one knows of itself."""

from __future__ import annotations

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.searching import Searching
from scanhost.desktop.chair.sections import DrawnSections


class Knowledge(DrawnSections):
    """The knowledge bank, and what a group adds to it, a section each."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self.setAccessibleName(_("Knowledge bank"))
        self.searching = Searching(desk, look)
        self.add_drawn(_("Search"), self.searching, self.searching.draw, whole=True)
