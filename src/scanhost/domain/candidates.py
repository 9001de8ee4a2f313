"""People out of a table from elsewhere: what each column holds, and who comes on the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scanhost.domain import lines, roster
from scanhost.domain.pack import Domain
from scanhost.domain.people import Person
from scanhost.domain.tables import Table

# What a column may hold; "" is left out.
KINDS = (
    "",
    "first",
    "between",
    "last",
    "name",
    "organisation",
    "function",
    "domain",
    "email",
    "phoned",
)

# How headings begin or end, in letters only; the first that fits says what the column holds.
HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("email", ("email", "mail", "mailadres", "mailaddress")),
    ("phoned", ("gebeld", "phoned", "called")),
    ("", ("telefoon", "telefoonnummer", "tel", "mobiel", "phone", "mobile", "phonenumber")),
    ("", ("opmerking", "opmerkingen", "notitie", "notes", "note", "remarks", "nr", "nummer", "id")),
    ("first", ("voornaam", "voornamen", "roepnaam", "firstname", "givenname", "first")),
    ("between", ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "infix", "prefix")),
    ("last", ("achternaam", "familienaam", "lastname", "surname", "familyname", "last")),
    (
        "organisation",
        (
            "organisatie",
            "organization",
            "organisation",
            "organisatienaam",
            "bedrijf",
            "bedrijfsnaam",
            "company",
            "instelling",
            "werkgever",
            "partner",
            "employer",
        ),
    ),
    (
        "function",
        (
            "functie",
            "functienaam",
            "functietitel",
            "function",
            "jobtitle",
            "rol",
            "role",
            "position",
        ),
    ),
    ("domain", ("domein", "domain", "sector")),
    (
        "name",
        (
            "naam",
            "name",
            "fullname",
            "deelnemer",
            "deelnemers",
            "contactpersoon",
            "weergavenaam",
            "displayname",
            "participant",
            "person",
            "persoon",
        ),
    ),
)

# What partners are called, and a word of the domains' ids or titles that means them.
MEANT = {
    "gemeente": "municipality sociale",
    "gemeenten": "municipality sociale",
    "participatiewet": "municipality sociale",
    "school": "education onderwijs",
    "scholen": "education onderwijs",
    "roc": "education onderwijs",
    "pro": "education onderwijs",
    "praktijkschool": "education onderwijs",
    "rmc": "attendance leerplicht",
    "doorstroompunt": "attendance leerplicht",
    "werkgever": "employers werkgevers",
    "bedrijf": "employers werkgevers",
    "sbb": "employers werkgevers",
    "ondernemers": "employers werkgevers",
    "jeugdzorg": "care zorg",
    "jeugdhulp": "care zorg",
    "wmo": "care zorg",
    "mee": "care zorg",
    "ggz": "care zorg",
    "welzijn": "care zorg",
    "health": "care zorg",
    "overig": "other andere",
    "overige": "other andere",
    "anders": "other andere",
}
_EMPTY = "aan and as de door een en for hun in of op partners such the their van voor with zoals"
EMPTY = frozenset(_EMPTY.split())  # words of titles that name no domain
_YES = "1 * j ja ok true v waar x y yes ✓ ✔ ☑ ☒"
YES = frozenset(_YES.split())
MAIL = re.compile(r"[^\s@]@[^\s@]")
LISTED = re.compile(r"^(?:[-–*•·]|\d{1,3}[.)])\s+")  # what stands before a name in a list
ABOVE = 10  # rows that a title may take above the headings


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row as somebody to put on the list."""

    row: int
    person: Person  # without an id yet
    skipped: str = ""  # why not: "name", "listed" or "twice"; "": comes on the list
    remarks: tuple[str, ...] = ()  # "email.form", "email.twice", "domain" or "long"


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table's columns hold, each of `KINDS`, and whether its first row says so."""

    kinds: tuple[str, ...]
    heading: bool


def begun(table: Table) -> Table:
    """Return a table from its headings on, without the title that stands above them."""
    for at, row in enumerate(table.rows[:ABOVE]):
        if sum(_heading(cell) is not None for cell in row) >= 2 and not any("@" in c for c in row):
            return replace(table, rows=table.rows[at:])
        if sum(map(bool, row)) > 1:
            break
    return table


def guessed(table: Table, domains: Sequence[Domain]) -> Columns:
    """Return what the columns most likely hold, from what is above them and what is in them."""
    if not table.rows:
        return Columns((), False)
    top = table.rows[0]
    said = [_heading(cell) for cell in top]
    below = [_held([row[at] for row in table.rows[1:200]]) for at in range(table.width)]
    known = sum(kind is not None for kind in said)
    # An address stands below a heading, and is none.
    above = any(kind == "@" and "@" not in top[at] for at, kind in enumerate(below) if top[at])
    heading = not any("@" in cell for cell in top) and (
        known >= 2 or above or known == sum(map(bool, top)) > 0
    )
    kinds: list[str | None] = said if heading else [None] * table.width
    rows = table.rows[heading:]
    held = [[row[at] for row in rows[:200] if row[at]] for at in range(table.width)]
    for at, cells in enumerate(held):
        if kinds[at] is None and _held(cells) == "@":
            kinds[at] = "email"
        elif kinds[at] is None and _held(cells) == "0":
            kinds[at] = ""
    if not {"first", "last", "name"} & set(kinds):
        _fill_in(kinds, held, domains)
    return Columns(_once(kinds), heading)


