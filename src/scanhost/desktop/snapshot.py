"""What the windows are drawn from: the room, how it is reached, and what is brought out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanhost.domain.order import Order

if TYPE_CHECKING:  # a snapshot only holds these
    from scanhost.domain import views
    from scanhost.domain.agenda import Agenda
    from scanhost.domain.commands import Command
    from scanhost.domain.comparing import Comparison
    from scanhost.domain.errors import Refused
    from scanhost.domain.mostchosen import Chosen


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
    commitments: tuple[tuple[str, str], ...] = ()  # not there yet: id, and what it is about
    progress: tuple[tuple[str, str], ...] = ()  # not there yet: id, and the agreement it is of

    @property
    def last(self) -> str:
        """Return the id of what somebody typed in last; "" when nothing is being typed."""
        return self.texts[-1][0].rpartition(".")[0] if self.texts else ""


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
    chosen: tuple[Chosen, ...] = ()  # from the knowledge bank, at the closing
    years: Comparison | None = None  # beside which the chair puts this scan on screen
