"""Shared figures: written where somebody wants them, whole or not at all, and others' read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scanhost.app import entries
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.figures import Figures, figures
from scanhost.domain.pack import Text
from scanhost.report.figures import as_json, as_parquet
from scanhost.store import disk, reading
from scanhost.store import figures as shared

WRITERS = {".json": as_json, ".parquet": as_parquet}


def write(path: Path, made: Figures | Refused) -> None:
    """Write them as the ending of the path says; `Trouble` when there are none, or it fails."""
    if isinstance(made, Refused):
        raise Trouble(made.code, **made.facts)
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise Trouble("figures.ending", name=path.name)
    content = writer(made)
    try:
        disk.write_whole(path, content)
    except OSError as error:
        raise Trouble("file.unwritable", name=path.name) from error


def read(
    paths: Sequence[str],
) -> tuple[list[tuple[str, Figures | Trouble]], dict[str, Text]]:
    """Return what is in files, each with its path, and the titles of the knowledge bank by id."""
    found: list[tuple[str, Figures | Trouble]] = []
    for path in paths:
        try:
            found.append((path, shared.read(Path(path))))
        except Trouble as trouble:
            found.append((path, trouble))
    return found, {entry.id: entry.title for entry in entries.shipped()}


def asked(scan: Path, out: Path) -> None:
    """Write the figures that the command line asks for."""
    write(out, figures(reading.read(scan).state))
