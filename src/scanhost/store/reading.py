"""Reading a scan that stays as it is: a copy is opened, never the file itself."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from scanhost.domain.pack import Pack
from scanhost.store import disk, holding, opening
from scanhost.store.contents import Contents
from scanhost.store.troubles import told

CHUNK = 1 << 20


def read(path: Path) -> Contents:
    """Return what a file holds; it stays byte for byte as it was, with nothing new beside it.

    `Trouble` as when opening it, also when somebody has it open.
    """
    path = path.resolve()
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        copy = Path(folder) / path.name
        _copy(path, copy)
        connection, contents = opening.opened(copy)
        connection.close()
    return contents


def check(path: Path) -> dict[str, object]:
    """Return what a good file holds, in counts only; `Trouble` tells what is wrong with it."""
    contents = read(path)
    state = contents.state
    answered = {norm: len(state.answers(norm)) for norm in _norms(state.pack)}
    return {
        "ok": True,
        "step": state.step.id,
        "facts": len(contents.facts),
        "grades": {norm: count for norm, count in answered.items() if count},
    }


def _copy(path: Path, copy: Path) -> None:
    with holding.shared(path) as file, told(copy):
        disk.make_private(copy)
        with copy.open("wb") as into:
            for at in range(0, file.xFileSize(), CHUNK):
                into.write(file.xRead(CHUNK, at))
        for ending in ("-wal", "-journal", holding.NOTE):
            beside = disk.beside(path, ending)
            if beside.exists():
                shutil.copyfile(beside, disk.beside(copy, ending))


def _norms(pack: Pack) -> list[str]:
    return [pack.introduction.id, *(norm.id for norm in pack.norms())]
