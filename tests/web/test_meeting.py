"""A meeting on phones that look along: the same as on the big screen, and nothing to do."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import expect

from scanclient.participant import Refused
from scanhost.domain import commands as ask
from scanhost.domain import followup
from tests.house import House, open_house
from tests.web import axe
from tests.web.browsers import KINDS, device
from tests.web.phone import phone

FOUND = "Elf van de vijftien ouders kregen nooit een vraag over werk."


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan", people=4) as house:
        await close(house)
        yield house


async def close(house: House) -> None:
    """Choose points and close session 1."""
    await house.go("points")
    for id, title in (("p0", "Ouders als partner"), ("p1", "Eén telefoonnummer")):
        await do(house, ask.TickPoint(id, "T1", None), ask.SaveText(f"{id}.title", title))
    await do(house, ask.SaveText("p0.lead", "Werkbedrijf Oosterdelta"))
    await house.go("closing")
    assert await house.meeting.close_session() is None


async def do(house: House, *commands) -> None:
    for command in commands:
        assert await house.do(command) is None, command


async def meet(house: House, day: str = "2027-01-07") -> None:
    await do(house, followup.BeginMeeting(day))


async def go(house: House, step: str) -> None:
    meeting = house.meeting.view().meeting
    assert meeting is not None
    await do(house, followup.GoTo(meeting.step.id, step))


async def agree(house: House, about: str, id: str = "c0") -> None:
    await do(
        house,
        followup.AddCommitment(id, about),
        followup.PlanCommitment(id, "2027-03-01"),
        ask.SaveText(f"{id}.what", "Ouders uitnodigen bij het eerste gesprek"),
        ask.SaveText(f"{id}.lead", "Praktijkschool De Brug"),
        ask.SaveText(f"{id}.joins", "twee ouders"),
        ask.SaveText(f"{id}.follow", "aantal gesprekken"),
    )


async def test_whoever_has_the_code_looks_along_and_grades_nothing(house):
    await meet(house)
    onlooker = await house.phone()
    view = await onlooker.until(lambda view: view["meeting"])

    assert view["meeting"]["stage"] == "welcome"
    assert view["me"] is None
    assert view["places"] == []
    for work in (onlooker.take("s1"), onlooker.grade("1.1", 6)):
        with pytest.raises(Refused):
            await work


async def test_a_wrong_code_opens_nothing_in_a_meeting(house):
    await meet(house)
    stranger = house.guest("AAAABBBB")

    with pytest.raises(Refused):
        await stranger.connect()


async def test_the_code_still_lets_phones_in_after_a_restart_and_months_later(tmp_path):
    path = tmp_path / "a.scan"
    async with open_house(path, people=4) as house:
        await close(house)
        code = house.state.code
    async with open_house(path) as again:
        assert again.state.code == code
        await meet(again)
        view = await (await again.phone()).until(lambda view: view["meeting"])
        assert view["meeting"]["number"] == 2


async def test_a_scan_whose_code_is_gone_gets_another_when_it_is_served(tmp_path):
    path = tmp_path / "a.scan"
    async with open_house(path, people=4) as house:
        await house.go("closing")
        await house.meeting.room.stop()  # the program ends before the code is kept again
        await asyncio.wrap_future(house.meeting._file.close_session())
    async with open_house(path) as again:
        assert again.state.closed
        assert len(again.state.code) == 8
        await meet(again)
        assert (await (await again.phone()).until(lambda view: view["meeting"]))["me"] is None


async def test_phones_are_told_each_step_with_what_was_said(house):
    await meet(house)
    onlooker = await house.phone()
    await do(house, ask.SaveText("p0.found", FOUND), followup.StandPoint("p0", "busy"))
    await agree(house, "p0")
    await agree(house, "approval", "c1")
    await do(house, ask.SaveText("process.table", "Regionaal overleg"))
    await do(house, followup.PlanNextScan("2027-11"), ask.SaveText("next.chair", "Fatima"))
    await go(house, "status:p0")

    view = await onlooker.until(lambda view: view["meeting"]["stage"] == "status")

    point = next(one for one in view["points"] if one["id"] == "p0")
    assert (point["found"], point["stand"]) == (FOUND, "busy")
    assert point["agreed"][0]["due"] == "2027-03-01"
    assert not point["agreed"][0]["late"]
    assert view["meeting"]["place"], view["meeting"]["of"] == (1, 2)
    assert view["process"]["approval"][0]["lead"] == "Praktijkschool De Brug"
    assert view["process"]["table"] == "Regionaal overleg"
    assert view["next"] == {"month": "2027-11", "chair": "Fatima", "domain": ""}


async def test_phones_are_told_no_day_that_has_been(house):
    onlooker = await house.phone()
    view = await onlooker.until(lambda view: view["state"] == "closed")
    day = view["followUp"]
    assert day

    await meet(house, day)
    await onlooker.until(lambda view: view["meeting"] and not view["followUp"])
    await do(house, followup.EndMeeting(), ask.PlanFollowUp("2027-06-24"))

    await onlooker.until(lambda view: view["followUp"] == "2027-06-24")


async def test_before_the_close_phones_know_nothing_of_what_comes_after(tmp_path):
    async with open_house(tmp_path / "a.scan", people=4) as house:
        seated = await house.phone("s1")
        await house.go("points")
        await do(house, ask.TickPoint("p0", "T1", None))
        view = await seated.until(lambda view: view["points"])

        assert "found" not in view["points"][0]
        assert (view["meeting"], view["process"], view["next"]) == (None, None, None)


# --- in a browser ---------------------------------------------------------------------------------


STEPS = {
    "welcome": ("Which points do we choose", "2 points"),
    "status:p0": ("Ouders als partner", FOUND, "Werkbedrijf Oosterdelta", "in progress"),
    "choice": ("Eén telefoonnummer", "on the agenda"),
    "agreements:p0": ("Ouders uitnodigen", "Praktijkschool De Brug", "twee ouders", "1 March 2027"),
    "process:approval": ("Approval in our own", "Praktijkschool De Brug"),
    "process:absent": ("Partners that were not", "UWV Oosterdelta"),
    "process:table": ("How we follow it", "Regionaal overleg"),
    "next": ("scan", "November 2027", "Fatima"),
    "closing": ("Thank you", "Ouders als partner", "Regionaal overleg"),
}


async def filled(house: House) -> None:
    from scanhost.domain.people import Absent

    await meet(house)
    await do(
        house,
        ask.SaveText("p0.found", FOUND),
        followup.StandPoint("p0", "busy"),
        followup.DecidePoint("p0", "yes"),
        followup.RankPoint("p0", 1),
        ask.SaveAbsent(Absent("a1", "UWV Oosterdelta")),
        ask.SaveText("process.table", "Regionaal overleg"),
        followup.PlanNextScan("2027-11"),
        ask.SaveText("next.chair", "Fatima"),
    )
    await agree(house, "p0")
    await agree(house, "approval", "c1")


@pytest.mark.browser
async def test_every_step_reads_on_a_phone_as_it_does_on_the_screen(house, browser):
    await filled(house)
    async with phone(browser, house, "en-GB") as one:
        for step, words in STEPS.items():
            await go(house, step)
            for word in words:
                await one.sees(word)
            assert await one.page.locator("main button").count() in (0, 2), "nothing to do"
            assert await axe.violations(one.page) == []


@pytest.mark.browser
async def test_what_is_recorded_comes_to_phones_by_itself(house, browser):
    await meet(house)
    await go(house, "status:p0")
    async with phone(browser, house, "en-GB") as one:
        await one.sees("Ouders als partner")
        await do(house, ask.SaveText("p0.found", "Zeppelin <b>vet</b>"))
        await one.sees("Zeppelin <b>vet</b>")
        await do(house, followup.EndMeeting())
        await one.sees("Thank you!")


@pytest.mark.browser
async def test_the_agenda_on_a_phone_counts_and_orders_as_the_screen_does(house, browser):
    await filled(house)
    await agree(house, "p0", "c2")
    await do(
        house,
        followup.RankPoint("p0", 2),
        followup.DecidePoint("p1", "yes"),
        followup.RankPoint("p1", 1),
        followup.NoteProgress("n0", "c2", "2027-01-07", "dropped"),
    )
    await go(house, "closing")
    async with phone(browser, house, "en-GB") as one:
        await one.sees("2 points · 2 agreements")
        titles = await one.page.locator(".agenda h2").all_inner_texts()

    assert titles == ["Eén telefoonnummer", "Ouders als partner"]


@pytest.mark.browser
async def test_from_a_meeting_to_the_overview_and_back(house, browser):
    await filled(house)
    async with phone(browser, house, "en-GB") as one:
        await one.sees("Which points do we choose")
        await one.page.get_by_role("button", name="Overview to keep").click()
        await one.sees("Keep the overview")
        await one.page.get_by_role("button", name="Back").click()
        await one.sees("Which points do we choose")
        await expect(one.page.get_by_text("Keep the overview")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
async def test_each_browser_looks_along_and_keeps_the_overview(kind, tmp_path, house):
    await filled(house)
    async with device(kind, tmp_path / "home") as one:
        await one.open(house.link.url)
        await one.tap("English")
        await one.sees("Which points do we choose")
        await go(house, "status:p0")
        await one.sees(FOUND)
        await one.sees("in progress")
        await do(house, ask.SaveText("p0.found", "Zeppelin"))
        await one.sees("Zeppelin")
        await one.tap("Overview to keep")
        for file in ("As a web page", "As a PDF"):
            await one.tap(file)
            await one.sees("among the downloads", within=20)
            await one.until("return !document.querySelector('[data-do=keep]:disabled')", within=20)
        assert await one.faults() == []
