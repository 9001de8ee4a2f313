"""What can be learned of other people's grades: before the reveal nothing, afterwards not whose.

Whole sessions that differ only in what others answered must look the same from everywhere.
"""

import json
import logging
import re
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from scanclient.participant import Participant
from scanclient.polling import Polling
from scanhost.app import logs, snapshots
from scanhost.app.meeting import Meeting
from scanhost.domain import commands as ask
from scanhost.domain import groups, views
from scanhost.domain.agenda import Agenda
from scanhost.domain.facts import GradeGiven
from scanhost.domain.people import Person
from scanhost.store import reading
from tests.house import House, open_house

SEATS = ("s1", "s2", "s3", "s4")
NORMS = ("1.1", "1.2", "1.3", "1.4", "1.5")
OWN = (6, 7, None, 3, 8)
LOW = ((1, 1, 2), (None, 1, 1), (1, 2, 3), (2, None, 1), (1, 1, 1))
HIGH = ((10, 9, 10), (9, 10, None), (10, 8, 8), (None, 10, 9), (10, 10, 10))
RANDOM = {"run", "rev", "secret", "ballot", "recovery", "left", "hash"}

Seen = tuple[views.Room, Agenda]
Others = tuple[tuple[int | None, ...], ...]


def plain(frame: str) -> str:
    """Return a frame without what is random or time."""

    def without(value: object) -> object:
        if isinstance(value, dict):
            return {key: without(one) for key, one in value.items() if key not in RANDOM}
        return [without(one) for one in value] if isinstance(value, list) else value

    return json.dumps(without(json.loads(frame)))


def once(frames: list[str]) -> list[str]:
    """Return frames without those that repeat the one before: how often is a matter of time."""
    said = [plain(frame) for frame in frames]
    return [one for n, one in enumerate(said) if n == 0 or one != said[n - 1]]


def still(meeting: Meeting) -> tuple[views.Room, Agenda]:
    """Return what the chair and the beamer are drawn from, without what is random or time."""
    shown = snapshots.take(meeting)
    seats = tuple(replace(seat, recovery="") for seat in shown.room.seats)
    return replace(shown.room, code="", left=None, now=0.0, seats=seats), shown.agenda


def reached(norm: str, view: dict[str, Any]) -> bool:
    return bool(view["step"]["norm"] == norm)


def answered(count: int, view: dict[str, Any]) -> bool:
    return bool(view["count"]["answered"] == count)


def present(count: int, view: dict[str, Any]) -> bool:
    return bool(view["count"]["present"] == count)


async def vote(
    house: House, phones: list[Participant], others: Others, *watching: Participant
) -> list[Seen]:
    """Let everybody answer a block one after another; return what the room saw after each.

    Nobody answers before who is watching has seen the answer before it.
    """
    seen = []
    for n, norm in enumerate(NORMS):
        await house.go(f"norm:{norm}")
        for one in watching:
            await one.until(partial(reached, norm))
        for count, (phone, grade) in enumerate(zip(phones, (OWN[n], *others[n]), strict=True), 1):
            if count == 2:
                await phone.grade(norm, 5)  # on second thoughts
            await phone.grade(norm, grade)
            for one in watching:
                await one.until(partial(answered, count))
            seen.append(still(house.meeting))
    return seen


async def session(
    path: Path, others: Others, mode: str, polling: bool
) -> tuple[list[list[str]], list[Seen], str]:
    """Hold a block up to its reveal; return what each phone and the room saw, and one page."""
    async with open_house(path, people=len(SEATS) + 1) as house:
        house.polling = polling
        await house.do(ask.SaveAbout("mode", mode))
        phones = [await house.phone(seat) for seat in SEATS]
        for phone in phones if mode == "open" else ():
            await phone.consent(True)
        onlooker = await house.phone()
        watching = (phones[0], onlooker)
        await house.go(f"norm:{NORMS[0]}")
        for one in watching:
            await one.until(lambda view: view["step"]["norm"] == NORMS[0])
            del one.frames[:-1]  # the same view may come once more
        seen = await vote(house, phones, others, *watching)
        if mode != "open":
            await house.do(ask.GradeFor("s5", NORMS[4], 1, 7, "ballot"))
        there = house.meeting.view().present
        await house.do(ask.Leave("s4", keep=False))
        seen.append(still(house.meeting))
        for one in watching:
            await one.until(partial(present, there - 1))
        assert await house.meeting.undo() is None
        seen.append(still(house.meeting))
        for one in watching:
            await one.until(partial(present, there))
        async with house.http.get(f"http://{house.link.address}/") as answer:
            page = await answer.text()
        frames = [once(one.frames) for one in watching]
        await house.go("review:T1")
        view = await phones[0].until(lambda view: view["step"]["kind"] == "review")
        results = view["results"]["1.1"][0]
        assert results["n"] == 4 - (None in others[0]), "the reveal itself does tell"
        assert bool(results["named"]) == (mode == "open")
    return frames, seen, page


