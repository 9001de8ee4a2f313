"""A session under test: small packs, and a table to run one at without a clock or a disk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from scanhost.domain import conduct, kept, moving, undoing, views
from scanhost.domain.apply import fold
from scanhost.domain.commands import (
    AddTime,
    Agree,
    Back,
    Command,
    Consent,
    Favour,
    FreeSeat,
    GiveBack,
    GiveGrade,
    Jump,
    MarkAbsent,
    Message,
    Next,
    Pause,
    Phone,
    Reopen,
    Resume,
    SavePerson,
    Skip,
    TakeSeat,
    Tick,
    Unlock,
    VoteAgain,
)
from scanhost.domain.errors import Refused
from scanhost.domain.facts import FACTS, Change, Fact
from scanhost.domain.pack import INTRODUCTION, Domain, Norm, Pack, Text, Theme, Times
from scanhost.domain.people import Person
from scanhost.domain.session import decide
from scanhost.domain.state import NormState, Phase, State, new

NAMES = ("Anna", "Bram", "Chris", "Dewi", "Emre", "Fatma", "Gijs", "Hanna")
TIMES = Times(norm=60, catch_up=20, discussion=600, summary=300)


def a_norm(id: str) -> Norm:
    return Norm(id, Text(f"Norm {id}", f"Norm {id} (en)"), Text(f"Zin {id}."), Text(""), Text(""))


def a_pack(*blocks: int, narrated: int = 99) -> Pack:
    """Return a pack of themes "A", "B", ... with so many norms each: "A1", "A2", ..."""
    themes = []
    for index, size in enumerate(blocks):
        letter = "ABCDEFGHIJKL"[index]
        norms = tuple(a_norm(f"{letter}{number}") for number in range(1, size + 1))
        told = Text(f"Verhaal {letter}.") if index < narrated else Text("")
        themes.append(Theme(letter, Text(f"Thema {letter}"), told, norms))
    domains = (Domain("school", Text("Onderwijs", "Education")), Domain("care", Text("Zorg")))
    return Pack(
        "proef",
        "1",
        "nl",
        Text("Proef"),
        Text(""),
        Text("Klopt dit?"),
        Text("nee"),
        Text("ja"),
        domains,
        TIMES,
        a_norm(INTRODUCTION),
        (),
        tuple(themes),
    )


SMALL = a_pack(3, 3, narrated=1)
SHAPES = {"4x5": a_pack(5, 5, 5, 5), "4/4/4": a_pack(4, 4, 4), "4/4/5": a_pack(4, 4, 5)}


class Table:
    """A session with its people and time; refuses nothing itself, and remembers every fact."""

    def __init__(self, pack: Pack = SMALL, people: int = 4) -> None:
        self.state: State = new(pack)
        self.now = 1000.0
        self.changes: list[Change] = []
        self._counters: dict[str, int] = {}
        self._made = 0
        self.slip: Command | None = None  # what undoes the last command
        for name in NAMES[:people]:
            self.do(SavePerson(Person(name.lower(), name, domain="school")))

    # --- asking --------------------------------------------------------------------------

    def ask(self, command: Command) -> list[Change] | Refused:
        """Decide a command; what it changes becomes the state."""
        outcome = decide(self.state, command, self.now)
        if not isinstance(outcome, Refused):
            before, self.state = self.state, fold(self.state, outcome)
            self.changes += outcome
            self.slip = undoing.inverse(before, self.state, command, self.now)
        return outcome

    def do(self, command: Command) -> list[Change]:
        """Ask something that must be allowed."""
        outcome = self.ask(command)
        assert not isinstance(outcome, Refused), f"{command}: {outcome.code}"
        return outcome

    def do_change(self, change: Change) -> None:
        """Let something be so that no command makes so."""
        self.state = fold(self.state, [change])
        self.changes.append(change)

    def refused(self, command: Command) -> str:
        """Ask something that must be refused, changing nothing; return the code."""
        before = self.state
        outcome = self.ask(command)
        assert isinstance(outcome, Refused), f"{command} gave {outcome}"
        assert self.state is before
        return outcome.code

    def wait(self, seconds: float) -> None:
        """Let time pass; the clock ticks whenever it is due, as a timer would."""
        end = self.now + seconds
        while (moment := conduct.due(self.state)) is not None and moment <= end:
            self.now = max(self.now, moment)
            self.do(Tick())
        self.now = end

    # --- the chair -----------------------------------------------------------------------

    def unlock(self) -> None:
        self.do(Unlock("ABCD-EFGH"))

    def next(self, sure: bool = False) -> None:
        self.do(Next(moving.position(self.state), sure))

    def next_refused(self) -> str:
        return self.refused(Next(moving.position(self.state)))

    def go(self, step: str) -> None:
        """Press Next until the room is at a step, whatever is missing."""
        while self.at != step:
            self.next(sure=True)

    def back(self) -> None:
        self.do(Back())

    def jump(self, step: str, sure: bool = True) -> None:
        self.do(Jump(step, sure))

    def skip(self, norm: str) -> None:
        self.do(Skip(norm))

    def reopen(self, norm: str) -> None:
        self.do(Reopen(norm))

    def again(self, norm: str) -> None:
        self.do(VoteAgain(norm))

    def pause(self) -> None:
        self.do(Pause())

    def resume(self) -> None:
        self.do(Resume())

    def add(self, seconds: int = 30) -> None:
        self.do(AddTime(seconds))

    def free(self, seat: str) -> None:
        self.do(FreeSeat(seat))

    def absent(self, seat: str, yes: bool = True) -> None:
        self.do(MarkAbsent(seat, yes))

    def undo(self) -> None:
        """Take the last command back."""
        assert self.slip is not None
        self.do(self.slip)

    # --- phones --------------------------------------------------------------------------

    def message(self, load: str) -> Message:
        """Return the next message of a page load."""
        self._counters[load] = self._counters.get(load, 0) + 1
        return Message(load, self._counters[load])

    def fresh(self, word: str) -> str:
        """Return something never said before: a token, a ballot, a page load."""
        self._made += 1
        return f"{word}{self._made}"

    def taking(self, seat: str, load: str | None = None) -> TakeSeat:
        return TakeSeat(
            seat,
            self.fresh("token"),
            self.fresh("ballot"),
            self.fresh("code"),
            self.message(load or f"{seat}-phone"),
        )

    def take(self, *seats: str) -> None:
        """Let people sit down, each with a phone of their own."""
        for seat in seats:
            self.do(self.taking(seat))

    def everybody(self) -> None:
        self.take(*self.state.people)

    def token(self, seat: str) -> str:
        return self.state.links[seat].token or ""

    def ballot(self, seat: str) -> str:
        return self.state.links[seat].ballot

    def grading(
        self, seat: str, norm: str, grade: int | None, round: int | None = None, load: str = ""
    ) -> GiveGrade:
        return GiveGrade(
            seat,
            self.token(seat),
            norm,
            round or self.state.norm(norm).round,
            grade,
            self.message(load or f"{seat}-phone"),
        )

    def vote(self, seat: str, norm: str, grade: int | None, round: int | None = None) -> str:
        """Send a grade; return the code it is refused with, "" when it is accepted."""
        return self.send(self.grading(seat, norm, grade, round))

    def send(self, command: Phone) -> str:
        """Send a phone's message; return the code it is refused with, "" for none."""
        outcome = self.ask(command)
        if isinstance(outcome, Refused):
            return outcome.code
        return str(self.answer(command.message.load).get("refused", ""))

    def answer(self, load: str) -> dict[str, object]:
        """Return what a page load was told last."""
        answer = json.loads(self.state.heard[load].answer)
        assert isinstance(answer, dict)
        return answer

    def all_vote(self, norm: str, grades: Iterable[int | None] = (4, 6, 7, 9)) -> None:
        """Let the present seats grade a norm, in order."""
        for link, grade in zip(tuple(self.state.present()), grades, strict=False):
            assert self.vote(link.seat, norm, grade) == ""

    def leave(self, seat: str) -> str:
        return self.send(GiveBack(seat, self.token(seat), self.message(f"{seat}-phone")))

    def consents(self, seat: str, yes: bool = True) -> str:
        return self.send(Consent(seat, self.token(seat), yes, self.message(f"{seat}-phone")))

    def agrees(self, seat: str, yes: bool = True, poll: int | None = None) -> str:
        poll = poll or len(self.state.polls)
        return self.send(Agree(seat, self.token(seat), poll, yes, self.message(f"{seat}-phone")))

    def favours(self, seat: str, entry: str, yes: bool = True) -> str:
        message = self.message(f"{seat}-phone")
        return self.send(Favour(seat, self.token(seat), entry, yes, message))

    # --- looking -------------------------------------------------------------------------

    @property
    def at(self) -> str:
        """Return the step the room is in."""
        return self.state.step.id

    @property
    def on_screen(self) -> str:
        return moving.position(self.state)

    def norm(self, id: str) -> NormState:
        return self.state.norm(id)

    def phases(self, theme: str) -> str:
        """Return how the norms of a theme stand, a letter each: w, o, s or r."""
        return "".join(self.norm(norm.id).phase[0] for norm in self.state.pack.theme(theme).norms)

    def room(self) -> views.Room:
        return views.room(self.state, self.now)

    def own(self, seat: str) -> views.Own:
        return views.own(self.state, seat)

    @property
    def ahead(self) -> str | None:
        """Return the step that Next leads to."""
        ahead = self.room().ahead
        return None if ahead is None else ahead.id

    @property
    def left(self) -> float | None:
        """Return the seconds on the clock, None without one."""
        return self.room().left

    @property
    def facts(self) -> list[Fact]:
        return [change for change in self.changes if isinstance(change, FACTS)]

    def restart(self, now: float | None = None) -> None:
        """Start again from what is on disk: the journal, and each row as it is now."""
        self.state = replayed(self.noted(), self.facts)
        self.now = self.now if now is None else now
        if self.state.clock is not None and not self.state.paused:
            self.pause()

    def noted(self) -> State:
        """Return the state with its seconds as they are on disk: written down every second."""
        clock = self.state.clock
        if clock is None:
            return self.state
        return replace(self.state, clock=replace(clock, left=clock.remaining(self.now)))


