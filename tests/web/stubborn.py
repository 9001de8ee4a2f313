"""A phone that does not give up: like a page it comes back and says again what got no answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import aiohttp

from scanclient.participant import Gone, Participant, Refused
from scanclient.polling import Polling

RETRY = 0.05  # seconds between two tries


async def come_back(phone: Participant, seconds: float = 15.0) -> None:
    """Connect again, as the same page load, however often that takes."""
    seat = dict(phone.kept)
    async with asyncio.timeout(seconds):
        while True:
            await phone.close()
            try:
                await phone.connect()
                break
            except (Gone, OSError, aiohttp.ClientError):
                await asyncio.sleep(RETRY)
    assert phone.kept == seat, "a seat was lost"


async def insist(phone: Participant, norm: str, grade: int | None, round: int = 1) -> str:
    """Say a grade, as one and the same message, until it is answered; return "" or why not."""
    number = phone._counter
    while True:
        phone._counter = number
        try:
            assert await phone.grade(norm, grade, round) == grade
            return ""
        except Refused as error:
            return error.code
        except Gone:
            await come_back(phone)


async def insist_again(phone: Participant, norm: str, grade: int | None, round: int = 1) -> str:
    """Say the last message once more."""
    phone._counter -= 1
    return await insist(phone, norm, grade, round)


async def watch(phone: Participant, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Wait for a view of which something holds, by whatever line, and return it."""
    while True:
        try:
            return await phone.until(holds)
        except Gone:  # a torn line is noticed late
            await come_back(phone)


def tear(phone: Participant) -> None:
    """Cut the line without a word."""
    if isinstance(phone._ws, Polling):
        phone._ws.cut()
    elif phone._ws is not None and (raw := phone._ws.get_extra_info("socket")) is not None:
        raw.shutdown(2)
