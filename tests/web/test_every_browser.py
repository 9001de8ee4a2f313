"""What a phone must do in each of the browsers that a group brings along."""

import pytest

from scanhost.domain import commands as ask
from tests.web.browsers import KINDS, device
from tests.web.line import line

pytestmark = pytest.mark.browser

ME = "Annemieke van der Velde"
AFTER = 3.0  # seconds from a line that is back to a page that is


@pytest.mark.parametrize("kind", KINDS)
async def test_a_phone_keeps_its_seat_and_grade_whatever_becomes_of_the_page(kind, tmp_path, quiet):
    async with device(kind, tmp_path / "home") as one:
        await one.open(quiet.link.url)
        await one.sees("Kies je naam")
        await one.tap(ME)
        await one.sees("Je zit aan tafel")
        await quiet.go("norm:1.1")
        await one.tap("7")
        await one.received("7")
        await one.tap("4")
        await one.received("4")

        await one.reload()
        await one.received("4")
        await one.sees(ME)
        await one.reopen(quiet.link.url)
        await one.received("4")
        await one.sees(ME)

        await one.tap("Weet niet")
        await one.received("weet niet")
        assert list(quiet.state.answers("1.1").values()) == [None]
        await one.tap("8")
        await one.received("8")
        assert await quiet.next(sure=True) is None
        await one.sees(quiet.state.pack.norm("1.2").sentence.nl)
        await quiet.go("review:T1")
        await one.sees("Jij en de groep")
        assert await quiet.do(ask.VoteAgain("1.1")) is None
        await one.sees("tweede ronde")
        await one.tap("9")
        await one.received("9")
        assert list(quiet.state.answers("1.1").values()) == [9]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_phone_says_that_the_line_is_gone_and_is_back_soon_after_it(kind, tmp_path, quiet):
    async with device(kind, tmp_path / "home") as one, line(quiet) as (road, url):
        await one.open(url)
        await one.tap(ME)
        await quiet.go("norm:1.1")
        await one.tap("7")
        await one.received("7")

        await road.cut()
        await one.sees("Even geen verbinding")
        await one.tap("9")
        await one.sees("nog niet ontvangen: 9")
        await road.mend()

        await one.received("9", within=AFTER)
        assert "Even geen verbinding" not in await one.text()
        assert list(quiet.state.answers("1.1").values()) == [9]
