"""The run of show a second time, as plainly as it can be said: dicts, and a clock that counts down.

Written from the plan, not from the code. It says of every command whether it is allowed,
and how the room stands afterwards.
"""

from __future__ import annotations

from scanhost.domain import commands as ask
from scanhost.domain.commands import (
    Agree,
    Command,
    Consent,
    Enter,
    GiveBack,
    GiveGrade,
    TakeSeat,
)

Phone = TakeSeat | GiveBack | GiveGrade | Consent | Agree

BLOCKS = {"intro": ["intro"], "A": ["A1", "A2", "A3"], "B": ["B1", "B2", "B3"]}
STEPS = [
    *("lobby", "welcome", "introduction", "introduction-result"),
    *("theme:A", "norm:A1", "norm:A2", "norm:A3", "catch-up:A", "review:A"),
    *("norm:B1", "norm:B2", "norm:B3", "catch-up:B", "review:B"),
    *("points", "actions", "closing"),
]
SECONDS = {"introduction": 60.0, "theme": 60.0, "norm": 60.0, "catch-up": 20.0, "review": 900.0}
REVEALS = {"introduction-result": "intro", "review:A": "A", "review:B": "B"}


def kind(step: str) -> str:
    return step.split(":")[0]


def norm_of(step: str) -> str | None:
    """Return the norm that a step opens."""
    return "intro" if step == "introduction" else step[5:] if kind(step) == "norm" else None


def block_of(step: str) -> str | None:
    if step.startswith("introduction"):
        return "intro"
    return step.split(":")[1][0] if ":" in step else None


