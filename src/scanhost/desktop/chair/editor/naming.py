"""How a new pack of the chair's own is to be called; asked in the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from scanhost.desktop.chair.about import Asked, mind_length
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain import packedit

MOST = 80  # characters of a title that is typed here


class Naming(QFrame):
    """One field; Enter makes the copy, Escape leaves it."""

    named = Signal(str)
    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        _ = desk.texts.gettext
        self._missing = _("Type a name first.")
        self.field = QLineEdit()
        self.field.setMaxLength(MOST)
        name = _("What is your norm set called?")
        self.field.setAccessibleName(name)
        self.field.returnPressed.connect(self._make)
        self.asked = Asked(name, self.field, _("You can change everything in it; this too."))
        mind_length(self.asked, self.field, desk)
        self.make = button(_("Make the copy"), self._make, "main")
        self.cancel = button(_("Cancel"), self.put_away, "quiet")
        self.heading = Words("", "section", wrap=True)
        self.other = Words(
            _(
                "A copy is another norm set: its grades are not laid beside those of the set it "
                "was copied from."
            ),
            "small",
            wrap=True,
        )
        self._heading = _("A copy of {title}")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.make)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        for one in (self.heading, self.asked, self.other):
            column.addWidget(one)
        column.addLayout(row)
        self.hide()

    def ask(self, title: str) -> None:
        """Ask for the name of a copy of this pack."""
        self.heading.setText(self._heading.format(title=title))
        self.field.clear()
        self.asked.wrong("")
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Ask no more."""
        self.hide()
        self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        title = packedit.cleaned(self.field.text(), MOST)
        if not title:
            self.asked.wrong(self._missing)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.named.emit(title)
