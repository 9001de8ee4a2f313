"""What deserves a second look in norms and entries that can be used as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass

from scanhost.domain import examples, readability
from scanhost.domain.exampleform import Bundle
from scanhost.domain.pack import Pack, Text
from scanhost.domain.plain import PackMistake

# Names of documents and words to find something by are no sentences.
UNMEASURED = ("source", "keywords")


def texts(record: object, key: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text of a record that is filled in, with its key."""
    match record:
        case Text():
            if record:
                yield key, record
        case tuple():
            for at, item in enumerate(record):
                yield from texts(item, f"{key}[{at}]")
        case _ if is_dataclass(record):
            for field in fields(record):
                inside = f"{key}.{field.name}" if key else field.name
                yield from texts(getattr(record, field.name), inside)


def remarks(record: object) -> Iterator[PackMistake]:
    """Yield which texts of a record have no English, and which read hard in Dutch."""
    for key, text in texts(record):
        if not text.en:
            yield PackMistake(f"{key}.en", "proof.english")
        if key.rpartition(".")[2] not in UNMEASURED:
            for found in readability.remarks(readability.read(text.nl)):
                yield PackMistake(f"{key}.nl", found.code, **found.facts)


def examples_remarks(bundle: Bundle) -> Iterator[PackMistake]:
    """Yield which words of examples for another group read hard, when they are in Dutch."""
    if bundle.language != "nl":
        return
    for at, one in enumerate(bundle.examples):
        for name in ("title", *examples.TEXTS):
            for found in readability.remarks(readability.read(one.words.get(name, ""))):
                yield PackMistake(f"examples[{at}].{name}", found.code, **found.facts)


def named_entries(pack: Pack) -> dict[str, str]:
    """Return which entries the norms of a pack name, each with the first key that does."""
    named = [("introduction", pack.introduction)]
    for at, theme in enumerate(pack.themes):
        named += [(f"themes[{at}].norms[{n}]", norm) for n, norm in enumerate(theme.norms)]
    found: dict[str, str] = {}
    for key, norm in named:
        for at, id in enumerate(norm.knowledge):
            if id:
                found.setdefault(id, f"{key}.knowledge[{at}]")
    return found


def unknown_entries(pack: Pack, known: Collection[str]) -> Iterator[PackMistake]:
    """Yield which entries the norms of a pack name that are not among those there are."""
    for id, key in named_entries(pack).items():
        if id not in known:
            yield PackMistake(key, "pack.no_entry", name=id)
