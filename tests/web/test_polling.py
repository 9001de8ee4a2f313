"""The polling twin by hand: what it asks of a request, and what becomes of a lost answer."""

import asyncio
import contextlib
import json
import os
from typing import Any

import aiohttp
import pytest

from scanclient.participant import Gone, Refused
from scanhost.web import door, messages, polled, polling, talk
from tests.house import open_house
from tests.web.test_door import say, status

PING = '{"t":"ping"}'


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan") as house:
        house.polling = True
        yield house


class Poller:
    """A phone that polls by hand, one request at a time."""

    def __init__(self, house) -> None:
        self.at = f"http://{house.link.address}"
        self.http = house.http
        self.key = {"X-Talk": ""}
        self.code = house.link.code
        self.counter = 1

    @classmethod
    async def known(cls, house) -> "Poller":
        """Return one that has shown the room's code."""
        poller = cls(house)
        status, said = await poller.post(json.dumps(poller.hello()), {})
        assert status == 200
        poller.key = {"X-Talk": json.loads(said)["talk"]}
        return poller

    def hello(self) -> dict[str, Any]:
        return {"t": "hello", "id": 1, "load": os.urandom(16).hex(), "code": self.code}

    async def post(self, body: str | bytes, headers: dict[str, str] | None = None):
        usual = {"Origin": self.at, "Content-Type": "application/json"}
        more = self.key if headers is None else headers
        async with self.http.post(
            f"{self.at}/api/say", data=body, headers={**usual, **more}
        ) as answer:
            return answer.status, await answer.text()

    async def say(self, **message: object) -> None:
        self.counter += 1
        assert await self.post(json.dumps({"id": self.counter, **message})) == (204, "")

    async def get(self, since: object) -> tuple[int, Any]:
        async with self.http.get(f"{self.at}/api/view?since={since}", headers=self.key) as answer:
            raw = await answer.text()
            return answer.status, json.loads(raw) if answer.status == 200 else raw

    async def news(self, since: int) -> tuple[int, list[str]]:
        found, bundle = await self.get(since)
        assert found == 200
        return bundle["bundle"], [one["t"] for one in bundle["said"]]


async def asked(house, poller: Poller, times: int) -> None:
    """Wait until the host has heard so many questions for news."""
    [talk] = house.server._phones
    async with asyncio.timeout(5):
        while talk._asked < times:
            await poller.get("x")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": "text/plain; application/json"}, 415),
        ({"Content-Encoding": "gzip"}, 415),
        ({"Host": "evil.example"}, 421),
        ({"X-Talk": "0" * 32}, 410),
        ({"X-Talk": ""}, 410),
        ({}, 204),
    ],
)
async def test_only_our_own_page_may_say_something(house, headers, expected):
    poller = await Poller.known(house)

    found, said = await poller.post(PING, {**poller.key, **headers})

    assert (found, said) == (expected, "" if expected == 204 else str(expected))


async def test_who_names_no_origin_is_turned_away(house):
    own = house.link.address
    head = f"POST /api/say HTTP/1.1\r\nHost: {own}\r\nContent-Type: application/json\r\n"

    answer = await say(house, f"{head}Content-Length: 12\r\nConnection: close\r\n\r\n{PING}")

    assert status(answer) == "403"


@pytest.mark.parametrize(
    ("length", "expected"), [(messages.BODY, 204), (messages.BODY + 1, 413), (10**6, 413)]
)
async def test_a_body_at_the_limit(house, length, expected):
    poller = await Poller.known(house)

    with contextlib.suppress(aiohttp.ClientError, ConnectionError):
        assert (await poller.post(PING.ljust(length)))[0] == expected

    async def parts():
        for _ in range(0, length, 1024):
            yield b" " * 1024

    with contextlib.suppress(aiohttp.ClientError, ConnectionError):
        found, _ = await poller.post(parts())  # says no length before
        assert found in {expected, 413 if length % 1024 else expected}


async def test_a_body_that_does_not_come_is_not_waited_for(house, monkeypatch):
    monkeypatch.setattr(polling, "BODY", 0.2)
    own = house.link.address
    head = f"POST /api/say HTTP/1.1\r\nHost: {own}\r\nOrigin: http://{own}\r\n"
    head += "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"

    answer = await say(house, head, wait=door.FIRST + 3)

    assert status(answer) == "408"


@pytest.mark.parametrize("raw", ["", "7", "[" * 16_000, "\xff", '{"t":"hello"}', PING])
async def test_without_a_talk_only_a_hello_is_heard(house, raw):
    found, said = await Poller(house).post(raw.encode("latin-1"), {})

    if found == 200:
        assert json.loads(said) == {"t": "no", "id": None, "why": "message.form"}
    else:
        assert found in {400, 410}
    assert house.meeting.phones == 0


@pytest.mark.parametrize("since", ["", "x", "-1", "1e3", "9" * 30, "١"])
async def test_a_bundle_is_a_number(house, since):
    poller = await Poller.known(house)

    assert await poller.get(since) == (400, "400")


async def test_a_bundle_that_was_never_sent_cannot_have_come(house):
    poller = await Poller.known(house)

    assert (await poller.get(7))[0] == 409


