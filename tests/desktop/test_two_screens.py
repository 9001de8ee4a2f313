"""On a real X server: the beamer comes and goes, and the keyboard stays with the chair."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "xrandr")
LAPTOP, BEAMER = (0, 0, 1366, 768), (1366, 0, 1920, 1080)

pytestmark = pytest.mark.skipif(
    not os.environ.get("CI") and not all(map(shutil.which, NEEDED)),
    reason="needs Xvfb and xrandr: make test installs them",
)


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Yield an environment with an X server large enough for a laptop and a beamer."""
    command = [
        "Xvfb",
        "-displayfd",
        "1",
        "-screen",
        "0",
        "3286x1080x24",
        "-noreset",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        try:
            number = server.stdout.readline().decode().strip()
            paths = {"PYTHONPATH": os.pathsep.join((str(CHECKOUT / "src"), str(CHECKOUT)))}
            here = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
            yield os.environ | paths | here
        finally:
            server.terminate()


@contextlib.contextmanager
def managed(by: str, env: dict[str, str]) -> Iterator[None]:
    """Let a window manager run, if there is to be one."""
    if not by:
        yield
        return
    if shutil.which(by) is None:
        pytest.skip(f"needs {by}")
    with subprocess.Popen([by], env=env, stderr=subprocess.DEVNULL) as manager:
        time.sleep(1)  # it tells nobody when it is ready
        try:
            yield
        finally:
            manager.terminate()


def played(play: str, env: dict[str, str], *monitors: tuple[str, str, str]) -> list[dict[str, Any]]:
    """Return how things stood after each step of a play that begins with these monitors."""
    for name, place, output in monitors:
        command = ["xrandr", "--setmonitor", name, place, output]
        subprocess.run(command, env=env, check=True, timeout=10, stdout=subprocess.DEVNULL)
    command = [sys.executable, "-m", "tests.desktop.onscreens", play]
    done = subprocess.run(
        command, env=env, cwd=CHECKOUT, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""  # Qt warns of a window that is to be activated and must not be
    return [json.loads(line) for line in done.stdout.splitlines()]


ONE = ("laptop", "1366/300x768/200+0+0", "screen")
TWO = ("beamer", "1920/500x1080/300+1366+0", "none")


@pytest.mark.parametrize("manager", ["", "openbox"])
def test_the_slides_are_back_when_the_cable_is_and_the_chair_keeps_the_keyboard(manager):
    with display() as env, managed(manager, env):
        steps = played("cable", env, ONE, TWO)

    begun, out, on, back, home = steps
    for step in steps:
        assert step["focus"], step["at"]
        assert step["active"], step["at"]
        assert step["chair"] == begun["chair"], step["at"]
        assert not step["filled"]
    for step in (begun, back):
        assert tuple(step["beamer"]) == BEAMER
        assert step["whole"]
        assert step["right"]
    assert (out["heard"], out["beamer"]) == (["removed beamer"], None)
    assert (out["situation"], back["situation"]) == ("one", "beamer")
    assert on["beamer"] is None
    assert back["heard"] == ["added beamer"]
    assert (begun["slide"], back["slide"]) == ("lobby", "welcome")
    assert home["beamer"] is None


@pytest.mark.parametrize("manager", ["", "openbox"])
def test_one_screen_is_filled_until_there_is_a_beamer(manager):
    with display() as env, managed(manager, env):
        steps = played("sharing", env, ONE)

    filled, left, mirrored, extended = steps
    assert [step["filled"] for step in steps] == [True, False, True, False]
    assert all(step["focus"] for step in steps)
    assert all(step["beamer"] is None for step in steps[:3])
    assert mirrored["situation"] == "mirrored"
    assert tuple(extended["beamer"]) == BEAMER
    assert extended["right"]
    assert extended["active"]
    if manager:  # nobody else makes a window as large as the screen on X11
        assert tuple(filled["chair"]) == tuple(mirrored["chair"]) == LAPTOP
        assert tuple(left["chair"]) == tuple(extended["chair"]) != LAPTOP


@pytest.mark.parametrize(("laptop", "beamer"), [(1, 1.5), (2, 1), (1, 1.4056)])
def test_slides_are_painted_at_the_pixels_of_the_screen_they_are_on(laptop, beamer):
    with display() as env:
        scaled = {"QT_SCREEN_SCALE_FACTORS": f"laptop={laptop};beamer={beamer}"}
        steps = played("moving", env | scaled, ONE, TWO)

    begun, on_laptop, again = steps
    assert [step["chair on"] for step in steps] == ["laptop", "beamer", "laptop"]
    for step, pixels in ((begun, BEAMER[2:]), (on_laptop, LAPTOP[2:]), (again, BEAMER[2:])):
        # Qt rounds to whole points; in the last case both screens have as many of them.
        assert step["pixels"] == pytest.approx(pixels, abs=1)
        assert step["right"], step["at"]
        assert step["whole"]
        assert step["focus"]
