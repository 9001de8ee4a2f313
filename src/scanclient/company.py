"""A simulated group for who rehearses alone: it comes in, grades, asks, and agrees or not."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from scanclient.crowd import Opinions, attend
from scanclient.participant import Gone, Participant, Refused, participants

COMING = 12.0  # seconds in which everybody comes in
THINKING = 6.0  # seconds before the slowest says something
MOSTLY = 0.45  # of hesitations between 0.05 and 0.55: four in five agree


@dataclass(frozen=True, slots=True)
class Lines:
    """What some of the group say, in the language of the scan."""

    wishes: Sequence[str]  # at the introductions, one each
    question: str
    example: tuple[str, str]  # what it is called, and what happens


async def keep(url: str, seats: Sequence[tuple[str, str]], say: Lines, seed: int) -> None:
    """Play everybody on these seats (id and domain) until the room says goodbye."""
    opinions = Opinions(seed)
    async with participants(url, len(seats)) as group, asyncio.TaskGroup() as together:
        for place, (phone, seat) in enumerate(zip(group, seats, strict=True)):
            together.create_task(_sit(phone, opinions, place, seat, say), name=seat[0])


async def _sit(
    phone: Participant, opinions: Opinions, place: int, seat: tuple[str, str], say: Lines
) -> None:
    id, domain = seat
    try:
        view = await phone.until(lambda view: view["state"] == "open")
        await asyncio.sleep(COMING * opinions.hesitation("coming", id))
        await phone.take(id, True if view["mode"] == "open" else None)
    except (Gone, Refused):
        return  # the chair's own phone was first, or the chair locked the scan again
    async with asyncio.TaskGroup() as together:
        together.create_task(attend(phone, opinions, id, domain))
        together.create_task(_agree(phone, opinions, id))
        if place < len(say.wishes):
            together.create_task(_introduce(phone, say.wishes[place]))
        if place in (2, 4):
            together.create_task(_say(phone, say, place))


async def _introduce(phone: Participant, wish: str) -> None:
    try:
        view = await phone.until(lambda view: view["step"]["kind"] == "introductions")
        me = view["me"]
        await phone.introduce(me["organisation"], me["function"], wish)
    except (Gone, Refused):
        return


async def _say(phone: Participant, say: Lines, place: int) -> None:
    """Say something in the first discussion."""
    try:
        await phone.until(lambda view: view["step"]["kind"] == "review")
        await asyncio.sleep(THINKING * place / 4)
        await (phone.say(say.question) if place == 2 else phone.offer(*say.example))
    except (Gone, Refused):
        return


async def _agree(phone: Participant, opinions: Opinions, seat: str) -> None:
    """Answer every time that the chair asks whether the room agrees."""
    answered = 0
    while True:
        try:
            view = await phone.until(
                lambda view, after=answered: (  # type: ignore[misc]
                    (asked := view["agreement"]) and not asked["ended"] and asked["poll"] > after
                )
            )
            answered = int(view["agreement"]["poll"])
            await asyncio.sleep(THINKING * opinions.hesitation(f"poll{answered}", seat))
            doubt = opinions.hesitation(f"doubt{answered}", seat)
            await phone.agree(answered, doubt < MOSTLY)
        except Refused:
            continue  # the chair has stopped asking
        except Gone:
            return
