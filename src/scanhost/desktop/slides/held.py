"""The slides of what the room has seen together, for whoever writes about it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanhost.desktop.snapshot import PLAIN, Emphasis, Snapshot
from scanhost.domain import meetings
from scanhost.domain.meetings import TABLE, MeetingStep, Stage
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.script import Kind, Step
from scanhost.domain.views import MeetingView, Room


def held(snapshot: Snapshot) -> list[Snapshot]:
    """Return a snapshot for each slide that shows a result or tells of it, in order of the run.

    None without a result. No clock runs in them, and nothing of who joins, asks or waits now
    is to be seen.
    """
    room = snapshot.room
    still = replace(
        snapshot,
        trouble=None,
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
            meeting=None,
            said=(),
            agreements=tuple(one for one in room.agreements if one.ended),
        ),
    )
    last = room.steps[-1][0]
    shown = [
        replace(still, emphasis=emphasis, room=replace(still.room, step=step, live=step))
        for step, emphasis in _steps(snapshot)
    ]
    shown += [
        replace(still, joining=None, room=replace(still.room, step=last, live=last, meeting=one))
        for one in _met(room)
    ]
    return shown if any(norm.rounds for norm in room.norms.values()) else []


def _steps(snapshot: Snapshot) -> Iterator[tuple[Step, Emphasis]]:
    """Yield the steps to be seen again, each review with its norms and what was agreed."""
    room = snapshot.room
    ordered = [step for step, _ in room.steps]
    norms = {step.norm: step for step in ordered if step.kind is Kind.NORM}
    for step in ordered:
        match step.kind:
            case Kind.WELCOME:
                yield step, PLAIN
            case Kind.INTRODUCTION_RESULT if room.norms[INTRODUCTION].rounds:
                yield step, PLAIN
            case Kind.THEME if _seen(room, step):
                yield step, PLAIN
            case Kind.REVIEW:
                seen = _seen(room, step)
                if seen:
                    yield step, PLAIN
                    yield from ((norms[norm], PLAIN) for norm in seen)
                if any(one.ended and one.theme == step.theme for one in room.agreements):
                    yield step, Emphasis(agreement=True)
            case Kind.POINTS | Kind.ACTIONS if room.points:
                yield step, PLAIN
            case Kind.CLOSING if room.closed or room.live.kind is Kind.CLOSING:
                yield step, PLAIN


def _seen(room: Room, step: Step) -> list[str]:
    """Return the norms of a step's theme that the room has seen the grades of."""
    theme = room.pack.theme(step.theme or "")
    return [norm.id for norm in theme.norms if room.norms[norm.id].rounds]


def _met(room: Room) -> Iterator[MeetingView]:
    """Yield the steps of the last meeting in which something was said."""
    steps = meetings.run(meetings.in_order(room.points))
    for line in room.meetings[-1:]:
        for at, step in enumerate(steps):
            if _said(room, step):
                yield MeetingView(line.number, line.day, steps, at)


def _said(room: Room, step: MeetingStep) -> bool:
    process = room.process
    match step.stage:
        case Stage.CHOICE:
            return bool(room.points)
        case Stage.AGREEMENTS:
            return any(one.commitments for one in room.points if one.id == step.about)
        case Stage.PROCESS if step.about == TABLE:
            return bool(process.table or process.often or process.report)
        case Stage.PROCESS:
            return bool(process.of(step.about))
        case Stage.NEXT:
            return bool(room.next.month or room.next.chair or room.next.domain)
    return True
