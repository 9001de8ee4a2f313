"""A strip that says something or asks something, in the page and never over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words, restyle


class Strip(QFrame):
    """One sentence with at most two answers; hidden when there is nothing to say."""

    gone = Signal()  # there is nothing to say any more

    def __init__(self, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._then: Callable[[], object] | None = None
        self.words = Words("", "strong", wrap=True)
        self.yes: QPushButton = button("", self._answer)
        self.no: QPushButton = button("", self.clear, "quiet")
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        if tall:
            answers.addStretch(1)
            column = QVBoxLayout(self)
            column.setContentsMargins(14, 10, 12, 12)
            column.addWidget(self.words)
            column.addLayout(answers)
        else:
            row = QHBoxLayout(self)
            row.setContentsMargins(20, 8, 20, 8)
            row.setSpacing(12)
            row.addWidget(self.words, 1)
            row.addLayout(answers)
        self.hide()

    def say(self, text: str, kind: str = "quiet") -> None:
        """Show a sentence; an empty one clears the strip."""
        self._then = None
        self._show(text, kind)
        self.yes.hide()
        self.no.hide()

    def ask(
        self,
        text: str,
        yes: str,
        no: str,
        then: Callable[[], object],
        kind: str = "question",
        careful: bool = False,
        main: bool = False,
        grab: bool = True,
    ) -> None:
        """Ask something; `then` is called on yes. A careful question gives "no" the keyboard.

        Without `grab` the keyboard stays where it is.
        """
        restyle(self.yes, "kind", "main" if main else "plain")
        self._then = then
        rename(self.yes, yes)
        rename(self.no, no)
        self._show(text, kind)
        self.yes.show()
        self.no.setVisible(bool(no))
        if grab:
            (self.no if careful else self.yes).setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, text: str, label: str, then: Callable[[], object]) -> None:
        """Say something with one thing to do about it; the keyboard stays where it is."""
        self._then = then
        rename(self.yes, label)
        self._show(text, "quiet")
        self.yes.show()
        self.no.hide()

    @property
    def asking(self) -> bool:
        """Tell whether a question waits for its answer."""
        return self._then is not None

    def clear(self) -> None:
        """Say nothing any more; a question is answered with no."""
        self._then = None
        self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.yes.hasFocus():
            self._answer()
        else:
            super().keyPressEvent(event)

    def _show(self, text: str, kind: str) -> None:
        self.words.setText(text)
        self.setAccessibleName(text)
        restyle(self, "kind", kind)
        self.setVisible(bool(text))

    def _go(self) -> None:
        if any(one.hasFocus() for one in (self.yes, self.no)):
            # Qt would give it to what Tab visits next: a button that Space then presses.
            page(self).setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.gone.emit()

    def _answer(self) -> None:
        then, self._then = self._then, None
        self._go()
        if then is not None:
            then()


def page(widget: QWidget) -> QWidget:
    """Return the page that a widget stands on, or else its window."""
    above: QWidget | None = widget
    while above is not None and above.objectName() != "page":
        above = above.parentWidget()
    return above or widget.window()
