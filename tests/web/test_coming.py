"""Coming in over the wire: what is told to whom before the chair's yes, and who is told after."""

from __future__ import annotations

import asyncio
import json
import shutil

import pytest

from scanclient.participant import Refused
from scanhost.domain import commands as ask
from scanhost.domain import followup
from scanhost.domain.examples import StageExample
from scanhost.store import reading
from scanhost.web import door
from tests.house import open_house

CODE = "K7PM3Q"


@pytest.fixture(params=["socket", "polling"])
async def house(request, tmp_path):
    async with open_house(tmp_path / "a.scan", people=4) as house:
        house.polling = request.param == "polling"
        yield house


def named(house, phone) -> list[str]:
    """Return whose names a phone has been told."""
    told = "".join(phone.frames)
    return [one.name for one in house.state.people.values() if json.dumps(one.name)[1:-1] in told]


@pytest.mark.parametrize("entry", ["code", "knock"])
async def test_no_name_is_told_before_a_seat_is_taken(house, entry):
    await house.do(ask.SaveAbout("entry", entry))
    await house.do(ask.GiveCodes((("s2", CODE),)))
    phone = await house.phone()
    with pytest.raises(Refused, match=f"seat.{entry}"):
        await phone.take("s1")
    await phone.knock("Noor")
    await phone.until(lambda view: view["visitor"])
    with pytest.raises(Refused, match=r"code\.unknown"):
        await phone.enter("WRONG2")

    assert named(house, phone) == []
    assert CODE not in "".join(phone.frames)

    assert await phone.enter(CODE)
    view = await phone.until(lambda view: view["me"])
    assert view["me"]["seat"] == "s2"
    assert named(house, phone) == [house.state.people["s2"].name]


async def test_names_are_told_only_to_who_has_the_room_s_code(house):
    phone = await house.phone()
    assert len(phone.view["places"] if phone.view else (await phone.until(bool))["places"]) == 4


async def test_who_is_let_in_holds_the_seat_also_after_connecting_again(house):
    phone = await house.phone()
    await phone.knock("Noor", "UWV", "care")
    await phone.until(lambda view: view["visitor"])
    await phone.close()
    await phone.connect()
    await phone.until(lambda view: view["visitor"])

    [visitor] = house.state.visitors
    await house.do(ask.Admit(visitor, "g1"))
    view = await phone.until(lambda view: view["me"])

    assert view["me"]["seat"] == "g1"
    assert view["me"]["ballot"] == house.state.links["g1"].ballot
    await house.go("norm:1.1")
    assert await phone.grade("1.1", 6) == 6


async def test_the_old_device_is_told_and_speaks_for_the_seat_no_longer(house):
    old = await house.phone("s1")
    await house.go("norm:1.1")
    await old.grade("1.1", 7)
    new = await house.phone()
    assert await new.enter(old.kept["recovery"]) is False
    assert (await old.until(lambda view: view["me"]))["me"]["seat"] == "s1"

    [visitor] = house.state.visitors
    await house.do(ask.Admit(visitor, ""))

    told = await old.until(lambda view: view.get("lost"))
    assert told["lost"] == "moved"
    with pytest.raises(Refused, match=r"seat\.lost"):
        await old.grade("1.1", 3)
    view = await new.until(lambda view: view["me"])
    assert view["mine"] == {}
    assert view["todo"] == []
    assert list(house.state.answers("1.1").values()) == [7]
    assert await new.grade("1.1", 8) == 8
    assert list(house.state.answers("1.1").values()) == [8]


async def test_a_freed_seat_is_told_apart_from_a_moved_one(house):
    phone = await house.phone("s1")

    await house.do(ask.FreeSeat("s1"))

    assert (await phone.until(lambda view: view.get("lost")))["lost"] == "freed"


