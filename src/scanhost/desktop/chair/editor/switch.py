"""In which language a pack is written: one, the other, or both side by side to translate."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button, rename

BOTH = ("nl", "en")


class Switch(QWidget):
    """Three buttons of which one is down; the last one says how much is still to translate."""

    chosen = Signal(tuple)  # the languages that are shown from now on

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shown: tuple[str, ...] = (desk.language,)
        self.buttons: dict[tuple[str, ...], QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for shown, name in ((("nl",), "Nederlands"), (("en",), "English"), (BOTH, "")):
            one = button(name, partial(self.choose, shown), "part")
            one.setCheckable(True)
            group.addButton(one)
            row.addWidget(one)
            self.buttons[shown] = one
        self.buttons[self.shown].setChecked(True)
        self.say_missing(0)

    def choose(self, shown: tuple[str, ...]) -> None:
        """Show these languages."""
        self.shown = shown
        self.buttons[shown].setChecked(True)
        self.chosen.emit(shown)

    def say_missing(self, many: int) -> None:
        """Say how many texts are not translated yet."""
        tr = self._desk.texts
        said = tr.ngettext("Translate ({n})", "Translate ({n})", many).format(n=many)
        rename(self.buttons[BOTH], said if many else tr.gettext("Side by side"))
