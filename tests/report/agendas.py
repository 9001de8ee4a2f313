"""Agendas to print: a full one, an empty one, and the vectors of the method in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scanhost.domain.agenda import (
    ActionLine,
    Agenda,
    AgendaPoint,
    Attendee,
    NormResults,
    ThemeResults,
)
from scanhost.domain.results import Result, latest, lowest, result, widest

VECTORS: dict[str, Sequence[int | None]] = {
    "A": [7, 7, 7, 7, 7, 7, 7, 6, 8, 7, 6, 8],
    "B": [3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9],
    "C": [3] * 6 + [8] * 6,
    "D": [7] * 11 + [2],
    "E": [1] * 6 + [10] * 6,
    "F": [5, 7],
    "G": [4, 6, 6, 7, 9],
    "H": [3, 3, 4, 4, 3, 4, 3, 4, 3, 4, 3, 4],
    "S": [4, 5, 7, None],
}
DOMAINS = (
    "Onderwijs",
    "Leerplicht en Doorstroompunt",
    "Gemeente en werkbedrijf",
    "Zorg",
    "Werkgevers",
    "UWV en overige",
)
NAMES = (
    "Karin de Wit",
    "Joost van Dalen",
    "Youssef Amrani",
    "Ellen Kuipers",
    "Samira Bakker",
    "Peter Hoekstra",
    "Ömer Yıldız",
    "Marijke Brouwer",
    "Linda Visser",
    "Søren Ångström",
    "Nadia el Idrissi",
    "Wim Jansen",
)
TITLES = (
    ("De jongere aan het stuur", "De jongere kiest zelf de volgende stap en weet wie helpt."),
    ("Een vast gezicht met tijd en kennis", "Iedere jongere heeft één vaste begeleider."),
    ("Steun op de werkvloer", "Op iedere werkplek is iemand die de jongere dagelijks helpt."),
    ("Ouders als partner", "Ouders en verzorgers praten vanaf het begin mee."),
    ("Geen gat tussen school en werk", "De begeleiding loopt zonder gat door, en ook daarna."),
    ("Samen genoeg werkgevers", "Er zijn genoeg werkgevers die een plek bieden."),
)
THEMES = (
    "Instroom in werk",
    "Kwaliteit en continuïteit van begeleiding",
    "Alle jongeren in beeld",
    "Regie en samenwerking",
)


def rounds(norm: str, *vectors: str) -> tuple[Result, ...]:
    return tuple(result(norm, n, VECTORS[name]) for n, name in enumerate(vectors, 1))


def theme(number: int, vectors: str) -> ThemeResults:
    norms = tuple(
        NormResults(f"{number}.{n}", *TITLES[n - 1], rounds(f"{number}.{n}", *vector))
        for n, vector in enumerate(vectors.split(), 1)
    )
    return ThemeResults(f"t{number}", THEMES[number - 1], norms)


def point(theme: ThemeResults, index: int, **fields: object) -> AgendaPoint:
    norm = theme.norms[index]
    block = [one for one in map(latest, (n.rounds for n in theme.norms)) if one]
    own = norm.latest
    why = (
        ()
        if own is None or not own.shown
        else (
            *(("lowest",) if own == lowest(block)[0] else ()),
            *(("widest",) if own == widest(block)[0] else ()),
            *(("divided",) if own.divided else ()),
        )
    )
    made = AgendaPoint(
        f"p{norm.id}",
        theme.title,
        theme.id,
        norm.id,
        norm.title,
        norm.sentence,
        own,
        why,
        "",
        "",
        "",
        "",
        (),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def full(language: str = "nl") -> Agenda:
    """Return the agenda of a region that filled in nearly everything."""
    themes = (
        theme(1, "A D G"),
        theme(2, "D B A H C"),
        theme(3, "CA F E S"),
        theme(4, "A B C D E H"),
    )
    people = tuple(
        Attendee(
            name, f"Organisatie {n}", "beleidsadviseur" if n % 3 else "", DOMAINS[n // 2], n != 7
        )
        for n, name in enumerate(NAMES)
    )
    actions = (
        ActionLine(
            "a1", "Afspreken wie belt in de eerste zes weken", "Youssef Amrani", "vóór 7 januari"
        ),
        ActionLine("a2", "Overdracht samen met de jongere doen", "", "2027-03-01"),
    )
    own = AgendaPoint(
        "own",
        THEMES[1],
        "t2",
        None,
        "Eén telefoonnummer voor werkgevers",
        "",
        None,
        (),
        "Werkgeversservicepunt",
        "",
        "",
        "",
        (),
    )
    points = (
        point(themes[0], 2),
        point(themes[1], 3, lead="Werkbedrijf Oosterdelta"),
        point(
            themes[1],
            4,
            lead="Gemeente Oosterdelta",
            group="Karin de Wit, ROC\nYoussef Amrani, Doorstroompunt\nLinda Visser, UWV",
            youth="Twee jongeren met ervaring denken mee in het huiswerkgroepje.",
            note="Wat bedoelen wij met nazorg, en hoe lang geven wij die?",
            actions=actions,
        ),
        own,
        point(themes[2], 0, lead="MEE Midden"),
        point(themes[3], 5),
    )
    return Agenda(
        language,
        "Regionorm 20 (eigen uitwerking)",
        "Deze normen zijn een eigen uitwerking op basis van openbare bronnen.",
        "Oosterdelta",
        "Brugstad, Polderveen en Waterhuizen",
        "2026-11-26",
        "13:30",
        "Stadhuis Oosterdelta, kamer 2.14",
        "Marijke Brouwer",
        people,
        NormResults(
            "intro",
            "Hoe gaat het nu in onze regio?",
            "Welk rapportcijfer geef je onze regio voor de manier waarop wij jongeren in een"
            " kwetsbare positie samen naar werk begeleiden?",
            rounds("intro", "B"),
        ),
        themes,
        points,
        True,
        "De Jongerenraad leest de agenda vóór sessie 2 en zit dan aan tafel.",
        "2027-01-07",
        "Samira Bakker belt met het Werkgeversservicepunt.",
    )


def empty(language: str = "nl") -> Agenda:
    """Return an agenda of which nothing is known yet."""
    none = NormResults("intro", "", "", ())
    themes = tuple(
        ThemeResults(one.id, one.title, tuple(replace(norm, rounds=()) for norm in one.norms))
        for one in full().themes
    )
    return Agenda(language, "", "", "", "", "", "", "", "", (), none, themes, (), False, "", "", "")


def bare() -> Agenda:
    """Return an agenda with no themes at all."""
    return replace(empty(), themes=())
