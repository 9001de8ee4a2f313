"""A region that had session 1, session 2 and a meeting since, made with the domain's commands."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from functools import cache

from scanhost import example, resources
from scanhost.domain import agenda as agendas
from scanhost.domain.agenda import Agenda
from scanhost.domain.commands import (
    AddAction,
    Command,
    PlanFollowUp,
    SaveAbout,
    SaveAbsent,
    SaveText,
    TickPoint,
)
from scanhost.domain.facts import SessionClosed
from scanhost.domain.followup import (
    AddCommitment,
    BeginMeeting,
    ChooseNextDomain,
    DecidePoint,
    EndMeeting,
    NoteProgress,
    PlanCommitment,
    PlanNextScan,
    RankPoint,
    StandPoint,
)
from scanhost.domain.people import Absent
from scanhost.domain.script import VOTING
from scanhost.store import packs
from tests.domain.room import Table

DAY = date(2026, 11, 26)
AWAY = ("s8", "s12")  # were invited, and did not come
# Each begins at the left: id, norm, rank, choice, stand, lead, person, homework group.
POINTS = """
p1 | 1.2 | 1 | yes | busy | Werkgeversservicepunt | Karin de Wit |
    Karin de Wit, Youssef Amrani, Bas Timmer
p2 | 1.4 | 2 | yes | open | Gemeente Oosterdam | Samira Bakker | Samira Bakker, Els Hendriks
p3 | 2.1 | 1 | yes | done | MEE Oosterdelta | Marijke Brouwer | Marijke Brouwer, Joost van Dam
p4 | 2.3 | 0 | no | open | ROC Oosterdelta |  | Youssef Amrani, Noor Jansen
p5 | 3.1 | 2 | yes | busy | Doorstroompunt Oosterdelta | Linda Visser | Linda Visser, Peter Smit
p6 |  | 3 | yes | open | Werkgeversservicepunt | Karin de Wit | Karin de Wit, Tom Verhage
p7 | 4.2 | 0 | no | dropped |  |  |
"""
# id, point, what, who, when.
ACTIONS = """
a1 | p1 | Nagaan welke werkgevers nu al een plek bieden | Bas Timmer | 2026-12-17
a2 | p1 | Afspreken wie een werkgever belt | Karin de Wit | vóór de kerst
a3 | p2 | Overleg met de cliëntenraad | Samira Bakker | 2027-01-04
a4 | p3 | Lijst van ouderavonden opvragen | Marijke Brouwer |
a5 | p5 | Cijfers van het Doorstroompunt naast die van UWV leggen | Linda Visser | 2026-12-22
"""
# id, about, what, lead, joins, due, follow.
AGREED = """
c1 | p1 | Eén lijst met werkplekken die wij allemaal gebruiken en maandelijks bijwerken |
    Karin de Wit, Werkgeversservicepunt | UWV, Werkbedrijf Delta | 2027-03-01 |
    Ieder kwartaal aan de arbeidsmarkttafel
c2 | p1 | Tien nieuwe werkgevers bezoeken | Bas Timmer | Karin de Wit | 2027-04-15 |
    Telling in april
c3 | p1 | Praktijkschool en ROC plannen stages samen | Youssef Amrani | Annemieke van der Velde |
     |
c4 | p2 | Iedere jongere kiest zelf een vaste begeleider | Samira Bakker |
    Noor Jansen, Joost van Dam | 2027-06-01 | Vragenlijst onder jongeren
c5 | p2 | Begeleiders krijgen een dagdeel per week | Els Hendriks |  | 2027-02-26 | Rooster
c6 | p3 | Ouders krijgen vóór de zomer een uitnodiging | Marijke Brouwer |
    ROC, Praktijkschool De Brug | 2027-02-15 | Aanwezigheid op de ouderavond
c7 | p3 | Folder in eenvoudig Nederlands, Turks en Arabisch | Joost van Dam | MEE Oosterdelta |
    2027-03-15 |
c8 | p5 | Een jongere die stopt wordt binnen een week gebeld | Linda Visser | Peter Smit |
    2027-02-01 | Weekstaat
c9 | p5 | Gegevensdeling vastleggen in een convenant | Peter Smit |
    Functionarissen gegevensbescherming van gemeente en scholen | 2027-05-05 | Juristenoverleg
c10 | p6 | Eén telefoonnummer op alle websites | Karin de Wit |  | 2027-09-01 |
c11 | approval | Goedkeuring van de agenda | ROC Oosterdelta | Youssef Amrani | 2027-02-05 |
    Verslag aan de voorzitter
c12 | approval | Collegebesluit | Gemeente Oosterdam | Samira Bakker | 2027-02-12 |
c13 | absent | Huisartsen bijpraten | Joost van Dam | Huisartsenpost Delta | 2027-01-29 |
    Telefonisch
c14 | celebration | Ondertekening door de bestuurders, met jongeren | Annemieke van der Velde |
    Cliëntenraad | 2027-03-25 | Tijdens de netwerklunch
