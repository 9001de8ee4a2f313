"""The rules of a session: a command and the state become changes, or a refusal.

`decide` is the only way anything changes. It holds no clock: `now` is the caller's
monotonic time in seconds.
"""

from __future__ import annotations

from dataclasses import replace

from scanhost.domain import collecting, conduct, following, heard, polling, writing
from scanhost.domain.commands import Command, GiveGrade, Phone, Tick, Write
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.examples import Collect
from scanhost.domain.facts import Change
from scanhost.domain.followup import Follow
from scanhost.domain.kept import ClockSet
from scanhost.domain.state import State


def decide(state: State, command: Command, now: float) -> list[Change] | Refused:
    """Return what a command changes, in order, or why it may not."""
    outcome = decided(state, command, now)
    return outcome if isinstance(outcome, Refused) else outcome.changes


def decided(state: State, command: Command, now: float) -> Draft | Refused:
    """Return what a command changes with the state that makes, or why it may not."""
    draft = Draft(state)
    if isinstance(command, Phone):
        refused = heard.phone(draft, command)
    elif isinstance(command, Write):
        refused = writing.write(draft, command)
    elif isinstance(command, Follow):
        refused = following.follow(draft, command)
    elif isinstance(command, Collect):
        refused = collecting.collect(draft, command)
    elif isinstance(command, Tick):
        refused = conduct.tick(draft, now)
    else:
        refused = conduct.conduct(draft, command, now)
    if refused is not None:
        return refused
    # One more grade leaves complete what is: nobody has to be looked for.
    if not (isinstance(command, GiveGrade) and state.clock and state.clock.complete is not None):
        _settle(draft, now)
    return draft


def _settle(draft: Draft, now: float) -> None:
    """Keep when the last present seat answered what has the clock; a late seat unsays it."""
    polling.settle(draft)
    state, clock = draft.state, draft.state.clock
    if clock is None:
        return
    norm = state.voting()
    done = norm is not None and state.complete(norm)
    if done != (clock.complete is not None):
        draft.emit(ClockSet(replace(clock, complete=now if done else None)))
