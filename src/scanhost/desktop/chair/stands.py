"""How far a point or an agreement is, in the chair's words."""

from __future__ import annotations

from scanhost.desktop.chair.desk import Desk
from scanhost.texts import N_

STANDS = {
    "open": N_("open"),
    "busy": N_("in progress"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}


def stand_said(stand: str, desk: Desk) -> str:
    """Return how far something is, in a few words."""
    return desk.texts.gettext(STANDS[stand])


def stands(desk: Desk) -> list[tuple[str, str]]:
    """Return all there are, with their words."""
    return [(stand, stand_said(stand, desk)) for stand in STANDS]
