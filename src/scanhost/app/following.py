"""Where phones find the room, while the laptop's addresses come and go."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import replace

from scanhost.lan.addresses import Address
from scanhost.lan.link import Link

log = logging.getLogger(__name__)

LOOK = 2.0  # seconds between two looks

Look = Callable[[], Sequence[Address]]


async def changes(look: Look, known: Iterable[str]) -> AsyncIterator[list[str]]:
    """Give the addresses, the best first, each time that there are others."""
    before = set(known)
    while True:
        await asyncio.sleep(LOOK)
        try:
            found = [one.ip for one in await asyncio.to_thread(look)]
        except OSError as error:  # an adapter that goes while we look
            log.debug("looking at the addresses failed: %s", error)
            continue
        if set(found) != before:
            before = set(found)
            yield found


def follow(link: Link, found: Sequence[str]) -> Link:
    """Return the link by an address that is there: the same one, or else the best."""
    return link if link.host in found or not found else replace(link, host=found[0])
