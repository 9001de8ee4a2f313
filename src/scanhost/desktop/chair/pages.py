"""The pages of the chair's window, by their place in its stack, and which one fits a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first window has no room to know these of
    from scanhost.domain.views import Room

HOME, PREPARE, CONDUCT, AGENDA, FOLLOW, RESULTS, KNOWLEDGE, EDITOR, SETTINGS = range(9)


def fitting(room: Room) -> int:
    """Return the page where a scan stands."""
    if room.closed:
        return FOLLOW  # what comes next: homework, session 2, and what became of it
    return PREPARE if room.locked else CONDUCT


def following(page: int, before: Room, now: Room) -> int:
    """Return the agenda when the room begins with its actions, and back when it leaves them."""
    from scanhost.domain.script import Kind

    if page == CONDUCT and now.step.kind is Kind.ACTIONS and now.step.id == now.live.id:
        return AGENDA if before.live.id != now.live.id else page
    if page == AGENDA and before.live.kind is Kind.ACTIONS and now.live.id != before.live.id:
        return CONDUCT
    return page
