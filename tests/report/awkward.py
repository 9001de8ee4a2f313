"""Scans that are hard on paper: nothing filled in, too much of everything, strange writing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scanhost.domain.agenda import ActionLine, Agenda, AgendaPoint, Attendee
from scanhost.domain.agreed import (
    CommitmentLine,
    MeetingLine,
    NextScan,
    Process,
    ProgressLine,
)
from scanhost.domain.examples import TEXTS
from scanhost.domain.followup import ABSENT, APPROVAL, CELEBRATION
from scanhost.domain.people import Absent
from scanhost.report.material import Material, Questions, Reading, Way
from tests.report import agendas

WAY = Way(
    "http://192.168.1.24:8080/#K7QM4RPX",
    "192.168.1.24:8080",
    "K7QM-4RPX",
    tuple("".join("01"[(x * y + x) % 3 == 0] for x in range(33)) for y in range(33)),
)
QUESTIONS = (
    Questions(
        "2.5",
        (
            "Wat bedoelen wij met nazorg, en hoe lang geven wij die?",
            "Hoe vaak zoeken wij contact, en met welke jongeren?",
        ),
    ),
)
READING = (
    Reading(
        "KB16",
        ("2.5", "3.1"),
        "Rivierenland: overdragen in plaats van doorsturen",
        "praktijk · Rivierenland · 2013",
        "Een **vaste** begeleider draagt de jongere *warm* over aan de werkgever.\n\nElke keer.",
        "De cijfers zijn van 2013.",
        (("Wat gebeurt er", "Eerst dit.\n\nDan <b>dat</b>."), ("Wat helpt", "Tijd.")),
        (("Smal of breed", "breed"),),
        "AKC/Regioplan (2015), par. III.",
    ),
)
MARKUP = '<b>vet</b> & </p><script>alert(1)</script> {n} %s <img src="file:///etc/passwd"/>'
TURNED = "محمد الأمين دוד בן-גוריון سلام عليكم"
EMOJI = "👩🏽‍🎓🎉 漢字 ∑ ﷽ Ω" * 3
CONTROL = "een\x00twee\x07drie\u202evier\u2028vijf\u200bzes\ufeff\x1b[31m"
FORMULAS = (
    '=HYPERLINK("http://x.example";"klik")',
    "=1+1",
    "+31 6 12345678",
    "-2+3",
    "@SUM(A1:A2)",
    "\t=1+1",
    "\r=1+1",
    "  =cmd|' /C calc'!A0",
    "＝1+1",
    "=1+1;=2+2\n=3+3",
    '"=1+1"',
    "http://x.example/=1",
    "_x0041_",
    "1E5",
    "3/4",
)
HARD = (
    "שלום עולם \u202e txt.exe \u200f مرحبا 🙂\u200d👩 \x00\x01\x1b[31m\x07 \ud800 einde\u2028regel;"
    ' "citaat" <b>&amp;\r\n'
)
LONG = (HARD * 800)[:50_000]


def commitment(id: str, about: str, **more: object) -> CommitmentLine:
    made = CommitmentLine(
        id,
        about,
        "Iedere school belt binnen een week",
        "Gemeente Oosterdelta",
        "ROC, UWV",
        "2027-03-01",
        "Bij het regionaal overleg",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def promised(id: str, **more: object) -> CommitmentLine:
    """Return something that somebody of the list promised about the first point."""
    own = commitment(id, "p1", what="Bellen met ouders", lead="Karin de Wit", joins="", follow="")
    return replace(own, **more)  # type: ignore[arg-type]


def agreed(language: str = "nl") -> Agenda:
    """Return the agenda of a region that had session 2 and one meeting since."""
    full = agendas.full(language)
    notes = (
        ProgressLine("n1", "2027-02-01", "busy", "Drie van de vijf scholen bellen."),
        ProgressLine("n2", "2027-03-03", "done", ""),
    )
    points = list(full.points)
    points[0] = replace(points[0], choice="no", found="Dit pakt een andere tafel al op.")
    points[1] = replace(points[1], choice="yes", rank=2, stand="busy")
    points[2] = replace(
        points[2],
        choice="yes",
        rank=1,
        stand="busy",
        found="Twee scholen doen dit al; de afspraak past op één blad.",
        commitments=(
            commitment("c1", points[2].id, progress=notes),
            commitment("c2", points[2].id, what="Een terugbelafspraak na zes weken", due=""),
        ),
    )
    points[3] = replace(points[3], choice="yes", rank=3)
    process = Process(
        (commitment("c3", "approval", what="Goedkeuring door de directie"),),
        (commitment("c4", "absent", what="De huisartsen bijpraten"),),
        (),
        "Bestuurlijk overleg arbeidsmarkt",
        "ieder kwartaal",
        "in vijf minuten, zonder papier",
    )
    return replace(
        full,
        points=tuple(points),
        process=process,
        next=NextScan("2027-11", "Linda Visser", "Zorg", "care"),
        meetings=(MeetingLine(2, "2027-01-07", True), MeetingLine(3, "2027-04-08", True)),
        partners=(Absent("a1", "Huisartsenpost", "Jan Smit", "", "Samira", "belt op 1 december"),),
    )


def promises() -> Agenda:
    """Return an agenda with agreements without a lead or a day, in the past, on a holiday."""
    first, *others = agendas.full().points
    lines = (
        promised("c1"),
        promised("c2", due="", lead=""),
        promised("c3", due="2020-01-01"),  # past
        promised("c4", due="2026-12-25", lead="Youssef Amrani"),  # a holiday
        promised("c5", progress=(ProgressLine("n1", "2027-02-01", "busy", "Half klaar"),)),
        promised("c6", progress=(ProgressLine("n2", "2027-02-01", "dropped", ""),)),
        promised("c7", progress=(ProgressLine("n3", "2027-02-01", "done", "Gelukt"),)),
    )
    process = Process(
        (promised("a1", about="approval", lead="ROC", joins="Karin de Wit"),),
        (promised("a2", about="absent", due="2026-12-01"),),
        (),
        "Bestuurlijk overleg",
        "Elk kwartaal",
        "In één regel",
    )
    points = (replace(first, choice="yes", rank=1, commitments=lines), *others)
    return replace(agendas.full(), points=points, process=process)


def many(number: int) -> Agenda:
    """Return an agenda of so many points."""
    full = agreed()
    points = (replace(full.points[n % len(full.points)], id=f"x{n}") for n in range(number))
    points = (
        replace(
            one,
            choice="yes",
            commitments=tuple(replace(c, id=f"{one.id}-{c.id}") for c in one.commitments),
        )
        for one in points
    )
    return replace(full, points=tuple(points))


def written(text: str) -> Agenda:
    """Return an agenda in which every free text is this one."""
    full = agreed()

    def of(about: str) -> tuple[CommitmentLine, ...]:
        notes = (ProgressLine("n9", "2027-02-01", "busy", text),)
        return (
            commitment(
                f"c-{about}", about, what=text, lead=text, joins=text, follow=text, progress=notes
            ),
        )

    own: dict[str, Any] = {
        "title": text,
        "lead": text,
        "group": text,
        "youth": text,
        "note": text,
        "found": text,
    }
    actions = (ActionLine("a9", text, text, text),)
    points: tuple[AgendaPoint, ...] = (
        replace(full.points[2], commitments=of("p2"), actions=actions, **_only(own, "title")),
        replace(full.points[3], commitments=of("p3"), actions=actions, choice="yes", **own),
        replace(full.points[0], choice="no", note=text, found=""),
    )
    people = tuple(
        Attendee(text, text, text, domain.domain, n % 2 == 0)
        for n, domain in enumerate(full.people[:4])
    )
    places = ("region", "municipalities", "place", "chair", "youth_text", "absent")
    typed: dict[str, Any] = dict.fromkeys(places, text)
    return replace(
        full,
        points=points,
        people=people,
        process=Process(of(APPROVAL), of(ABSENT), of(CELEBRATION), text, text, text),
        next=NextScan("2027-11", text, "Zorg", "care"),
        said=(("question", text), ("example", text)),
        **typed,
    )


def wiped() -> Agenda:
    """Return what is left of an agenda once everything personal was wiped."""
    full = agreed()
    gone: dict[str, Any] = dict.fromkeys(("what", "lead", "joins", "follow"), "")
    points = tuple(
        replace(
            one,
            lead="",
            group="",
            youth="",
            note="",
            found="",
            actions=(),
            commitments=tuple(replace(line, **gone) for line in one.commitments),
        )
        for one in full.points
    )
    return replace(
        full, points=points, people=(), chair="", youth_text="", absent="", process=Process(),
        partners=(), next=NextScan("2027-11", "", "Zorg", "care"),
    )  # fmt: skip


def crowd(number: int) -> Agenda:
    """Return an agenda with so many people."""
    full = agreed()
    people = tuple(
        replace(full.people[n % len(full.people)], name=f"Voornaam Achternaam {n}")
        for n in range(number)
    )
    return replace(full, people=people)


def without_results() -> Agenda:
    """Return an agenda with points, and no result behind any of them."""
    full = agreed()
    themes = tuple(
        replace(one, norms=tuple(replace(norm, rounds=()) for norm in one.norms))
        for one in full.themes
    )
    return replace(
        full,
        themes=themes,
        introduction=replace(full.introduction, rounds=()),
        points=tuple(replace(one, result=None, why=()) for one in full.points),
    )


SETS = {
    "full": agendas.full,
    "agreed": agreed,
    "empty": agendas.empty,
    "bare": agendas.bare,
    "60 points": lambda: many(60),
    "300 points": lambda: many(300),
    "2000 characters": lambda: written("woord met ruimte " * 117),
    "50 KB": lambda: written("Een lang verhaal zonder einde. " * 1600),
    "right to left": lambda: written(TURNED),
    "emoji": lambda: written(EMOJI),
    "control characters": lambda: written(CONTROL),
    "markup": lambda: written(MARKUP),
    "formulas": lambda: written("\n".join(FORMULAS)),
    "everything hard": lambda: written(LONG),
    "promises": promises,
    "no days": lambda: replace(agreed(), date="", time="", follow_up="", place=""),
    "one person": lambda: crowd(1),
    "500 people": lambda: crowd(500),
    "no results": without_results,
    "wiped": wiped,
    "English": lambda: agreed("en"),
}


LARGE = ("300 points", "50 KB", "everything hard", "500 people", "60 points", "2000 characters")
EVERY = [pytest.param(name, marks=pytest.mark.full if name in LARGE else ()) for name in SETS]


def material(name: str) -> Material:
    """Return one of the sets, with what else documents are made of."""
    agenda = SETS[name]()
    if name in ("empty", "bare", "wiped"):
        return Material(agenda)
    example = dict.fromkeys(("title", "source", *TEXTS), agenda.youth_text)
    return Material(agenda, QUESTIONS, READING, WAY, tuple(example.items()))


def _only(fields: dict[str, Any], *without: str) -> dict[str, Any]:
    return {name: text for name, text in fields.items() if name not in without}
