"""Coming in by code or by knocking, another device, and words, in a real browser."""

import pytest
from playwright.async_api import expect

from scanhost.domain import commands as ask
from tests.web.line import line
from tests.web.phone import Phone, phone

pytestmark = pytest.mark.browser
ANNEMIEKE = "Annemieke van der Velde"


async def fill(one: Phone, **fields: str) -> None:
    for name, value in fields.items():
        await one.page.locator(f"[name={name}]").fill(value)


async def test_a_personal_code_opens_the_seat_and_no_names_are_seen(browser, quiet):
    await quiet.do(ask.SaveAbout("entry", "code"))
    await quiet.do(ask.GiveCodes((("s1", "K7PM3Q"),)))
    async with phone(browser, quiet) as one:
        await one.sees("Vul je persoonlijke code in")
        assert ANNEMIEKE not in await one.page.content()
        await fill(one, code="nope")
        await one.page.keyboard.press("Enter")
        await one.sees("Die code kennen we niet")

        await fill(one, code="k7pm 3q")
        await one.page.keyboard.press("Enter")

        await one.sees("Je zit aan tafel")
        await one.sees(ANNEMIEKE)


async def test_a_guest_knocks_and_comes_in_when_the_chair_says_so(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.page.get_by_role("button", name="Staat je naam er niet bij?").click()
        await fill(one, name="Noor <b>de Wit</b>", organisation="UWV")
        await one.page.get_by_role("button", name="Vraag om binnen te komen").click()
        await one.sees("tot de voorzitter je binnenlaat")
        [visitor] = quiet.state.visitors.values()
        assert (visitor.name, visitor.organisation) == ("Noor <b>de Wit</b>", "UWV")
        await one.page.reload()
        await one.sees("tot de voorzitter je binnenlaat")

        await quiet.do(ask.Admit(visitor.id, "g1"))

        await one.sees("Je zit aan tafel")
        await quiet.go("norm:1.1")
        await one.grade(7)
        await one.page.reload()
        await one.received("7")


async def test_who_is_turned_away_reads_why_and_can_knock_again(browser, quiet):
    await quiet.do(ask.SaveAbout("entry", "knock"))
    async with phone(browser, quiet) as one:
        await one.sees("Wie ben je?")
        await fill(one, name="Noor")
        await one.page.keyboard.press("Enter")
        await one.sees("tot de voorzitter je binnenlaat")
        await quiet.do(ask.TurnAway(next(iter(quiet.state.visitors))))
        await one.sees("heeft je niet binnengelaten")

        await fill(one, name="Noor Jansen")
        await one.page.keyboard.press("Enter")
        await one.sees("tot de voorzitter je binnenlaat")
        await one.page.get_by_role("button", name="Toch niet, terug").click()

        await one.sees("Wie ben je?")
        assert not quiet.state.visitors


async def test_another_device_goes_on_and_the_old_one_is_told(browser, quiet):
    async with phone(browser, quiet) as old, phone(browser, quiet) as new:
        await old.sit(ANNEMIEKE)
        await old.sees("je code is")
        code = quiet.state.links["s1"].recovery
        await old.sees(code)
        await quiet.go("norm:1.1")
        await old.grade(7)
        await quiet.go("norm:1.2")
        await new.page.get_by_role("button", name="Heb je een code?").click()
        await fill(new, code=code.lower())
        await new.page.keyboard.press("Enter")
        await new.sees("op dit apparaat verder wilt")

        await quiet.do(ask.Admit(next(iter(quiet.state.visitors)), ""))

        await old.sees("Je bent verdergegaan op een ander apparaat")
        await new.grade(5)
        await new.page.get_by_role("button", name="1.1", exact=True).click()
        await new.sees("al ingevuld")
        answers = [list(quiet.state.answers(norm).values()) for norm in ("1.1", "1.2")]
        assert answers == [[7], [5]]


async def test_a_question_reaches_the_chair_and_a_norm_in_between_loses_nothing(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit(ANNEMIEKE)
        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await one.sees("Noem geen namen of gegevens van jongeren")
        await fill(one, text="Tellen BBL-plekken mee?")
        await quiet.go("norm:1.1")
        await one.grade(6)

        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await expect(one.page.locator("[name=text]")).to_have_value("Tellen BBL-plekken mee?")
        await one.page.get_by_role("button", name="Stuur naar de voorzitter").click()
        await one.sees("De voorzitter heeft het.")

        [said] = quiet.meeting.view().said
        assert (said.kind, said.text) == ("question", "Tellen BBL-plekken mee?")
        assert said.by == ANNEMIEKE
        await expect(one.page.locator("[name=text]")).to_have_value("")
        await one.page.go_back()
        await one.received("6")


async def test_a_good_example_is_kept_until_the_laptop_has_it_and_arrives_once(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit(ANNEMIEKE)
        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await one.page.get_by_text("Goed voorbeeld").click()
        await fill(one, title="De stagecoach", how="Met\néén budget")
        await one.page.reload()
        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await expect(one.page.locator("[name=how]")).to_have_value("Met\néén budget")

        await one.page.get_by_role("button", name="Stuur naar de voorzitter").click()
        assert not quiet.state.said, "what happens is needed"
        await fill(one, what="Hij <b>belt</b> elke week.")
        await offline(one, quiet)
        await one.page.get_by_role("button", name="Stuur naar de voorzitter").click()
        await one.sees("De voorzitter heeft het.")

        [said], [example] = quiet.meeting.view().said, quiet.meeting.view().examples
        assert (said.kind, said.by) == ("example", ANNEMIEKE)
        assert said.text == "De stagecoach\nHij <b>belt</b> elke week."
        assert (example.stage, example.get("how")) == ("gross", "Met\néén budget")
        await expect(one.page.locator("[name=title]")).to_have_value("")


async def test_what_is_added_to_an_example_of_which_no_answer_came_reaches_the_chair(
    browser, quiet
):
    async with phone(browser, quiet) as one:
        await one.sit(ANNEMIEKE)
        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await one.page.get_by_text("Goed voorbeeld").click()
        await fill(one, title="De stagecoach", what="Hij belt.")
        await offline(one, quiet)
        await one.page.get_by_role("button", name="Stuur naar de voorzitter").click()
        drafts = await one.page.evaluate("sessionStorage.getItem('scan:drafts')")
        await fill(one, result="Later bedacht.")
        await one.sees("De voorzitter heeft het.")
        await expect(one.page.locator("[name=result]")).to_have_value("Later bedacht.")
        await expect(one.page.locator("[name=title]")).to_have_value("")

        # As a reload leaves it, just before the answer would have come.
        await one.page.evaluate("drafts => sessionStorage.setItem('scan:drafts', drafts)", drafts)
        await one.page.reload()
        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await one.page.get_by_role("button", name="Stuur naar de voorzitter").click()
        await one.sees("De voorzitter heeft het.")
        assert len(quiet.meeting.view().examples) == 1, "the same once more is one"
        await one.page.evaluate("drafts => sessionStorage.setItem('scan:drafts', drafts)", drafts)
        await one.page.reload()
        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await fill(one, what="Hij belt elke week.")
        await one.page.get_by_role("button", name="Stuur naar de voorzitter").click()
        await one.sees("De voorzitter heeft het.")

        whats = [example.get("what") for example in quiet.meeting.view().examples]
        assert whats == ["Hij belt.", "Hij belt elke week."]


async def test_somebody_introduces_themselves_in_their_own_words(browser, quiet):
    await quiet.do(ask.SaveAbout("introductions", "yes"))
    async with phone(browser, quiet) as one:
        await one.sit(ANNEMIEKE)
        await quiet.go("introductions")
        await one.sees("Wie zitten er aan tafel?")
        await fill(one, function="directeur", wish="Eén loket")
        await one.page.get_by_role("button", name="Bewaren").click()
        await one.sees("Het staat op het scherm.")

        assert quiet.state.people["s1"].function == "directeur"
        assert quiet.meeting.view().wishes == {"s1": "Eén loket"}
        await one.page.reload()
        await expect(one.page.locator("[name=wish]")).to_have_value("Eén loket")


async def offline(one: Phone, house) -> None:
    """Let the line go; what is tapped now is said when it is back."""
    for talk in list(house.meeting._server._phones):
        if talk.seat == "s1":
            await talk.close()


async def test_a_no_to_names_is_not_lost_behind_a_question(browser, quiet):
    await quiet.do(ask.SaveAbout("mode", "open"))
    async with phone(browser, quiet) as one:
        await one.sit(ANNEMIEKE)
        await one.page.get_by_role("button", name="Ja", exact=True).click()
        await expect(one.page.get_by_role("button", name="Ja", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
        await offline(one, quiet)
        await one.page.get_by_role("button", name="Nee", exact=True).click()
        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await fill(one, text="Mag het ook zonder naam?")
        await one.page.get_by_role("button", name="Stuur naar de voorzitter").click()
        await one.sees("De voorzitter heeft het.")

        assert quiet.state.links["s1"].consent == "no"
        assert len(quiet.state.said) == 1


async def test_never_mind_is_no_refusal(browser, quiet):
    await quiet.do(ask.SaveAbout("entry", "knock"))
    async with phone(browser, quiet) as one:
        await fill(one, name="")
        await one.page.keyboard.press("Enter")
        await one.sees("Vul je naam in.")
        await fill(one, name="Noor")
        await one.page.keyboard.press("Enter")
        await one.page.get_by_role("button", name="Toch niet, terug").click()

        await one.sees("Wie ben je?")
        assert await one.page.get_by_text("niet binnengelaten").count() == 0


async def test_a_tablet_shows_nobody_s_grade_after_a_stranger_was_turned_away(browser, quiet):
    await quiet.do(ask.SaveAbout("shared", "yes"))
    async with phone(browser, quiet) as one:
        await one.sit(ANNEMIEKE)
        await quiet.go("norm:1.1")
        await one.grade(7)
        await one.page.get_by_role("button", name="Geef deze tablet door").click()
        await one.page.get_by_role("button", name="Staat je naam er niet bij?").click()
        await fill(one, name="Noor")
        await one.page.keyboard.press("Enter")
        await one.sees("tot de voorzitter je binnenlaat")
        await quiet.do(ask.TurnAway(next(iter(quiet.state.visitors))))
        await one.sees("niet binnengelaten")

        await one.page.reload()

        await one.sees("Wie heeft de tablet nu?")
        assert await one.page.get_by_text("ontvangen").count() == 0


async def test_the_device_one_went_on_from_keeps_no_grades(browser, quiet):
    async with phone(browser, quiet) as old:
        await old.sit(ANNEMIEKE)
        await quiet.go("norm:1.1")
        await old.grade(7)
        new = await quiet.phone()
        await new.enter(quiet.state.links["s1"].recovery)
        await quiet.do(ask.Admit(next(iter(quiet.state.visitors)), ""))
        await old.sees("Je bent verdergegaan op een ander apparaat")
        await quiet.go("closing")
        assert await quiet.meeting.close_session() is None

        await old.sees("Bedankt!")
        assert await old.page.get_by_text("Mijn cijfers").count() == 0


async def test_what_was_typed_is_there_after_a_reload(browser, quiet):
    async with phone(browser, quiet) as one:
        await one.sit(ANNEMIEKE)
        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await fill(one, text="Half getypt")
        await one.page.reload()
        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()

        await expect(one.page.locator("[name=text]")).to_have_value("Half getypt")
        await quiet.go("closing")
        assert await quiet.meeting.close_session() is None
        await one.sees("De sessie is gesloten.")
        kept = "JSON.stringify([localStorage, sessionStorage])"
        assert "Half getypt" not in await one.page.evaluate(kept)


async def test_a_grade_that_never_arrived_is_told_when_the_session_is_closed(browser, quiet):
    async with line(quiet) as (road, url), phone(browser, quiet, url=url) as one:
        await one.sit(ANNEMIEKE)
        await quiet.go("norm:1.1")
        await one.grade(3)
        await road.cut()
        await one.page.get_by_role("button", name="10", exact=True).click()
        await one.sees("nog niet ontvangen: 10")
        await quiet.go("closing")
        assert await quiet.meeting.close_session() is None
        await road.mend()

        await one.sees("telt niet mee: 10")
        await one.sees("De sessie is gesloten.")
        one.faults.clear()  # the browser says that there was no line


async def test_a_tablet_goes_round_in_the_introductions_too(browser, quiet):
    await quiet.do(ask.SaveAbout("shared", "yes"))
    await quiet.do(ask.SaveAbout("introductions", "yes"))
    async with phone(browser, quiet) as one:
        await one.sit(ANNEMIEKE)
        await quiet.go("introductions")
        await fill(one, wish="Eén loket")
        await one.page.get_by_role("button", name="Bewaren").click()
        await one.sees("Het staat op het scherm.")
        await one.page.get_by_role("button", name="Geef deze tablet door").click()
        await one.page.get_by_role("button", name="Youssef Amrani").click()

        await expect(one.page.locator("[name=wish]")).to_have_value("")
        assert await one.page.get_by_text("Het staat op het scherm.").count() == 0
