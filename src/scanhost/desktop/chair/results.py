"""What comes of a scan: paper, mails, files, other years, other regions, and handing it on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair.aftermails import AfterMails
from scanhost.desktop.chair.comparing import Comparing
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.files import Files
from scanhost.desktop.chair.handing import Handing
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.papers import Papers
from scanhost.desktop.chair.regions import Regions
from scanhost.desktop.chair.sections import Sections
from scanhost.desktop.snapshot import Snapshot


class Results(Sections):
    """Sections that are drawn when they are looked at."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self.setAccessibleName(_("Results"))
        self._snapshot: Snapshot | None = None
        self._drawn: dict[QWidget, Callable[[Snapshot], None]] = {}
        self.papers = Papers(desk, look)
        self.aftermails = AfterMails(desk, look)
        self.files = Files(desk)
        self.comparing = Comparing(desk, look)
        self.regions = Regions(desk, look)
        self.handing = Handing(desk, look)
        self._section(_("Paper"), self.papers, self.papers.draw, whole=True)
        self._section(_("Mails after the session"), self.aftermails, self.aftermails.draw)
        self._section(_("Files"), self.files, self.files.draw)
        self._section(_("Compare with earlier years"), self.comparing, self.comparing.draw)
        self._section(_("Shared figures"), self.regions, self.regions.draw)
        self._section(_("Hand on and wipe"), self.handing, self.handing.draw)
        self.shown.connect(self._redraw)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the section that is chosen, as the scan is."""
        self._snapshot = snapshot
        self._redraw()

    def bring(self, part: QWidget) -> None:
        """Show this section."""
        self.show_part([one for _, one in self.parts].index(part))

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
        self._snapshot = None
        self.comparing.begin()
        self.papers.begin()
        self.aftermails.begin()

    def _section(
        self, title: str, part: QWidget, draw: Callable[[Snapshot], None], *, whole: bool = False
    ) -> None:
        self._drawn[part] = draw
        self.add(title, part, whole=whole)

    def _redraw(self) -> None:
        if self._snapshot is not None:
            self._drawn[self.part](self._snapshot)
