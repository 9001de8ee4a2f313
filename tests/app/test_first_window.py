"""How soon the first window is there, beside a bare one; and that it needs little."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
TIMES = 7
MOST = 1.5  # times as long as a bare window takes
BARE = """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Participatiescan", alignment=Qt.AlignmentFlag.AlignCenter))
window.resize(1366, 768)
window.show()
"""
OURS = """
import gc
gc.disable()  # as scanhost.__main__ does
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from scanhost.app.library import Library
from scanhost.app.waking import Waking
app = QApplication([])
waking = Waking(Library(Path(sys.argv[1])), "nl")
waking.show()
window = waking.chair
"""
SHOWN = """
import os, time
while not window.isVisible() or not window.windowHandle().isExposed():
    app.processEvents()
app.processEvents()
print(time.time(), flush=True)
os._exit(0)
"""
HEAVY = ("aiohttp", "apsw", "asyncio", "babel", "reportlab", "qrcode", "pypdfium2", "wakepy")
LOADED = "import sys\nprint(*sys.modules)\nos._exit(0)\n"


def environment(folder: Path, platform: str) -> dict[str, str]:
    """Return an environment in which Python keeps what it has compiled, as it is at a chair's."""
    here = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    own = {"PYTHONPATH": str(CHECKOUT / "src"), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    return here | own | {"QT_QPA_PLATFORM": platform}


def seconds(program: str, folder: Path, platform: str) -> float:
    """Return how long after its start a program has its window on screen."""
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program + SHOWN, str(folder / "data")],
        env=environment(folder, platform),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return float(done.stdout.split()[-1]) - started


@pytest.mark.bench
@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_the_first_window_is_there_almost_as_soon_as_a_bare_one(platform, tmp_path, request):
    if platform == "xcb":
        request.getfixturevalue("x_server")
    for program in (BARE, OURS):
        seconds(program, tmp_path, platform)  # which compiles, and fills the disk's cache

    taken = [
        (seconds(BARE, tmp_path, platform), seconds(OURS, tmp_path, platform)) for _ in range(TIMES)
    ]
    bare, ours = (statistics.median(one) for one in zip(*taken, strict=True))

    print(
        f"\n{platform}: bare {bare * 1000:.0f} ms, ours {ours * 1000:.0f} ms, {ours / bare:.2f} x"
    )
    assert ours <= MOST * bare


@pytest.fixture
def x_server(monkeypatch):
    if shutil.which("Xvfb") is None:
        pytest.skip("needs Xvfb")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as number:
        monkeypatch.setenv("DISPLAY", f":{number.readline().strip()}")
    yield
    server.terminate()
    server.wait(timeout=10)


def test_the_first_window_reads_nothing_that_only_a_session_needs(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", OURS + "import os\n" + LOADED, str(tmp_path)],
        env=environment(tmp_path, "offscreen"),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    loaded = set(done.stdout.split())
    assert "scanhost.desktop.chair.home" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert "scanhost.domain.commands" not in loaded
