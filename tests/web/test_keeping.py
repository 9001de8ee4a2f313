"""The overview that a phone keeps: a ticket for it, once and for a minute, and what comes of it."""

from __future__ import annotations

import asyncio
import io
import json
import re
from dataclasses import replace
from typing import Any

import aiohttp
import pypdfium2
import pytest
from playwright.async_api import Page
from yarl import URL

from scanclient.participant import Participant, Refused
from scanhost.app import tokeep
from scanhost.domain import commands as ask
from scanhost.domain import followup
from scanhost.domain.errors import Trouble
from scanhost.domain.handing import PERSONS, Wipe
from scanhost.domain.results import Named
from scanhost.web import overviews, talk
from tests.house import House, open_house
from tests.report import agendas
from tests.web import axe
from tests.web.phone import phone

SEATS = ("s1", "s2", "s3", "s4")


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan", people=len(SEATS)) as house:
        yield house


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """Count what is really made, which is a small file; a PDF takes a while."""
    found: list[str] = []

    async def document(kind, agenda, command) -> bytes:
        found.append(kind)
        await asyncio.sleep(0.2)
        return f"%PDF {kind} {agenda.region} {len(agenda.points)}".encode()

    monkeypatch.setattr(tokeep, "document", document)
    return found


async def ticket(one: Participant, kind: str = "pdf") -> str:
    async with asyncio.timeout(30):
        return await one.ticket(kind)


async def fetch(house: House, ticket: str) -> tuple[int, bytes, Any]:
    url = f"{house.link.url.partition('#')[0]}overview/{ticket}"
    async with aiohttp.ClientSession() as http, http.get(URL(url, encoded=True)) as got:
        return got.status, await got.read(), got.headers


async def grade(house: House) -> list[Participant]:
    phones = [await house.phone(seat) for seat in SEATS]
    await house.go("norm:1.1")
    for one, given in zip(phones, (4, 6, 7, 9), strict=True):
        await one.grade("1.1", given)
    return phones


async def refused(one, kind: str = "pdf") -> str:
    with pytest.raises(Refused) as caught:
        await ticket(one, kind)
    return caught.value.code


# --- the door -------------------------------------------------------------------------------------


async def test_a_ticket_opens_the_overview_once(house, made):
    [one, *_] = await grade(house)
    await house.go("closing")
    key = await ticket(one)

    status, body, headers = await fetch(house, key)

    assert (status, body) == (200, b"%PDF pdf Oosterdelta 0")
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith(
        'attachment; filename="participatiescan-oosterdelta.pdf"'
    )
    assert headers["Cache-Control"] == "no-store"
    assert (await fetch(house, key))[0] == 404, "it was used"


@pytest.mark.parametrize(
    ("region", "plain", "whole"),
    [
        ("Súdwest-Fryslân", "sudwest-fryslan", "s%C3%BAdwest-frysl%C3%A2n"),
        ("Curaçó", "curaco", "cura%C3%A7%C3%B3"),
        ('"; x=<b>/../é', "x-b-e", "x-b-%C3%A9"),
        ("東京", "--", "%E6%9D%B1%E4%BA%AC"),
    ],
)
@pytest.mark.parametrize("kind", ["pdf", "html"])
async def test_a_file_is_named_in_letters_that_every_browser_reads(
    house, made, region, plain, whole, kind
):
    await house.do(ask.SaveAbout("region", region))
    await house.go("closing")
    await house.meeting.close_session()

    _, _, headers = await fetch(house, await ticket(await house.phone(), kind))

    assert headers["Content-Disposition"] == (
        f'attachment; filename="participatiescan-{plain}.{kind}";'
        f" filename*=UTF-8''participatiescan-{whole}.{kind}"
    )