def replayed(state: State, journal: Iterable[Fact]) -> State:
    """Return the state that a start reads back from disk."""
    rows: list[Change] = [
        *(kept.AboutSaved(key, value) for key, value in state.about.items()),
        *(kept.PersonSaved(person) for person in state.people.values()),
        *(kept.AbsentSaved(one) for one in state.absent.values()),
        *(kept.LetterSaved(one) for one in state.letters.values()),
        *(kept.TextSaved(id, value) for id, value in state.texts.items()),
        *(kept.LinkSaved(link) for link in state.links.values()),
        *(kept.VisitorSaved(one) for one in state.visitors.values()),
        *state.heard.values(),
        *([kept.RoomCodeSaved(state.code)] if state.code else []),
    ]
    if state.clock is not None:  # only its seconds are on disk
        rows.append(kept.ClockSet(kept.Clock(state.clock.left, held=state.clock.held)))
    return fold(new(state.pack), [*journal, *rows])


def restored(state: State, journal: Iterable[Fact]) -> State:
    """Return the state of a backup that is put back: it knows no seat, message or code."""
    return replayed(replace(state, links={}, visitors={}, heard={}, code=""), journal)


def still(state: State) -> State:
    """Return a state without what a restart may forget: since when its clock runs."""
    clock = state.clock
    return replace(state, clock=None if clock is None else kept.Clock(clock.left, held=clock.held))


def started(pack: Pack = SMALL, people: int = 4, at: str = "welcome") -> Table:
    """Return a table with everybody seated, gone to a step with Next."""
    table = Table(pack, people)
    table.unlock()
    table.everybody()
    table.go(at)
    return table


OPEN, WAITING, SKIPPED, REVEALED = Phase.OPEN, Phase.WAITING, Phase.SKIPPED, Phase.REVEALED
