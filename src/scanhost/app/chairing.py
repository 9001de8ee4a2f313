"""A chair who needs no hands: presses what a good chair would press, for rehearsals."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from scanhost.app.meeting import Meeting
from scanhost.domain import commands as ask
from scanhost.domain import views
from scanhost.domain.results import latest, proposed, widest
from scanhost.domain.script import VOTING, Kind

PATIENCE = 20.0  # seconds left at which a chair gives thirty more to who is not ready
POINTS = 2  # improvement points per theme; source: Participatiescan, instructie voorzitter (2019)

Show = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Words:
    """What a simulated group agrees on."""

    actions: tuple[tuple[str, str], ...]  # what, when
    youth: str
    absent: str


# Said by invented people about an invented region: content, not the program's own words.
WORDS = {
    "nl": Words(
        (
            ("In kaart brengen wat elke partner nu al doet", "binnen drie weken"),
            ("Twee goede voorbeelden kiezen uit de kennisbank", "voor de tweede sessie"),
        ),
        "De cliëntenraad nodigt twee jongeren uit voor elk huiswerkgroepje.",
        "De voorzitter belt de partners die er niet waren, binnen een week.",
    ),
    "en": Words(
        (
            ("Map what every partner does already", "within three weeks"),
            ("Choose two good examples from the knowledge bank", "before the second session"),
        ),
        "The client council invites two young people to every homework group.",
        "The chair calls the partners who were not there, within a week.",
    ),
}


class Chair:
    """Conducts a whole session through the same commands as the buttons."""

    def __init__(self, meeting: Meeting, show: Show) -> None:
        self._meeting = meeting
        self._show = show  # called at every look, for pictures and progress
        self._changed = asyncio.Event()
        self._again = False  # one norm has been graded a second time

    async def conduct(self) -> None:
        """Lead the room from the lock to the closing step."""
        self._meeting.listeners.append(self._changed.set)
        try:
            await self._meeting.ask(ask.Unlock(""))
            while True:
                self._changed.clear()
                view = self._meeting.view()
                self._show()
                if view.step.kind is Kind.CLOSING:
                    return
                await self._look(view)
        finally:
            self._meeting.listeners.remove(self._changed.set)

    async def _look(self, view: views.Room) -> None:
        kind = view.step.kind
        if view.paused:
            await self._meeting.ask(ask.Resume())
        elif kind in VOTING or view.called is not None:
            await self._vote(view)
        elif (kind is Kind.LOBBY and not all(seat.taken for seat in view.seats)) or (
            kind is Kind.CATCH_UP and view.missing
        ):
            await self._changed.wait()
        else:
            if kind is Kind.REVIEW and view.step.theme is not None:
                await self._review(view, view.step.theme)
            elif kind is Kind.ACTIONS:
                await self._agree(view)
            await self._meeting.ask(ask.Next(self._meeting.view().position))

    async def _vote(self, view: views.Room) -> None:
        """Wait for the grades; give time where the clock would reveal without somebody's."""
        last = view.ahead is not None and view.ahead.kind is Kind.REVIEW and view.called is None
        if last and view.waiting:
            await self._meeting.ask(ask.Next(view.position))
            return
        by_clock = view.called is not None or view.step.kind is Kind.INTRODUCTION
        hurry = view.left is not None and view.left < PATIENCE and view.answered < view.present
        if by_clock and hurry:
            await self._meeting.ask(ask.AddTime())
        elif view.left is None:
            await self._meeting.ask(ask.Next(view.position))
        else:
            wait = max(0.0, view.left - PATIENCE) if by_clock else view.left
            await self._wait(wait + 1.0)

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(self._meeting.pace.real(seconds)):
                await self._changed.wait()
        except TimeoutError:
            return

    async def _review(self, view: views.Room, theme: str) -> None:
        """Tick what is proposed; have the first divided norm graded again after the talk."""
        norms = [norm.id for norm in view.pack.theme(theme).norms]
        block = [one for norm in norms if (one := latest(view.norms[norm].rounds)) is not None]
        if not self._again and (apart := widest(block)) and apart[0].divided:
            self._again = True
            await self._meeting.ask(ask.VoteAgain(apart[0].norm))
            while (now := self._meeting.view()).called is not None:
                self._changed.clear()
                self._show()
                await self._vote(now)
            self._show()
            block = [
                one
                for norm in norms
                if (one := latest(self._meeting.view().norms[norm].rounds)) is not None
            ]
        for result in proposed(block)[:POINTS]:
            await self._meeting.ask(ask.TickPoint(result.norm, theme, result.norm))

    async def _agree(self, view: views.Room) -> None:
        """Fill in the agenda as a group would, from who is at the table."""
        seats = [seat.person for seat in view.seats]
        words = WORDS[view.language]
        for number, point in enumerate(view.points):
            lead, *others = (seats[(number * 3 + step) % len(seats)] for step in range(3))
            group = ", ".join(f"{one.name} ({one.organisation})" for one in others)
            for field, text in (("lead", lead.organisation), ("group", group)):
                await self._meeting.ask(ask.SaveText(f"{point.id}.{field}", text))
            for step, (what, when) in enumerate(words.actions, 1):
                action = f"{point.id}-{step}"
                await self._meeting.ask(ask.AddAction(action, point.id))
                for field, text in (("what", what), ("who", lead.name), ("when", when)):
                    await self._meeting.ask(ask.SaveText(f"{action}.{field}", text))
            self._show()
        await self._meeting.ask(ask.SaveText("agenda.youth", words.youth))
        await self._meeting.ask(ask.SaveText("agenda.absent", words.absent))
        self._show()