async def test_a_ticket_is_good_for_a_minute(house, made, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(house.server._overviews, "_clock", lambda: now[0])
    [one, *_] = await grade(house)
    await house.go("closing")
    early, late = await ticket(one), await ticket(one)

    now[0] += overviews.LIFE
    assert (await fetch(house, early))[0] == 200
    now[0] += 0.1
    assert (await fetch(house, late))[0] == 404


@pytest.mark.parametrize("forged", ["0" * 32, "", "x", "%2e%2e%2fpack.json", "%00", "a" * 3000])
async def test_a_ticket_that_was_not_given_opens_nothing(house, made, forged):
    [one, *_] = await grade(house)
    await house.go("closing")
    await ticket(one)

    status, body, _ = await fetch(house, forged)

    assert status in (400, 404)
    assert b"PDF" not in body


async def test_there_is_no_overview_before_the_closing_step(house, made):
    [one, *_] = await grade(house)
    await house.go("points")

    assert await refused(one) == "overview.early"
    assert made == []


async def test_who_has_no_seat_gets_it_once_session_1_is_closed(house, made):
    onlooker = await house.phone()
    await house.go("closing")
    assert await refused(onlooker) == "overview.early", "there are names in it"

    await house.meeting.close_session()

    assert (await fetch(house, await ticket(onlooker, "html")))[0] == 200


async def test_a_phone_asks_so_many_times_a_minute(house, made):
    [one, other, *_] = await grade(house)
    await house.go("closing")
    for _ in range(talk.TICKETS):
        await ticket(one)

    assert await refused(one) == "overview.wait"
    assert await ticket(other)


async def test_other_sites_are_not_answered(house, made):
    [one, *_] = await grade(house)
    await house.go("closing")
    url = f"{house.link.url.partition('#')[0]}overview/{await ticket(one)}"

    async with house.http.get(url, headers={"Origin": "http://evil.example"}) as got:
        assert got.status == 403
    async with house.http.get(url, headers={"Host": "evil.example"}) as got:
        assert got.status == 421
    async with house.http.post(url) as got:
        assert got.status == 405


@pytest.mark.parametrize("kind", ["xlsx", "PDF", "", None, 3, ["pdf"], {"pdf": 1}, "pdf\u0000"])
async def test_what_is_no_kind_of_overview_is_not_understood(house, made, kind):
    [one, *_] = await grade(house)
    await house.go("closing")

    assert await refused(one, kind) == "message.form"


async def test_old_tickets_make_room(house, made, monkeypatch):
    monkeypatch.setattr(overviews, "MOST", 2)
    [one, *_] = await grade(house)
    await house.go("closing")
    tickets = [await ticket(one) for _ in range(3)]

    assert [(await fetch(house, each))[0] for each in tickets] == [404, 200, 200]


async def test_what_was_made_before_a_scan_is_wiped_is_handed_out_no_more(house, made):
    await grade(house)
    await house.go("closing")
    await house.meeting.close_session()
    onlooker = await house.phone()
    before = await ticket(onlooker)

    assert await house.meeting.wipe(Wipe(PERSONS, "2027-01-07")) is None

    assert (await fetch(house, before))[0] == 404
    assert made == ["pdf"]
    await ticket(onlooker)
    assert made == ["pdf", "pdf"], "nothing was kept of the one with names"


async def test_by_polling_it_is_the_same(house, made):
    await grade(house)
    await house.go("closing")
    await house.meeting.close_session()
    house.polling = True
    one = await house.phone()

    assert (await fetch(house, await ticket(one)))[0] == 200


# --- how often it is made -------------------------------------------------------------------------


async def test_a_hundred_phones_at_once_make_it_once(house, made):
    await house.go("closing")
    await house.meeting.close_session()
    phones = [await house.phone() for _ in range(100)]

    tickets = await asyncio.gather(*(ticket(one) for one in phones))
    got = await asyncio.gather(*(fetch(house, each) for each in tickets))

    assert made == ["pdf"]
    assert len(set(tickets)) == 100
    assert {(status, body) for status, body, _ in got} == {(200, b"%PDF pdf Oosterdelta 0")}


async def test_it_is_made_anew_when_the_agenda_changed_and_a_ticket_keeps_what_it_was(house, made):
    [one, *_] = await grade(house)
    await house.go("closing")
    before = await ticket(one)
    assert await ticket(one)
    assert made == ["pdf"]

    await house.do(ask.TickPoint("p0", "T1", None))
    after = await ticket(one)

    assert made == ["pdf", "pdf"]
    assert (await fetch(house, before))[1].endswith(b" 0")
    assert (await fetch(house, after))[1].endswith(b" 1")


async def test_what_fails_is_said_and_tried_again(house, monkeypatch):
    fails = [True]

    async def document(kind, agenda, command) -> bytes:
        if fails[0]:
            raise Trouble("report.slow")
        return b"%PDF"

    monkeypatch.setattr(tokeep, "document", document)
    [one, *_] = await grade(house)
    await house.go("closing")
    assert await refused(one) == "overview.failed"

    fails[0] = False

    assert await ticket(one)


async def test_who_asks_and_goes_away_spoils_it_for_nobody(house, made):
    [one, other, *_] = await grade(house)
    await house.go("closing")
    asked = asyncio.create_task(ticket(one))
    await asyncio.sleep(0.05)
    wanted = asyncio.create_task(ticket(other))
    await one.close()
    asked.cancel()

    assert (await fetch(house, await wanted))[0] == 200
    assert made == ["pdf"]


async def test_a_vote_does_not_wait_for_the_overview(house, monkeypatch):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def document(kind, agenda, command) -> bytes:
        begun.set()
        await go_on.wait()
        return b"%PDF"

    monkeypatch.setattr(tokeep, "document", document)
    phones = await grade(house)
    await house.go("closing")
    asked = asyncio.create_task(ticket(phones[0]))
    await begun.wait()

    async with asyncio.timeout(2):
        await house.do(ask.VoteAgain("1.1"))
        for one in phones:
            await one.until(lambda view: "1.1" in view["open"])
            assert await one.grade("1.1", 8) == 8
    go_on.set()

    assert await asked


async def test_the_program_ends_while_an_overview_is_made(tmp_path, monkeypatch):
    begun = asyncio.Event()

    async def document(kind, agenda, command) -> bytes:
        begun.set()
        await asyncio.sleep(60)
        return b""

    monkeypatch.setattr(tokeep, "document", document)
    async with open_house(tmp_path / "a.scan", people=4) as house:
        await house.go("closing")
        await house.meeting.close_session()
        one = await house.phone()
        asked = asyncio.create_task(ticket(one))
        await begun.wait()
        asked.cancel()


# --- in a browser ---------------------------------------------------------------------------------


async def saved(page: Page, name: str) -> bytes:
    async with page.expect_download() as waiting:
        await page.get_by_role("button", name=name).click()
    path = await (await waiting.value).path()
    return path.read_bytes()


@pytest.mark.browser
async def test_the_pdf_lands_and_reads_as_the_agenda(house, browser):
    await house.go("points")
    await house.do(ask.TickPoint("p0", "T1", None))
    await house.do(ask.SaveText("p0.title", "Eén telefoonnummer voor ouders"))
    await house.go("closing")
    await house.meeting.close_session()
    async with phone(browser, house, "en-GB") as one:
        await one.sees("without your own grades")
        raw = await saved(one.page, "As a PDF")
        await one.sees("among the downloads")
        assert await axe.violations(one.page) == []

    text = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(raw))
    )
    assert "Oosterdelta" in text
    words = " ".join(text.split())
    assert "Eén telefoonnummer voor ouders" in words
    assert "own grades are not in here" in words or "eigen cijfers staan hier niet in" in words


