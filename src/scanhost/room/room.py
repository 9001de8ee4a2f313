"""The one owner of a live session: commands in, facts to disk, then the new state."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from scanhost.domain import conduct, views
from scanhost.domain.commands import Command, Pause, Tick
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.facts import Change
from scanhost.domain.session import decided
from scanhost.domain.state import Motion, State
from scanhost.room.pace import Pace
from scanhost.room.slips import Slip, Slips

log = logging.getLogger(__name__)

Commit = Callable[[Sequence[Change]], Awaitable[None]]
Outcome = State | Refused
Asked = tuple[Command | Slip, asyncio.Future[Outcome]]


class Room:
    """Decides one command after another and lets nothing out before it is on disk.

    Server thread only. `commit` puts changes on disk or raises `Trouble`.
    """

    def __init__(self, state: State, commit: Commit, pace: Pace) -> None:
        self.state = state
        self.trouble: Trouble | None = None  # the disk failed: nothing is decided any more
        self.slips = Slips()
        self.listeners: list[Callable[[Sequence[Change]], None]] = []
        self._commit = commit
        self._pace = pace
        self._queue: asyncio.Queue[Asked | None] = asyncio.Queue()  # None: the end
        self._task: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._over = False

    async def start(self) -> None:
        """Begin deciding; a clock that ran when the program ended stands still first."""
        self._task = asyncio.create_task(self._run(), name="room")
        if self.state.clock is not None and self.state.motion(self.state.at) is Motion.RUNNING:
            await self.ask(Pause())

    async def stop(self) -> None:
        """Stop deciding; what was asked before is decided and put on disk first."""
        self._over = True
        if self._task is not None:
            self._queue.put_nowait(None)
            await asyncio.wait((self._task,))
        if self._timer is not None:
            self._timer.cancel()

    async def ask(self, command: Command | Slip) -> Outcome:
        """Return the state with the command's changes on disk, or why there are none."""
        if self._over:
            return Refused("storage")  # nobody would ever answer
        answer: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait((command, answer))
        return await answer

    async def undo(self) -> Outcome:
        """Take back what the chair did last: a command like any, which may be refused."""
        slip = self.slips.take()
        if slip is None:
            return Refused("undo.none")
        outcome = await self.ask(slip)
        if outcome == Refused("storage"):
            self.slips.put_back(slip)
        return outcome

    def view(self) -> views.Room:
        """Return what the room may see now."""
        view = views.room(self.state, self._pace.now())
        return view if self.trouble is None else replace(view, trouble=True)

    async def _run(self) -> None:
        batch: list[Asked] = []
        try:
            while (first := await self._queue.get()) is not None:
                batch, last = [first], False
                while not self._queue.empty() and not last:
                    asked = self._queue.get_nowait()
                    last = asked is None
                    if asked is not None:
                        batch.append(asked)
                await self._decide(batch)
                if last:
                    return
        except Exception:
            log.exception("the room ended by a fault")
            self.trouble = Trouble("bug")
            self._tell([])
        finally:
            self._end(batch)

    def _end(self, batch: list[Asked]) -> None:
        """Leave nobody waiting, however it ended."""
        self._over = True
        for _, answer in batch:
            answer.cancel()  # it may be on disk or not: the phone comes back and asks again
        while not self._queue.empty():
            if (asked := self._queue.get_nowait()) is not None:
                _answer(asked, Refused("storage"))

    async def _decide(self, batch: list[Asked]) -> None:
        """Decide a batch on a working state; everybody is answered after its one commit."""
        working, changes = self.state, list[Change]()
        outcomes: list[Outcome] = []
        did: list[tuple[State, State, Command]] = []
        for wish, _ in batch:
            command = wish.undoes if isinstance(wish, Slip) else wish
            outcome = self._one(working, command)
            if isinstance(outcome, Refused):
                outcomes.append(outcome)
                continue
            if command is wish:  # what is taken back is not taken back again
                did.append((working, outcome.state, command))
            working = outcome.state
            changes += outcome.changes
            outcomes.append(working)
        if news := bool(changes):
            await self._store(changes)
            if self.trouble is None:
                self.state = working
            else:
                outcomes, changes, did = [Refused("storage")] * len(batch), [], []
        for asked, result in zip(batch, outcomes, strict=True):
            _answer(asked, result)
        for before, after, command in did:
            self.slips.add(before, after, command, self._pace.now())
        if news:
            self._tell(changes)
        self._arm()

    async def _store(self, changes: list[Change]) -> None:
        try:
            await self._commit(changes)
        except Trouble as trouble:
            log.error("storage failed: %s", trouble.code)
            self.trouble = trouble
        except Exception:  # whatever it was, nobody may wait for ever for an answer
            log.exception("storage failed by a fault")
            self.trouble = Trouble("bug")

    def _one(self, state: State, command: Command) -> Draft | Refused:
        if self.trouble is not None:
            return Refused("storage")
        try:
            return decided(state, command, self._pace.now())
        except Exception:  # one command's bug must not end everybody's session
            log.exception("deciding %s failed", type(command).__name__)
            return Refused("bug")

    def _tell(self, changes: list[Change]) -> None:
        for listener in tuple(self.listeners):
            try:
                listener(changes)
            except Exception:  # who listens badly must not end the session
                log.exception("a listener failed")

    def _arm(self) -> None:
        """Wake up when the clock will move the room on."""
        if self._timer is not None:
            self._timer.cancel()
        moment = conduct.due(self.state)
        if moment is None or self.trouble is not None:
            self._timer = None
            return
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._pace.seconds_until(moment), self._tick)

    def _tick(self) -> None:
        answer: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait((Tick(), answer))


def _answer(asked: Asked, outcome: Outcome) -> None:
    _, answer = asked
    if not answer.done():  # who asked may be gone
        answer.set_result(outcome)
