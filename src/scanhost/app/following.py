"""Where phones find the room, while the laptop's addresses come and go."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace

from scanhost.lan import addresses
from scanhost.lan.addresses import Address
from scanhost.lan.link import Link

log = logging.getLogger(__name__)

LOOK = 2.0  # seconds between two looks

Look = Callable[[], "Network"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The address by which the chair wants phones to come, as this laptop remembers it."""

    ip: str
    adapter: str


@dataclass(frozen=True, slots=True)
class Network:
    """The laptop's addresses that phones may reach, and what stands in their way."""

    found: tuple[Address, ...] = ()  # the best first
    chosen: Chosen | None = None
    tunnels: tuple[str, ...] = ()  # adapters of a VPN
    name: str = ""  # under which other devices find the room; "" is none

    @property
    def lost(self) -> str:
        """Return the adapter that was chosen and is not there; "" when all is well."""
        if self.chosen is None or self._wanted() is not None:
            return ""
        return self.chosen.adapter

    def link(self, link: Link) -> Link:
        """Return the link by what was chosen, else by the same address, else by the best."""
        ips = [one.ip for one in self.found]
        wanted = self._wanted()
        if wanted is not None:
            return replace(link, host=wanted.ip)
        return link if link.host in ips or not ips else replace(link, host=ips[0])

    def _wanted(self) -> Address | None:
        if self.chosen is None:
            return None
        return addresses.chosen(self.found, self.chosen.ip, self.chosen.adapter)


def around() -> Network:
    """Look at the addresses of this computer and at its VPN; not on the server thread."""
    return Network(tuple(addresses.ranked()), None, tuple(addresses.tunnels()))


async def changes(look: Look, known: Network) -> AsyncIterator[Network]:
    """Give what there is, each time that it is something else."""
    before = (known.found, known.tunnels)
    while True:
        await asyncio.sleep(LOOK)
        found = await seen(look)
        if found is not None and (found.found, found.tunnels) != before:
            before = (found.found, found.tunnels)
            yield found


async def seen(look: Look) -> Network | None:
    """Look once, in another thread; None when an adapter went while we looked."""
    try:
        return await asyncio.to_thread(look)
    except OSError as error:
        log.debug("looking at the addresses failed: %s", error)
        return None
