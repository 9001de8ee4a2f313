"""Rehearsing on one's own: a scan in a folder of its own, a simulated group, and nothing left."""

from __future__ import annotations

import asyncio
import contextlib
import gettext
import logging
import secrets
import shutil
from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from pathlib import Path

from scanclient import company
from scanhost import example
from scanhost.domain import wifi
from scanhost.domain.commands import Command, SaveAbout, SavePeople
from scanhost.domain.errors import Trouble
from scanhost.domain.script import SECONDS
from scanhost.domain.views import Room
from scanhost.lan.addresses import LOOPBACK
from scanhost.room.thread import RoomThread

log = logging.getLogger(__name__)

FOLDER, NAME = "practising", "practising.scan"  # in the program's own folder, and never for long
SEED = 1
CLOCKS = {  # seconds: a session of about ten minutes
    "introductions": 40,
    "introduction": 20,
    "theme": 10,
    "norm": 15,
    "discussion": 60,
    "summary": 30,
}
OWN = ("entry", "checklist", "seat", wifi.NAME, wifi.PASSWORD)  # not as in the scan itself


class Alone:
    """One rehearsal. Main thread; the group lives in a thread of its own.

    `back` is the scan that was open before, `ended` is called in the group's thread when
    the group has gone, with whether it went by a fault.
    """

    def __init__(self, folder: Path, back: Path | None, ended: Callable[[bool], None]) -> None:
        # One of its own: the rehearsal before it may be open still.
        self.folder, self.back = folder / FOLDER / secrets.token_hex(4), back
        self.path = self.folder / NAME
        self._ended = ended
        self._group: RoomThread | None = None

    def prepare(self) -> None:
        """Make room for the copy; `Trouble` when the program's folder cannot be written."""
        try:
            self.folder.mkdir(parents=True)
        except OSError as error:
            raise Trouble("folder.unwritable", folder=str(self.folder)) from error

    @property
    def begun(self) -> bool:
        """Tell whether the group has been called."""
        return self._group is not None

    def begin(self, url: str, room: Room, tr: gettext.NullTranslations) -> None:
        """Let the group come in, by this computer's own address."""
        before, _, after = url.partition("//")
        here = f"{before}//{LOOPBACK}:{after.rpartition(':')[2]}"
        seats = [(seat.person.id, seat.person.domain) for seat in room.seats]
        say = lines(tr)

        async def main(stop: asyncio.Event) -> None:
            failed = False
            try:
                await _until(stop, company.keep(here, seats, say, SEED))
            except Exception:  # the edge of this thread; the room goes on without the group
                log.exception("the simulated group ended by a fault")
                failed = True
            self._ended(failed)

        self._group = RoomThread(main)
        self._group.start()

    def leave(self) -> bool:
        """Send the group away; False when there is none to wait for."""
        if self._group is None:
            return False
        self._group.end()
        return True

    def gone(self) -> None:
        """The group's thread is at its end."""
        if self._group is not None:
            self._group.stop()
            self._group = None

    def end(self) -> None:
        """Leave nothing behind."""
        self.leave()
        shutil.rmtree(self.folder, ignore_errors=True)
        with contextlib.suppress(OSError):  # another rehearsal follows
            self.folder.parent.rmdir()


async def _until(stop: asyncio.Event, work: Coroutine[None, None, None]) -> None:
    """Do something until it ends, or until it is to stop."""
    doing, told = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((doing, told), return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
    finally:
        for task in (doing, told):
            task.cancel()
        await asyncio.gather(doing, told, return_exceptions=True)


def clear(folder: Path) -> None:
    """Delete what a rehearsal that was cut short may have left."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)


def commands(room: Room | None, today: date, language: str) -> Sequence[Command]:
    """Return what prepares a rehearsal of a scan; of the example when there is nobody in it."""
    clocks = [SaveAbout(f"{SECONDS}{name}", str(many)) for name, many in CLOCKS.items()]
    if room is None or not room.seats:
        return [*example.commands(today, language), *clocks]
    about = {key: value for key, value in room.about.items() if not key.startswith(SECONDS)}
    kept = [SaveAbout(key, value) for key, value in about.items() if key not in OWN and value]
    people = tuple(seat.person for seat in room.seats)
    return [*kept, SaveAbout("entry", "name"), SavePeople(people), *clocks]


def lines(tr: gettext.NullTranslations) -> company.Lines:
    """Return what the group says."""
    _ = tr.gettext
    return company.Lines(
        (
            _("To know everybody at this table."),
            _("One agreement that we keep."),
            _("To hear what young people need."),
        ),
        _("Do we also mean young people who left school already?"),
        (
            _("A job coach in the first week"),
            _("With us a job coach comes along in the first week. That helps."),
        ),
    )
