"""The server thread: it ends in order, whatever is asked of it and whenever."""

import asyncio
import logging
import threading

from scanhost.room.thread import RoomThread


def test_calls_that_come_while_it_ends_are_neither_lost_in_noise_nor_left_running(caplog):
    caplog.set_level(logging.WARNING)
    ready, done = threading.Event(), []

    async def main(stop: asyncio.Event) -> None:
        ready.set()
        await stop.wait()

    async def call() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            done.append(1)

    thread = RoomThread(main)
    thread.start()
    assert ready.wait(5)
    for _ in range(200):
        thread.call(call)
    thread.end()
    for _ in range(200):
        thread.call(call)
    thread.stop()
    thread.call(call)

    # asyncio's debug mode tells of a busy machine too, which is no noise of ours.
    assert [one for one in caplog.records if "took %.3f seconds" not in str(one.msg)] == []
    assert len(done) <= 400


def test_a_call_that_fails_is_told_and_ends_nothing(caplog):
    heard = threading.Event()

    async def main(stop: asyncio.Event) -> None:
        await stop.wait()

    async def wrong() -> None:
        raise RuntimeError("a bug")

    async def right() -> None:
        heard.set()

    thread = RoomThread(main)
    thread.start()
    thread.call(wrong)
    thread.call(right)

    assert heard.wait(5)
    thread.stop()
    assert "a call into the room failed" in caplog.text
