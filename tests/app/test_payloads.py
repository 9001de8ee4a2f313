"""What people type is shown as they typed it: on the page, in the windows, on slides and paper."""

from __future__ import annotations

import time

import pytest
from playwright.async_api import async_playwright
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from scanhost import texts
from scanhost.app import snapshots
from scanhost.desktop import slides
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.chair.topbar import CONDUCT
from scanhost.desktop.chair.window import ChairWindow
from scanhost.desktop.theme import LIGHT
from scanhost.domain import commands as ask
from scanhost.domain.commands import Command
from scanhost.domain.people import Person
from scanhost.domain.shapes import Text
from tests.house import open_house
from tests.report.reading import agenda_html, agenda_pdf, bare, words

PAYLOADS = {
    "img": '<img src=x onerror="top.hit=1">',
    "script": '"><script>top.hit=1</script>',
    "markup": "=1+1 <b>vet</b> & {{7*7}} </p><svg onload=top.hit=1>",
    # A label that took this for rich text froze for minutes.
    "nest": "<table><tr><td>" * 5,
}


async def filled(house, payload: str) -> None:
    """Put a payload into every field that a person can fill, by the roads there are."""
    phone = await house.phone("s1")
    before: tuple[Command, ...] = (
        ask.SaveAbout("region", payload),
        ask.SaveAbout("place", payload),
        ask.SaveAbout("chair", payload),
        ask.SaveAbout("introductions", "yes"),
        ask.SavePerson(Person("s9", payload, organisation=payload, function=payload)),
        ask.SaveText("agenda.absent", payload),
        ask.SaveText("agenda.youth", payload),
    )
    for command in before:
        assert await house.do(command) is None
    await phone.introduce(payload, payload, payload)
    await phone.say(payload)
    await phone.offer(payload, payload)
    guest = await house.phone()
    await guest.knock(f"Gast {payload}", payload)
    await house.go("norm:1.1")
    await house.go("review:T1")
    after: tuple[Command, ...] = (
        ask.TickPoint("p1", "T1"),
        ask.SaveText("p1.title", payload),
        ask.SaveText("p1.lead", payload),
        ask.SaveText("p1.group", payload),
        ask.AddAction("a1", "p1"),
        ask.SaveText("a1.what", payload),
        ask.SaveText("a1.who", payload),
        ask.SetAside("1.1", 1, payload),
        ask.KeepSaid(next(iter(house.state.said)), True),
        ask.AskAgreement("T1"),
    )
    for command in after:
        assert await house.do(command) is None


@pytest.fixture(params=PAYLOADS)
async def typed(request, tmp_path):
    async with open_house(tmp_path / "a.scan", people=3) as house:
        await filled(house, PAYLOADS[request.param])
        yield house, PAYLOADS[request.param]


@pytest.mark.browser
async def test_on_a_phone(typed, chromium):
    house, payload = typed
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 360, "height": 640}, locale="nl-NL")
        faults: list[str] = []
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        await page.goto(house.link.url)
        await page.get_by_text(payload).first.wait_for()
        await page.get_by_role("button", name=payload).first.click()
        await (
            page.get_by_text("Zijn jullie het eens")
            .or_(page.get_by_text("Jij en de groep"))
            .first.wait_for()
        )
        for step in ("points", "actions", "closing"):
            await house.go(step)
            await page.get_by_text(payload).first.wait_for()

        assert faults == []
        assert await page.evaluate("top.hit") is None
        strange = "img, iframe, object, main script, main b, main table table, [onload], [onerror]"
        assert await page.locator(strange).count() == 0
        await browser.close()


async def test_in_the_windows_and_on_slides(typed, qtbot):
    house, payload = typed
    shown = snapshots.take(house.meeting)
    began = time.monotonic()
    window = ChairWindow(Bridge(lambda command, then: None), "nl", texts.catalogue("nl"), LIGHT)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.draw(shown)
    window.show()
    window.go(CONDUCT)
    window.conduct.table.show_said()

    labels = window.findChildren(QLabel)
    with_payload = [one for one in labels if payload[:20] in one.text()]
    assert with_payload
    assert {one.textFormat() for one in with_payload} == {Qt.TextFormat.PlainText}
    for step in ("review:T1", "points", "actions", "closing", "welcome", "introductions"):
        await house.do(ask.Jump(step, True))
        found = slides.sheet(snapshots.take(house.meeting)).marks
        said = " ".join(one.text for one in found if isinstance(one, Text))
        assert bare(payload)[:12] in bare(said) or step in ("review:T1", "points")
    assert time.monotonic() - began < 10


async def test_on_paper(typed):
    house, payload = typed
    agenda = house.meeting.agenda()

    paper = bare(words(agenda_pdf(agenda)))
    page = agenda_html(agenda)

    assert paper.count(bare(payload)) >= 6
    assert "<img" not in page
    assert "<script" not in page
    assert "<svg onload" not in page
