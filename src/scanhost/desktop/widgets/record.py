"""Fields whose text is recorded: when they are left, or two seconds after typing.

A field that has focus is never overwritten; what it should show is shown when it is left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

WAIT = 2000  # milliseconds after the last key

Shape = Callable[[str], str]


class _Typed(Protocol):
    def typed(self) -> str: ...
    def put(self, text: str) -> None: ...
    def hasFocus(self) -> bool: ...


class Record(QObject):
    """What is known of a text, what was typed, and when to say so."""

    typing = Signal(str)  # the text as it stands now, which is not recorded yet
    recorded = Signal(str)  # the text, as the scan keeps it
    settled = Signal()  # nothing was typed after all

    def __init__(self, parent: QObject, field: _Typed, show: Shape, read: Shape) -> None:
        super().__init__(parent)
        self.known = ""
        self._field, self._show, self._read = field, show, read
        self._edited = False
        self._sent: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self.flush)

    @property
    def read(self) -> str:
        """Return what stands in the field, as the scan would keep it."""
        return self._read(self._field.typed())

    def choose(self, value: str) -> None:
        """Record a value that was picked instead of typed."""
        self._field.put(self._show(value))
        self.edited()
        self.flush()

    def edited(self) -> None:
        """Somebody typed."""
        self._edited = True
        self._timer.start()
        self.typing.emit(self.read)

    def draw(self, value: str) -> None:
        """Show what the scan knows, unless somebody is in the field."""
        if value == self.known:
            return
        self.known, self._sent = value, None
        if not self._field.hasFocus():
            self._field.put(self._show(value))

    def begin(self, value: str) -> None:
        """Show another text from now on, also when somebody is in the field."""
        self._timer.stop()
        self.known, self._sent, self._edited = value, None, False
        self._field.put(self._show(value))

    def flush(self) -> None:
        """Record what was typed, now."""
        self._timer.stop()
        if not self._edited:
            return
        self._edited = False
        text = self.read
        if text not in (self.known, self._sent):
            self._sent = text
            self.recorded.emit(text)
        elif text == self.known:
            self._sent = None
            self.settled.emit()

    def refused(self) -> None:
        """What was recorded may not have been kept: it is to be recorded once more."""
        if self._sent is not None:
            self._sent, self._edited = None, True

    def left(self) -> None:
        """The field has lost focus."""
        self.flush()
        if self._sent is None:
            shown = self._show(self.known)
            if self._field.typed() != shown:
                self._field.put(shown)


def _same(text: str) -> str:
    return text


class Line(QLineEdit):
    """One line of recorded text."""

    def __init__(
        self,
        name: str,
        record: Callable[[str], object],
        most: int = 80,
        hint: str = "",
        show: Shape = _same,
        read: Shape = _same,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(most)
        self.setPlaceholderText(hint)
        self.record = Record(self, self, show, read)
        self.record.recorded.connect(record)
        self.textEdited.connect(self.record.edited)

    def draw(self, value: str) -> None:
        """Show what the scan knows."""
        self.record.draw(value)

    def choose(self, value: str) -> None:
        """Record a value that was picked instead of typed."""
        self.record.choose(value)

    def typed(self) -> str:
        """Return what stands in the field."""
        return self.text()

    def put(self, text: str) -> None:
        """Replace what stands in the field."""
        self.setText(text)
        self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            return
        self.record.left()
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.setCursorPosition(0)  # how a long text begins says more than how it ends

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record.flush()
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class Box(QPlainTextEdit):
    """A few lines of recorded text."""

    def __init__(
        self,
        name: str,
        record: Callable[[str], object],
        lines: int = 2,
        hint: str = "",
        read: Shape = _same,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._putting = False
        self.record = Record(self, self, _same, read)
        self.record.recorded.connect(record)
        self.textChanged.connect(self._changed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def draw(self, value: str) -> None:
        """Show what the scan knows."""
        self.record.draw(value)

    def typed(self) -> str:
        """Return what stands in the field."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Replace what stands in the field."""
        self._putting = True
        self.setPlainText(text)
        self._putting = False

    def fit(self, lines: int = 0) -> None:
        """Take the height of its lines in the font it has now, or of so many from now on."""
        self._lines = lines or self._lines
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 20)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.record.left()

    def _changed(self) -> None:
        if not self._putting:
            self.record.edited()


def flush(within: QWidget) -> None:
    """Record whatever was typed in the fields of a widget."""
    for one in within.findChildren(Record):
        one.flush()
