"""`scanhost rehearse`: where it is put, what is said meanwhile, and what came of it."""

from __future__ import annotations

import asyncio
import contextlib
import gettext
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scanhost.app import display, rehearsal
from scanhost.app.album import Album
from scanhost.app.paper import command
from scanhost.domain.errors import Trouble
from scanhost.store import holding

SLIDES = "slides"
RESULTS = ("agenda.pdf", "overview.json", SLIDES)  # beside the scan
PICTURE = "[0-9][0-9]*-*.png"
FAILED = ("rehearsal.grades", "rehearsal.closing", "rehearsal.paper")


def rehearse(
    people: int,
    seed: int,
    speed: str,
    out: Path | None,
    scan: Path | None,
    tr: gettext.NullTranslations,
) -> int:
    """Hold a rehearsal and return 0; `Trouble` when anything is not as it should be.

    Nothing appears in the folder before it is whole: who stops halfway finds it as it was.
    """
    started = time.monotonic()

    def tell(step: str) -> None:
        print(f"{time.monotonic() - started:5.1f} s  {step.partition('#')[0]}", flush=True)

    folder = _folder(out, scan)
    with _stoppable(), _aside(folder) as work:
        try:
            path = _scan(work, people, scan)
            album, grades = asyncio.run(rehearsal.rehearse(path, seed, speed, command(), tell))
            slides = _pictures(album, work / SLIDES, tr)
        except Trouble as trouble:
            if trouble.code in FAILED:  # the scan is the evidence
                _put(work, folder)
            raise
        except OSError as error:
            raise Trouble("folder.unwritable", folder=str(folder)) from error
        _put(work, folder)
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


def _folder(asked: Path | None, source: Path | None) -> Path:
    """Return the folder to put it in: the one asked for, else a new one here.

    An earlier rehearsal may be replaced, but nothing else that carries our names.
    """
    folder, number = asked or Path("rehearsal"), 1
    while asked is None and folder.exists():
        number += 1
        folder = Path(f"rehearsal-{number}")
    earlier = folder / rehearsal.NAME
    try:
        if source is not None and source.resolve() == earlier.resolve():
            raise Trouble("rehearsal.same", name=source.name)
        if earlier.exists():
            with holding.shared(earlier):
                return folder
        for name in RESULTS:
            if (folder / name).exists():
                raise Trouble("folder.used", folder=str(folder), name=name)
    except OSError as error:
        raise Trouble("folder.unwritable", folder=str(folder)) from error
    return folder


@contextlib.contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """Give a folder to work in that is gone afterwards, with what was made for its sake."""
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".rehearsal-", dir=folder))
    except OSError as error:
        raise Trouble("folder.unwritable", folder=str(folder)) from error
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        for one in new:
            with contextlib.suppress(OSError):  # holds what came of it
                one.rmdir()


def _put(work: Path, folder: Path) -> None:
    """Replace an earlier rehearsal by this one."""
    try:
        for old in (folder / SLIDES).glob(PICTURE):
            old.unlink()
        for name in RESULTS[:2]:
            (folder / name).unlink(missing_ok=True)
        for new in work.glob(f"{SLIDES}/*"):
            (folder / SLIDES).mkdir(exist_ok=True)
            new.replace(folder / SLIDES / new.name)
        for name in (*RESULTS[:2], rehearsal.NAME):
            if (work / name).exists():
                (work / name).replace(folder / name)
    except OSError as error:
        raise Trouble("folder.unwritable", folder=str(folder)) from error


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM end a rehearsal as Ctrl-C does: in order, leaving nothing behind."""

    def stop(*_: object) -> None:
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started by a script, behind it
            raise KeyboardInterrupt
        signal.raise_signal(signal.SIGINT)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _scan(folder: Path, people: int, source: Path | None) -> Path:
    path = folder / rehearsal.NAME
    if source is None:
        return asyncio.run(rehearsal.prepare(path, people, date.today()))
    return rehearsal.copied(source, path)


def _pictures(album: Album, folder: Path, tr: gettext.NullTranslations) -> int:
    if not display.present():
        os.environ.setdefault(display.CHOSEN, display.NOWHERE)
    else:
        display.fall_back()
    try:
        slides = album.save(folder)
    except ImportError:
        print(tr.gettext("The slides were left out: Qt cannot be loaded here."), file=sys.stderr)
        return 0
    if len([one for one in folder.glob(PICTURE) if one.stat().st_size]) < slides:
        raise Trouble("folder.unwritable", folder=str(folder.parent.parent))
    return slides
