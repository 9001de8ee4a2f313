"""The room's web server: the page, and a line for every phone."""

from __future__ import annotations

import asyncio
import errno
import itertools
import json
import logging
import secrets
import socket as sockets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from operator import is_
from pathlib import Path
from typing import Any

from aiohttp import web

from scanhost.domain import door, views
from scanhost.domain.commands import Favour, Phone
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.knowledge import Entry
from scanhost.domain.outflow import National
from scanhost.domain.pack import Pack
from scanhost.domain.state import State
from scanhost.web import bank, pages, phones
from scanhost.web.door import Door, Patient, make_room
from scanhost.web.overviews import Make, Overviews
from scanhost.web.polled import Unfit
from scanhost.web.polling import Polling
from scanhost.web.sockets import Socket
from scanhost.web.talk import Talk
from scanhost.web.turns import Turns

log = logging.getLogger(__name__)

FRESH = 0.02  # seconds in which what is left on the clock is true enough for a phone
BACKLOG = 1024  # connections that may wait to be accepted
ONLOOKERS = 1000  # connections without a seat; whoever sits down finds a place among the others
PAGES = 8  # talks of one seat
SHAKING = ("sec-websocket", "connection", "upgrade")  # aiohttp stumbles when they are not ASCII
ENDING = 2.0  # seconds that a request may still take when the program stops

Ask = Callable[[Phone], Awaitable[State | Refused]]


