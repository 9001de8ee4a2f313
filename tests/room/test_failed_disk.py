"""The disk fails while phones grade: nothing confirmed is lost, and the room goes on elsewhere."""

import asyncio
from contextlib import ExitStack

import apsw
import pytest

from scanclient.participant import Refused
from scanhost.domain import commands as ask
from scanhost.domain.state import Motion
from scanhost.store import reading
from tests.house import open_house
from tests.store.vfs import beneath

SEATS = ("s1", "s2", "s3", "s4")
TOUCHES = {"write", "truncate", "sync", "delete"}


class Disk:
    """The disk under the scan, which fails while told to; also at one call only."""

    def __init__(self, folder, error=apsw.IOError):
        self.scan = str(folder / "a.scan")
        self.error = error
        self.broken = False
        self.calls = 0
        self.fails_at = 0

    def look(self, kind, path, at, data):
        if not path.startswith(self.scan) or kind not in TOUCHES:
            return
        self.calls += 1
        if self.broken or self.calls == self.fails_at:
            raise self.error(f"{kind} fails on purpose")


@pytest.fixture
def disk(tmp_path):
    (tmp_path / "laptop").mkdir()
    (tmp_path / "stick").mkdir()
    disk = Disk(tmp_path / "laptop")
    with ExitStack() as stack:
        stack.enter_context(beneath(disk.look))
        yield disk
        disk.broken = False


@pytest.fixture
async def house(tmp_path, disk):
    async with open_house(tmp_path / "laptop" / "a.scan", people=len(SEATS)) as house:
        yield house
        disk.broken = False


async def phones_in(house):
    phones = [await house.phone(seat) for seat in SEATS]
    await house.go("norm:1.1")
    return phones


async def refused(phone, grade):
    with pytest.raises(Refused) as caught:
        await phone.grade("1.1", grade, 1)
    return caught.value.code


def confirmed(phones):
    return {phone.kept["ballot"]: phone.confirmed["1.1", 1] for phone in phones}


async def test_the_room_goes_on_elsewhere_and_phones_just_go_on(house, disk, tmp_path):
    phones = await phones_in(house)
    for phone, grade in zip(phones[:3], (4, 6, 7), strict=True):
        await phone.grade("1.1", grade)
    disk.broken = True
    assert await refused(phones[3], 9) == "storage"
    assert await refused(phones[0], 5) == "storage"

    assert await house.meeting.continue_at(tmp_path / "stick") is None

    assert house.meeting.room.trouble is None
    assert dict(house.state.answers("1.1")) == confirmed(phones[:3])
    assert await phones[3].grade("1.1", 9, 1) == 9
    assert await phones[0].grade("1.1", 5, 1) == 5
    assert await house.do(ask.Resume()) is None
    assert dict(house.state.answers("1.1")) == confirmed(phones)
    assert house.state.code == house.link.code
    await (await house.phone()).until(lambda view: view["state"] != "wait")


async def test_what_is_confirmed_there_is_back_at_the_next_start(tmp_path, disk):
    path = tmp_path / "laptop" / "a.scan"
    async with open_house(path, people=len(SEATS)) as house:
        phones = await phones_in(house)
        await phones[0].grade("1.1", 4)
        disk.broken = True
        assert await refused(phones[1], 9) == "storage"
        assert await house.meeting.continue_at(tmp_path / "stick") is None
        for phone, grade in zip(phones[1:], (9, 2, 3), strict=True):
            await phone.grade("1.1", grade, 1)
        expected = confirmed(phones)
        disk.broken = False

    async with open_house(path) as house:
        assert house.meeting.notice is not None
        assert house.meeting.notice.code == "emergency.back"
        assert dict(house.state.answers("1.1")) == expected
    assert dict(reading.read(path).state.answers("1.1")) == expected
    assert not list((tmp_path / "stick").rglob("*.scan*"))


async def test_a_disk_that_came_back_is_opened_anew(house, disk):
    phones = await phones_in(house)
    await phones[0].grade("1.1", 4)
    disk.broken = True
    assert await refused(phones[1], 9) == "storage"

    still = await house.meeting.try_again()
    disk.broken = False
    gone_on = await house.meeting.try_again()

    assert still is not None
    assert still.code.startswith("storage.")
    assert gone_on is None
    assert house.state.answers("1.1")[phones[0].kept["ballot"]] == 4
    assert await phones[1].grade("1.1", 9, 1) == 9


