"""Practice on the phone, while the scan is locked: nothing leaves it, and nothing stays on it."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import async_playwright, expect

from scanhost.domain import commands as ask
from tests.house import open_house
from tests.web.test_browsers import Phone, phone

pytestmark = pytest.mark.browser
LAST = 6  # the introduction question, and five norms of the first theme


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan", people=4, unlocked=False) as house:
        yield house


@pytest.fixture
async def browser(chromium):
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        await browser.close()


@asynccontextmanager
async def practising(browser, house, language="nl-NL"):
    """Give a phone that stands at the first question, and what it says from there on."""
    said: list[str] = []
    async with phone(browser, house, language) as one:

        def frame(payload: str | bytes) -> None:
            if json.loads(payload) != {"t": "ping"}:
                said.append(str(payload))

        one.page.on("websocket", lambda ws: ws.on("framesent", frame))
        await one.page.reload()  # so that this socket is heard
        start = one.page.get_by_role("button", name="Oefenen")
        await start.wait_for()
        await one.page.wait_for_load_state("networkidle")
        await start.click()
        await one.sees("Oefening: niets wordt verstuurd")
        await one.page.wait_for_load_state("networkidle")
        said.clear()
        one.page.on("request", lambda request: said.append(request.url))
        yield one, said


async def choose(one: Phone, grade: str) -> None:
    await one.page.get_by_role("button", name=grade, exact=True).click()
    told = "weet niet" if grade == "Weet niet" else grade
    await expect(one.page.get_by_text(f"gekozen: {told}", exact=True)).to_be_visible()


async def onward(one: Phone, name: str = "Verder") -> None:
    await one.page.get_by_role("button", name=name, exact=True).click()


async def test_nothing_is_sent_or_kept_from_the_first_tap_to_the_result(browser, house):
    async with practising(browser, house) as (one, said):
        kept = await one.page.evaluate("JSON.stringify(localStorage)")
        facts = len(house.meeting._file.facts)
        for number, grade in enumerate(("7", "6", "8", "Weet niet", "4", "9"), 1):
            await one.sees(f"{number} van {LAST}")
            await choose(one, grade)
            await onward(one, "Verder" if number < LAST else "Mijn resultaat")

        await one.sees("Jouw oefencijfers")
        figures = await one.page.locator(".figures").inner_text()
        assert figures.split() == ["gemiddelde", "6,8", "laagste", "4", "hoogste", "9"]
        await one.sees("Van 4 cijfers.")
        rows = await one.page.locator("tbody tr").all_inner_texts()
        assert [row.split("\t")[-1].strip() for row in rows] == [
            *("7", "6", "8", "weet niet", "4", "9")
        ]
        await onward(one, "Klaar")
        await one.sees("De sessie is nog niet open")

        assert said == []
        assert await one.page.evaluate("JSON.stringify(localStorage)") == kept
        assert len(house.meeting._file.facts) == facts


async def test_a_mind_can_be_changed_and_one_can_go_back_and_begin_again(browser, house):
    async with practising(browser, house) as (one, _):
        await choose(one, "3")
        await choose(one, "5")
        await onward(one)
        await one.sees(f"2 van {LAST}")
        await onward(one, "Vorige")
        await one.sees("gekozen: 5")
        for number in range(1, LAST + 1):
            await onward(one, "Verder" if number < LAST else "Mijn resultaat")
        await one.sees("overgeslagen")
        assert await one.page.locator(".figures").count() == 0

        await onward(one, "Nog een keer")

        await one.sees("Tik op een cijfer")
        assert await one.page.get_by_text("gekozen").count() == 0


async def test_the_room_wins_when_the_chair_unlocks(browser, house):
    async with practising(browser, house) as (one, said):
        await choose(one, "7")

        assert await house.do(ask.Unlock("")) is None

        await one.sees("De oefening is voorbij")
        await one.sees("Kies je naam")
        await one.page.go_back()  # what was practised does not come back
        await one.sees("Kies je naam")
        assert said == []
