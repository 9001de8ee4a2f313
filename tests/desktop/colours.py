"""How colours look: their contrast, in a room that is not dark, and to eyes that differ."""

from __future__ import annotations

import math

from PySide6.QtGui import QColor

from scanhost.desktop.theme import Theme
from scanhost.domain.shapes import Role

Linear = tuple[float, float, float]

# Machado, Oliveira and Fernandes, 2009, at full severity; they work on linear light.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: QColor) -> Linear:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else math.pow((c + 0.055) / 1.055, 2.4)
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return red, green, blue


def luminance(colour: QColor) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: QColor, other: QColor, ambient: float = 0) -> float:
    """Return the contrast of WCAG 2, with light of the room on both, as a part of white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + ambient + 0.05) / (low + ambient + 0.05)


def contrast(theme: Theme, one: Role, other: Role, ambient: float = 0) -> float:
    return ratio(theme.colour(one), theme.colour(other), ambient)


def distance(theme: Theme, one: Role, other: Role, blindness: str) -> float:
    """Return how far two colours are apart (CIE76) for somebody with this blindness."""
    return math.dist(
        _lab(_seen(theme.colour(one), blindness)), _lab(_seen(theme.colour(other), blindness))
    )


def _seen(colour: QColor, blindness: str) -> Linear:
    light = linear(colour)
    red, green, blue = (
        min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0), 1.0)
        for row in BLINDNESS[blindness]
    )
    return red, green, blue


def _lab(light: Linear) -> Linear:
    r, g, b = light
    x = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = 0.0193339 * r + 0.1191920 * g + 0.9503041 * b
    a, b, c = (_cube(v / white) for v, white in zip((x, y, z), WHITE, strict=True))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def _cube(v: float) -> float:
    return math.cbrt(v) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116
