"""The door: which hosts and origins are ours, how long one may hesitate, how often guess.

A phone on the same network can reach us, and so can any web page open in a browser
there. Hosts and origins are compared with a list of our own addresses, never with each
other: in a rebinding attack they agree.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import sys
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterable

from aiohttp import web

from scanhost.domain import people

log = logging.getLogger(__name__)

FIRST = 5.0  # seconds to a whole request, from its first byte; at first from the beginning
LIFE = 120.0  # seconds that a stranger may stay, whatever it asks for
KEEP = 15.0  # seconds between two requests
CONNECTIONS = 1500
FILES = CONNECTIONS + 200  # handles of the system that all of it takes
PER_ADDRESS = 200  # without a seat or code; a whole room may sit behind one address
GUESSES, ALL_GUESSES = 10, 60  # wrong codes a minute: per address, and together
MINUTE = 60.0

SAY = "/api/say"  # the only place that takes a body
SERVER = "scanhost"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Door:
    """Decides who may come in. Server thread only."""

    def __init__(self, hosts: Iterable[str]) -> None:
        self.hosts: frozenset[str] = frozenset()
        self._open: Counter[str] = Counter()  # connections per address, not let in yet
        self._all = 0
        self._turning = False  # the last one was turned away: once in the log is enough
        self._wrong: dict[str, deque[float]] = {}
        self._wrong_together: deque[float] = deque()
        self.allow(hosts)

    def allow(self, hosts: Iterable[str]) -> None:
        """Set the `address:port` pairs that are ours."""
        self.hosts = frozenset(host.lower().removesuffix(":80") for host in hosts)
        sockets = " ".join(sorted(f"ws://{host}" for host in self.hosts))
        self.policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            "media-src 'self'; "
            f"connect-src 'self' {sockets}; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"
        )

    @web.middleware
    async def watch(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        """Turn away who is not meant for us, before anything else looks at the request."""
        patient = request.protocol
        if not isinstance(patient, Patient):
            return await self._judge(request, handler)
        patient.spoke()
        try:
            return await self._judge(request, handler)
        finally:
            patient.answered()

    async def _judge(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        if self._plain(request.headers.get("Host", "")) not in self.hosts:
            return web.Response(status=421, text="421")
        if not request.raw_path.startswith("/"):
            return web.Response(status=421, text="421")  # a whole address, as for a proxy
        says = request.method == "POST" and request.path == SAY
        if not says and (request.method != "GET" or request.body_exists):
            return web.Response(status=405, text="405", headers={"Allow": "GET"})
        origin = request.headers.get("Origin")
        if (says or origin or request.headers.get("Upgrade")) and not self.ours(origin):
            return web.Response(status=403, text="403")
        return await handler(request)

    async def dress(self, request: web.Request, response: web.StreamResponse) -> None:
        """Give every answer the headers that keep it to itself."""
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["Content-Security-Policy"] = self.policy
        response.headers["Server"] = SERVER

    def ours(self, origin: str | None) -> bool:
        """Tell whether a page of ours asks this."""
        return (
            origin is not None
            and origin.lower().startswith("http://")
            and self._plain(origin.lower().removeprefix("http://")) in self.hosts
        )

    @staticmethod
    def _plain(host: str) -> str:
        return host.lower().removesuffix(":80")  # a browser leaves it out

    # --- codes ---------------------------------------------------------------------------

    def may_guess(self, address: str) -> bool:
        """Tell whether an address may try a code now; right codes cost nothing."""
        now = time.monotonic()
        for times in (self._wrong_together, self._wrong.get(address, deque())):
            while times and now - times[0] > MINUTE:
                times.popleft()
        own = len(self._wrong.get(address, ()))
        return own < GUESSES and len(self._wrong_together) < ALL_GUESSES

    def opens(self, code: str, tried: str, address: str) -> bool:
        """Tell whether a code is the room's; a wrong one is counted."""
        tried = people.typed(tried)
        if code and hmac.compare_digest(code.encode(), tried.encode()):
            return True
        self.wrong(address)
        return False

    def wrong(self, address: str) -> None:
        """Count a wrong code."""
        now = time.monotonic()
        self._wrong = {who: times for who, times in self._wrong.items() if times}
        self._wrong.setdefault(address, deque()).append(now)
        self._wrong_together.append(now)

    def forgive(self, address: str) -> None:
        """Count the last wrong code of an address no longer: it was not wrong."""
        for times in (self._wrong.get(address), self._wrong_together):
            if times:
                times.pop()

    # --- connections -----------------------------------------------------------------------

    def enter(self, address: str) -> bool:
        """Count a connection in; False when there are too many."""
        if self._all >= CONNECTIONS or self._open[address] >= PER_ADDRESS:
            if not self._turning:
                log.warning("connections are turned away: there are %d", self._all)
            self._turning = True
            return False
        self._turning = False
        self._all += 1
        self._open[address] += 1
        return True

    def known(self, address: str) -> None:
        """Count a connection no longer as a stranger's."""
        self._less(address)

    def leave(self, address: str, stranger: bool) -> None:
        """Count a connection out."""
        self._all -= 1
        if stranger:
            self._less(address)

    def _less(self, address: str) -> None:
        self._open[address] -= 1
        if self._open[address] <= 0:
            del self._open[address]


