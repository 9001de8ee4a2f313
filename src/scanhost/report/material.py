"""What documents are made of, as it crosses to the child process: plain records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scanhost.domain.agenda import Agenda
from scanhost.domain.comparing import Comparison


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry of the knowledge bank, in the language of the paper; texts may hold emphasis."""

    id: str
    norms: tuple[str, ...]  # ids of the norms it helps
    title: str
    facts: str  # what kind of entry it is, of where and of when
    summary: str
    note: str  # warning that goes wherever it goes
    told: tuple[tuple[str, str], ...]  # headings, each with what is said below it
    also: tuple[tuple[str, str], ...]  # what it is chosen by: a name and words
    source: str


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions for the work agenda that fit a norm."""

    norm: str
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How a phone gets in."""

    url: str
    address: str  # what a person types
    code: str
    matrix: tuple[str, ...]  # the rows of the QR code, "1" is dark


@dataclass(frozen=True, slots=True)
class Material:
    """All that the documents of a scan are made of."""

    agenda: Agenda
    questions: tuple[Questions, ...] = ()
    reading: tuple[Reading, ...] = ()
    way: Way | None = None  # None: nobody can come in now
    example: tuple[tuple[str, str], ...] = ()  # fields of the wanted example, and their words

    def asked(self, norm: str | None) -> tuple[str, ...]:
        """Return the questions that fit a norm."""
        return next((one.asked for one in self.questions if one.norm == norm), ())

    def to_read(self, norm: str | None) -> tuple[Reading, ...]:
        """Return the entries that help with a norm, the group's favourites first."""
        return self.favourites_first(one for one in self.reading if norm in one.norms)

    def favourites_first(self, entries: Iterable[Reading]) -> tuple[Reading, ...]:
        """Return entries in their order, but what the group chose before the rest."""
        return tuple(sorted(entries, key=lambda one: one.id not in self.agenda.favourites))


@dataclass(frozen=True, slots=True)
class Options:
    """What the chair chose about a document."""

    signatures: bool = False  # lines to sign
    points: tuple[str, ...] = ()  # their ids; () is all of them
    folded: bool = False  # seat cards as tents, one on a sheet
    theme: str = ""  # its id; "" is all of them
    example: str = ""  # its id; "" is an empty form


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that somebody wants."""

    kind: str
    options: Options = Options()
    form: str = "pdf"  # or "html"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted, with all that it is made of; the sheet of the process needs none of it."""

    wanted: Wanted
    language: str
    material: Material | None = None
    comparison: Comparison | None = None  # of years, which is made of several scans
