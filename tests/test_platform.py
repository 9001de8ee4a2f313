"""What the program takes for granted of Qt, fonts and SQLite on the machine it runs on."""

from __future__ import annotations

import subprocess
import sys

import apsw
import apsw.sqlite_extra
import pytest
from PySide6.QtGui import QFontDatabase, QFontMetricsF
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile

from scanhost import resources

FONTS = sorted((resources.assets() / "fonts").glob("*.ttf"))
NAMES = "Şahin Łukasz Zoë Ñuñez ĳ 7,0 – … “ja” ‘nee’ € ½"

VOID_CALLS = """
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QLabel
app = QApplication([])
label, effect = QLabel(), QGraphicsOpacityEffect()
for _ in range(100_000):
    effect.setOpacity(0.5)
    label.setText("7,0")
"""


def test_void_calls_of_qt_do_not_wear_out_none():
    # PySide6 6.12.0 ends here with "Fatal Python error: none_dealloc" on Python 3.11.
    run = subprocess.run(
        [sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, timeout=60, check=False
    )

    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_reportlab_loads_the_font_and_finds_every_character(path):
    font = TTFont(path.stem, path)

    assert isinstance(font.face, TTFontFile)
    assert not [mark for mark in NAMES if ord(mark) not in font.face.charToGlyph]
    assert font.stringWidth("Ş", 100) > 40


def test_qt_finds_four_weights_of_one_family(qapp):
    for path in FONTS:
        assert QFontDatabase.addApplicationFont(str(path)) >= 0

    family = "Atkinson Hyperlegible Next"
    weights = {style: QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)}

    assert weights == {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
    assert "DejaVu Sans" in QFontDatabase.families()


def test_digits_can_be_made_equally_wide(qapp):
    for path in FONTS:
        QFontDatabase.addApplicationFont(str(path))
    font = QFontDatabase.font("Atkinson Hyperlegible Next", "Bold", 40)
    proportional = {QFontMetricsF(font).horizontalAdvance(digit) for digit in "0123456789"}

    font.setFeature(font.Tag("tnum"), 1)
    tabular = {QFontMetricsF(font).horizontalAdvance(digit) for digit in "0123456789"}

    assert len(proportional) > 1
    assert len(tabular) == 1


def test_sqlite_is_newer_than_the_wal_reset_race():
    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))

    assert version >= (3, 51, 3)


def test_sqlite_brings_the_checksums():
    assert apsw.sqlite_extra.has("cksumvfs")
