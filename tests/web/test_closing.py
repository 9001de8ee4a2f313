"""Session 1 closes while phones are connected: what they are told, and what is left."""

import asyncio
import json

import pytest

from scanclient.participant import Gone, Participant, Refused
from scanhost.domain import commands as ask
from scanhost.domain.commands import SaveText
from scanhost.domain.errors import Trouble
from tests.house import open_house

SEATS = ("s1", "s2", "s3", "s4")


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan", people=len(SEATS)) as house:
        yield house


def held_up(house, monkeypatch, trouble: Trouble | None = None) -> tuple[asyncio.Event, list[int]]:
    """Let closing wait after the room has stopped; it fails with a trouble, if one is given."""
    reached, asked = asyncio.Event(), [0]
    close = house.meeting._file.close_session

    def slowly():
        asked[0] += 1
        done = close() if trouble is None else asyncio.get_running_loop().create_future()
        if trouble is not None:
            done.set_exception(trouble)
        return done

    async def wrapped(future):
        reached.set()
        await asyncio.sleep(0.2)
        if asyncio.isfuture(future):
            return await future
        return await wrap(future)

    wrap = asyncio.wrap_future
    monkeypatch.setattr(house.meeting._file, "close_session", slowly)

    class Slow:
        def __getattr__(self, name):
            return (
                wrapped
                if name == "wrap_future" and not reached.is_set()
                else getattr(asyncio, name)
            )

    monkeypatch.setattr("scanhost.app.meeting.asyncio", Slow())
    return reached, asked


async def graded(house) -> list[Participant]:
    phones = [await house.phone(seat) for seat in SEATS]
    await house.go("norm:1.1")
    for phone, grade in zip(phones, (4, 6, 7, 9), strict=True):
        await phone.grade("1.1", grade)
    return phones


async def test_a_grade_that_comes_while_session_1_closes_is_answered_with_closed(
    house, monkeypatch
):
    phones = await graded(house)
    reached, _ = held_up(house, monkeypatch)

    closing = asyncio.create_task(house.meeting.close_session())
    await reached.wait()
    async with asyncio.timeout(5):
        with pytest.raises(Refused) as caught:
            await phones[0].grade("1.1", 10, 1)
    assert await closing is None

    assert caught.value.code in {"session.closed", "seat.lost"}
    assert sorted(house.state.answers("1.1").values()) == [4, 6, 7, 9]


async def test_when_closing_fails_what_came_meanwhile_is_stored(house, monkeypatch):
    phones = await graded(house)
    reached, _ = held_up(house, monkeypatch, Trouble("storage.full", name="a.scan"))

    closing = asyncio.create_task(house.meeting.close_session())
    await reached.wait()
    async with asyncio.timeout(10):
        assert await phones[0].grade("1.1", 10, 1) == 10
    failed = await closing

    assert failed is not None
    assert failed.code == "storage.full"
    assert house.state.answers("1.1")[phones[0].kept["ballot"]] == 10
    assert not house.state.closed


async def test_two_closings_at_once_are_one(house):
    await graded(house)

    first, second = await asyncio.gather(
        house.meeting.close_session(), house.meeting.close_session()
    )

    assert first is None
    assert second is not None
    assert second.code == "session.closed"
    assert await house.do(SaveText("note", "still there")) is None
    assert house.state.code


async def test_the_program_may_end_while_session_1_closes(tmp_path, monkeypatch):
    async with open_house(tmp_path / "a.scan", people=len(SEATS)) as house:
        await graded(house)
        reached, _ = held_up(house, monkeypatch)
        closing = asyncio.create_task(house.meeting.close_session())
        await reached.wait()
    assert await closing is None

    async with open_house(tmp_path / "a.scan") as house:
        assert house.state.closed
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.scan", "backups"]


async def test_after_closing_phones_look_on_and_grade_nothing(house):
    phones = await graded(house)
    for phone in phones:
        phone.frames.clear()

    assert await house.meeting.close_session() is None

    for phone in phones:
        view = await phone.until(lambda view: view["state"] == "closed")
        assert view["me"] is None
        assert view["mine"] == {}
        assert view["places"] == []
        for work in (phone.grade("1.1", 1, 1), phone.leave(), phone.take("s1")):
            with pytest.raises(Refused):
                await work
    onlooker = await house.phone()
    view = await onlooker.until(lambda view: view["state"] == "closed")
    assert view["places"] == []
    assert not any(json.loads(one).get("me") for one in onlooker.frames)


async def test_grades_that_rain_while_session_1_closes_are_counted_or_refused(house):
    phones = await graded(house)
    told: list[dict[str, int]] = [{} for _ in phones]

    async def rain(index: int) -> None:
        grade = 0
        while True:
            grade = grade % 10 + 1
            try:
                told[index]["last"] = await phones[index].grade("1.1", grade, 1) or 0
            except (Refused, Gone):
                return

    raining = [asyncio.create_task(rain(n)) for n in range(len(phones))]
    await asyncio.sleep(0.1)
    async with asyncio.timeout(10):
        assert await house.meeting.close_session() is None
        await asyncio.gather(*raining)

    assert sorted(house.state.answers("1.1").values()) == sorted(one["last"] for one in told)


async def test_a_session_with_codes_words_and_somebody_at_the_door_is_closed(tmp_path):
    path = tmp_path / "a.scan"
    async with open_house(path, people=4) as house:
        await house.do(ask.GiveCodes((("s1", "K7PM3Q"), ("s2", "B4WX9R"))))
        one = await house.phone("s1")
        await one.introduce("ROC", "directeur", "Minder loketten")
        await one.say("Tellen BBL-plekken mee?")
        waiting = await house.phone()
        await waiting.knock("Noor de Wit")
        [visitor] = house.state.visitors.values()
        await house.do(ask.KeepSaid(next(iter(house.state.said)), True))
        await house.go("closing")

        assert await house.meeting.close_session() is None

        state = house.state
        assert state.closed
        assert not state.visitors
        assert {person.code for person in state.people.values()} == {""}
        assert house.meeting.agenda().said == (("question", "Tellen BBL-plekken mee?"),)
        assert [said.by for said in house.meeting.view().said] == [""]
        assert house.meeting.view().wishes == {"s1": "Minder loketten"}
    raw = path.read_bytes()
    for gone in (
        "K7PM3Q",
        "B4WX9R",
        visitor.token,
        visitor.ballot,
        "Noor de Wit",
        one.kept["ballot"],
    ):
        assert gone.encode() not in raw
