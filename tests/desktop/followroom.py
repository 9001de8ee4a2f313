"""A scan whose session 1 is closed, with points, actions and partners to go on with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scanhost.desktop.chair.pages import FOLLOW
from scanhost.desktop.theme import LIGHT, Theme
from scanhost.domain.commands import (
    AddAction,
    PlanFollowUp,
    SaveAbout,
    SaveAbsent,
    SaveText,
    TickPoint,
    Unlock,
)
from scanhost.domain.people import Absent
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import at

TODAY = date(2027, 1, 7)
GRADES = ("667867767787", "667678767786", "787678768767", "333444334443", "338833883388")
POINTS = ("1.4", "1.5", "own")


def follow_room(
    language: str = "en",
    theme: Theme = LIGHT,
    letters: int = 100,
    today: date = TODAY,
) -> ChairRoom:
    """Return a window on the page of what follows, before session 2."""
    room = ChairRoom(language=language, theme=theme, letters=letters)
    room.window.follow.today = lambda: today
    room.do(Unlock("K7QM4RPX"))
    room.take()
    for number, grades in enumerate(GRADES, 1):
        at(room, f"norm:1.{number}")
        room.all_grade(f"1.{number}", grades)
    at(room, "review:T1")
    room.do(
        TickPoint("1.4", "T1", "1.4"),
        TickPoint("1.5", "T1", "1.5"),
        TickPoint("own", "T1"),
        SaveText("own.title", "Eén telefoonnummer voor werkgevers"),
        SaveText("1.4.lead", "Werkbedrijf Oosterdelta"),
        SaveText("1.4.person", "Joost van Dam"),
        SaveText("1.4.group", "Els Hendriks, Noor Jansen"),
        AddAction("a1", "1.4"),
        SaveText("a1.what", "Tien werkgevers vragen wat hen helpt"),
        SaveText("a1.who", "Noor Jansen"),
        SaveText("a1.when", "1 maart 2027"),
        AddAction("a2", "1.4"),
        SaveText("a2.what", "Een vaste contactpersoon per werkgever"),
        SaveText("a2.when", "voor de zomer"),
        SaveAbsent(Absent("ab1", "Huisartsen Oosterdelta", by="Els Hendriks", how="per telefoon")),
        SaveAbsent(Absent("ab2", "Woningcorporatie")),
        SaveAbout("chair_domain", room.state.pack.domains[0].id),
        PlanFollowUp(TODAY.isoformat()),
    )
    room.state = replace(room.state, closed=True)
    room.asked.clear()
    room.show()
    room.window.go(FOLLOW)
    return room
