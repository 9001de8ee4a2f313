"""Session 1 from the lobby to its closing, by three phones that really tap."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import expect

from scanhost.domain import commands as ask
from tests.house import open_house
from tests.web.phone import NAMES, Phone, all_in, phone

pytestmark = pytest.mark.browser


async def test_three_phones_go_through_all_of_session_1(browser, tmp_path):
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(open_house(tmp_path / "a.scan"))
        phones = [await stack.enter_async_context(phone(browser, house)) for _ in NAMES]

        async def see(text: str) -> None:
            await asyncio.gather(*(one.sees(text) for one in phones))

        async def vote(norm: str) -> None:
            sentence = pack.norm(norm).sentence.nl

            async def one_vote(number: int, one: Phone) -> None:
                await expect(one.page.get_by_role("heading", name=sentence)).to_be_visible()
                await one.grade(given(norm, number))

            await asyncio.gather(*(one_vote(*one) for one in enumerate(phones)))

        pack = house.state.pack
        await all_in(house, phones)
        await house.go("welcome")
        await see("Wat gaan we doen?")
        await house.go("introduction")
        await vote("intro")
        await house.go("introduction-result")
        await see("Jij en de groep")
        for theme in pack.themes:
            await house.go(f"theme:{theme.id}")
            await see(f"Dit thema heeft {len(theme.norms)} normen.")
            for norm in theme.norms:
                await house.go(f"norm:{norm.id}")
                await vote(norm.id)
            await house.go(f"review:{theme.id}")
            await see("gemiddelde")
        await house.do(ask.TickPoint("p1", "T1"))
        await house.do(ask.SaveText("p1.title", "Eén loket voor alle jongeren"))
        await house.go("points")
        await see("Eén loket voor alle jongeren")
        await house.go("actions")
        await see("Dit gaan we doen")
        await house.go("closing")
        await see("Mijn cijfers")
        assert await house.meeting.close_session() is None
        await see("De sessie is gesloten. De laptop weet niet meer welke cijfers van jou waren.")

        for norm in ("intro", *(norm.id for theme in pack.themes for norm in theme.norms)):
            assert sorted(grade or 0 for grade in house.state.answers(norm).values()) == sorted(
                given(norm, number) for number in range(3)
            )


def given(norm: str, number: int) -> int:
    """Return what a phone gives a norm, so that no two of them and no two norms are alike."""
    return (sum(map(ord, norm)) + 3 * number) % 10 + 1
