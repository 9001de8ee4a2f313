"""Practice, and going on with another device, in every browser."""

import pytest

from scanhost.domain import commands as ask
from tests.house import open_house
from tests.web.browsers import KINDS, device

pytestmark = [pytest.mark.browser, pytest.mark.full]

ME = "Annemieke van der Velde"
FILL = """
const field = document.querySelector(`[name=${arguments[0]}]`);
field.value = arguments[1];
field.form.querySelector(".go").click();
"""


@pytest.mark.parametrize("kind", KINDS)
async def test_a_seat_goes_from_one_device_to_another_and_the_first_is_told(kind, tmp_path, quiet):
    async with (
        device(kind, tmp_path / "old") as old,
        device("chromium", tmp_path / "new") as new,
    ):
        await old.open(quiet.link.url)
        await old.tap(ME)
        await old.sees("Je zit aan tafel")
        await quiet.go("norm:1.1")
        await old.tap("7")
        await old.received("7")

        await new.open(quiet.link.url)
        await new.tap("Heb je een code?")
        await new.run(FILL, "code", quiet.state.links["s1"].recovery)
        await new.sees("tot de voorzitter je binnenlaat")
        [visitor] = quiet.state.visitors
        assert await quiet.do(ask.Admit(visitor, "")) is None

        await old.sees("Je bent verdergegaan op een ander apparaat")
        await new.sees("al ingevuld")
        await new.tap("5")
        await new.received("5")
        assert list(quiet.state.answers("1.1").values()) == [5]

        # And back: the first shows the code of the second.
        await old.tap("Heb je een code?")
        await old.run(FILL, "code", quiet.state.links["s1"].recovery)
        await old.sees("tot de voorzitter je binnenlaat")
        [visitor] = quiet.state.visitors
        assert await quiet.do(ask.Admit(visitor, "")) is None
        await old.tap("8")
        await old.received("8")
        await new.sees("Je bent verdergegaan op een ander apparaat")
        assert await old.faults() == []


@pytest.mark.parametrize("kind", KINDS)
async def test_practice_ends_by_itself_when_the_scan_opens(kind, tmp_path):
    async with (
        open_house(tmp_path / "a.scan", people=3, unlocked=False) as house,
        device(kind, tmp_path / "home") as one,
    ):
        await one.open(house.link.url)
        await one.tap("Oefenen")
        await one.sees("Oefening: niets wordt verstuurd")
        for grade in ("7", "3"):
            await one.tap(grade)
            await one.sees(f"gekozen: {grade}")
        for place in range(2, 7):
            await one.tap("Verder")
            await one.sees(f"{place} van 6")
        await one.tap("Mijn resultaat")
        await one.sees("Jouw oefencijfers")
        assert not house.state.grades

        assert await house.do(ask.Unlock("")) is None
        await one.sees("Kies je naam")
        await one.tap(ME)
        await one.sees("Je zit aan tafel")
        assert await one.faults() == []