@pytest.mark.browser
async def test_the_page_adds_the_own_grades_to_the_web_page_and_to_nothing_else(house, browser):
    others = [await house.phone(seat) for seat in SEATS[1:]]
    async with phone(browser, house, "en-GB") as one:
        await one.page.get_by_role("button", name="Annemieke van der Velde").click()
        await house.go("norm:1.1")
        await one.page.get_by_role("button", name="3", exact=True).click()
        await one.page.get_by_text("received: 3", exact=True).first.wait_for()
        for other in others:
            await other.grade("1.1", 8)
        await house.go("closing")
        sent: list[str] = []
        one.page.on("websocket", lambda ws: None)
        one.page.on("request", lambda request: sent.append(request.post_data or ""))
        raw = await saved(one.page, "As a web page")
        plain = await fetch(house, await ticket(others[0], "html"))

    html = raw.decode()
    mine = re.search(r'<section[^>]*id="own-grades".*?</section>', html, re.DOTALL)
    assert mine is not None
    assert "My grades" in mine[0]
    assert re.search(r'<th scope="row">[^<]+</th><td>3</td>', mine[0])
    assert html.replace(mine[0], "").count("<h1") == 1
    assert plain[1].count(b'<section id="own-grades" hidden></section>') == 1
    assert not any(sent), "nothing of it went back"


@pytest.mark.browser
async def test_a_phone_without_grades_saves_the_web_page_as_it_is(house, browser):
    await house.go("closing")
    await house.meeting.close_session()
    async with phone(browser, house, "en-GB") as one:
        raw = await saved(one.page, "As a web page")

    plain = await fetch(house, await ticket(await house.phone(), "html"))
    assert raw == plain[1]


@pytest.mark.browser
async def test_it_is_saved_while_the_meeting_goes_on(house, browser):
    await house.go("closing")
    await house.meeting.close_session()
    await house.do(followup.BeginMeeting("2027-01-07"))
    async with phone(browser, house, "en-GB") as one:
        await one.page.get_by_role("button", name="Overview to keep").click()
        await one.sees("Keep the overview")
        writing = asyncio.create_task(write_on(house))
        try:
            raw = await saved(one.page, "As a PDF")
        finally:
            writing.cancel()
    assert raw.startswith(b"%PDF")


async def write_on(house: House) -> None:
    """Type in the meeting, so that a new view comes all the time."""
    for number in range(200):
        await house.do(ask.SaveText("process.table", f"Overleg {number}"))
        await asyncio.sleep(0.05)


@pytest.mark.browser
async def test_what_cannot_be_made_is_said(house, browser, monkeypatch):
    async def document(kind, agenda, command) -> bytes:
        raise Trouble("report.failed")

    monkeypatch.setattr(tokeep, "document", document)
    await house.go("closing")
    await house.meeting.close_session()
    async with phone(browser, house, "en-GB") as one:
        await one.page.get_by_role("button", name="As a PDF").click()
        await one.sees("could not be made")
        assert json.loads(await one.page.evaluate("JSON.stringify(location.pathname)")) == "/"


def test_no_name_stands_beside_a_grade_for_whoever_has_the_code():
    given = Named("Anna Bos", "Gemeente", 7)
    agenda = agendas.full()

    def named(norm):
        return replace(norm, rounds=tuple(replace(one, named=(given,)) for one in norm.rounds))

    agenda = replace(
        agenda,
        people=(),
        introduction=named(agenda.introduction),
        themes=tuple(
            replace(one, norms=tuple(named(norm) for norm in one.norms)) for one in agenda.themes
        ),
    )

    page = asyncio.run(tokeep.document("html", agenda, ())).decode()

    assert "Anna Bos" not in page
    assert "Names stand beside" not in page
