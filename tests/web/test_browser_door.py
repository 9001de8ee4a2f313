"""Coming in by code or by knocking, another device, and words, in a real browser."""

import pytest
from playwright.async_api import expect

from scanhost.domain import commands as ask
from tests.web.test_browsers import Phone, browser, phone, quiet

__all__ = ["browser", "quiet"]  # fixtures

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
        await one.sees("de voorzitter laat je binnen")
        [visitor] = quiet.state.visitors.values()
        assert (visitor.name, visitor.organisation) == ("Noor <b>de Wit</b>", "UWV")
        await one.page.reload()
        await one.sees("de voorzitter laat je binnen")

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
        await one.sees("de voorzitter laat je binnen")
        await quiet.do(ask.TurnAway(next(iter(quiet.state.visitors))))
        await one.sees("heeft je niet binnengelaten")

        await fill(one, name="Noor Jansen")
        await one.page.keyboard.press("Enter")
        await one.sees("de voorzitter laat je binnen")
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
        await one.page.get_by_text("Goed voorbeeld").click()
        await fill(one, text="Bij ons loopt de stagecoach mee")
        await quiet.go("norm:1.1")
        await one.grade(6)

        await one.page.get_by_role("button", name="Vraag of voorbeeld").click()
        await expect(one.page.locator("[name=text]")).to_have_value(
            "Bij ons loopt de stagecoach mee"
        )
        await one.page.get_by_role("button", name="Stuur naar de voorzitter").click()
        await one.sees("De voorzitter heeft het.")

        [said] = quiet.meeting.view().said
        assert (said.kind, said.text, said.by) == (
            "example",
            "Bij ons loopt de stagecoach mee",
            ANNEMIEKE,
        )
        await one.page.go_back()
        await one.received("6")


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