async def test_a_place_that_will_not_do_can_be_followed_by_another(house, disk, tmp_path):
    phones = await phones_in(house)
    await phones[0].grade("1.1", 4)
    disk.broken = True
    assert await refused(phones[1], 9) == "storage"
    assert await house.meeting.try_again() is not None

    no = await house.meeting.continue_at(tmp_path / "nowhere")
    assert no is not None
    assert await refused(phones[1], 9) == "storage"
    assert house.meeting.room.trouble is not None

    assert await house.meeting.continue_at(tmp_path / "stick") is None
    assert await phones[1].grade("1.1", 9, 1) == 9
    assert house.state.answers("1.1")[phones[0].kept["ballot"]] == 4


async def test_the_clock_stands_still_at_what_was_left(house, disk, tmp_path):
    await phones_in(house)
    left = house.state.clock.remaining(house.meeting.pace.now())
    disk.broken = True

    assert await house.meeting.continue_at(tmp_path / "stick") is None

    clock = house.state.clock
    assert clock.since is None
    assert left - 5 < clock.left <= left
    assert house.state.motion(house.state.at) is Motion.PAUSED


@pytest.mark.parametrize("at", [1, 2, 3, 5, 8])
async def test_grades_that_rain_while_the_disk_fails_are_confirmed_once_or_never(
    house, disk, tmp_path, at
):
    phones = await phones_in(house)
    codes, failed = set(), asyncio.Event()
    house.meeting.room.listeners.append(
        lambda _: failed.set() if house.meeting.room.trouble is not None else None
    )

    async def rain(phone):
        """Grade until refused; then send the same again, as a phone does."""
        for number in range(40):
            while True:
                try:
                    await phone.grade("1.1", number % 10 + 1, 1)
                    break
                except Refused as no:
                    codes.add(no.code)
                    await asyncio.sleep(0.01)

    raining = [asyncio.create_task(rain(phone)) for phone in phones]
    await asyncio.sleep(0.05)
    disk.fails_at = disk.calls + at
    async with asyncio.timeout(20):
        await failed.wait()
        before = {ballot: list(given) for ballot, given in given_in(house).items()}
        assert await house.meeting.continue_at(tmp_path / "stick") is None
        await asyncio.gather(*raining)

    assert codes <= {"storage"}
    assert dict(house.state.answers("1.1")) == confirmed(phones)
    for ballot, given in given_in(house).items():
        assert given[: len(before.get(ballot, []))] == before.get(ballot, [])
        assert given == [number % 10 + 1 for number in range(40)]


def given_in(house):
    """Return every grade of each ballot in the order of the journal."""
    given: dict[str, list[int]] = {}
    for fact in house.meeting._file.facts:
        if type(fact).__name__ == "GradeGiven":
            given.setdefault(fact.ballot, []).append(fact.grade)
    return given


async def test_session_1_may_close_in_the_emergency_place(tmp_path, disk):
    path = tmp_path / "laptop" / "a.scan"
    async with open_house(path, people=len(SEATS)) as house:
        phones = await phones_in(house)
        for phone, grade in zip(phones, (4, 6, 7, 9), strict=True):
            await phone.grade("1.1", grade)
        disk.broken = True
        assert await house.do(ask.SaveText("note", "x")) is not None
        assert await house.meeting.continue_at(tmp_path / "stick") is None
        assert await house.meeting.close_session() is None
        disk.broken = False
    ballots = [phone.kept["ballot"].encode() for phone in phones]

    async with open_house(path) as house:
        assert house.state.closed
        assert sorted(house.state.answers("1.1").values()) == [4, 6, 7, 9]

    raw = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert not [ballot for ballot in ballots if ballot in raw]


async def test_after_the_end_nothing_is_gone_on_with(tmp_path, disk):
    async with open_house(tmp_path / "laptop" / "a.scan", people=2) as house:
        pass

    for outcome in (
        await house.meeting.continue_at(tmp_path / "stick"),
        await house.meeting.try_again(),
    ):
        assert outcome is not None
        assert outcome.code == "storage"


async def test_a_full_disk_uses_the_room_that_was_kept_and_the_chair_hears_of_it(house, disk):
    phones = await phones_in(house)
    disk.error = apsw.FullError
    disk.fails_at = disk.calls + 1

    assert await phones[0].grade("1.1", 4) == 4

    assert house.meeting.tight
    assert house.meeting.room.trouble is None
