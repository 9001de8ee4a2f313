"""What happens at the edges of a vote: a host that starts again, a disk that fails, two hands."""

import asyncio

from scanclient.participant import Gone, Participant, Refused
from scanhost.domain import commands as ask
from scanhost.domain.errors import Trouble
from scanhost.domain.facts import StepEntered
from scanhost.room.autopilot import fly
from scanhost.store import reading
from tests.house import open_house

SEATS = tuple(f"s{n}" for n in range(1, 13))


async def say(phone: Participant, norm: str, grade: int) -> tuple[int | None, str]:
    """Return what was confirmed, or why not."""
    try:
        return await phone.grade(norm, grade, 1), ""
    except Refused as error:
        return None, error.code
    except Gone:
        return None, "gone"


async def test_phones_come_back_to_a_host_that_started_again(tmp_path):
    async with open_house(tmp_path / "a.scan", people=4) as house:
        phones = [await house.phone(seat) for seat in SEATS[:3]]
        await house.go("norm:1.1")
        for grade, phone in enumerate(phones, 4):
            await phone.grade("1.1", grade)
        kept = [dict(phone.kept) for phone in phones]
        runs = {phone.view["run"] for phone in phones}
        loads = [(phone._load, phone._counter) for phone in phones]

    async with open_house(tmp_path / "a.scan") as house:
        again = []
        for seat, (load, counter) in zip(kept, loads, strict=True):
            phone = Participant(house.link.url, house.http)
            house.guests.append(phone)
            phone.kept, phone._load, phone._counter = dict(seat), load, counter
            again.append(phone)
        await asyncio.gather(*(phone.connect() for phone in again))
        views = [await phone.until(lambda view: "1.1" in view["mine"]) for phone in again]
        before = len(house.meeting._file.facts)

        assert [view["mine"]["1.1"]["grade"] for view in views] == [4, 5, 6]
        assert not runs & {view["run"] for view in views}
        for grade, phone, (_, counter) in zip((4, 5, 6), again, loads, strict=True):
            phone._counter = counter - 1  # said once more: the answer had got lost
            assert await phone.grade("1.1", grade) == grade
        assert len(house.meeting._file.facts) == before


async def test_when_the_disk_fails_every_phone_is_told_and_the_file_has_what_was_confirmed(
    tmp_path, monkeypatch
):
    path = tmp_path / "a.scan"
    async with open_house(path, people=4) as house:
        phones = [await house.phone(seat) for seat in SEATS[:4]]
        await house.go("norm:1.1")
        await phones[0].grade("1.1", 6)

        async def fails(changes) -> None:
            await asyncio.sleep(0.05)
            raise Trouble("storage.full", name="a.scan")

        monkeypatch.setattr(house.meeting.room, "_commit", fails)
        told = await asyncio.gather(*(say(phone, "1.1", 9) for phone in phones))

        assert [why for _, why in told] == ["storage"] * 4
        view = await phones[0].until(lambda view: "1.1" in view["mine"])
        assert view["mine"]["1.1"]["grade"] == 6
    given = reading.read(path).state.answers("1.1")
    assert list(given.values()) == [6]


async def test_the_clock_and_the_chair_may_press_at_once(tmp_path):
    async with open_house(tmp_path / "a.scan", people=4, speed=400) as house:
        phones = [await house.phone(seat) for seat in SEATS[:4]]
        flying = asyncio.create_task(fly(house.meeting.room, house.meeting.pace, house.state.code))
        while house.state.step.id != "closing":
            position = house.meeting.view().position
            outcomes = await asyncio.gather(
                *(house.do(ask.Next(position, sure=True)) for _ in range(3)),
                *(say(phone, "1.1", 7) for phone in phones),
            )
            assert sum(one is None for one in outcomes[:3]) <= 1
        await flying
        entered = [one.step for one in house.meeting._file.facts if isinstance(one, StepEntered)]

    assert len(entered) == len(set(entered)), "no step is entered twice"
