"""What phones say and see besides grades: names, groups, agreement, time, and the chair's slips."""

import asyncio
import json
from dataclasses import replace

import pytest

from scanclient.participant import Refused
from scanhost.domain import commands as ask
from scanhost.domain.people import Person
from tests.house import open_house

GRADES = (3, 5, 6, 8, 9, 9)


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan", people=6) as house:
        yield house


async def seated(house, count=6):
    return [await house.phone(f"s{n}") for n in range(1, count + 1)]


def ended(view):
    return view["agreement"] is not None and view["agreement"]["ended"]


async def reviewed(house, phones):
    """Grade the first norm and reveal its block; return what a phone sees of it."""
    await house.go("norm:1.1")
    for phone, grade in zip(phones, GRADES, strict=False):
        await phone.until(lambda view: "1.1" in view["open"])
        await phone.grade("1.1", grade)
    await house.go("review:T1")
    view = await phones[0].until(lambda view: view["step"]["kind"] == "review")
    return view["results"]["1.1"][0]


async def test_names_are_shown_when_everybody_said_yes_on_their_own_phone(house):
    await house.do(ask.SaveAbout("mode", "open"))
    phones = await seated(house)
    for phone in phones:
        await phone.consent(True)

    result = await reviewed(house, phones)

    people = house.state.people
    assert [(one["name"], one["grade"]) for one in result["named"]] == [
        (people[f"s{n}"].name, grade) for n, grade in enumerate(GRADES[:4], 1)
    ] + sorted((people[f"s{n}"].name, 9) for n in (5, 6))


@pytest.mark.parametrize("said", [False, None])
async def test_one_no_or_one_silence_keeps_everybody_anonymous(house, said):
    await house.do(ask.SaveAbout("mode", "open"))
    phones = await seated(house)
    for phone in phones[1:]:
        await phone.consent(True)
    if said is not None:
        await phones[0].consent(said)
    before = [json.loads(frame) for frame in phones[1].frames]

    result = await reviewed(house, phones)

    assert result["named"] == []
    assert not phones[0].view["named"]
    assert [view.get("named") for view in before if view["t"] == "view"].count(True) == 0


async def test_a_withdrawal_shows_only_once_the_room_moves_on(house):
    await house.do(ask.SaveAbout("mode", "open"))
    phones = await seated(house)
    for phone in phones:
        await phone.consent(True)
    await reviewed(house, phones)
    seen = house.meeting.view()

    await phones[3].consent(False)

    assert house.meeting.view().norms == seen.norms, "at that moment nothing tells who said no"
    assert house.meeting.agenda().themes[0].norms[0].rounds[0].named
    await house.next()
    assert not house.meeting.agenda().themes[0].norms[0].rounds[0].named
    assert not house.meeting.view().named


async def test_a_late_guest_says_yes_before_sitting_down(house):
    await house.do(ask.SaveAbout("mode", "open"))
    phones = await seated(house)
    for phone in phones:
        await phone.consent(True)
    await house.go("introduction")
    await house.do(ask.SavePerson(Person("late", "Lotte", "Laat", guest=True)))
    guest = await house.phone()

    with pytest.raises(Refused, match=r"consent\.needed"):
        await guest.take("late")
    await guest.take("late", consent=True)
    assert house.meeting.view().named

    await house.do(ask.SavePerson(Person("later", "Luuk", "Later", guest=True)))
    other = await house.phone()
    await other.take("later", consent=False)
    await house.next(sure=True)
    assert not house.meeting.view().named


async def test_the_mode_is_fixed_at_the_first_question(house):
    await seated(house)
    assert await house.do(ask.SaveAbout("mode", "group")) is None
    await house.go("introduction")

    refused = await house.do(ask.SaveAbout("mode", "open"))

    assert refused is not None
    assert refused.code == "mode.late"


@pytest.mark.parametrize(("first", "shown"), [(3, 2), (4, 0)])
async def test_groups_of_three_are_shown_with_their_mean_and_no_smaller_one(house, first, shown):
    """Of four and two nothing is shown: the two would follow from the four."""
    await house.do(ask.SaveAbout("mode", "group"))
    await house.do(ask.SaveAbout("groups", "education+attendance,employers+care"))
    for n, person in enumerate(tuple(house.state.people.values()), 1):
        domain = "education" if n <= first else "care"
        assert await house.do(ask.SavePerson(replace(person, domain=domain))) is None
    phones = await seated(house)

    result = await reviewed(house, phones)

    assert (
        result["groups"]
        == [
            {"group": "education+attendance", "n": 3, "mean": "4.7"},
            {"group": "employers+care", "n": 3, "mean": "8.7"},
        ][:shown]
    )


