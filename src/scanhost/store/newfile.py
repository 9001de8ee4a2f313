"""A new file, whole and on disk before it gets its name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import apsw

from scanhost.domain.facts import Change
from scanhost.domain.pack import Pack
from scanhost.store import connection as connections
from scanhost.store import contents, disk, schema
from scanhost.store.troubles import told


def write(path: Path, id: str, pack: Pack, changes: Iterable[Change] = ()) -> None:
    """Write a scan that holds these changes; whatever stood there is gone."""
    with told(path):
        connection = _empty(path)
        try:
            with connection:
                schema.build(connection)
                contents.start(connection, id, pack)
                contents.add(connection, 0, changes)
            connections.verify(connection, path)
        finally:
            connection.close()


def copy(path: Path, image: apsw.Connection) -> None:
    """Write a whole database there; whatever stood there is gone.

    An image written straight to disk would fail its checksums.
    """
    with told(path):
        connection = _empty(path)
        try:
            with connection.backup("main", image, "main") as copying:
                copying.step()
            connections.verify(connection, path)
        finally:
            connection.close()


def _empty(path: Path) -> apsw.Connection:
    disk.remove(path)
    disk.make_private(path)
    return connections.connect(path, new=True)
