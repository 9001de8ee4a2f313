"""Text that is only text, whatever stands in it."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Words(QLabel):
    """A label that never reads markup; its kind says how it looks."""

    def __init__(
        self, text: str = "", kind: str = "body", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def say(self, text: str) -> None:
        """Show a text; an empty one takes no room."""
        self.setText(text)
        self.setVisible(bool(text))


def unmarked(text: str) -> str:
    """Return a text for a button or menu, where a single & would underline the next letter."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """Return a text for a tooltip, which Qt would otherwise read as markup when it looks so."""
    return f"<span>{html.escape(text)}</span>" if text else ""


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
