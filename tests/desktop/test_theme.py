"""The colours hold the contrast that they promise, and the fonts are ours."""

from __future__ import annotations

import math

import pytest
from PySide6.QtGui import QFontInfo

from scanhost.desktop import fonts
from scanhost.desktop.theme import BEAMER, CONTRAST, DARK, FLOOR, LIGHT, THEMES, Theme
from scanhost.domain.shapes import Role

TEXT = 4.5  # WCAG 2.2, 1.4.3
MARK = 3.0  # 1.4.11


def luminance(theme: Theme, role: Role) -> float:
    colour = theme.colour(role)
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else math.pow((c + 0.055) / 1.055, 2.4)
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, one: Role, other: Role) -> float:
    low, high = sorted((luminance(theme, one), luminance(theme, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_words_and_marks_stand_out_from_the_ground(theme):
    for role in (Role.INK, Role.MUTED, Role.WARNING):
        assert contrast(theme, role, Role.GROUND) >= TEXT
    for role in (Role.LINE, Role.LOW, Role.HIGH, Role.GAP, Role.ACCENT_MARK, Role.FOCUS):
        assert contrast(theme, role, Role.GROUND) >= MARK
    assert contrast(theme, Role.ON_ACCENT, Role.ACCENT) >= TEXT
    assert contrast(theme, Role.INK, Role.SURFACE) >= TEXT


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_faint_accent_has_an_edge(theme):
    assert contrast(theme, Role.ACCENT, Role.GROUND) >= MARK or theme.edge is Role.INK


def test_colours_are_those_of_the_style_tile():
    assert DARK.hex(Role.GROUND) == "#1F1713"
    assert LIGHT.hex(Role.FOCUS) == "#221B16"
    assert CONTRAST.hex(Role.HAIR) == "#8C8C8C"


def test_no_type_on_the_beamer_is_below_the_floor():
    assert BEAMER.smallest >= FLOOR


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_letters_come_from_the_bundled_font(qapp, weight):
    info = QFontInfo(fonts.unit(weight))

    assert (info.family(), info.weight()) == (fonts.HOUSE, weight)


def test_a_clock_keeps_its_width(qapp):
    assert fonts.measure("0:11", 100, 700) == fonts.measure("0:48", 100, 700)
    assert fonts.measure("1,1", 100, 700) == fonts.measure("8,0", 100, 700)
    assert fonts.measure("11 van 11", 100, 400) < fonts.measure("48 van 48", 100, 400)