def candidates(
    table: Table, columns: Columns, domains: Sequence[Domain], listed: Iterable[Person]
) -> Iterator[Candidate]:
    """Give every row as a person, and why some of them do not come on the list."""
    listed = list(listed)
    names = {roster.folded(one.name): "listed" for one in listed}
    addresses = {roster.folded(one.email) for one in listed if one.email}
    at = {kind: place for place, kind in enumerate(columns.kinds) if kind}
    meant = {"": ""}
    for number, row in enumerate(table.rows[columns.heading :], int(columns.heading)):
        said = {kind: row[place] for kind, place in at.items()}
        person, remarks = _person(said)
        where = said.get("domain", "")
        if where not in meant:
            meant[where] = domain_of(where, domains)
        if where and not meant[where]:
            remarks.append("domain")
        person = replace(person, domain=meant[where])
        folded = roster.folded(person.name)
        skipped = names.get(folded, "")
        if not any(mark.isalpha() for mark in folded):
            skipped = "name"
        elif not skipped:
            names[folded] = "twice"
            if person.email:
                address = roster.folded(person.email)
                if not roster.is_address(person.email):
                    remarks.append("email.form")
                elif address in addresses:
                    remarks.append("email.twice")
                addresses.add(address)
        yield Candidate(number, person, skipped, tuple(remarks))


def domain_of(said: str, domains: Sequence[Domain]) -> str:
    """Return the id of the domain that somebody's words for it most likely mean, or ""."""
    folded = roster.folded(said)
    for one in domains:
        if folded in {roster.folded(text) for text in (one.id, one.title.nl, one.title.en)}:
            return one.id
    words = _words(said)
    words |= {meant for word in words for meant in MEANT.get(word, "").split()}
    best, score = "", 0
    for one in domains:
        theirs = _words(f"{one.id} {one.title.nl} {one.title.en}")
        fits = sum(any(_same(word, other) for other in theirs) for word in words)
        if fits > score:
            best, score = one.id, fits
    return best


def _words(text: str) -> set[str]:
    found = {roster.folded(word) for word in re.findall(r"\w+", text)}
    return found - EMPTY


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) > 3 and long.startswith(short))


def _heading(cell: str) -> str | None:
    """Return what a heading says its column holds; None when it is not known as one."""
    letters = re.sub(r"[^a-z]", "", roster.folded(cell))
    for kind, words in HEADINGS:
        if letters in words or any(
            len(one) > 3 and (letters.startswith(one) or letters.endswith(one)) for one in words
        ):
            return kind
    return None


def _held(cells: Sequence[str]) -> str:
    """Return "@" for addresses, "0" for numbers and marks of a list, " " for other text."""
    cells = [one for one in cells if one]
    if cells and sum(MAIL.search(one) is not None for one in cells) * 2 >= len(cells):
        return "@"
    if cells and sum(not any(map(str.isalpha, one)) for one in cells) * 2 >= len(cells):
        return "0"
    return " "


def _fill_in(
    kinds: list[str | None], held: Sequence[Sequence[str]], domains: Sequence[Domain]
) -> None:
    """Guess columns that nothing stands above, in the order people write them in."""
    open = [at for at, kind in enumerate(kinds) if kind is None]
    titles = set().union(*(_words(f"{one.title.nl} {one.title.en}") for one in domains))
    for at in open[1:]:
        fitting = sum(bool(_words(one) & titles) for one in held[at][:20])
        if held[at] and fitting * 3 >= len(held[at][:20]) * 2 and "domain" not in kinds:
            kinds[at] = "domain"
    open = [at for at in open if kinds[at] is None]
    if not open:
        return
    whole = sum(" " in one or "," in one for one in held[open[0]]) * 2 > len(held[open[0]])
    order = ["name"] if whole or len(open) == 1 else ["first", "last"]
    if "email" in kinds and any("<" in one for one in held[kinds.index("email")]):
        order = []  # the names stand before the addresses
    for at, kind in zip(open, [*order, "organisation", "function"], strict=False):
        kinds[at] = kind
    for at in open[len(order) + 2 :]:
        kinds[at] = ""


def _once(kinds: Sequence[str | None]) -> tuple[str, ...]:
    """Return every kind once; a whole name is not needed beside its parts."""
    found: list[str] = []
    for kind in kinds:
        found.append(kind if kind and kind not in found else "")
    if "last" in found and "name" in found:
        found[found.index("name")] = ""
    return tuple(found)


def _person(said: dict[str, str]) -> tuple[Person, list[str]]:
    """Return whom a row's cells describe, and whether something of it was too long."""
    get = said.get
    email, whole = get("email", ""), get("name", "")
    if "<" in email:
        written, _, rest = email.partition("<")
        whole = whole or written.strip(" \"'")
        email = rest.partition(">")[0]
    email = email.strip().removeprefix("mailto:")
    first, whole = LISTED.sub("", get("first", "")), LISTED.sub("", whole)
    last = f"{get('between', '')} {get('last', '')}".strip()
    if not first and not last:
        first, last = roster.parts(whole or roster.named_after(email))
    elif whole and not last:
        first, last = roster.parts(whole)
    texts = (first, last, get("organisation", ""), get("function", ""))
    kept = [lines.line(one) for one in texts]
    long = any(len(one) > lines.LINE for one in texts)
    person = Person(
        "",
        kept[0],
        kept[1],
        kept[2],
        function=kept[3],
        email=lines.line(email, 254),
        phoned=roster.folded(get("phoned", "")) in YES,
    )
    return person, ["long"] if long else []
