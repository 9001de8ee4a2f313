"""Examples of another group: a stranger's file, read whole and strictly or not at all."""

from __future__ import annotations

from pathlib import Path

from scanhost.domain import exampleform
from scanhost.domain.errors import Trouble
from scanhost.domain.exampleform import BYTES, FORMAT, Bundle
from scanhost.domain.lines import WIDE, line
from scanhost.domain.plain import PackMistake
from scanhost.store import packs


def read(path: Path) -> Bundle:
    """Return the examples in a file; `Trouble` names the file, the key, and what helps."""
    name = line(path.name, WIDE)  # it may hold what turns a sentence around
    try:
        data = packs.tables(packs.contents(path, BYTES))
        if data.get("format") != FORMAT:
            raise Trouble("examples.foreign", name=name)
        if exampleform.newer(data):
            raise Trouble("examples.newer", name=name)
        return exampleform.from_plain(data)
    except PackMistake as mistake:
        raise packs.trouble(name, mistake) from mistake
