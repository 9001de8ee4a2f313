"""The shared figures of a scan, written where somebody wants them, whole or not at all."""

from __future__ import annotations

import contextlib
from pathlib import Path

from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.figures import Figures, figures
from scanhost.report.figures import as_json, as_parquet
from scanhost.store import reading

WRITERS = {".json": as_json, ".parquet": as_parquet}


def write(path: Path, shared: Figures | Refused) -> None:
    """Write them as the ending of the path says; `Trouble` when there are none, or it fails."""
    if isinstance(shared, Refused):
        raise Trouble(shared.code, **shared.facts)
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise Trouble("figures.ending", name=path.name)
    content = writer(shared)
    # Within the same folder, so that it can take the place of the one before in one step.
    waiting = path.with_name(f".{path.name}.part")
    try:
        waiting.write_bytes(content)
        waiting.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            waiting.unlink()
        raise Trouble("file.unwritable", name=path.name) from error


def asked(scan: Path, out: Path) -> None:
    """Write the figures that the command line asks for."""
    write(out, figures(reading.read(scan).state))
