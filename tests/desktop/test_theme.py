"""The colours hold the contrast that they promise, letters are large enough, fonts are ours."""

from __future__ import annotations

import math
from dataclasses import fields

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QLineEdit

from scanhost.desktop import fonts
from scanhost.desktop.chair.look import Look
from scanhost.desktop.theme import (
    BEAMER,
    CONTRAST,
    DARK,
    FARTHEST,
    FLOOR,
    GRADED,
    LIGHT,
    READ,
    SCREEN,
    SEEN,
    THEMES,
    X_HEIGHT,
    minutes,
)
from scanhost.domain.marks import grade_dot
from scanhost.domain.shapes import Role
from tests.desktop.colours import BLINDNESS, contrast, distance, ratio

TEXT = 4.5  # WCAG 2.2, 1.4.3
SMALL = 7.0  # 1.4.6, for what is smaller than a slide's sentence
MARK = 3.0  # 1.4.11
ROOM = 0.1  # light of the room on the screen, as a part of the beamer's white
WASHED = 3.0  # what must be left of text and marks in it
GRADES_APART = 50  # CIE76; 2.3 is only just seen
OTHERS_APART = 15

WORDS = [
    (Role.INK, Role.GROUND),
    (Role.INK, Role.SURFACE),
    (Role.INK, Role.KEY),
    (Role.MUTED, Role.GROUND),
    (Role.MUTED, Role.SURFACE),
    (Role.GROUND, Role.INK),  # in a filled place: round 2
    (Role.ON_ACCENT, Role.ACCENT),
]
MARKS = [Role.LINE, Role.LOW, Role.HIGH, Role.GAP, Role.ACCENT_MARK, Role.FOCUS, Role.INK]

each_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


@each_theme
@pytest.mark.parametrize(("role", "on"), WORDS)
def test_words_of_any_size_stand_out(theme, role, on):
    assert contrast(theme, role, on) >= SMALL


@each_theme
def test_a_warning_in_the_window_stands_out(theme):
    for on in (Role.GROUND, Role.SURFACE):
        assert contrast(theme, Role.WARNING, on) >= TEXT


@each_theme
def test_what_an_empty_field_says_is_read_and_is_not_what_somebody_typed(qtbot, theme):
    look = Look(theme)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setStyleSheet(look.sheet())
    field.ensurePolished()
    said = field.palette().placeholderText().color()

    assert said.name() == look.hint.name()
    assert ratio(said, look.colour(Role.KEY)) >= TEXT
    assert ratio(said, look.colour(Role.INK)) > 1.5


@each_theme
@pytest.mark.parametrize("role", MARKS)
def test_marks_stand_out_from_the_slide_and_from_the_table(theme, role):
    assert contrast(theme, role, Role.GROUND) >= MARK
    assert contrast(theme, role, Role.SURFACE) >= MARK


@each_theme
def test_a_faint_accent_has_an_edge(theme):
    assert contrast(theme, Role.ACCENT, Role.GROUND) >= MARK or theme.edge is Role.INK


@each_theme
def test_a_bright_room_leaves_words_and_marks_to_be_seen(theme):
    for role, on in WORDS:
        assert contrast(theme, role, on, ROOM) >= WASHED
    for role in MARKS:
        assert contrast(theme, role, Role.GROUND, ROOM) >= WASHED


@each_theme
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_low_and_high_stay_apart_for_everybody(theme, blindness):
    assert distance(theme, Role.LOW, Role.HIGH, blindness) >= GRADES_APART
    for role in (Role.LOW, Role.HIGH):
        assert distance(theme, role, Role.ACCENT, blindness) >= OTHERS_APART


def test_colour_only_repeats_what_place_and_shape_say():
    low, six, high = (grade_dot(grade, 0, 0, 40) for grade in (5, 6, 7))

    assert (low.role, six.role, high.role) == (Role.LOW, Role.INK, Role.HIGH)
    assert six.ring > 0
    assert low.ring == high.ring == 0


def test_colours_are_those_of_the_style_tile():
    assert DARK.hex(Role.GROUND) == "#1F1713"
    assert LIGHT.hex(Role.FOCUS) == "#221B16"
    assert CONTRAST.hex(Role.HAIR) == "#8C8C8C"


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_the_height_of_an_x_is_that_of_the_font(qapp, weight):
    metrics = QFontMetricsF(fonts.unit(weight))

    assert metrics.xHeight() / fonts.UNIT == pytest.approx(X_HEIGHT, abs=0.001)


def test_minutes_of_arc_are_those_of_the_last_row():
    high = 1.125  # of a screen two metres wide of 16:9

    seen = math.degrees(math.atan2(0.1 * high * X_HEIGHT, FARTHEST)) * 60
    assert pytest.approx(2.0) == SCREEN
    assert minutes(0.1) == pytest.approx(seen)
    assert minutes(0.1, 4 / 3) > minutes(0.1)


def test_every_type_on_the_beamer_is_seen_from_the_last_row():
    for field in fields(BEAMER):
        assert minutes(getattr(BEAMER, field.name)) >= SEEN
    assert minutes(BEAMER.sentence) >= READ
    assert minutes(BEAMER.norm_least) >= 1.5 * GRADED  # a longer one becomes smaller
    assert BEAMER.smallest >= FLOOR
    assert 5 < SEEN < READ < GRADED


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_letters_come_from_the_bundled_font(qapp, weight):
    info = QFontInfo(fonts.unit(weight))

    assert (info.family(), info.weight()) == (fonts.HOUSE, weight)


def test_a_clock_keeps_its_width(qapp):
    assert fonts.measure("0:11", 100, 700) == fonts.measure("0:48", 100, 700)
    assert fonts.measure("1,1", 100, 700) == fonts.measure("8,0", 100, 700)
    assert fonts.measure("11 van 11", 100, 400) < fonts.measure("48 van 48", 100, 400)
