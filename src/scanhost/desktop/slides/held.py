"""The slides of what the room has seen together, for whoever writes about it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanhost.desktop.bridge import PLAIN, Snapshot
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.script import Kind, Step


def held(snapshot: Snapshot) -> list[Snapshot]:
    """Return a snapshot for each slide after a reveal, in the order of the run.

    No clock runs in them, and nothing of who joins, asks or waits now is to be seen.
    """
    room = snapshot.room
    still = replace(
        snapshot,
        trouble=None,
        emphasis=PLAIN,
        room=replace(
            room,
            locked=False,
            closed=False,
            paused=False,
            called=None,
            voting=None,
            round=1,
            left=None,
            running=False,
            waiting=False,
            said=(),
            agreements=tuple(one for one in room.agreements if one.ended),
        ),
    )
    return [
        replace(still, room=replace(still.room, step=step, live=step)) for step in _steps(snapshot)
    ]


def _steps(snapshot: Snapshot) -> Iterator[Step]:
    """Yield the steps whose slides show a result, each review followed by its norms."""
    room = snapshot.room
    ordered = [step for step, _ in room.steps]
    norms = {step.norm: step for step in ordered if step.kind is Kind.NORM}
    for step in ordered:
        match step.kind:
            case Kind.INTRODUCTION_RESULT if room.norms[INTRODUCTION].rounds:
                yield step
            case Kind.REVIEW:
                theme = room.pack.theme(step.theme or "")
                seen = [norms[norm.id] for norm in theme.norms if room.norms[norm.id].rounds]
                if seen:
                    yield step
                    yield from seen
            case Kind.POINTS | Kind.ACTIONS if room.points:
                yield step
            case Kind.CLOSING if room.closed or room.live.kind is Kind.CLOSING:
                yield step
