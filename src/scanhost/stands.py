"""How far a point or an agreement is: the same words on screen, on paper, in files and mails."""

from __future__ import annotations

import gettext

from scanhost.texts import N_

STANDS = {
    "open": N_("open"),
    "busy": N_("in progress"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}


def stand_said(stand: str, tr: gettext.NullTranslations) -> str:
    """Return how far something is, in a few words."""
    return tr.gettext(STANDS[stand])


def stands(tr: gettext.NullTranslations) -> list[tuple[str, str]]:
    """Return all there are, with their words."""
    return [(stand, stand_said(stand, tr)) for stand in STANDS]
