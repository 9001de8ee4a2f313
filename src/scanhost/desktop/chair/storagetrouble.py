"""The disk does not store: what happened, that nothing is lost, and the two ways to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.keys import TYPING
from scanhost.desktop.chair.second import ask_folder
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.errors import Refused

WIDTH = 620  # pixels, where the window has them


class StorageTrouble(QFrame):
    """Lies over the page as long as nothing can be stored; never a dialog."""

    again_wanted = Signal()
    elsewhere_wanted = Signal(str)  # a folder

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        self._desk = desk
        _ = desk.texts.gettext
        self.words = Words("", "strong", wrap=True)
        self.answer = Words("", "error", wrap=True)
        self.again = button(_("Try again"), self.again_wanted.emit, "main")
        self.elsewhere = button(_("Go on in another place …"), self._choose)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addWidget(self.again)
        acts.addWidget(self.elsewhere)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 22)
        column.setSpacing(9)
        column.addWidget(Words(_("The session stands still for a moment"), "title", wrap=True))
        column.addWidget(self.words)
        column.addWidget(
            Words(
                _(
                    "Everything that phones showed as received is safe. Nothing counts until this "
                    "is solved; the room sees that we go on shortly."
                ),
                wrap=True,
            )
        )
        column.addWidget(self.answer)
        column.addLayout(acts)
        self.hide()

    def draw(self, trouble: Refused | None) -> None:
        """Show what went wrong, or go away."""
        if trouble is None:
            self.answer.say("")
            self.hide()
            return
        said = self._desk.said(trouble)
        self.words.setText(said)
        self.setAccessibleName(said)
        if not self.isHidden():
            self.place()
            return
        self.answer.say("")
        self.show()
        self.place()
        self.raise_()
        if not isinstance(QApplication.focusWidget(), TYPING):
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self, sentence: str) -> None:
        """Say why it did not work this time."""
        self.answer.say(sentence)
        self.place()

    def place(self) -> None:
        """Lie in the upper middle of the window, as high as the words need."""
        around = self.parentWidget()
        if around is None:
            return
        width = min(WIDTH, around.width() - 40)
        self.setFixedWidth(width)
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None else self.height()
        self.setFixedHeight(max(height, self.minimumSizeHint().height()))
        self.move((around.width() - width) // 2, min(96, around.height() // 8))

    def _choose(self) -> None:
        title = self._desk.texts.gettext("Go on in another place")
        ask_folder(self, title, self.elsewhere_wanted.emit)
