"""The slides stand on the beamer, known by what it is and not by where it is plugged in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QRect

from scanhost.desktop.screens import Situation, choose, corner, key, situation


def a_screen(name: str, x: int = 0, serial: str = "", width: int = 1920) -> Any:
    return SimpleNamespace(
        geometry=lambda: QRect(x, 0, width, 1080),
        manufacturer=lambda: "Maker",
        model=lambda: "Model",
        serialNumber=lambda: serial,
        name=lambda: name,
    )


def test_the_beamer_is_the_screen_that_is_not_the_laptop():
    laptop, beamer = a_screen("eDP-1"), a_screen("HDMI-1", 1920)

    assert choose([laptop], laptop, "") is None
    assert choose([laptop, beamer], laptop, "") is beamer


def test_the_order_of_the_screens_says_nothing():
    laptop, beamer = a_screen("eDP-1", 1920), a_screen("HDMI-1")

    assert choose([beamer, laptop], beamer, "") is laptop


def test_a_screen_is_known_again_by_its_serial_wherever_it_is_plugged_in():
    laptop, hall = a_screen("eDP-1"), a_screen("HDMI-2", 1920, "A1")
    desk = a_screen("DP-3", 3840, "B2")

    assert choose([laptop, desk, hall], laptop, key(a_screen("HDMI-1", 9, "A1"))) is hall
    assert choose([laptop, desk], laptop, "Maker|Model|A1") is desk


def test_a_mirrored_beamer_is_no_second_screen():
    laptop, mirror = a_screen("eDP-1"), a_screen("HDMI-1")

    assert situation([laptop, mirror]) is Situation.MIRRORED
    assert choose([laptop, mirror], laptop, "") is None
    assert situation([laptop]) is Situation.ONE


def test_the_window_on_an_only_screen_stays_within_it():
    for room in (QRect(0, 0, 1366, 728), QRect(0, 30, 800, 800)):
        assert room.contains(corner(room))


ON_TWO_SCREENS = """
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
app = QApplication([])
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.presentation import Presentation
from scanhost.desktop.screens import Screens
window = Presentation(Bridge(lambda command, then: None))
screens = Screens(window, remember=print)
screens.start()
QTimer.singleShot(0, app.quit)
app.exec()
own = window.screen() is app.primaryScreen()
whole = window.isFullScreen() and window.geometry() == window.screen().geometry()
print(screens.situation, "on the laptop" if own else "on the beamer", "whole" if whole else "part")
"""


@pytest.mark.parametrize(
    ("screens", "expected"),
    [
        (("laptop", "beamer"), "beamer on the beamer whole"),
        (("laptop",), "one on the laptop part"),
    ],
)
def test_the_slides_fill_the_beamer(tmp_path: Path, screens, expected):
    known = {
        "laptop": {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        "beamer": {"name": "beamer", "x": 1366, "y": 0, "width": 1920, "height": 1080},
    }
    config = {"screens": [known[name] for name in screens], "windowFrameMargins": False}
    path = tmp_path / "screens.json"
    path.write_text(json.dumps(config))

    done = subprocess.run(
        [sys.executable, "-c", ON_TWO_SCREENS],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={path}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert done.stdout.strip().splitlines()[-1] == expected
