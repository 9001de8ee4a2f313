"""A disk that takes its time: answers come late and once, and the room goes on meanwhile."""

import asyncio
import contextlib
import random
import threading
import time
from collections.abc import Iterator

import pytest

from scanclient.participant import Participant
from tests.house import House, open_house
from tests.store.vfs import beneath
from tests.web.stubborn import insist, tear
from tests.web.test_counting import journal, sees

NORM = "1.1"


class Disk:
    """Syncs as slowly as told, or not before it is let go."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.syncs = 0
        self.begun = threading.Event()
        self.free = threading.Event()
        self.free.set()

    def look(self, kind: str, path: str, at: int, data: bytes) -> None:
        if kind == "sync":
            self.syncs += 1
            self.begun.set()
            time.sleep(self.seconds)
            self.free.wait(30)

    @contextlib.contextmanager
    def stuck(self) -> Iterator[None]:
        """Let nothing reach the disk meanwhile."""
        self.begun.clear()
        self.free.clear()
        try:
            yield
        finally:
            self.free.set()


@pytest.fixture
def disk():
    disk = Disk()
    with beneath(disk.look):
        yield disk


async def at_the_norm(house: House, people: int) -> list[Participant]:
    phones = [await house.phone(f"s{n}") for n in range(1, people + 1)]
    await house.go(f"norm:{NORM}")
    return phones


async def ping(phone: Participant) -> None:
    """Ask whether the host is there, and wait for its answer."""
    assert phone._ws is not None
    pong = asyncio.get_running_loop().create_future()
    phone._waiting[None] = pong  # type: ignore[index]  # it carries no id
    await phone._ws.send_str('{"t": "ping"}')
    async with asyncio.timeout(5):
        assert await pong == {"t": "pong"}


async def test_while_the_disk_hangs_nobody_is_confirmed_and_everybody_is_heard(tmp_path, disk):
    async with open_house(tmp_path / "a.scan") as house:
        voter, other, looker = *(await at_the_norm(house, 2)), await house.phone()

        with disk.stuck():
            voting = [asyncio.create_task(insist(phone, NORM, 6)) for phone in (voter, other)]
            await asyncio.to_thread(disk.begun.wait, 5)
            for _ in range(20):
                await ping(looker)
            late = await house.phone()
            async with house.http.get(house.link.url.partition("#")[0]) as page:
                assert page.status == 200
            tear(voter)
            await asyncio.sleep(0.2)  # and it says the same once more, by its next line

            assert not any(task.done() for task in voting)
            assert house.state.answers(NORM) == {}
            assert late.pack
        assert await asyncio.gather(*voting) == ["", ""]
        assert journal(house, NORM) == {phone.kept["ballot"]: [6] for phone in (voter, other)}


@pytest.mark.parametrize("seconds", [0.02, 2.0])
async def test_on_a_slow_disk_answers_come_late_once_and_share_their_commit(
    tmp_path, disk, seconds
):
    people, dice = 30, random.Random(3)
    async with open_house(tmp_path / "a.scan", people=people) as house:
        phones = await at_the_norm(house, people)
        grades = {phone: dice.randint(1, 10) for phone in phones}
        disk.seconds, before = seconds, disk.syncs
        disk.begun.clear()

        voting = asyncio.gather(*(insist(phone, NORM, grades[phone]) for phone in phones))
        await asyncio.to_thread(disk.begun.wait, 5)
        for phone in phones[::5]:
            tear(phone)
        assert await voting == [""] * people
        syncs, disk.seconds = disk.syncs - before, 0.0

        assert syncs < people * 2 // 3
        assert journal(house, NORM) == {
            phone.kept["ballot"]: [grade] for phone, grade in grades.items()
        }
        for phone, grade in grades.items():
            await sees(phone, NORM, grade)
