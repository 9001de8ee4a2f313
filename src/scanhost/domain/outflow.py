"""Where young people go from school: a region's own figures, beside the national ones.

What the chair fills in is exact. What anybody else sees is a `Shown`: fewer than five young
people are never a number there, because in a region somebody could be recognised. Where there
is such a cell the other numbers are rounded to fives and the total is not shown, so that the
cell does not follow from them; the pictures are made of what is shown and of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain import lines
from scanhost.domain.pack import Text
from scanhost.domain.plain import LINE, TEXT, PackMistake, Table, refuse_twice

SCHOOLS = ("pro", "vso", "entree")
WAYS = ("study", "work", "both", "benefit", "neither")  # both: work and a benefit
REST = "unknown"  # of the total, where nobody knows the way
KEY = "figures."  # before a school and a field: what a scan says of its own region
TOTAL, YEAR, SOURCE = "total", "year", "source"
FIELDS = (TOTAL, *WAYS, YEAR, SOURCE)
MOST = 99_999  # young people
SMALL = 5  # fewer are not told apart
STEP = 5  # to which numbers beside such a cell are rounded
HUNDRED = 50  # from so many young people on, a hundred little ones stand for all of them
SCHOOL_YEAR = re.compile(r"(20[0-9]{2})(?:/(20[0-9]{2}))?", re.ASCII)
NUMBER = re.compile(r"0|[1-9][0-9]{0,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a scan says of the school leavers of a kind of school; None is not filled in."""

    school: str  # of SCHOOLS
    total: int | None
    ways: tuple[int | None, ...]  # as WAYS
    year: str = ""
    source: str = ""

    @property
    def filled(self) -> bool:
        """Tell whether there is any number."""
        return self.total is not None or any(one is not None for one in self.ways)

    @property
    def known(self) -> int:
        """Return how many young people there are in the ways that are filled in."""
        return sum(one for one in self.ways if one is not None)

    @property
    def over(self) -> int:
        """Return how many more there are in the ways than in all; 0 where that is not so."""
        return 0 if self.total is None else max(0, self.known - self.total)

    @property
    def rest(self) -> int:
        """Return of how many of the total no way is known."""
        return 0 if self.total is None else max(0, self.total - self.known)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the ways that are not filled in."""
        return tuple(way for way, n in zip(WAYS, self.ways, strict=True) if n is None)


@dataclass(frozen=True, slots=True)
class Cell:
    """Young people who went one way, as everybody may see them."""

    way: str  # of WAYS, or REST
    n: int | None  # None: some, but fewer than SMALL
    people: int  # little ones in the picture; none of a few, where each is a young person


@dataclass(frozen=True, slots=True)
class Shown:
    """Where young people went, as everybody may see it."""

    cells: tuple[Cell, ...]
    total: int | None  # None: it would tell a small cell, or it is not known
    rounded: bool  # numbers are rounded to STEP
    each: bool  # every little one is a young person; else one in a hundred
    lacking: tuple[str, ...]  # ways of which there is no figure
    year: str  # "": not known
    source: str

    @property
    def people(self) -> int:
        """Return how many little ones there are."""
        return sum(one.people for one in self.cells)

    def cell(self, way: str) -> Cell | None:
        """Return what is shown of a way."""
        return next((one for one in self.cells if one.way == way), None)


@dataclass(frozen=True, slots=True)
class Way:
    """Which part went one way in the whole country."""

    id: str
    percent: int


@dataclass(frozen=True, slots=True)
class School:
    """The school leavers of a kind of school in the whole country."""

    id: str  # of SCHOOLS
    title: Text  # of whom exactly
    total: int  # a year
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class National:
    """National figures, with what must be said wherever they are shown."""

    source: Text
    note: Text
    schools: tuple[School, ...]

    def school(self, id: str) -> School | None:
        """Return a kind of school; None where there are no figures of it."""
        return next((one for one in self.schools if one.id == id), None)


@dataclass(frozen=True, slots=True)
class Pair:
    """A kind of school: the region beside the country, as far as there are figures."""

    school: str
    ours: Shown | None
    wrong: bool  # ours do not add up, so they are not shown
    theirs: School | None


def own(about: Mapping[str, str], school: str) -> Figures:
    """Return what a scan says of a kind of school."""
    said = {field: about.get(f"{KEY}{school}.{field}", "") for field in FIELDS}

    def number(field: str) -> int | None:
        return int(said[field]) if NUMBER.fullmatch(said[field]) else None

    return Figures(school, number(TOTAL), tuple(map(number, WAYS)), said[YEAR], said[SOURCE])


def wrong(key: str, value: str) -> str:
    """Return the code of why a scan may not say this of its region; "" when it may."""
    _, _, rest = key.partition(KEY)
    school, _, field = rest.partition(".")
    if school not in SCHOOLS or field not in FIELDS:
        return "about.unknown"
    if not value:
        return ""
    if field == YEAR:
        return "" if is_year(value) else "figures.year"
    if field == SOURCE:
        return "" if len(value) <= lines.WIDE else "text.long"
    return "" if NUMBER.fullmatch(value) else "figures.number"


def is_year(value: str) -> bool:
    """Tell whether a text is a year, or a school year as 2025/2026."""
    match = SCHOOL_YEAR.fullmatch(value)
    return match is not None and (match[2] is None or int(match[2]) == int(match[1]) + 1)


def pairs(about: Mapping[str, str], national: National | None) -> tuple[Pair, ...]:
    """Return every kind of school of which there is a figure, ours or national."""
    found = []
    for school in SCHOOLS:
        ours = own(about, school)
        theirs = national.school(school) if national is not None else None
        if ours.filled or theirs is not None:
            found.append(Pair(school, shown(ours), ours.over > 0, theirs))
    return tuple(found)


def shown(figures: Figures) -> Shown | None:
    """Return what everybody may see of figures; None without any, or when they do not add up."""
    if not figures.filled or figures.over:
        return None
    exact = [(way, n) for way, n in zip(WAYS, figures.ways, strict=True) if n is not None]
    if figures.rest:
        exact.append((REST, figures.rest))
    hides = any(0 < n < SMALL for _, n in exact)
    told = [(way, _told(n, hides)) for way, n in exact]
    weights = [Fraction(SMALL, 2) if n is None else Fraction(n) for _, n in told]
    each = sum(weights) < HUNDRED
    lacking = () if figures.rest else figures.lacking
    counted = figures.total is not None or not lacking
    people = [n or 0 for _, n in told] if each else hundred(weights)
    return Shown(
        tuple(Cell(way, n, many) for (way, n), many in zip(told, people, strict=True)),
        sum(n for _, n in exact) if counted and not hides else None,
        hides,
        each,
        lacking,
        figures.year,
        figures.source,
    )


def country(school: School) -> tuple[Cell, ...]:
    """Return the cells of national figures: a hundred little ones, and how many each is of all."""
    return tuple(Cell(one.id, one.percent, one.percent) for one in school.ways)


def hundred(weights: Sequence[Fraction]) -> list[int]:
    """Divide a hundred in proportion to weights; whatever there is gets one at least."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    exact = [one * 100 / whole for one in weights]
    parts = [max(int(one), 1 if one else 0) for one in exact]
    while (over := sum(parts) - 100) != 0:
        step = -1 if over > 0 else 1
        # Who is furthest from what is theirs gives or gets; of equals the first.
        able = [at for at, part in enumerate(parts) if step > 0 or part > 1]
        at = max(able, key=lambda at: (step * (exact[at] - parts[at]), -at))
        parts[at] += step
    return parts


