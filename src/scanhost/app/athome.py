"""Files for at home: practice, for a scan or a pack, and the knowledge bank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from scanhost import resources
from scanhost.app import entries
from scanhost.app.library import Library
from scanhost.domain.errors import Trouble
from scanhost.domain.pack import Pack
from scanhost.domain.views import Room
from scanhost.store import ownpacks, reading
from scanhost.web import athome

ENDINGS = (".html", ".htm")


def write(path: Path, pack: Pack, about: Mapping[str, str]) -> None:
    """Write the file; `Trouble` when that cannot be. No other kind of file is written over."""
    _put(path, lambda: athome.build(resources.page(), pack, about))


def write_bank(path: Path, room: Room) -> None:
    """Write the knowledge bank to take home, under the same conditions."""
    _put(path, lambda: athome.bank(resources.page(), room, entries.shipped()))


def _put(path: Path, build: Callable[[], bytes]) -> None:
    if path.exists() and path.suffix.lower() not in ENDINGS:
        raise Trouble("file.exists", name=path.name)
    content = build()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Trouble("file.unwritable", name=path.name) from error


def asked(scan: Path | None, pack: str | None, out: Path) -> None:
    """Write the file that the command line asks for: of a scan, or of a pack by its id."""
    if scan is not None and pack is None:
        state = reading.read(scan).state
        write(out, state.pack, state.about)
        return
    if pack is None or scan is not None:
        raise Trouble("usage.unclear", command="scanhost practice")
    kept, _ = ownpacks.kept(resources.norms(), Library().packs)
    chosen = next((one.pack for one in kept if one.pack.id == pack and not one.wrong), None)
    if chosen is None:
        raise Trouble("pack.unknown", pack=pack)
    write(out, chosen, {})
