"""Files of the outcome: made in a child process, and put in their place whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from scanhost.app.whole import Folder, fresh, safe
from scanhost.domain import agenda, views
from scanhost.domain.apply import moved_on
from scanhost.domain.errors import Trouble
from scanhost.report import files
from scanhost.report.filekinds import FILES
from scanhost.report.files import Wanted
from scanhost.report.making import child
from scanhost.store import disk, reading

SECONDS = 30.0


async def make(asked: Wanted, command: Sequence[str], timeout: float = SECONDS) -> dict[str, bytes]:
    """Return the files by name; `Trouble` when the child fails or takes too many seconds.

    The command is what starts the child: this program and `report-child`. Reckoning a large
    agenda takes a second of pure Python, which votes would have to wait for.
    """
    joined = await child(lambda: files.packed(asked), command, timeout)
    return files.apart(joined)


def put(kind: str, path: Path, made: Mapping[str, bytes]) -> None:
    """Put files at a path: a file, or a new folder with several; `Trouble` when that cannot be.

    No file of another kind is written over, and an earlier one stays until the new one is whole.
    """
    if not made:
        raise Trouble("files.none")
    if kind in FILES:
        _put_file(kind, path, made[kind])
    else:
        _put_folder(path, made)


def export(scan: Path, kind: str, path: Path) -> int:
    """Write what the command line asks for and return how many files; `Trouble` if not."""
    from scanhost.report import filesmade  # nothing else here needs a workbook

    contents = reading.read(scan)
    room, paper = views.room(contents.state, 0.0), agenda.agenda(moved_on(contents.state))
    asked = files.wanted(kind, contents.id, room, paper, datetime.now(UTC))
    made = filesmade.made(asked)
    put(kind, path, made)
    return len(made)


def _put_file(kind: str, path: Path, content: bytes) -> None:
    if path.is_dir() or (path.exists() and path.suffix.lower() != f".{kind}"):
        raise Trouble("file.exists", name=path.name)
    try:
        disk.write_whole(path, content)
    except OSError as error:
        raise Trouble("file.unwritable", name=path.name) from error


def _put_folder(path: Path, made: Mapping[str, bytes]) -> None:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Trouble("folder.filled", folder=str(path))
    folder = Folder(path)
    try:
        folder.begin()
        for name, content in made.items():
            stem, _, ending = name.rpartition(".")
            (fresh(folder.work, f"{safe(stem)}.{ending}")).write_bytes(content)
        folder.finish()
    except OSError as error:
        raise Trouble("file.unwritable", name=path.name) from error
    finally:
        if not folder.done:
            folder.abandon()
