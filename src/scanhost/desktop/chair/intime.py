"""Whether the room is in time, in a sentence, and when it will be done."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from scanhost import texts
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.plan import Clocked
from scanhost.desktop.widgets.words import Words, restyle

SLACK = 3  # minutes off that are nothing to speak of


class InTime(QWidget):
    """Two lines below the run of show; hidden when there is nothing to go by."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.late = Words("", "strong", wrap=True)
        self.end = Words("", "body", wrap=True)
        rule = QFrame()
        rule.setObjectName("rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 6, 14, 2)
        column.setSpacing(2)
        column.addWidget(rule)
        column.addSpacing(4)
        column.addWidget(self.late)
        column.addWidget(self.end)

    def draw(self, when: Clocked | None) -> None:
        """Say how late it is."""
        self.setVisible(when is not None)
        if when is None:
            return
        tr, n = self._desk.texts, abs(when.late)
        if n < SLACK:
            said = tr.gettext("You are on time.")
        elif when.late > 0:
            said = tr.ngettext("You are {n} minute behind.", "You are {n} minutes behind.", n)
        else:
            said = tr.ngettext("You are {n} minute ahead.", "You are {n} minutes ahead.", n)
        restyle(self.late, "kind", "todo-strong" if when.late >= SLACK else "strong")
        self.late.setText(said.format(n=n))
        end = texts.time_short(when.end, self._desk.language)
        self.end.setText(tr.gettext("The end is expected at {time}.").format(time=end))
