"""What comes of a scan: paper, mails, files, other years, other regions, and handing it on."""

from __future__ import annotations

from scanhost.desktop.chair.aftermails import AfterMails
from scanhost.desktop.chair.comparing import Comparing
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.files import Files
from scanhost.desktop.chair.handing import Handing
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.papers import Papers
from scanhost.desktop.chair.regions import Regions
from scanhost.desktop.chair.sections import DrawnSections


class Results(DrawnSections):
    """What can be had of a scan, a section each."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self.setAccessibleName(_("Results"))
        self.papers = Papers(desk, look)
        self.aftermails = AfterMails(desk, look)
        self.files = Files(desk)
        self.comparing = Comparing(desk, look)
        self.regions = Regions(desk, look)
        self.handing = Handing(desk, look)
        self.add_drawn(_("Paper"), self.papers, self.papers.draw, whole=True)
        self.add_drawn(_("Mails after the session"), self.aftermails, self.aftermails.draw)
        self.add_drawn(_("Files"), self.files, self.files.draw)
        self.add_drawn(_("Compare with earlier years"), self.comparing, self.comparing.draw)
        self.add_drawn(_("Shared figures"), self.regions, self.regions.draw)
        self.add_drawn(_("Hand on and wipe"), self.handing, self.handing.draw)

    def bring_paper(self, kind: str) -> None:
        """Show a document where it is printed and saved."""
        self.bring(self.papers)
        self.papers.show_kind(kind)

    def bring_mails(self, kind: str) -> None:
        """Show a kind of mail where it is put ready."""
        self.bring(self.aftermails)
        self.aftermails.letters.choose_kind(kind)

    def opened(self) -> None:
        """Another scan is open, or the same anew: nothing that was asked of it comes any more."""
        self.comparing.take_off()
        self.papers.forget()

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        super().begin()
        self.comparing.begin()
        self.papers.begin()
        self.aftermails.begin()
