"""After session 1: session 2 and later meetings, and how far what was agreed is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from scanhost.desktop.chair.between import Between
from scanhost.desktop.chair.choiceform import ChoiceForm
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.meeting import Meeting
from scanhost.desktop.situation import Situation
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import Theme


class Following(QWidget):
    """The page from the close of session 1 on: a meeting while one runs, else what is between."""

    def __init__(
        self, desk: Desk, look: Look, beamer: Theme, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__()
        self.today = today
        self.setObjectName("page")
        self.setAccessibleName(desk.texts.gettext("Follow-up"))
        self.between = Between(desk, look)
        self.meeting = Meeting(desk, look, beamer)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.between)
        self._stack.addWidget(self.meeting)

    def draw(self, snapshot: Snapshot, black: bool) -> None:
        """Show where the follow-up stands."""
        today = self.today().isoformat()
        runs = snapshot.room.meeting is not None
        turned = runs is not (self._stack.currentWidget() is self.meeting)
        self._stack.setCurrentWidget(self.meeting if runs else self.between)
        self.meeting.draw(snapshot, today, black)
        if not runs:
            self.between.draw(snapshot, today)
        if turned and self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self.between.begin_anew()

    def share(self, situation: Situation) -> None:
        """Show nothing that is only for the chair while the room may look at this screen."""
        self.between.share(situation)
        self.meeting.side.keep_quiet(situation is not Situation.BEAMER)

    @property
    def changed(self) -> bool:
        """Tell whether a new point stands here that is not kept yet."""
        form = self.meeting.form
        return isinstance(form, ChoiceForm) and form.changed
