"""Buttons: a plain one, and one with a face of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

from scanhost.desktop.widgets.words import Words, tip, unmarked


def button(
    text: str, click: Callable[[], object] | None = None, kind: str = "plain", grab: bool = True
) -> QPushButton:
    """Return a button; without `grab` a mouse click leaves the keyboard where it was."""
    made = QPushButton(unmarked(text))
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setAccessibleName(text)
    if not grab:
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if click is not None:
        made.clicked.connect(lambda: click())
    return made


def rename(named: QPushButton, text: str) -> None:
    """Give a button another text."""
    if named.accessibleName() != text:
        named.setText(unmarked(text))
        named.setAccessibleName(text)


class Faced(QPushButton):
    """A button whose face is a layout of labels; it grows with them."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def face(self, layout: QLayout) -> None:
        """Wear this face."""
        self.setLayout(layout)
        self.dress()

    def dress(self) -> None:
        """Let clicks fall through the face; call again after changing it."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


class KeyButton(Faced):
    """A quiet button with the key that does the same."""

    def __init__(self, text: str, key: str, click: Callable[[], object]) -> None:
        super().__init__("quiet")
        self._text = Words(text, "strong")
        row = QHBoxLayout()
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(Words(key, "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.face(row)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.clicked.connect(lambda: click())

    def rename(self, text: str) -> None:
        """Give the button another text."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def shorten(self, yes: bool) -> None:
        """Show only the key, where there is no room for the words."""
        self._text.setHidden(yes)
        self.setToolTip(tip(self.accessibleName()) if yes else "")
