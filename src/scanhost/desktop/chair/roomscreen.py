"""How the room's screen looks: its colours, and whether anything moves; the chair's own choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.showing import Option
from scanhost.desktop.theme import DARK, THEMES, Theme
from scanhost.desktop.widgets.choices import Check
from scanhost.texts import N_

NAMES = {"dark": N_("Dark"), "light": N_("Light"), "contrast": N_("High contrast")}
MEANS = {
    "dark": N_("Restful to look at, in most rooms."),
    "light": N_("For a bright room, or a beamer that is faint."),
    "contrast": N_("White and yellow on black, for whoever sees less well."),
}


class RoomScreen(QWidget):
    """Three sets of colours, and motion or none."""

    wanted = Signal(str, bool)  # the name of a theme, and whether things move

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self.theme: Theme = DARK
        self.options: dict[str, Option] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for name in THEMES:
            one = Option(look, _(NAMES[name]), _(MEANS[name]))
            one.clicked.connect(partial(self._choose, name))
            group.addButton(one)
            column.addWidget(one)
            self.options[name] = one
        self.moves = Check(
            look.colour,
            _(
                "Motion: dots fall into place, slides fade, films play. Without it everything"
                " stands at once."
            ),
        )
        self.moves.clicked.connect(lambda: self._choose(self.theme.name))
        column.addSpacing(6)
        column.addWidget(self.moves)
        self.show_choice(DARK, True)

    def show_choice(self, theme: Theme, moves: bool) -> None:
        """Show what is chosen."""
        self.theme = theme
        self.options[theme.name].setChecked(True)
        self.moves.setChecked(moves)

    def _choose(self, name: str, _: bool = False) -> None:
        self.wanted.emit(name, self.moves.isChecked())
