"""The fonts of paper: the house font, and a second one for characters it does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from scanhost import resources

HOUSE = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
OTHER = {400: "", 500: "", 600: "-Bold", 700: "-Bold"}


@cache
def font(weight: int) -> str:
    """Return the registered name of the house font in a weight."""
    return _register(f"AtkinsonHyperlegibleNext-{HOUSE[weight]}")


@cache
def other(weight: int) -> str:
    """Return the registered name of the font for the rest of the world."""
    return _register(f"DejaVuSans{OTHER[weight]}")


def runs(text: str, weight: int) -> Iterator[tuple[str, str]]:
    """Cut a text into pieces with the font that has their characters.

    What neither font has stays with the second one, which shows a box and keeps the
    character for whoever copies the text.
    """
    known = _characters(font(weight))
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or (ord(text[end]) in known) != (ord(text[start]) in known):
            house = ord(text[start]) in known
            yield text[start:end], font(weight) if house else other(weight)
            start = end


def measure(text: str, size: float, weight: int) -> float:
    """Return how wide a text becomes on paper."""
    return float(
        sum(pdfmetrics.stringWidth(piece, name, size) for piece, name in runs(text, weight))
    )


@cache
def _characters(name: str) -> frozenset[int]:
    registered = pdfmetrics.getFont(name)
    assert isinstance(registered, TTFont)
    return frozenset(registered.face.charToGlyph)


def _register(name: str) -> str:
    pdfmetrics.registerFont(TTFont(name, str(resources.assets() / "fonts" / f"{name}.ttf")))
    return name
