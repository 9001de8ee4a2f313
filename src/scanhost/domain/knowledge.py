"""The knowledge bank: what other regions did, with where it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scanhost.domain.plain import TEXT, Table, string

KINDS = ("praktijk", "casus", "cijfer", "les", "methode", "instrument", "advies")
WIDTHS = ("smal", "breed")  # one kind of school with one branch, or more of either
FUNCTIONS = (  # what a network does; ecbo (2013), par. 4.3
    "kennis delen",
    "knelpunten oplossen",
    "belangen behartigen",
    "expertise poolen",
    "activiteiten coördineren",
    "toeleiding (her)ordenen",
)
BODY = 8000  # characters
YEARS = (1900, 2100)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, in Dutch; what its source does not say is empty."""

    id: str
    title: str
    kind: str  # one of KINDS
    region: str
    year: int  # of its figures, or else of its source
    source: str
    note: str  # warning that goes wherever the entry goes
    norms: tuple[str, ...]  # ids of the norms it helps
    text: str  # Markdown
    what: str = ""  # what is done
    how: str = ""  # how it was achieved
    critical: str = ""  # what it stands or falls with
    result: str = ""
    narrow_or_broad: str = ""  # one of WIDTHS
    functions: tuple[str, ...] = ()  # of FUNCTIONS


def from_plain(data: Mapping[str, object]) -> Entry:
    """Return the entry that plain data describe; what is wrong is a `PackMistake`."""
    table = Table(data, "", Entry)
    return Entry(
        id=table.word("id"),
        title=table.line("title"),
        kind=table.choice("kind", KINDS),
        region=table.line("region", needed=False),
        year=table.number("year", *YEARS),
        source=table.line("source"),
        note=table.line("note", TEXT, needed=False),
        norms=table.words("norms"),
        text=string(table.get("text"), "text", BODY, breaks=True),
        what=table.line("what", TEXT, needed=False),
        how=table.line("how", TEXT, needed=False),
        critical=table.line("critical", TEXT, needed=False),
        result=table.line("result", TEXT, needed=False),
        narrow_or_broad=table.choice("narrow_or_broad", WIDTHS, needed=False),
        functions=table.choices("functions", FUNCTIONS),
    )
