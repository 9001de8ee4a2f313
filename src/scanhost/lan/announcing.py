"""The room's name on the network: a help for who would rather type a name than an address.

Many networks forbid multicast; then there is no name, and nothing else is different.
"""

from __future__ import annotations

import asyncio
import logging
import socket

from zeroconf import (  # type: ignore[attr-defined]  # its __all__ lacks the resolver
    AddressResolverIPv4,
    BadTypeInNameException,
    IPVersion,
    NonUniqueNameException,
    NotRunningException,
)
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

log = logging.getLogger(__name__)

NAME = "participatiescan"
KIND = "_http._tcp.local."
LAPTOPS = 9  # on one network that each get a name of their own
ASK = 700  # milliseconds in which another laptop answers that a name is its
LEAVE = 2.0  # seconds for saying goodbye
QUIET = (OSError, RuntimeError, BadTypeInNameException, NotRunningException, TimeoutError)


class Announcing:
    """Says by which name one address is known. Server thread only."""

    def __init__(self, wanted: str = NAME) -> None:
        self.name = ""  # participatiescan.local, once it is ours
        self._wanted = wanted
        self._ip = ""
        self._zeroconf: AsyncZeroconf | None = None

    async def start(self, ip: str, port: int) -> None:
        """Take a name for an address, and let go of the one before; "" when there is none."""
        if ip == self._ip and self._zeroconf is not None:
            return
        await self.stop()
        self._ip = ip
        try:
            _try(ip)
            self._zeroconf = AsyncZeroconf(interfaces=[ip], ip_version=IPVersion.V4Only)
            # Whoever ends it while it opens its sockets leaves them open.
            await asyncio.shield(self._zeroconf.zeroconf.async_wait_for_start(LEAVE))
            self.name = await self._take(self._zeroconf, port)
        except QUIET as error:
            log.info("no name on the network: %s", type(error).__name__)
            await self.stop()

    async def stop(self) -> None:
        """Give the name back; safe to call twice."""
        self.name, self._ip = "", ""
        zeroconf, self._zeroconf = self._zeroconf, None
        if zeroconf is None:
            return
        try:
            async with asyncio.timeout(LEAVE):
                await zeroconf.zeroconf.async_wait_for_start(LEAVE)
                await zeroconf.async_unregister_all_services()
        except QUIET as error:
            log.info("the name was not given back: %s", type(error).__name__)
        try:
            await zeroconf.async_close()
        except OSError as error:
            log.info("the name was not let go of: %s", type(error).__name__)
        await asyncio.sleep(0)  # its sockets close in the next turn of the loop

    async def _take(self, zeroconf: AsyncZeroconf, port: int) -> str:
        """Return the first name that is free, once it is ours; "" when all are taken."""
        for number in range(1, LAPTOPS + 1):
            name = self._wanted if number == 1 else f"{self._wanted}-{number}"
            if await self._taken(zeroconf, f"{name}.local."):
                continue
            info = AsyncServiceInfo(
                KIND,
                f"{name}.{KIND}",
                port=port,
                addresses=[socket.inet_aton(self._ip)],
                server=f"{name}.local.",
            )
            try:
                await zeroconf.async_register_service(info)
            except NonUniqueNameException:
                continue
            log.info("the room is %s.local", name)
            return f"{name}.local"
        return ""

    async def _taken(self, zeroconf: AsyncZeroconf, host: str) -> bool:
        """Tell whether somebody else answers to a name."""
        resolver = AddressResolverIPv4(host)
        if not await resolver.async_request(zeroconf.zeroconf, ASK):
            return False
        return any(address != self._ip for address in resolver.parsed_addresses())


def _try(ip: str) -> None:
    """Raise `OSError` when an address is not this computer's."""
    # WORKAROUND: zeroconf leaves a socket open when it cannot listen at an address.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind((ip, 0))
