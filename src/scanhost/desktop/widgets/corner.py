"""A few words in the corner of a slide, for as long as something holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from scanhost.desktop import fonts
from scanhost.desktop.theme import LIGHT
from scanhost.domain.shapes import Role

SIZE = 0.024  # of the height of the slide
LEAST = 13  # pixels


class Corner(QLabel):
    """Stands at the lower right of a slide, as large as the slide asks for."""

    def __init__(self, slide: QWidget) -> None:
        super().__init__(slide)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        slide.installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        """Show these words; none hides it."""
        self.setText(text)
        self.setVisible(bool(text))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        slide = self.parentWidget()
        if slide is None or self.isHidden():
            return
        size = max(LEAST, round(slide.height() * SIZE))
        fill, ink = LIGHT.colour(Role.ACCENT).name(), LIGHT.colour(Role.ON_ACCENT).name()
        self.setStyleSheet(
            f'background: {fill}; color: {ink}; font-family: "{fonts.HOUSE}"; font-weight: 600;'
            f"font-size: {size}px; padding: {size // 4}px {size // 2}px;"
            f"border: none; border-top-left-radius: {size // 3}px;"
        )
        self.adjustSize()
        self.move(slide.width() - self.width(), slide.height() - self.height())
        self.raise_()
