"""A scan that runs in the server thread, as the windows' thread holds it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from scanhost.app import athome, exchange, filing, handing, material, posting
from scanhost.app import figures as figure_files
from scanhost.app.following import Chosen
from scanhost.app.meeting import Meeting
from scanhost.app.paper import command
from scanhost.app.snapshots import kept, take
from scanhost.app.tables import read_table
from scanhost.desktop.bridge import Then
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain.agenda import Agenda
from scanhost.domain.commands import Command
from scanhost.domain.comparing import Comparison
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.exampleform import Bundle
from scanhost.domain.figures import Figures, figures
from scanhost.domain.handing import Wipe
from scanhost.domain.pack import Text
from scanhost.domain.state import State
from scanhost.domain.tables import Table
from scanhost.domain.views import Room
from scanhost.domain.years import Year, year
from scanhost.lan import addresses
from scanhost.report import appointments, files
from scanhost.report.documents import YEARS, page
from scanhost.report.making import make
from scanhost.report.material import Asked, Wanted
from scanhost.room.thread import RoomThread
from scanhost.store import disk
from scanhost.store.contents import Contents
from scanhost.store.scanfile import ScanFile

log = logging.getLogger(__name__)

PORT = 8080  # first choice; then the next ones
PORTS = 20
COALESCE = 0.02  # seconds in which changes are shown together
UNDER_WAY = 10.0  # seconds to wait for the port that phones in a session know


class Running:
    """One scan, opened and served. Methods are called on the main thread and never wait.

    A new scan is made by `make` and prepared by the commands of `first`. `show` gets
    snapshots, `ended` the trouble that ended it or None; both on the server thread.
    """

    def __init__(
        self,
        path: Path,
        port: int | None,
        show: Callable[[Snapshot], None],
        ended: Callable[[Trouble | None], None],
        make: Callable[[], ScanFile] | None = None,
        first: Sequence[Command] = (),
        chosen: Chosen | None = None,
    ) -> None:
        self.path = path
        self._port = port  # that phones know already
        self._show = show
        self._ended = ended
        self._make = make or (lambda: ScanFile.open(path))
        self._first = first
        self._chosen = chosen  # the address by which phones are to come
        self._meeting: Meeting | None = None
        self._others: Mapping[str, int] = {}
        self._due: asyncio.TimerHandle | None = None
        self._thread = RoomThread(self._main)

    def start(self) -> None:
        """Open the scan in its thread."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end; `ended` is called when it has."""
        self._thread.end()

    def join(self) -> None:
        """Wait until the thread is gone; only at the very end."""
        self._thread.stop()

    def ask(self, command: Command, then: Then) -> None:
        """Post a command; `then` is called on the server thread."""

        async def asked(meeting: Meeting) -> None:
            then(await meeting.ask(command))

        self._call(asked)

    def choose(self, ip: str) -> None:
        """Let phones come in by this address from now on."""

        async def choosing(meeting: Meeting) -> None:
            meeting.choose(ip)

        self._call(choosing)

    def know(self, others: Mapping[str, int]) -> None:
        """Know how many other groups chose each entry of the knowledge bank."""
        self._others = others

        async def known(meeting: Meeting) -> None:
            meeting.others = others

        self._call(known)

    def undo(self, then: Then) -> None:
        """Take back what the chair did last; `then` is called on the server thread."""

        async def undone(meeting: Meeting) -> None:
            then(await meeting.undo())

        self._call(undone)

    def try_again(self, then: Then) -> None:
        """Store where nothing could be stored; `then` is called on the server thread."""

        async def tried(meeting: Meeting) -> None:
            then(await meeting.try_again())

        self._call(tried)

    def continue_at(self, folder: Path, then: Then) -> None:
        """Go on in another folder; `then` is called on the server thread."""

        async def continued(meeting: Meeting) -> None:
            then(await meeting.continue_at(folder))

        self._call(continued)

    def close_session(self, then: Then) -> None:
        """Close session 1 for ever; `then` is called on the server thread."""

        async def closed(meeting: Meeting) -> None:
            then(await meeting.close_session())

        self._call(closed)

    def wipe(self, wish: Wipe, then: Then) -> None:
        """Take personal data out of scan and copies; `then` is called on the server thread."""

        async def wiped(meeting: Meeting) -> None:
            then(await meeting.wipe(wish))

        self._call(wiped)

    def write_copy(self, path: Path, then: Then) -> None:
        """Write the scan for the next chair; `then` is called on the server thread."""
        self._write(lambda scan: handing.write_copy(scan, path), then)

    def write_held(self, person: str, path: Path, then: Then) -> None:
        """Write what is held about somebody; `then` is called on the server thread."""
        self._write(lambda scan: handing.write_held(scan, person, path, date.today()), then)

    def document(self, wanted: Wanted, then: Callable[[bytes | Refused], None]) -> None:
        """Make a document in memory; `then` is called on the server thread."""

        async def made(meeting: Meeting) -> None:
            try:
                then(await make(await material.asked(meeting, wanted), command()))
            except Trouble as trouble:
                then(Refused(trouble.code, trouble.facts))

        self._call(made)

    def write(self, wanted: Wanted, path: Path, then: Then) -> None:
        """Write a document whole or not at all; a PDF that cannot be made is a web page."""

        async def written(meeting: Meeting) -> None:
            said, at = None, path
            asked = await material.asked(meeting, wanted)
            try:
                made = await make(asked, command())
            except Trouble as trouble:
                log.warning("a web page instead of a PDF: %s", trouble.code)
                at = path.with_suffix(".html")
                made = (await asyncio.to_thread(page, asked)).encode()
                said = Refused("report.page", {"name": at.name})
            try:
                await asyncio.to_thread(disk.write_whole, at, made)
            except OSError as error:
                log.warning("a document could not be written: %s", error)
                said = Refused("file.unwritable", {"name": at.name})
            then(said)

        self._call(written)

    def write_practice(self, path: Path, then: Then) -> None:
        """Write the file for practice at home; `then` is called on the server thread."""

        async def written(meeting: Meeting) -> None:
            state = meeting.room.state
            try:
                await asyncio.to_thread(athome.write, path, state.pack, state.about)
            except Trouble as trouble:
                then(Refused(trouble.code, trouble.facts))
            else:
                then(None)

        self._call(written)

    def write_bank(self, path: Path, then: Then) -> None:
        """Write the knowledge bank to take home; `then` is called on the server thread."""

        async def written(meeting: Meeting) -> None:
            try:
                await asyncio.to_thread(athome.write_bank, path, meeting.view())
            except Trouble as trouble:
                then(Refused(trouble.code, trouble.facts))
            else:
                then(None)

        self._call(written)

    def write_appointment(self, path: Path, then: Then) -> None:
        """Write session 2 as a calendar file; `then` is called on the server thread."""

        async def written(meeting: Meeting) -> None:
            session = appointments.session_2(meeting.scan, meeting.view())
            if session is None:
                then(Refused("calendar.day"))
                return
            try:
                await asyncio.to_thread(posting.write_calendar, path, session)
            except Trouble as trouble:
                then(Refused(trouble.code, trouble.facts))
            else:
                then(None)

        self._call(written)

    def write_examples(self, ids: Sequence[str], region: str, path: Path, then: Then) -> None:
        """Write examples for another group; `then` is called on the server thread."""

        async def written(meeting: Meeting) -> None:
            room = meeting.view()
            try:
                await asyncio.to_thread(exchange.write, path, room, ids, region)
            except Trouble as trouble:
                then(Refused(trouble.code, trouble.facts))
            else:
                then(None)

        self._call(written)

    def read_examples(self, path: Path, then: Callable[[Bundle | Trouble], None]) -> None:
        """Read examples of another group; `then` is called on the server thread."""

        async def read(meeting: Meeting) -> None:
            then(await asyncio.to_thread(exchange.read, path))

        self._call(read)

    def write_figures(self, path: Path, then: Then) -> None:
        """Write what the scan shares; `then` is called on the server thread."""

        async def written(meeting: Meeting) -> None:
            try:
                shared = figures(meeting.room.state)
                await asyncio.to_thread(figure_files.write, path, shared)
            except Trouble as trouble:
                then(Refused(trouble.code, trouble.facts))
            else:
                then(None)

        self._call(written)

    def write_file(self, kind: str, path: Path, then: Then) -> None:
        """Write the outcome as a kind of file; `then` is called on the server thread."""

        async def written(meeting: Meeting) -> None:
            now, paper = datetime.now(UTC), meeting.on_paper()
            asked = files.wanted(kind, meeting.scan, meeting.view(), paper, now)
            try:
                made = await filing.make(asked, command())
                await asyncio.to_thread(filing.put, kind, path, made)
            except Trouble as trouble:
                then(Refused(trouble.code, trouble.facts))
            else:
                then(None)

        self._call(written)

    def read_figures(
        self,
        paths: Sequence[str],
        then: Callable[[list[tuple[str, Figures | Trouble]], dict[str, Text]], None],
    ) -> None:
        """Read what other regions shared, with the titles of the knowledge bank.

        `then` is called on the server thread.
        """

        async def read(meeting: Meeting) -> None:
            then(*await asyncio.to_thread(figure_files.read, paths))

        self._call(read)

    def year(self, then: Callable[[Year], None]) -> None:
        """Hand over what can be laid beside other years; `then` is called on the server thread."""

        async def taken(meeting: Meeting) -> None:
            then(year(meeting.room.state))

        self._call(taken)

    def write_comparison(self, path: Path, comparison: Comparison, pdf: bool, then: Then) -> None:
        """Write years beside each other as PDF, or as a web page."""

        async def written(meeting: Meeting) -> None:
            asked = Asked(Wanted(YEARS), comparison.language, comparison=comparison)
            try:
                made = await make(asked, command()) if pdf else page(asked).encode()
                await asyncio.to_thread(disk.write_whole, path, made)
            except Trouble as trouble:
                then(Refused(trouble.code, trouble.facts))
            except OSError:
                then(Refused("file.unwritable", {"name": path.name}))
            else:
                then(None)

        self._call(written)

    def state(self, then: Callable[[str, State], None]) -> None:
        """Hand over the scan's id and all that was asked before, on the server thread."""

        async def taken(meeting: Meeting) -> None:
            await meeting.settled()
            then(meeting.scan, meeting.room.state)

        self._call(taken)

    def held(self, then: Callable[[str, Room, Agenda], None]) -> None:
        """Hand over the scan's id, the room and the agenda as they are; server thread.

        All that was asked before is in it, so nobody is sent anything twice.
        """

        async def seen(meeting: Meeting) -> None:
            await meeting.settled()
            then(meeting.scan, meeting.view(), meeting.on_paper())

        self._call(seen)

    def kept(self, then: Callable[[Snapshot], None]) -> None:
        """Take a snapshot for files; `then` is called on the server thread."""

        async def taken(meeting: Meeting) -> None:
            then(kept(meeting.room.state))

        self._call(taken)

    def table(self, path: Path, then: Callable[[Table | Trouble], None]) -> None:
        """Read a table that somebody brings; `then` is called on the server thread."""

        async def read(meeting: Meeting) -> None:
            try:
                then(await read_table(path, command("table-child")))
            except Trouble as trouble:
                then(trouble)

        self._call(read)

    def _write(self, write: Callable[[Contents], None], then: Then) -> None:
        """Write something of what is on disk, in a thread of its own: a stick may be slow."""

        async def written(meeting: Meeting) -> None:
            try:
                await asyncio.to_thread(write, await meeting.contents())
            except Trouble as trouble:
                then(Refused(trouble.code, trouble.facts))
            else:
                then(None)

        self._call(written)

    # --- server thread ---------------------------------------------------------------------------

    def _call(self, work: Callable[[Meeting], Coroutine[Any, Any, None]]) -> None:
        async def called() -> None:
            if self._meeting is not None:
                await work(self._meeting)

        self._thread.call(called)

    async def _main(self, stop: asyncio.Event) -> None:
        trouble: Trouble | None = None
        try:
            await self._whole(stop)
        except Trouble as error:
            trouble = error
        except Exception:  # the windows wait to hear how it ended
            log.exception("the scan ended by a fault")
            trouble = Trouble("bug")
        finally:
            self._ended(trouble)

    async def _whole(self, stop: asyncio.Event) -> None:
        meeting = Meeting(await asyncio.to_thread(self._make), chosen=self._chosen)
        try:
            await meeting.start()
            for command in self._first:
                await meeting.ask(command)
            meeting.room.slips.clear()  # what a scan begins with is nobody's slip
            await self._serve(meeting)
            meeting.others = self._others
            self._meeting = meeting
            meeting.listeners.append(self._soon)
            self._publish()
            await stop.wait()
        finally:
            if self._due is not None:
                self._due.cancel()
            self._meeting = None
            await meeting.stop()

    async def _serve(self, meeting: Meeting) -> None:
        """Listen on every address; a session under way keeps the port that its phones know."""
        found = [one.ip for one in addresses.ranked()]
        shown = found[0] if found else addresses.LOOPBACK
        state = meeting.room.state
        if self._port is not None and not state.locked and not state.closed:
            until = asyncio.get_running_loop().time() + UNDER_WAY
            while True:
                try:
                    await meeting.serve([addresses.ANYWHERE], self._port, shown, found)
                    return
                except Trouble:
                    if asyncio.get_running_loop().time() > until:
                        raise
                await asyncio.sleep(0.5)
        for port in (self._port or PORT, *range(PORT, PORT + PORTS), 0):
            try:
                await meeting.serve([addresses.ANYWHERE], port, shown, found)
                return
            except Trouble:
                log.info("port %d is taken", port)
        raise Trouble("port.taken", port=self._port or PORT)

    def _soon(self) -> None:
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(COALESCE, self._publish)

    def _publish(self) -> None:
        self._due = None
        if self._meeting is not None:
            self._show(take(self._meeting))
