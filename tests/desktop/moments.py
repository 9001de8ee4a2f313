"""Snapshots of a whole session on a shipped pack, made by asking the domain as a room would."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import qrcode

from scanhost import example, resources
from scanhost.desktop.snapshot import Joining, Snapshot
from scanhost.domain import agenda, moving, views
from scanhost.domain import commands as ask
from scanhost.domain.apply import fold
from scanhost.domain.errors import Refused
from scanhost.domain.mostchosen import Chosen
from scanhost.domain.pack import INTRODUCTION, Pack, Text
from scanhost.domain.session import decide
from scanhost.domain.state import new
from scanhost.store import packs, references

URL = "http://192.168.1.23:8080/#K7PM4TQX"
DAY = date(2026, 11, 26)
NATIONAL = references.national(resources.norms())

Grades = Callable[[str], list[int | None]]  # of a norm, in the order of the seats

# The test vectors of the block review; what is further on repeats.
VECTORS: list[list[int | None]] = [
    [2, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
    [3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9],
    [6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8],
    [3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4],
    [3, 3, 3, 3, 3, 3, 8, 8, 8, 8, 8, 8],
]


@cache
def shipped(name: str = "regionorm20") -> Pack:
    return packs.read(resources.norms() / name)


def by_vector(norm: str) -> list[int | None]:
    """Give the n-th norm of its theme the n-th vector."""
    place = 1 if norm == INTRODUCTION else int(norm.split(".")[-1])
    return VECTORS[(place - 1) % len(VECTORS)]


def by_chance(seed: int) -> Grades:
    """Give every norm grades of its own."""

    def grades(norm: str) -> list[int | None]:
        chance = random.Random(f"{seed}{norm}")
        return [chance.choice([*range(1, 11), None]) for _ in range(40)]

    return grades


def joining(alone: bool = False) -> Joining:
    code = qrcode.QRCode(border=4)
    code.add_data(URL)
    code.make(fit=True)
    matrix = tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
    return Joining(URL, URL[7:24], "K7PM-4TQX", matrix, alone)


class Meeting:
    """A session without clock, disk or network."""

    def __init__(
        self,
        people: int = 12,
        pack: Pack | None = None,
        language: str = "nl",
        grades: Grades = by_vector,
    ) -> None:
        self.state = new(pack or shipped())
        self.now = 100.0
        self.grades = grades
        self.joining: Joining | None = joining()
        self._said = 0
        for command in example.commands(DAY, language, people):
            self.do(command)

    def do(self, *commands: ask.Command) -> None:
        for command in commands:
            outcome = decide(self.state, command, self.now)
            assert not isinstance(outcome, Refused), f"{command}: {outcome.code}"
            self.state = fold(self.state, outcome)

    def next(self) -> None:
        self.do(ask.Next(moving.position(self.state), True))

    def go(self, step: str) -> None:
        """Move on to a step, with everybody answering on the way."""
        while self.state.step.id != step:
            if self.state.voting():
                self.vote()
            self.next()

    def sit(self, many: int | None = None) -> None:
        """Let the first so many people sit down."""
        for seat in list(self.state.people)[:many]:
            self.do(ask.TakeSeat(seat, f"t{seat}", f"b{seat}", "QQQQ", self._message(seat)))

    def vote(self, many: int | None = None) -> None:
        """Let the first so many people answer what has the clock."""
        voting = self.state.voting()
        for norm in (voting,) if voting else self.state.block():
            self._grade(norm, many)

    def _grade(self, norm: str, many: int | None) -> None:
        grades = self.grades(norm)
        for place, link in enumerate(list(self.state.present())[:many]):
            grade, round = grades[place % len(grades)], self.state.norm(norm).round
            message = self._message(link.seat)
            self.do(ask.GiveGrade(link.seat, link.token or "", norm, round, grade, message))

    def _message(self, seat: str) -> ask.Message:
        self._said += 1
        return ask.Message(f"{seat}-{self._said}", 1)

    def tick_points(self, many: int = 2, actions: int = 2) -> None:
        """Choose points and write down who does what."""
        norms = [n for n in self.state.pack.norms() if self.state.norm(n.id).revealed][3:]
        for number, norm in enumerate(norms[:many]):
            id = f"p{number}"
            self.do(ask.TickPoint(id, self.state.pack.theme_of(norm.id).id, norm.id))
            texts = {"lead": "Werkbedrijf Oosterdelta", "group": "De Brug, zorg en ouders"}
            if number == 0:
                texts["youth"] = "een jongere met ervaring"
            for field, value in texts.items():
                self.do(ask.SaveText(f"{id}.{field}", value))
            for place in range(actions):
                action = f"{id}a{place}"
                self.do(
                    ask.AddAction(action, id),
                    ask.SaveText(f"{action}.what", "Tien ouders vragen wat hen helpt"),
                    ask.SaveText(f"{action}.when", "vóór 18 december"),
                )

    def snapshot(self) -> Snapshot:
        return Snapshot(
            views.room(self.state, self.now),
            agenda.agenda(self.state),
            self.joining,
            len(list(self.state.present())),
            1,
            national=NATIONAL,
        )


def seated(**more: Any) -> Meeting:
    """Return a meeting with everybody at the table."""
    meeting = Meeting(**more)
    meeting.do(ask.Unlock("K7PM4TQX"))
    meeting.sit()
    return meeting


def session(meeting: Meeting) -> Iterator[tuple[str, Snapshot]]:
    """Hold a whole session and yield every moment that has a slide of its own."""
    yield "locked", meeting.snapshot()
    meeting.do(ask.Unlock("K7PM4TQX"))
    yield "lobby-empty", meeting.snapshot()
    people = len(meeting.state.people)
    meeting.sit(people * 3 // 4)
    yield "lobby", meeting.snapshot()
    yield "lobby-alone", replace(meeting.snapshot(), joining=joining(alone=True))
    yield "lobby-unserved", replace(meeting.snapshot(), joining=None)
    _sit_rest(meeting)
    yield "lobby-full", meeting.snapshot()
    once: set[str] = set()
    while meeting.state.at + 1 < len(meeting.state.script):
        meeting.next()
        yield from _moment(meeting, once)
    yield "closing", meeting.snapshot()
    title = Text("Zeeuwse Stichting Maatwerk: samen zoeken welke school het beste past")
    chosen = [Chosen(theme.id, (("KB63", title),)) for theme in meeting.state.pack.themes]
    yield "closing-chosen", replace(meeting.snapshot(), chosen=tuple(chosen))
    yield "trouble", replace(meeting.snapshot(), trouble=Refused("storage.full"))
    shot = meeting.snapshot()
    yield "closed", replace(shot, room=replace(shot.room, closed=True))


def _sit_rest(meeting: Meeting) -> None:
    for seat in list(meeting.state.people):
        link = meeting.state.links.get(seat)
        if link is None or link.token is None:
            meeting.do(ask.TakeSeat(seat, f"t{seat}", f"b{seat}", "QQQQ", meeting._message(seat)))


def _moment(meeting: Meeting, once: set[str]) -> Iterator[tuple[str, Snapshot]]:
    """Yield what is to be seen in a step; the rarer things the first time only."""
    step = meeting.state.step
    if meeting.state.voting():
        yield f"{step.id}-open", meeting.snapshot()
        meeting.now += 23
        meeting.vote(len(meeting.state.people) * 3 // 4)
        yield step.id, meeting.snapshot()
        if "pause" not in once:
            once.add("pause")
            meeting.do(ask.Pause())
            yield "paused", meeting.snapshot()
            meeting.do(ask.Resume())
        last = step.norm in {theme.norms[-1].id for theme in meeting.state.pack.themes}
        if last and "catch-up" not in once:
            once.add("catch-up")
            meeting.next()
            yield "catch-up", meeting.snapshot()
        meeting.vote()
        if meeting.state.voting() and moving.ready(meeting.state):
            yield f"{step.id}-ready", meeting.snapshot()
        elif meeting.state.step.kind == "catch-up":
            yield "catch-up-done", meeting.snapshot()
        return
    yield step.id, meeting.snapshot()
    if step.kind == "review" and "again" not in once:
        yield from _again(meeting, once)
    if step.kind == "points":
        meeting.tick_points(2)
        yield "points-two", meeting.snapshot()
    if step.kind == "actions":
        yield "actions-two", meeting.snapshot()
        meeting.tick_points(9, 3)
        yield "actions-nine", meeting.snapshot()
        meeting.do(
            ask.SaveText("agenda.absent", "De voorzitter belt de partners die er niet zijn.")
        )


def _again(meeting: Meeting, once: set[str]) -> Iterator[tuple[str, Snapshot]]:
    once.add("again")
    norm = meeting.state.pack.themes[0].norms[1].id
    meeting.do(ask.Jump(f"norm:{norm}"))
    yield "looking-back", meeting.snapshot()
    meeting.do(ask.Jump(meeting.state.step.id))
    meeting.do(ask.VoteAgain(norm))
    meeting.vote(7)
    yield "round-2", meeting.snapshot()
    grades, meeting.grades = meeting.grades, lambda _: [5, 6, 6, 7]
    meeting.vote()
    meeting.grades = grades
    meeting.next()
    meeting.tick_points(1, 0)
    yield "review-again", meeting.snapshot()


def long_pack() -> Pack:
    """Return a pack with six long norms in a block."""
    pack = shipped()
    theme = pack.themes[0]
    sentence = ("Jongeren in een kwetsbare positie krijgen ondersteuning van " * 6)[:299] + "."
    norms = tuple(
        replace(
            norm,
            id=f"1.{number}",
            title=Text("Eén aanpak voor scholen, gemeenten, werkgevers en ondersteuning"),
            sentence=Text(sentence),
        )
        for number, norm in enumerate((*theme.norms, theme.norms[0]), 1)
    )
    return replace(pack, themes=(replace(theme, norms=norms), *pack.themes[1:]))
