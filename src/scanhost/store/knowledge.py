"""The knowledge bank on disk: a TOML file per entry, read as if a stranger had written it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from scanhost.domain import knowledge
from scanhost.domain.errors import Trouble
from scanhost.domain.knowledge import Entry
from scanhost.domain.plain import PackMistake
from scanhost.store import packs

log = logging.getLogger(__name__)

BYTES = 1 << 16
FILES = 1000


def read(root: Path) -> list[Entry]:
    """Return the entries below a folder of packs by id, or raise `Trouble` as for a pack."""
    entries: dict[str, Entry] = {}
    for path in _files(root):
        entry = _entry(path)
        if entry.id in entries:
            twice = PackMistake("id", "pack.duplicate", name=entry.id)
            raise packs.trouble(f"{packs.KNOWLEDGE}/{path.name}", twice)
        entries[entry.id] = entry
    return sorted(entries.values(), key=lambda entry: entry.id)


def shipped(root: Path) -> list[Entry]:
    """Return the entries that can be read, by id; a damaged one is left out."""
    entries: dict[str, Entry] = {}
    try:
        for path in _files(root):
            try:
                entry = _entry(path)
            except Trouble as damaged:
                log.warning("an entry is left out: %s", damaged.facts)
                continue
            entries.setdefault(entry.id, entry)
    except Trouble as damaged:
        log.warning("the knowledge bank is left out: %s", damaged.facts)
    return sorted(entries.values(), key=lambda entry: entry.id)


def _files(root: Path) -> Iterator[Path]:
    try:
        return iter(files(root / packs.KNOWLEDGE))
    except PackMistake as mistake:
        raise packs.trouble(packs.KNOWLEDGE, mistake) from mistake


def files(folder: Path) -> list[Path]:
    """Return the files of a folder that should hold an entry, or raise `PackMistake`."""
    there = (one for one in folder.glob("*.toml") if one.name[0] != ".")
    paths = list(islice(there, FILES + 1))
    if len(paths) > FILES:
        raise PackMistake("", "pack.too_many", most=FILES, place="folder")
    return sorted(paths)


def _entry(path: Path) -> Entry:
    try:
        return knowledge.from_plain(packs.tables(packs.contents(path, BYTES)))
    except PackMistake as mistake:
        raise packs.trouble(f"{packs.KNOWLEDGE}/{path.name}", mistake) from mistake
