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

from scanhost.desktop.screens import Situation, choose, key, situation


def a_screen(
    name: str, x: int = 0, serial: str = "", width: int = 1920, model: str = "Model"
) -> Any:
    return SimpleNamespace(
        geometry=lambda: QRect(x, 0, width, 1080),
        manufacturer=lambda: "Maker",
        model=lambda: model,
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
    desk, known = a_screen("DP-3", 3840, "B2"), key(hall)

    assert choose([laptop, hall, desk], laptop, key(a_screen("HDMI-1", 9, "A1"))) is hall
    assert choose([laptop, desk], laptop, known) is desk


def test_of_two_that_are_the_same_the_one_on_the_same_connector_is_taken():
    laptop = a_screen("eDP-1", model="Panel")
    left, right = a_screen("HDMI-1", 1920), a_screen("HDMI-2", 3840)

    remembered: Any
    for remembered in (left, right):
        assert choose([laptop, left, right], laptop, key(remembered)) is remembered


def test_screens_that_say_nothing_of_themselves_do_not_put_the_slides_on_the_laptop():
    laptop, beamer = a_screen("eDP-1", model=""), a_screen("DP-2", 1920, model="")

    assert choose([laptop, beamer], laptop, key(a_screen("HDMI-1", model=""))) is beamer


def test_the_chair_may_put_the_slides_on_the_primary_screen():
    laptop, beamer = a_screen("eDP-1"), a_screen("HDMI-1", 1920)

    assert choose([laptop, beamer], laptop, key(laptop), swapped=True) is laptop


def test_a_screen_that_is_primary_elsewhere_is_the_chair_s_there():
    """At a desk the docked monitor is primary, and the slides are on the laptop."""
    laptop, hall = a_screen("eDP-1"), a_screen("HDMI-1", 1920)

    assert choose([laptop, hall], laptop, key(laptop)) is hall


def test_a_mirrored_beamer_is_no_second_screen():
    laptop, mirror = a_screen("eDP-1"), a_screen("HDMI-1")

    assert situation([laptop, mirror]) is Situation.MIRRORED
    assert choose([laptop, mirror], laptop, "") is None
    assert situation([laptop]) is Situation.ONE


def test_a_mirror_of_another_size_is_one_still():
    laptop, smaller = a_screen("eDP-1"), a_screen("HDMI-1", width=1280)

    assert situation([laptop, smaller]) is Situation.MIRRORED


def test_windows_tells_of_a_mirror_by_the_names_in_one_screen():
    assert situation([a_screen("Panel|EPSON PJ")]) is Situation.MIRRORED
    assert situation([a_screen("", model="B140|PJ")]) is Situation.MIRRORED


def test_a_beamer_beside_two_that_mirror_is_found():
    laptop, mirror, hall = a_screen("eDP-1"), a_screen("HDMI-1"), a_screen("DP-1", 1920)

    assert choose([laptop, mirror, hall], laptop, "") is hall


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
before = window.isVisible()
screens.show()

def tell():
    own = window.screen() is app.primaryScreen()
    whole = window.isFullScreen() and window.geometry() == window.screen().geometry()
    place = "on the laptop" if own else "on the beamer"
    print(screens.situation, before, place if window.isVisible() else "nowhere", whole)

QTimer.singleShot(0, tell)
QTimer.singleShot(0, screens.swap)
QTimer.singleShot(0, tell)
QTimer.singleShot(0, app.quit)
app.exec()
"""


@pytest.mark.parametrize(
    ("screens", "expected", "swapped"),
    [
        (
            ("laptop", "beamer"),
            "beamer False on the beamer True",
            "beamer False on the laptop True",
        ),
        (("laptop",), "one False nowhere False", "one False nowhere False"),
    ],
)
def test_the_slides_fill_the_beamer(tmp_path: Path, screens, expected, swapped):
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

    told = [line for line in done.stdout.splitlines() if line[:3] in ("bea", "one")]
    assert told == [expected, swapped]
    assert "requestActivate" not in done.stderr
