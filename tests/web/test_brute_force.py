"""Guessing the code, and a crowd of machines, while voters behind the same address vote."""

import asyncio
import contextlib
import json
import statistics
import time
from collections import Counter

import aiohttp
import pytest

from scanclient.participant import Participant
from scanhost.web import door
from tests.house import House, open_house
from tests.web.test_hostile import Wire
from tests.web.test_polling import Poller

PEOPLE = 12
NORM = "1.1"
BOTS = 1_000


@pytest.fixture
async def room(tmp_path):
    """A room with twelve voters, each with connections of their own; half of them poll."""
    async with (
        contextlib.AsyncExitStack() as stack,
        open_house(tmp_path / "a.scan", people=PEOPLE) as house,
    ):
        voters = []
        for n in range(1, PEOPLE + 1):
            http = await stack.enter_async_context(aiohttp.ClientSession())
            voters.append(Participant(house.link.url, http, polling=n % 2 == 0))
            house.guests.append(voters[-1])
            await voters[-1].connect()
            await voters[-1].take(f"s{n}")
        await house.go(f"norm:{NORM}")
        yield house, voters


async def votes(voters: list[Participant], rounds: int) -> list[float]:
    """Let everybody change the answer so often; return the seconds each confirmation took."""
    taken: list[float] = []

    async def vote(voter: Participant) -> None:
        for number in range(rounds):
            began = time.perf_counter()
            assert await voter.grade(NORM, number % 10 + 1, 1) == number % 10 + 1
            taken.append(time.perf_counter() - began)

    await asyncio.gather(*map(vote, voters))
    return sorted(taken)


async def guess_by_socket(house: House, code: str) -> str:
    wire = await Wire.open(house)
    try:
        wire.say({"t": "hello", "id": 1, "load": "0" * 32, "code": code})
        return str((await wire.heard("no"))["why"])
    finally:
        wire.close()


async def guess_by_polling(house: House, code: str) -> str:
    poller = Poller(house)
    poller.code = code
    return str(json.loads((await poller.post(json.dumps(poller.hello()), {}))[1])["why"])


async def test_guessing_is_slowed_by_either_way_and_voters_notice_nothing(room):
    house, voters = room
    before = await votes(voters, 10)
    told: Counter[str] = Counter()
    over = asyncio.Event()

    async def hammer(guess, start: int) -> None:
        number = start
        while not over.is_set():
            told[await guess(house, f"WRNG{number:04}".replace("0", "Z").replace("1", "Y"))] += 1
            number += 1
            await asyncio.sleep(0.01)  # a hundred a second each

    async with asyncio.TaskGroup() as group:
        for guess in (guess_by_socket, guess_by_polling):
            group.create_task(hammer(guess, 0))
        during = await votes(voters, 30)
        while told.total() < 200:
            await votes(voters, 1)
        over.set()

    assert set(told) == {"code.wrong", "code.wait"}
    assert told["code.wrong"] == door.GUESSES
    assert await guess_by_socket(house, house.link.code) == "code.wait", "nor is the right one told"
    middle = statistics.median(during)
    assert middle < max(3 * statistics.median(before), 0.1)
    assert during[-1] < 1.0


def test_many_addresses_together_get_sixty_guesses_a_minute(monkeypatch):
    guard, now = door.Door(()), [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def guessed(seconds: int) -> int:
        right = 0
        for second in range(seconds):
            now[0] += 1
            for address in range(50):
                if guard.may_guess(f"10.0.{second % 4}.{address}"):
                    guard.opens("ABCD2345", "WRONGONE", f"10.0.{second % 4}.{address}")
                    right += 1
        return right

    assert guessed(59) == door.ALL_GUESSES
    assert guessed(600) == pytest.approx(10 * door.ALL_GUESSES, abs=door.ALL_GUESSES)
    assert len(guard._wrong) <= 200


HALF = (
    b"",
    b"GET / HTTP/1.1\r\nHost: 127",
    b"POST /api/say HTTP/1.1\r\nHost: {own}\r\nOrigin: http://{own}\r\n"
    b"Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
)


@pytest.mark.parametrize("half", HALF, ids=["silent", "half a header", "half a body"])
async def test_a_thousand_connections_without_a_hello_do_not_stop_the_voters(room, half):
    house, voters = room
    half = half.replace(b"{own}", house.link.address.encode())
    before = await votes(voters, 5)
    bots: list[asyncio.StreamWriter] = []

    async def bot() -> None:
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", house.link.port)
            bots.append(writer)
            writer.write(half)

    coming = asyncio.gather(*(bot() for _ in range(BOTS)))
    during = await votes(voters, 20)
    await coming
    during += await votes(voters, 5)

    assert len(bots) == BOTS
    assert house.server.door._open["127.0.0.1"] <= door.PER_ADDRESS
    assert statistics.median(during) < max(3 * statistics.median(before), 0.2)
    assert max(during) < 2.0
    for voter in voters:
        assert not voter._ended
    for writer in bots:
        writer.transport.abort()
