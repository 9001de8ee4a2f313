"""A whole theme: the chair's keys, the beamer's window, and three real browsers, one asleep."""

import pytest
from playwright.async_api import Page, async_playwright, expect
from PySide6.QtGui import QImage

from tests.app.stage import Away, Desk

pytestmark = pytest.mark.browser

NAMES = ("Annemieke van der Velde", "Youssef Amrani", "Samira Bakker")
ASLEEP = (2, 3)  # norms of the theme that the third phone sleeps through


async def vote(page: Page, number: int, sentence: str, grade: int) -> None:
    await expect(page.get_by_role("heading", name=sentence)).to_be_visible(timeout=20_000)
    await page.get_by_role("button", name=str(grade), exact=True).click()
    received = page.get_by_text(f"ontvangen: {grade}", exact=True)
    gone_on = page.get_by_role("button", name=f"1.{number}: {grade}")  # the room may be quicker
    await expect(received.or_(gone_on).first).to_be_visible()


async def phones(chromium: str, url: str, sentences: list[str]) -> None:
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        pages = []
        for name in NAMES:
            context = await browser.new_context(
                viewport={"width": 360, "height": 640}, locale="nl-NL"
            )
            page = await context.new_page()
            await page.goto(url)
            await page.get_by_role("button", name=name).click()
            pages.append(page)
        one, two, sleeper = pages
        for number, sentence in enumerate(sentences, 1):
            await vote(one, number, sentence, 4)
            await vote(two, number, sentence, 6)
            if number == ASLEEP[0]:
                await sleeper.context.set_offline(True)
            if number not in ASLEEP:
                await sleeper.context.set_offline(False)
                await vote(sleeper, number, sentence, 9)
        # The catch-up step brings what is missing, one after the other.
        for number in ASLEEP:
            await vote(sleeper, number, sentences[number - 1], 9)
        for page in pages:
            await expect(page.get_by_text("gemiddelde").first).to_be_visible(timeout=20_000)
        await browser.close()


def test_a_theme_with_three_browsers_and_the_beamer(desk: Desk, chromium, qtbot):
    desk.unlock()
    url = desk.url("127.0.0.1")
    sentences = [norm.sentence.nl for norm in desk.room.pack.themes[0].norms]
    away = Away(lambda: phones(chromium, url, sentences))
    desk.until(lambda: sum(seat.taken for seat in desk.room.seats) == 3)
    desk.next_to("norm:1.1")

    seen: dict[str, QImage] = {}
    for number in range(1, 6):
        expected = 2 if number in ASLEEP else 3
        desk.until(lambda n=number, e=expected: _answered(desk, n) >= e)
        seen[f"norm {number}"] = desk.beamer_picture(f"norm-1.{number}")
        desk.leave(f"norm:1.{number}")
    desk.until(lambda: desk.room.missing == 0 and desk.room.live.id == "catch-up:T1")
    desk.next_to("review:T1")
    seen["review"] = desk.beamer_picture("review-T1")
    desk.until(lambda: away.done)

    for number in range(1, 6):
        [result] = desk.room.norms[f"1.{number}"].rounds
        assert (result.n, result.counts) == (3, (0, 0, 0, 1, 0, 1, 0, 0, 1, 0))
    pictures = list(seen.values())
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(pictures)


def _answered(desk: Desk, number: int) -> int:
    return desk.room.answered if desk.room.live.id == f"norm:1.{number}" else 3
