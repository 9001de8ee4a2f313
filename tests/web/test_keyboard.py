"""Somebody who cannot tap: from the code to a received grade with the keyboard alone."""

import pytest
from playwright.async_api import Page, expect

from scanhost.domain import commands as ask
from tests.web.monkeys import Witness, seen
from tests.web.phone import phone

pytestmark = [pytest.mark.browser, pytest.mark.full]

FOCUS = """
() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const line = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
  const box = at.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight;
  return { tag: at.nodeName, text: (at.innerText || "").trim(), line, seen };
}
"""


class Keys:
    """Presses keys, and looks at every stop whether one can see where one is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def at(self) -> str:
        """Return what has the focus, which is never lost and always to be seen."""
        focus = await self.page.evaluate(FOCUS)
        assert focus["tag"] != "BODY", "the focus is lost"
        if focus["tag"] != "H1":  # where a new screen begins to be read; no key does anything there
            assert focus["line"] >= 2, focus
            assert focus["seen"], focus
        return str(focus["text"])

    async def to(self, name: str) -> None:
        """Go on to what is called so."""
        for _ in range(30):
            await self.page.keyboard.press("Tab")
            if (await self.at()).startswith(name):
                return
        raise AssertionError(f"no way to {name}")

    async def press(self, key: str) -> None:
        await self.page.keyboard.press(key)


async def test_a_keyboard_is_enough_from_the_code_to_a_received_grade(browser, quiet):
    async with phone(browser, quiet, code="") as one:
        page = one.page
        keys = Keys(page)
        await expect(page.get_by_role("textbox")).to_be_focused()
        await page.keyboard.type(quiet.link.code)
        await keys.press("Enter")
        await one.sees("Kies je naam")
        await keys.at()
        await keys.to("Annemieke van der Velde")
        await keys.press("Enter")
        await one.sees("Je zit aan tafel")
        await keys.at()
        await quiet.go("norm:1.1")
        await one.sees(quiet.state.pack.norm("1.1").sentence.nl)
        await expect(page.locator("button:disabled")).to_have_count(0)
        await keys.at()

        await keys.to("Uitleg bij deze norm")
        await keys.press("Space")
        await expect(page.locator("#explanation")).to_be_visible()
        assert await keys.at() == "Uitleg bij deze norm"
        await keys.press("Enter")
        await expect(page.locator("#explanation")).to_be_hidden()
        await keys.to("7")
        await keys.press("Enter")
        await one.received("7")
        assert await keys.at() == "7"
        await keys.to("8")
        await keys.press("Space")
        await one.received("8")
        assert await keys.at() == "8"

        # Somebody else answers, and the page is drawn again under the fingers.
        await quiet.guests[0].grade("1.1", 3)
        await one.sees("2 van 2 klaar")
        assert await keys.at() == "8"
        await quiet.do(ask.Pause())
        await one.sees("pauze")
        assert await keys.at() == "8"
        await quiet.go("norm:1.2")
        await one.sees(quiet.state.pack.norm("1.2").sentence.nl)
        await keys.at()


async def test_the_focus_is_nowhere_lost_while_the_room_goes_on(browser, quiet):
    async with phone(browser, quiet) as one:
        keys, witness = Keys(one.page), Witness(one.page)
        await one.page.reload()
        await one.sees("Kies je naam")
        await keys.to("Annemieke van der Velde")
        await keys.press("Enter")
        await one.sees("Je zit aan tafel")
        while quiet.state.step.id != "closing":
            await keys.press("Tab")
            if await one.page.evaluate("document.activeElement === document.body"):
                await keys.press("Tab")  # round, past the browser's own bar
            await keys.at()
            await seen(witness, quiet, quiet.next(sure=True))
            await keys.at()
