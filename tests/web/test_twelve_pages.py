"""A whole table of real pages, all tapping at the same moment."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import expect

from tests.house import open_house
from tests.web.phone import phone
from tests.web.test_counting import journal

pytestmark = [pytest.mark.browser, pytest.mark.full]

TABLE = 12


async def test_what_twelve_pages_tap_at_once_is_counted_once(browser, tmp_path):
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(open_house(tmp_path / "a.scan", people=TABLE))
        pages = [await stack.enter_async_context(phone(browser, house)) for _ in range(TABLE)]
        people = list(house.state.people.values())
        for one, who in zip(pages, people, strict=True):
            await one.sit(who.name)
            await one.sees("Dit ben ik niet")
        norms = house.state.pack.themes[0].norms

        for place, norm in enumerate(norms):
            await house.go(f"norm:{norm.id}")

            async def vote(number: int, norm=norm, place=place) -> None:
                heading = pages[number].page.get_by_role("heading", name=norm.sentence.nl)
                await expect(heading).to_be_visible()
                await pages[number].grade((number + place) % 10 + 1)

            await asyncio.gather(*map(vote, range(TABLE)))
        await house.go("review:T1")
        for one in pages:
            await one.sees("gemiddelde")

        for place, norm in enumerate(norms):
            wanted = sorted((number + place) % 10 + 1 for number in range(TABLE))
            assert sorted(grade or 0 for grade in house.state.answers(norm.id).values()) == wanted
            told = journal(house, norm.id)
            assert [len(grades) for grades in told.values()] == [1] * TABLE