async def test_who_goes_away_or_is_turned_away_waits_no_longer(house):
    one, two = await house.phone(), await house.phone()
    await one.knock("Noor")
    await two.knock("Sem")
    await one.go_away()
    [visitor] = house.state.visitors
    await house.do(ask.TurnAway(visitor))

    for phone in (one, two):
        view = await phone.until(lambda view: view["visitor"] is None)
        assert view["me"] is None


async def test_wrong_personal_codes_are_counted_and_the_seated_do_not_notice(house):
    await house.do(ask.GiveCodes((("s2", CODE),)))
    seated = await house.phone("s1")
    guesser = await house.phone()
    await house.go("norm:1.1")
    outcomes = []
    for number in range(door.GUESSES + 5):
        try:
            await guesser.enter(f"GUESS{number + 2}")
        except Refused as refused:
            outcomes.append(refused.code)

    assert outcomes == ["code.unknown"] * door.GUESSES + ["code.wait"] * 5
    with pytest.raises(Refused, match=r"code\.wait"):
        await guesser.enter(CODE)
    assert await seated.grade("1.1", 6) == 6
    await seated.close()
    await seated.connect()
    assert (await seated.until(lambda view: view["me"]))["me"]["seat"] == "s1"


async def test_two_claims_of_one_code_at_once_give_one_seat(house):
    await house.do(ask.GiveCodes((("s2", CODE),)))
    phones = [await house.phone() for _ in range(4)]

    came = await asyncio.gather(*(phone.enter(CODE) for phone in phones))

    assert sorted(came) == [False, False, False, True]
    assert len(house.state.visitors) == 1  # the last to ask for that seat


async def test_what_one_phone_chooses_is_a_favourite_on_all(house):
    one, other = await house.phone("s1"), await house.phone("s2")

    await one.favour("KB06")
    await other.favour("KB05")
    view = await one.until(lambda view: len(view["favourites"]) == 2)
    await other.favour("KB06", False)

    assert view["favourites"] == ["KB06", "KB05"]
    await one.until(lambda view: view["favourites"] == ["KB05"])
    with pytest.raises(Refused, match=r"message\.form"):
        await one.favour("../KB")
    for unread in ("Jan-de-Vries", "x1"):
        with pytest.raises(Refused, match=r"favourite\.unknown"):
            await one.favour(unread)


async def test_words_arrive_once_and_as_plain_text(house):
    phone = await house.phone("s1")
    await house.do(ask.SaveAbout("introductions", "yes"))
    text = "<script>alert(1)</script>\u202e \U0001f600"

    await phone.say(text)
    await phone.introduce("<b>ROC</b>", "=cmd|x", "Eén loket")

    [said] = house.meeting.view().said
    assert said.text == "<script>alert(1)</script> \U0001f600"
    view = await phone.until(lambda view: view["me"] and view["me"]["wish"])
    assert view["me"]["organisation"] == "<b>ROC</b>"
    assert view["me"]["function"] == "=cmd|x"


async def test_what_is_said_is_seen_by_nobody_else(house):
    phone, other, onlooker = await house.phone("s1"), await house.phone("s2"), await house.phone()

    await phone.say("Geheim woord")
    await phone.offer("Geheim woord", "Eén coach")
    await house.go("introduction")
    for one in (other, onlooker):
        await one.until(lambda view: view["step"]["id"] == "introduction")

    assert "Geheim" not in "".join(other.frames + onlooker.frames)


async def test_an_example_that_was_confirmed_is_on_disk_with_its_words(tmp_path):
    path, copy = tmp_path / "a.scan", tmp_path / "copy.scan"
    async with open_house(path) as house:
        phone = await house.phone("s1")
        await phone.offer("Eén loket", "Eén deur.")

        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{copy}{ending}")

    state = reading.read(copy).state
    [id] = state.examples
    assert state.texts[f"{id}.what"] == "Eén deur."


