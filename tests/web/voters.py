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


async def main(url: str, count: int) -> None:
    """Print one line of JSON when everybody sits, and one after every line on stdin."""
    loop = asyncio.get_running_loop()
    begun = time.monotonic()
    async with contextlib.AsyncExitStack() as stack:
        voters: list[Participant] = []
        # The door lets 200 strangers of one address in at a time.
        for first in range(0, count, WAVE):
            wave = participants(url, min(WAVE, count - first))
            voters += await stack.enter_async_context(wave)
        for voter in voters:
            voter.frames = deque(maxlen=1)  # type: ignore[assignment]
        await asyncio.gather(*(one.take(f"s{n}") for n, one in enumerate(voters, 1)))
        print(json.dumps({"seconds": time.monotonic() - begun}), flush=True)
        value = 0
        while await loop.run_in_executor(None, sys.stdin.readline):
            await asyncio.gather(*(one.until(lambda view: NORM in view["open"]) for one in voters))
            value += 1

            async def answer(index: int, value: int = value) -> float:
                start = time.perf_counter()
                assert await voters[index].grade(NORM, value, 1) == value
                return (time.perf_counter() - start) * 1000

            taken = sorted(await asyncio.gather(*(answer(n) for n in range(count))))
            figures = {"p50": taken[count // 2], "p95": taken[count * 95 // 100], "max": taken[-1]}
            print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
