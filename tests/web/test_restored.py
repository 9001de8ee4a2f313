"""A backup is put back during a session: phones come back by themselves, and count once."""

import asyncio
import shutil

import pytest
from playwright.async_api import async_playwright, expect

from scanclient.participant import Refused
from scanhost.app.meeting import Meeting
from scanhost.domain import commands as ask
from scanhost.domain.errors import Trouble
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile
from tests.house import LOCAL, open_house
from tests.web.phone import SIZE, Phone

SEATS = ("s1", "s2", "s3")


async def interrupted(path, phones_do=None):
    """Hold a session up to the second norm, with a backup in between; return phones and port."""
    async with open_house(path) as house:
        phones = [await house.phone(seat) for seat in SEATS]
        await house.go("norm:1.1")
        for phone, grade in zip(phones[:2], (4, 8), strict=True):
            await phone.grade("1.1", grade)
        await house.meeting._backup("")
        await phones[2].grade("1.1", 6)  # after it: that is lost with the disk
        return [dict(phone.kept) for phone in phones], house.link


def damage(path):
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 255
    path.write_bytes(raw)


async def test_phones_come_back_by_their_ballot_and_nobody_counts_twice(tmp_path):
    path = tmp_path / "a.scan"
    kept, _ = await interrupted(path)
    damage(path)
    done = restore(path)
    assert done.code, "the room's code could still be read"

    async with open_house(path) as house:
        phones = [await house.phone() for _ in SEATS]
        for phone, mine in zip(phones, kept, strict=True):
            await phone.close()
            phone.kept = dict(mine)
            await phone.connect()

        assert [phone.kept["seat"] for phone in phones] == list(SEATS)
        assert [phone.kept["ballot"] for phone in phones[:2]] == [one["ballot"] for one in kept[:2]]
        view = await phones[0].until(lambda view: view["me"] is not None)
        assert view["mine"]["1.1"]["grade"] == 4
        await phones[0].grade("1.1", 5)
        # What the third gave is not in the backup: that it may be there counts as answered.
        with pytest.raises(Refused, match=r"norm\.restored"):
            await phones[2].grade("1.1", 6)
        assert sorted(house.state.answers("1.1").values()) == [5, 8]
        await house.do(ask.Resume())
        await house.next()
        await phones[2].grade("1.2", 9)


async def test_a_strangers_ballot_and_a_freed_seat_are_not_taken_of_itself(tmp_path):
    path = tmp_path / "a.scan"
    kept, _ = await interrupted(path)
    restore(path)

    async with open_house(path) as house:
        first, second = [await house.phone() for _ in range(2)]
        await first.take("s1", ballot=kept[0]["ballot"])
        await second.take("s2", ballot=kept[0]["ballot"])
        assert second.kept["ballot"] not in (kept[0]["ballot"], kept[1]["ballot"])

        await house.do(ask.FreeSeat("s1"))
        await first.until(lambda view: view["me"] is None)
        with pytest.raises(Refused, match=r"seat\.lost"):
            await first.take("s1", ballot=kept[0]["ballot"])


async def test_who_comes_back_is_never_told_that_somebody_else_went_on(tmp_path, monkeypatch):
    path = tmp_path / "a.scan"
    kept, _ = await interrupted(path)
    damage(path)
    restore(path)

    async with open_house(path) as house:
        phone = await house.phone()
        await phone.close()
        ask, show, told = house.server.ask, house.server.view_for, []

        async def slowly(command):
            outcome = await ask(command)
            house.server.changed()
            await asyncio.sleep(0.3)  # the seat is the phone's on disk, and it does not know yet
            return outcome

        def view_for(*args):
            told.append(show(*args))
            return told[-1]

        monkeypatch.setattr(house.server, "ask", slowly)
        monkeypatch.setattr(house.server, "view_for", view_for)
        phone.kept = dict(kept[0])

        await phone.connect()

        view = await phone.until(lambda view: view["me"] is not None)
        assert view["mine"]["1.1"]["grade"] == 4
        assert len(told) >= 2
        assert not any('"moved"' in one for one in told)


@pytest.mark.browser
async def test_a_page_comes_back_by_itself_with_the_grade_that_was_under_way(tmp_path, chromium):
    path = tmp_path / "a.scan"
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        async with open_house(path) as house:
            quiet = await house.phone("s3")
            context = await browser.new_context(viewport=SIZE, locale="nl-NL", has_touch=True)
            one = Phone(await context.new_page())
            await one.page.goto(house.link.url)
            await one.sit("Annemieke van der Velde")
            await one.sees("Dit ben ik niet")
            await house.go("norm:1.1")
            await one.grade(7)
            await house.meeting._backup("")
            await one.grade(8)
            port = house.link.port
            await quiet.close()
        damage(path)
        restore(path)

        meeting = Meeting(ScanFile.open(path))
        await meeting.start()
        try:
            await meeting.serve([LOCAL], port, LOCAL)
            await one.received("8")
            assert meeting.room.state.step.id == "norm:1.1"
            assert meeting.room.state.paused
            await one.grade(9)
            assert list(meeting.room.state.answers("1.1").values()) == [9]
            await expect(one.page.get_by_text("Kies je naam")).to_have_count(0)
        finally:
            await meeting.stop()
            await browser.close()


@pytest.mark.browser
async def test_where_names_are_shown_a_page_comes_back_once_it_has_said_yes_again(
    tmp_path, chromium
):
    path = tmp_path / "a.scan"
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        async with open_house(path) as house:
            await house.do(ask.SaveAbout("mode", "open"))
            context = await browser.new_context(viewport=SIZE, locale="nl-NL", has_touch=True)
            one = Phone(await context.new_page())
            await one.page.goto(house.link.url)
            await one.sit("Annemieke van der Velde")
            await one.page.get_by_role("button", name="Ja", exact=True).click()
            quiet = await house.phone("s3")
            await quiet.consent(True)
            await house.go("norm:1.1")
            await one.grade(7)
            await house.meeting._backup("")
            port = house.link.port
            await quiet.close()
        restore(path)

        meeting = Meeting(ScanFile.open(path))
        await meeting.start()
        try:
            await meeting.serve([LOCAL], port, LOCAL)
            await one.sees("Mag je naam bij je cijfer staan?")
            await one.page.get_by_role("button", name="Ja, laat mijn naam zien").click()
            await one.received("7")
            assert list(meeting.room.state.answers("1.1").values()) == [7]
            await one.grade(9)
            assert list(meeting.room.state.answers("1.1").values()) == [9]
        finally:
            await meeting.stop()
            await browser.close()


async def test_a_file_that_lacks_what_was_confirmed_is_not_gone_on_with(tmp_path):
    """The disk that came back is another, or an older one: memory knows better."""
    path, other = tmp_path / "a.scan", tmp_path / "stick"
    other.mkdir()
    async with open_house(path) as house:
        phone = await house.phone("s1")
        await house.go("norm:1.1")
        older = await asyncio.wrap_future(house.meeting._file.backup(""))
        await phone.grade("1.1", 7)
        house.meeting.room.trouble = Trouble("storage.failed", name=path.name)
        shutil.copyfile(older, tmp_path / "older")
        (tmp_path / "older").replace(path)

        refused = await house.meeting.try_again()
        assert refused is not None
        assert refused.code == "storage.failed"
        with pytest.raises(Refused, match="storage"):
            await phone.grade("1.1", 8)
        assert await house.meeting.continue_at(other) is None

        assert list(house.state.answers("1.1").values()) == [7]
        await phone.grade("1.1", 8)
        assert list(house.state.answers("1.1").values()) == [8]
