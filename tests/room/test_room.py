"""The one owner of a session: what it answers, and when."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from scanhost import example, resources
from scanhost.domain import commands as ask
from scanhost.domain import state as states
from scanhost.domain.commands import Message
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.facts import Change, GradeGiven
from scanhost.room.autopilot import fly
from scanhost.room.pace import Pace
from scanhost.room.room import Room
from scanhost.store import packs


class Disk:
    """A commit that can be held up or made to fail; what it took is in `changes`."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.commits = 0
        self.free = asyncio.Event()
        self.free.set()
        self.trouble: Trouble | None = None

    async def commit(self, changes) -> None:
        await self.free.wait()
        if self.trouble is not None:
            raise self.trouble
        self.commits += 1
        self.changes += changes


@pytest.fixture
async def disk():
    return Disk()


@pytest.fixture
async def room(disk):
    pack = packs.read(Path(resources.norms()) / "regionorm20")
    room = Room(states.new(pack), disk.commit, Pace(60))
    await room.start()
    for command in [*example.commands(date(2026, 11, 26), "nl", 4), ask.Unlock("ABCD2345")]:
        assert not isinstance(await room.ask(command), Refused)
    yield room
    await room.stop()


async def sit(room: Room, *seats: str) -> None:
    for seat in seats:
        command = ask.TakeSeat(seat, f"t{seat}", f"b{seat}", "ABCD", Message(seat * 16, 1))
        assert not isinstance(await room.ask(command), Refused)


def grade(seat: str, value: int, counter: int) -> ask.GiveGrade:
    return ask.GiveGrade(seat, f"t{seat}", "intro", 1, value, Message(seat * 16, counter))


async def to_introduction(room: Room) -> None:
    for _ in range(2):
        assert not isinstance(await room.ask(ask.Next(room.view().position)), Refused)


