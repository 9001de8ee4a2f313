"""Every screen a phone can show: named moments, each reached from the one before it.

A new screen is a line in one of the walks; what must be read there is its English source.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, expect

from scanclient.participant import Participant
from scanhost import texts
from scanhost.domain import commands as ask
from scanhost.domain import followup
from scanhost.domain.errors import Trouble
from scanhost.domain.people import Absent
from scanhost.web import pages
from tests.house import House, open_house
from tests.web.line import Line, line
from tests.web.phone import Phone, phone

ME = "Annemieke van der Velde"
PAGE = pages.FIRST + pages.REST + pages.OPENED
OTHERS = (2, 7, 8)  # what the others give, so that there is something to look at


@dataclass
class Stage:
    """A room with a phone that is looked at, and others that grade along."""

    house: House
    phone: Phone
    road: Line
    language: str
    others: list[Participant] = field(default_factory=list)

    def say(self, source: str, **values: object) -> str:
        """Return a text as the phone has it."""
        known = texts.for_page(self.language, PAGE).get(source, source)
        return known.format(**values) if values else known

    async def tap(self, source: str) -> None:
        await self.phone.page.get_by_role("button", name=self.say(source), exact=True).click()

    async def tap_row(self, source: str) -> None:
        """Tap a button of which this is the first line."""
        await self.phone.page.get_by_role("button", name=self.say(source)).first.click()

    async def grade(self, norm: str) -> None:
        """Let the others grade a norm."""
        for other, grade in zip(self.others, OTHERS, strict=False):
            await other.until(lambda view: norm in view["open"])
            await other.grade(norm, grade)

    async def type(self, code: str) -> None:
        await self.phone.page.get_by_role("textbox").fill(code)
        await self.phone.page.keyboard.press("Enter")


Reach = Callable[[Stage], Awaitable[Any]]


@dataclass(frozen=True)
class Moment:
    """What a screen is called, how to get there, and a text that must be readable on it."""

    name: str
    reach: Reach
    shows: str
    values: dict[str, object] = field(default_factory=dict)
    key: bool = False  # looked at by make test too


@dataclass(frozen=True)
class Walk:
    """Moments in one room, in their order."""

    name: str
    moments: tuple[Moment, ...]
    about: dict[str, str] = field(default_factory=dict)
    people: int = 4
    unlocked: bool = True
    code: bool = True  # the phone has scanned it


async def meets(stage: Stage) -> None:
    """Close session 1 with a point, and begin session 2 with everything said."""
    house = stage.house
    await house.go("points")
    commands: list[ask.Command] = [
        ask.TickPoint("1.4", "T1", None),
        ask.SaveText("1.4.title", "Ouders als partner"),
        ask.SaveText("1.4.lead", "Werkbedrijf Oosterdelta"),
        ask.SaveAbsent(Absent("a1", "UWV Oosterdelta")),
    ]
    for command in commands:
        assert await house.do(command) is None
    await house.go("closing")
    assert await house.meeting.close_session() is None
    commands = [
        followup.BeginMeeting("2027-01-07"),
        ask.SaveText("1.4.found", "Elf van de vijftien ouders kregen nooit een vraag over werk."),
        followup.StandPoint("1.4", "busy"),
        followup.DecidePoint("1.4", "yes"),
        followup.RankPoint("1.4", 1),
        ask.SaveText("process.table", "Regionaal overleg jongeren"),
        followup.PlanNextScan("2027-11"),
    ]
    for about in ("1.4", *followup.PROCESS):
        commands += [
            followup.AddCommitment(f"c{about}", about),
            followup.PlanCommitment(f"c{about}", "2027-03-01"),
            ask.SaveText(f"c{about}.what", "Ouders uitnodigen bij het eerste gesprek over werk"),
            ask.SaveText(f"c{about}.lead", "Praktijkschool De Brug"),
            ask.SaveText(f"c{about}.joins", "twee ouders"),
            ask.SaveText(f"c{about}.follow", "aantal gesprekken per kwartaal"),
        ]
    for command in commands:
        assert await house.do(command) is None


def steps(step: str) -> Reach:
    """Let the chair go to a step of the meeting."""

    async def reach(stage: Stage) -> None:
        meeting = stage.house.meeting.view().meeting
        assert meeting is not None
        assert await stage.house.do(followup.GoTo(meeting.step.id, step)) is None

    return reach


async def nothing(stage: Stage) -> None:
    """Stay where the moment before has led."""


def does(command: object) -> Reach:
    """Let the chair do something."""

    async def reach(stage: Stage) -> None:
        assert await stage.house.do(command) is None

    return reach


def goes(step: str) -> Reach:
    """Let the chair go on to a step."""
    return lambda stage: stage.house.go(step)


def taps(name: str) -> Reach:
    """Tap a button by its source."""
    return lambda stage: stage.tap(name)


def taps_row(name: str) -> Reach:
    """Tap a button by the source of its first line."""
    return lambda stage: stage.tap_row(name)


def fills(field: str, words: str) -> Reach:
    """Type into a field and send its form."""

    async def reach(stage: Stage) -> None:
        box = stage.phone.page.locator(f"[name={field}]")
        await box.fill(words)
        await stage.phone.page.locator("form .go").click()

    return reach


def picks(value: str) -> Reach:
    """Choose one of several."""
    return lambda stage: stage.phone.page.locator(f"[value={value}]").check()


async def offers(stage: Stage) -> None:
    """Tell a good example, in what is needed of its form."""
    await stage.phone.page.locator("[name=title]").fill("De stagecoach")
    await fills("what", "Eén coach belt elke week met de leermeester.")(stage)


def sits(name: str = ME) -> Reach:
    """Choose a name."""
    return lambda stage: stage.phone.sit(name)


def types(code: str) -> Reach:
    """Fill in a code; without one, the right one."""
    return lambda stage: stage.type(code or stage.house.link.code)


def grades(norm: str) -> Reach:
    """Let the others grade, then the phone."""

    async def reach(stage: Stage) -> None:
        await stage.grade(norm)
        await stage.tap("7")

    return reach


async def fails(stage: Stage, failing: bool = True) -> None:
    """Let the laptop store nothing, or again."""
    meeting = stage.house.meeting
    meeting.room.trouble = Trouble("storage.failed", name="a.scan") if failing else None
    assert meeting._server is not None
    meeting._server.changed()


async def cuts(stage: Stage) -> None:
    await stage.road.cut()


async def taps_late(stage: Stage) -> None:
    """Tap while the line is cut, and be back when the grades are on the screen."""
    await stage.road.cut()
    await stage.tap("3")
    await stage.house.go("review:T2")
    await stage.road.mend()


async def turned_away(stage: Stage) -> None:
    for visitor in stage.house.state.visitors:
        assert await stage.house.do(ask.TurnAway(visitor)) is None


async def moved(stage: Stage) -> None:
    """Go on with another device."""
    other = await stage.house.phone()
    await other.enter(stage.house.state.links["s1"].recovery)
    [visitor] = stage.house.state.visitors
    assert await stage.house.do(ask.Admit(visitor, "")) is None


async def points(stage: Stage) -> None:
    """Choose a point and ask whether everybody agrees."""
    for command in (
        ask.TickPoint("p1", "T1"),
        ask.SaveText("p1.title", "Eén loket voor alle jongeren in de regio"),
        ask.TickPoint("p2", "T1", "1.1"),
        ask.AskAgreement("T1"),
    ):
        assert await stage.house.do(command) is None


async def agenda(stage: Stage) -> None:
    """Write down what will be done, and go there."""
    for command in (
        ask.SaveText("p1.lead", "Els Hendriks"),
        ask.AddAction("a1", "p1"),
        ask.SaveText("a1.what", "Een verkenning van de kosten"),
        ask.SaveText("a1.who", "Peter Smit"),
        ask.PlanFollowUp("2027-01-07"),
    ):
        assert await stage.house.do(command) is None
    await stage.house.go("actions")


async def all_agree(stage: Stage) -> None:
    await stage.tap("Agree")
    for other in stage.others:
        await other.agree(1, True)


async def closes(stage: Stage) -> None:
    assert await stage.house.meeting.close_session() is None


async def free_and_back(stage: Stage) -> None:
    assert await stage.house.meeting.undo() is None
    await stage.phone.page.get_by_role("heading", name=stage.say("You are at the table")).wait_for()


async def mends(stage: Stage) -> None:
    await stage.road.mend()


async def others_say_yes(stage: Stage) -> None:
    for other in stage.others:
        await other.consent(True)
    await stage.tap("Yes")
    await expect(
        stage.phone.page.get_by_role("button", name=stage.say("Yes"), exact=True)
    ).to_have_attribute("aria-pressed", "true")


NORM = "norm {place} of {all}"
EVENING = Walk(
    "evening",
    (
        Moment("code", nothing, "Fill in the code", key=True),
        Moment(
            "wrong code",
            types("WRONGONE"),
            "That is not the code of this session. Look at the big screen.",
        ),
        Moment("locked", types(""), "Just a moment"),
        Moment("choose a name", does(ask.Unlock("")), "Choose your name", key=True),
        Moment("lobby", sits(), "You are at the table"),
        Moment(
            "seat made free",
            does(ask.FreeSeat("s1")),
            "Your seat has been made free. Sit down again below.",
        ),
        Moment("seat given back", free_and_back, "You are at the table"),
        Moment("welcome", goes("welcome"), "What are we going to do?"),
        Moment("introduction", goes("introduction"), "Tap a grade."),
        Moment("introduction graded", grades("intro"), "received: {grade}", {"grade": 7}),
        Moment("introduction result", goes("introduction-result"), "You and the group"),
        Moment("theme", goes("theme:T1"), "Theme {place} of {all}", {"place": 1, "all": 4}),
        Moment("norm", goes("norm:1.1"), "Tap a grade.", key=True),
        Moment("norm graded", grades("1.1"), "received: {grade}", {"grade": 7}, key=True),
        Moment("explanation", taps("About this norm"), "Bron: "),
        Moment("paused", does(ask.Pause()), "paused"),
        Moment("extra time", does(ask.GiveExtra("s1", "x10")), "extra time"),
        Moment("no connection", cuts, "No connection for a moment", key=True),
        Moment(
            "grade without connection",
            taps("9"),
            "Your {grade} has not been received yet.",
            {"grade": 9},
        ),
        Moment("connected again", mends, "received: {grade}", {"grade": 9}),
        Moment(
            "storage trouble", fails, "The laptop cannot store anything just now. We keep trying."
        ),
        Moment("stored again", partial(fails, failing=False), "received: {grade}", {"grade": 9}),
        Moment("next norm", goes("norm:1.2"), NORM, {"place": 2, "all": 5}),
        Moment("skipped", does(ask.Skip("1.2")), NORM, {"place": 3, "all": 5}),
        Moment("norm not answered", goes("norm:1.3"), NORM, {"place": 3, "all": 5}),
        Moment("catch-up", goes("catch-up:T1"), "Still to answer: {norm}", {"norm": "1.4"}),
        Moment("review", goes("review:T1"), "You and the group", key=True),
        Moment("agreement", points, "Do you agree with these improvement points?", key=True),
        Moment("agreement counted", all_agree, "{yes} agree, {no} do not", {"yes": 4, "no": 0}),
        Moment(
            "looking back", does(ask.Jump("norm:1.1")), "The room is looking back at this norm."
        ),
        Moment("second round", does(ask.VoteAgain("1.1")), "second round"),
        Moment("second round graded", grades("1.1"), "received: {grade}", {"grade": 7}),
        Moment("next theme", goes("theme:T2"), "Theme {place} of {all}", {"place": 2, "all": 4}),
        Moment("too late", goes("norm:2.1"), NORM, {"place": 1, "all": 5}),
        Moment("does not count", taps_late, "The grades were already on the screen."),
        Moment("points", goes("points"), "Our improvement points"),
        Moment("actions", agenda, "This is what we are going to do"),
        Moment("closing", goes("closing"), "Thank you!"),
        Moment(
            "closed",
            closes,
            "The session is closed. The laptop has forgotten which grades were yours.",
            key=True,
        ),
        Moment("wiped", taps("Wipe my grades"), "Your grades have been wiped from this phone."),
    ),
    unlocked=False,
    code=False,
)
NAMED = Walk(
    "names",
    (
        Moment("may your name", sits(), "May your name stand beside your grade?"),
        Moment("yes", others_say_yes, "May your name stand beside your grade?"),
        Moment("named introduction", goes("introduction"), "Tap a grade."),
        Moment("named graded", grades("intro"), "received: {grade}", {"grade": 7}),
        Moment("named result", goes("introduction-result"), "Samira Bakker: 7"),
        Moment("made free", does(ask.FreeSeat("s1")), "Choose your name"),
        Moment("consent first", sits(), "Yes, show my name", key=True),
    ),
    about={"mode": "open"},
)
TABLET = Walk(
    "tablet",
    (
        Moment("tablet lobby", sits(), "Hand this tablet on"),
        Moment("handed on", taps("Hand this tablet on"), "Who has the tablet now?", key=True),
    ),
    about={"shared": "yes"},
    people=5,
)
MEETING = Walk(
    "meeting",
    (
        Moment("before the meeting", sits(), "You are at the table"),
        Moment(
            "meeting begins", meets, "You look along: this page shows what is on the big screen."
        ),
        Moment("status", steps("status:1.4"), "What the homework group found out", key=True),
        Moment("choice", steps("choice"), "Which points go on our agenda?"),
        Moment("agreements", steps("agreements:1.4"), "This is what we agree", key=True),
        Moment("approval", steps("process:approval"), "Approval in our own organisations"),
        Moment("absent", steps("process:absent"), "Who tells them, and when?"),
        Moment(
            "celebration",
            steps("process:celebration"),
            "When do we make it official, and who sees to that?",
        ),
        Moment("table", steps("process:table"), "How we follow it"),
        Moment("next scan", steps("next"), "The next scan"),
        Moment("meeting closes", steps("closing"), "Keep the overview"),
        Moment("kept", taps_row("As a web page"), "It is among the downloads of this phone."),
        Moment("between meetings", does(followup.EndMeeting()), "Thank you!"),
    ),
)
GROUPS = Walk(
    "groups",
    (
        Moment("group promise", sits(), "You are at the table"),
        Moment("group welcome", goes("welcome"), "Who sees my grades?"),
        Moment("group introduction", goes("introduction"), "Tap a grade."),
        Moment("group graded", grades("intro"), "received: {grade}", {"grade": 7}),
        Moment("group result", goes("introduction-result"), "You and the group"),
    ),
    about={"mode": "group"},
)
FULL = Walk("full", (Moment("all taken", nothing, "All seats are taken"),), people=3)
DOOR = Walk(
    "door",
    (
        Moment("ways in", nothing, "Is your name not here?"),
        Moment("who are you", taps_row("Is your name not here?"), "First and last name", key=True),
        Moment("at the door", fills("name", "Noor de Wit"), "Never mind, back", key=True),
        Moment(
            "turned away",
            turned_away,
            "The chair has not let you in. Ask the chair, and try again.",
        ),
        Moment("a code", taps_row("Do you have a code?"), "Fill in your code", key=True),
        Moment(
            "unknown code",
            fills("code", "nope"),
            "We do not know that code. Look at it once more, or ask the chair.",
        ),
        Moment("back to the names", taps("Back"), "Choose your name"),
        Moment(
            "a personal code", does(ask.SaveAbout("entry", "code")), "Fill in your personal code"
        ),
        Moment("everybody knocks", does(ask.SaveAbout("entry", "knock")), "Who are you?"),
        Moment("names again", does(ask.SaveAbout("entry", "name")), "Choose your name"),
        Moment("in after all", sits(), "You are at the table"),
        Moment(
            "on another device",
            moved,
            "You have gone on with another device. That one has your seat now.",
        ),
    ),
    people=5,
)
WORDS = Walk(
    "words",
    (
        Moment("lobby with words", sits(), "You are at the table"),
        Moment("introductions", goes("introductions"), "Who is at the table?", key=True),
        Moment("introduced", fills("wish", "Eén loket"), "It is on the screen."),
        Moment("a question", taps("Question or example"), "Send to the chair", key=True),
        Moment("asked", fills("text", "Tellen BBL-plekken mee?"), "The chair has it."),
        Moment("an example", picks("example"), "What do you call it?", key=True),
        Moment("offered", offers, "The chair has it."),
    ),
    about={"introductions": "yes"},
)
READING = Walk(
    "reading",
    (
        Moment("to practise", nothing, "Just a moment"),
        Moment("practice", taps("Practise"), "Practice: nothing is sent", key=True),
        Moment("practised", taps("7"), "chosen: {grade}", {"grade": 7}),
        Moment("practice ended", does(ask.Unlock("")), "Choose your name"),
        Moment("reader at the table", sits(), "You are at the table"),
        Moment("norms", taps("Norms and knowledge bank"), "Introduction question", key=True),
        Moment("knowledge", taps_row("Knowledge bank"), "Search", key=True),
    ),
    unlocked=False,
)
WALKS = (EVENING, NAMED, TABLET, DOOR, WORDS, READING, GROUPS, FULL, MEETING)


@asynccontextmanager
async def stage(
    browser: Browser, walk: Walk, folder: Path, language: str, **options: Any
) -> AsyncIterator[Stage]:
    """Open the room of a walk, with three others at the table and the phone at the door."""
    async with open_house(folder / "a.scan", walk.people, walk.unlocked) as house:
        for key, value in walk.about.items():
            assert await house.do(ask.SaveAbout(key, value)) is None
        locale = {"nl": "nl-NL", "en": "en-GB"}[language]
        async with line(house) as (road, url):
            code = None if walk.code else ""
            async with phone(browser, house, locale, code, url, **options) as one:
                yield Stage(house, one, road, language)


async def walked(stage: Stage, walk: Walk) -> AsyncIterator[Moment]:
    """Go through a walk, and stop at every moment once it is on the screen."""
    for moment in walk.moments:
        await moment.reach(stage)
        if not stage.others and not stage.house.state.locked:
            first = 1 if walk.people == len(OTHERS) else 2
            stage.others = [await stage.house.phone(f"s{first + n}") for n in range(len(OTHERS))]
        text = stage.say(moment.shows, **moment.values)
        await expect(stage.phone.page.locator("#app").get_by_text(text).first).to_be_visible()
        await expect(stage.phone.page.locator("button:disabled")).to_have_count(0)
        yield moment
