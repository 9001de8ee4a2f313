"""What can be read besides, in a real browser over the real server."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from playwright.async_api import Request, Route, expect

from scanhost import resources
from scanhost.store import knowledge, packs
from scanhost.web import bank
from tests.house import open_house
from tests.web.phone import phone

BUTTON = "Normen en kennisbank"
MANY = len(knowledge.read(resources.norms()))


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan", people=4) as house:
        await house.phone("s4")
        yield house


def entries_for(pack: str):
    page = bank.page(knowledge.shipped(resources.norms()), packs.read(resources.norms() / pack))
    return json.loads(page.body)["entries"]


def test_every_entry_is_told_with_the_norms_it_helps():
    told = entries_for("regionorm20")
    pack = packs.read(resources.norms() / "regionorm20")

    assert {one["id"] for one in told} == {one.id for one in knowledge.read(resources.norms())}
    for norm in pack.norms():
        assert {one["id"] for one in told if norm.id in one["norms"]} == set(norm.knowledge)


def test_what_helps_a_norm_of_the_room_comes_first():
    pack = packs.read(resources.norms() / "regionorm20")
    entries = knowledge.shipped(resources.norms())
    stranger = replace(entries[0], id="AA")

    page = bank.page([stranger, *entries], pack)

    told = json.loads(page.body)["entries"]
    helps = [bool(one["norms"]) for one in told]
    assert helps == sorted(helps, reverse=True)
    assert helps[[one["id"] for one in told].index("AA")] is False


async def test_the_bank_is_packed_and_not_sent_twice(house):
    url = house.link.url.partition("#")[0] + "knowledge.json"
    async with house.http.get(url) as answer:
        assert answer.status == 200
        assert answer.content_type == "application/json"
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len((await answer.json())["entries"]) == MANY
    async with house.http.get(url, headers={"If-None-Match": answer.headers["ETag"]}) as again:
        assert again.status == 304


@pytest.mark.browser
async def test_a_norm_leads_to_what_helps_and_back_to_where_one_was(browser, house):
    async with phone(browser, house) as one:
        await one.sit("Annemieke van der Velde")
        await one.page.get_by_role("button", name=BUTTON).click()
        row = one.page.get_by_role("button", name="4.3 Doen wat je belooft")
        await row.scroll_into_view_if_needed()
        before = await one.page.evaluate("scrollY")
        assert before > 0
        await row.click()
        await one.sees("Partners komen hun afspraken met elkaar na.")
        await one.page.get_by_role("button", name="alleen meepraten met mandaat").click()
        await one.sees("Zestien scholen voor pro en vso")
        await one.sees("Regionale samenwerking in goede banen, par. 5.1, 5.4")
        await one.sees("Helpt bij deze norm")

        await one.page.go_back()
        await one.sees("Uit de kennisbank")
        await one.page.get_by_role("button", name="Terug").first.click()

        await expect(row).to_be_visible()
        await one.page.wait_for_function("before => scrollY === before", arg=before)
        await one.page.go_back()
        await one.sees("Je zit aan tafel")


@pytest.mark.browser
async def test_every_word_must_occur_with_or_without_accents_and_capitals(browser, house):
    async with phone(browser, house) as one:
        await one.sit("Annemieke van der Velde")
        await one.page.get_by_role("button", name=BUTTON).click()
        await one.page.get_by_role("button", name="Kennisbank Wat andere").click()
        await one.sees(f"{MANY} voorbeelden")
        field = one.page.get_by_role("searchbox", name="Zoeken")

        await field.fill("RIJNMOND  mandáát")
        await one.sees("1 voorbeeld")
        await expect(one.page.locator("[data-entry]")).to_have_count(1)
        await field.fill("rijnmond luchtballon")
        await one.sees("Niets gevonden")

        await field.fill("mandaat")
        await one.page.locator("[data-entry]").first.click()
        await one.page.go_back()
        await expect(field).to_have_value("mandaat")


@pytest.mark.browser
async def test_a_bank_that_cannot_be_fetched_says_so_and_can_be_asked_again(browser, house):
    async with phone(browser, house) as one:
        await one.sit("Annemieke van der Velde")

        async def fail(route: Route, request: Request) -> None:
            await route.abort()

        await one.page.route("**/knowledge.json", fail)
        await one.page.get_by_role("button", name=BUTTON).click()
        await one.page.get_by_role("button", name="Kennisbank Wat andere").click()
        await one.sees("De kennisbank kon niet worden opgehaald")
        one.faults.clear()  # the browser says that it failed
        await one.page.unroute("**/knowledge.json")

        await one.page.get_by_role("button", name="Opnieuw proberen").click()

        await one.sees(f"{MANY} voorbeelden")


@pytest.mark.browser
async def test_a_norm_that_opens_comes_first_and_back_does_not_leave_it(browser, house):
    async with phone(browser, house) as one:
        await one.sit("Annemieke van der Velde")
        await one.page.get_by_role("button", name=BUTTON).click()
        await one.page.get_by_role("button", name="1.1 Vroeg leren").click()
        await one.sees("Uit de kennisbank")

        await house.go("norm:1.1")
        await one.sees("Tik op een cijfer")
        await one.page.go_back()

        await one.grade(7)
        assert await one.page.get_by_role("button", name=BUTTON).count() == 0
