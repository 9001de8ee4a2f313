"""A theme's own film plays in the room's window; without it the room sees the title sequence.

film.webm is two seconds, one green and one red, with a tone. Made with:

    ffmpeg -f lavfi -i color=c=0x20A040:s=160x90:r=10:d=1 \
        -f lavfi -i color=c=0xC02060:s=160x90:r=10:d=1 -f lavfi -i sine=frequency=330:duration=2 \
        -filter_complex '[0][1]concat=n=2:v=1[v]' -map '[v]' -map 2 \
        -c:v libvpx -b:v 60k -c:a libopus -b:a 16k film.webm
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from scanhost.desktop import film as films
from scanhost.desktop import slides
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.presentation import Presentation
from scanhost.domain import commands as ask
from scanhost.domain.errors import Refused
from tests.desktop.moments import Meeting, seated, shipped

GREEN, RED = QColor("#20A040"), QColor("#C02060")
FILM = Path(__file__).parent / "film.webm"
WAIT = 10_000

try:
    import PySide6.QtMultimedia
except ImportError as missing:
    why: str | None = str(missing)
else:
    why = None
    del PySide6

# What Qt says of a computer without sound, without a fast decoder, or of a broken file.
SAID = ("PulseAudio", "pa_context", "No RHI", "HW decoder", "media")


def playing(test):
    """Mark a test that plays for real."""
    without = pytest.mark.skipif(why is not None, reason=f"make test installs films: {why}")
    return without(pytest.mark.qt_log_ignore(*SAID, extend=True)(test))


class Room:
    """A window that is at the step before a theme, with its film in a place of the test's."""

    def __init__(self, qtbot, path: Path | None, size: tuple[int, int]) -> None:
        pack = shipped()
        themes = tuple(replace(theme, film="media/film.webm") for theme in pack.themes)
        self.meeting: Meeting = seated(pack=replace(pack, themes=themes))
        self.window = Presentation(
            Bridge(lambda command, then: None), films=lambda pack, theme: path
        )
        self.unplayed: list[Refused] = []
        self.window.screening.unplayed.connect(self.unplayed.append)
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.meeting.go("introduction-result")
        self.draw()

    def draw(self) -> None:
        self.window.draw(replace(self.meeting.snapshot(), taken=time.monotonic()))

    def begin(self) -> None:
        self.meeting.go("theme:T1")
        self.draw()

    def at(self, x: float, y: float) -> QColor:
        """Return a colour on screen, at a part of its width and height."""
        image = self.window.grab().toImage()
        return image.pixelColor(round(x * (image.width() - 1)), round(y * (image.height() - 1)))

    def sees(self, colour: QColor) -> bool:
        return near(self.at(0.5, 0.5), colour)

    def stands(self) -> bool:
        """Tell whether the theme is on screen as it ends."""
        end = slides.picture(self.meeting.snapshot(), self.window.width(), self.window.height())
        return bool(self.window.grab().toImage().convertToFormat(end.format()) == end)


def near(one: QColor, other: QColor) -> bool:
    parts = (QColor.red, QColor.green, QColor.blue)
    return all(abs(part(one) - part(other)) < 24 for part in parts)


@pytest.fixture
def room(qtbot):
    made: list[Room] = []

    def make(path: Path | None = FILM, size: tuple[int, int] = (640, 360)) -> Room:
        made.append(Room(qtbot, path, size))
        return made[-1]

    yield make
    for one in made:
        one.window.screening.stop()


@playing
def test_the_film_is_seen_and_after_it_the_theme_stands(qtbot, room):
    shown = room()

    shown.begin()

    qtbot.waitUntil(lambda: shown.sees(GREEN), timeout=WAIT)
    qtbot.waitUntil(lambda: shown.sees(RED), timeout=WAIT)
    qtbot.waitUntil(shown.stands, timeout=WAIT)
    assert shown.unplayed == []


@playing
def test_a_film_fits_on_a_screen_of_another_shape(qtbot, room):
    shown = room(size=(640, 480))

    shown.begin()

    qtbot.waitUntil(lambda: shown.sees(GREEN), timeout=WAIT)
    qtbot.waitUntil(lambda: near(shown.at(0.5, 0.02), QColor("#1F1713")), timeout=WAIT)
    assert near(shown.at(0.01, 0.5), GREEN)
    assert near(shown.at(0.99, 0.5), GREEN)


