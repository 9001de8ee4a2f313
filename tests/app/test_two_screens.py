"""The program with a beamer: the slides are there once the scan is unlocked, the keys here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
MONITORS = [  # in the order of their names; the first is the primary one
    {"name": "a laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
    {"name": "beamer", "x": 1366, "y": 0, "width": 1920, "height": 1080},
]
PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from scanhost import texts
from scanhost.app.library import Library
from scanhost.app.window import Program
from scanhost.domain.commands import Unlock

app = QApplication([])
app.setQuitOnLastWindowClosed(False)
library = Library(Path(sys.argv[1]))
program = Program(library, "nl", texts.catalogue("nl"))
told, begun = [], []

def tell():
    beamer, chair = program.beamer, program.chair
    where = beamer.screen().name() if beamer.isVisible() and beamer.isFullScreen() else ""
    told.append([where, chair.screen().name(), app.activeWindow() is chair])

def drawn(snapshot):
    if snapshot.room.locked and len(snapshot.room.seats) == 12 and not told:
        tell()
        program.bridge.ask(Unlock("K7QM4RPX"))
    elif not snapshot.room.locked and not begun:
        begun.append(True)
        later(swap)

def swap():
    tell()
    program.chair.conduct.stage.swap.click()
    later(end)

def end():
    tell()
    program.close()

def later(then):
    QTimer.singleShot(400, then)  # a window knows its screen once that answered

program.bridge.changed.connect(drawn)
program.ended.connect(app.quit)
program.start(None, with_example=True)
app.exec()
program.roomscreen.awake.end()
print(json.dumps([*told, library.beamer]))
"""


def test_the_slides_are_on_the_beamer_from_unlocking_on_and_change_places(tmp_path):
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": MONITORS, "windowFrameMargins": False}))
    paths = os.pathsep.join((str(CHECKOUT / "src"), str(CHECKOUT)))
    here = {"PYTHONPATH": paths, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        env=os.environ | here,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    locked, unlocked, swapped, remembered = json.loads(done.stdout.splitlines()[-1])
    assert locked == ["", "a laptop", True]
    assert unlocked == ["beamer", "a laptop", True]
    assert swapped == ["a laptop", "beamer", True]
    assert remembered.endswith("/a laptop")
