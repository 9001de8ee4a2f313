"""What a scan shares with a programme office: the chair's tick, and the files to hand over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.saving import ask_where_figures
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Refused
from scanhost.domain.figures import NAMED, TICKED
from scanhost.domain.views import Room


class Programme(QWidget):
    """Off until the chair ticks it, and it can be taken off again."""

    save_wanted = Signal(str)  # a path; its ending says what is written

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.share = Check(look.colour, _("Share with the programme"), strong=True)
        self.share.clicked.connect(lambda on: self._tick(TICKED, on))
        self.named = Check(look.colour, _("With the name of the region"))
        self.named.clicked.connect(lambda on: self._tick(NAMED, on))
        goes = _(
            "The programme is the office that sees how it goes in many regions, not this program "
            "on your laptop. What goes: how many people gave each grade, from five people on, "
            "which norms you chose, the month, and how many organisations took part. What never "
            "goes: names of people and organisations, your own words, and what one person gave."
        )
        self.figures = button(_("Save the figures …"), lambda: self._ask("json"))
        self.table = button(_("Save as a table …"), lambda: self._ask("parquet"))
        self.why = Words("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.share)
        column.addWidget(Words(goes, "muted", wrap=True))
        column.addWidget(self.named)
        column.addLayout(Wrapping(self.figures, self.table, spacing=8))
        column.addWidget(self.why)

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.share, self.named, self.figures, self.table]

    def draw(self, room: Room) -> None:
        """Show what the chair ticked, and why nothing can be saved where that is so."""
        self._room = room
        ticked = room.about.get(TICKED) == "yes"
        self.share.setChecked(ticked)
        self.named.setChecked(room.about.get(NAMED) == "yes")
        self.named.setEnabled(ticked)
        for one in (self.figures, self.table):
            one.setEnabled(ticked and room.closed)
        self.why.setText(self._why(ticked, room.closed))

    def _why(self, ticked: bool, closed: bool) -> str:
        _ = self._desk.texts.gettext
        if not closed:
            return self._desk.said(Refused("figures.open"))
        if not ticked:
            return _("Nothing is shared. Tick it, and the figures can be saved.")
        return _(
            "The figures (JSON) are for other regions; the table (Parquet) is for a programme "
            "office that puts many scans together. The program sends nothing itself."
        )

    def _tick(self, key: str, on: bool) -> None:
        self._desk.ask(SaveAbout(key, "yes" if on else ""))

    def _ask(self, ending: str) -> None:
        if self._room is not None:
            ask_where_figures(self, self._desk, self._room, ending, self.save_wanted.emit)
