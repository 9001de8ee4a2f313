"""How everything looks: colours by role, type by what it is for. Nothing else holds a hex."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QColor

from scanhost.domain.roles import Role

MODULE, CARD = "#17110D", "#FFFFFF"  # a QR code is dark on white in every theme
BLACK = "#000000"  # the beamer as if it were off


@dataclass(frozen=True, slots=True)
class Theme:
    """A colour for each role."""

    name: str
    hexes: Mapping[Role, str]
    edge: Role | None = None  # around what is filled with accent, where accent alone is too faint
    outline: Role | None = None  # around surfaces and keys, where they have the ground's colour

    def hex(self, role: Role) -> str:
        """Return a colour as #RRGGBB, for style sheets."""
        return self.hexes[role]

    def colour(self, role: Role) -> QColor:
        """Return a colour for painting."""
        return QColor(self.hexes[role])


def _theme(name: str, hexes: str, edge: Role | None = None, outline: Role | None = None) -> Theme:
    """Make a theme from its colours in the order of the roles."""
    pairs = zip(Role, hexes.split(), strict=True)
    return Theme(name, MappingProxyType({role: f"#{six}" for role, six in pairs}), edge, outline)


# ground surface key ink muted | line hair accent on_accent accent_mark | low high gap warning focus
DARK = _theme(
    "dark",
    "1F1713 31261F 3A2E27 FCF6EB D6CABA "
    "A8998A 4A3D34 FFCF5C 1F1713 FFCF5C "
    "FF8052 5CC8DE F1E4CE FFAE9E FFFFFF",
)
LIGHT = _theme(
    "light",
    "FBF7F0 F1E9DC FFFFFF 221B16 574B41 "
    "8B7C6D DCD0C0 F7B92E 221B16 A86E00 "
    "B8430F 0A6A82 4A3D33 A3271B 221B16",
    edge=Role.INK,
)
CONTRAST = _theme(
    "contrast",
    "000000 000000 000000 FFFFFF FFFFFF "
    "FFFFFF 8C8C8C FFE14D 000000 FFE14D "
    "FFA06B 6BE4FF FFFFFF FFB8AB FFE14D",
    outline=Role.LINE,
)
THEMES = MappingProxyType({theme.name: theme for theme in (DARK, LIGHT, CONTRAST)})


@dataclass(frozen=True, slots=True)
class BeamerType:
    """Sizes of type on a slide, as part of its height."""

    norm: float = 0.120  # the largest; it shrinks until the sentence fits
    norm_least: float = 0.075  # below which a norm may take more than four lines
    clock: float = 0.130
    spotlight: float = 0.081
    welcome: float = 0.081
    number: float = 0.061
    title: float = 0.046
    sentence: float = 0.039
    row: float = 0.034
    caption: float = 0.030
    smallest: float = 0.026


@dataclass(frozen=True, slots=True)
class WindowType:
    """Sizes of type in the chair's window, in points."""

    clock: int = 28
    step: int = 20
    forward: int = 16  # the button Verder
    huge: int = 24
    title: int = 19
    section: int = 13
    reading: int = 12
    body: int = 11
    smallest: int = 10


BEAMER = BeamerType()
WINDOW = WindowType()
FLOOR = 1 / 40  # of the slide's height: nothing on a slide is smaller

# What the last row reads. A letter of 5 minutes of arc is the least that an eye of acuity 1.0
# tells apart, and reading on takes more than telling apart. 0.5 is what a driver needs.
SCREEN, FARTHEST = 2.0, 8.0  # metres: the width of a screen, and the last row
X_HEIGHT = 0.496  # of Atkinson Hyperlegible Next, in its size
SEEN = 6.0  # minutes of arc, of an x: a label, a number, a line in a list; acuity 0.83
READ = 7.5  # a sentence by which the room knows what to do; acuity 0.67
GRADED = 10.0  # the norm that is graded, however long; acuity 0.5


def minutes(part: float, shape: float = 16 / 9) -> float:
    """Return how large an x is for the last row, of type that is a part of a slide's height.

    The shape is that of the screen: one of 4:3 is higher, so its letters are larger.
    """
    return 60 * math.degrees(math.atan(part * X_HEIGHT * SCREEN / shape / FARTHEST))