async def test_examples_are_read_by_who_has_a_seat_once_the_chair_chose_them(house):
    phone, onlooker = await house.phone("s1"), await house.phone()
    await phone.offer("Eén loket", "Eén deur.", how="Met\n<b>allen</b>")
    assert await phone.examples() == []
    id = next(iter(house.state.examples))

    await house.do(StageExample(id, "long"))
    view = await phone.until(lambda view: view["examples"])

    [one] = await phone.examples()
    assert (one["id"], one["title"]["nl"], one["own"]) == (id, "Eén loket", True)
    assert one["how"]["nl"] == "Met\n\n<b>allen</b>"
    with pytest.raises(Refused, match=r"seat\.lost"):
        await onlooker.examples()
    await house.do(ask.SaveText("note.x", "iets anders"))
    await house.do(ask.SaveAbout("place", "Zaal 3"))
    await phone.favour("KB06")
    assert (await phone.until(lambda view: view["favourites"]))["examples"] == view["examples"]
    for _ in range(18):
        await phone.examples()
    with pytest.raises(Refused, match=r"overview\.wait"):
        await phone.examples()


async def test_who_has_no_seat_is_told_no_name_beside_a_grade_nor_who_leads(house):
    await house.do(ask.SaveAbout("mode", "open"))
    phones = [await house.phone(f"s{n}") for n in (1, 2, 3)]
    for phone in phones:
        await phone.consent(True)
    await house.go("norm:1.1")
    for phone in phones:
        await phone.grade("1.1", 6)
    await house.go("review:T1")
    await house.do(ask.TickPoint("p1", "T1"))
    await house.do(ask.SaveText("p1.lead", "Els Hendriks"))
    await house.do(ask.SaveAbout("entry", "code"))

    outside = await house.phone()
    await outside.until(bool)
    inside = await phones[0].until(lambda view: view["points"] and view["points"][0]["lead"])

    assert inside["results"]["1.1"][0]["named"]
    assert named(house, outside) == []
    assert "Els Hendriks" not in "".join(outside.frames)


async def test_after_the_close_nobody_is_told_a_name_beside_a_grade(house):
    await house.do(ask.SaveAbout("mode", "open"))
    phones = [await house.phone(f"s{n}") for n in (1, 2, 3)]
    for phone in phones:
        await phone.consent(True)
    await house.go("norm:1.1")
    for phone in phones:
        await phone.grade("1.1", 6)
    await house.go("review:T1")
    await house.go("closing")
    inside = await phones[0].until(lambda view: "1.1" in view["results"])
    assert inside["results"]["1.1"][0]["named"]

    assert await house.meeting.close_session() is None
    await house.do(followup.BeginMeeting("2027-01-07"))
    later = await house.phone()
    view = await later.until(lambda view: view["meeting"])

    assert view["results"]["1.1"][0]["mean"] == "6.0"
    assert view["results"]["1.1"][0]["named"] == []
    assert house.state.people["s1"].name not in "".join(later.frames)


async def test_a_guess_is_counted_before_it_is_looked_at(house):
    guessers = [await house.phone() for _ in range(door.GUESSES + 10)]

    async def guess(phone) -> str:
        try:
            await phone.enter("GUESS2")
        except Refused as refused:
            return refused.code
        return ""

    outcomes = await asyncio.gather(*map(guess, guessers))

    assert sorted(outcomes) == ["code.unknown"] * door.GUESSES + ["code.wait"] * 10


async def test_never_mind_comes_too_late_when_the_chair_was_quicker(house):
    phone = await house.phone()
    await phone.knock("Noor")
    [visitor] = house.state.visitors

    await asyncio.gather(house.do(ask.Admit(visitor, "g1")), phone.go_away())

    view = await phone.until(lambda view: view["me"])
    assert view["me"]["seat"] == "g1"


async def test_a_phone_that_looks_on_gets_the_domains_that_the_table_has_now(house):
    phone = await house.phone()
    before = phone.pack["hash"]

    await house.do(ask.Divide("own", "one 2 Scholen\nother 4 Gemeenten"))
    await phone.close()
    await phone.connect()

    assert phone.pack["hash"] != before
    assert [one["id"] for one in phone.pack["domains"]] == ["one", "other"]