def make_room() -> None:
    """Let this process hold as many connections as there may be; macOS begins with 256 files."""
    if sys.platform == "win32":
        return  # sockets are not counted there
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (OSError, ValueError):
            log.warning("no more than %d files can be open", soft)


class Patient(web.RequestHandler):
    """A connection with a limit to our patience; aiohttp itself waits for ever."""

    __slots__ = ("_address", "_door", "_idle", "_inside", "_life", "_limit", "_stranger", "owner")

    def __init__(self, server: web.Server, door: Door, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            server,
            loop=loop,
            access_log=None,  # type: ignore[arg-type]  # aiohttp's own way to say none
            keepalive_timeout=KEEP,
            max_line_size=2048,
            max_field_size=4096,
            max_headers=64,
            auto_decompress=False,
            lingering_time=FIRST,
        )
        self.owner: object = None  # the talk that used it last; a proxy may share a connection
        self._door = door
        self._idle = True  # no request is being answered
        self._address = ""
        self._inside = False
        self._stranger = True
        self._limit: asyncio.TimerHandle | None = None
        self._life: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self._address = str(peer[0]) if peer else ""
        self._inside = self._door.enter(self._address)
        if not self._inside:
            transport.abort()  # type: ignore[attr-defined]
            return
        loop = asyncio.get_running_loop()
        self._limit = loop.call_later(FIRST, transport.abort)  # type: ignore[attr-defined]
        self._life = loop.call_later(LIFE, transport.abort)  # type: ignore[attr-defined]

    def connection_lost(self, exc: BaseException | None) -> None:
        for timer in (self._limit, self._life):
            if timer is not None:
                timer.cancel()
        if self._inside:
            self._door.leave(self._address, self._stranger)
            self._inside = False
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._idle and self._limit is None and self.transport is not None:
            loop = asyncio.get_running_loop()
            self._limit = loop.call_later(FIRST, self.transport.abort)
        super().data_received(data)

    def spoke(self) -> None:
        """A whole request has come; from here on its handler keeps the time."""
        self._idle = False
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None

    def answered(self) -> None:
        """The next request may come."""
        self._idle = True

    def welcome(self) -> None:
        """The other side has shown a code or a seat: it is no stranger any more."""
        if self._life is not None:
            self._life.cancel()
        if self._stranger and self._inside:
            self._stranger = False
            self._door.known(self._address)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what is no request with as little as possible; only our own faults are logged."""
        if status >= 500:
            log.error("a request failed", exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError("an answer was under way")
        answer = web.Response(status=status, text=str(status), headers=HEADERS)
        answer.headers["Server"] = SERVER
        answer.headers["Content-Security-Policy"] = self._door.policy
        answer.force_close()
        return answer
