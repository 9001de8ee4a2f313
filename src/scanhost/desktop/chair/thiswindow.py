"""How this window is: language, colours, size of letters, and one sound."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.preferences import LANGUAGES, SIZES, THEMES, Preferences
from scanhost.desktop.chair.showing import Option
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.words import Words
from scanhost.texts import N_

OWN = {"nl": "Nederlands", "en": "English"}  # each in its own language
COLOURS = {"light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast")}
MEANS = {
    "light": N_("Warm white, for a room with daylight."),
    "dark": N_("For a dim room."),
    "contrast": N_("White and yellow on black."),
}
LETTERS = {
    100: N_("Usual"),
    115: N_("A little larger"),
    130: N_("Larger"),
    150: N_("Largest"),
}


class ThisWindow(QWidget):
    """Only the chair's own window; the room's screen and the scan stay as they are."""

    wanted = Signal(object)  # Preferences
    language_wanted = Signal(object)  # Preferences, of which the language is another one

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._shown = Preferences()
        _ = desk.texts.gettext
        self.languages = self._options(
            {"": (_("As the computer"), "")} | {one: (OWN[one], "") for one in LANGUAGES}
        )
        self.themes = self._options(
            {"": (_("As the computer"), _("Changes along with it, by day and by night."))}
            | {one: (_(COLOURS[one]), _(MEANS[one])) for one in THEMES}
        )
        self.sizes = self._options({str(one): (_(LETTERS[one]), f"{one} %") for one in SIZES})
        for key, one in self.languages.items():
            one.clicked.connect(partial(self._choose, "language", key))
        for key, one in self.themes.items():
            one.clicked.connect(partial(self._choose, "theme", key))
        for key, one in self.sizes.items():
            one.clicked.connect(partial(self._choose, "size", int(key)))
        self.sounds = Check(
            look.colour, _("A short sound of this laptop when the time for a question is over")
        )
        self.sounds.clicked.connect(lambda on: self._choose("sounds", on))
        self.later = Words("", "small", wrap=True)
        self._lay()
        self.show_choice(self._shown, True)

    def show_choice(self, preferences: Preferences, may_speak: bool) -> None:
        """Show what is chosen; in a session the language stays."""
        self._shown = preferences
        self.languages[preferences.language].setChecked(True)
        self.themes[preferences.theme].setChecked(True)
        self.sizes[str(preferences.size)].setChecked(True)
        self.sounds.setChecked(preferences.sounds)
        for one in self.languages.values():
            one.setEnabled(may_speak)
        said = self._desk.texts.gettext("The language can change again after the session.")
        self.later.say("" if may_speak else said)

    def show_language(self) -> None:
        """Show the language that holds: the one that was pressed may not be wanted after all."""
        self.languages[self._shown.language].setChecked(True)

    def _choose(self, name: str, value: object, _: bool = False) -> None:
        wanted = replace(self._shown, **{name: value})  # type: ignore[arg-type]
        if wanted.language != self._shown.language:
            self.language_wanted.emit(wanted)
        else:
            self.wanted.emit(wanted)

    def _options(self, offered: dict[str, tuple[str, str]]) -> dict[str, Option]:
        group = QButtonGroup(self)
        made = {}
        for key, (name, means) in offered.items():
            made[key] = one = Option(self._look, name, means)
            group.addButton(one)
        return made

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        for at, (title, options) in enumerate(
            (
                (_("Language"), self.languages),
                (_("Colours"), self.themes),
                (_("Size of letters"), self.sizes),
            )
        ):
            part = QVBoxLayout()
            part.setSpacing(3)
            part.addWidget(Words(title, "section"))
            for one in options.values():
                part.addWidget(one)
            if options is self.languages:
                part.addWidget(self.later)
            part.addStretch(1)
            grid.addLayout(part, 0, at)
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)
        column.addSpacing(10)
        column.addWidget(Words(_("Sound"), "section"))
        row = QHBoxLayout()
        row.addWidget(self.sounds)
        column.addLayout(row)
        hint = _("The scan itself, the room's screen and the phones keep their own language.")
        column.addSpacing(10)
        column.addWidget(Words(hint, "small", wrap=True))
        column.addStretch(1)