class Model:
    """What must be so. Everything is public, to be compared with the state."""

    def __init__(self, people: list[str], mode: str = "anonymous") -> None:
        self.mode = mode
        self.locked, self.at, self.paused = True, "lobby", False
        self.shown: str | None = None
        self.called: str | None = None
        self.phase = {norm: "waiting" for block in BLOCKS.values() for norm in block}
        self.round = dict.fromkeys(self.phase, 1)
        self.revealed: dict[str, list[int]] = {norm: [] for norm in self.phase}
        self.grades: dict[tuple[str, int], dict[str, int | None]] = {}  # -> ballot -> grade
        self.behalf: set[tuple[str, int, str]] = set()  # norm, round, ballot
        self.aside: dict[str, list[int]] = {norm: [] for norm in self.phase}
        self.names = "none"
        self.polls: list[tuple[str, dict[str, bool], bool]] = []  # theme, answers, ended
        self.points: set[str] = set()
        self.restored = False
        self.before: set[tuple[str, int]] = set()  # opened before a backup was put back
        self.people = people
        self.token: dict[str, str | None] = {}  # of every seat that was ever taken
        self.ballot: dict[str, str] = {}
        self.absent: dict[str, bool] = {}
        self.gone: dict[str, bool] = {}
        self.extra: dict[str, str] = {}
        self.consent: dict[str, str] = {}
        self.unseen: dict[str, set[tuple[str, int]]] = {}  # filled in by who sat there before
        self.owner: dict[str, str | None] = {}  # page load that may repeat its take
        self.heard: dict[str, tuple[int, str]] = {}  # load -> counter, code
        self.codes: dict[str, str] = {}  # that a phone has shown -> its seat
        self.visitors: dict[str, tuple[str, str, str]] = {}  # -> load, seat, token
        self.left: float | None = None
        self.held: float | None = None  # of the step, while a called norm has the clock
        self.done: float | None = None  # seconds since the last present seat answered
        self.over = 0.0  # seconds since the clock ran out

    # --- how it stands -------------------------------------------------------------------

    def present(self) -> list[str]:
        return [seat for seat, token in self.token.items() if token and not self.absent[seat]]

    def answers(self, norm: str) -> dict[str, int | None]:
        return self.grades.get((norm, self.round[norm]), {})

    def todo(self, seat: str, norms: list[str]) -> list[str]:
        return [n for n in norms if self.phase[n] == "open" and self.lacks(seat, n)]

    def lacks(self, seat: str, norm: str) -> bool:
        unseen = (norm, self.round[norm]) in self.unseen[seat]
        return self.ballot[seat] not in self.answers(norm) and not unseen

    def missing(self, norms: list[str]) -> list[str]:
        return [seat for seat in self.present() if self.todo(seat, norms)]

    def block(self) -> list[str]:
        return BLOCKS[block_of(self.at) or ""] if block_of(self.at) else []

    def voting(self) -> str | None:
        """Return the norm that has the clock."""
        if self.called:
            return self.called
        norm = norm_of(self.at)
        return norm if norm and self.phase[norm] == "open" else None

    def following(self) -> str:
        step = STEPS[STEPS.index(self.at) + 1]
        empty = kind(step) == "catch-up" and not self.missing(self.block())
        nothing = step == "introduction-result" and self.phase["intro"] == "skipped"
        return STEPS[STEPS.index(step) + 1] if empty or nothing else step

    def ready(self) -> bool:
        """Tell whether the last norm of a block waits for the chair to reveal it."""
        return not self.called and kind(self.at) == "norm" and kind(self.following()) == "review"

    def on_screen(self) -> str:
        return f"call:{self.called}" if self.called else self.shown or self.at

    def runs(self) -> bool:
        return self.left is not None and not self.paused and self.shown is None

    def due(self) -> bool:
        norm = self.voting()
        if not self.runs() or norm is None or self.ready():
            return False
        if self.done is not None:
            return self.left == 0 or self.done >= 3
        waited = {self.extra[seat] for seat in self.missing([norm])}
        if not (self.at == "introduction" or (self.called and self._alone(self.called))):
            waited = set()  # it only moves on
        if "off" in waited:
            return False
        return self.left == 0 and self.over >= (9 * 60 if "x10" in waited else 0)

    # --- what happens --------------------------------------------------------------------

    def elapse(self, seconds: float) -> None:
        if self.runs():
            self.over += max(0.0, seconds - (self.left or 0.0))
            self.left = max(0.0, (self.left or 0.0) - seconds)
            self.done = None if self.done is None else self.done + seconds

    def restart(self) -> None:
        """The clock stands still, at the seconds that were written down."""
        self.paused = self.paused or self.left is not None
        self.done, self.over = None, 0.0
        self.settle()

    def restore(self) -> None:
        """A backup was put back: it knows no seats, and what was opened stays with its ballots."""
        opened = {n for n, phase in self.phase.items() if phase != "waiting"}
        self.restored = True
        self.before |= {(n, r) for n in opened for r in range(1, self.round[n] + 1)}
        self.token, self.ballot, self.owner, self.heard, self.unseen = {}, {}, {}, {}, {}
        self.visitors = {}
        self.absent, self.gone, self.extra, self.consent = {}, {}, {}, {}
        self.restart()

    def decide(self, command: Command) -> str:
        """Do what a command says when it is allowed; return the code of its refusal, or ""."""
        if isinstance(command, Enter):
            code = self._show_code(command)
        else:
            code = self._phone(command) if isinstance(command, Phone) else self._chair(command)
        self.settle()
        return code

    def settle(self) -> None:
        if self.poll() and self.present():
            _, answers, _ = self.polls[-1]
            if all(self.ballot[seat] in answers for seat in self.present()):
                self._end_poll()
        norm = self.voting()
        complete = norm is not None and self.present() and not self.missing([norm])
        if not complete or self.left is None:
            self.done = None
        elif self.done is None:
            self.done = 0.0

    # --- phones --------------------------------------------------------------------------

    def _phone(self, command: Phone) -> str:
        load, counter, seat = command.message.load, command.message.counter, command.seat
        last, code = self.heard.get(load, (0, ""))
        if counter < last:
            return "message.old"
        if counter == last:
            if not isinstance(command, TakeSeat):
                return code
            took = self.owner.get(seat) == load and code == "taken"
            if not took or not self.token.get(seat):
                return "message.old"
            self.token[seat] = command.token
            return ""
        if isinstance(command, TakeSeat):
            return self._take(command)
        if not self.token.get(seat) or self.token[seat] != command.token:
            return "seat.lost"
        self.owner[seat] = None
        match command:
            case GiveGrade():
                code = self._grade(command)
            case GiveBack():
                code = self._leave(seat)
            case Consent():
                code = self._consent(seat, command.yes)
            case Agree():
                code = self._agree(seat, command)
        self.heard[load] = (counter, code)
        return code

    def _take(self, command: TakeSeat) -> str:
        load, counter, seat = command.message.load, command.message.counter, command.seat
        if self.locked:
            return "session.locked"
        if seat not in self.people:
            return "seat.unknown"
        if self.token.get(seat):
            return "seat.taken"
        if self.gone.get(seat):
            return "seat.gone"
        if self.names == "agreed":
            if command.consent is None:
                return "consent.needed"
            if not command.consent:
                self.names = "refused"
        if seat not in self.token:
            ballots = {ballot for given in self.grades.values() for ballot in given}
            if command.known in ballots and command.known not in self.ballot.values():
                self._link(seat, command.known)
            else:
                self._link(seat, command.ballot)
                self.unseen[seat] = set(self.before)
        else:
            given = {key for key, one in self.grades.items() if self.ballot[seat] in one}
            self.unseen[seat] |= given
        self.token[seat], self.absent[seat], self.owner[seat] = command.token, False, load
        self.consent[seat] = {None: "", True: "yes", False: "no"}[command.consent]
        self.heard[load] = (counter, "taken")
        return ""

    def _show_code(self, command: Enter) -> str:
        load, seat = command.message.load, self.codes.get(command.code)
        if self.locked:
            return "session.locked"
        if seat is None:
            return "code.unknown"
        if self.gone[seat]:
            return "seat.gone"
        self.visitors = {k: v for k, v in self.visitors.items() if v[1] != seat}
        self.visitors[command.visitor] = (load, seat, command.token)
        self.heard[load] = (command.message.counter, "waits")
        return ""

    def _admit(self, visitor: str) -> str:
        if visitor not in self.visitors:
            return "visitor.gone"
        _, seat, token = self.visitors[visitor]
        if self.gone[seat]:
            return "seat.gone"
        del self.visitors[visitor]
        self.unseen[seat] |= {key for key, one in self.grades.items() if self.ballot[seat] in one}
        self.token[seat], self.absent[seat], self.owner[seat] = token, False, None
        self.consent[seat] = ""
        return ""

    def _link(self, seat: str, ballot: str) -> None:
        self.token[seat], self.ballot[seat], self.unseen[seat] = None, ballot, set()
        self.absent[seat] = self.gone[seat] = False
        self.extra[seat] = ""
        self.consent.setdefault(seat, "")

    def _consent(self, seat: str, yes: bool) -> str:
        if self.mode != "open":
            return "consent.unasked"
        self.consent[seat] = "yes" if yes else "no"
        if not yes and self.names == "agreed":
            self.names = "refused"
        return ""

    def poll(self) -> bool:
        return bool(self.polls) and not self.polls[-1][2]

    def _end_poll(self) -> None:
        theme, answers, _ = self.polls[-1]
        self.polls[-1] = (theme, answers, True)

    def _agree(self, seat: str, command: Agree) -> str:
        if not self.poll() or command.poll != len(self.polls):
            return "agree.ended"
        self.polls[-1][1][self.ballot[seat]] = command.yes
        return ""

    def _leave(self, seat: str) -> str:
        if any(self.ballot[seat] in given for given in self.grades.values()):
            return "seat.graded"
        self.token[seat], self.consent[seat] = None, ""
        return ""

    def _grade(self, command: GiveGrade) -> str:
        norm, seat = command.norm, command.seat
        if command.grade is not None and command.grade not in range(1, 11):
            return "grade.range"
        if self.phase[norm] != "open":
            return f"norm.{self.phase[norm]}"
        if command.round != self.round[norm]:
            return "norm.round"
        if self.names == "agreed" and self.consent[seat] != "yes":
            return "consent.needed"
        if self.ballot[seat] not in self.answers(norm) and not self.lacks(seat, norm):
            return "norm.restored"
        self._give(norm, command.round, self.ballot[seat], command.grade)
        self.unseen[seat].discard((norm, command.round))
        return ""

    def _give(self, norm: str, round: int, ballot: str, grade: int | None) -> None:
        self.grades.setdefault((norm, round), {})[ballot] = grade
        self.behalf.discard((norm, round, ballot))

    def _void(self, norm: str, round: int, seat: str) -> None:
        del self.grades[norm, round][self.ballot[seat]]
        if not self.grades[norm, round]:
            del self.grades[norm, round]
        self.behalf.discard((norm, round, self.ballot[seat]))
        self.unseen[seat].discard((norm, round))

    # --- the chair -----------------------------------------------------------------------

    def _chair(self, command: Command) -> str:
        match command:
            case ask.GradeFor():
                return self._grade_for(command)
            case ask.GiveSeat(link):
                if link.seat not in self.token or self.ballot[link.seat] != link.ballot:
                    return "seat.unknown"
                if self.gone[link.seat]:
                    return "seat.unknown"
                if self.token[link.seat]:
                    return "seat.taken"
                self.token[link.seat] = link.token
            case (
                ask.FreeSeat(seat)
                | ask.MarkAbsent(seat)
                | ask.GiveExtra(seat)
                | ask.Leave(seat)
                | ask.ComeBack(seat)
                | ask.TakeBackFor(seat)
            ) if seat not in self.token:
                return "seat.free"
            case ask.FreeSeat(seat):
                self.token[seat] = None
            case ask.MarkAbsent(seat, absent):
                self.absent[seat] = absent
            case ask.GiveExtra(seat, extra):
                self.extra[seat] = extra
            case ask.Leave(seat, keep):
                return self._go_home(seat, keep)
            case ask.ComeBack(seat):
                return self._come_back(command)
            case ask.TakeBackFor(seat, norm, round):
                if (norm, round, self.ballot[seat]) not in self.behalf:
                    return "behalf.none"
                if round in self.revealed[norm]:
                    return "norm.revealed"
                self._void(norm, round, seat)
            case ask.Unlock():
                if not self.locked:
                    return "session.unlocked"
                self.locked = False
            case ask.Tick():
                if self.due():
                    if self.called:
                        self._end_call()
                    else:
                        self._enter(self.following())
            case _:
                return "session.locked" if self.locked else self._conduct(command)
        return ""

    def _grade_for(self, command: ask.GradeFor) -> str:
        seat, norm, round = command.seat, command.norm, command.round
        if seat not in self.people:
            return "seat.unknown"
        if self.restored and seat not in self.token:
            return "behalf.restored"
        if self.phase[norm] != "open":
            return f"norm.{self.phase[norm]}"
        if round != self.round[norm]:
            return "norm.round"
        if self.gone.get(seat):
            return "seat.gone"
        if self.names == "agreed" and self.consent.get(seat) != "yes":
            return "behalf.names"
        if seat in self.token:
            ballot = self.ballot[seat]
            if ballot in self.answers(norm) and (norm, round, ballot) not in self.behalf:
                return "behalf.own"
            if ballot not in self.answers(norm) and not self.lacks(seat, norm):
                return "norm.restored"
        else:
            self._link(seat, command.ballot)
        self._give(norm, round, self.ballot[seat], command.grade)
        self.behalf.add((norm, round, self.ballot[seat]))
        return ""

    def _go_home(self, seat: str, keep: bool) -> str:
        if self.gone[seat]:
            return "seat.gone"
        for norm, round in list(self.grades) if not keep else []:
            answered = self.ballot[seat] in self.grades[norm, round]
            if answered and round not in self.revealed[norm]:
                self._void(norm, round, seat)
        self.token[seat], self.gone[seat] = None, True
        return ""

    def _come_back(self, command: ask.ComeBack) -> str:
        seat = command.seat
        if not self.gone[seat]:
            return "seat.here"
        for norm, round, grade in command.grades:
            free = self.ballot[seat] not in self.grades.get((norm, round), {})
            if free and round not in self.revealed[norm] and round <= self.round[norm]:
                self._give(norm, round, self.ballot[seat], grade)
                if (norm, round) in command.behalf:
                    self.behalf.add((norm, round, self.ballot[seat]))
        if command.earlier:
            said = [one.split("/") for one in command.earlier.split()]
            self.unseen[seat] = {(norm, int(round)) for norm, round in said}
        self.token[seat], self.gone[seat] = command.token, False
        return ""

    def _undo(self, command: ask.StepBack) -> str:
        if command.at != self.at or STEPS.index(command.step) >= STEPS.index(self.at):
            return "step.moved"
        if self.called:
            return "call.running"
        undone = STEPS[STEPS.index(command.step) + 1 : STEPS.index(self.at) + 1]
        if any(self.revealed[n] for s in undone if s in REVEALS for n in BLOCKS[REVEALS[s]]):
            return "undo.revealed"
        self._moved_on()
        for norm, phase in command.norms:
            empty = not self.answers(norm) and self.round[norm] == 1
            if phase == "waiting" and self.phase[norm] in ("open", "skipped") and empty:
                self.phase[norm] = "waiting"
            elif self.phase[norm] == "skipped" and phase in ("waiting", "open"):
                self.phase[norm] = "open"
        self.at, self.shown, self.paused = command.step, None, False
        self.left, self.held, self.done, self.over = command.left, None, None, 0.0
        here = self.voting()
        done = here is not None and self.present() and not self.missing([here])
        self.paused = command.left is not None and bool(done)
        return ""

    def _moved_on(self) -> None:
        if self.names == "refused":
            self.names = "gone"

    def _asked(self) -> bool:
        return any(self.grades.values()) or any(
            phase in ("open", "revealed") for phase in self.phase.values()
        )

    def _first(self) -> None:
        """Before the first question, agree on names if everybody present said yes."""
        asked = self._asked()
        yes = [self.consent[seat] == "yes" for seat in self.present()]
        if self.mode == "open" and not asked and self.names == "none" and yes and all(yes):
            self.names = "agreed"

    def _correct(self, command: ask.SetAside | ask.CountAgain) -> str:
        norm, round = command.norm, command.round
        if round not in self.revealed[norm]:
            return "norm.not_revealed"
        if isinstance(command, ask.SetAside):
            if round not in self.aside[norm]:
                self.aside[norm].append(round)
        elif round in self.aside[norm]:
            self.aside[norm].remove(round)
        else:
            return "aside.none"
        return ""

    def _ask(self, theme: str) -> str:
        if self.poll():
            return "agree.running"
        if STEPS.index(self.at) < STEPS.index(f"review:{theme}"):
            return "norm.not_revealed"
        if not any(point.startswith(theme) for point in self.points):
            return "agree.none"
        self.polls.append((theme, {}, False))
        return ""

    def _conduct(self, command: Command) -> str:
        match command:
            case ask.Lock():
                graded = any(self.grades.values()) or any(self.revealed.values())
                if graded or self.called or self.before:
                    return "session.running"
                if self.at != "lobby":
                    self._moved_on()
                    self.phase = dict.fromkeys(self.phase, "waiting")
                    self.at, self.shown = "lobby", None
                    self.left, self.held, self.done, self.over = None, None, None, 0.0
                self.locked, self.paused = True, False
            case ask.Admit(visitor):
                return self._admit(visitor)
            case ask.LetOut(seat, token, before, _, grades):
                if self.token.get(seat) != token:
                    return "seat.taken"
                assert before is not None
                self.token[seat], self.consent[seat] = before.token, before.consent
                self.absent[seat], self.owner[seat] = before.absent, None
                pairs = (one.split("/") for one in before.earlier.split() if "agree" not in one)
                was = {(norm, round): grade for norm, round, grade in grades}
                for key, given in list(self.grades.items()):
                    now = given.get(self.ballot[seat], "nothing")
                    if key[1] in self.revealed[key[0]] or now == "nothing":
                        continue
                    if was.get(key, "nothing") != now:
                        self._void(*key, seat)
                        if key in was:
                            self._give(*key, self.ballot[seat], was[key])
                self.unseen[seat] = {(norm, int(round)) for norm, round in pairs}
            case ask.TurnAway(visitor):
                if self.visitors.pop(visitor, None) is None:
                    return "visitor.gone"
            case ask.Next(at, sure):
                return self._next(at, sure)
            case ask.Back():
                return self._back()
            case ask.Jump(step, sure):
                return self._jump(step, sure)
            case ask.Pause():
                if self.paused:
                    return "clock.paused"
                self.paused, self.over = True, 0.0
            case ask.Resume():
                if not self.paused:
                    return "clock.running"
                self.paused = False
                self._runs_again()
            case ask.AddTime(seconds):
                if self.left is None:
                    return "clock.none"
                self.left = max(self.left, min(3600.0, self.left + seconds))
                self.done = None if self.done is None else self.done - seconds
                self.over = 0.0
            case ask.SetAside() | ask.CountAgain():
                return self._correct(command)
            case ask.AskAgreement(theme):
                return self._ask(theme)
            case ask.EndAgreement():
                if not self.poll():
                    return "agree.ended"
                self._end_poll()
            case ask.StepBack():
                return self._undo(command)
            case ask.Skip(norm):
                return self._skip(norm)
            case ask.Reopen(norm):
                return self._call(norm, again=False)
            case ask.VoteAgain(norm):
                return self._call(norm, again=True)
        return ""

    def _runs_again(self) -> None:
        self.over = 0.0
        if self.runs() and self.done is not None:
            self.done = 0.0

    def _next(self, at: str, sure: bool) -> str:
        if at != self.on_screen():
            return "step.moved"
        if self.called:
            if self._alone(self.called) and not sure and self.missing([self.called]):
                return "reveal.missing"
            self._end_call()
            return ""
        if self.shown:
            ahead = STEPS[STEPS.index(self.shown) + 1]
            if kind(ahead) == "catch-up" and ahead != self.at:
                ahead = STEPS[STEPS.index(ahead) + 1]
            self._show(ahead)
            return ""
        if self.at == "closing":
            return "step.last"
        return self._ask_and_enter(self.following(), sure)

    def _back(self) -> str:
        if self.called:
            return "call.running"
        here = STEPS.index(self.shown or self.at)
        if here == 0:
            return "step.first"
        before = here - 2 if kind(STEPS[here - 1]) == "catch-up" else here - 1
        self._show(STEPS[before])
        return ""

    def _jump(self, step: str, sure: bool) -> str:
        if step not in STEPS:
            return "step.unknown"
        if self.called:
            return "call.running"
        if STEPS.index(step) <= STEPS.index(self.at):
            self._show(step)
            return ""
        return self._ask_and_enter(step, sure)

    def _show(self, step: str) -> None:
        returns = step == self.at and self.shown is not None
        self.shown = None if step == self.at else step
        if returns:
            self._runs_again()

    def _ask_and_enter(self, step: str, sure: bool) -> str:
        if not sure and step in REVEALS and self.missing(BLOCKS[REVEALS[step]]):
            return "reveal.missing"
        self._enter(step)
        return ""

    def _enter(self, step: str) -> None:
        if self.poll():
            self._end_poll()
        self._moved_on()
        here, there = STEPS.index(self.at), STEPS.index(step)
        for passed in STEPS[here + 1 : there]:
            norm, block = norm_of(passed), REVEALS.get(passed)
            for one in [norm] if norm else BLOCKS[block] if block else []:
                if self.phase[one] in ("waiting", "open"):
                    self.phase[one] = "skipped"
        self.at, self.shown, self.called, self.paused = step, None, None, False
        if (norm := norm_of(step)) and self.phase[norm] == "waiting":
            self._first()
            self.phase[norm] = "open"
        for one in BLOCKS[REVEALS[step]] if step in REVEALS else []:
            self._reveal(one)
        self.left, self.held, self.done = SECONDS.get(kind(step)), None, None
        self.over = 0.0

    def _reveal(self, norm: str) -> None:
        if self.phase[norm] == "open":
            self._moved_on()
            self.phase[norm] = "revealed"
            self.revealed[norm].append(self.round[norm])

    def _alone(self, norm: str) -> bool:
        """Tell whether a norm's block was passed, so that it is revealed by itself."""
        block = next(block for block, norms in BLOCKS.items() if norm in norms)
        review = next(step for step, one in REVEALS.items() if one == block)
        return STEPS.index(review) <= STEPS.index(self.at)

    def _call(self, norm: str, again: bool) -> str:
        if norm not in self.phase:
            return "norm.unknown"
        if self.called:
            return "call.running"
        if again and self.phase[norm] != "revealed":
            return "norm.not_revealed"
        if not again and self.phase[norm] != "skipped":
            return "norm.not_skipped"
        self._first()
        self.phase[norm] = "open"
        self.round[norm] += again
        self.paused, self.shown, self.done, self.over = False, None, None, 0.0
        if norm_of(self.at) != norm:
            self.called, self.held = norm, self.left
        self.left = 60.0
        return ""

    def _end_call(self) -> None:
        if self.called and self._alone(self.called):
            self._reveal(self.called)
        self.called, self.paused, self.done, self.over = None, False, None, 0.0
        self.left, self.held = self.held, None

    def _skip(self, norm: str) -> str:
        if norm != self.voting() or self.shown:
            return "step.moved"
        self.phase[norm] = "revealed" if self.revealed[norm] else "skipped"
        if self.called:
            self._end_call()
        elif kind(self.following()) == "review":
            self.left, self.paused, self.over = None, False, 0.0
        else:
            self._enter(self.following())
        return ""
