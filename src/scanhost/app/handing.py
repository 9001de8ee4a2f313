"""Handing a scan on, wiping it, and telling somebody what it holds about them; without windows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scanhost.app.library import Library
from scanhost.domain import handing
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.handing import Wipe
from scanhost.domain.held import held
from scanhost.report import personal
from scanhost.store import disk, reading, sharing
from scanhost.store.contents import Contents
from scanhost.store.scanfile import ScanFile
from scanhost.store.troubles import told


def write_copy(scan: Contents, path: Path) -> None:
    """Write a scan for the next chair; `Trouble` when it may not be, or cannot be written."""
    _allowed(handing.may_share(scan.state))
    sharing.share(scan, path)


def write_held(scan: Contents, person: str, path: Path, day: date) -> None:
    """Write what a scan holds about somebody; whole, or not at all."""
    if person not in scan.state.people and person not in scan.state.absent:
        raise Trouble("person.unknown")
    page = personal.page(held(scan.state, person), scan.id, day.isoformat())
    made = disk.beside(path, sharing.ENDING)
    try:
        with told(path):
            disk.write_private(made, page.encode())
            disk.replace(made, path)
    except Trouble as trouble:
        made.unlink(missing_ok=True)
        if trouble.code in sharing.ELSEWHERE:
            raise Trouble("file.unwritable", name=path.name) from trouble
        raise


def share(file: Path, out: Path) -> None:
    """Hand on the scan that the command line names."""
    if disk.real(file) == disk.real(out):
        raise Trouble("file.unwritable", name=out.name)
    write_copy(reading.read(file), out)


def wipe(file: Path, what: str, second: Path | None = None) -> Trouble | None:
    """Wipe the scan that the command line names; return why a copy of it is still there."""
    library = Library()
    wish = Wipe(what, date.today().isoformat())
    with ScanFile.open(
        file, backups=library.backups(file), second=second or library.second
    ) as scan:
        _allowed(handing.may_wipe(scan.state, wish))
        scan.wipe(wish).result()
        missed = scan.places.missed
    library.forget_chair(file)
    return missed


def _allowed(refused: Refused | None) -> None:
    if refused is not None:
        raise Trouble(refused.code, **refused.facts)
