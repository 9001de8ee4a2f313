"""One phone's talk with the room, by whatever line: commands in, answers and views out."""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
from abc import ABC, abstractmethod
from collections import deque
from typing import Any, Protocol

from scanhost.domain.commands import (
    Agree,
    Consent,
    Enter,
    Favour,
    GiveBack,
    GiveGrade,
    GoAway,
    Introduce,
    Knock,
    Message,
    Offer,
    Phone,
    Say,
    TakeSeat,
)
from scanhost.domain.errors import Refused
from scanhost.domain.people import ALPHABET, typed
from scanhost.domain.script import Kind
from scanhost.domain.state import State
from scanhost.web import messages
from scanhost.web.door import Door

ANSWERS = 64  # answers that may wait for one phone
BURST = 40  # messages a second; who says more is listened to more slowly
TICKETS, READINGS = 6, 20  # of the overview, and of the group's own examples
MINUTE = 60.0  # seconds in which one phone gets so many
RECOVERY = 4  # characters of a recovery code


class Host(Protocol):
    """What a talk needs of the server."""

    run: str
    door: Door
    pack: dict[str, Any]

    @property
    def state(self) -> State:
        """Return the state that is on disk."""

    async def ask(self, command: Phone) -> State | Refused:
        """Decide a phone's command."""

    def held_by(self, token: str) -> str | None:
        """Return the seat of who has the secret of this hash."""

    def view_for(self, seat: str | None, lost: str | None, token: str) -> str:
        """Return a view as JSON, without its `rev`.

        `lost` is a seat that was taken away; `token` may be that of a visitor.
        """

    def show(self, phone: Talk) -> None:
        """Let one phone know, soon, that there is something new for it."""

    def greet(self, phone: Talk) -> bool:
        """Let a page load speak by this talk; False when it has a newer one."""

    def ticket(self, phone: Talk, id: int, kind: str) -> None:
        """Answer a phone, soon, with what the overview to keep can be fetched by."""

    def examples(self) -> tuple[int, list[dict[str, Any]]]:
        """Return the group's own examples that may be read, with the number of this edition."""

    def may_speak(self, phone: Talk, seat: str) -> bool:
        """Tell whether no newer page load has spoken for a seat."""


