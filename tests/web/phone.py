"""A page of Chromium as a phone that nobody else uses, watched for what it should never do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, ConsoleMessage, Page, ViewportSize, expect

from tests.house import House

NO_LINE = ("WebSocket connection to", "Failed to load resource: net::ERR_")
SIZE: ViewportSize = {"width": 360, "height": 640}


class Phone:
    """A page in a context of its own, as a phone that nobody else uses."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.elsewhere: list[str] = []
        self.faults: list[str] = []

    async def sit(self, name: str) -> None:
        await self.page.get_by_role("button", name=name).click()

    async def grade(self, grade: int) -> None:
        await self.page.get_by_role("button", name=str(grade), exact=True).click()
        await self.received(str(grade))

    async def received(self, what: str) -> None:
        # The whole text: "nog niet ontvangen" says the opposite.
        told = self.page.get_by_text(f"ontvangen: {what}", exact=True)
        await expect(told.first).to_be_visible()

    async def sees(self, text: str) -> None:
        await expect(self.page.get_by_text(text).first).to_be_visible()


@asynccontextmanager
async def phone(
    browser: Browser,
    house: House,
    language: str = "nl-NL",
    code: str | None = None,
    url: str | None = None,
    **context_options: Any,
) -> AsyncIterator[Phone]:
    """Open the page, at another address when it goes by a line of its own."""
    options = {"viewport": SIZE, "locale": language, "has_touch": True, **context_options}
    context = await browser.new_context(**options)
    page = await context.new_page()
    one = Phone(page)
    url, _, right = (url or house.link.url).partition("#")
    own = urlsplit(url).netloc

    def asked(request):
        if urlsplit(request.url).netloc != own and not request.url.startswith("data:"):
            one.elsewhere.append(request.url)

    page.on("request", asked)
    page.on("websocket", lambda ws: asked(ws) if urlsplit(ws.url).netloc != own else None)
    page.on("pageerror", lambda error: one.faults.append(str(error)))
    page.on("console", lambda said: one.faults.append(said.text) if fault(said) else None)
    await page.goto(f"{url}#{right if code is None else code}")
    yield one
    assert one.elsewhere == [], "a request left the room"
    assert one.faults == []
    await context.close()


def fault(said: ConsoleMessage) -> bool:
    """Tell whether the page did something wrong; a line that is not there is no fault of it."""
    return said.type == "error" and not said.text.startswith(NO_LINE)


NAMES = ("Annemieke van der Velde", "Youssef Amrani", "Samira Bakker")


async def all_in(house: House, phones: list[Phone]) -> None:
    for one, name in zip(phones, NAMES, strict=False):
        await one.sit(name)
        await one.sees("Dit ben ik niet")
