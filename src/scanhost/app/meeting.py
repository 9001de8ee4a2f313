"""A scan that is open: its file, its room and, once served, its phones."""

from __future__ import annotations

import asyncio
import functools
import logging
import secrets
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from scanhost import resources
from scanhost.app import entries, following
from scanhost.app.following import Chosen, Network
from scanhost.app.paper import command
from scanhost.app.tokeep import Overview
from scanhost.domain import agenda, handing, views
from scanhost.domain.agenda import Agenda
from scanhost.domain.apply import moved_on
from scanhost.domain.commands import Command, LetIn, Tick, Unlock
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.facts import ActionAdded, Change, NormRevealed, PointTicked, StepEntered
from scanhost.domain.handing import Wipe
from scanhost.domain.kept import ClockSet, TextSaved
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.people import ALPHABET
from scanhost.domain.state import State
from scanhost.lan import addresses
from scanhost.lan.announcing import Announcing
from scanhost.lan.link import Link
from scanhost.room.pace import Pace
from scanhost.room.room import Room
from scanhost.store import stages
from scanhost.store.contents import Contents
from scanhost.store.scanfile import ScanFile
from scanhost.web.server import Server

log = logging.getLogger(__name__)

CODE = 8  # characters of a room code: 32^8 is not guessed at sixty tries a minute
SECOND = 1.0
PATIENCE = 10.0  # seconds for a disk to let go of a file


