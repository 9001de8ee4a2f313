"""The plain form of examples that one group hands to another; what comes back is a stranger's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scanhost.domain import examples
from scanhost.domain.examples import MARK, NORMS, ONE_OF, SOME_OF, TEXTS, ExampleView, New
from scanhost.domain.knowledge import YEARS
from scanhost.domain.lines import TEXT
from scanhost.domain.pack import Pack
from scanhost.domain.plain import PackMistake, Table

FORMAT, VERSION = "participatiescan.voorbeelden", 1
ENDING = ".voorbeelden.toml"
MOST = 40  # in one file
BYTES = 1 << 20  # so many with every field full
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

    region: str
    pack: str  # whose norms its examples name
    examples: tuple[Brought, ...]

    def new(self, id: str, brought: Brought, pack: Pack) -> New:
        """Return what to add to a scan; norms that it does not know are left out."""
        words = dict(brought.words)
        norms = {one.id for one in pack.norms()} if pack.id == self.pack else set()
        words[NORMS] = " ".join(one for one in words.get(NORMS, "").split() if one in norms)
        words["region"] = words.get("region") or self.region
        return New(id, tuple(words.items()), brought.mark)


def to_plain(
    chosen: Iterable[ExampleView], pack: Pack, language: str, region: str = ""
) -> dict[str, object]:
    """Return examples as they stand in a file, with no list, criterion or name of the group."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "language": language,
        "pack": pack.id,
        **({"region": region} if region else {}),
        "examples": [{"mark": one.mark, **_told(one)} for one in chosen],
    }


def from_plain(data: Mapping[str, object]) -> Bundle:
    """Return the examples that plain data hold; what is wrong is a `PackMistake`."""
    if data.get("format") != FORMAT:
        raise PackMistake("format", "examples.foreign")
    # A later version may have keys of its own, which are no mistake of who made the file.
    version = data.get("version")
    if type(version) is int and VERSION < version <= NEWER:
        raise PackMistake("version", "examples.newer")
    table = Table(data, "", _Whole)
    table.number("version", VERSION, VERSION)
    table.word("language")
    pack = table.word("pack")
    region = table.line("region", examples.LINES["region"], needed=False)
    one_by_one = [_brought(one) for one in table.tables("examples", _One, MOST)]
    if not one_by_one:
        raise PackMistake("examples", "pack.missing")
    marks: dict[str, int] = {}
    for at, one in enumerate(one_by_one):
        if one.mark in marks:
            raise PackMistake(f"examples[{at}].mark", "pack.duplicate", name=one.mark)
        marks[one.mark] = at
    return Bundle(region, pack, tuple(one_by_one))


def _told(example: ExampleView) -> dict[str, object]:
    told: dict[str, object] = {}
    for name in examples.FIELDS:
        words = example.get(name)
        if not words:
            continue
        if name == "year":
            told[name] = int(words)
        else:
            told[name] = list(example.some(name)) if name in (*SOME_OF, NORMS) else words
    return told


def _brought(table: Table) -> Brought:
    mark = table.line("mark", 40)
    if not MARK.fullmatch(mark):
        raise PackMistake(table.path("mark"), "examples.mark")
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