async def test_a_lost_bundle_is_in_the_next_one_and_answers_stand_before_views(house):
    poller = await Poller.known(house)
    first, said = await poller.news(0)
    assert said == ["view"]
    await poller.say(t="take", seat="s1")

    _, lost = await poller.news(first)
    await poller.say(t="ping")
    third, again = await poller.news(first)

    assert lost[0] == "ok"
    assert again[:2] == ["ok", "pong"]
    assert again[2:] in ([], ["view"])
    await poller.say(t="ping")
    assert (await poller.news(third))[1][0] == "pong", "what has come is not said again"
    assert (await poller.get(first))[0] == 409, "nor asked for"


async def test_what_gets_lost_again_and_again_stays_bounded(house, monkeypatch):
    monkeypatch.setattr(talk, "BURST", 10**9)
    poller = await Poller.known(house)
    first, _ = await poller.news(0)

    for _ in range(3 * talk.ANSWERS):
        await poller.say(t="ping")
        _, said = await poller.news(first)

    assert len(said) <= talk.ANSWERS + 1


async def test_of_two_questions_only_the_newer_is_answered(house):
    poller = await Poller.known(house)
    since, _ = await poller.news(0)
    older = asyncio.create_task(poller.get(since))
    await asked(house, poller, 2)

    newer = asyncio.create_task(poller.get(since))

    assert await older == (204, "")
    await poller.say(t="ping")
    assert (await newer)[0] == 200


async def test_a_question_is_held_longer_than_strangers_may_stay(house, monkeypatch):
    for name in ("FIRST", "LIFE", "KEEP"):
        monkeypatch.setattr(door, name, 0.2)
    monkeypatch.setattr(polled, "HOLD", 1.0)
    poller = await Poller.known(house)
    since, found = 0, 200
    loop = asyncio.get_running_loop()

    while found == 200:
        began = loop.time()
        found, bundle = await poller.get(since)
        since = bundle["bundle"] if bundle else since

    assert found == 204
    assert loop.time() - began > 0.9


async def test_who_polls_is_a_stranger_until_its_hello_was_right(house):
    guard = house.server.door
    poller = Poller(house)
    poller.code = "WRONGONE"
    assert json.loads((await poller.post(json.dumps(poller.hello()), {}))[1])["why"] == "code.wrong"
    strangers = guard._open.total()

    await Poller.known(house)

    assert strangers == 1
    assert guard._open.total() == 0
    assert house.meeting.phones == 1


async def test_a_phone_that_asks_no_more_is_dropped(house, monkeypatch):
    monkeypatch.setattr(polled, "SILENT", 0.2)
    left = asyncio.Event()
    house.meeting.listeners.append(lambda: None if house.meeting.phones else left.set())

    poller = await Poller.known(house)
    assert house.meeting.phones == 1

    await asyncio.wait_for(left.wait(), 5)
    assert (await poller.get(0))[0] == 410
    assert (await poller.post(PING))[0] == 410


async def test_one_phone_holds_so_many_connections(house):
    poller = await Poller.known(house)
    lines = [await asyncio.open_connection("127.0.0.1", house.link.port) for _ in range(8)]
    head = f"GET /api/view?since=x HTTP/1.1\r\nHost: {house.link.address}\r\n"

    for reader, writer in lines:
        writer.write(f"{head}X-Talk: {poller.key['X-Talk']}\r\n\r\n".encode())
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
    for _, writer in lines:
        writer.transport.abort()

    [talk] = house.server._phones
    assert len(talk._connections) <= talk.lines


async def test_messages_of_one_phone_wait_for_each_other_and_not_without_end(house, monkeypatch):
    poller = await Poller.known(house)
    monkeypatch.setattr(talk, "BURST", 1)  # each one waits for its second

    posts = (poller.post(PING) for _ in range(polled.TURNS + 4))
    found = await asyncio.gather(*posts, return_exceptions=True)

    assert (429, "429") in found
    [one] = house.server._phones
    assert one._turns <= polled.TURNS


async def test_an_earlier_page_load_that_polls_says_nothing_after_a_later_one(house):
    before = await house.phone("s1")
    await house.go("norm:1.1")
    await before.grade("1.1", 3)
    after = house.guest(**before.kept)
    await after.connect()
    await after.grade("1.1", 8)

    with pytest.raises(Gone):
        await before.grade("1.1", 4)

    assert house.state.answers("1.1") == {after.kept["ballot"]: 8}


async def test_a_page_that_changes_to_polling_leaves_its_socket(house):
    house.polling = False
    phone = await house.phone("s1")
    phone._polling = True
    old = phone._reader

    await phone.connect()

    await asyncio.wait_for(asyncio.gather(old, return_exceptions=True), 5)
    await phone.until(lambda view: view["me"] is not None)
    assert house.meeting.phones == 1


async def test_who_polls_is_told_goodbye_when_the_program_ends(tmp_path):
    async with open_house(tmp_path / "a.scan") as house:
        poller = await Poller.known(house)
        since, _ = await poller.news(0)
        asking = asyncio.create_task(poller.get(since))
        await asked(house, poller, 2)

        await house.server.stop()

        assert (await asking)[0] == 410
        with contextlib.suppress(aiohttp.ClientError):
            assert (await poller.get(since))[0] in {410, 503}


async def test_guessing_by_polling_counts_as_guessing(house):
    codes = []
    for _ in range(door.GUESSES + 2):
        with pytest.raises(Refused) as caught:
            await house.guest("WRONGONE").connect()
        codes.append(caught.value.code)

    assert codes == ["code.wrong"] * door.GUESSES + ["code.wait"] * 2
