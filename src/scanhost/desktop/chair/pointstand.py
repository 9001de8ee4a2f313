"""How far a point is, and what its homework group found out."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.oneof import OneOf
from scanhost.desktop.chair.pointlist import titled
from scanhost.desktop.widgets.record import Box
from scanhost.desktop.widgets.words import Words
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.commands import SaveText
from scanhost.domain.followup import StandPoint
from scanhost.stands import stands


class PointStand(QWidget):
    """Two questions about one point, the same between the sessions and in one."""

    def __init__(self, desk: Desk, point: str, lines: int = 3) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.texts.gettext
        self.stand = OneOf(_("How far is this point?"), stands(desk.texts))
        self.stand.chosen.connect(lambda stand: desk.ask(StandPoint(point, str(stand))))
        self.found = Box(
            _("What was found out so far?"),
            lambda text: desk.ask(SaveText(f"{point}.found", text)),
            lines,
        )
        desk.typing.follow(self.found.record, f"{point}.found")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Words(_("How far is this point?"), "muted"))
        row.addWidget(self.stand)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addSpacing(4)
        name = Words(_("What was found out so far?"), "muted")
        name.setBuddy(self.found)
        column.addWidget(name)
        column.addWidget(self.found)

    def draw(self, point: AgendaPoint) -> None:
        """Show what the scan knows of this point."""
        self.stand.name(titled(point, self._desk))
        self.stand.draw(point.stand)
        self.found.draw(point.found)
        self.found.fit()

    def chain(self) -> list[QWidget]:
        """Return everything that takes the keyboard, in reading order."""
        return [*self.stand.chain(), self.found]
