"""What a phone and the host say to each other, by socket and by polling, with a real file."""

import json

import pytest

from scanclient.participant import Refused
from scanhost.domain import commands as ask
from scanhost.domain.facts import GradeGiven
from tests.house import open_house


@pytest.fixture(params=["socket", "polling"])
async def house(tmp_path, request):
    async with open_house(tmp_path / "a.scan") as house:
        house.polling = request.param == "polling"
        yield house


async def test_a_phone_takes_a_seat_and_is_told_what_it_needs(house):
    phone = await house.phone("s1")

    view = await phone.until(lambda view: view["me"] is not None)
    assert view["me"]["name"] == "Annemieke van der Velde"
    assert len(phone.kept["secret"]) == 32
    assert len(phone.kept["recovery"]) == 4
    assert view["state"] == "open"
    assert view["step"]["kind"] == "lobby"
    assert phone.pack["themes"][0]["norms"][0]["id"] == "1.1"


async def test_a_grade_is_on_disk_before_it_is_confirmed(house):
    phone = await house.phone("s1")
    await house.go("norm:1.1")

    stored = await phone.grade("1.1", 6)

    assert stored == 6
    last = house.meeting._file.facts[-1]
    assert last == GradeGiven(phone.kept["ballot"], "1.1", 1, 6)


async def test_a_grade_can_be_changed_and_weet_niet_is_an_answer(house):
    phone = await house.phone("s1")
    await house.go("norm:1.1")
    await phone.grade("1.1", 6)

    assert await phone.grade("1.1", None) is None
    view = await phone.until(lambda view: view["mine"].get("1.1") == {"round": 1, "grade": None})
    assert view["todo"] == []


async def test_a_repeated_message_is_answered_alike_and_counted_once(house):
    phone = await house.phone("s1")
    await house.go("norm:1.1")
    await phone.grade("1.1", 6)
    before = len(house.meeting._file.facts)

    phone._counter -= 1
    assert await phone.grade("1.1", 6) == 6

    assert len(house.meeting._file.facts) == before


async def test_an_older_message_never_overwrites_a_newer_grade(house):
    phone = await house.phone("s1")
    await house.go("norm:1.1")
    await phone.grade("1.1", 6)
    await phone.grade("1.1", 8)

    phone._counter -= 2
    with pytest.raises(Refused) as caught:
        await phone.grade("1.1", 6)

    assert caught.value.code == "message.old"
    assert house.state.answers("1.1")[phone.kept["ballot"]] == 8


async def test_a_seat_that_is_taken_stays_with_who_took_it(house):
    await house.phone("s1")
    other = await house.phone()

    with pytest.raises(Refused) as caught:
        await other.take("s1")
    assert caught.value.code == "seat.taken"
    view = await other.until(lambda view: view["places"] and view["me"] is None)
    assert [place["seat"] for place in view["places"]] == ["s2", "s3"]


async def test_a_phone_that_comes_back_has_its_seat_and_grades(house):
    first = await house.phone("s1")
    await house.go("norm:1.1")
    await first.grade("1.1", 6)
    await first.close()

    again = house.guest(**first.kept)
    await again.connect()

    view = await again.until(lambda view: view["me"] is not None)
    assert view["mine"]["1.1"] == {"round": 1, "grade": 6}


async def test_a_seat_the_chair_freed_is_no_longer_the_phones(house):
    phone = await house.phone("s1")
    await house.go("norm:1.1")
    await house.do(ask.FreeSeat("s1"))

    await phone.until(lambda view: view["me"] is None)
    with pytest.raises(Refused) as caught:
        await phone.grade("1.1", 6)
    assert caught.value.code == "seat.lost"


async def test_without_the_code_nothing_is_shown(house):
    stranger = house.guest("WRONGONE")

    with pytest.raises(Refused) as caught:
        await stranger.connect()

    assert caught.value.code == "code.wrong"
    assert "Annemieke" not in "".join(stranger.frames)


async def test_guessing_is_stopped_but_the_seated_go_on(house):
    phone = await house.phone("s1")
    codes = []
    for _ in range(12):
        stranger = house.guest("WRONGONE")
        with pytest.raises(Refused) as caught:
            await stranger.connect()
        codes.append(caught.value.code)

    assert codes[-1] == "code.wait"
    await house.go("norm:1.1")
    assert await phone.grade("1.1", 6) == 6


async def test_a_late_grade_is_told_that_it_does_not_count(house):
    phone = await house.phone("s1")
    await house.go("review:T1")

    with pytest.raises(Refused) as caught:
        await phone.grade("1.1", 6, 1)
    assert caught.value.code == "norm.revealed"


async def test_nothing_of_a_grade_reaches_another_phone_before_the_reveal(house):
    giver, other = await house.phone("s1"), await house.phone("s2")
    await house.go("norm:1.1")
    await other.until(lambda view: view["voting"] is not None)
    other.frames.clear()

    await giver.grade("1.1", 3)
    await other.until(lambda view: view["count"]["answered"] == 1)

    for frame in other.frames:
        said = json.loads(frame)
        assert said["mine"] == {}
        assert said["results"] == {}
        assert giver.kept["ballot"] not in frame


async def test_results_come_with_the_review_and_are_rounded_half_up(house):
    phones = [await house.phone(seat) for seat in ("s1", "s2", "s3")]
    await house.go("norm:1.1")
    for phone, grade in zip(phones, (4, 6, 9), strict=True):
        await phone.grade("1.1", grade)

    await house.go("review:T1")
    view = await phones[0].until(lambda view: view["step"]["kind"] == "review")

    [result] = view["results"]["1.1"]
    assert (result["n"], result["mean"], result["gap"]) == (3, "6.3", "3.3")
    assert view["results"]["1.2"][0]["counts"] == []
    assert view["results"]["1.2"][0]["mean"] is None


async def test_a_second_connection_of_one_seat_sees_the_same(house):
    phone = await house.phone("s1")
    tab = house.guest(**phone.kept)
    await tab.connect()
    await house.go("norm:1.1")

    await phone.grade("1.1", 6)

    view = await tab.until(lambda view: "1.1" in view["mine"])
    assert view["mine"]["1.1"]["grade"] == 6
    assert view["count"] == {"answered": 1, "present": 1}
