"""The knowledge bank: what other regions did, in the fixed form of a good example.

The form is that of the projectplan Ingeschakeld (2017), spoor 1; the functions of a network
are those of ecbo (2013), par. 4.3; the ten sections of a portrait are its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from scanhost.domain.pack import Pack, Text
from scanhost.domain.plain import TEXT, Note, Table, raised

NOTHING = Text("")

KINDS = ("practice", "case", "figure", "lesson", "method", "tool", "advice", "portrait")
WIDTHS = ("narrow", "broad")  # one kind of school with one branch, or more of either
FUNCTIONS = ("share", "solve", "represent", "pool", "coordinate", "arrange")
FOR = ("youth", "parents", "schools", "employers", "municipalities", "care", "uwv")
YEARS = (1900, 2100)


@dataclass(frozen=True, slots=True)
class Portrait:
    """A whole network in the ten sections that the portraits of ecbo (2013) have."""

    occasion: Text
    region: Text
    goal: Text  # and whom it is for
    organisation: Text
    approach: Text
    funding: Text
    results: Text  # and how they are followed
    helps: Text
    hinders: Text
    future: Text


SECTIONS = tuple(one.name for one in fields(Portrait))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; what its source does not say is empty.

    Texts may hold paragraphs, and words between one or two stars.
    """

    id: str
    title: Text
    kind: str  # one of KINDS
    year: int  # of its figures, or else of its source
    source: Text
    summary: Text  # two or three sentences
    region: Text = NOTHING  # "": nowhere in particular
    note: Text = NOTHING  # warning that goes wherever the entry goes
    what: Text = NOTHING  # what happens
    result: Text = NOTHING
    how: Text = NOTHING  # how it came about
    initiative: Text = NOTHING  # who began
    conditions: Text = NOTHING  # what it needs, and stands or falls with
    benefits: Text = NOTHING  # for whom it is good, and how
    transferable: Text = NOTHING  # what another region can take over
    width: str = ""  # one of WIDTHS
    functions: tuple[str, ...] = ()  # of FUNCTIONS
    good_for: tuple[str, ...] = ()  # of FOR
    keywords: Text = NOTHING  # words to find it by that do not stand in it
    portrait: Portrait | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that was searched for."""

    entry: str  # its id
    words: frozenset[str]  # that matched, as they stand in it, in small letters
    whole: bool = True  # it has every word that was asked for


FORM = ("what", "result", "how", "initiative", "conditions", "benefits", "transferable")


def from_plain(data: Mapping[str, object], note: Note = raised) -> Entry:
    """Return the entry that plain data describe; what is wrong is a `PackMistake`."""
    return read(Table(data, "", Entry, note))


def read(table: Table) -> Entry:
    """Return the entry in a table."""

    def told(name: str, *, needed: bool = False) -> Text:
        return table.text(name, TEXT, needed=needed, breaks=True)

    return Entry(
        id=table.word("id"),
        title=table.text("title", 120),
        kind=table.choice("kind", KINDS),
        year=table.number("year", *YEARS),
        source=table.text("source", 600),
        summary=told("summary", needed=True),
        region=table.text("region", 120, needed=False),
        note=told("note"),
        what=told("what"),
        result=told("result"),
        how=told("how"),
        initiative=told("initiative"),
        conditions=told("conditions"),
        benefits=told("benefits"),
        transferable=told("transferable"),
        width=table.choice("width", WIDTHS, needed=False),
        functions=table.choices("functions", FUNCTIONS),
        good_for=table.choices("good_for", FOR),
        keywords=table.text("keywords", 300, needed=False),
        portrait=_portrait(table),
    )


def helped(pack: Pack, entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Return which norms of a pack each entry helps with, by its id."""
    norms = list(pack.norms())
    return {one.id: tuple(norm.id for norm in norms if one.id in norm.knowledge) for one in entries}


def _portrait(table: Table) -> Portrait | None:
    if not table.has("portrait"):
        return None
    inside = table.inside("portrait", Portrait)
    return Portrait(*(inside.text(name, TEXT, breaks=True) for name in SECTIONS))
