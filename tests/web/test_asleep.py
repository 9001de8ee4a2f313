"""Phones that were locked, in every browser: awake again, they are where the room is."""

import asyncio

import pytest

from tests.house import open_house
from tests.web.browsers import KINDS, device
from tests.web.line import line

pytestmark = [pytest.mark.browser, pytest.mark.full]

ME = "Annemieke van der Velde"
ASLEEP = 6.0  # seconds; longer than the page trusts a socket that says nothing
AFTER = 3.0
LONG = 20.0


@pytest.mark.parametrize("kind", KINDS)
async def test_a_phone_that_slept_is_back_within_three_seconds(kind, tmp_path):
    async with (
        open_house(tmp_path / "a.scan", people=4) as house,
        device(kind, tmp_path / "home") as one,
    ):
        others = [await house.phone(f"s{n}") for n in (2, 3, 4)]

        async def vote(norm: str, grade: int) -> None:
            for number, other in enumerate(others[:2]):
                await other.until(lambda view: norm in view["open"])
                await other.grade(norm, number + 3)
            await one.sees(house.state.pack.norm(norm).sentence.nl)
            await one.tap(str(grade))
            await one.received(str(grade))

        await one.open(house.link.url)
        await one.tap(ME)
        await one.sees("Je zit aan tafel")
        await house.go("norm:1.1")
        await vote("1.1", 7)
        async with one.asleep():
            await asyncio.sleep(ASLEEP)
        await one.received("7", within=AFTER)

        async with one.asleep():
            await house.go("norm:1.2")
            await asyncio.sleep(ASLEEP)
        await one.sees(house.state.pack.norm("1.2").sentence.nl, within=AFTER)
        await vote("1.2", 8)
        await one.reload()
        await one.received("8")
        await house.go("norm:1.3")
        await vote("1.3", 9)
        await house.go("norm:1.4")
        await vote("1.4", 6)
        await house.go("norm:1.5")
        await vote("1.5", 5)
        await house.go("review:T1")
        await one.sees("gemiddelde")
        await house.go("closing")
        await one.sees("Mijn cijfers")
        async with one.asleep():
            assert await house.meeting.close_session() is None
            await asyncio.sleep(ASLEEP)
        await one.sees("De sessie is gesloten.", within=AFTER)

        for norm, grade in {"1.1": 7, "1.2": 8, "1.3": 9, "1.4": 6, "1.5": 5}.items():
            assert sorted(house.state.answers(norm).values()) == [3, 4, grade]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_line_that_was_gone_for_long_is_found_again_as_soon(kind, tmp_path, quiet):
    async with device(kind, tmp_path / "home") as one, line(quiet) as (road, url):
        await one.open(url)
        await one.tap(ME)
        await quiet.go("norm:1.1")
        await one.tap("7")
        await one.received("7")

        await road.cut()
        await one.tap("9")
        await asyncio.sleep(LONG)  # by now a page tries as seldom as it ever does
        await one.sees("nog niet ontvangen: 9")
        await road.mend()

        await one.received("9", within=AFTER)
