"""Which colours the computer itself has, and when they change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from scanhost.desktop.theme import CONTRAST, DARK, LIGHT, THEMES, Theme


class SystemLook(QObject):
    """Follows the computer from dark to light and back."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.changed)
        hints.accessibility().contrastPreferenceChanged.connect(self.changed)


def theme(chosen: str) -> Theme:
    """Return the colours of this name; the computer's own when there is none."""
    if chosen in THEMES:
        return THEMES[chosen]
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
