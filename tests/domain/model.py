"""The run of show a second time, as plainly as it can be said: dicts, and a clock that counts down.

Written from the plan, not from the code. It says of every command whether it is allowed,
and how the room stands afterwards.
"""

from __future__ import annotations

from scanhost.domain import commands as ask
from scanhost.domain.commands import Command, GiveBack, GiveGrade, TakeSeat

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

    def __init__(self, people: list[str]) -> None:
        self.locked, self.at, self.paused = True, "lobby", False
        self.shown: str | None = None
        self.called: str | None = None
        self.phase = {norm: "waiting" for block in BLOCKS.values() for norm in block}
        self.round = dict.fromkeys(self.phase, 1)
        self.revealed: dict[str, list[int]] = {norm: [] for norm in self.phase}
        self.grades: dict[tuple[str, int], dict[str, int | None]] = {}  # -> seat -> grade
        self.people = people
        self.token: dict[str, str | None] = {}  # of every seat that was ever taken
        self.absent: dict[str, bool] = {}
        self.unseen: dict[str, set[tuple[str, int]]] = {}  # filled in by who sat there before
        self.owner: dict[str, str | None] = {}  # page load that may repeat its take
        self.heard: dict[str, tuple[int, str]] = {}  # load -> counter, code
        self.left: float | None = None
        self.held: float | None = None  # of the step, while a called norm has the clock
        self.done: float | None = None  # seconds since the last present seat answered

    # --- how it stands -------------------------------------------------------------------

    def present(self) -> list[str]:
        return [seat for seat, token in self.token.items() if token and not self.absent[seat]]

    def answers(self, norm: str) -> dict[str, int | None]:
        return self.grades.get((norm, self.round[norm]), {})

    def todo(self, seat: str, norms: list[str]) -> list[str]:
        return [n for n in norms if self.phase[n] == "open" and seat not in self.answers(n)]

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
        if not self.runs() or self.voting() is None or self.ready():
            return False
        return self.left == 0 or (self.done is not None and self.done >= 3)

    # --- what happens --------------------------------------------------------------------

    def elapse(self, seconds: float) -> None:
        if self.runs():
            self.left = max(0.0, (self.left or 0.0) - seconds)
            self.done = None if self.done is None else self.done + seconds

    def restart(self) -> None:
        """The clock stands still, at the seconds that were written down."""
        self.paused = self.paused or self.left is not None
        self.done = None
        self.settle()

    def decide(self, command: Command) -> str:
        """Do what a command says when it is allowed; return the code of its refusal, or ""."""
        if isinstance(command, TakeSeat | GiveBack | GiveGrade):
            code = self._phone(command)
        else:
            code = self._chair(command)
        self.settle()
        return code

    def settle(self) -> None:
        norm = self.voting()
        complete = norm is not None and self.present() and not self.missing([norm])
        if not complete or self.left is None:
            self.done = None
        elif self.done is None:
            self.done = 0.0

    # --- phones --------------------------------------------------------------------------

    def _phone(self, command: TakeSeat | GiveBack | GiveGrade) -> str:
        load, counter, seat = command.message.load, command.message.counter, command.seat
        last, code = self.heard.get(load, (0, ""))
        if counter < last:
            return "message.old"
        if counter == last:
            if not isinstance(command, TakeSeat):
                return code
            if self.owner.get(seat) != load or code != "taken":
                return "message.old"
            self.token[seat] = command.token
            return ""
        if isinstance(command, TakeSeat):
            if self.locked:
                return "session.locked"
            if seat not in self.people:
                return "seat.unknown"
            if self.token.get(seat):
                return "seat.taken"
            self.token[seat], self.absent[seat], self.owner[seat] = command.token, False, load
            self.unseen[seat] = {key for key, given in self.grades.items() if seat in given}
            self.heard[load] = (counter, "taken")
            return ""
        if not self.token.get(seat) or self.token[seat] != command.token:
            return "seat.lost"
        self.owner[seat] = None
        code = self._grade(command) if isinstance(command, GiveGrade) else self._leave(seat)
        self.heard[load] = (counter, code)
        return code

    def _leave(self, seat: str) -> str:
        if any(seat in given for given in self.grades.values()):
            return "seat.graded"
        self.token[seat] = None
        return ""

    def _grade(self, command: GiveGrade) -> str:
        norm = command.norm
        if command.grade is not None and command.grade not in range(1, 11):
            return "grade.range"
        if self.phase[norm] != "open":
            return f"norm.{self.phase[norm]}"
        if command.round != self.round[norm]:
            return "norm.round"
        self.grades.setdefault((norm, command.round), {})[command.seat] = command.grade
        self.unseen[command.seat].discard((norm, command.round))
        return ""

    # --- the chair -----------------------------------------------------------------------

    def _chair(self, command: Command) -> str:
        match command:
            case ask.FreeSeat(seat) | ask.MarkAbsent(seat) if seat not in self.token:
                return "seat.free"
            case ask.FreeSeat(seat):
                self.token[seat], self.owner[seat] = None, None
            case ask.MarkAbsent(seat, absent):
                self.absent[seat] = absent
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

    def _conduct(self, command: Command) -> str:
        match command:
            case ask.Lock():
                if self.at != "lobby":
                    return "session.running"
                self.locked, self.paused = True, False
            case ask.Next(at, sure):
                return self._next(at, sure)
            case ask.Back():
                return self._back()
            case ask.Jump(step, sure):
                return self._jump(step, sure)
            case ask.Pause():
                if self.paused:
                    return "clock.paused"
                self.paused = True
            case ask.Resume():
                if not self.paused:
                    return "clock.running"
                self.paused = False
                self._runs_again()
            case ask.AddTime(seconds):
                if self.left is None:
                    return "clock.none"
                self.left = max(self.left, min(3600.0, self.left + seconds))
            case ask.Skip(norm):
                return self._skip(norm)
            case ask.Reopen(norm):
                return self._call(norm, again=False)
            case ask.VoteAgain(norm):
                return self._call(norm, again=True)
        return ""

    def _runs_again(self) -> None:
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
        here, there = STEPS.index(self.at), STEPS.index(step)
        for passed in STEPS[here + 1 : there]:
            norm, block = norm_of(passed), REVEALS.get(passed)
            for one in [norm] if norm else BLOCKS[block] if block else []:
                if self.phase[one] in ("waiting", "open"):
                    self.phase[one] = "skipped"
        self.at, self.shown, self.called, self.paused = step, None, None, False
        if norm := norm_of(step):
            self.phase[norm] = "open"
        for one in BLOCKS[REVEALS[step]] if step in REVEALS else []:
            self._reveal(one)
        self.left, self.held, self.done = SECONDS.get(kind(step)), None, None

    def _reveal(self, norm: str) -> None:
        if self.phase[norm] == "open":
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
        self.phase[norm] = "open"
        self.round[norm] += again
        self.paused, self.shown, self.done = False, None, None
        if norm_of(self.at) != norm:
            self.called, self.held = norm, self.left
        self.left = 60.0
        return ""

    def _end_call(self) -> None:
        if self.called and self._alone(self.called):
            self._reveal(self.called)
        self.called, self.paused, self.done = None, False, None
        self.left, self.held = self.held, None

    def _skip(self, norm: str) -> str:
        if norm != self.voting() or self.shown:
            return "step.moved"
        self.phase[norm] = "revealed" if self.revealed[norm] else "skipped"
        if self.called:
            self._end_call()
        elif kind(self.following()) == "review":
            self.left, self.paused = None, False
        else:
            self._enter(self.following())
        return ""