async def test_nothing_is_answered_or_shown_before_it_is_on_disk(room, disk):
    await sit(room, "s1")
    await to_introduction(room)
    disk.free.clear()

    answer = asyncio.create_task(room.ask(grade("s1", 6, 2)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert not answer.done()
    assert room.state.answers("intro") == {}
    disk.free.set()
    await answer
    assert room.state.answers("intro") == {"bs1": 6}


async def test_what_comes_during_a_commit_shares_the_next_one(room, disk):
    seats = ("s1", "s2", "s3", "s4")
    await sit(room, *seats)
    await to_introduction(room)
    disk.free.clear()
    before = disk.commits

    first = asyncio.create_task(room.ask(grade("s1", 6, 2)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    others = [asyncio.create_task(room.ask(grade(seat, 7, 2))) for seat in seats[1:]]
    await asyncio.sleep(0)
    disk.free.set()
    await asyncio.gather(first, *others)

    assert disk.commits == before + 2
    assert [one.grade for one in disk.changes if isinstance(one, GradeGiven)] == [6, 7, 7, 7]


async def test_two_claims_of_one_seat_are_never_both_right(room):
    claims = [
        ask.TakeSeat("s1", f"t{n}", f"b{n}", "ABCD", Message(f"{n:032x}", 1)) for n in range(20)
    ]

    outcomes = await asyncio.gather(*(room.ask(claim) for claim in claims))

    assert sum(not isinstance(one, Refused) for one in outcomes) == 1


async def test_when_the_disk_fails_nobody_is_confirmed_and_nothing_has_changed(room, disk):
    await sit(room, "s1")
    await to_introduction(room)
    before = room.state
    disk.trouble = Trouble("storage.full", name="a.scan")

    outcome = await room.ask(grade("s1", 6, 2))

    assert outcome == Refused("storage")
    assert room.state == before
    assert room.trouble is disk.trouble
    disk.trouble = None
    assert await room.ask(grade("s1", 6, 3)) == Refused("storage"), "it stays stopped"


async def test_the_clock_moves_the_room_on_by_itself(room):
    await sit(room, "s1", "s2", "s3")
    await to_introduction(room)
    moved = asyncio.Event()
    room.listeners.append(
        lambda _: moved.set() if room.state.step.id == "introduction-result" else None
    )

    async with asyncio.timeout(10):
        await moved.wait()

    assert room.state.norm("intro").revealed == (1,)


async def test_the_autopilot_leads_to_the_closing_step_and_not_past_it(disk):
    pack = packs.read(Path(resources.norms()) / "zelfscan13")
    pace = Pace(2000)
    room = Room(states.new(pack), disk.commit, pace)
    await room.start()
    for command in example.commands(date(2026, 11, 26), "nl", 4):
        await room.ask(command)

    async with asyncio.timeout(60):
        await fly(room, pace, "ABCD2345")

    assert room.state.step.id == "closing"
    assert not room.state.closed
    await room.stop()


async def test_the_autopilot_says_why_a_scan_cannot_be_unlocked(disk):
    pack = packs.read(Path(resources.norms()) / "zelfscan13")
    room = Room(states.new(pack), disk.commit, Pace())
    await room.start()

    with pytest.raises(Trouble) as caught:
        await fly(room, Pace(), "ABCD2345")

    assert caught.value.code == "people.none"
    await room.stop()


async def test_what_was_asked_before_the_end_is_still_on_disk(room, disk):
    await sit(room, "s1")
    await to_introduction(room)

    answer = asyncio.create_task(room.ask(grade("s1", 9, 2)))
    await asyncio.sleep(0)
    await room.stop()

    assert not isinstance(await answer, Refused)
    assert any(isinstance(one, GradeGiven) and one.grade == 9 for one in disk.changes)


async def test_a_fault_while_storing_leaves_nobody_waiting(room, disk, monkeypatch):
    await sit(room, "s1", "s2")
    await to_introduction(room)

    async def broken(changes) -> None:
        raise RuntimeError("not a trouble")

    monkeypatch.setattr(room, "_commit", broken)
    async with asyncio.timeout(5):
        outcomes = await asyncio.gather(*(room.ask(grade(seat, 6, 2)) for seat in ("s1", "s2")))

    assert outcomes == [Refused("storage")] * 2
    assert room.trouble is not None
    assert room.state.answers("intro") == {}


async def test_batches_that_wait_while_the_disk_fails_are_refused_too(room, disk):
    seats = ("s1", "s2", "s3")
    await sit(room, *seats)
    await to_introduction(room)
    disk.free.clear()
    disk.trouble = Trouble("storage.failed", name="a.scan")

    first = asyncio.create_task(room.ask(grade("s1", 6, 2)))
    await asyncio.sleep(0.01)
    others = [asyncio.create_task(room.ask(grade(seat, 7, 2))) for seat in seats[1:]]
    await asyncio.sleep(0.01)
    disk.free.set()
    async with asyncio.timeout(5):
        outcomes = await asyncio.gather(first, *others)

    assert outcomes == [Refused("storage")] * 3
    assert not any(isinstance(one, GradeGiven) for one in disk.changes)


async def test_who_listens_badly_does_not_end_the_session(room):
    heard: list[object] = []
    room.listeners.insert(0, lambda _: 1 / 0)
    room.listeners.append(heard.append)

    await sit(room, "s1")
    await sit(room, "s2")

    assert len(heard) == 2


async def test_a_room_that_has_stopped_answers_at_once(room):
    await room.stop()

    async with asyncio.timeout(5):
        assert await room.ask(grade("s1", 6, 2)) == Refused("storage")


async def test_who_asked_and_left_during_a_commit_is_counted_and_holds_up_nobody(room, disk):
    await sit(room, "s1", "s2")
    await to_introduction(room)
    disk.free.clear()
    leaves = asyncio.create_task(room.ask(grade("s1", 6, 2)))
    stays = asyncio.create_task(room.ask(grade("s2", 7, 2)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    leaves.cancel()
    await asyncio.gather(leaves, return_exceptions=True)
    disk.free.set()

    assert not isinstance(await stays, Refused)
    assert room.state.answers("intro") == {"bs1": 6, "bs2": 7}


async def test_a_room_that_stops_during_a_commit_finishes_what_was_asked_and_takes_no_more(
    room, disk
):
    await sit(room, "s1", "s2")
    await to_introduction(room)
    disk.free.clear()
    first = asyncio.create_task(room.ask(grade("s1", 6, 2)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    second = asyncio.create_task(room.ask(grade("s2", 7, 2)))
    await asyncio.sleep(0)

    stopping = asyncio.create_task(room.stop())
    await asyncio.sleep(0)
    late = await room.ask(grade("s2", 8, 3))
    disk.free.set()
    await stopping

    assert late == Refused("storage")
    assert not isinstance(await first, Refused)
    assert not isinstance(await second, Refused)
    assert [one.grade for one in disk.changes if isinstance(one, GradeGiven)] == [6, 7]


async def test_a_room_whose_loop_ends_leaves_nobody_waiting(room, disk):
    await sit(room, "s1", "s2")
    await to_introduction(room)
    disk.free.clear()
    under_way = asyncio.create_task(room.ask(grade("s1", 6, 2)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    queued = asyncio.create_task(room.ask(grade("s2", 7, 2)))
    await asyncio.sleep(0)

    room._task.cancel()
    async with asyncio.timeout(5):
        ends = await asyncio.gather(under_way, queued, return_exceptions=True)

    assert isinstance(ends[0], asyncio.CancelledError), "nobody knows whether it is on disk"
    assert ends[1] == Refused("storage")
    assert await room.ask(grade("s2", 7, 2)) == Refused("storage")
    assert room.state.answers("intro") == {}


async def test_a_fault_in_the_room_itself_is_told_and_leaves_nobody_waiting(room, monkeypatch):
    await sit(room, "s1", "s2")
    await to_introduction(room)
    heard: list[object] = []
    room.listeners.append(heard.append)
    monkeypatch.setattr(room, "_arm", lambda: 1 / 0)

    async with asyncio.timeout(5):
        first = await room.ask(grade("s1", 6, 2))
        second = await room.ask(grade("s2", 7, 2))

    assert not isinstance(first, Refused)
    assert second == Refused("storage")
    assert room.trouble is not None
    assert room.trouble.code == "bug"
    assert heard[-1] == []


async def test_one_command_with_a_fault_in_it_leaves_the_others_of_its_batch_alone(room, disk):
    await sit(room, "s1", "s2")
    await to_introduction(room)
    broken = ask.GiveGrade("s1", "ts1", "intro", 1, 6, None)  # type: ignore[arg-type]
    before = disk.commits

    outcomes = await asyncio.gather(
        room.ask(grade("s1", 6, 2)), room.ask(broken), room.ask(grade("s2", 7, 2))
    )

    assert outcomes[1] == Refused("bug")
    assert outcomes[2] is room.state
    assert room.state.answers("intro") == {"bs1": 6, "bs2": 7}
    assert disk.commits == before + 1


async def test_refusals_alone_are_answered_without_a_commit_and_are_no_news(room, disk):
    await sit(room, "s1")
    before, heard = disk.commits, list[object]()
    room.listeners.append(heard.append)
    disk.free.clear()

    async with asyncio.timeout(5):
        outcomes = await asyncio.gather(
            room.ask(ask.TakeSeat("s1", "other", "other", "ABCD", Message("f" * 32, 1))),
            room.ask(ask.Next("nowhere")),
        )
    disk.free.set()

    assert outcomes[0] == Refused("seat.taken")
    assert isinstance(outcomes[1], Refused)
    assert (disk.commits, heard) == (before, [])


async def test_that_the_disk_fails_is_told_once_however_often_phones_try(room, disk):
    await sit(room, "s1")
    await to_introduction(room)
    heard: list[object] = []
    room.listeners.append(heard.append)
    disk.trouble = Trouble("storage.full", name="a.scan")

    for counter in range(2, 6):
        assert await room.ask(grade("s1", 6, counter)) == Refused("storage")

    assert heard == [[]]
