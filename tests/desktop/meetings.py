"""Meetings after session 1 as the room sees them: easy, long and extreme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanhost.desktop.snapshot import Snapshot, Wifi
from scanhost.domain import commands as ask
from scanhost.domain import followup, wifi
from scanhost.domain.apply import fold
from scanhost.domain.facts import SessionClosed
from scanhost.domain.meetings import TABLE
from scanhost.domain.people import Absent
from scanhost.lan.link import matrix
from tests.desktop.moments import Meeting, seated

Moments = Iterator[tuple[str, Snapshot]]

FOUND = (
    "Van de vijftien ouders die we spraken hadden er elf nooit een vraag over werk gekregen."
    " Vijf praktijkscholen willen in januari beginnen met een gesprek op de open avond."
)
AGREED = (
    ("Ouders uitnodigen bij het eerste gesprek over werk", "Praktijkschool De Brug",
     "Werkbedrijf Oosterdelta en twee ouders", "2027-03-01", "Aantal gesprekken per kwartaal"),
    ("Eén telefoonnummer voor ouders", "Gemeente Oosterdelta", "", "2027-01-18", ""),
    ("Elke jongere na een jaar nog eens bellen", "Doorstroompunt", "vso en pro", "", "Belronde"),
)  # fmt: skip
LONG = (
    "We spreken af dat iedere school in de regio vóór de zomer met alle ouders van leerlingen in"
    " het laatste jaar een gesprek heeft gehad over wat er na school komt, "
)
PROCESS = tuple(f"process:{part}" for part in (*followup.PROCESS, TABLE))
WORD = "Samenwerkingsverbandvertegenwoordigersbijeenkomsten"


def held(language: str = "nl", points: int = 2, actions: int = 2) -> Meeting:
    """Return a scan of which session 1 is closed, with points and homework."""
    meeting = seated(language=language)
    meeting.go("closing")
    meeting.tick_points(points, actions)
    meeting.state = fold(meeting.state, (SessionClosed(),))
    return meeting


def begun(language: str = "nl", points: int = 2, day: str = "2027-01-07") -> Meeting:
    """Return the same while session 2 goes on."""
    meeting = held(language, points)
    meeting.do(followup.BeginMeeting(day))
    return meeting


def go(meeting: Meeting, step: str) -> Snapshot:
    """Go to a step of the meeting and return what the room sees."""
    view = meeting.snapshot().room.meeting
    assert view is not None
    meeting.do(followup.GoTo(view.step.id, step))
    return meeting.snapshot()


def agree(meeting: Meeting, about: str, agreed=AGREED) -> None:
    """Agree on something about a point, or about a part of the process."""
    for place, (what, lead, joins, due, follow) in enumerate(agreed):
        id = f"{about}c{place}"
        meeting.do(followup.AddCommitment(id, about), followup.PlanCommitment(id, due))
        for field, text in (("what", what), ("lead", lead), ("joins", joins), ("follow", follow)):
            meeting.do(ask.SaveText(f"{id}.{field}", text))


def meetings(language: str = "nl") -> Moments:
    """Yield every step of session 2 and of a later meeting, empty and filled, short and long."""
    yield from empty(language)
    yield from session(language)
    yield from later(language)
    yield from many(language)
    yield from long(language)


def empty(language: str) -> Moments:
    """Yield session 2 before anything was said."""
    meeting = begun(language)
    for step in ("welcome", "status:p0", "choice", "agreements:p0", *PROCESS, "next", "closing"):
        yield f"empty/{step}", go(meeting, step)
    nothing = begun(language, points=0)
    for step in ("welcome", "choice", "closing"):
        yield f"none/{step}", go(nothing, step)
    unserved = replace(nothing.snapshot(), joining=None)
    yield "none/unserved", unserved


def filled(language: str = "nl", points: int = 3) -> Meeting:
    """Return session 2 with everything said that is to be said."""
    meeting = begun(language, points)
    if points:
        meeting.do(
            ask.SaveText("p0.found", FOUND),
            followup.StandPoint("p0", "done"),
            followup.StandPoint("p1", "busy"),
        )
    for number in range(points):
        id = f"p{number}"
        choice = "no" if number % 4 == 2 else "yes" if number % 5 != 4 else ""
        meeting.do(followup.DecidePoint(id, choice), followup.RankPoint(id, number % 4))
        agree(meeting, id, AGREED[: number % 3 + 1])
    agree(meeting, "approval", (
        ("Werkagenda vaststellen", "Gemeente Oosterdelta", "het college", "2027-02-16", ""),
        ("", "Werkbedrijf Oosterdelta", "de directie", "2027-02-01", ""),
    ))  # fmt: skip
    agree(meeting, "absent", (("", "de voorzitter", "UWV en MBO Delta", "2027-01-21", "bellen"),))
    agree(meeting, "celebration", (
        ("Werkagenda ondertekenen, met taart", "Wethouder Jansen", "jongeren", "2027-04-15", ""),
    ))  # fmt: skip
    meeting.do(
        ask.SaveAbsent(Absent("a1", "UWV Oosterdelta", "Kees", "", "de voorzitter")),
        ask.SaveText("process.table", "Regionaal overleg jongeren"),
        ask.SaveText("process.often", "elk kwartaal"),
        ask.SaveText("process.report", "Een halve bladzijde, een week tevoren"),
        followup.PlanNextScan("2027-11"),
        ask.SaveText("next.chair", "Fatima El Idrissi"),
        followup.ChooseNextDomain("care"),
    )
    return meeting


def session(language: str) -> Moments:
    meeting = filled(language)
    points = ("status:p0", "status:p1", "choice", "agreements:p0", "agreements:p1")
    for step in ("welcome", *points, *PROCESS, "next", "closing"):
        yield f"filled/{step}", go(meeting, step)
    snapshot = go(meeting, "welcome")
    assert snapshot.joining is not None
    known = Wifi("Raadzaal-gast", "welkom2026", matrix(wifi.scanned("Raadzaal-gast", "welkom")))
    yield "filled/wifi", replace(snapshot, joining=replace(snapshot.joining, wifi=known))


def later(language: str) -> Moments:
    """Yield the meeting after it: some of it is done, some of it late."""
    meeting = filled(language)
    meeting.do(
        followup.EndMeeting(),
        followup.BeginMeeting("2027-04-08"),
        followup.NoteProgress("n0", "p0c0", "2027-03-10", "busy"),
        ask.SaveText("n0.note", "Acht van de vijftien scholen doen mee"),
        followup.NoteProgress("n1", "p1c0", "2027-03-10", "done"),
        followup.NoteProgress("n2", "p1c1", "2027-04-01", "dropped"),
        ask.SaveText("n2.note", "Het nummer van Jouw Regio is er al"),
    )
    for step in ("welcome", "status:p0", "status:p1", "choice", "agreements:p1", "closing"):
        yield f"later/{step}", go(meeting, step)


def many(language: str) -> Moments:
    """Yield as many points as nobody should choose."""
    for points in (8, 17):
        meeting = filled(language, points)
        for step in ("welcome", "choice", "agreements:p0", "closing"):
            yield f"{points}/{step}", go(meeting, step)
    agree(meeting, "p0", [(f"{n + 1} {AGREED[0][0]}", *AGREED[0][1:]) for n in range(30)])
    yield "17/thirty", go(meeting, "agreements:p0")
    yield "17/thirty-status", go(meeting, "status:p0")


def long(language: str) -> Moments:
    """Yield the longest that may be typed, and what somebody types who tries us."""
    meeting = filled(language)
    everything = (LONG * 14)[:2000]
    agreed = [(LONG * 2, f"{WORD} " * 2, LONG, "2027-03-01", LONG)] * 3
    strange = [("<b>عبد الرحمن</b> 🙂" * 4, "Şükrü & <img>", "👩\u200d👧", "2027-03-01", "½ ﷽")]
    for id in ("p0", "p1"):
        meeting.do(ask.SaveText(f"{id}.found", everything))
    meeting.do(
        ask.SaveText("p0.lead", f"{WORD} {WORD}"[:80]),
        ask.SaveText("p0.person", "Wilhelmina Theodora Maximiliana van Ommeren-Schoemaker"),
        ask.SaveText("p0.group", (LONG * 3)[:300]),
        *(
            ask.SaveText(f"process.{field}", (LONG * 3)[:300])
            for field in ("table", "often", "report")
        ),
        ask.SaveText("next.chair", f"{WORD} {WORD}"[:80]),
        *(
            ask.SaveAbsent(Absent(f"b{n}", f"{WORD} {n}"[:80], "", "", "", ""))
            for n in range(40)
        ),
    )  # fmt: skip
    yield "long/status-found", go(meeting, "status:p0")
    agree(meeting, "p0", agreed)
    agree(meeting, "p1", strange)
    for about in followup.PROCESS:
        agree(meeting, about, agreed)
    meeting.do(
        followup.NoteProgress("n0", "p0c0", "2027-03-10", "busy"),
        ask.SaveText("n0.note", LONG * 2),
    )
    points = ("status:p0", "status:p1", "agreements:p0", "agreements:p1")
    for step in (*points, *PROCESS, "next", "closing"):
        yield f"long/{step}", go(meeting, step)
    nothing = begun(language, 3)
    nothing.do(ask.SaveText("p1.found", everything))
    yield "long/agreements-none", go(nothing, "agreements:p1")
