"""Reading a scan that stays as it is: a copy is opened, never the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from scanhost.domain.pack import Pack
from scanhost.store import connection as connections
from scanhost.store import disk, examining, holding, migrating, scratch
from scanhost.store.contents import Contents
from scanhost.store.troubles import told


def read(path: Path) -> Contents:
    """Return what a file holds; it stays byte for byte as it was, with nothing new beside it.

    `Trouble` as when opening it, also when somebody has it open.
    """
    with _copied(path) as (_, contents):
        return contents


def look(path: Path) -> None:
    """Return when a file would open; what is no scan is not even copied for that."""
    path = disk.real(path)
    with told(path), holding.shared(path) as file:
        examining.look(path, file)
    read(path)


def image(path: Path) -> tuple[apsw.Connection, Contents]:
    """Return a copy of a whole file in memory, of this version; the caller closes it."""
    with _copied(path) as (connection, contents):
        return connections.image(connection), contents


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


@contextmanager
def _copied(path: Path) -> Iterator[tuple[apsw.Connection, Contents]]:
    path = disk.real(path)
    with told(path), scratch.folder() as folder:
        copy = folder / path.name
        holding.copy(path, copy)
        connection, contents, _ = migrating.opened(copy, folder / "kept")
        try:
            yield connection, contents
        finally:
            connection.close()


def _norms(pack: Pack) -> list[str]:
    return [pack.introduction.id, *(norm.id for norm in pack.norms())]
