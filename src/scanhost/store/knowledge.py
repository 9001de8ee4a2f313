"""The knowledge bank on disk: Markdown files with TOML between lines of `+++`."""

from __future__ import annotations

import logging
from pathlib import Path

from scanhost.domain import knowledge
from scanhost.domain.errors import Trouble
from scanhost.domain.knowledge import Entry
from scanhost.domain.plain import PackMistake
from scanhost.store import packs

log = logging.getLogger(__name__)

FOLDER = "knowledge"
BYTES = 1 << 16
FILES = 1000
FENCE = "+++"


def read(folder: Path) -> list[Entry]:
    """Return the entries of a pack's folder by id, or raise `Trouble` as for a pack."""
    paths = sorted((folder / FOLDER).glob("*.md"))
    if len(paths) > FILES:
        raise packs.trouble(f"{folder.name}/{FOLDER}", PackMistake("", "pack.too_many", most=FILES))
    entries: dict[str, Entry] = {}
    for path in paths:
        try:
            entry = _entry(packs.contents(path, BYTES))
            if entry.id in entries:
                raise PackMistake("id", "pack.duplicate", name=entry.id)
        except PackMistake as mistake:
            raise packs.trouble(f"{folder.name}/{FOLDER}/{path.name}", mistake) from mistake
        entries[entry.id] = entry
    return sorted(entries.values(), key=lambda entry: entry.id)


def shipped(root: Path) -> list[Entry]:
    """Return the entries of all packs below a folder by id; a damaged bank is left out."""
    entries: dict[str, Entry] = {}
    for folder in sorted(one.parent for one in root.glob(f"*/{FOLDER}")):
        try:
            entries.update((entry.id, entry) for entry in read(folder) if entry.id not in entries)
        except Trouble as damaged:
            log.warning("a knowledge bank is left out: %s", damaged.facts)
    return sorted(entries.values(), key=lambda entry: entry.id)


def _entry(source: str) -> Entry:
    first, *lines = source.replace("\r\n", "\n").split("\n")
    if first != FENCE or FENCE not in lines:
        raise PackMistake("", "pack.front_matter")
    end = lines.index(FENCE)
    front = packs.tables("\n".join(["", *lines[:end]]))  # so that a mistake's line is the file's
    if "text" in front:  # it stands below
        raise PackMistake("text", "pack.unknown_key")
    return knowledge.from_plain({**front, "text": "\n".join(lines[end + 1 :])})
