"""Three real browsers with the same few verbs, so that one test runs in each of them."""

from __future__ import annotations

import asyncio
import os
import signal
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Page, ViewportSize, async_playwright

KINDS = ("chromium", "firefox", "webkit")
LOOK = 0.02  # seconds between two looks at a page, which has no way to call us
PHONE: ViewportSize = {"width": 360, "height": 640}

WATCH = """
window.faults = window.faults || (() => {
  const kept = [];
  addEventListener("error", (event) => kept.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => kept.push(String(event.reason)));
  return kept;
})();
"""
SHOWN = "return document.body.innerText.replace(/\\u00a0/g, ' ')"
# The live region stands beside the page itself: what is said aloud is not what is shown.
RECEIVED = """
return [...document.querySelectorAll("#app .got strong")].map((one) => one.textContent).join()
"""


class Device(ABC):
    """A phone that somebody holds."""

    pid = 0  # everything below this process stands still when the phone sleeps
    script = ""  # what a page is given when it is opened

    @abstractmethod
    async def open(self, url: str) -> None:
        """Go to an address, as a scanned QR does."""

    @abstractmethod
    async def reopen(self, url: str) -> None:
        """Close the tab and open the page in another, with what the browser has kept."""

    @abstractmethod
    async def reload(self) -> None:
        """Load the page again."""

    @abstractmethod
    async def run(self, script: str, *values: Any) -> Any:
        """Run a function's body in the page, with `arguments`, and return what it returns."""

    @abstractmethod
    async def tap(self, name: str) -> None:
        """Tap a button by what stands on it, as soon as it can be tapped."""

    async def text(self) -> str:
        """Return what can be read on the page."""
        return str(await self.run(SHOWN))

    async def sees(self, text: str, within: float = 10) -> None:
        """Wait until a text can be read."""
        await self.until(f"{SHOWN}.includes(arguments[0])", text, within=within)

    async def received(self, what: str, within: float = 10) -> None:
        """Wait until the page says that an answer has been received."""
        script = f"{RECEIVED.strip()} === arguments[0]"
        await self.until(script, f"ontvangen: {what}", within=within)

    async def until(self, script: str, *values: Any, within: float = 10) -> None:
        """Wait until a script returns something true; show the page when it never does."""
        try:
            async with asyncio.timeout(within):
                while True:
                    if await self.run(script, *values):
                        return
                    await asyncio.sleep(LOOK)
        except TimeoutError:
            raise AssertionError(f"not {values} within {within} s:\n{await self.text()}") from None

    async def faults(self) -> list[str]:
        """Return the errors of this page load that nobody caught."""
        return list(await self.run("return window.faults || []"))

    @asynccontextmanager
    async def asleep(self) -> AsyncIterator[None]:
        """Let nothing of the browser run, as in a phone that is locked."""
        stopped = below(self.pid)
        assert stopped, "no process to stop"
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in stopped:
                os.kill(pid, signal.SIGCONT)


def below(pid: int) -> list[int]:
    """Return every process that stems from this one, without itself."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if words[0] not in "ZX":
            parents.setdefault(int(words[1]), []).append(int(stat.parent.name))
    found = list(parents.get(pid, ()))
    for one in found:
        found += parents.get(one, ())
    return found


class Chromium(Device):
    """A page of Chromium in a context of its own."""

    def __init__(self, page: Page, pid: int) -> None:
        self.page = page
        self.pid = pid

    async def open(self, url: str) -> None:
        await self.page.goto(url)

    async def reopen(self, url: str) -> None:
        fresh = await self.page.context.new_page()
        await self.page.close()
        self.page = fresh
        await fresh.goto(url)

    async def reload(self) -> None:
        await self.page.reload()

    async def run(self, script: str, *values: Any) -> Any:
        body = f"(values) => (function () {{ {script} }}).apply(null, values)"
        return await self.page.evaluate(body, list(values))

    async def tap(self, name: str) -> None:
        button = self.page.get_by_role("button", name=name, exact=name.isdigit())
        await button.first.click()


@asynccontextmanager
async def chromium(path: str) -> AsyncIterator[Device]:
    """Start Chromium with one page the size of a phone."""
    async with async_playwright() as play:
        before = set(below(os.getpid()))
        browser = await play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        started = [pid for pid in below(os.getpid()) if pid not in before]
        context = await browser.new_context(viewport=PHONE, locale="nl-NL", has_touch=True)
        await context.add_init_script(WATCH)
        yield Chromium(await context.new_page(), parent(started[0]))
        await browser.close()


def parent(pid: int) -> int:
    """Return the process that started this one."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


@asynccontextmanager
async def device(kind: str, home: Path) -> AsyncIterator[Device]:
    """Start a browser of a kind with a home of its own; nothing of it is left afterwards."""
    from tests.conftest import BROWSERS
    from tests.web import driven

    path = BROWSERS[kind]
    assert path, f"{kind} is not installed"
    start = chromium(path) if kind == "chromium" else driven.start(kind, path, home)
    async with start as one:
        yield one
        assert await one.faults() == []
