"""A few answers side by side, of which one is chosen or none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from scanhost.desktop.widgets.buttons import button


class OneOf(QWidget):
    """Buttons like those of a telephone set: pressing one lets the others go.

    A mouse click leaves the keyboard where it was, so that Space still leads on.
    """

    chosen = Signal(object)  # the value of the answer; that of `none` when it is let go

    def __init__(
        self, name: str, answers: Sequence[tuple[object, str]], none: object = None
    ) -> None:
        """`name` says what is asked; with `none` the chosen answer can be let go again."""
        super().__init__()
        self._none = none
        self.now: object = none
        self.each: dict[object, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, text in answers:
            made = button(text, partial(self._press, value), "part", grab=False)
            made.setCheckable(True)
            self.each[value] = made
            row.addWidget(made)
        self.name(name)

    def name(self, name: str) -> None:
        """Say what is asked, for whoever hears it."""
        for made in self.each.values():
            made.setAccessibleName(f"{name}: {made.text()}")

    def draw(self, value: object) -> None:
        """Show which one is chosen."""
        self.now = value
        for one, made in self.each.items():
            made.setChecked(one == value)

    def chain(self) -> list[QWidget]:
        """Return the answers in order."""
        return list(self.each.values())

    def _press(self, value: object) -> None:
        if value != self.now:
            self.chosen.emit(value)
        elif self._none is not None:
            self.chosen.emit(self._none)
        self.draw(self.now)  # what is chosen is what the scan knows
