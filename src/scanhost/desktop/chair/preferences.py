"""How a chair wants the program: language, colours, size of letters, sound."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("nl", "en")
THEMES = ("light", "dark", "contrast")
SIZES = (100, 115, 130, 150)  # hundredths


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a chair chose; an empty language or theme follows the computer's own."""

    language: str = ""  # of LANGUAGES
    theme: str = ""  # of THEMES
    size: int = SIZES[0]  # of SIZES
    sounds: bool = False
