"""What other regions did, and what this one knows of itself."""

from __future__ import annotations

from scanhost.desktop.chair.bank import Bank
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.handout import Handout
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.ownexamples import OwnExamples
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
        self.examples = OwnExamples(desk, look)
        self.examples.portrait_wanted.connect(self._portray)
        self.add_drawn(_("Our own examples"), self.examples, self.examples.draw, whole=True)
        self.handout = Handout(desk, look)
        self.add_drawn(_("Print and hand out"), self.handout, self.handout.draw, whole=True)

    def fill(self, bank: Bank) -> None:
        """Show this bank from now on."""
        self.searching.fill(bank)

    def seek(self) -> None:
        """Let the chair type what to search for."""
        self.bring(self.searching)
        self.searching.seek()

    def opened(self) -> None:
        """Another scan is open, or the same anew: nothing that was asked of it comes any more."""
        self.handout.papers.forget()

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        super().begin()
        self.searching.begin()
        self.examples.begin()
        self.handout.begin()

    def _portray(self, example: str) -> None:
        """Show the work portrait of an example where it is printed and saved."""
        self.bring(self.handout)
        self.handout.papers.show_portrait(example)
