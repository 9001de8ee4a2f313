"""What the forms of a meeting have in common: a heading, and a column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.pointform import labelled
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.scrolling import scroll_within
from scanhost.desktop.widgets.strip import page
from scanhost.desktop.widgets.words import Words


class StepForm(QWidget):
    """The middle of the page in one step; made anew for another step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.heading = Words("", "title", wrap=True)
        self.beside = Words("", "muted")
        self.under = Words("", "muted", wrap=True)
        inside = Flowing()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(26, 14, 26, 18)
        self.column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(head)
        self.column.addWidget(self.under)
        self.beside.hide()
        self.under.hide()
        scroll_within(self, inside)

    def draw(self, snapshot: Snapshot, today: str) -> None:
        """Show what the scan knows; `today` as YYYY-MM-DD."""
        raise NotImplementedError

    def chain(self) -> list[QWidget]:
        """Return everything that takes the keyboard, in reading order."""
        return []

    def field(self, name: str, field: QWidget) -> None:
        """Add a field below its name."""
        self.column.addSpacing(6)
        self.column.addWidget(labelled(name, field))
        self.column.addWidget(field)

    def careful(self) -> None:
        """Ask not to write about young people, and end the column."""
        _ = self._desk.texts.gettext
        self.column.addWidget(
            Words(_("Do not write names or details of young people."), "small", wrap=True)
        )
        self.column.addStretch(1)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; the keyboard goes to the page if it was in it.

    Qt would give it to what Tab visits next, where Space types or presses.
    """
    held = QApplication.focusWidget()
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            if held is not None and (held is widget or widget.isAncestorOf(held)):
                page(widget).setFocus(Qt.FocusReason.OtherFocusReason)
            widget.hide()  # one that was added just now would be shown in a moment, as a window
            widget.setParent(None)
            widget.deleteLater()
