"""What the tests of the web share: a browser, and a room that waits for the test."""

import pytest
from playwright.async_api import async_playwright

from tests.house import open_house


@pytest.fixture
async def quiet(tmp_path):
    """A room where somebody else never answers, so that only the test moves it on."""
    async with open_house(tmp_path / "a.scan", people=4) as house:
        await house.phone("s4")
        yield house


@pytest.fixture
async def browser(chromium):
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        await browser.close()
