"""The room's window and the chair's on a real X server whose beamer comes and goes.

Run by `test_two_screens.py` in a process of its own; every line it prints is how things
stand after a step, as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from scanhost.desktop import slides
from scanhost.desktop.presentation import Presentation
from scanhost.desktop.screens import Screens
from scanhost.domain.commands import Next, Unlock
from tests.desktop.chairroom import ChairRoom

BEAMER = "1920/500x1080/300+1366+0"  # pixels and millimetres, right of the laptop
STEP = 400  # ms for the server, a window manager and Qt to settle
WAIT = 10_000  # ms, at the most

Steps = Iterator[tuple[str, Callable[[], bool]]]  # a name, and what holds once it is done


def plug(name: str = "beamer", place: str = BEAMER) -> None:
    _xrandr("--setmonitor", name, place, "none")


def unplug(name: str = "beamer") -> None:
    _xrandr("--delmonitor", name)


def _xrandr(*words: str) -> None:
    subprocess.run(["xrandr", *words], check=True, timeout=10, stdout=subprocess.DEVNULL)


def alike(one: QImage, other: QImage) -> bool:
    """Tell whether two pictures are the same but for the edges of letters."""
    small = QSize(96, 54)
    rows = []
    for image in (one, other):
        scaled = image.scaled(small, mode=Qt.TransformationMode.SmoothTransformation)
        grey = scaled.convertToFormat(QImage.Format.Format_Grayscale8)
        rows.append([grey.pixelColor(x, y).value() for x in range(96) for y in range(54)])
    return one.size() == other.size() and all(
        abs(a - b) < 8 for a, b in zip(rows[0], rows[1], strict=True)
    )


class Play:
    """Goes through the steps of a play, one at a time, and tells how things stand."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.heard: list[str] = []
        self.room = ChairRoom()
        self.chair = self.room.window
        self.beamer = Presentation(self.room.bridge, moves=False)
        self.screens = Screens(self.beamer)
        self.screens.changed.connect(self.chair.screens)
        self.screens.taken.connect(self.chair.make_way)
        app.screenAdded.connect(lambda screen: self.heard.append(f"added {screen.name()}"))
        app.screenRemoved.connect(lambda screen: self.heard.append(f"removed {screen.name()}"))
        self._steps: Steps = iter(())

    def begin(self, steps: Steps) -> None:
        self.room.do(Unlock("K7QM4RPX"))
        self.room.take()
        self.chair.appear()
        self.chair.activateWindow()
        self.room.show()
        self.beamer.draw(self.room.snapshot())
        self.screens.start()
        self.screens.show()
        self._steps = steps
        QTimer.singleShot(STEP, self._next)

    def _next(self) -> None:
        try:
            name, holds = next(self._steps)
        except StopIteration:
            self.app.quit()
            return
        self._wait(name, holds, WAIT)

    def _wait(self, name: str, holds: Callable[[], bool], left: int) -> None:
        """Go on once something holds, and a little later, so that what follows shows too."""
        if holds() or left <= 0:
            QTimer.singleShot(STEP, lambda: self._tell(name))
        else:
            QTimer.singleShot(50, lambda: self._wait(name, holds, left - 50))

    def _tell(self, name: str) -> None:
        slide = self.beamer.grab().toImage()
        seen = self.beamer.snapshot
        assert seen is not None
        right = slides.picture(seen, slide.width(), slide.height(), self.beamer.theme)
        focus = self.app.focusWidget()
        told = {
            "at": name,
            "heard": self.heard,
            "beamer": self.beamer.geometry().getRect() if self.beamer.isVisible() else None,
            "whole": self.beamer.isFullScreen(),
            "slide": slides.name(seen),
            "pixels": (slide.width(), slide.height()),
            "right": alike(slide, right),
            "chair": self.chair.geometry().getRect(),
            "chair on": self.chair.screen().name(),
            "filled": self.chair.whole.filled,
            "active": self.app.activeWindow() is self.chair,
            "focus": focus is not None and focus.window() is self.chair,
            "situation": self.screens.situation,
        }
        print(json.dumps(told), flush=True)
        self.heard.clear()
        self._next()

    # --- what happens ---------------------------------------------------------------------------

    def cable(self) -> Steps:
        """Take the beamer away while the room moves on, and give it back."""
        shown = self.beamer.isVisible
        yield "begun", shown
        unplug()
        yield "out", lambda: not shown()
        self.room.do(Next(self.room.snapshot().room.position, sure=True))
        self.room.show()
        self.beamer.draw(self.room.snapshot())
        yield "on", lambda: True
        plug()
        yield "in", shown
        self.screens.hide()
        unplug()
        plug()
        yield "home", lambda: not shown()

    def sharing(self) -> Steps:
        """Begin with one screen that the slide fills; then a mirror, then a beamer."""
        self.chair.fill(True)
        yield "filled", lambda: self.chair.isFullScreen()
        self.chair.fill(False)
        yield "left", lambda: not self.chair.isFullScreen()
        plug("mirror", "1366/300x768/200+0+0")
        yield "mirrored", lambda: self.chair.whole.filled
        unplug("mirror")
        plug()
        yield "extended", self.beamer.isVisible

    def moving(self) -> Steps:
        """Move the slides to the laptop and back, where pixels are of another size."""
        yield "begun", self.beamer.isVisible
        self.screens.swap()
        yield "laptop", lambda: self.beamer.screen().name() == "laptop"
        self.screens.swap()
        yield "beamer", lambda: self.beamer.screen().name() == "beamer"


if __name__ == "__main__":
    app = QApplication([])
    play = Play(app)
    play.begin(getattr(play, sys.argv[1])())
    app.exec()
