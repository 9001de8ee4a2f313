"""Text that is only text, whatever stands in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

NARROW = 90  # pixels a wrapping text can always be squeezed into


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

    def minimumSizeHint(self) -> QSize:
        """Let one endless word be cut off rather than push the rest out of the window."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), NARROW), least.height()) if self.wordWrap() else least

    def say(self, text: str) -> None:
        """Show a text; an empty one takes no room."""
        self.setText(text)
        self.setVisible(bool(text))


def unmarked(text: str) -> str:
    """Return a text for a button or menu, where a single & would underline the next letter."""
    return text.replace("&", "&&")


def shortened(text: str, most: int = 26) -> str:
    """Return a text that fits on a button."""
    return text if len(text) <= most else f"{text[: most - 2].rstrip()} …"


def in_lines(text: str, metrics: QFontMetrics, width: int, most: int = 2) -> list[str]:
    """Return a text as one line, or as more when it does not fit on one, each cut to fit."""
    words = text.split()
    lines: list[str] = []
    while words:
        taken = len(words)
        if len(lines) < most - 1:
            while taken > 1 and metrics.horizontalAdvance(" ".join(words[:taken])) > width:
                taken -= 1
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    elide = Qt.TextElideMode.ElideRight
    return [metrics.elidedText(line, elide, width) for line in lines]


def tip(text: str) -> str:
    """Return a text for a tooltip, which Qt would otherwise read as markup when it looks so."""
    import html  # with every name of a character that HTML has

    return f"<span>{html.escape(text)}</span>" if text else ""


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it still will look
            widget.style().unpolish(widget)
            widget.style().polish(widget)
