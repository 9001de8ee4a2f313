"""The right side of a meeting: what the room sees now and next, and what helps the chair."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair import meetingsteps
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.miniature import Miniature
from scanhost.desktop.slides import ahead
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import Theme
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.scrolling import scroll_within
from scanhost.desktop.widgets.words import Words

EDGE = 18  # pixels left and right
AFTER = 0.5  # of the width of the large picture


class MeetingSide(QWidget):
    """Two pictures, painted by the slides themselves, and a hint."""

    def __init__(self, desk: Desk, look: Look, beamer: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self.black = False
        self._quiet = False  # others may look at this screen
        _ = desk.texts.gettext
        self.sees = Words(_("The room sees now"), "strong", wrap=True)
        self.now = Miniature(look, beamer, 320, _("What the room sees now"))
        self.then = Words(_("After this"), "strong")
        self.after = Miniature(look, beamer, 160, _("What the room sees after this"))
        self.you = Words(_("For you"), "section")
        self.hint = Words("", "body", wrap=True)
        self._lay()

    def draw(self, snapshot: Snapshot, black: bool) -> None:
        """Show this moment of a meeting."""
        self._snapshot, self.black = snapshot, black
        meeting, _ = snapshot.room.meeting, self._desk.texts.gettext
        if meeting is None:
            return
        self.sees.setText(
            _("The room's screen is black (B)")
            if black
            else _("The room reads along while you type")
        )
        self.now.draw(snapshot, black, self._desk.typing.now)
        following = ahead(snapshot)
        self.then.setVisible(following is not None)
        self.after.setVisible(following is not None)
        self.after.draw(following)
        self.hint.setText(meetingsteps.hint(meeting.step, self._desk))
        self._hush()

    def read_along(self) -> None:
        """Show what the room sees with what is being typed."""
        if self._snapshot is not None and self.isVisible():
            self.now.draw(self._snapshot, self.black, self._desk.typing.now)

    def keep_quiet(self, yes: bool) -> None:
        """Show no hints where the room may look at this screen."""
        self._quiet = yes
        self._hush()

    def fit(self, width: int) -> None:
        """Take this width; the pictures are as wide as that lets them be."""
        self.setFixedWidth(width)
        wide = width - 2 * EDGE
        self.now.setFixedHeight(wide * 9 // 16)
        self.after.setFixedHeight(round(wide * AFTER) * 9 // 16)

    def _hush(self) -> None:
        self.you.setVisible(not self._quiet)
        self.hint.setVisible(not self._quiet)

    def _lay(self) -> None:
        inside = Flowing()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, 14, EDGE, 14)
        column.setSpacing(6)
        column.addWidget(self.sees)
        column.addWidget(self.now)
        column.addSpacing(8)
        column.addWidget(self.then)
        column.addWidget(self.after)
        column.addSpacing(8)
        column.addWidget(self.you)
        column.addWidget(self.hint)
        column.addStretch(1)
        scroll_within(self, inside)
