"""The chair's window on the real rules: what it asks is decided at once, in memory."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from itertools import count

from scanhost import example, resources, texts
from scanhost.desktop.bridge import Bridge, Then
from scanhost.desktop.chair.window import ChairWindow
from scanhost.desktop.snapshot import Joining, Network, Snapshot, Way
from scanhost.desktop.theme import LIGHT, Theme
from scanhost.domain import agenda, conduct, views
from scanhost.domain.apply import fold
from scanhost.domain.commands import (
    Agree,
    Command,
    Consent,
    GiveGrade,
    Message,
    SaveAbout,
    SavePerson,
    TakeSeat,
    Tick,
)
from scanhost.domain.errors import Refused
from scanhost.domain.session import decide
from scanhost.domain.state import State, new
from scanhost.room.slips import Slips
from scanhost.store import packs, references

DAY = date(2026, 11, 26)
PACK = packs.read(resources.norms() / packs.FIRST)
NATIONAL = references.national(resources.norms())
GUIDE = references.guide(resources.norms())
JOINING = Joining(
    "http://192.168.1.24:8080/#K7QM4RPX",
    "192.168.1.24:8080",
    "K7QM-4RPX",
    tuple(tuple((x * y + x) % 3 == 0 for x in range(33)) for y in range(33)),
    False,
)

NETWORK = Network((Way("192.168.1.24", "wlan0", True, False, True),), "192.168.1.24")


class ChairRoom:
    """A scan with its window; every command is remembered."""

    def __init__(
        self,
        people: int = 12,
        language: str = "en",
        theme: Theme = LIGHT,
        new_scan: bool = False,
        whole: bool = False,  # with everybody's address, and a place for the chair
        letters: int = 100,  # hundredths
    ) -> None:
        self.now = 1000.0
        self.asked: list[Command] = []
        self.network: Network | None = NETWORK
        self.seen = 0  # times that phones opened the page, without those at the table
        self.state: State = new(PACK)
        self._ids = count(1)
        self._counter = count(1)
        if not new_scan:
            for command in example.commands(DAY, "nl", people):
                self.do(command if whole else _bare(command))
        self.asked.clear()
        self.bridge = Bridge(self._ask)
        self.window = ChairWindow(
            self.bridge,
            language,
            texts.catalogue(language),
            theme,
            size=letters,
            new_id=lambda: f"new{next(self._ids)}",
        )
        self.slips = Slips()
        self.window.undo_wanted.connect(self.undo)

    # --- the rules --------------------------------------------------------------------------

    def _ask(self, command: Command, then: Then) -> None:
        outcome = decide(self.state, command, self.now)
        self.asked.append(command)
        if isinstance(outcome, Refused):
            then(outcome)
            return
        before, self.state = self.state, fold(self.state, outcome)
        self.slips.add(before, self.state, command, self.now)
        then(None)
        self.bridge.show(self.snapshot())

    def undo(self) -> None:
        """Take back what the window asked last, as the room does."""
        slip = self.slips.take()
        assert slip is not None
        self.do(slip.undoes)
        self.bridge.show(self.snapshot())

    def do(self, *commands: Command) -> None:
        """Decide what must be allowed, without telling the window yet."""
        for command in commands:
            outcome = decide(self.state, command, self.now)
            assert not isinstance(outcome, Refused), f"{command}: {outcome.code}"
            self.state = fold(self.state, outcome)

    def snapshot(self) -> Snapshot:
        return Snapshot(
            views.room(self.state, self.now),
            agenda.agenda(self.state),
            JOINING,
            sum(link.token is not None for link in self.state.links.values()),
            len(self.state.links) + self.seen,
            undo=self.slips.last,
            taken=time.monotonic(),
            network=self.network,
            national=NATIONAL,
            guide=GUIDE,
        )

    def show(self) -> None:
        """Let the window see how things stand, at once."""
        self.bridge.snapshot = self.snapshot()
        self.window.draw(self.bridge.snapshot)

    def asked_of(self, kind: type[Command]) -> list[Command]:
        """Return the commands of a kind that the window asked."""
        return [one for one in self.asked if isinstance(one, kind)]

    # --- the room ---------------------------------------------------------------------------

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while (moment := conduct.due(self.state)) is not None and moment <= end:
            self.now = max(self.now, moment)
            self.do(Tick())
        self.now = end

    def take(self, *seats: str) -> None:
        """Let people sit down, each with a phone."""
        for seat in seats or self.state.people:
            message = Message(f"{seat}-phone", next(self._counter))
            self.do(TakeSeat(seat, f"token-{seat}", f"ballot-{seat}", f"AB{seat.upper()}", message))

    def consent(self, seat: str, yes: bool) -> None:
        message = Message(f"{seat}-phone", next(self._counter))
        self.do(Consent(seat, f"token-{seat}", yes, message))

    def agree(self, seat: str, yes: bool) -> None:
        message = Message(f"{seat}-phone", next(self._counter))
        self.do(Agree(seat, f"token-{seat}", len(self.state.polls), yes, message))

    def grade(self, seat: str, norm: str, grade: int | None) -> None:
        message = Message(f"{seat}-phone", next(self._counter))
        round = self.state.norm(norm).round
        self.do(GiveGrade(seat, f"token-{seat}", norm, round, grade, message))

    def all_grade(self, norm: str, grades: str) -> None:
        """Let everybody at the table grade; a "0" is a 10."""
        for link, grade in zip(tuple(self.state.present()), grades, strict=False):
            self.grade(link.seat, norm, int(grade) or 10)


def _bare(command: Command) -> Command:
    """Leave out of the example what a chair adds only later."""
    if isinstance(command, SavePerson):
        return SavePerson(replace(command.person, email=""))
    if isinstance(command, SaveAbout) and command.key == "seat":
        return SaveAbout("seat", "")
    return command
