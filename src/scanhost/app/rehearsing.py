"""`scanhost rehearse`: where it is put, what is said meanwhile, and what came of it."""

from __future__ import annotations

import asyncio
import gettext
import os
import shutil
import sys
import time
from datetime import date
from pathlib import Path

from scanhost.app import rehearsal
from scanhost.app.album import Album
from scanhost.app.paper import command
from scanhost.domain.errors import Trouble


def rehearse(
    people: int,
    seed: int,
    speed: str,
    out: Path | None,
    scan: Path | None,
    tr: gettext.NullTranslations,
) -> int:
    """Hold a rehearsal and return 0; `Trouble` when anything is not as it should be."""
    started = time.monotonic()

    def tell(step: str) -> None:
        print(f"{time.monotonic() - started:5.1f} s  {step.partition('#')[0]}", flush=True)

    folder = _folder(out)
    path = _scan(folder, people, scan)
    album, grades = asyncio.run(rehearsal.rehearse(path, seed, speed, command(), tell))
    slides = _pictures(album, folder / "slides", tr)
    print(
        tr.gettext(
            "{grades} grades were confirmed; all are in the file, and the paper says the same. "
            "{slides} slides, {seconds} seconds. See {folder}"
        ).format(
            grades=grades,
            slides=slides,
            seconds=round(time.monotonic() - started),
            folder=folder.resolve(),
        )
    )
    return 0


def _folder(asked: Path | None) -> Path:
    """Return the folder to write in: the one asked for, else a new one here."""
    folder, number = asked or Path("rehearsal"), 1
    while asked is None and folder.exists():
        number += 1
        folder = Path(f"rehearsal-{number}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(folder / "slides", ignore_errors=True)
        for name in ("agenda.pdf", "overview.json"):
            (folder / name).unlink(missing_ok=True)
        (folder / "agenda.pdf").touch()
    except OSError as error:
        raise Trouble("folder.unwritable", folder=str(folder)) from error
    return folder


def _scan(folder: Path, people: int, source: Path | None) -> Path:
    path = folder / rehearsal.NAME
    if source is not None and source.resolve() == path.resolve():
        raise Trouble("rehearsal.same", name=source.name)
    for old in folder.glob(f"{rehearsal.NAME}*"):
        old.unlink()
    if source is None:
        return asyncio.run(rehearsal.prepare(path, people, date.today()))
    return rehearsal.copied(source, path)


def _pictures(album: Album, folder: Path, tr: gettext.NullTranslations) -> int:
    if sys.platform.startswith("linux") and not _display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        return album.save(folder)
    except ImportError:
        print(tr.gettext("The slides were left out: Qt cannot be loaded here."), file=sys.stderr)
        return 0


def _display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
