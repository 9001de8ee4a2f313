"""The plain form of examples that one group hands to another; what comes back is a stranger's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scanhost.domain import examples
from scanhost.domain.examples import MARK, NORMS, ONE_OF, SOME_OF, TEXTS, ExampleView, New
from scanhost.domain.knowledge import YEARS
from scanhost.domain.lines import JOINERS, TEXT
from scanhost.domain.pack import Pack
from scanhost.domain.plain import Note, PackMistake, Table, raised, refuse_twice

FORMAT, VERSION = "participatiescan.voorbeelden", 1
ENDING = ".voorbeelden.toml"
MOST = 40  # in one file
BYTES = 1 << 19  # so many with every field half full; tomllib takes a second for twice as much
NEWER = 1000  # versions that we may be told of


@dataclass(frozen=True, slots=True)
class _Whole:
    format: str
    version: int
    language: str
    pack: str
    region: str
    examples: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _One:
    mark: str
    title: str
    region: str
    year: int
    source: str
    summary: str
    what: str
    result: str
    how: str
    initiative: str
    conditions: str
    benefits: str
    transferable: str
    steps: str
    partners: str
    timeline: str
    money: str
    width: str
    functions: tuple[str, ...]
    good_for: tuple[str, ...]
    norms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """An example in a file of another group."""

    mark: str  # by which it is known in every scan it came to
    words: Mapping[str, str]  # by field, as they are kept


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one file holds."""

    region: str  # of who handed it on, where that is told
    language: str
    pack: str  # whose norms its examples name
    examples: tuple[Brought, ...]

    def new(self, id: str, brought: Brought, pack: Pack) -> New:
        """Return what to add to a scan; norms that it does not know are left out."""
        words = dict(brought.words)
        norms = {one.id for one in pack.norms()} if pack.id == self.pack else set()
        words[NORMS] = " ".join(one for one in words.get(NORMS, "").split() if one in norms)
        return New(id, tuple(words.items()), brought.mark)


def to_plain(
    chosen: Iterable[ExampleView], pack: Pack, language: str, region: str = ""
) -> dict[str, object]:
    """Return examples as they stand in a file, with no list, criterion or name of the group.

    `region` is who hands them on: what came from elsewhere is not said to be theirs.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "language": language,
        "pack": pack.id,
        **({"region": region} if region else {}),
        "examples": [
            {"mark": one.mark, **_told(one, "" if one.brought else region)} for one in chosen
        ],
    }


def newer(data: Mapping[str, object]) -> bool:
    """Tell whether a later version of the program wrote this: then no key of it is a mistake."""
    version = data.get("version")
    return type(version) is int and VERSION < version <= NEWER


def from_plain(data: Mapping[str, object], note: Note = raised) -> Bundle:
    """Return the examples that plain data hold; what is wrong is a `PackMistake`."""
    return read(Table(data, "", _Whole, note))


def read(table: Table) -> Bundle:
    """Return the examples in a table."""
    table.choice("format", (FORMAT,))
    table.number("version", VERSION, VERSION)
    language, pack = table.word("language"), table.word("pack")
    region = table.line("region", examples.LINES["region"], needed=False)
    parts = table.tables("examples", _One, MOST)
    if not parts:
        table.note(PackMistake(table.path("examples"), "pack.missing"))
    found = tuple(_brought(one) for one in parts)
    marks = zip(parts, found, strict=True)
    refuse_twice(((one.path("mark"), brought.mark) for one, brought in marks), table.note)
    return Bundle(region, language, pack, found)


def _told(example: ExampleView, region: str) -> dict[str, object]:
    told: dict[str, object] = {}
    for name in examples.FIELDS:
        words = example.get(name) or (region if name == "region" else "")
        if not words:
            continue
        if name == "year":
            told[name] = int(words)
        elif name in (*SOME_OF, NORMS):
            told[name] = list(example.some(name))
        else:
            # A reader refuses what hides; some scripts are typed with joiners that do.
            told[name] = "".join(one for one in words if one not in JOINERS)
    return told


def _brought(table: Table) -> Brought:
    mark = table.line("mark", 40)
    if mark and not MARK.fullmatch(mark):
        table.note(PackMistake(table.path("mark"), "examples.mark"))
    words = {
        name: table.line(name, most, needed=name == "title")
        for name, most in examples.LINES.items()
        if name != "year"
    }
    if table.has("year"):
        words["year"] = str(table.number("year", *YEARS))
    words |= {name: table.line(name, TEXT, needed=False, breaks=True) for name in TEXTS}
    words |= {name: table.choice(name, ONE_OF[name], needed=False) for name in ONE_OF}
    words |= {name: " ".join(table.choices(name, SOME_OF[name])) for name in SOME_OF}
    words[NORMS] = " ".join(table.words(NORMS))
    return Brought(mark, {name: said for name, said in words.items() if said})
