"""Examples of a group: written for another group, whole or not at all, and others' read."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from scanhost.domain.errors import Trouble
from scanhost.domain.exampleform import BYTES, Bundle
from scanhost.domain.views import Room
from scanhost.report.examples import as_toml
from scanhost.store import disk, examples


def write(path: Path, room: Room, ids: Collection[str], region: str) -> None:
    """Write these examples; `Trouble` when there are none, or too much for who reads them."""
    chosen = [one for one in room.examples if one.id in ids and one.get("title")]
    if not chosen:
        raise Trouble("examples.none")
    content = as_toml(chosen, room.pack, room.language, region)
    if len(content) > BYTES:
        raise Trouble("examples.large")
    try:
        disk.write_whole(path, content)
    except OSError as error:
        raise Trouble("file.unwritable", name=path.name) from error


def read(path: Path) -> Bundle | Trouble:
    """Return what is in a file of another group, or why it cannot be taken."""
    try:
        return examples.read(path)
    except Trouble as trouble:
        return trouble
