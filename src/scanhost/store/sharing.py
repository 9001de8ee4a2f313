"""Handing a scan on: a new file for the next chair, whole and checked before it gets its name."""

from __future__ import annotations

from pathlib import Path

from scanhost.domain import handing
from scanhost.domain.apply import fold
from scanhost.domain.errors import Trouble
from scanhost.domain.facts import Change
from scanhost.domain.state import new
from scanhost.store import disk, newfile, opening, rows
from scanhost.store.contents import Contents
from scanhost.store.troubles import told

ENDING = ".new"
ELSEWHERE = {"storage.read_only", "storage.failed", "file.damaged"}  # another place may do


def share(scan: Contents, path: Path) -> None:
    """Write a scan for the next chair there, in the place of what has this name.

    It has the scan's own id. On `Trouble` what stood there stands there still. Whether it
    may be done is for the caller. Any thread.
    """
    path = disk.real(path)
    made = disk.beside(path, ENDING)
    pack = scan.state.given
    changes: list[Change] = [*rows.of_people(handing.shared(scan.state)), *scan.facts]
    try:
        if any(disk.beside(path, ending).exists() for ending in disk.COMPANIONS):
            raise Trouble("file.unwritable", name=path.name)  # it is open, or was left open
        newfile.write(made, scan.id, pack, changes)
        connection, written = opening.opened(made)
        connection.close()
        if (written.id, written.state) != (scan.id, fold(new(pack), changes)):
            raise Trouble("file.unwritable", name=path.name)
        with told(path):
            disk.replace(made, path)
    except BaseException as error:
        _clear(made)
        if isinstance(error, Trouble) and error.code in ELSEWHERE:
            raise Trouble("file.unwritable", name=path.name) from error
        raise


def _clear(made: Path) -> None:
    try:
        disk.remove(made)
    except OSError:
        return  # the stick is out
