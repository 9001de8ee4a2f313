"""What the room will see of a pack: moments of a session that nobody holds."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from scanhost.desktop.snapshot import Snapshot
from scanhost.domain import agenda, views
from scanhost.domain.kept import Clock
from scanhost.domain.pack import INTRODUCTION, Pack, Theme
from scanhost.domain.script import Kind, Step
from scanhost.domain.state import NormState, Phase, State, new

SECONDS, READY, SEATS = 42.0, 5, 12  # what clock and table show
GRADES = ("344556677889", "233445567789", "566677788899", "222233334444", "333333888888")


class Moment(StrEnum):
    """Which slide of a pack is looked at."""

    NORM = "norm"
    THEME = "theme"
    REVIEW = "review"


def moment(pack: Pack, language: str, kind: Moment, id: str) -> Snapshot | None:
    """Return the room at a moment of a theme or norm; None where there is none yet.

    The introduction question has a norm's moment only. The grades of a review are invented.
    """
    theme = _theme(pack, id)
    state = replace(new(pack), about={"language": language}, locked=False)
    if kind is Moment.NORM:
        norm = id if id == INTRODUCTION or theme is None else _norm(theme, id)
        if not norm:
            return None
        state = replace(
            _at(state, Kind.INTRODUCTION if norm == INTRODUCTION else Kind.NORM, norm),
            norms={norm: NormState(Phase.OPEN)},
            clock=Clock(SECONDS),
        )
        room = views.room(state, 0.0)
        room = replace(room, present=SEATS, answered=READY, left=SECONDS)
        return Snapshot(room, agenda.agenda(state), None, 0, 0)
    if theme is None or (kind is Moment.REVIEW and not theme.norms):
        return None
    if kind is Moment.THEME:
        state = _at(state, Kind.THEME, theme.id)
    else:
        state = replace(
            _at(state, Kind.REVIEW, theme.id),
            norms={one.id: NormState(Phase.REVEALED, revealed=(1,)) for one in theme.norms},
            grades={(one.id, 1): _invented(place) for place, one in enumerate(theme.norms)},
        )
    return Snapshot(views.room(state, 0.0), agenda.agenda(state), None, 0, 0)


def _theme(pack: Pack, id: str) -> Theme | None:
    """Return the theme that this is, or is in; for what is in none, the first."""
    found = (one for one in pack.themes if one.id == id or any(n.id == id for n in one.norms))
    return next(found, pack.themes[0] if pack.themes else None)


def _norm(theme: Theme, id: str) -> str:
    """Return this norm of the theme, or its first."""
    norms = [one.id for one in theme.norms]
    return id if id in norms else norms[0] if norms else ""


def _at(state: State, kind: Kind, id: str) -> State:
    """Return the scan in a step; a theme has an opening here also when nothing is told."""
    place = next(
        (
            at
            for at, one in enumerate(state.script)
            if one.kind is kind and id in (one.norm, one.theme)
        ),
        None,
    )
    if place is None:
        steps = (*state.script, Step(f"{kind}:{id}", kind, theme=id))
        return replace(state, script=steps, at=len(steps) - 1)
    return replace(state, at=place)


def _invented(place: int) -> dict[str, int | None]:
    row = GRADES[place % len(GRADES)]
    return {f"ballot{at}": int(grade) for at, grade in enumerate(row)}
