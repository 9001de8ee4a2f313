"""When phones are shown what is new: soon, once, and never in the way of an answer."""

import asyncio

from scanhost.web import turns
from scanhost.web.turns import Turns


class Phone:
    """Remembers in which turn of the loop it was shown something."""

    turn = 0

    def __init__(self) -> None:
        self.shown: list[int] = []
        self.looked = asyncio.Event()

    def show(self) -> None:
        self.shown.append(Phone.turn)
        self.looked.set()


async def count_turns() -> None:
    while True:
        Phone.turn += 1
        await asyncio.sleep(0)


async def until_shown(*phones: Phone) -> None:
    async with asyncio.timeout(5):
        await asyncio.gather(*(phone.looked.wait() for phone in phones))


async def test_a_phone_is_shown_once_what_many_changes_made():
    phones, queue = [Phone() for _ in range(3)], Turns()

    for _ in range(20):
        queue.soon(phones)
        queue.soon(phones[:1])
    await until_shown(*phones)

    assert [len(phone.shown) for phone in phones] == [1, 1, 1]
    assert not queue._waiting
    assert queue._timer is None


async def test_between_a_few_phones_and_the_next_the_loop_does_something_else():
    phones, queue = [Phone() for _ in range(turns.SLICE * 3)], Turns()
    counting = asyncio.create_task(count_turns())

    queue.soon(phones)
    await until_shown(*phones)
    counting.cancel()

    together = [phone.shown[0] for phone in phones]
    assert len(set(together)) == 3
    assert max(map(together.count, together)) == turns.SLICE


async def test_news_that_never_ends_is_shown_all_the_same(monkeypatch):
    monkeypatch.setattr(turns, "COALESCE", 0.2)
    monkeypatch.setattr(turns, "LATEST", 0.3)
    phone, queue = Phone(), Turns()

    async with asyncio.timeout(5):
        while not phone.shown:
            queue.soon([phone])
            await asyncio.sleep(0.01)

    queue.stop()


async def test_what_is_new_during_a_round_is_shown_once_it_is_quiet_again():
    phones, queue = [Phone() for _ in range(turns.SLICE * 3)], Turns()
    times: list[float] = []

    class Busy(Phone):
        def show(self) -> None:
            super().show()
            times.append(asyncio.get_running_loop().time())
            if len(times) == 1:
                queue.soon([self, *phones])

    busy = Busy()
    queue.soon([busy, *phones])
    async with asyncio.timeout(5):
        while len(times) < 2:
            busy.looked.clear()
            await busy.looked.wait()
    await until_shown(*phones)

    assert times[1] - times[0] >= turns.COALESCE
    assert max(len(phone.shown) for phone in phones) == 1, "they were still to be shown it"
    queue.stop()


async def test_who_has_left_is_not_kept_for_its_turn():
    leaves, stays, queue = Phone(), Phone(), Turns()
    queue.soon([leaves, stays])

    queue.leave(leaves)
    await until_shown(stays)

    assert not leaves.shown


async def test_nobody_is_shown_anything_after_the_end():
    phone, queue = Phone(), Turns()
    queue.soon([phone])

    queue.stop()
    await asyncio.sleep(2 * turns.COALESCE)

    assert not phone.shown
