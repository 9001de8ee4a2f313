"""Real browsers on real phones' sizes, over the real server."""

import pytest
from playwright.async_api import expect

from scanhost.domain import commands as ask
from tests.house import open_house
from tests.web.phone import Phone, all_in, phone

pytestmark = pytest.mark.browser


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan") as house:
        yield house


async def test_a_phone_chooses_its_name_grades_and_is_told_what_was_stored(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sees("Kies je naam")
        await one.sit("Annemieke van der Velde")
        await quiet.go("norm:1.1")

        await one.grade(7)
        await one.grade(4)
        await one.page.get_by_role("button", name="Weet niet").click()
        await one.received("weet niet")

        assert list(quiet.state.answers("1.1").values()) == [None]


async def test_a_reload_at_any_moment_keeps_seat_and_grade(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit("Annemieke van der Velde")
        await quiet.go("norm:1.1")
        await one.grade(7)

        await one.page.reload()

        await one.received("7")
        await one.grade(8)
        assert list(quiet.state.answers("1.1").values()) == [8]


async def test_a_second_tab_is_the_same_seat(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit("Annemieke van der Velde")
        await quiet.go("norm:1.1")
        tab = Phone(await one.page.context.new_page())
        await tab.page.goto(quiet.link.url)

        await tab.grade(6)

        await one.received("6")
        assert len(quiet.state.answers("1.1")) == 1


async def test_a_grade_given_without_a_connection_arrives_afterwards(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit("Annemieke van der Velde")
        await quiet.go("norm:1.1")
        await one.page.get_by_role("button", name="1", exact=True).wait_for()
        server = quiet.meeting._server
        for socket in list(server._phones):
            await socket.close()
        await one.page.get_by_role("button", name="9", exact=True).click()

        await one.received("9")

        assert list(quiet.state.answers("1.1").values()) == [9]


@pytest.mark.parametrize("code", ["", "WRONGONE"])
async def test_who_has_no_code_or_a_wrong_one_can_type_the_right_one(browser, house, code):
    async with phone(browser, house, code=code) as one:
        field = one.page.get_by_role("textbox")
        await field.fill(f"{house.link.code[:4].lower()}-{house.link.code[4:]}")
        await one.page.keyboard.press("Enter")
        await one.sees("Annemieke van der Velde")


async def test_english_is_complete_on_the_way_to_a_grade(browser, house):
    async with phone(browser, house, "en-GB") as one:
        await one.sees("Choose your name")
        await one.sit("Annemieke van der Velde")
        await house.go("norm:1.1")
        await one.sees("Young people learn in real workplaces early in their school years.")
        await one.page.get_by_role("button", name="7", exact=True).click()
        await one.sees("received: 7")
        assert await one.page.get_attribute("html", "lang") == "en"


async def test_a_name_full_of_markup_is_shown_as_it_is(browser, tmp_path):
    from scanhost.domain import commands as ask
    from scanhost.domain.people import Person

    name = '<img src=x onerror="alert(1)"><b>Jan</b> & {{7*7}}'
    async with open_house(tmp_path / "b.scan", people=3) as house:
        assert await house.do(ask.SavePerson(Person("s9", name))) is None
        async with phone(browser, house) as one:
            await one.sees(name)
            assert await one.page.locator("img").count() == 0


async def test_a_whole_theme_by_three_phones_of_which_one_sleeps(browser, house):
    async with (
        phone(browser, house) as one,
        phone(browser, house) as two,
        phone(browser, house) as sleeper,
    ):
        await all_in(house, [one, two, sleeper])
        await house.go("norm:1.1")
        for number, grade in enumerate((6, 7, 8, 4, 9), 1):
            await one.sees(house.state.pack.norm(f"1.{number}").sentence.nl)
            for phone_ in (one, two, sleeper):
                if phone_ is sleeper and number in (2, 3):
                    continue
                await phone_.grade(grade if phone_ is not two else grade - 1)
            if number == 1:
                # The phone is locked: nothing of the page runs, its socket dies.
                await sleeper.page.context.set_offline(True)
                await sleeper.page.evaluate("window.stop()")
            if number == 3:
                await sleeper.page.context.set_offline(False)
            await house.next()

        assert house.state.step.kind == "catch-up"
        await sleeper.sees(house.state.pack.norm("1.2").sentence.nl)
        await sleeper.grade(5)
        # The next one that was missed comes by itself, once the receipt could be read.
        await sleeper.sees(house.state.pack.norm("1.3").sentence.nl)
        await sleeper.grade(5)
        assert await house.next() is None

        assert house.state.step.kind == "review"
        for number in range(1, 6):
            assert len(house.state.answers(f"1.{number}")) == 3
        for phone_ in (one, two, sleeper):
            await phone_.sees("gemiddelde")


async def test_names_are_asked_for_on_the_own_phone_and_can_be_taken_back(browser, house):
    await house.do(ask.SaveAbout("mode", "open"))
    async with phone(browser, house) as one:
        await one.sit("Annemieke van der Velde")
        await one.sees("Je naam staat bij je cijfer")
        await one.page.get_by_role("button", name="Ja", exact=True).click()
        await expect(one.page.get_by_role("button", name="Ja", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
        assert house.state.links["s1"].consent == "yes"
        await house.go("introduction")
        assert house.meeting.view().named

        async with phone(browser, house) as late:
            await late.sit("Youssef Amrani")
            await late.sees("Mag je naam bij je cijfer staan?")
            await late.page.get_by_role("button", name="Nee, geen namen").click()
            await late.sees("Dit ben ik niet")

        await house.next(sure=True)
        assert not house.meeting.view().named


async def test_agreement_is_one_tap_and_its_counts_come_at_the_end(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit("Annemieke van der Velde")
        await quiet.go("norm:1.1")
        await one.grade(7)
        await quiet.go("review:T1")
        await quiet.do(ask.TickPoint("p1", "T1"))
        await quiet.do(ask.SaveText("p1.title", "Eén loket <b>voor alle jongeren</b>"))
        await quiet.do(ask.AskAgreement("T1"))
        await one.sees("Eén loket <b>voor alle jongeren</b>")

        await one.page.get_by_role("button", name="Eens", exact=True).click()
        await expect(one.page.get_by_role("button", name="Eens", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
        await quiet.do(ask.EndAgreement())

        await one.sees("Te weinig antwoorden om te laten zien.")


async def test_one_tablet_goes_round_and_shows_nobody_else_s_grade(browser, quiet):
    await quiet.do(ask.SaveAbout("shared", "yes"))
    async with phone(browser, quiet) as one:
        await one.sit("Annemieke van der Velde")
        await quiet.go("norm:1.1")
        await one.grade(7)
        await one.page.get_by_role("button", name="Geef deze tablet door").click()
        await one.sees("Wie heeft de tablet nu?")
        assert await one.page.get_by_text("ontvangen").count() == 0

        await one.sit("Youssef Amrani")
        await one.sees("Tik op een cijfer")
        assert await one.page.get_by_text("ontvangen").count() == 0
        await one.grade(3)
        await one.page.get_by_role("button", name="Geef deze tablet door").click()
        await one.page.get_by_role("button", name="Annemieke van der Velde").click()

        await one.received("7")
        await one.grade(8)
        assert sorted(grade or 0 for grade in quiet.state.answers("1.1").values()) == [3, 8]


async def test_a_seat_that_was_freed_by_a_slip_is_back_with_what_was_answered(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit("Annemieke van der Velde")
        await quiet.go("norm:1.1")
        await one.grade(7)
        await quiet.do(ask.FreeSeat("s1"))
        await one.sees("Je plek is vrijgemaakt")

        assert await quiet.meeting.undo() is None

        await one.received("7")


async def test_a_tablet_that_was_handed_on_remembers_its_people_and_shows_nothing_of_them(
    browser, quiet
):
    await quiet.do(ask.SaveAbout("shared", "yes"))
    async with phone(browser, quiet) as one:
        await one.sit("Annemieke van der Velde")
        await quiet.go("norm:1.1")
        await one.grade(9)
        await one.page.context.set_offline(True)
        await one.page.get_by_role("button", name="Geef deze tablet door").click()
        await one.sees("Wie heeft de tablet nu?")
        assert await one.page.get_by_text("ontvangen").count() == 0
        await one.page.context.set_offline(False)

        await one.page.reload()

        await one.sees("Wie heeft de tablet nu?")
        await one.page.get_by_role("button", name="Annemieke van der Velde").click()
        await one.received("9")


async def test_a_seat_freed_by_a_slip_is_back_also_after_a_reload(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit("Annemieke van der Velde")
        await quiet.go("norm:1.1")
        await one.grade(7)
        await quiet.do(ask.FreeSeat("s1"))
        await one.sees("Kies je naam")
        await one.page.reload()
        await one.sees("Kies je naam")

        assert await quiet.meeting.undo() is None

        await one.received("7")


async def test_a_list_of_names_does_not_move_under_a_finger(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sees("Kies je naam")
        samira = one.page.get_by_role("button", name="Samira Bakker")
        before = await samira.bounding_box()

        await quiet.phone("s1")
        await one.sees("zit al aan tafel")

        assert await samira.bounding_box() == before
        assert await one.page.get_by_role("button", name="Annemieke van der Velde").count() == 0
        await quiet.do(ask.FreeSeat("s1"))
        await one.page.get_by_role("button", name="Annemieke van der Velde").wait_for()