@pytest.mark.parametrize("polling", [False, True])
@pytest.mark.parametrize("mode", groups.MODES)
async def test_sessions_that_differ_in_others_grades_look_alike_until_the_reveal(
    tmp_path, mode, polling
):
    low = await session(tmp_path / "low.scan", LOW, mode, polling)
    high = await session(tmp_path / "high.scan", HIGH, mode, polling)

    for one, other in zip(low[0], high[0], strict=True):
        assert one == other
    assert low[1] == high[1]
    assert low[2] == high[2]
    assert len(low[0][0]) > 20


def bare(person: Person) -> set[str]:
    return {person.last, person.first, person.organisation} - {""}


@pytest.fixture
def log(tmp_path):
    """The program's own log, at its most talkative."""
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)
    logs.keep(tmp_path / "log")
    root.setLevel(logging.DEBUG)
    yield tmp_path / "log" / "log.txt"
    root.setLevel(level)
    for handler in root.handlers[:]:
        if handler not in before:
            root.removeHandler(handler)
            handler.close()


async def whole(path: Path, others: Others, secrets: set[str]) -> set[str]:
    """Hold a block, close session 1 with the phones connected; return every name."""
    async with open_house(path, people=len(SEATS)) as house:
        phones = []
        for seat in SEATS:
            house.polling = not house.polling
            phones.append(await house.phone(seat))
        secrets |= {phone._ws._key for phone in phones if isinstance(phone._ws, Polling)}
        await vote(house, phones, others, phones[0])
        await house.go("review:T1")
        secrets |= {phone.kept[key] for phone in phones for key in ("secret", "ballot", "recovery")}
        secrets |= {link.token for link in house.state.links.values() if link.token}
        secrets |= {phone._load for phone in phones}
        names = {word for one in house.state.people.values() for word in bare(one)}
        assert await house.meeting.close_session() is None
        for phone in phones:
            await phone.until(lambda view: view["state"] == "closed")
    return names


async def test_no_byte_and_no_line_leads_from_a_seat_to_a_ballot_after_closing(tmp_path, log):
    secrets: set[str] = set()

    names = await whole(tmp_path / "a.scan", LOW, secrets)

    everything = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    assert len(secrets) == 5 * len(SEATS) + 2
    found = [
        (one.name, secret)
        for one, raw in everything.items()
        for secret in secrets
        if len(secret) > 4 and secret.encode() in raw
    ]
    assert found == []
    said = log.read_text(encoding="utf-8")
    assert said
    assert not [name for name in names if name in said]
    assert not [secret for secret in secrets if secret in said]
    assert sorted(one.suffix for one in everything) == [".scan", ".scan", ".txt"]


async def test_the_log_is_the_same_whatever_was_answered(tmp_path, log):
    lines: list[list[str]] = []
    for others in (LOW, HIGH):
        start = log.stat().st_size if log.exists() else 0
        await whole(tmp_path / f"{len(lines)}.scan", others, set())
        said = log.read_bytes()[start:].decode()
        lines.append(
            [re.sub(r"^\S+ \S+ |port \d+", "", line) for line in said.splitlines() if line]
        )

    assert Counter(lines[0]) == Counter(lines[1])


async def test_a_closed_file_does_not_say_who_gave_which_grades(tmp_path):
    """Two sessions in which the same grades came from other people leave the same behind."""
    turned = tuple(tuple(row[(n + 1) % 3] for n in range(3)) for row in LOW)
    left = []
    for name, others in (("a.scan", LOW), ("b.scan", turned)):
        (tmp_path / name[0]).mkdir()
        path = tmp_path / name[0] / "a.scan"
        await whole(path, others, set())
        contents = reading.read(path)
        given = [one for one in contents.facts if isinstance(one, GradeGiven)]
        ballots: dict[str, list[tuple[str, int, int]]] = {}
        for one in given:
            ballots.setdefault(one.ballot, []).append((one.norm, one.round, one.grade or 0))
        left.append(
            (
                Counter(tuple(sorted(rows)) for rows in ballots.values()),
                [one for one in contents.facts if not isinstance(one, GradeGiven)],
                replace(contents.state, grades={}, code=""),
                {one.name: one.stat().st_size for one in (tmp_path / name[0]).rglob("*.scan")},
            )
        )

    assert left[0][0] == left[1][0]
    assert left[0][1:3] == left[1][1:3]
    assert sorted(left[0][3].values()) == sorted(left[1][3].values())
