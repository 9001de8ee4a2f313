"""Phones in the hands of somebody who just taps, and of somebody who only does what is possible."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Awaitable
from typing import Any

from playwright.async_api import Page, TimeoutError, expect

from scanhost.domain import commands as ask
from scanhost.domain.facts import GradeGiven
from scanhost.domain.state import Phase
from tests.house import House
from tests.web.browsers import LOOK
from tests.web.phone import Phone

TARGETS = """
() => [...document.querySelectorAll("#app button:not(:disabled)")].map((one) => {
  const box = one.getBoundingClientRect();
  const kept = Object.keys(one.dataset);
  return { does: one.dataset.do, name: one.innerText.trim(),
    called: "button" + kept.map((name) => `[data-${name}="${one.dataset[name]}"]`).join(""),
    x: box.x + box.width / 2, y: box.y + box.height / 2 };
})
"""
HEADING = "() => { const h1 = document.querySelector('h1'); return h1 ? h1.textContent : ''; }"

Told = tuple[str, int, int | None]


class Witness:
    """Writes down every grade that a page was told is received, and counts its views."""

    def __init__(self, page: Page) -> None:
        self.told: dict[tuple[int, int], Told] = {}  # by the page load and its message
        self.views = 0
        self._loads = 0
        page.on("load", lambda _: self._loaded())
        page.on("websocket", lambda socket: socket.on("framereceived", self._hear))

    def _loaded(self) -> None:
        self._loads += 1

    def _hear(self, frame: str | bytes) -> None:
        said = json.loads(frame)
        self.views += said["t"] == "view"
        if said["t"] == "ok" and "norm" in said:
            self.told[self._loads, said["id"]] = (said["norm"], said["round"], said["grade"])


def journal(house: House) -> list[Told]:
    """Return every answer in the journal, in its order."""
    return [
        (fact.norm, fact.round, fact.grade)
        for fact in house.meeting._file.facts
        if isinstance(fact, GradeGiven)
    ]


async def chair(house: House, dice: random.Random) -> None:
    """Let the chair do something, mostly go on; what is refused is refused."""
    revealed = [n for n, norm in house.state.norms.items() if norm.phase is Phase.REVEALED]
    deeds: list[Any] = [ask.Next(house.meeting.view().position, True)] * 6
    deeds += [ask.Pause(), ask.Resume(), ask.Back(), ask.AddTime()]
    deeds += [ask.VoteAgain(norm) for norm in revealed[-1:]]
    await house.do(dice.choice(deeds))


async def tap_anywhere(one: Phone, dice: random.Random) -> None:
    """Tap on something, or beside it."""
    size = one.page.viewport_size or {"width": 1, "height": 1}
    await one.page.evaluate(
        "(part) => scrollTo(0, part * document.body.scrollHeight)", dice.random()
    )
    targets = await one.page.evaluate(TARGETS)
    near = [spot for spot in targets if 0 < spot["y"] < size["height"]]
    if near and dice.random() < 0.8:
        spot = dice.choice(near)
    else:
        spot = {"x": dice.random() * size["width"], "y": dice.random() * size["height"]}
    await one.page.touchscreen.tap(spot["x"], spot["y"])


async def tap_what_can_be_done(one: Phone, dice: random.Random) -> str:
    """Do something that the screen offers, and wait for what must come of it."""
    page = one.page
    targets = await page.evaluate(TARGETS)
    target = dice.choice([one for one in targets if one.get("does")])  # a form is not filled in
    does, name = target["does"], target["name"]
    heading = await page.evaluate(HEADING)
    language = await page.get_attribute("html", "lang")
    expanded = page.locator("[aria-expanded=true]")
    opened = await expanded.count()
    button = page.locator(target["called"]).first
    try:
        await button.click(timeout=2000)
    except TimeoutError:
        assert await button.count() == 0, "the page went on by itself, as it may in a catch-up"
        return "nothing"
    match does:
        case "language":
            await expect(page.locator("html")).not_to_have_attribute("lang", language or "")
        case "grade":
            await expect(page.locator("button.sent")).to_have_count(0)
            answer = re.compile(rf"^(ontvangen|received): {name}$", re.IGNORECASE)
            await expect(page.locator(".got strong")).to_have_text(answer)
        case "explain":
            await expect(expanded).to_have_count(1 - opened)
        case "take" | "leave" | "open" | "shut":
            await expect(page.locator("h1")).not_to_have_text(heading)
        case "pick":
            await expect(page.locator("button.grade").first).to_be_visible()
    return str(does)


async def seen(witness: Witness, house: House, deed: Awaitable[object]) -> None:
    """Let the chair do something, and wait until the page has heard of it."""
    views, state = witness.views, house.state
    await deed
    async with asyncio.timeout(5):
        while True:
            if house.state is state or witness.views > views:
                return
            await asyncio.sleep(LOOK)
