"""What holds for every test: no screen is needed, and no thread is left behind."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # without a display Qt aborts the run

import shutil
import sys
import threading
from collections.abc import Iterator

import pytest

BROWSERS = {
    "chromium": shutil.which("chromium"),
    "firefox": shutil.which("firefox-esr"),
    "webkit": shutil.which("Xvfb") and shutil.which("WebKitWebDriver"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests of a browser that is not there; in CI let them fail instead."""
    if os.environ.get("CI"):
        return
    for item in items:
        if not item.get_closest_marker("browser"):
            continue
        callspec = getattr(item, "callspec", None)  # a test of several has one as its `kind`
        kind = callspec.params.get("kind", "chromium") if callspec else "chromium"
        if not BROWSERS[kind]:
            item.add_marker(pytest.mark.skip(reason=f"needs {kind}: make test installs it"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser, for Playwright's `executable_path`."""
    path = BROWSERS["chromium"]
    assert path, "Chromium is not installed"
    return path


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Delete what a test said goodbye to: else its widgets are there until some event loop runs.

    Thousands of them make every later window slow.
    """
    yield

    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread which would keep the program from ending."""
    before = set(threading.enumerate())

    yield

    new = [t for t in threading.enumerate() if t not in before and not t.daemon]
    for thread in new:
        thread.join(timeout=2)
    left = [thread.name for thread in new if thread.is_alive()]
    assert not left, f"threads left running: {', '.join(left)}"
