"""What there is to show the slides on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QScreen

BETWEEN = "|"  # what Qt puts between the names of monitors that Windows lets repeat each other


class Situation(StrEnum):
    """What there is to show the slides on."""

    BEAMER = "beamer"
    ONE = "one"
    MIRRORED = "mirrored"  # the beamer repeats this screen


@dataclass(frozen=True, slots=True)
class Connected:
    """A screen that is connected now."""

    key: str
    name: str
    width: int  # pixels
    height: int
    slides: bool  # it shows the slides, or will
    own: bool  # the chair's window is on it


def key(screen: QScreen) -> str:
    """Return what a screen is known by the next time; its connector last, after what it is."""
    parts = (screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name())
    return "/".join(part.replace("/", " ") for part in parts)


def repeat(one: QScreen, other: QScreen) -> bool:
    """Tell whether two screens show the same, also when one of them shows only a part."""
    both = one.geometry() & other.geometry()
    least = min(screen.width() * screen.height() for screen in (one.geometry(), other.geometry()))
    return both.width() * both.height() * 2 > least


def situation(screens: Sequence[QScreen]) -> Situation:
    """Tell what there is to show the slides on."""
    if any(not repeat(screens[0], screen) for screen in screens[1:]):
        return Situation.BEAMER
    doubled = any(BETWEEN in name for screen in screens for name in (screen.name(), screen.model()))
    return Situation.MIRRORED if len(screens) > 1 or doubled else Situation.ONE
