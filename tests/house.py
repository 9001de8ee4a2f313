"""A whole room for tests: a real file, a real server, and phones that really connect."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import aiohttp

from scanclient.participant import Participant
from scanhost import example, resources
from scanhost.app.meeting import Meeting
from scanhost.domain import commands as ask
from scanhost.domain.errors import Refused
from scanhost.lan.link import Link
from scanhost.room.pace import Pace
from scanhost.store import packs
from scanhost.store.scanfile import ScanFile
from scanhost.web.server import Server

LOCAL = "127.0.0.1"
FIRST_THEME = "theme:T1"


class House:
    """A meeting that is served, with its phones."""

    polling = False  # how the phones connect, unless one says otherwise

    def __init__(self, meeting: Meeting, link: Link, http: aiohttp.ClientSession) -> None:
        self.meeting = meeting
        self.link = link
        self.http = http
        self.guests: list[Participant] = []

    @property
    def state(self):
        return self.meeting.room.state

    @property
    def server(self) -> Server:
        assert self.meeting._server is not None
        return self.meeting._server

    async def do(self, command) -> Refused | None:
        return await self.meeting.ask(command)

    async def next(self, sure: bool = False) -> Refused | None:
        return await self.do(ask.Next(self.meeting.view().position, sure))

    async def go(self, step: str) -> None:
        """Move on until the room is in a step.

        The introduction is jumped over on the way: no phone may answer it for the norm that
        is meant.
        """
        if self.state.at < (first := self.state.index(FIRST_THEME)) <= self.state.index(step):
            assert await self.do(ask.Jump(self.state.script[first].id, sure=True)) is None
        while self.state.step.id != step:
            assert await self.next(sure=True) is None

    def guest(self, code: str | None = None, **kept: str) -> Participant:
        """Return a phone that is not connected yet, with another code or a seat that it kept."""
        url = self.link.url if code is None else f"{self.link.url.partition('#')[0]}#{code}"
        phone = Participant(url, self.http, polling=self.polling)
        phone.kept = dict(kept)
        self.guests.append(phone)
        return phone

    async def phone(self, seat: str | None = None) -> Participant:
        """Connect a phone, on a seat if one is named."""
        phone = self.guest()
        await phone.connect()
        if seat is not None:
            await phone.take(seat)
        return phone


def scan(path: Path, pack: str = "regionorm20") -> ScanFile:
    """Make an empty scan on a shipped pack."""
    return ScanFile.create(path, packs.read(resources.norms() / pack))


@asynccontextmanager
async def open_house(
    path: Path, people: int = 3, unlocked: bool = True, speed: float = 1.0
) -> AsyncIterator[House]:
    """Serve a scan with so many people on its list; an existing file is taken as it is."""
    fresh = not await asyncio.to_thread(path.exists)
    meeting = Meeting(scan(path) if fresh else ScanFile.open(path), Pace(speed))
    await meeting.start()
    try:
        if fresh:
            for command in example.commands(date(2026, 11, 26), "nl", people):
                assert await meeting.ask(command) is None
            if unlocked:
                assert await meeting.ask(ask.Unlock("")) is None
        link = await meeting.serve([LOCAL], 0, LOCAL)
        async with aiohttp.ClientSession() as http:
            house = House(meeting, link, http)
            yield house
            for guest in house.guests:
                await guest.close()
    finally:
        await meeting.stop()
