"""A scan to look around in: an invented region with twelve invented people."""

from __future__ import annotations

from datetime import date

from scanhost.domain.commands import SaveAbout, SavePerson, Write
from scanhost.domain.people import Person

REGION = "Oosterdelta"

# Two for each of the six domains of the shipped packs.
PEOPLE = (
    ("Annemieke", "van der Velde", "Praktijkschool De Brug", "directeur", "education"),
    ("Youssef", "Amrani", "ROC Oosterdelta", "manager entree", "education"),
    ("Samira", "Bakker", "Gemeente Oosterdam", "beleidsadviseur", "municipality"),
    ("Els", "Hendriks", "Werkbedrijf Delta", "manager", "municipality"),
    ("Peter", "Smit", "Regionaal Bureau Leerplicht", "teammanager", "attendance"),
    ("Linda", "Visser", "Doorstroompunt Oosterdelta", "coördinator", "attendance"),
    ("Karin", "de Wit", "Werkgeversservicepunt", "manager", "employers"),
    ("Bas", "Timmer", "Bouwbedrijf Timmer", "directeur", "employers"),
    ("Marijke", "Brouwer", "MEE Oosterdelta", "regiomanager", "care"),
    ("Joost", "van Dam", "Jeugdzorg Delta", "gebiedsmanager", "care"),
    ("Tom", "Verhage", "UWV", "teammanager", "other"),
    ("Noor", "Jansen", "Cliëntenraad Oosterdelta", "voorzitter", "other"),
)


def commands(today: date, language: str, people: int = len(PEOPLE)) -> list[Write]:
    """Return what a chair would write to prepare the example, for so many people."""
    about = {
        "region": REGION,
        "municipalities": "Oosterdam, Delfhaven en Rietwoude",
        "date": today.isoformat(),
        "time": "13:30",
        "place": "Stadhuis Oosterdam, kamer 2.14",
        "chair": "Annemieke van der Velde",
        "language": language,
        "mode": "anonymous",
    }
    return [
        *(SaveAbout(key, value) for key, value in about.items()),
        *(SavePerson(_person(index)) for index in range(people)),
        *([SaveAbout("seat", "s1")] if people else []),  # the chair grades too
    ]


def _person(index: int) -> Person:
    first, last, organisation, function, domain = PEOPLE[index % len(PEOPLE)]
    again = index // len(PEOPLE)  # a crowd larger than the table: the same people, numbered
    return Person(
        f"s{index + 1}",
        first,
        f"{last} {again + 1}" if again else last,
        organisation,
        domain,
        function,
        _address(first, last, again),
    )


def _address(first: str, last: str, again: int) -> str:
    """Return an address at a domain that never exists (RFC 2606)."""
    name = f"{first}.{last}{again + 1 if again else ''}".lower().replace(" ", "")
    return f"{name}@oosterdelta.example"
