"""The screen stays on in a session, where a browser lets a page do that; elsewhere no harm."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest
from playwright.async_api import async_playwright, expect

from scanhost.domain import commands as ask
from tests.house import open_house

NAME = "scan.test"  # no name of this computer itself: a page from there has no wake lock
PLAYS = "() => { const v = document.querySelector('video'); return Boolean(v && !v.paused) }"
STILL = "() => document.querySelector('video').paused"


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan", people=4) as house:
        await house.phone("s4")
        yield house


@pytest.fixture
async def browser(chromium):
    rule = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=["--no-sandbox", rule])
        yield browser
        await browser.close()


@asynccontextmanager
async def phone(browser, house, script: str = "", name: str = NAME):
    """Give a page over plain HTTP, from elsewhere or from here, and what it has asked for."""
    door = house.meeting._server.door
    door.allow({*door.hosts, f"{NAME}:{house.link.port}"})
    context = await browser.new_context(
        viewport={"width": 360, "height": 640}, locale="nl-NL", has_touch=True
    )
    page = await context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))
    await page.add_init_script(script)
    await page.goto(f"http://{name}:{house.link.port}/#{house.link.code}")
    assert await page.evaluate("'wakeLock' in navigator") == (name != NAME)
    await page.get_by_role("heading", name="Kies je naam").wait_for()
    yield page, asked
    assert faults == []
    await context.close()


async def sit(page) -> None:
    async with page.expect_response("**/awake.js"):
        await page.get_by_role("button", name="Annemieke van der Velde").click()
    await expect(page.get_by_role("heading", name="Je zit aan tafel")).to_be_visible()


async def received(page, grade: str) -> None:
    told = page.get_by_role("strong").filter(has_text=f"ontvangen: {grade}")
    await expect(told).to_be_visible()


@pytest.mark.browser
async def test_it_is_asked_for_once_there_is_a_seat_and_plays_after_a_tap(browser, house):
    async with phone(browser, house) as (page, asked):
        await page.wait_for_load_state("networkidle")
        assert not [name for name in asked if name.startswith("awake")]
        await sit(page)
        await house.go("norm:1.1")
        assert await page.locator("video").count() == 0

        await page.get_by_role("button", name="7", exact=True).click()

        await page.wait_for_function(PLAYS)
        await page.wait_for_function("() => document.querySelector('video').currentTime > 0")
        video = page.locator("video")
        assert await video.get_attribute("aria-hidden") == "true"
        assert await video.evaluate("v => v.muted && !v.controls && !v.loop && v.tabIndex === -1")
        # Blink keeps a screen on for a video without sound that fills a fifth of it.
        assert await video.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 640}
        await page.get_by_role("button", name="8", exact=True).click()
        await received(page, "8")


@pytest.mark.browser
async def test_it_begins_again_before_its_end(browser, house):
    async with phone(browser, house) as (page, _):
        await sit(page)
        await house.go("norm:1.1")
        await page.get_by_role("button", name="7", exact=True).click()
        await page.wait_for_function(PLAYS)

        await page.locator("video").evaluate("v => { v.currentTime = 18 }")

        await page.wait_for_function("() => document.querySelector('video').currentTime < 15")
        assert await page.evaluate(PLAYS)


@pytest.mark.browser
async def test_it_rests_while_the_page_is_hidden_and_when_the_session_is_closed(browser, house):
    async with phone(browser, house) as (page, _):
        await sit(page)
        await house.go("norm:1.1")
        await page.get_by_role("button", name="7", exact=True).click()
        await page.wait_for_function(PLAYS)

        await page.evaluate(
            "Object.defineProperty(document, 'hidden', { get: () => window.away, set() {} });"
            "window.away = true; document.dispatchEvent(new Event('visibilitychange'))"
        )
        await page.wait_for_function(STILL)
        await page.evaluate(
            "window.away = false; document.dispatchEvent(new Event('visibilitychange'))"
        )
        await page.wait_for_function(PLAYS)

        assert await house.do(ask.Jump("closing")) is None
        assert await house.meeting.close_session() is None
        await page.wait_for_function(STILL)


@pytest.mark.browser
async def test_a_browser_that_refuses_is_left_in_peace(browser, house):
    refuse = (
        "window.tries = 0; HTMLMediaElement.prototype.play = () => { window.tries += 1;"
        "return Promise.reject(new DOMException('no', 'NotAllowedError')) }"
    )
    async with phone(browser, house, refuse) as (page, _):
        await sit(page)
        await house.go("norm:1.1")
        for grade in ("7", "8", "9"):
            await page.get_by_role("button", name=grade, exact=True).click()
            await received(page, grade)

        assert await page.evaluate("window.tries") == 1


@pytest.mark.browser
async def test_with_a_wake_lock_there_is_no_video(browser, house):
    count = (
        "window.locks = []; const real = WakeLock.prototype.request;"
        "WakeLock.prototype.request = function (kind) { const lock = real.call(this, kind);"
        "window.locks.push(lock); return lock }"
    )
    async with phone(browser, house, count, name="localhost") as (page, _):
        await sit(page)
        await house.go("norm:1.1")
        await page.get_by_role("button", name="7", exact=True).click()
        await received(page, "7")

        assert await page.evaluate("locks.length") == 1
        assert await page.locator("video").count() == 0


async def test_the_video_is_small_and_comes_in_parts(house):
    url = house.link.url.partition("#")[0] + "awake.mp4"
    async with house.http.get(url) as whole:
        body = await whole.read()
        assert whole.content_type == "video/mp4"
        assert whole.headers["Accept-Ranges"] == "bytes"
        assert "Content-Encoding" not in whole.headers
        assert len(body) < 8 * 1024
    for asked, part in (
        ("bytes=0-1", body[:2]),
        ("bytes=100-", body[100:]),
        ("bytes=10-999999", body[10:]),
    ):
        async with house.http.get(url, headers={"Range": asked}) as answer:
            assert answer.status == 206
            assert await answer.read() == part
            first = int(asked[6:].partition("-")[0])
            last = first + len(part) - 1
            assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(body)}"
    for asked in (
        "bytes=-5",
        "bytes=5-2",
        "bytes=0-1,3-4",
        "bytes=999999-",
        "bytes=x",
        "lines=1-2",
    ):
        async with house.http.get(url, headers={"Range": asked}) as answer:
            assert answer.status == 200
            assert await answer.read() == body