class Server:
    """Serves one room. Server thread only.

    `ask` decides a phone's command, `state` and `view` return what is on disk and what
    of it the room may see; `entries` of the knowledge bank can be read on a phone, and
    `overview` makes the file that a phone may keep; `others` says how many other groups chose
    an entry.
    """

    def __init__(
        self,
        page: Path,
        ask: Ask,
        state: Callable[[], State],
        view: Callable[[], views.Room],
        told: Callable[[], None] = lambda: None,
        entries: Iterable[Entry] = (),
        overview: Make | None = None,
        others: Callable[[], Mapping[str, int]] = dict,
        national: National | None = None,
    ) -> None:
        self.told = told  # called when a phone comes or goes
        self.run = secrets.token_hex(8)
        self.door = Door(())
        self.seen = 0  # phones that have opened the page since the start
        self._ask = ask
        self._state = state
        self._view = view
        self._national = national
        self._pages = pages.load(page)
        self._entries, self._others = tuple(entries), others
        self._known = {one.id for one in self._entries}
        self._pages[bank.PATH] = bank.page(self._entries, state().pack)
        self._learn(state().pack)
        self._phones: set[Talk] = set()
        self._numbers = itertools.count(1)
        self._spoke: dict[str, tuple[int, str]] = {}  # seat -> newest talk that spoke, its load
        self._stopping = False
        self._runner: web.AppRunner | None = None
        self._servers: list[asyncio.Server] = []
        self._port = 0
        self._turns = Turns()
        self._overviews = Overviews(overview)
        self._seen: tuple[State | None, float] = (None, 0.0)  # what is written of, until when
        self._seats: dict[str, views.Seat] = {}
        self._visitors: dict[str, views.VisitorView] = {}
        self._wishes: Mapping[str, str] = {}
        self._examples: list[dict[str, Any]] = []  # of the group's own
        self._edition = 0  # of those; 0: there never were any
        self._made_of: tuple[object, ...] = ()  # what they were made of
        self._public = self._outside = ""  # for those with a seat, and without
        self._places = ""

    async def start(self, hosts: Iterable[str], port: int) -> int:
        """Listen on these addresses and return the port; `Trouble` when it is taken."""
        make_room()
        app = web.Application(middlewares=[self.door.watch])
        app.on_response_prepare.append(self.door.dress)
        app.router.add_get("/ws", self._socket, allow_head=False)
        app.router.add_routes(Polling(self).routes())
        app.router.add_routes(self._overviews.routes())
        for path in self._pages:
            app.router.add_get(path, self._page, allow_head=False)
        self._runner = web.AppRunner(
            app, access_log=None, handle_signals=False, shutdown_timeout=ENDING
        )
        await self._runner.setup()
        loop = asyncio.get_running_loop()
        inner = self._runner.server
        assert inner is not None
        try:
            for host in hosts:
                server = await loop.create_server(
                    lambda: Patient(inner, self.door, loop), host, port, backlog=BACKLOG
                )
                self._servers.append(server)
                port = server.sockets[0].getsockname()[1]
        except (OSError, UnicodeError) as error:
            await self.stop()
            code = error.errno if isinstance(error, OSError) else None
            if code is None or isinstance(error, sockets.gaierror) or code == errno.EADDRNOTAVAIL:
                raise Trouble("address.none", host=host) from error
            raise Trouble("port.taken", port=port) from error
        self._port = port
        log.info("listening on port %d", port)
        return port

    async def stop(self) -> None:
        """Say goodbye to every phone and stop listening; safe to call twice."""
        self._stopping = True
        self._turns.stop()
        await self._overviews.stop()
        for server in self._servers:
            server.close()
        leaving = (phone.close() for phone in list(self._phones))
        for error in await asyncio.gather(*leaving, return_exceptions=True):
            if isinstance(error, Exception):
                log.error("saying goodbye failed", exc_info=error)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self._servers.clear()

    def allow(self, hosts: Iterable[str]) -> None:
        """Let phones in by these addresses, and whoever sits at this computer."""
        names = {*hosts, "localhost", "127.0.0.1"} - {"0.0.0.0"}
        self.door.allow(f"{name}:{self._port}" for name in names)

    @property
    def connected(self) -> int:
        """Return how many phones are on the line, by socket or by polling."""
        return len(self._phones)

    def changed(self) -> None:
        """Let every phone know, soon and once, that there is something new."""
        if (pack := self._state().pack) is not self._learned:
            before = self.pack["hash"]
            self._learn(pack)
            for phone in list(self._phones) if self.pack["hash"] != before else ():
                phone.drop()  # it comes back, and gets the pack as it is now
        if not self._stopping:
            self._turns.soon(self._phones)

    def forget_overviews(self) -> None:
        """Hand out no overview any more that was made until now."""
        self._overviews.forget()

    # --- for the phones ----------------------------------------------------------------------

    def number(self) -> int:
        """Return the number of a new talk; `Unfit` when there are no new ones any more."""
        if self._stopping:
            raise Unfit(503)
        return next(self._numbers)

    def come(self, phone: Talk) -> None:
        """Count a phone in."""
        self._phones.add(phone)
        self.told()

    def leave(self, phone: Talk) -> None:
        """Count a phone out; safe to call twice."""
        if phone in self._phones:
            self._phones.discard(phone)
            self._turns.leave(phone)
            self.told()

    @property
    def state(self) -> State:
        """Return the state that is on disk."""
        return self._state()

    async def ask(self, command: Phone) -> State | Refused:
        """Decide a phone's command; nobody chooses what is not there to be read."""
        if isinstance(command, Favour) and command.yes and not self._readable(command.entry):
            return Refused("favourite.unknown")
        return await self._ask(command)

    def show(self, phone: Talk) -> None:
        """Let one phone know, soon, that there is something new for it."""
        self._turns.soon((phone,))

    def view_for(self, seat: str | None, lost: str | None, token: str) -> str:
        """Return a view as JSON, without its `rev`; the public part is written once for all."""
        self._fresh()
        place = self._seats.get(seat) if seat is not None else None
        if seat is not None and place is not None:
            own = views.own(self.state, seat)
            ballot = self.state.links[seat].ballot
            mine = phones.private(own, place, ballot, self._wishes.get(seat, ""))
            return f"{self._public[:-1]},{json.dumps(mine)[1:]}"
        visitor = door.of(self.state, token) if token else None
        if visitor is not None and visitor.id in self._visitors:
            waits = phones.at_door(self._visitors[visitor.id])
            return f"{self._outside[:-1]},{json.dumps(waits)[1:]}"
        others = self._places
        if lost is not None:
            others = f'{others[:-1]},"lost":"{self._why(lost)}"}}'
        return f"{self._outside[:-1]},{others[1:]}"

    def held_by(self, token: str) -> str | None:
        """Return the seat of who has the secret of this hash."""
        links = self.state.links.values()
        return next((one.seat for one in links if one.token == token), None)

    def ticket(self, phone: Talk, id: int, kind: str) -> None:
        """Answer a phone, soon, with what the overview to keep can be fetched by."""
        self._overviews.answer(phone, id, kind)

    def greet(self, phone: Talk) -> bool:
        """Let a page load speak by its newest talk only: it has left the older ones.

        Nobody holds so many lines that others find no place: the oldest makes room.
        """
        others = [one for one in self._phones if one.load == phone.load and one is not phone]
        if any(one.number > phone.number for one in others):
            return False
        alike = [one for one in self._phones if one.load and one.seat == phone.seat]
        onlookers = phone.seat is None
        held = sum(one.lines for one in alike) if onlookers else len(alike)
        if held > (ONLOOKERS if onlookers else PAGES):
            others.append(min(alike, key=lambda one: one.number))
        for one in others:
            one.drop()
        return True

    def may_speak(self, phone: Talk, seat: str) -> bool:
        """Tell whether no newer page load has spoken for a seat.

        A page that was loaded anew has a counter of its own; what its earlier load had
        under way must not come after what was said since.
        """
        number, load = self._spoke.get(seat, (0, ""))
        if number > phone.number:
            return load == phone.load
        self._spoke[seat] = (phone.number, phone.load)
        return True

    def examples(self) -> tuple[int, list[dict[str, Any]]]:
        """Return the group's own examples that may be read, with the number of this edition."""
        self._fresh()
        return self._edition, self._examples

    # --- inside --------------------------------------------------------------------------------

    def _learn(self, pack: Pack) -> None:
        """Have a pack as pages keep it: with the domains that the table has now."""
        self._learned, self.pack = pack, phones.pack(pack)
        body = json.dumps(self.pack, ensure_ascii=False).encode()
        self._pages["/pack.json"] = pages.page_of("pack.json", body)

    def _why(self, seat: str) -> str:
        """Return why a seat is not its phone's any more."""
        link = self.state.links.get(seat)
        return "moved" if link is not None and link.token is not None else "freed"

    def _fresh(self) -> None:
        now, (state, until) = asyncio.get_running_loop().time(), self._seen
        if state is self.state and now < until:
            return
        self._seen = (self.state, now + FRESH)
        room = self._view()
        self._seats = {seat.person.id: seat for seat in room.seats}
        self._visitors = {one.id: one for one in room.visitors}
        self._wishes = room.wishes
        chosen = bank.chosen(room, self._entries, self._others())
        self._read_examples(room)
        public = phones.public(room, self._national)
        public |= {"chosen": chosen, "examples": self._edition, "run": self.run}
        self._public = json.dumps(public)
        # Names stand in there, of who leads what and beside grades: for those at the table.
        inside: dict[str, object] = (
            {} if room.closed else {"results": {}, "points": [], "agreement": None, "chosen": []}
        )
        self._outside = json.dumps({**public, **inside})
        self._places = json.dumps(phones.onlooker(room))

    def _readable(self, entry: str) -> bool:
        """Tell whether phones may read an entry: of the bank, or the group's own."""
        _, own = self.examples()
        return entry in self._known or any(one["id"] == entry for one in own)

    def _read_examples(self, room: views.Room) -> None:
        """See whether phones have other examples to read; most changes are of something else."""
        state = self.state
        made_of = (state.examples, state.texts, state.about)
        if len(self._made_of) == len(made_of) and all(map(is_, made_of, self._made_of)):
            return
        self._made_of = made_of
        if (own := bank.own(room)) != self._examples:
            self._examples, self._edition = own, self._edition + 1

    async def _page(self, request: web.Request) -> web.Response:
        if request.path == "/":
            self.seen += 1
        return pages.answer(self._pages[request.path], request)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Upgrade", "").lower() != "websocket":
            return web.Response(status=426, text="426")
        shaking = (one for name, one in request.headers.items() if name.lower().startswith(SHAKING))
        if not all(value.isascii() for value in shaking):
            return web.Response(status=400, text="400")
        if self._stopping:
            return web.Response(status=503, text="503")
        phone = Socket(self, self.number(), request)
        self.come(phone)
        try:
            return await phone.serve(request)
        except ConnectionError:  # gone before it was let in
            return web.Response(status=400)
        finally:
            self.leave(phone)
