"""The guide to networks: seven characteristics of one's own, beside those of six portraits.

After ecbo (2013), table 4.1. What a scan says of its own network are ids of options; which
options there are, the guide's file says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain.pack import Text
from scanhost.domain.plain import LINE, TEXT, PackMistake, Table, refuse_twice

ROWS = ("reach", "kind", "partners", "targets", "goal", "levels", "funding")
KEY = "network."  # before a row: what a scan says of its own network
OPTIONS = 30  # of a row
NETWORKS = 20
WRITTEN = re.compile(r"[a-z0-9_-]{1,40}( [a-z0-9_-]{1,40})*")


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be ticked in a row."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Row:
    """A characteristic, with the question a chair answers."""

    id: str
    title: Text
    question: Text
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a network in a row: ids of options, and words."""

    options: tuple[str, ...]
    words: Text


@dataclass(frozen=True, slots=True)
class Network:
    """A network that has a portrait in the knowledge bank."""

    id: str
    entry: str  # of the knowledge bank
    title: Text
    rows: tuple[Told, ...]  # as ROWS


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole table, with what must be said wherever it is shown."""

    source: Text
    note: Text
    rows: tuple[Row, ...]  # as ROWS
    networks: tuple[Network, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One's own network beside another in a row, as ids of options."""

    row: str
    shared: tuple[str, ...]
    ours: tuple[str, ...]  # only
    theirs: tuple[str, ...]  # only

    @property
    def share(self) -> Fraction:
        """Return how much is shared: from 0, nothing, to 1, everything."""
        return Fraction(len(self.shared), len(self.shared) + len(self.ours) + len(self.theirs))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a network resembles one's own, and by which rows."""

    network: Network
    rows: tuple[Compared, ...]  # those that were filled in

    @property
    def share(self) -> Fraction:
        """Return the mean over the rows that were filled in."""
        return sum((one.share for one in self.rows), Fraction(0)) / len(self.rows)

    def alike(self, most: int = 3) -> tuple[Compared, ...]:
        """Return the rows that agree most, those that share anything at all."""
        some = [one for one in self.rows if one.shared]
        return tuple(sorted(some, key=lambda one: -one.share)[:most])

    def different(self, most: int = 2) -> tuple[Compared, ...]:
        """Return the rows that agree least, those that are not the same."""
        some = [one for one in self.rows if one.share < 1]
        return tuple(sorted(some, key=lambda one: one.share)[:most])


Own = Mapping[str, tuple[str, ...]]  # row -> ids of options, of those that were filled in


def own(guide: Guide, about: Mapping[str, str]) -> Own:
    """Return what a scan says of its network, as far as the guide knows it."""
    found = {}
    for row in guide.rows:
        said = about.get(f"{KEY}{row.id}", "").split()
        if chosen := tuple(one.id for one in row.options if one.id in said):
            found[row.id] = chosen
    return found


def written(options: Iterable[str]) -> str:
    """Return chosen options as a scan keeps them."""
    return " ".join(options)


def fits(key: str, value: str) -> bool:
    """Tell whether a scan may say this of its network: ids of options of a row, each once."""
    if key.removeprefix(KEY) not in ROWS:
        return False
    ids = value.split(" ")
    return not value or (
        WRITTEN.fullmatch(value) is not None and len(set(ids)) == len(ids) <= OPTIONS
    )


def likeness(guide: Guide, ours: Own) -> tuple[Likeness, ...]:
    """Return the networks, that which resembles ours most first; () while nothing is filled in.

    Of each row that was filled in it counts which part of all that either of both has is
    shared (Jaccard); all rows count the same. Equals stay in the order of the guide.
    """
    if not ours:
        return ()
    found = [
        Likeness(one, tuple(_compared(one, row, ours[row]) for row in ROWS if row in ours))
        for one in guide.networks
    ]
    return tuple(sorted(found, key=lambda one: -one.share))


def _compared(network: Network, row: str, ours: Sequence[str]) -> Compared:
    theirs = network.rows[ROWS.index(row)].options
    return Compared(
        row,
        tuple(one for one in ours if one in theirs),
        tuple(one for one in ours if one not in theirs),
        tuple(one for one in theirs if one not in ours),
    )


# --- from plain data ------------------------------------------------------------------------------


def from_plain(data: Mapping[str, object]) -> Guide:
    """Return the guide that plain data describe; what is wrong is a `PackMistake`."""
    table = Table(data, "", Guide)
    rows = tuple(_row(plain, key) for key, plain in table.items("rows", len(ROWS)))
    if tuple(one.id for one in rows) != ROWS:
        raise PackMistake("rows", "pack.choice", allowed=", ".join(ROWS))
    networks = tuple(_network(plain, key, rows) for key, plain in table.items("networks", NETWORKS))
    if not networks:
        raise PackMistake("networks", "pack.empty")
    refuse_twice((f"networks[{at}].id", one.id) for at, one in enumerate(networks))
    return Guide(table.text("source", 600), table.text("note", TEXT, breaks=True), rows, networks)


def _row(plain: object, key: str) -> Row:
    table = Table(plain, key, Row)
    options = tuple(_option(one, at) for at, one in table.items("options", OPTIONS))
    if not options:
        raise PackMistake(table.path("options"), "pack.empty")
    refuse_twice((table.path(f"options[{at}].id"), one.id) for at, one in enumerate(options))
    return Row(table.word("id"), table.text("title", LINE), table.text("question", LINE), options)


def _option(plain: object, key: str) -> Option:
    table = Table(plain, key, Option)
    return Option(table.word("id"), table.text("title", LINE))


def _network(plain: object, key: str, rows: Sequence[Row]) -> Network:
    table = Table(plain, key, Network)
    told = table.get("rows")
    if not isinstance(told, Mapping):
        raise PackMistake(table.path("rows"), "pack.type", expected="table")
    if set(told) != set(ROWS):
        wrong = set(told).symmetric_difference(ROWS)
        name = next((one for one in ROWS if one in wrong), "")
        problem = "pack.missing" if name else "pack.unknown_key"
        raise PackMistake(table.path(f"rows.{name}" if name else "rows"), problem)
    return Network(
        table.word("id"),
        table.word("entry"),
        table.text("title", LINE),
        tuple(_told(told[row.id], table.path(f"rows.{row.id}"), row) for row in rows),
    )


def _told(plain: object, key: str, row: Row) -> Told:
    table = Table(plain, key, Told)
    options = table.choices("options", [one.id for one in row.options])
    if not options:
        raise PackMistake(table.path("options"), "pack.empty")
    return Told(options, table.text("words", LINE))
