"""What can be read besides, in a real browser over the real server."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from playwright.async_api import Request, Route, expect

from scanhost import resources
from scanhost.domain.commands import Jump
from scanhost.domain.examples import AddExamples, New, SaveExample, StageExample
from scanhost.store import knowledge, packs
from scanhost.web import bank
from tests.house import open_house
from tests.questions import QUESTIONS
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


async def test_what_was_chosen_most_is_told_from_the_closing_step_on(house):
    phone = await house.phone("s1")
    await phone.favour("KB42")
    view = await phone.until(lambda view: view["favourites"])
    assert view["chosen"] == []
    house.meeting.others = {"KB13": 3}

    assert await house.do(Jump("closing", sure=True)) is None

    view = await phone.until(lambda view: view["chosen"])
    chosen = [each["id"] for one in view["chosen"] for each in one["entries"]]
    assert sorted(chosen) == ["KB13", "KB42"]
    outside = await house.phone()
    assert (await outside.until(bool))["chosen"] == []
    assert all(each["title"]["nl"] for one in view["chosen"] for each in one["entries"])


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


async def into_bank(house, one) -> None:
    await one.sit("Annemieke van der Velde")
    await one.page.get_by_role("button", name=BUTTON).click()
    await one.page.get_by_role("button", name="Kennisbank Wat andere").click()
    await one.sees(f"{MANY} voorbeelden")


@pytest.mark.browser
async def test_what_a_manager_would_type_is_among_the_first_three(browser, house):
    async with phone(browser, house) as one:
        await into_bank(house, one)
        field = one.page.get_by_role("searchbox", name="Zoeken")
        rows, wrong = one.page.locator("[data-entry]"), {}
        for asked, entry in QUESTIONS.items():
            await field.fill(asked.upper().replace("É", "E"))
            found = await rows.evaluate_all("all => all.map((one) => one.dataset.entry)")
            if entry not in found[:3]:
                wrong[asked] = found[:5]
        assert wrong == {}

        await field.fill("rijnmond mandáát")
        await expect(rows.first).to_have_attribute("data-entry", "KB01")
        await field.fill("luchtballon <zzz>")
        await one.sees("Niets gevonden")
        await field.fill("mandaat")
        await rows.first.click()
        await one.page.go_back()
        await expect(field).to_have_value("mandaat")


@pytest.mark.browser
async def test_a_favourite_is_given_and_shown_alone_and_filters_leave_what_fits(browser, house):
    async with phone(browser, house) as one:
        await into_bank(house, one)
        rows = one.page.locator("[data-entry].row")
        await one.page.locator("#by-kind").select_option("portrait")
        await expect(rows).to_have_count(6)
        await rows.first.click()
        await one.sees("Let op:")

        await one.page.locator("[data-do=favour][data-yes=yes]").click()
        await expect(one.page.locator("[data-do=favour][data-yes=no]")).to_be_visible()
        assert len(house.state.favourites) == 1
        await one.page.go_back()
        await one.page.locator("#by-favourite").check()
        await expect(rows).to_have_count(1)
        await one.page.locator("#by-kind").select_option("case")
        await one.sees("Niets gevonden")
        await one.page.locator("[data-do=widen]").click()
        await one.sees(f"{MANY} voorbeelden")


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


@pytest.mark.browser
async def test_what_the_group_put_on_its_longlist_is_found_and_read_like_any_entry(browser, house):
    async with phone(browser, house) as one:
        await one.sit("Annemieke van der Velde")
        words = (("title", "Het wrikkelontbijt"), ("what", "Elke *maand*.\n<b>Iedereen</b> komt."))
        more = (("how", "Eén bakker begon."), ("norms", "1.1"))
        await house.do(AddExamples((New("x1", (*words, *more)),)))
        await house.do(StageExample("x1", "short"))

        await one.page.get_by_role("button", name=BUTTON).click()
        await one.page.get_by_role("button", name="Kennisbank", exact=False).first.click()
        await one.page.locator("#sought").fill("wrikkelontbijt")
        row = one.page.get_by_role("button", name="Het wrikkelontbijt")
        await expect(row).to_contain_text(re.compile("uit onze regio|from our own region"))
        await row.click()

        await one.sees("Eén bakker begon.")
        await one.sees("<b>Iedereen</b> komt.")
        await house.do(SaveExample("x1", (("how", "Twee bakkers begonnen."),)))
        await one.sees("Twee bakkers begonnen.")
        await house.do(StageExample("x1", "gross"))
        await expect(one.page.get_by_text("Twee bakkers begonnen.")).to_have_count(0)
