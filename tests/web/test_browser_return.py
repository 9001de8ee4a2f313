"""Coming back when the phone has lost what it kept, or its clock, or the laptop its address."""

import re

import pytest
from playwright.async_api import expect

from scanhost.domain import commands as ask
from tests.web.phone import Phone, phone

pytestmark = pytest.mark.browser

ME = "Annemieke van der Velde"
REFUSED = """
for (const name of ["getItem", "setItem", "removeItem", "key", "clear"])
  Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError"); };
"""


async def shows_code(one: Phone, house) -> None:
    """Show the code of the first seat, and let the chair say yes."""
    await one.page.get_by_role("button", name="Heb je een code?").click()
    await one.page.locator("[name=code]").fill(house.state.links["s1"].recovery)
    await one.page.keyboard.press("Enter")
    await one.sees("tot de voorzitter je binnenlaat")
    [visitor] = house.state.visitors
    assert await house.do(ask.Admit(visitor, "")) is None


async def test_a_phone_that_may_keep_nothing_votes_and_comes_back_by_its_code(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.page.add_init_script(REFUSED)
        await one.page.reload()
        await one.sit(ME)
        await quiet.go("norm:1.1")
        await one.grade(7)
        await quiet.go("norm:1.2")

        await one.page.reload()
        await one.sees("Kies je naam")
        await shows_code(one, quiet)

        await one.grade(4)
        answers = [list(quiet.state.answers(norm).values()) for norm in ("1.1", "1.2")]
        assert answers == [[7], [4]]


async def test_another_address_of_the_laptop_is_another_page_and_the_same_seat(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit(ME)
        await quiet.go("norm:1.1")
        await one.grade(7)

        moved = quiet.link.url.replace("127.0.0.1", "localhost")
        await one.page.goto(moved)
        one.elsewhere.clear()  # the same laptop by another name
        await one.sees("Kies je naam")
        await shows_code(one, quiet)

        await one.sees("al ingevuld")
        await one.grade(8)
        one.elsewhere.clear()
        assert list(quiet.state.answers("1.1").values()) == [8]


@pytest.mark.parametrize("hours", [3, -30])
async def test_a_clock_that_is_set_changes_nothing(browser, quiet, hours):
    async with phone(browser, quiet) as one:
        await one.sit(ME)
        await quiet.go("norm:1.1")
        await one.grade(7)

        await one.page.evaluate(
            "(ms) => { const now = Date.now; Date.now = () => now() + ms; }", hours * 3_600_000
        )
        await one.grade(8)
        await one.page.reload()

        await one.received("8")
        assert list(quiet.state.answers("1.1").values()) == [8]
        left = one.page.locator("[role=timer] .digits")
        await expect(left).to_have_text(re.compile(r"0:\d\d|1:00"))


async def test_back_and_forward_keep_seat_and_grade(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit(ME)
        await quiet.go("norm:1.1")
        await one.grade(7)

        await one.page.goto("about:blank")
        await one.page.go_back()
        await one.received("7")
        await one.page.go_forward()
        await one.page.go_back()

        await one.grade(5)
        assert list(quiet.state.answers("1.1").values()) == [5]


@pytest.mark.parametrize("extra", ["", "x10"])
async def test_the_time_is_told_at_thirty_and_ten_seconds_and_never_more(browser, quiet, extra):
    async with phone(browser, quiet) as one:
        await one.sit(ME)
        if extra:
            await quiet.do(ask.GiveExtra("s1", extra))
        await one.page.evaluate(
            """() => {
              window.said = [];
              new MutationObserver(() => said.push(document.getElementById("say").textContent))
                .observe(document.getElementById("say"), { childList: true, characterData: true,
                  subtree: true });
            }"""
        )
        pace = quiet.meeting.pace
        now = pace.now
        await quiet.go("norm:1.1")
        await one.sees("Tik op een cijfer")
        for ahead, told in ((28.5, "nog 30 seconden"), (48.5, "nog 10 seconden")):
            pace.now = lambda ahead=ahead: now() + ahead
            await quiet.do(ask.AddTime(1))  # so that the page hears what is left
            if extra:
                await one.page.wait_for_timeout(3500)  # nothing comes; the clock has passed it
            else:
                await expect(one.page.locator("#say")).to_have_text(told)
        spoken = await one.page.evaluate("said.filter((one) => /seconden/.test(one))")
        assert len(spoken) == (0 if extra else 2)
