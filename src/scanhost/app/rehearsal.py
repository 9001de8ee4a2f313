"""A whole session with a simulated group over the real network, checked to the last grade."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from scanclient.crowd import Opinions, attend
from scanclient.participant import Participant, participants
from scanhost import example, resources
from scanhost.app import proof
from scanhost.app.album import Album
from scanhost.app.chairing import Chair
from scanhost.app.meeting import Meeting
from scanhost.app.overview import overview
from scanhost.domain.agenda import Agenda
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Refused, Trouble
from scanhost.lan.addresses import LOOPBACK
from scanhost.report.documents import DRAFT
from scanhost.report.making import make
from scanhost.report.material import Asked, Material, Wanted
from scanhost.room.pace import Pace
from scanhost.store import packs
from scanhost.store.reading import check
from scanhost.store.scanfile import ScanFile

SPEEDS = {"real": 1.0, "fast": 40.0}  # seconds of the session in a real second
PACK = "regionorm20"
NAME = "rehearsal.scan"


async def prepare(path: Path, people: int, today: date) -> Path:
    """Make the example scan and return its path."""
    pack = packs.read(resources.norms() / PACK)
    file = await asyncio.to_thread(ScanFile.create, path, pack)
    meeting = Meeting(file)
    try:
        await meeting.start()
        for command in example.commands(today, pack.language, people):
            refused = await meeting.ask(command)
            if refused is not None:
                raise Trouble(refused.code, **refused.facts)
    finally:
        await meeting.stop()
    return path


def copied(source: Path, path: Path) -> Path:
    """Copy a scan that nobody has used yet, and return the copy's path."""
    check(source)  # refuses what is in use or damaged, and leaves it as it is
    shutil.copyfile(source, path)
    wal = source.with_name(f"{source.name}-wal")
    if wal.exists():
        shutil.copyfile(wal, path.with_name(f"{path.name}-wal"))
    file = ScanFile.open(path)
    try:
        if not file.state.locked or file.state.closed or file.state.links:
            raise Trouble("rehearsal.begun", name=source.name)
        if not file.state.people:
            raise Trouble("people.none")
    finally:
        file.close()
    return path


async def rehearse(
    scan: Path, seed: int, speed: str, report: Sequence[str], tell: Callable[[str], None]
) -> tuple[Album, int]:
    """Hold a session on a scan and close it; return its pictures and how many grades it took.

    Writes `agenda.pdf` and `overview.json` beside the scan. `report` is the command that
    starts the child process for paper, `tell` hears the name of each step. `Trouble` when
    a confirmed grade is not in the file, or the paper says something else than the file.
    """
    album = Album(tell)
    group = await _session(scan, Opinions(seed), Pace(SPEEDS[speed]), album)
    confirmed = proof.grades(await asyncio.to_thread(_reopened, scan), group)
    agenda = await _close(scan, album)
    pdf = await make(Asked(Wanted(DRAFT), agenda.language, Material(agenda)), report)
    proof.paper(pdf, agenda)
    (scan.parent / "agenda.pdf").write_bytes(pdf)
    text = json.dumps(overview(agenda), ensure_ascii=False, indent=2)
    (scan.parent / "overview.json").write_text(text + "\n", encoding="utf-8")
    return album, confirmed


async def _session(scan: Path, opinions: Opinions, pace: Pace, album: Album) -> list[Participant]:
    meeting = Meeting(await asyncio.to_thread(ScanFile.open, scan), pace)
    try:
        await meeting.start()
        if meeting.room.state.entry != "name":
            # Simulated people have no invitation, and knock at no door.
            await meeting.ask(SaveAbout("entry", "name"))
        link = await meeting.serve([LOOPBACK], 0, LOOPBACK)
        people = list(meeting.room.state.people.values())
        async with participants(link.url, len(people)) as group:
            async with asyncio.TaskGroup() as together:
                chair = Chair(meeting, lambda: album.add(meeting))
                together.create_task(chair.conduct(), name="chair")
                for phone, person in zip(group, people, strict=True):
                    sits = attend(phone, opinions, person.id, person.domain, pace.real)
                    together.create_task(sits, name=person.id)
            return group
    finally:
        await meeting.stop()


def _reopened(scan: Path) -> proof.Ballots:
    """Return every grade on disk by its ballot, read from the file as it was left."""
    file = ScanFile.open(scan)
    try:
        return {key: dict(answers) for key, answers in file.state.grades.items()}
    finally:
        file.close()


async def _close(scan: Path, album: Album) -> Agenda:
    """Close session 1 on the file, and return the agenda of what is left in it."""
    meeting = Meeting(await asyncio.to_thread(ScanFile.open, scan))
    try:
        await meeting.start()
        before = meeting.agenda()
        refused = await meeting.close_session()
        if isinstance(refused, Refused):
            raise Trouble(refused.code, **refused.facts)
        after = meeting.agenda()
        proof.same(before, after)
        album.add(meeting)
        return after
    finally:
        await meeting.stop()
