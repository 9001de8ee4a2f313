"""Everything a slide may have to show: easy, long and extreme, each moment with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from typing import Any

from scanhost.desktop import slides
from scanhost.desktop.snapshot import Emphasis, Snapshot, Wifi
from scanhost.domain import commands as ask
from scanhost.domain import wifi
from scanhost.domain.apply import fold
from scanhost.domain.facts import Restored
from scanhost.domain.pack import Pack, Text
from scanhost.domain.people import Person
from scanhost.domain.results import Order
from scanhost.lan.link import matrix
from tests.desktop.meetings import meetings
from tests.desktop.moments import Grades, Meeting, by_chance, by_vector, long_pack, session, shipped

Moments = Iterator[tuple[str, Snapshot]]

WORDS = (
    "Arbeidsmarktregio-overeenkomsten voor ondersteuningsbehoeften",
    "Vertegenwoordigersbijeenkomsten",
    "Praktijkonderwijsuitstroomprofielen en loopbaanbegeleidingstrajecten",
    "Jongerenwerkgelegenheidsprogramma's",
    "Samenwerkingsverbandvertegenwoordiging",
)
LONG_NAME = ("Wilhelmina Theodora Maximiliana", "van Ommeren-Schoemaker tot Oost")  # 62 together
STRANGE = (
    ("<img src=x onerror=alert(1)>", '& "co"'),
    ("عبد الرحمن", "بن عبد العزيز"),
    ("🌱 Noor 👩\u200d👩\u200d👧", "Δελφοί"),
    ("Şükrü", "Ñandú-Łuczak"),
)
WISH = "Eén vast gezicht voor iedere jongere, ook als school ophoudt en werk begint."
QUESTION = "Hoe zorgen we dat een jongere die van het praktijkonderwijs komt " * 7
WHY = "Drie telefoons deden het niet, en twee mensen waren nog niet binnen."

OPINIONS: dict[str, Grades] = {
    "same": lambda _: [7],
    "camps": lambda _: [2, 2, 2, 2, 2, 3, 9, 9, 9, 9, 9, 10],
    "outlier": lambda _: [8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 1],
    "tens": lambda _: [10],
    "unanswered": lambda norm: [None] if norm.endswith(".2") else by_vector(norm),
}


def easy(language: str = "nl") -> Moments:
    """Yield a session of twelve on the first pack."""
    return whole("easy", Meeting(language=language))


def sessions(language: str = "nl") -> Moments:
    """Yield whole sessions with other groups, opinions and packs."""
    yield from whole("three", Meeting(3, language=language))
    yield from whole("forty", Meeting(40, language=language, grades=by_chance(5)))
    for name, grades in OPINIONS.items():
        yield from whole(name, Meeting(language=language, grades=grades))
    yield from whole("long", named(Meeting(24, long_pack(), language, by_chance(1)), long_names()))
    yield from whole("words", Meeting(12, long_words(), language, by_chance(2)))
    yield from whole("strange", strange(Meeting(12, language=language)))
    for pack in ("implementatiescan15", "regioplan12", "zelfscan13"):
        yield from whole(pack, Meeting(pack=shipped(pack), language=language, grades=by_chance(2)))


def whole(name: str, meeting: Meeting) -> Moments:
    """Yield a session, and after each block its norms large."""
    for moment, snapshot in session(meeting):
        yield f"{name}/{moment}", snapshot
        if snapshot.room.step.kind == "review" and moment.startswith("review"):
            yield from large(f"{name}/{moment}", snapshot)


def large(name: str, snapshot: Snapshot) -> Moments:
    for norm in snapshot.room.pack.theme(snapshot.room.step.theme or "").norms:
        yield f"{name}/{norm.id}", slides.emphasised(snapshot, Emphasis(norm.id))


def long_words() -> Pack:
    """Return a pack whose titles are a few very long words."""
    pack, titles = shipped(), cycle(WORDS)
    return replace(
        pack,
        themes=tuple(
            replace(
                theme,
                title=Text(next(titles)),
                norms=tuple(
                    replace(norm, title=Text(title), sentence=Text(f"{title} werken goed."))
                    for norm, title in zip(theme.norms, titles, strict=False)
                ),
            )
            for theme in pack.themes
        ),
    )


def long_names() -> Iterator[tuple[str, str]]:
    return cycle([LONG_NAME])


def named(meeting: Meeting, names: Iterator[tuple[str, str]]) -> Meeting:
    """Give everybody on the list another name, and an organisation as long."""
    for number, person in enumerate(list(meeting.state.people.values()), 1):
        first, last = next(names)
        organisation = f"{last} {first}"[:80]
        changed = replace(person, first=first, last=f"{last} {number}", organisation=organisation)
        meeting.do(ask.SavePerson(changed))
    return meeting


def strange(meeting: Meeting) -> Meeting:
    """Write everywhere what somebody may type who tries us."""
    meeting.do(
        ask.SaveAbout("region", "<img src=x onerror=alert(1)> منطقة الدلتا 🌱"),
        ask.SaveAbout("place", "Zaal <b>3</b> & ½ ﷽"),
        ask.SaveText("agenda.absent", "<script>alert(1)</script> نخبر الغائبين 🙂 " * 4),
    )
    return named(meeting, cycle(STRANGE))


# --- moments that a session does not come by ------------------------------------------------------


def moments(language: str = "nl") -> Moments:
    """Yield what happens now and then: ways to show grades, polls, questions, corrections."""
    makers: dict[str, Callable[[str], Moments]] = {
        "wifi": networks,
        "introductions": introductions,
        "modes": modes,
        "polls": polls,
        "corrections": corrections,
        "aside": asides,
        "points": points,
        "meetings": meetings,
    }
    for name, maker in makers.items():
        for moment, snapshot in maker(language):
            yield f"{name}/{moment}", snapshot


def begun(language: str, mode: str = "anonymous", **more: Any) -> Meeting:
    """Return a meeting with everybody at the table, in a way to show grades."""
    meeting = Meeting(language=language, **more)
    meeting.do(ask.SaveAbout("mode", mode), ask.Unlock("K7PM4TQX"))
    meeting.sit()
    if mode == "open":
        for seat in list(meeting.state.people):
            meeting.do(ask.Consent(seat, f"t{seat}", True, meeting._message(seat)))
    return meeting


def networks(language: str) -> Moments:
    """Yield the lobby with the room's Wi-Fi beside the way in."""
    for people, name, password in (
        (12, "Raadzaal-gast", "welkom2026"),
        (40, "Gemeentehuis-Oosterdelta-Gasten.", "W" * 63),
        (3, "Open", ""),
    ):
        meeting = Meeting(people, language=language)
        meeting.do(ask.Unlock("K7PM4TQX"))
        meeting.sit(people // 2)
        known = Wifi(name, password, matrix(wifi.scanned(name, password)))
        snapshot = meeting.snapshot()
        assert snapshot.joining is not None
        yield f"{people}", replace(snapshot, joining=replace(snapshot.joining, wifi=known))


def introductions(language: str) -> Moments:
    for people, names in ((3, None), (12, None), (24, long_names()), (40, cycle(STRANGE))):
        meeting = Meeting(people, language=language)
        if names is not None:
            named(meeting, names)
        meeting.do(ask.SaveAbout("introductions", "yes"), ask.Unlock("K7PM4TQX"))
        yield f"locked-{people}", meeting.snapshot()
        meeting.sit()
        for number, seat in enumerate(list(meeting.state.people)):
            said = ("Werkgeversservicepunt Oosterdelta", "regiomanager", WISH if number % 3 else "")
            meeting.do(ask.Introduce(seat, f"t{seat}", *said, meeting._message(seat)))
        meeting.go("introductions")
        yield f"{people}", meeting.snapshot()


def modes(language: str) -> Moments:
    for mode in ("group", "open"):
        meeting = begun(language, mode, grades=by_chance(7))
        yield f"{mode}/lobby", meeting.snapshot()
        for step in ("welcome", "introduction-result", "review:T1"):
            meeting.go(step)
            yield f"{mode}/{step}", meeting.snapshot()
        yield from large(mode, meeting.snapshot())
        for order in (Order.LOWEST, Order.GAP):
            emphasis = Emphasis(order=order)
            yield f"{mode}/{order}", slides.emphasised(meeting.snapshot(), emphasis)
        meeting.do(ask.VoteAgain("1.2"))
        meeting.vote()
        meeting.next()
        yield f"{mode}/twice", meeting.snapshot()
        yield f"{mode}/twice-large", slides.emphasised(meeting.snapshot(), Emphasis("1.2"))
    meeting = named(begun(language, "open", people=24, grades=by_chance(8)), long_names())
    meeting.go("review:T1")
    yield from large("open-long", meeting.snapshot())


def polls(language: str) -> Moments:
    meeting = begun(language)
    meeting.go("review:T1")
    meeting.do(ask.TickPoint("a", "T1", "1.4"), ask.TickPoint("b", "T1", "1.5"))
    meeting.do(ask.AskAgreement("T1"))
    yield "asked", meeting.snapshot()
    yield "asked-large", slides.emphasised(meeting.snapshot(), Emphasis("1.4"))
    for seat in list(meeting.state.people)[:2]:
        meeting.do(ask.Agree(seat, f"t{seat}", 1, True, meeting._message(seat)))
    before = meeting.state
    meeting.do(ask.EndAgreement())
    yield "few", meeting.snapshot()
    yield "few-large", slides.emphasised(meeting.snapshot(), Emphasis(agreement=True))
    meeting.state = before
    for seat in list(meeting.state.people)[2:9]:
        meeting.do(ask.Agree(seat, f"t{seat}", 1, seat != "s4", meeting._message(seat)))
    yield "running", meeting.snapshot()
    meeting.do(ask.EndAgreement())
    yield "ended", meeting.snapshot()
    yield "ended-large", slides.emphasised(meeting.snapshot(), Emphasis(agreement=True))


def corrections(language: str) -> Moments:
    meeting = begun(language)
    meeting.go("review:T1")
    meeting.do(ask.SetAside("1.4", 1, WHY))
    yield "aside", meeting.snapshot()
    yield "aside-large", slides.emphasised(meeting.snapshot(), Emphasis("1.4"))
    meeting.do(ask.CountAgain("1.4", 1), ask.VoteAgain("1.4"))
    yield "round-2", meeting.snapshot()
    meeting.vote()
    meeting.next()
    yield "twice", meeting.snapshot()
    yield "twice-large", slides.emphasised(meeting.snapshot(), Emphasis("1.4"))
    meeting.do(ask.SetAside("1.4", 1, WHY * 2))
    yield "first-aside", meeting.snapshot()
    yield "first-aside-large", slides.emphasised(meeting.snapshot(), Emphasis("1.4"))
    skipped = begun(language)
    skipped.go("norm:1.2")
    skipped.do(ask.Skip("1.2"))
    yield "skipping", skipped.snapshot()
    skipped.go("review:T1")
    yield "skipped", skipped.snapshot()


def asides(language: str) -> Moments:
    for name, words in (
        ("question", QUESTION[:480]),
        ("short", "Tellen <b>BBL</b>-plekken mee? 🙂"),
    ):
        meeting = begun(language)
        meeting.go("theme:T1")
        meeting.do(ask.Say("s1", "ts1", "q1", words, meeting._message("s1")))
        meeting.do(ask.ShowSaid("q1"))
        yield name, meeting.snapshot()
    meeting.do(ask.ShowSaid(None))
    form = (("title", "Eén stagecoach per school"), ("what", QUESTION[:200]))
    meeting.do(ask.Offer("s1", "ts1", "q2", form, meeting._message("s1")))
    meeting.do(ask.ShowSaid("q2"))
    yield "example", meeting.snapshot()
    extra = begun(language)
    extra.do(ask.GiveExtra("s12", "x10"))
    extra.go("norm:1.5")
    extra.vote(11)
    yield "extra-time", extra.snapshot()
    extra.state = fold(extra.state, (Restored(),))
    yield "restored", extra.snapshot()
    empty = Meeting(0, language=language)  # as the miniature shows it to the chair
    yield "nobody-listed", empty.snapshot()
    guests = Meeting(12, language=language)
    guests.do(ask.Unlock("K7PM4TQX"))
    for number in range(3):
        guests.do(ask.SavePerson(Person(f"g{number}", "Gast", str(number), guest=True)))
    guests.sit()
    yield "guests", guests.snapshot()


def points(language: str) -> Moments:
    meeting = begun(language, grades=by_chance(9))
    meeting.go("points")
    yield "none", meeting.snapshot()
    meeting.go("actions")
    yield "no-actions", meeting.snapshot()
    for many in (1, 2, 6, 7, 12, 20):
        norms = list(meeting.state.pack.norms())
        chosen = {point.norm for point in meeting.snapshot().room.points}
        fresh = (norm for norm in norms if norm.id not in chosen)
        for norm in islice(fresh, many - len(chosen)):
            meeting.do(ask.TickPoint(norm.id, meeting.state.pack.theme_of(norm.id).id, norm.id))
        meeting.do(ask.Jump("points"))
        yield f"{many}", meeting.snapshot()
        meeting.do(ask.Jump("actions"))
        yield f"{many}-actions", meeting.snapshot()
    first = meeting.snapshot().room.points[0].id
    meeting.do(
        ask.SaveText(f"{first}.lead", " ".join(LONG_NAME)),
        ask.SaveText(f"{first}.group", "Samenwerkingsverbandvertegenwoordigers " * 5),
        ask.AddAction("long", first),
        ask.SaveText("long.what", QUESTION[:400]),
        ask.SaveText("long.when", "uiterlijk donderdag 17 december 2026, vóór het overleg"),
    )
    yield "20-long-actions", meeting.snapshot()


def everything(language: str = "nl") -> Moments:
    """Yield the whole gallery."""
    yield from easy(language)
    yield from moments(language)
    yield from sessions(language)


def everything_once(language: str = "nl") -> Moments:
    """Yield a session and the rarer moments: what there is, without the extremes."""
    yield from easy(language)
    yield from moments(language)