def room_code() -> str:
    """Return a new code for a room."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE))


class Meeting:
    """Joins file, room and phones, and tells whoever listens. Server thread only.

    `look` lists the computer's addresses, the best first; it is called in another thread.
    `chosen` is the one that the chair chose before.
    """

    def __init__(
        self,
        file: ScanFile,
        pace: Pace | None = None,
        look: following.Look = following.around,
        chosen: Chosen | None = None,
    ) -> None:
        self.pace = pace or Pace()
        self.link: Link | None = None
        self.listeners: list[Callable[[], None]] = []
        self._file = file
        self._look = look
        self.network = Network(chosen=chosen)
        self._announcing = Announcing()
        self._moved = asyncio.Event()  # phones come in by another address
        self._server: Server | None = None
        self.others: Mapping[str, int] = {}  # entry of the bank -> other groups that chose it
        self._overview = Overview(self.on_paper, command())
        self._tasks: set[asyncio.Task[None]] = set()
        self._edited = False  # something was written since the last backup
        self._ended = False
        self._swap = asyncio.Lock()  # while the file is swapped nothing is asked of a room
        self.room = self._room(file.state)

    @property
    def scan(self) -> str:
        """Return the id that the scan has for ever."""
        return self._file.id

    async def start(self) -> None:
        """Begin deciding."""
        await asyncio.to_thread(entries.shipped)  # a snapshot does not wait for the disk
        await self.room.start()
        self._begin(self._keep_seconds(), "seconds")

    async def serve(
        self, hosts: Sequence[str], port: int, shown: str, also: Iterable[str] = ()
    ) -> Link:
        """Listen at these addresses and let phones in by one; `Trouble` when the port is taken.

        `also` are the computer's other addresses, at which phones may come in too. Who
        listens on all of them follows them when they change.
        """
        server = Server(
            resources.page(),
            self._ask,
            lambda: self.room.state,
            lambda: self.room.view(),
            lambda: self._tell([]),
            await asyncio.to_thread(entries.shipped),
            self._overview.make,
            lambda: self.others,
        )
        port = await server.start(hosts, port)
        self._server = server
        server.allow([*hosts, shown, *also])
        if not self.room.state.code:
            await self.room.ask(LetIn(room_code()))
        self.link = Link(shown, port, self.room.state.code)
        if addresses.ANYWHERE in hosts:
            found = await following.seen(self._look)
            if found is not None:
                self._found(server, found)
            self._begin(self._follow(server), "addresses")
            self._begin(self._announce(server), "name")
        return self.link

    def choose(self, ip: str) -> None:
        """Let phones come in by this one of the addresses from now on."""
        for one in self.network.found:
            if one.ip == ip:
                self.network = replace(self.network, chosen=Chosen(ip, one.adapter))
                self._show_link()
                self._tell([])

    async def ask(self, command: Command) -> Refused | None:
        """Decide a command; it is on disk when this returns None."""
        if isinstance(command, Unlock):
            command = Unlock(self.room.state.code or room_code())
        outcome = await self._ask(command)
        return outcome if isinstance(outcome, Refused) else None

    async def settled(self) -> None:
        """Wait until everything that was asked before is decided."""
        await self._ask(Tick())

    async def undo(self) -> Refused | None:
        """Take back what the chair did last; refused when something stands in the way."""
        async with self._swap:
            pass
        outcome = await self.room.undo()
        return outcome if isinstance(outcome, Refused) else None

    async def close_session(self) -> Refused | None:
        """Close session 1 for ever: no way from a seat to a ballot is left on disk.

        What is asked meanwhile is decided afterwards, by the new state.
        """

        def may(state: State) -> Refused | None:
            return Refused("session.closed") if state.closed or self._ended else None

        return await self._let_swap(may, lambda file: file.close_session())

    async def wipe(self, wish: Wipe) -> Refused | None:
        """Take personal data out of the scan and all its copies, for ever; as in closing."""
        refused = await self._let_swap(
            lambda state: handing.may_wipe(state, wish), lambda file: file.wipe(wish)
        )
        if refused is None:
            await self._overview.forget()
            if self._server is not None:
                self._server.forget_overviews()
        return refused

    async def contents(self) -> Contents:
        """Return what is on disk, with all that was asked before."""
        await self.settled()
        async with self._swap:
            return await asyncio.wrap_future(self._file.contents())

    async def continue_at(self, folder: Path) -> Refused | None:
        """Go on in another folder with everything that was confirmed; phones just go on.

        The disk that failed is let go of. On a refusal the room stands as it stood.
        """
        async with self._swap:
            if self._ended:
                return Refused("storage")
            before, clock = self.room.trouble, self.room.state.clock
            await self.room.stop()
            still = clock and replace(clock, left=clock.remaining(self.pace.now()), since=None)
            try:
                self._file = await asyncio.to_thread(
                    self._file.elsewhere, folder, [ClockSet(still)]
                )
            except Exception as error:  # whatever it was, the chair must be able to try another
                trouble = _trouble(error)
                log.error("not elsewhere: %s", trouble.code, exc_info=trouble is not error)
                await self._again(self.room.state, before)
                return Refused(trouble.code, trouble.facts)
            await self._again(self._file.state)
        self._tell([])
        return None

    async def try_again(self) -> Refused | None:
        """Open the file anew, after its disk failed, and go on with what it holds."""
        async with self._swap:
            if self._ended:
                return Refused("storage")
            await self.room.stop()
            await self._look_again()
            trouble = self.room.trouble
        return None if trouble is None else Refused(trouble.code, trouble.facts)

    async def stop(self) -> None:
        """Say goodbye to the phones, finish what was asked, and leave one file behind."""
        if self._server is not None:
            await self._server.stop()
        await self._overview.forget()
        async with self._swap:  # a closing that has begun is finished first
            self._ended = True
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await self.room.stop()
            if self._edited and self.room.trouble is None:
                await self._backup("")
            await asyncio.to_thread(self._file.close)

    def view(self) -> views.Room:
        """Return what the room may see now."""
        return self.room.view()

    def agenda(self) -> Agenda:
        """Return the agenda as it stands."""
        return agenda.agenda(self.room.state)

    def on_paper(self) -> Agenda:
        """Return the agenda for a file; after one no it names nobody, as the screen soon will."""
        return agenda.agenda(moved_on(self.room.state))

    @property
    def phones(self) -> int:
        """Return how many phones are connected now."""
        return 0 if self._server is None else self._server.connected

    @property
    def seen(self) -> int:
        """Return how often the page was opened since the start."""
        return 0 if self._server is None else self._server.seen

    @property
    def missed(self) -> Trouble | None:
        """Return what the second place still lacks, or an earlier backup that is still there."""
        return self._file.places.missed

    @property
    def tight(self) -> bool:
        """Tell whether the disk is full, or nearly."""
        return self._file.tight

    @property
    def notice(self) -> Trouble | None:
        """Return what the chair should know of how the file was opened."""
        return self._file.notice

    # --- inside --------------------------------------------------------------------------------

    async def _let_swap(
        self,
        may: Callable[[State], Refused | None],
        swap: Callable[[ScanFile], Future[State]],
    ) -> Refused | None:
        """Let a new file take the place of the one that is open, and go on with that."""
        async with self._swap:
            if (refused := may(self.room.state)) is not None:
                return refused
            if self._ended:
                return Refused("storage")
            code = self.room.state.code
            await self.room.stop()
            try:
                await self._again(await asyncio.wrap_future(swap(self._file)))
            except Exception as error:  # whatever it was, the room must go on
                trouble = _trouble(error)
                log.error("no new file: %s", trouble.code, exc_info=trouble is not error)
                await self._look_again()
                return Refused(trouble.code, trouble.facts)
            if code:
                # Phones look on after closing: the room's code says nothing about seats.
                await self.room.ask(LetIn(code))
        self._tell([])
        return None

    def _room(self, state: State) -> Room:
        room = Room(state, self._commit, self.pace)
        room.listeners.append(self._tell)
        return room

    async def _again(self, state: State, trouble: Trouble | None = None) -> None:
        self.room = self._room(state)
        self.room.trouble = trouble
        await self.room.start()

    async def _look_again(self) -> None:
        """Open the file once more: which of the two is there now is for a fresh look to say.

        One that lacks what was confirmed is not gone on with: memory still has it all.
        """
        old, places = self._file, self._file.places
        open_again = functools.partial(
            ScanFile.open, old.path, backups=places.first, second=places.second
        )
        try:
            async with asyncio.timeout(PATIENCE):  # a disk may hang
                await asyncio.to_thread(old.close)
            file = await asyncio.to_thread(open_again)
            if not _goes_on(old, file):
                await asyncio.to_thread(file.close)
                raise Trouble("storage.failed", name=old.path.name)
        except (Trouble, TimeoutError) as error:
            trouble = error if isinstance(error, Trouble) else None
            self.room.trouble = trouble or Trouble("storage.failed", name=old.path.name)
            log.error("the scan does not open again: %s", self.room.trouble.code)
            self._tell([])  # the room has stopped, and refuses everything
            return
        self._file = file
        await self._again(file.state)
        self._tell([])

    async def _commit(self, changes: Sequence[Change]) -> None:
        await asyncio.wrap_future(self._file.commit(changes))

    async def _ask(self, command: Command) -> State | Refused:
        if self._swap.locked():
            async with self._swap:
                pass
        return await self.room.ask(command)

    def _tell(self, changes: Sequence[Change]) -> None:
        if self._server is not None:
            self._server.changed()
        for change in changes:
            if isinstance(change, StepEntered) and change.step.startswith("review:"):
                self._begin(self._backup(change.step.removeprefix("review:")), "backup")
            elif isinstance(change, NormRevealed) and change.norm == INTRODUCTION:
                self._begin(self._backup(""), "backup")
            self._edited |= isinstance(change, TextSaved | PointTicked | ActionAdded)
        for listener in self.listeners:
            listener()

    async def _backup(self, theme: str) -> None:
        self._edited = False
        try:
            await asyncio.wrap_future(self._file.backup(theme))
        except Trouble as trouble:  # the scan itself is safe; say so in the log and go on
            self._edited = True
            log.warning("a backup failed: %s", trouble.code)

    async def _keep_seconds(self) -> None:
        """Once a second while a clock runs, write down what is left of it."""
        while True:
            await asyncio.sleep(SECOND)
            clock = self.room.state.clock
            if clock is None or clock.since is None or self.room.trouble is not None:
                continue
            if not self._swap.locked():
                self._file.note_clock(clock.remaining(self.pace.now()), clock.held)

    async def _follow(self, server: Server) -> None:
        """Let phones in by the addresses that there are now, and show one of them."""
        async for found in following.changes(self._look, self.network):
            self._found(server, found)
            self._tell([])

    def _found(self, server: Server, found: Network) -> None:
        self.network = replace(self.network, found=found.found, tunnels=found.tunnels)
        self._allow(server)
        self._show_link()

    def _allow(self, server: Server) -> None:
        names = [self.network.name] if self.network.name else []
        shown = [] if self.link is None or self.network.found else [self.link.host]
        server.allow([*(one.ip for one in self.network.found), *shown, *names])

    def _show_link(self) -> None:
        if self.link is not None:
            before, self.link = self.link, self.network.link(self.link)
            if self.link != before:
                log.info("phones come in by %s", self.link.address)
                self._moved.set()

    async def _announce(self, server: Server) -> None:
        """Keep a name on the network for the address that is shown."""
        try:
            while self.link is not None:
                self._moved.clear()
                if self.link.host != addresses.LOOPBACK:
                    await self._announcing.start(self.link.host, self.link.port)
                if self.network.name != self._announcing.name:
                    self.network = replace(self.network, name=self._announcing.name)
                    self._allow(server)
                    self._tell([])
                await self._moved.wait()
        finally:
            await self._announcing.stop()

    def _begin(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("%s failed", task.get_name(), exc_info=error)


def _goes_on(old: ScanFile, new: ScanFile) -> bool:
    """Tell whether a file has everything that was confirmed, or is a later one made of it."""
    if new.id != old.id:
        return False
    if stages.of(new.state) > stages.of(old.state):
        return True
    return new.facts[: len(old.facts)] == old.facts


def _trouble(error: Exception) -> Trouble:
    return error if isinstance(error, Trouble) else Trouble("bug")
