"""The fonts of paper: the house font, and a second one for characters it does not have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from scanhost import resources
from scanhost.report.script import visual

HOUSE = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
OTHER = {400: "", 500: "", 600: "-Bold", 700: "-Bold"}

WORD = re.compile(r"\S+\s*|\s+")


@cache
def font(weight: int) -> str:
    """Return the registered name of the house font in a weight."""
    return _register(f"AtkinsonHyperlegibleNext-{HOUSE[weight]}")


@cache
def other(weight: int) -> str:
    """Return the registered name of the font for the rest of the world."""
    return _register(f"DejaVuSans{OTHER[weight]}")


def runs(text: str, weight: int) -> Iterator[tuple[str, str]]:
    """Cut a text into pieces with the font that has their characters, never within a word.

    What neither font has stays with the second one, which shows a box and keeps the
    character for whoever copies the text.
    """
    for house, words in groupby(WORD.findall(visual(text)), _has(weight)):
        yield "".join(words), font(weight) if house else other(weight)


def measure(text: str, size: float, weight: int) -> float:
    """Return how wide a text becomes on paper."""
    return float(
        sum(pdfmetrics.stringWidth(piece, name, size) for piece, name in runs(text, weight))
    )


@cache
def characters(name: str) -> frozenset[str]:
    """Return what a registered font has a glyph for."""
    registered = pdfmetrics.getFont(name)
    assert isinstance(registered, TTFont)
    return frozenset(map(chr, registered.face.charToGlyph))


def _has(weight: int) -> Callable[[str], bool]:
    known = characters(font(weight))
    return lambda word: known.issuperset(word)


def _register(name: str) -> str:
    pdfmetrics.registerFont(TTFont(name, str(resources.assets() / "fonts" / f"{name}.ttf")))
    return name
