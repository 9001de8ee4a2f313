"""The simulated group, at a room that goes on faster than any chair does."""

from __future__ import annotations

import asyncio

from scanclient.crowd import Opinions, attend
from scanhost.domain import commands as ask
from tests.house import open_house

NORMS = ("1.1", "1.2", "1.3", "1.4", "1.5")


async def test_who_is_asked_again_at_once_answers_again(tmp_path):
    async with open_house(tmp_path / "a.scan") as house:
        others = [await house.phone(seat) for seat in ("s2", "s3")]
        one = await house.phone("s1")
        await house.go("norm:1.5")
        for phone in others:
            for norm in NORMS:
                await phone.grade(norm, 6)
        changed = asyncio.Event()
        house.meeting.listeners.append(changed.set)
        sits = asyncio.create_task(attend(one, Opinions(3), "s1", "zorg", lambda seconds: 0.0))
        while house.state.missing(NORMS):
            changed.clear()
            await asyncio.wait_for(changed.wait(), 10)

        await house.go("review:T1")  # before the phone is shown that its answer counts
        assert await house.do(ask.VoteAgain("1.5")) is None

        for phone in others:
            await phone.until(lambda view: view["open"].get("1.5") == 2)
            await phone.grade("1.5", 7)
        await asyncio.wait_for(one.until(lambda view: "1.5" not in view["todo"]), 10)
        assert house.state.norm("1.5").round == 2
        assert len(house.state.answers("1.5")) == 3
        sits.cancel()