def digest(secret: str) -> str:
    """Return a secret as it is stored and compared."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Talk(ABC):
    """What a phone says and is told; a line carries it both ways. Server thread only."""

    lines = 1  # connections that it takes
    longest = messages.FRAME

    def __init__(self, host: Host, number: int, address: str) -> None:
        self.number = number  # counts up: a newer talk has a higher one
        self.load = ""  # of the page that speaks; empty before its hello
        self.seat: str | None = None
        self._lost: str | None = None  # a seat that was taken away, and may be given back
        self._token = ""
        self._host = host
        self._address = address
        self._answers: deque[str] = deque()
        self._tickets: deque[float] = deque()  # when the overview was asked for
        self._readings: deque[float] = deque()  # when the group's own examples were
        self._rev = 0
        self._stale = False  # a newer view than the one sent exists
        self._comes = False  # it asked for a seat and has no answer yet
        self._wake = asyncio.Event()  # there is something to say
        self._heard, self._since = 0, asyncio.get_running_loop().time()

    @abstractmethod
    async def close(self) -> None:
        """End the talk because the program ends."""

    @abstractmethod
    def drop(self) -> None:
        """End the talk without a word: whatever this phone still says is not heard."""

    def show(self) -> None:
        """Let the phone know that there is a newer view; older ones that wait are dropped."""
        if self.load:
            self._stale = True
            self._wake.set()

    # --- hearing ---------------------------------------------------------------------------

    def hello(self, raw: str) -> bool:
        """Hear who is there; False ends the talk, once what is to be said has been said."""
        try:
            said = messages.read(raw, self.longest)
        except messages.Unreadable as error:
            self._no(error.id, error.refused.code)
            return False
        if not isinstance(said, messages.Hello):
            return False
        holds = self._holds(said.seat, digest(said.secret)) if said.secret else False
        if not holds:
            if not self._host.door.may_guess(self._address):
                self._no(said.id, "code.wait")
                return False
            if not self._host.door.opens(self._host.state.code, said.code, self._address):
                self._no(said.id, "code.wrong")
                return False
        self.load = said.load
        # One that was freed by a slip may be given back while this phone looks on.
        self._token = digest(said.secret) if said.secret else ""
        self.seat, self._lost = (said.seat, None) if holds else (None, said.seat or None)
        self._look()
        if not self._host.greet(self):
            return False
        why = "seat.lost" if said.seat and not holds else None
        has = said.pack in (self._host.pack["hash"], messages.LATER)
        pack = None if has else self._host.pack
        self._say(
            {"t": "hello", "id": said.id, "run": self._host.run, "seat": self.seat, "why": why}
            | {"pack": pack}
        )
        return True

    async def patient(self) -> None:
        """Wait before the next message, when there are too many a second."""
        loop = asyncio.get_running_loop()
        self._heard += 1
        if self._heard % BURST == 0:
            await asyncio.sleep(self._since + 1.0 - loop.time())
            self._since = loop.time()

    async def hear(self, raw: str) -> bool:
        """Do what a message asks; False when this talk may not go on."""
        most = self.longest if self.seat is None else messages.BODY
        try:
            said = messages.read(raw, most)
        except messages.Unreadable as error:
            self._no(error.id, error.refused.code)
            return True
        if isinstance(said, messages.Ping):
            self._say({"t": "pong"})
        elif isinstance(said, messages.Coming):
            self._comes = True
            try:
                await self._come(said)
            finally:
                self._comes = False
                self._host.show(self)
        elif isinstance(said, messages.Hello):
            self._no(said.id, "message.form")
        elif isinstance(said, messages.Ticket):
            self._ticket(said)
        elif isinstance(said, messages.Examples):
            self._examples(said)
        elif self.seat is None:
            self._no(said.id, "seat.lost")
        elif self._holds(self.seat, self._token) and not self._host.may_speak(self, self.seat):
            # Said before the page was loaded anew, and late: a page that still lives comes
            # back by a newer talk and says it again.
            return False
        else:
            await self._own(said, self.seat)
        return True

    async def _come(self, said: messages.Coming) -> None:
        """Do what somebody asks who wants a seat."""
        seat = said.seat if isinstance(said, messages.Take) else None
        if self.seat is not None and self.seat != seat:
            self._no(said.id, "seat.taken")
            return
        if isinstance(said, messages.Code) and not self._host.door.may_guess(self._address):
            self._no(said.id, "code.wait")
            return
        secret = secrets.token_hex(16)
        if isinstance(said, messages.Code):
            # Counted beforehand: of many at once none is looked at for free.
            self._host.door.wrong(self._address)
        outcome = await self._host.ask(self._coming(said, digest(secret)))
        refused = outcome.code if isinstance(outcome, Refused) else ""
        if isinstance(said, messages.Code) and refused != "code.unknown":
            self._host.door.forgive(self._address)
        if isinstance(outcome, Refused):
            self._no(said.id, refused)
            return
        answer = json.loads(outcome.heard[self.load].answer)
        if isinstance(said, messages.Away):
            seat = self._host.held_by(self._token)  # the chair may have been quicker
            self._token = self._token if seat is not None else ""
            self._say({"t": "ok", "id": said.id, "visitor": False, "seat": seat})
        elif "visitor" in answer:
            self._lost, self._token = None, digest(secret)
            self._say({"t": "ok", "id": said.id, "visitor": True, "secret": secret})
        else:
            link = outcome.links[answer["seat"]]
            self.seat, self._lost, self._token = link.seat, None, digest(secret)
            self._say(
                {"t": "ok", "id": said.id, "seat": link.seat, "secret": secret}
                | {"ballot": link.ballot, "recovery": link.recovery}
            )

    def _coming(self, said: messages.Coming, token: str) -> Phone:
        message = Message(self.load, said.id)
        recovery = "".join(secrets.choice(ALPHABET) for _ in range(RECOVERY))
        new = (token, secrets.token_hex(16), recovery)
        match said:
            case messages.Take(_, seat, known, consent, back):
                return TakeSeat(seat, *new, message, known, consent, back)
            case messages.Code(_, code, consent):
                return Enter(typed(code), secrets.token_hex(8), *new, message, consent)
            case messages.Knock(_, name, organisation, domain):
                return Knock(secrets.token_hex(8), *new, name, organisation, domain, message)
            case messages.Away():
                return GoAway(self._token, message)

    async def _own(self, said: messages.Own, seat: str) -> None:
        message = Message(self.load, said.id)
        command: Phone
        match said:
            case messages.Grade(_, norm, round, grade):
                command = GiveGrade(seat, self._token, norm, round, grade, message)
            case messages.Leave():
                command = GiveBack(seat, self._token, message)
            case messages.Consent(_, yes):
                command = Consent(seat, self._token, yes, message)
            case messages.Agree(_, poll, yes):
                command = Agree(seat, self._token, poll, yes, message)
            case messages.Introduce(_, organisation, function, wish):
                command = Introduce(seat, self._token, organisation, function, wish, message)
            case messages.Say(_, id, text):
                command = Say(seat, self._token, id, text, message)
            case messages.Example(_, id, words):
                command = Offer(seat, self._token, id, words, message)
            case messages.Favour(_, entry, yes):
                command = Favour(seat, self._token, entry, yes, message)
        outcome = await self._host.ask(command)
        if isinstance(outcome, Refused):
            self._no(said.id, outcome.code)
            if outcome.code == "seat.lost":
                self._look()
                self._host.show(self)
            return
        answer = json.loads(outcome.heard[self.load].answer)
        if "refused" in answer:
            self._no(said.id, answer["refused"])
            return
        if isinstance(said, messages.Leave):
            self.seat = None
        self._say({"t": "ok", "id": said.id, **answer})
        self._host.show(self)

    def _ticket(self, said: messages.Ticket) -> None:
        """Have the overview made for who may see what is in it, so many times a minute."""
        state = self._host.state
        ends = state.step.kind is Kind.CLOSING and self.seat is not None
        if not state.closed and not ends:
            self._no(said.id, "overview.early")
        elif self._too_often(self._tickets, TICKETS):
            self._no(said.id, "overview.wait")
        else:
            self._host.ticket(self, said.id, said.kind)

    def _examples(self, said: messages.Examples) -> None:
        """Tell the group's own examples to who may read them, so many times a minute."""
        if self.seat is None and not self._host.state.closed:
            self._no(said.id, "seat.lost")
        elif self._too_often(self._readings, READINGS):
            self._no(said.id, "overview.wait")
        else:
            rev, examples = self._host.examples()
            self._say({"t": "ok", "id": said.id, "rev": rev, "examples": examples})

    def _too_often(self, asked: deque[float], most: int) -> bool:
        """Tell whether something was asked so many times in a minute; if not, it is now."""
        now = asyncio.get_running_loop().time()
        while asked and now - asked[0] > MINUTE:
            asked.popleft()
        if len(asked) >= most:
            return True
        asked.append(now)
        return False

    def _look(self) -> None:
        """See whether the seat is still this phone's, or is again, or the chair let it in."""
        if self.seat is not None and not self._holds(self.seat, self._token):
            self.seat, self._lost = None, self.seat
        elif self.seat is None and self._token:
            seat = self._host.held_by(self._token)
            if seat is not None:
                self.seat, self._lost = seat, None

    def _holds(self, seat: str, token: str) -> bool:
        link = self._host.state.links.get(seat)
        return (
            link is not None
            and link.token is not None
            and secrets.compare_digest(link.token, token)
        )

    # --- saying ----------------------------------------------------------------------------

    def answer(self) -> str | None:
        """Return the next answer that waits; answers go before views."""
        return self._answers.popleft() if self._answers else None

    def view(self) -> str | None:
        """Return the newest view, unless the phone has it or does not know yet whose it is."""
        # Between the commit and its answer the seat is held by a secret that the phone does not
        # have: it would be told that somebody else went on, and drop what it keeps.
        if not self._stale or self._comes:
            return None
        self._stale = False
        self._look()
        self._rev += 1
        return f'{self._host.view_for(self.seat, self._lost, self._token)[:-1]},"rev":{self._rev}}}'

    def confirm(self, id: int, answer: dict[str, Any]) -> None:
        """Say that something was done which took a while."""
        self._say({"t": "ok", "id": id, **answer})

    def refuse(self, id: int, why: str) -> None:
        """Say that something was not done."""
        self._no(id, why)

    def _no(self, id: int | None, why: str) -> None:
        self._say({"t": "no", "id": id, "why": why})

    def _say(self, message: dict[str, Any]) -> None:
        if len(self._answers) < ANSWERS:
            self._answers.append(json.dumps(message))
            self._wake.set()
