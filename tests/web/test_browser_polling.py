"""A real browser where no WebSocket opens: it polls, and nothing else changes."""

import re
from urllib.parse import urlsplit

import pytest

from scanclient.participant import Participant
from scanhost.web.polled import Polled
from tests.house import open_house
from tests.web.phone import phone
from tests.web.proxy import without_sockets

pytestmark = pytest.mark.browser


@pytest.fixture(params=["refused", "silent"])
async def around(tmp_path, request):
    """A room reached by a network that breaks WebSockets, where only the test moves on."""
    async with open_house(tmp_path / "a.scan", people=4) as house:
        await house.phone("s4")
        async with without_sockets(house, silent=request.param == "silent") as proxy:
            yield house, proxy


def parts(url: str) -> tuple[str, str]:
    """Return path and query of what went over the wire."""
    return urlsplit(url).path, urlsplit(url).query


async def test_a_phone_joins_grades_reloads_and_comes_back(browser, around):
    house, proxy = around
    async with phone(browser, house) as one:
        asked: set[tuple[str, str]] = set()
        one.page.on("request", lambda request: asked.add(parts(request.url)))
        await one.page.get_by_role("button", name="Annemieke").wait_for(timeout=15_000)
        await one.sit("Annemieke van der Velde")
        await one.sees("Dit ben ik niet")
        await house.go("norm:1.1")
        await one.grade(7)
        await one.grade(4)

        await one.page.reload()

        told = one.page.get_by_text("ontvangen: 4", exact=True)
        await told.first.wait_for(timeout=15_000)
        await one.grade(8)
        assert proxy.refused == 4, "two sockets for each load of the page"
        talks = [phone for phone in house.server._phones if isinstance(phone, Polled)]
        assert {talk.seat for talk in talks} == {"s1"}
        given = list(house.state.answers("1.1").values())
        assert given == [8]
        secret = [query for _, query in asked if not re.fullmatch(r"(since=\d+|\d+)?", query)]
        assert not secret, "an address holds a number and nothing else"
        one.faults.clear()  # the browser says that its sockets failed


async def test_a_dead_line_is_told_and_a_grade_arrives_afterwards(browser, around):
    house, proxy = around
    async with phone(browser, house) as one:
        await one.page.get_by_role("button", name="Annemieke").wait_for(timeout=15_000)
        await one.sit("Annemieke van der Velde")
        await house.go("norm:1.1")
        await one.grade(7)

        proxy.deaf = True
        await one.page.get_by_role("button", name="9", exact=True).click()
        await one.page.get_by_text("Even geen verbinding").first.wait_for(timeout=15_000)
        proxy.deaf = False

        told = one.page.get_by_text("ontvangen: 9", exact=True)
        await told.first.wait_for(timeout=15_000)
        assert list(house.state.answers("1.1").values()) == [9]
        one.faults.clear()


async def test_where_sockets_work_none_polls(browser, tmp_path):
    async with open_house(tmp_path / "a.scan") as house, phone(browser, house) as one:
        asked: list[str] = []
        one.page.on("request", lambda request: asked.append(request.url))
        await one.page.reload()
        await one.sees("Kies je naam")
        again = Participant(house.link.url, house.http)
        house.guests.append(again)
        await again.connect()

        for socket in list(house.server._phones):
            await socket.close()
        await one.page.get_by_text("Kies je naam").first.wait_for()

        assert not [url for url in asked if "/api/" in url or "polling" in url]
