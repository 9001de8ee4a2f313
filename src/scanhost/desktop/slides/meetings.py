"""A meeting after session 1 on the room's screen: which slide each of its steps has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scanhost.desktop.slides import agreeing, choosing, gathering, standing, words
from scanhost.desktop.slides.sheet import Sheet
from scanhost.desktop.slides.typing import UNBORN, commitment_of
from scanhost.desktop.snapshot import Snapshot, Typed
from scanhost.domain.meetings import TABLE, Stage

Write = Callable[[Sheet, Snapshot, float | None, int], None]


def _one(sheet: Sheet, snapshot: Snapshot) -> int:
    return 1


def _nowhere(sheet: Sheet, snapshot: Snapshot, of: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of slide: how it is written, over how many pages, and where a text stands on it."""

    write: Write
    pages: Callable[[Sheet, Snapshot], int] = _one
    page_with: Callable[[Sheet, Snapshot, str], int | None] = _nowhere


AGREED = Kind(agreeing.agreements, agreeing.pages, agreeing.page_with)
KINDS: dict[Stage, Kind] = {
    Stage.WELCOME: Kind(gathering.welcome),
    Stage.STATUS: Kind(standing.standing, standing.pages, standing.page_with),
    Stage.CHOICE: Kind(choosing.choosing, choosing.pages, choosing.page_with),
    Stage.AGREEMENTS: AGREED,
    Stage.PROCESS: Kind(agreeing.process, agreeing.pages, agreeing.page_with),
    Stage.NEXT: Kind(gathering.next_scan),
    Stage.CLOSING: Kind(gathering.closing, gathering.pages),
}
FOLLOWED = Kind(gathering.followed)


def meeting(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """The step of the meeting that runs."""
    _kind(snapshot).write(sheet, snapshot, left, page)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many slides the step takes."""
    return _kind(snapshot).pages(sheet, snapshot)


def typing_page(sheet: Sheet, snapshot: Snapshot, what: Typed) -> int | None:
    """Return on which page stands what is being typed."""
    of = commitment_of(what, snapshot) or what.last or (UNBORN if what.point else "")
    return _kind(snapshot).page_with(sheet, snapshot, of) if of else None


def name(snapshot: Snapshot) -> str:
    """Return what the slide is called, the same every time: "meeting-2-status-p1"."""
    room = snapshot.room
    assert room.meeting is not None
    return f"meeting-{room.meeting.number}-{room.meeting.step.id.replace(':', '-')}"


def _kind(snapshot: Snapshot) -> Kind:
    meeting = snapshot.room.meeting
    assert meeting is not None
    return FOLLOWED if words.meeting_about(snapshot) == TABLE else KINDS[meeting.step.stage]
