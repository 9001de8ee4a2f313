"""What other regions chose from the knowledge bank, kept by the mark of their scan.

A convenience, as the list of scans is: what is wrong in the file is as if it were not there.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

from scanhost.domain.figures import MARK, Figures
from scanhost.domain.figuresform import ENTRIES, HEX
from scanhost.domain.plain import is_id
from scanhost.store import disk

log = logging.getLogger(__name__)

NAME = "regions.json"
KEPT, LARGEST = 500, 4_000_000  # scans, and bytes of the file
Choices = Mapping[str, tuple[str, ...]]  # mark of a scan -> entries


def known(folder: Path) -> Choices:
    """Return what is kept in the program's folder."""
    path = folder / NAME
    try:
        if path.stat().st_size > LARGEST:
            return {}
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(raw, dict):
        return {}
    found = {mark: _entries(chosen) for mark, chosen in raw.items() if _is_mark(mark)}
    return dict(list(found.items())[-KEPT:])


def remember(folder: Path, brought: Iterable[Figures]) -> None:
    """Keep what these regions chose, as far as they tell; not who they are."""
    told = {one.scan: one.knowledge for one in brought if one.knowledge is not None}
    kept = {**known(folder), **told}
    text = json.dumps(dict(list(kept.items())[-KEPT:]), indent=1)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        disk.write_whole(folder / NAME, text.encode())
    except OSError as error:
        log.warning("%s was not kept: %s", NAME, error.strerror)


def _is_mark(word: str) -> bool:
    return len(word) == MARK and HEX.fullmatch(word) is not None


def _entries(chosen: object) -> tuple[str, ...]:
    if not isinstance(chosen, list):
        return ()
    return tuple(one for one in chosen[:ENTRIES] if isinstance(one, str) and is_id(one))