"""
PROGRESS = (
    ("n1", "c1", "2027-02-04", "busy", "De lijst telt 34 plekken; UWV vult volgende week aan."),
    ("n2", "c1", "2027-03-02", "done", "Vastgesteld op 1 maart."),
    ("n3", "c2", "2027-03-04", "busy", "Vier van de tien bezocht."),
    ("n4", "c6", "2027-02-11", "done", ""),
    ("n5", "c7", "2027-03-04", "dropped", "De gemeente heeft al zo'n folder."),
)
TEXTS = {
    "p6.title": "Eén telefoonnummer voor werkgevers",
    "p1.found": "Er zijn vier lijsten; niemand weet welke klopt. UWV wil die van hen delen.",
    "p2.found": "Jongeren noemen vooral wisseling van begeleiders.",
    "p4.found": "Dit loopt al in het project Doorgaande lijn.",
    "p7.note": "Past beter bij de bestuurlijke tafel.",
    "p1.youth": "Twee jongeren van de cliëntenraad testen de lijst.",
    "p5.note": "Alleen jongeren tot 27 jaar.",
    "agenda.youth": "De cliëntenraad leest de agenda vóór sessie 2 en zit dan aan tafel.",
    "agenda.absent": "Joost belt de huisartsen, Els praat met de woningcorporatie.",
    "process.table": "Bestuurlijke tafel arbeidsmarkt Oosterdelta",
    "process.often": "Ieder kwartaal, een half uur",
    "process.report": "Mondeling, met één regel per afspraak",
    "next.chair": "Linda Visser",
}


def rows(table: str) -> list[list[str]]:
    """Return the rows of a table; one that is indented goes on with the one before."""
    whole = table.strip().replace("\n    ", " ")
    return [[cell.strip() for cell in row.split("|")] for row in whole.split("\n")]


def commands() -> list[Command]:
    """Return what the chair wrote down at and after the end of session 1."""
    asked: list[Command] = []
    for id, _, _, _, _, lead, person, group in rows(POINTS):
        fields = {"lead": lead, "person": person, "group": group}
        asked += [SaveText(f"{id}.{name}", said) for name, said in fields.items() if said]
    for id, point, what, who, when in rows(ACTIONS):
        asked.append(AddAction(id, point))
        fields = {"what": what, "who": who, "when": when}
        asked += [SaveText(f"{id}.{name}", said) for name, said in fields.items() if said]
    asked += [SaveText(id, said) for id, said in TEXTS.items()]
    return [
        *asked,
        SaveAbsent(
            Absent("ab1", "Huisartsenpost Delta", "Mo de Vries", "", "Joost van Dam", "belt", True)
        ),
        SaveAbsent(Absent("ab2", "Thuis", "Ria Bos", "ria@thuis.example", "Els Hendriks", "")),
        PlanFollowUp("2027-01-07"),
    ]


def after() -> list[Command]:
    """Return session 2, what was agreed in it, and the meeting after it."""
    asked: list[Command] = [BeginMeeting("2027-01-07")]
    for id, _, rank, choice, stand, *_ in rows(POINTS):
        asked.append(DecidePoint(id, choice))
        asked += [RankPoint(id, int(rank))] if rank != "0" else []
        asked += [StandPoint(id, stand)] if stand != "open" else []
    for id, about, what, lead, joins, due, follow in rows(AGREED):
        asked.append(AddCommitment(id, about))
        fields = {"what": what, "lead": lead, "joins": joins, "follow": follow}
        asked += [SaveText(f"{id}.{name}", said) for name, said in fields.items() if said]
        asked += [PlanCommitment(id, due)] if due else []
    asked += [PlanNextScan("2027-11"), ChooseNextDomain("care"), EndMeeting()]
    asked.append(BeginMeeting("2027-03-04"))
    for id, of, day, stand, note in PROGRESS:
        asked.append(NoteProgress(id, of, day, stand))
        asked += [SaveText(f"{id}.note", note)] if note else []
    return [*asked, EndMeeting()]


@cache
def session_1(language: str = "nl") -> Table:
    """Return the table when session 1 has just been closed."""
    table = Table(packs.read(resources.norms() / packs.FIRST), people=0)
    for command in example.commands(DAY, language):
        table.do(command)
    table.do(SaveAbout("introductions", ""))
    table.unlock()
    table.take(*(id for id in table.state.people if id not in AWAY))
    chance = random.Random(7)
    while table.at != "closing":
        step = table.state.step
        if step.kind in VOTING and step.norm is not None:
            middle = chance.choice((4, 5, 6, 7, 8))
            grades = [min(10, max(1, round(chance.gauss(middle, 1.6)))) for _ in range(12)]
            table.all_vote(step.norm, [None if chance.random() < 0.05 else g for g in grades])
        table.next(sure=True)
    for id, norm, *_ in rows(POINTS):
        themes = table.state.pack.themes
        of = next((one.id for one in themes if any(n.id == norm for n in one.norms)), themes[0].id)
        table.do(TickPoint(id, of, norm or None))
    for written in commands():
        table.do(written)
    people = tuple(table.state.people)
    table.do_change(SessionClosed())
    table.state = replace(table.state, attended={id: id not in AWAY for id in people}, links={})
    return table


@cache
def whole(language: str = "nl") -> Table:
    """Return the table once all of it was held."""
    first, table = session_1(language), Table(people=0)
    table.state, table.now = first.state, first.now
    for asked in after():
        table.do(asked)
    return table


def agenda(table: Table) -> Agenda:
    """Return what goes on paper."""
    return agendas.agenda(table.state)
