"""A form in the page itself: its fields, its buttons, and what is asked before typing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scanhost.desktop.chair.about import Asked, mind_length
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.strip import Strip
from scanhost.domain.errors import Refused
from scanhost.domain.lines import LINE

COLUMNS = 3


def leave(question: Strip, desk: Desk, changed: bool, close: Callable[[], object]) -> None:
    """Close a form by Escape, which is soon pressed: what was typed is asked about first."""
    if not changed:
        close()
        return
    tr = desk.texts
    question.ask(
        tr.gettext("Close without keeping what you typed?"),
        tr.gettext("Do not keep it"),
        tr.gettext("Go on typing"),
        close,
        careful=True,
    )


class FormCard(QFrame):
    """Fields with their names above them; what is wrong is marked where it stands."""

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self.question = Strip(tall=True)
        self.fields: dict[str, QLineEdit] = {}
        self.asked: dict[str, Asked] = {}

    def line(self, key: str, name: str, hint: str = "", most: int = LINE) -> QLineEdit:
        """Ask for one line."""
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(most)
        field.returnPressed.connect(lambda: self.save())
        field.setAcceptDrops(False)  # a file that is dropped here is for the page
        self.fields[key] = field
        self.asked[key] = Asked(name, field, hint)
        mind_length(self.asked[key], field, self._desk)
        return field

    @property
    def changed(self) -> bool:
        """Tell whether something stands here that is not kept yet."""
        raise NotImplementedError

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Keep what stands here, and go on with something once that is done."""
        raise NotImplementedError

    def close_form(self) -> None:
        """Leave without saving."""
        self.question.clear()
        self.hide()
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            leave(self.question, self._desk, self.changed, self.close_form)
        else:
            super().keyPressEvent(event)

    def all_well(self) -> None:
        """Take away what was said to be wrong."""
        for asked in self.asked.values():
            asked.wrong("")

    def wrong(self, refused: Refused, where: Mapping[str, str]) -> bool:
        """Say at its field why something was refused; by code, `where` names the field."""
        key = where.get(refused.code)
        if key is None:
            return False
        self.asked[key].wrong(self._desk.said(refused))
        if key in self.fields:
            self.fields[key].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def lay(
        self,
        heading: QWidget,
        keys: Mapping[str, int],
        below: Sequence[QWidget],
        buttons: tuple[QWidget, QWidget, QWidget],
    ) -> None:
        """Lay fields out, each so many columns wide, and below them two buttons and one apart."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        at = 0
        for key, wide in keys.items():
            place = (at // COLUMNS, at % COLUMNS, 1, wide)
            grid.addWidget(self.asked[key], *place, Qt.AlignmentFlag.AlignTop)
            at += wide
        for one in range(COLUMNS):
            grid.setColumnStretch(one, 1)
        save, cancel, remove = buttons
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(save)
        acts.addWidget(cancel)
        acts.addStretch(1)
        acts.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(grid)
        for widget in below:
            column.addWidget(widget)
        column.addLayout(acts)
        column.addWidget(self.question)
