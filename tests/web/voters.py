"""Many voters in a process of their own: sit down, then answer all at once when told to."""

import asyncio
import contextlib
import json
import sys
import time
from collections import deque

from scanclient.participant import Participant, participants

NORM = "1.1"
WAVE = 100


async def main(url: str, first: int, count: int) -> None:
    """Print one line of JSON when everybody sits, and one after every line on stdin."""
    loop = asyncio.get_running_loop()
    begun = time.monotonic()
    async with contextlib.AsyncExitStack() as stack:
        voters: list[Participant] = []
        # The door lets 200 strangers of one address in at a time.
        for done in range(0, count, WAVE):
            wave = participants(url, min(WAVE, count - done))
            voters += await stack.enter_async_context(wave)
        for voter in voters:
            voter.frames = deque(maxlen=1)  # type: ignore[assignment]
        await asyncio.gather(*(one.take(f"s{n}") for n, one in enumerate(voters, first)))
        print(json.dumps({"seconds": time.monotonic() - begun}), flush=True)
        value = 0
        while await loop.run_in_executor(None, sys.stdin.readline):
            await asyncio.gather(*(one.until(lambda view: NORM in view["open"]) for one in voters))
            value = value % 10 + 1
            print(json.dumps(await burst(voters, value)), flush=True)


async def burst(voters: list[Participant], value: int) -> dict[str, object]:
    """Let everybody answer, and return the milliseconds that took and when all saw it."""
    begun, cpu = time.perf_counter(), time.process_time()

    async def answer(voter: Participant) -> float:
        start = time.perf_counter()
        assert await voter.grade(NORM, value, 1) == value
        return (time.perf_counter() - start) * 1000

    taken = await asyncio.gather(*map(answer, voters))
    used = (time.process_time() - cpu) * 1000
    now = {"round": 1, "grade": value}
    await asyncio.gather(*(one.until(lambda view: view["mine"].get(NORM) == now) for one in voters))
    return {"taken": taken, "cpu": used, "seen": (time.perf_counter() - begun) * 1000}


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