def _told(n: int, hides: bool) -> int | None:
    if 0 < n < SMALL:
        return None
    return (n + STEP // 2) // STEP * STEP if hides else n


# --- from plain data ------------------------------------------------------------------------------


def from_plain(data: Mapping[str, object]) -> National:
    """Return the national figures that plain data describe; what is wrong is a `PackMistake`."""
    table = Table(data, "", National)
    schools = tuple(_school(plain, key) for key, plain in table.items("schools", len(SCHOOLS)))
    if not schools:
        raise PackMistake("schools", "pack.empty")
    refuse_twice((f"schools[{at}].id", one.id) for at, one in enumerate(schools))
    return National(table.text("source", 600), table.text("note", TEXT, breaks=True), schools)


def _school(plain: object, key: str) -> School:
    table = Table(plain, key, School)
    ways = tuple(_way(one, at) for at, one in table.items("ways", len(WAYS)))
    refuse_twice((table.path(f"ways[{at}].id"), one.id) for at, one in enumerate(ways))
    if (found := sum(one.percent for one in ways)) != 100:
        raise PackMistake(table.path("ways"), "pack.sum", found=found)
    return School(
        table.choice("id", SCHOOLS),
        table.text("title", LINE),
        table.number("total", 1, 10_000_000),
        ways,
    )


def _way(plain: object, key: str) -> Way:
    table = Table(plain, key, Way)
    return Way(table.choice("id", WAYS), table.number("percent", 0, 100))