@playing
def test_moving_on_ends_the_film_at_once(qtbot, room):
    shown = room()
    shown.begin()
    qtbot.waitUntil(lambda: shown.sees(GREEN), timeout=WAIT)

    shown.meeting.go("norm:1.1")
    shown.draw()

    assert shown.window.screening.picture() is None
    qtbot.waitUntil(lambda: near(shown.at(0.01, 0.5), QColor("#1F1713")), timeout=WAIT)


@playing
def test_a_pause_holds_the_film(qtbot, room):
    shown = room()
    shown.begin()
    qtbot.waitUntil(lambda: shown.sees(GREEN), timeout=WAIT)
    shown.meeting.do(ask.Pause())
    shown.draw()

    qtbot.wait(2500)  # longer than the film is, and shorter than a stall
    held = shown.sees(GREEN)
    shown.meeting.do(ask.Resume())
    shown.draw()

    assert held
    qtbot.waitUntil(lambda: shown.sees(RED), timeout=WAIT)
    qtbot.waitUntil(shown.stands, timeout=WAIT)
    assert shown.unplayed == []


@playing
def test_a_black_screen_hides_the_film_and_it_plays_on(qtbot, room):
    shown = room()
    shown.begin()
    qtbot.waitUntil(lambda: shown.sees(GREEN), timeout=WAIT)

    shown.window.black = True
    dark = shown.at(0.5, 0.5)
    qtbot.waitUntil(lambda: shown.window.screening.picture() is None, timeout=WAIT)
    shown.window.black = False

    assert dark == QColor("#000000")
    assert shown.stands()


@playing
@pytest.mark.parametrize("content", [b"this is no film", FILM.read_bytes()[:400], b""])
def test_a_broken_film_gives_way_to_the_title_sequence(qtbot, room, tmp_path, content):
    broken = tmp_path / "film.webm"
    broken.write_bytes(content)
    shown = room(broken)

    shown.begin()

    qtbot.waitUntil(lambda: bool(shown.unplayed), timeout=WAIT)
    assert shown.unplayed == [Refused("film.broken", {"name": "film.webm"})]
    qtbot.waitUntil(lambda: (shown.window.screening.since(time.monotonic()) or 0) > 0.2)


@playing
def test_a_film_that_stands_still_gives_way_to_the_title_sequence(qtbot, room, monkeypatch):
    monkeypatch.setattr(films, "STALL", 200)
    monkeypatch.setattr(films.Film, "_framed", lambda self, frame: None)  # no picture ever comes
    shown = room()

    shown.begin()

    qtbot.waitUntil(lambda: bool(shown.unplayed), timeout=WAIT)
    assert shown.unplayed == [Refused("film.stalled", {"name": "film.webm"})]
    qtbot.waitUntil(lambda: (shown.window.screening.since(time.monotonic()) or 0) > 0.2)


def test_a_film_that_is_not_there_gives_way_to_the_title_sequence(room):
    shown = room(None)

    shown.begin()

    assert shown.unplayed == [Refused("film.missing", {"name": "media/film.webm"})]
    assert shown.window.screening.since(time.monotonic()) is not None


def test_without_motion_no_film_plays(room):
    shown = room()
    shown.window.moves = False

    shown.begin()

    assert shown.stands()
    assert shown.unplayed == []


WITHOUT = """
import sys, time
sys.modules["PySide6.QtMultimedia"] = None    # as when the extra is not installed
from pathlib import Path
from PySide6.QtWidgets import QApplication
from scanhost.desktop.screening import Screening
from scanhost.domain.pack import Theme, Text
app = QApplication([])
screening = Screening(lambda pack, theme: Path("film.webm"))
screening.unplayed.connect(lambda why: print(why.code))
screening.start(None, Theme("T1", Text("Werk"), Text("Kort."), (), "media/film.webm"))
print(screening.since(time.monotonic()) is not None, screening.picture())
"""


def test_without_multimedia_the_room_sees_the_title_sequence():
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, timeout=60, check=True
    )

    assert run.stdout.split() == ["film.module", "True", "None"]


def test_the_program_starts_without_loading_multimedia():
    script = "import sys, scanhost.app.window; print('PySide6.QtMultimedia' in sys.modules)"

    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )

    assert run.stdout.strip() == "False"
