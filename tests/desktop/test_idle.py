"""A slide that stands still costs nothing, and a clock one picture a second."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SECONDS = 2.2
STILL = 0.02  # of a core; a timer that never rests takes more
PICTURE = 0.1  # of a core, in a second with one full picture in it

SHOWN = """
import json, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
from scanhost.desktop import slides
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.presentation import Presentation
from tests.desktop.moments import seated
from dataclasses import replace
seconds, step = float(sys.argv[1]), sys.argv[2]
meeting = seated()
meeting.go(step)
window = Presentation(Bridge(lambda command, then: None))
window.draw(replace(meeting.snapshot(), taken=time.monotonic()))
window.resize(1920, 1080)
window.show()
began, painted, lay = [0.0], [0], slides.sheet

def counted(*arguments):
    painted[0] += 1
    return lay(*arguments)

def begin():
    painted[0], began[0], slides.sheet = 0, time.process_time(), counted
    QTimer.singleShot(int(seconds * 1000), end)

def end():
    share = (time.process_time() - began[0]) / seconds
    print(json.dumps({"share": share, "painted": painted[0]}))
    app.quit()

QTimer.singleShot(1500, begin)
app.exec()
"""


def shown(step: str) -> tuple[float, int]:
    """Return which share of a core a slide takes, and how often it was painted."""
    paths = os.pathsep.join((str(CHECKOUT / "src"), str(CHECKOUT)))
    done = subprocess.run(
        [sys.executable, "-c", SHOWN, str(SECONDS), step],
        env=os.environ | {"PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return told["share"], told["painted"]


@pytest.mark.parametrize("step", ["lobby", "points"])
def test_a_still_slide_takes_no_time(step):
    share, painted = shown(step)

    assert painted == 0
    assert share < STILL


@pytest.mark.parametrize("step", ["norm:1.1"])
def test_a_clock_is_painted_once_a_second(step):
    share, painted = shown(step)

    assert 1 <= painted <= 3
    assert share < PICTURE
