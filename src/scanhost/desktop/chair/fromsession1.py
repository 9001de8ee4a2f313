"""The actions of session 1, each to be taken over as an agreement."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.stepform import clear
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.agenda import ActionLine, AgendaPoint


class FromSession1(QWidget):
    """What, who and when, as they were written down; with or without a way to take them over."""

    def __init__(self, desk: Desk, take: Callable[[ActionLine], object] | None = None) -> None:
        super().__init__()
        self._desk, self._take = desk, take
        self._drawn: object = None
        self.takes: list[QPushButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        for column, share in enumerate((50, 25, 25)):
            self._grid.setColumnStretch(column, share)

    def draw(self, point: AgendaPoint) -> None:
        """Show the actions of a point; one that was taken over cannot be taken twice."""
        actions = [one for one in point.actions if one.what.strip()]
        agreed = {one.what.strip() for one in point.commitments}
        drawn = (actions, agreed)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        clear(self._grid)
        self.takes.clear()
        _ = self._desk.texts.gettext
        heads = (_("What was agreed in session 1"), _("Who?"), _("When?"))
        for column, head in enumerate(heads if actions else (_("No actions in session 1."),)):
            self._grid.addWidget(Words(head, "muted", wrap=True), 0, column)
        for row, action in enumerate(actions, 1):
            for column, text in enumerate((action.what, action.who, action.when)):
                self._grid.addWidget(Words(text, "body", wrap=True), row, column)
            if self._take is not None:
                taken = not agreed.isdisjoint((action.what.strip(), worded(action)))
                made = button(_("Taken over") if taken else _("Take over"), None, "small", False)
                made.clicked.connect(partial(self._take_over, action))
                made.setAccessibleName(f"{made.text()}: {action.what}")
                made.setEnabled(not taken)
                self._grid.addWidget(made, row, 3)
                self.takes.append(made)

    def _take_over(self, action: ActionLine, _checked: bool = False) -> None:
        if self._take is not None:
            self._take(action)


def worded(action: ActionLine) -> str:
    """Return what is done, with by when: for a moment that is no day, as *before the summer*."""
    what, when = action.what.strip(), action.when.strip()
    return f"{what} ({when})" if when else what