async def test_agreement_is_counted_when_the_last_has_answered_and_tells_nobody_who(house):
    phones = await seated(house)
    await reviewed(house, phones)
    await house.do(ask.TickPoint("p1", "T1", "1.1"))
    assert await house.do(ask.AskAgreement("T1")) is None
    view = await phones[0].until(lambda view: view["agreement"] is not None)
    assert view["agreement"]["points"]

    for number, phone in enumerate(phones[:-1]):
        await phone.agree(1, number % 2 == 0)
    view = await phones[0].until(
        lambda view: view["agreement"] and view["agreement"]["answered"] == 5
    )
    assert (view["agreement"]["ended"], view["agreement"]["yes"]) == (False, None)
    await phones[-1].agree(1, False)

    view = await phones[0].until(ended)
    assert (view["agreement"]["yes"], view["agreement"]["no"]) == (3, 3)
    with pytest.raises(Refused, match=r"agree\.ended"):
        await phones[0].agree(1, False)


async def test_fewer_than_three_answers_to_a_poll_are_never_shown(house):
    phones = await seated(house)
    await reviewed(house, phones)
    await house.do(ask.TickPoint("p1", "T1", "1.1"))
    await house.do(ask.AskAgreement("T1"))
    await phones[0].agree(1, True)
    await phones[1].agree(1, False)

    await house.do(ask.EndAgreement())

    view = await phones[0].until(ended)
    assert (view["agreement"]["yes"], view["agreement"]["no"]) == (None, None)


async def test_a_seat_freed_by_a_slip_is_given_back_to_its_phone(house):
    phones = await seated(house)
    await house.go("norm:1.1")
    await phones[0].grade("1.1", 4)
    await house.do(ask.FreeSeat("s1"))
    await phones[0].until(lambda view: view["me"] is None)

    assert await house.meeting.undo() is None

    view = await phones[0].until(lambda view: view["me"] is not None)
    assert view["mine"]["1.1"]["grade"] == 4
    await phones[0].grade("1.1", 5)


async def test_who_goes_home_takes_open_grades_along_when_the_chair_says_so(house):
    phones = await seated(house)
    await reviewed(house, phones)
    await house.go("norm:2.1")
    for phone, grade in zip(phones, GRADES, strict=True):
        await phone.grade("2.1", grade)

    await house.do(ask.Leave("s1", keep=False))

    assert len(house.state.answers("2.1")) == 5
    assert len(house.state.answers("1.1")) == 6
    with pytest.raises(Refused, match=r"seat\.lost"):
        await phones[0].grade("2.1", 1)
    onlooker = await house.phone()
    view = await onlooker.until(lambda view: view["step"]["id"] == "norm:2.1")
    assert "s1" not in [one["seat"] for one in view["places"]]
    assert await house.meeting.undo() is None
    assert sorted(house.state.answers("2.1").values()) == sorted(GRADES)


async def test_extra_time_holds_a_reveal_by_the_clock_and_not_the_flow(tmp_path):
    async with open_house(tmp_path / "a.scan", people=3, speed=200.0) as house:
        phones = await seated(house, 3)
        await house.do(ask.GiveExtra("s3", "off"))
        await house.go("introduction")
        for phone in phones[:2]:
            await phone.grade("intro", 5)
        await asyncio.sleep(2 * 60 / 200)
        assert house.state.step.id == "introduction"
        assert phones[2].view["me"]["extra"] == "off"

        await phones[2].grade("intro", 7)
        await phones[2].until(lambda view: view["step"]["id"] == "introduction-result")

        await house.go("norm:1.1")
        await phones[0].until(lambda view: view["step"]["id"] == "norm:1.3")
        assert "1.1" in phones[2].view["todo"]


async def test_a_grade_on_somebodys_behalf_is_marked_in_the_record_and_nowhere_shown(house):
    phones = await seated(house, 5)
    await house.go("norm:1.1")
    for phone, grade in zip(phones, GRADES, strict=False):
        await phone.grade("1.1", grade)
    frames = [len(phone.frames) for phone in phones]

    assert await house.do(ask.GradeFor("s6", "1.1", 1, 10, "b" * 32)) is None
    assert (await house.do(ask.GradeFor("s1", "1.1", 1, 10))).code == "behalf.own"

    assert house.state.on_behalf("1.1", 1) == 1
    await house.go("review:T1")
    view = await phones[0].until(lambda view: view["step"]["kind"] == "review")
    assert view["results"]["1.1"][0]["n"] == 6
    heard = [frame for phone, at in zip(phones, frames, strict=True) for frame in phone.frames[at:]]
    assert not [frame for frame in heard if "behalf" in frame]


async def test_a_round_set_aside_stays_to_be_seen_with_its_reason(house):
    phones = await seated(house)
    await reviewed(house, phones)
    await house.do(ask.TickPoint("p1", "T1", "1.1"))

    assert (await house.do(ask.SetAside("1.1", 1, "  "))).code == "aside.reason"
    assert await house.do(ask.SetAside("1.1", 1, "Iemand stemde twee keer.")) is None

    view = await phones[0].until(lambda view: view["results"]["1.1"][0]["aside"])
    assert view["results"]["1.1"][0]["aside"] == "Iemand stemde twee keer."
    assert view["results"]["1.1"][0]["n"] == 6
    agenda = house.meeting.agenda()
    assert agenda.themes[0].norms[0].rounds[0].aside
    assert agenda.points[0].why == ()
