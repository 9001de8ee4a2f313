"""A scan after session 1, with points, homework groups and agreements, in the chair's window."""

from __future__ import annotations

from dataclasses import replace

from scanhost.desktop.chair.pages import RESULTS
from scanhost.domain.apply import fold
from scanhost.domain.commands import (
    AddAction,
    Command,
    SaveAbout,
    SaveAbsent,
    SaveText,
    TickPoint,
)
from scanhost.domain.facts import SessionClosed
from scanhost.domain.followup import AddCommitment, BeginMeeting, EndMeeting, PlanCommitment
from scanhost.domain.people import Absent
from tests.desktop.chairroom import ChairRoom

TEXTS = {
    "p1.title": "Eén telefoonnummer voor werkgevers",
    "p1.lead": "Werkgeversservicepunt",
    "p1.person": "Karin",
    "p1.group": "Karin de Wit, Youssef Amrani",
    "p2.title": "Ouders als partner",
    "p2.lead": "MEE Oosterdelta",
    "p2.group": "Els, Samira en Piet Puk",
    "a1.what": "Nagaan wie nu de telefoon opneemt",
    "a1.who": "Youssef Amrani",
    "a1.when": "2026-12-10",
    "c1.what": "Het nummer staat op iedere website",
    "c1.lead": "Karin de Wit",
    "c2.what": "Ouders krijgen vóór de zomer een uitnodiging",
    "c2.lead": "Els Hendriks",
    "c2.joins": "MEE, ROC",
}


def commands() -> list[Command]:
    """Return what a chair writes down, once session 1 is closed."""
    return [
        AddAction("a1", "p1"),
        *(SaveText(id, words) for id, words in TEXTS.items()),
        AddCommitment("c1", "p1"),
        AddCommitment("c2", "p2"),
        PlanCommitment("c1", "2027-03-01"),
        PlanCommitment("c2", "2027-05-05"),
        SaveAbsent(Absent("ab1", "Jeugdzorg West", "Mo Vries", "mo@west.example", "Els", "mail")),
        SaveAbsent(Absent("ab2", "Praktijkschool Zuid")),
    ]


def after_session(language: str = "en", scan: str = "nl", **more) -> ChairRoom:
    """Return the window on such a scan; everybody but the last two took part."""
    room = ChairRoom(12, language, whole=True, **more)
    room.do(SaveAbout("language", scan))
    room.do(
        TickPoint("p1", room.state.pack.themes[0].id), TickPoint("p2", room.state.pack.themes[1].id)
    )
    room.do(*(one for one in commands() if not isinstance(one, AddCommitment | PlanCommitment)))
    people = tuple(room.state.people)
    room.state = fold(room.state, [SessionClosed()])
    room.state = replace(room.state, attended=dict.fromkeys(people[:-2], True))
    room.do(*(one for one in commands() if isinstance(one, AddCommitment | PlanCommitment)))
    return room


def decided(room: ChairRoom, day: str = "2027-01-07") -> None:
    """Hold session 2."""
    room.do(BeginMeeting(day), EndMeeting())
    room.show()


def show_section(room: ChairRoom, part) -> None:
    """Go to the page Results, and there to a section."""
    room.window.go(RESULTS)
    results = room.window.results
    results.show_part([one for _, one in results.parts].index(part))
