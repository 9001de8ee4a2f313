"""The two crossings between the windows and the room: commands over, snapshots back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from scanhost.domain.order import Order

if TYPE_CHECKING:  # the first window has no room to know these of
    from scanhost.domain import views
    from scanhost.domain.agenda import Agenda
    from scanhost.domain.commands import Command
    from scanhost.domain.errors import Refused

COALESCE = 20  # milliseconds between two snapshots, at least

Then: TypeAlias = "Callable[[Refused | None], None]"
Ask: TypeAlias = "Callable[[Command, Then], None]"


@dataclass(frozen=True, slots=True)
class Wifi:
    """The room's network, when the chair typed it."""

    name: str
    password: str  # "": an open network
    matrix: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """How a phone gets in."""

    url: str  # what the QR holds
    address: str  # what a person types
    code: str  # the room's code, in groups
    matrix: tuple[tuple[bool, ...], ...]  # the QR's modules with their quiet zone, True is dark
    alone: bool  # there is no network: only this computer can join
    wifi: Wifi | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """An address of this laptop by which phones may come in."""

    ip: str
    adapter: str  # as the system calls it
    wireless: bool
    hotspot: bool  # this laptop gives the network out itself
    internet: bool  # the laptop's own way out


@dataclass(frozen=True, slots=True)
class Network:
    """By which ways phones may come in, and what stands between."""

    ways: tuple[Way, ...]  # the best first
    shown: str  # the address of the one in use
    lost: str = ""  # the adapter that was chosen, when it is not there
    tunnels: tuple[str, ...] = ()  # adapters of a VPN
    name: str = ""  # by which some devices find the room too


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What the chair brings out of a block under review; nothing else on screen has any."""

    norm: str = ""  # shown large
    order: Order = Order.NORM
    agreement: bool = False  # what came of "do we agree?" is shown large


PLAIN = Emphasis()


@dataclass(frozen=True, slots=True)
class Typed:
    """What is being typed where the room reads along: a view, by which nothing is recorded."""

    texts: tuple[tuple[str, str], ...] = ()  # id of a text, and what stands in its field
    actions: tuple[tuple[str, str], ...] = ()  # not there yet: id, and the point it is for
    point: tuple[str, str] | None = None  # not there yet: its theme, and its words


UNTYPED = Typed()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that the windows are drawn from. Holds no grade that is not revealed."""

    room: views.Room
    agenda: Agenda
    joining: Joining | None  # None: not served
    phones: int  # sockets that are open now
    seen: int  # times the page was opened since the start
    trouble: Refused | None = None  # what went wrong with the storage
    undo: Command | None = None  # what the chair did last and can take back
    missed: Refused | None = None  # what the second place for backups still lacks
    notices: tuple[Refused, ...] = ()  # to be said once: how it was opened, a disk nearly full
    taken: float = 0.0  # time.monotonic() when it was taken; clocks count on from here
    emphasis: Emphasis = PLAIN
    network: Network | None = None


class Bridge(QObject):
    """Lives on the main thread; `show` may be called from the server thread."""

    changed = Signal(object)  # Snapshot, at most one per 20 ms, the last always
    _arrived = Signal(object)  # Snapshot, as it comes over
    _answered = Signal(object, object)  # Then, Refused | None

    def __init__(self, ask: Ask | None = None) -> None:
        super().__init__()
        self.snapshot: Snapshot | None = None
        self._ask = ask or _nobody
        self._pending: Snapshot | None = None
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._deliver)
        self._arrived.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Show another scan from now on, and nothing more of the last one."""
        self._timer.stop()
        self.snapshot = self._pending = None

    def through(self, ask: Ask) -> None:
        """Let commands go this way from now on."""
        self._ask = ask

    def ask(self, command: Command, then: Then | None = None) -> None:
        """Post a command; `then` is called on the main thread with a refusal or None."""
        if then is None:
            self._ask(command, _nothing)
        else:
            self._ask(command, lambda refused: self._answered.emit(then, refused))

    def show(self, snapshot: Snapshot) -> None:
        """Hand a snapshot to the windows; any thread."""
        self._arrived.emit(snapshot)

    def _arrive(self, snapshot: Snapshot) -> None:
        self._pending = snapshot
        wait = COALESCE - (time.monotonic() - self._last) * 1000
        if wait <= 0:
            self._deliver()
        elif not self._timer.isActive():
            self._timer.start(int(wait) + 1)

    def _deliver(self) -> None:
        if self._pending is not None:
            self._last = time.monotonic()
            self.snapshot, self._pending = self._pending, None
            self.changed.emit(self.snapshot)

    def _answer(self, then: Then, refused: Refused | None) -> None:
        then(refused)


def _nothing(_: Refused | None) -> None:
    """Nobody waits for this answer; the next snapshot shows what came of it."""


def _nobody(_: Command, then: Then) -> None:
    """There is no room yet, so nothing is asked."""
